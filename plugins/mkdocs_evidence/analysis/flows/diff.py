"""Which patients another edition of a flow advises differently: compared by answers, not by lines of text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from math import gcd

from mkdocs_evidence.analysis.flows.boxes import find_boxes
from mkdocs_evidence.analysis.flows.cells import EVERYTHING, NOTHING, CellSet, Mask
from mkdocs_evidence.analysis.flows.compile import compile_flow
from mkdocs_evidence.analysis.flows.graph import find_knots
from mkdocs_evidence.analysis.flows.space import Axis, FlowSpace
from mkdocs_evidence.analysis.flows.table import NOT_KNOWN, CompiledFact, CompiledFlow
from mkdocs_evidence.analysis.flows.words import say_measure
from mkdocs_evidence.model.flow import Fact, FactType, Flow
from mkdocs_evidence.model.ids import FactId, FlowId

_MOST_SHOWN = 50
NOWHERE = ""
"""In place of an outcome: these answers could not be given, or led to none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeChange:
    """Patients who come to another outcome than before."""

    before: str
    """Name of the outcome, or `NOWHERE`."""
    after: str
    patients: tuple[str, ...]
    """Combinations of answers, each as wide as it can be, without what does not matter: `stage II, lesion 30 to 49 %`.

    At most 50.
    """
    is_cut_short: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowDiff:
    """What another edition changes."""

    changes: tuple[OutcomeChange, ...]
    facts: tuple[str, ...]
    """Facts whose answers, unit or making changed, and those that are new or gone."""
    outcomes: tuple[str, ...]
    """Outcomes in both editions whose words, urgency, strength or claims changed."""
    questions: tuple[str, ...]
    """Questions in both editions whose words or claims changed."""

    @property
    def is_empty(self) -> bool:
        """Whether readers and the board would find both editions alike."""
        return not (self.changes or self.facts or self.outcomes or self.questions)


def diff_flows(before: Flow, after: Flow, flows: Mapping[FlowId, Flow] | None = None) -> FlowDiff:
    """Compares two editions on every combination of answers.

    A fact means the same in both when it has the same id, kind and unit; numbers are compared by value, options by id.

    Args:
        before: The earlier edition.
        after: The later one.
        flows: All flows of the site, for those that either leads on to.

    Raises:
        TooManyCellsError: The editions are too large to be compared, as a flow can be too large to be proven.
    """
    old_facts = [one.fact for one in compile_flow(before, flows or {}).facts.values()]
    new_facts = [one.fact for one in compile_flow(after, flows or {}).facts.values()]
    pairs = _pair_facts(old_facts, new_facts)
    old = compile_flow(_with_facts(before, pairs), flows or {})
    new = compile_flow(_with_facts(after, pairs), flows or {})
    comparison = _Comparison(old, new, {one.id: one for one in old_facts}, {one.id: one for one in new_facts})
    old_outcomes = {one.id: replace(one, at=before.at) for one in before.outcomes}
    old_questions = {one.id: (one.ask, one.help, one.claims) for one in before.questions}
    return FlowDiff(
        changes=tuple(comparison.changes()),
        facts=tuple(_changed_facts(before, after)),
        outcomes=tuple(
            one.id
            for one in after.outcomes
            if one.id in old_outcomes and old_outcomes[one.id] != replace(one, at=before.at)
        ),
        questions=tuple(
            one.id
            for one in after.questions
            if old_questions.get(one.id, (one.ask, one.help, one.claims)) != (one.ask, one.help, one.claims)
        ),
    )


class _Comparison:
    """Two flows over the same facts."""

    def __init__(
        self, old: CompiledFlow, new: CompiledFlow, old_facts: Mapping[FactId, Fact], new_facts: Mapping[FactId, Fact]
    ) -> None:
        cuts: dict[FactId, list[int]] = {}
        for facts in (old_facts, new_facts):
            for name, fact in facts.items():
                cuts.setdefault(name, []).extend(_ends_of(fact, old.facts[name]) if name in old.facts else ())
        self._space = FlowSpace(old, beside=new, cuts=cuts)
        self._cells = self._space.cells
        self._old = self._outcomes(old, self._space, old_facts)
        self._new = self._outcomes(new, self._space.of_other(new), new_facts)
        # Nobody gives the answers that lead nowhere in both: what is said of others may stretch over these.
        self._nobody = self._cells.intersect(self._old[NOWHERE], self._new[NOWHERE])

    def changes(self) -> Iterator[OutcomeChange]:
        """In the order of the outcomes before, then after."""
        for before, old_cells in self._old.items():
            for after, new_cells in self._new.items():
                cells = self._cells.intersect(old_cells, new_cells)
                if before != after and cells != NOTHING:
                    boxes = list(islice(find_boxes(cells, self._nobody, self._space), _MOST_SHOWN + 1))
                    yield OutcomeChange(
                        before=before,
                        after=after,
                        patients=tuple(self._say(box) for box in boxes[:_MOST_SHOWN]),
                        is_cut_short=len(boxes) > _MOST_SHOWN,
                    )

    def _say(self, box: Mapping[int, Mask]) -> str:
        told = [(self._space.by_number[at], mask) for at, mask in box.items()]
        words = [f"{axis.fact.fact.id} {say_measure(axis, mask)}" for axis, mask in told if axis.answered & ~mask]
        return ", ".join(words) or "everyone"

    def _answerable(self, name: FactId, space: FlowSpace, facts: Mapping[FactId, Fact]) -> CellSet:
        """The cells in which the edition has the answer that is given to a fact."""
        axis, own = space.axes.get(name), facts.get(name)
        if axis is None or own is None:
            return EVERYTHING
        return self._cells.cube({axis.number: _answers_of(own, axis)})

    def _outcomes(self, compiled: CompiledFlow, space: FlowSpace, facts: Mapping[FactId, Fact]) -> dict[str, CellSet]:
        """For each outcome the patients who come to it, whatever their answers to questions off their route."""
        ends: dict[str, dict[str, CellSet]] = {name: {name: EVERYTHING} for name in compiled.outcomes}
        for knot in reversed(find_knots(compiled)):
            for name in () if knot.is_cyclic else knot.names:
                question = compiled.questions[name]
                can_answer = self._answerable(question.fact, space, facts)
                found: dict[str, list[CellSet]] = {}
                for branch in question.branches:
                    holds = self._cells.intersect(can_answer, space.conjunction(branch.conditions).true)
                    for outcome, cells in ends.get(branch.to, {}).items():
                        found.setdefault(outcome, []).append(self._cells.intersect(holds, cells))
                ends[name] = {outcome: self._cells.union_all(sets) for outcome, sets in found.items()}
        everyone = self._cells.cube({axis.number: axis.answered for axis in space.by_number})
        for constraint in compiled.constraints:
            everyone = self._cells.subtract(everyone, space.conjunction(constraint.never).true)
        reached = {
            outcome: self._cells.intersect(cells, everyone) for outcome, cells in ends.get(compiled.start, {}).items()
        }
        rest = self._cells.subtract(everyone, self._cells.union_all(list(reached.values())))
        return {**reached, NOWHERE: rest}


def _ends_of(own: Fact, widened: CompiledFact) -> Iterator[int]:
    """The answers of the widened fact at which the edition's own values begin, and just after they end."""
    if own.type is FactType.NUMBER and own.low is not None and own.high is not None:
        for end, after in ((own.low, 0), (own.high, 1)):
            steps = (Fraction(end) * 10**widened.decimals - widened.low) / widened.step
            yield int(steps) + after


def _answers_of(own: Fact, axis: Axis) -> Mask:
    """The classes of answers that an edition's own declaration of the fact has."""
    options = {one.id for one in own.options}
    foreign = sum(1 << at for at, name in enumerate(axis.fact.names) if name not in options)
    found = 0
    for bit, (first, _) in enumerate(axis.classes, 1):
        if first == NOT_KNOWN:
            is_own = own.unknown
        elif own.type is FactType.MANY:
            is_own = not first & foreign
        elif own.type is FactType.NUMBER:
            is_own = own.low is None or own.high is None or own.low <= axis.fact.value(first) <= own.high
        else:
            is_own = axis.fact.names[first] in options
        found |= is_own << bit
    return found


def _pair_facts(before: Sequence[Fact], after: Sequence[Fact]) -> dict[FactId, Fact]:
    """The asked facts of both; one that both have is widened to the answers of either."""
    facts = {one.id: one for one in before if not one.is_derived}
    for fact in after:
        if not fact.is_derived:
            facts[fact.id] = _widen(facts[fact.id], fact) if fact.id in facts else fact
    return facts


def _widen(one: Fact, other: Fact) -> Fact:
    if one.type is not other.type or one.unit != other.unit:
        return other
    known = {option.id for option in one.options}
    widened = replace(
        one,
        options=(*one.options, *(option for option in other.options if option.id not in known)),
        unknown=one.unknown or other.unknown,
    )
    ends = (one.low, other.low, one.high, other.high, one.step, other.step)
    numbers = [Fraction(end) for end in ends if end is not None]
    if one.type is not FactType.NUMBER or len(numbers) < len(ends):
        return widened
    scale = 1
    for number in numbers:
        scale *= number.denominator // gcd(scale, number.denominator)
    low, high = min(numbers[0], numbers[1]), max(numbers[2], numbers[3])
    step = gcd(*(int((number - low) * scale) for number in numbers[:4]), *(int(one * scale) for one in numbers[4:]))
    return replace(widened, low=_decimal(low), high=_decimal(high), step=_decimal(Fraction(step, scale)))


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def _with_facts(flow: Flow, facts: Mapping[FactId, Fact]) -> Flow:
    derived = [one for one in flow.facts if one.is_derived and one.id not in facts]
    return replace(flow, facts=(*facts.values(), *derived))


def _changed_facts(before: Flow, after: Flow) -> Iterator[str]:
    old = {one.id: _sense(one) for one in before.facts}
    new = {one.id: _sense(one) for one in after.facts}
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield name


def _sense(fact: Fact) -> Sequence[object]:
    parts = tuple(
        (
            part.name,
            part.points,
            tuple((one.fact, one.values, one.ranges, one.combinations, one.is_any) for one in part.when),
        )
        for part in fact.derived
    )
    options = tuple((option.id, option.label) for option in fact.options)
    return (fact.type, options, fact.unit, fact.low, fact.high, fact.step, fact.unknown, fact.scheme, parts)
