"""What a member of the board can choose, as paper and Word say it; `assets/source/room/` says the same on screen."""

from collections.abc import Mapping

from mkdocs_evidence.model.review import Meaning, Support, Verdict
from mkdocs_evidence.render.words import Term

VERDICT: Mapping[Verdict, Term] = {
    Verdict.ACCEPT: Term("Accept", "1", "I agree with these words as they stand."),
    Verdict.ACCEPT_WITH_EDIT: Term("Accept with edit", "2", "I would agree with other words, which I write below."),
    Verdict.REJECT: Term("Reject", "3", "I do not agree."),
    Verdict.ABSTAIN: Term("Abstain", "4", "I have read it and do not decide."),
    Verdict.NOT_MY_FIELD: Term("Not my field", "5", "Somebody else should decide."),
}
"""What a member decides on a claim or a flow. The shape is the number beside its box, by which paper is keyed in."""

SUPPORT: Mapping[Support, Term] = {
    Support.SUPPORTS: Term("Supports it", "1", "The work says what the claim says."),
    Support.PARTLY: Term("Partly", "2", "The work says some of what the claim says."),
    Support.DOES_NOT: Term("Does not", "3", "The work does not say what the claim says."),
    Support.CANNOT_TELL: Term("Cannot tell", "4", "I would have to read the whole work."),
}
"""What a member finds of a cited work, numbered likewise."""

MEANING: Mapping[Meaning, Term] = {
    Meaning.APPROVED: Term(
        "I approve what I accepted", "1", "My acceptances count toward the board's approval of exactly these words."
    ),
    Meaning.APPROVED_WITH_DISSENT: Term(
        "I approve, and my comments are a minority opinion",
        "2",
        "As above; my comments on what I accepted are printed with the claims.",
    ),
    Meaning.REVIEWED: Term(
        "I reviewed; this is no approval", "3", "My comments go to the authors. Nothing is approved by me."
    ),
    Meaning.WITHDRAWN: Term(
        "Withdraw at once what I rejected",
        "4",
        "Only what I rejected is signed. It shows as withdrawn until a quorum decides anew.",
    ),
    Meaning.RECUSED: Term(
        "I take no part in this article", "5", "None of the decisions counts, only that I stand aside."
    ),
}
"""What the signature of a member says, numbered likewise; what only authors sign is not among them."""
