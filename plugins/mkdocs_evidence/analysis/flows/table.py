"""A flow compiled to whole numbers: no text is compared and nothing is computed when it is walked.

Every answer is a number from 0: the place of an option, the count of steps from the smallest value, the chosen options
as bits. "Not known" is -1. A condition is a tuple of stretches of such numbers. Flows that it leads on to are joined.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from mkdocs_evidence.model.flow import Branch, Condition, Constraint, Fact, Flow, Outcome, Question
from mkdocs_evidence.model.ids import FactId, FlowId

Stretch: TypeAlias = tuple[int, int]
"""First and last answer; of a `many` fact the bits it must have and the bits it must lack."""

NOT_KNOWN = -1
NOT_KNOWN_STRETCH: Stretch = (NOT_KNOWN, NOT_KNOWN)
SUB_FLOW = "flow:"
"""Begins a target that is another flow, and the names of questions and outcomes that come from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledCondition:
    """What one fact must be."""

    fact: FactId
    stretches: tuple[Stretch, ...]
    """In rising order, not touching one another; empty for a condition that nothing can meet."""
    source: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledPart:
    """One line of a group or a score."""

    gives: int
    """Of a group the number of its name; of a score the points, in units of the score's last decimal."""
    when: tuple[CompiledCondition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledFact:
    """A fact and its numbered answers."""

    fact: Fact
    last: int
    """The highest answer; the lowest is 0."""
    decimals: int = 0
    """Of a number or score: how many its values are printed with at most."""
    low: int = 0
    """Value of answer 0, in units of the last decimal."""
    step: int = 1
    """Value of one answer more, in units of the last decimal."""
    names: tuple[str, ...] = ()
    """Of a choice, boolean, many or group: what the answers, or bits, are called."""
    parts: tuple[CompiledPart, ...] = ()

    def value(self, answer: int) -> Decimal:
        """The number that an answer of a number or score stands for."""
        # Not `scaleb`, which rounds to the digits of the context.
        whole = self.low + answer * self.step
        return Decimal((whole < 0, tuple(int(digit) for digit in str(abs(whole))), -self.decimals))

    def number_text(self, answer: int) -> str:
        """The same in digits, without zeros that say nothing."""
        text = format(self.value(answer), "f")
        return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledBranch:
    """Where one set of answers leads."""

    when: CompiledCondition
    given: tuple[CompiledCondition, ...]
    to: str
    """Name of a question or outcome; empty where there is none of that name."""
    source: Branch

    @property
    def conditions(self) -> tuple[CompiledCondition, ...]:
        """All that must hold."""
        return (self.when, *self.given)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledQuestion:
    """A question with its branches."""

    name: str
    """Its id; in a flow that is joined on `flow:other/id`."""
    flow: FlowId
    fact: FactId
    branches: tuple[CompiledBranch, ...]
    is_joined: bool
    """Whether it comes from another flow; then it is not asked again where its fact is known already."""
    is_whole: bool
    """False when something could not be read, so that missing answers mean nothing."""
    source: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledOutcome:
    """An end of the flow."""

    name: str
    flow: FlowId
    source: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledConstraint:
    """Answers that cannot occur together."""

    never: tuple[CompiledCondition, ...]
    source: Constraint


@dataclass(frozen=True, slots=True, kw_only=True)
class FactClash:
    """A fact that two joined flows declare differently."""

    ours: Fact
    theirs: Fact
    flow: FlowId


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledFlow:
    """A whole flow, those that it leads on to included."""

    flow: Flow
    start: str
    """Name of the first question; empty where there is none of that name."""
    facts: Mapping[FactId, CompiledFact]
    """In the author's order."""
    questions: Mapping[str, CompiledQuestion]
    outcomes: Mapping[str, CompiledOutcome]
    constraints: tuple[CompiledConstraint, ...]
    joined: tuple[Flow, ...]
    """The other flows."""
    clashes: tuple[FactClash, ...]
    is_whole: bool
    """False when a part could not be read or a target is unknown, so that what is never reached means nothing."""

    @property
    def is_expressible(self) -> bool:
        """Whether every fact that a question asks could be read, without which no other tool can be told of it."""
        return all(question.fact in self.facts for question in self.questions.values())
