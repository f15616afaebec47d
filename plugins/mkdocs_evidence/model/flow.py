"""Decision flows as declared: typed finite facts, questions whose branches partition the answers, outcomes.

Nothing here has an order or an else; completeness is proven elsewhere, never assumed.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from mkdocs_evidence.model.claim import Strength
from mkdocs_evidence.model.ids import ClaimName, FactId, FlowId, OutcomeId, QuestionId, TermId
from mkdocs_evidence.model.place import Place

UNKNOWN = "unknown"
"""The answer "not known", where a fact allows it."""

Entry: TypeAlias = str | tuple[str, ...]
"""One answer as somebody gives it: an option, a number as text, `yes`, `unknown`; for `many` the chosen options."""


class FactType(StrEnum):
    """The kinds of fact. `group` and `score` are derived from others and never asked."""

    CHOICE = "choice"
    BOOLEAN = "boolean"
    NUMBER = "number"
    MANY = "many"
    GROUP = "group"
    SCORE = "score"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer of a choice: `II`, labelled for each audience."""

    id: str
    label: tuple[tuple[str, str], ...]
    """(audience, text); a flow with one wording gives it to `clinician`."""
    is_bare: bool = False
    """Whether the id is written without quotes, so that other readers of YAML may take `no` for false."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something about the patient that a flow asks or derives."""

    id: FactId
    type: FactType
    options: tuple[Option, ...] = ()
    """For choice and many in the author's order; for boolean `yes` then `no`."""
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    """A number fact takes low, low + step, … high, and nothing between."""
    unknown: bool = False
    scheme: TermId | None = None
    """Staging scheme whose stages the options are."""
    derived: tuple["Derivation", ...] = ()
    """For group and score: what they are made of."""
    reference: str = ""
    """Documented source of a score, as a citation key."""
    is_whole: bool = True
    """False when a part of it could not be read, which is reported; nothing is proven about it."""
    at: Place

    @property
    def is_derived(self) -> bool:
        """Whether it is made of other facts and so never asked."""
        return self.type in (FactType.GROUP, FactType.SCORE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A stretch of a number fact. None means unbounded on that side."""

    low: Decimal | None = None
    low_included: bool = True
    high: Decimal | None = None
    high_included: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """Chosen options of a `many` fact: all of `has`, none of `lacks`, any of the rest."""

    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What one fact must be: any of these answers, stretches or combinations."""

    fact: FactId
    values: tuple[str, ...] = ()
    """Option ids, `yes`/`no`, exact numbers as text, or `unknown`."""
    ranges: tuple[Range, ...] = ()
    combinations: tuple[Combination, ...] = ()
    """Of a `many` fact: `has a and lacks b`; `none` lacks every option."""
    is_any: bool = False
    """Whether every answer but `unknown` will do: `any`."""
    words: str
    """As the author wrote it: `>= 18 and < 21`."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One line of a group (a name for conditions) or score (points for conditions)."""

    name: str = ""
    points: Decimal | None = None
    when: tuple[Condition, ...]
    """All must hold."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Where one set of answers leads."""

    when: Condition
    given: tuple[Condition, ...] = ()
    """Conditions on facts asked earlier on every route to here."""
    to: str
    """A question, an outcome, or `flow:` and the id of a sub-flow."""
    to_at: Place
    claims: tuple[ClaimName, ...] = ()
    is_whole: bool = True
    """False when a part of it could not be read, which is reported; nobody is said to take it."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Asks one fact; one on a derived fact asks nobody and only leads on."""

    id: QuestionId
    fact: FactId
    ask: tuple[tuple[str, str], ...]
    """(audience, wording)."""
    help: tuple[tuple[str, str], ...] = ()
    branches: tuple[Branch, ...]
    claims: tuple[ClaimName, ...] = ()
    is_whole: bool = True
    """False when a part of it could not be read, which is reported; nothing is said to be missing from it."""
    at: Place


class Urgency(StrEnum):
    """How soon an outcome asks somebody to act."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    SOON = "soon"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Where a path ends: what is advised, for each audience, on which claims."""

    id: OutcomeId
    title: str = ""
    urgency: Urgency | None
    say: tuple[tuple[str, str], ...]
    """(audience, wording)."""
    claims: tuple[ClaimName, ...] = ()
    strength: Strength | None = None
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A combination of answers that cannot occur."""

    never: tuple[Condition, ...]
    claims: tuple[ClaimName, ...] = ()
    is_whole: bool = True
    """False when a part of it could not be read, which is reported."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A patient in the author's words and the outcome they must reach."""

    name: str
    given: tuple[tuple[FactId, Entry], ...]
    expect: OutcomeId
    expect_at: Place | None = None
    is_whole: bool = True
    """False when a part of it could not be read, which is reported; it is not tried."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAsked:
    """A fact that a cited work uses and the flow leaves out on purpose."""

    fact: str
    reason: str
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One decision flow."""

    id: FlowId
    file: str
    title: str
    edition: int
    population: str = ""
    scope_claims: tuple[ClaimName, ...] = ()
    start: QuestionId
    start_at: Place | None = None
    """None where the author names no first question."""
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]
    constraints: tuple[Constraint, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    not_asked: tuple[NotAsked, ...] = ()
    unread: frozenset[str] = frozenset()
    """Ids of questions that could not be read at all."""
    is_whole: bool = True
    """False when a part that decides where answers lead could not be read, which is reported."""
    source_digest: str
    at: Place
