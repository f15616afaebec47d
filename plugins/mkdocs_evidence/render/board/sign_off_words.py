"""What the board did, in words that a patient can read: the state of a claim, a decision, and how it is known whose."""

from collections.abc import Mapping

from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.analysis.reviews.roll import find_seats
from mkdocs_evidence.analysis.reviews.seats import holds_seat
from mkdocs_evidence.analysis.reviews.standing import ClaimStanding, State
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.review import ClaimVerdict, FlowVerdict, Identity, Meaning, ReviewRecord, Support, Verdict
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.references.short import short_reference
from mkdocs_evidence.render.words import STATE, Term, count_in_words, join_words

IDENTITY: Mapping[Identity, Term] = {
    Identity.OWN_KEY: Term("own key", "A", "Signed with a key that only the reviewer holds."),
    Identity.COUNTERSIGNED: Term(
        "registered e-mail", "B", "It came from the reviewer's registered e-mail address, and another signed for that."
    ),
    Identity.PAPER: Term("paper", "C", "It came on paper, and two others transcribed it and signed for that."),
}
"""How it is known who decided: its name, its level and what it means."""

_DID: Mapping[Verdict, str] = {
    Verdict.ACCEPT: "accepted it",
    Verdict.ACCEPT_WITH_EDIT: "would accept it in other words",
    Verdict.REJECT: "did not accept it",
    Verdict.ABSTAIN: "abstained",
    Verdict.NOT_MY_FIELD: "left it to others, as not their field",
}

_SUPPORT: Mapping[Support, str] = {
    Support.PARTLY: "supports it in part",
    Support.DOES_NOT: "does not support it",
    Support.CANNOT_TELL: "could not be judged",
}


def standing_words(standing: ClaimStanding, site: SiteFacts) -> str:
    """Where a claim stands with the board, by whom and since when, without a full stop."""
    state, day = standing.state, date_text(standing.since) if standing.since else ""
    if state in (State.APPROVED, State.EXPIRED):
        return f"Approved by {_reviewers(len(standing.signers), site)} on {day}"
    if state is State.WITHDRAWN:
        who = join_words([site.person_name(person) for person, _ in standing.withdrawals])
        return f"Withdrawn by {who} on {day}"
    if standing.last_approved is not None and state in (State.CHANGED, State.SUPERSEDED):
        code = version_code(standing.last_approved.verdict.digest)
        return f"{STATE[state].name}: what was approved on {day} has the version code {code}"
    if state is State.UNDER_REVIEW:
        return f"Under review: {len(standing.signers)} of {standing.needed} sign-offs"
    return f"{STATE[state].name} on {day}" if day else STATE[state].about.rstrip(".")


def _reviewers(number: int, site: SiteFacts) -> str:
    board = site.ledger.board
    many = count_in_words(number, "reviewer", "reviewers")
    return f"{many} of the demonstration board" if board is not None and board.demonstration else many


def claim_state(state: State, site: SiteFacts) -> Term:
    """The state of a claim as its mark names it: an approval by a board of roles must not pass for one by doctors."""
    return as_of_board(STATE[state], site) if state is State.APPROVED else STATE[state]


def as_of_board(term: Term, site: SiteFacts) -> Term:
    """An approval as it is named: one by a demonstration says so."""
    board = site.ledger.board
    if board is None or not board.demonstration:
        return term
    return Term(f"{term.name} (demonstration)", term.shape, term.about)


def decision_words(record: ReviewRecord, verdict: ClaimVerdict | FlowVerdict) -> str:
    """What somebody did with a claim or a flow in one sitting: `accepted it`."""
    match record.meaning:
        case Meaning.SUBMITTED:
            return "put it before the board"
        case Meaning.RECUSED:
            return "stepped aside and took no part"
        case Meaning.WITHDRAWN:
            return "withdrew it"
        case Meaning.REVIEWED if verdict.verdict is Verdict.ACCEPT:
            return "read it and found no fault, without approving it"
        case Meaning.APPROVED_WITH_DISSENT if verdict.verdict is Verdict.ACCEPT and verdict.comment:
            return "accepted it, with dissent"
        case _:
            return _DID[verdict.verdict]


def citation_words(verdict: ClaimVerdict, site: SiteFacts) -> str:
    """What the reviewer found of the works that the claim cites; empty when the record says nothing of them."""
    judged = verdict.citations
    if not judged:
        return ""
    found = [
        f"{_work_name(key, site)} {_SUPPORT[support]}" for key, support in judged if support is not Support.SUPPORTS
    ]
    if found:
        return f"Of the works cited, {join_words(found)}."
    match len(judged):
        case 1:
            return "The citation holds."
        case 2:
            return "Both citations hold."
        case several:
            return f"All {count_in_words(several, 'citation', 'citations')} hold."


def _work_name(key: ReferenceKey, site: SiteFacts) -> str:
    known = site.ledger.references.get(key)
    return short_reference(known) if known else key


def role_on(record: ReviewRecord, site: SiteFacts) -> str:
    """The seat of a record's reviewer on the day of the record; empty when the board file names none."""
    seats = find_seats(record.reviewer, site.ledger)
    then = [one for one in seats if holds_seat(one, record.date)]
    return (then or seats)[0].role if seats else ""
