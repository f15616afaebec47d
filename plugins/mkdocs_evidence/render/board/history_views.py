"""What the page of an article's history shows: the records that its template and its lines are written of."""

from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_evidence.analysis.reviews.changes import WordChange
from mkdocs_evidence.model.making import maker_of
from mkdocs_evidence.render.words import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Who did something, as what, and how that is known."""

    name: str
    role: str
    """Empty for those without a seat."""
    identity: Term
    vouched: str
    """Names of those who signed for somebody else; empty where the reviewer signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyView:
    """An answer to a comment."""

    who: str
    iso: str
    day: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One line of the history of a claim."""

    iso: str
    day: str
    who: PersonView
    did: str
    code: str
    """Version code of what it was about; empty when it names none."""
    is_held_back: bool
    """Whether its words and comments are not for readers, since the board never approved them."""
    words: tuple[WordChange, ...]
    """What changed since the line before; empty when nothing did."""
    parts: tuple[str, ...]
    citations: str
    completes: str
    """`Approved with two of two sign-offs.`; empty where this line completed nothing."""
    became: str
    """Why a sign-off no longer counts; empty while it does."""
    comment: str
    proposed: tuple[WordChange, ...]
    """The wording that the reviewer would rather see, against what was read."""
    replies: tuple[ReplyView, ...]
    is_open: bool
    """Whether the comment waits for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimHistoryView:
    """The history of one claim."""

    anchor: str
    words: str
    """As they stand, or as they were signed last where the article has the claim no longer."""
    url: str
    """Of the claim on its page; empty where the article has it no longer."""
    state: Term | None
    state_id: str
    standing: str
    code: str
    events: tuple[EventView, ...]
    change: tuple[WordChange, ...]
    """From the last line to the words as they stand."""
    change_parts: tuple[str, ...]
    is_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowEventView:
    """One verdict on the decision flow."""

    iso: str
    day: str
    who: PersonView
    did: str
    code: str
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowHistoryView:
    """The history of the decision flow, which is signed as a whole."""

    title: str
    url: str
    state: Term
    state_id: str
    code: str
    """Version code of the flow as it stands."""
    events: tuple[FlowEventView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingView:
    """One record."""

    iso: str
    day: str
    who: PersonView
    did: str
    interests: tuple[str, ...]
    code: str
    """Start of the digest of the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView:
    """Everything on the page."""

    question: str
    url: str
    verification: str
    """Address of the page that checks the sign-offs in the browser."""
    state: Term
    state_id: str
    sentence: str
    board: str
    """Says that the board is a demonstration; empty for a real one."""
    levels: tuple[Term, ...]
    """The levels of identity that occur."""
    flow: FlowHistoryView | None
    """None where the board has not judged the flow, and where readers do not get it."""
    claims: tuple[ClaimHistoryView, ...]
    claims_html: Markup
    """The same as they stand on the page."""
    gone: tuple[ClaimHistoryView, ...]
    gone_html: Markup
    """The same as they stand on the page."""
    sittings: tuple[SittingView, ...]
    has_held_back: bool
    """Whether something is left out since the board never approved it."""


make_event_view = maker_of(EventView)
make_claim_view = maker_of(ClaimHistoryView)
