"""What a pack shows, as plain as paper: the one source of its PDF and of its Word file."""

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.changes import WordChange
from mkdocs_evidence.model.ids import ClaimId, FlowId, ReferenceKey
from mkdocs_evidence.render.cards.evidence import ExtractView
from mkdocs_evidence.render.review_room.claims import RoomFinding, Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPlace:
    """What a work says at the places that one citation names."""

    relation: str
    """How it bears on the claim, in a word; empty for support."""
    locator: str
    """The author's own; empty when there is none."""
    extracts: tuple[ExtractView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackWork:
    """A cited work as a row with boxes: a member says once of each whether it supports the claim."""

    letter: str
    """`a`, `b`, … within the claim."""
    key: ReferenceKey
    number: int | None
    """In the list of references; None for a key that no reference has."""
    name: str
    kind: str
    notices: tuple[str, ...]
    unverified: str
    places: tuple[PackPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChange:
    """What became of a claim since the member's last sitting."""

    need: str
    """Why it is asked again, in a few words."""
    past: str
    """What the member decided then, and when; empty for a claim that is new to them."""
    stretches: tuple[WordChange, ...]
    """The words then and now; empty where they are the same."""
    parts: tuple[str, ...]
    """Which other parts are not as they were, in words."""
    comment: str
    """What the member said then."""
    answer: str
    """What the authors replied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackClaim:
    """One claim, as it is decided on."""

    id: ClaimId
    number: int
    """Its place in the pack, from 1."""
    code: str
    section: str
    text: str
    grade: tuple[str, ...]
    """Kind of recommendation, certainty, and the reason for a strong one."""
    scope: tuple[tuple[str, str], ...]
    """(what, in words), where it differs from that of the article."""
    lay: tuple[tuple[str, str], ...]
    """(for whom, wording)."""
    works: tuple[PackWork, ...]
    uses: tuple[tuple[str, str], ...]
    """(where else the page says it, in which words)."""
    findings: tuple[RoomFinding, ...]
    withdrawals: tuple[Withdrawal, ...]
    change: PackChange | None
    """None while the member has nothing behind them on it and nobody else has either."""
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPath:
    """One way through the flow."""

    number: int
    steps: tuple[tuple[str, str], ...]
    """(question, answers) of each question that is asked, without those that all paths to the outcome share."""
    example: str
    """A patient who takes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackOutcome:
    """The paths to one outcome."""

    title: str
    """Behind the letter that the outcome has wherever the flow is shown."""
    urgency: str
    """Empty when the flow names none."""
    scenarios: tuple[str, ...]
    """Patients of the author who come here, in the author's words."""
    shared: tuple[tuple[str, str], ...]
    """What every path to it asks and answers alike; empty for one path."""
    paths: tuple[PackPath, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFlow:
    """The decision flow as a table of paths."""

    id: FlowId
    code: str
    title: str
    edition: int
    outcomes: tuple[PackOutcome, ...]
    is_cut_short: bool
    is_proven: bool
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PackReference:
    """One work of the list."""

    number: int
    text: str
    kind: str
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSitting:
    """A stretch of claims that fit one sitting."""

    number: int
    claims: tuple[PackClaim, ...]
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackView:
    """A pack for one member, or for anybody."""

    article: str
    """Id of the article."""
    question: str
    board: str
    is_demonstration: bool
    member: str
    """Name; empty for a pack that anybody may fill in."""
    role: str
    wanted_by: str
    """Day, in words; empty when nobody set one."""
    contact: str
    version: str
    """Version code of the article."""
    code: str
    """Of the pack."""
    time: str
    scope: tuple[tuple[str, str], ...]
    """(what, in words) that every claim is about which names nothing else."""
    answer: tuple[str, ...]
    """The bottom line, which rests on the claims."""
    sittings: tuple[PackSitting, ...]
    sitting_count: int
    """How many there are, those included that are not in this pack."""
    left_out: Mapping[str, int]
    """How many claims are not in the pack, by the reason."""
    flow: PackFlow | None
    references: tuple[PackReference, ...]
    topics: tuple[tuple[str, str], ...]
    """(id, name) of what an interest can be declared in."""

    @property
    def claims(self) -> tuple[PackClaim, ...]:
        """All claims, in the order of the page."""
        return tuple(claim for sitting in self.sittings for claim in sitting.claims)
