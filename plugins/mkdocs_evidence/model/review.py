"""Board records: what was signed, by whom, in which words. Never edited, only added."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mkdocs_evidence.model.ids import ArticleId, ClaimId, FlowId, PersonId, ReferenceKey
from mkdocs_evidence.model.place import Place


class Meaning(StrEnum):
    """What a signature says, after FDA 21 CFR 11.50."""

    REVIEWED = "reviewed"
    APPROVED = "approved"
    APPROVED_WITH_DISSENT = "approved-with-dissent"
    RECUSED = "recused"
    """Takes no part in these claims, or in the article when it names none."""
    WITHDRAWN = "withdrawn"
    SUBMITTED = "submitted"
    """The authors put the article before the board."""
    ANSWERED = "answered"
    """The authors answer comments; no decision."""

    approves: bool
    """Whether acceptances in such a record are sign-offs."""
    judges: bool
    """Whether such a record holds decisions on claims."""

    def __init__(self, value: str) -> None:
        # Kept and not worked out, since both are asked for each verdict again and again.
        self.approves = value in ("approved", "approved-with-dissent")
        self.judges = self.approves or value in ("reviewed", "withdrawn")


class Verdict(StrEnum):
    """What a reviewer decided on one claim."""

    ACCEPT = "accept"
    ACCEPT_WITH_EDIT = "accept-with-edit"
    REJECT = "reject"
    ABSTAIN = "abstain"
    NOT_MY_FIELD = "not-my-field"


class Support(StrEnum):
    """What a reviewer found of one citation."""

    SUPPORTS = "supports"
    PARTLY = "partly"
    DOES_NOT = "does-not"
    CANNOT_TELL = "cannot-tell"


class Identity(StrEnum):
    """How it is known who decided; shown to readers."""

    OWN_KEY = "A"
    """The reviewer signed with a key of their own."""
    COUNTERSIGNED = "B"
    """It came from the registered e-mail address, and another member countersigned it."""
    PAPER = "C"
    """It came on paper, and two others transcribed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedParts:
    """Digests of the parts of what was signed, so that it can be said which of them changed since."""

    words: str
    evidence: str
    grade: str
    """Certainty and strength, with the reason for a strong one."""
    scope: str
    lay: str
    """Wordings for other audiences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimVerdict:
    """One reviewer's decision on one claim, bound to exact words by a digest."""

    claim: ClaimId
    digest: str
    verdict: Verdict
    citations: tuple[tuple[ReferenceKey, Support], ...] = ()
    comment: str = ""
    proposed: str = ""
    """Wording the reviewer would rather see."""
    words: str = ""
    """The claim as it was read, a row with the head of its table; later wordings are compared with it."""
    parts: SignedParts | None = None
    """None in records that do not keep them."""
    same_meaning_as: str = ""
    """Digest of words approved before, of which these are only a better spelling; empty for a decision of its own."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowVerdict:
    """One reviewer's decision on a flow, bound by the digest of its compiled table with every text."""

    flow: FlowId
    digest: str
    verdict: Verdict
    comment: str = ""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the authors reply to a comment."""

    record: str
    """Digest of the record that holds the comment."""
    claim: ClaimId
    text: str
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecord:
    """One sitting of one reviewer on one article."""

    file: str
    article: ArticleId
    reviewer: PersonId
    date: date
    meaning: Meaning
    claims: tuple[ClaimVerdict, ...]
    flows: tuple[FlowVerdict, ...] = ()
    answers: tuple[Answer, ...] = ()
    interests: tuple[tuple[str, str], ...] = ()
    """(topic, what the interest is) as declared at signing; empty means none declared."""
    previous: tuple[str, ...] = ()
    """Digests of the last records of the article that the reviewer had before them; empty for a first record.

    More than one where reviewers had signed side by side.
    """
    identity: Identity = Identity.OWN_KEY
    signatures: tuple[tuple[PersonId, str], ...] = ()
    """(who, signature as `signing.signatures` reads it): the reviewer's own, or those of who vouches for it."""
    is_as_written: bool = True
    """False when the file differs from what `evidence review import` writes for this record."""
    source_digest: str
    at: Place
