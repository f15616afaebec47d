"""The cells of one flow: its facts as axes, their answers in classes, its conditions as sets of cells."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from types import MappingProxyType

from mkdocs_evidence.analysis.flows.cells import EVERYTHING, NOTHING, CellSet, CellSpace, Mask
from mkdocs_evidence.analysis.flows.table import (
    NOT_KNOWN,
    NOT_KNOWN_STRETCH,
    CompiledCondition,
    CompiledFact,
    CompiledFlow,
    CompiledPart,
    Stretch,
)
from mkdocs_evidence.model.flow import FactType
from mkdocs_evidence.model.ids import FactId

NOT_ASKED: Mask = 1
"""The class of a fact that no question on the route has asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A fact that is asked, with the classes of answers that the flow tells apart."""

    number: int
    fact: CompiledFact
    classes: tuple[Stretch, ...]
    """First and last answer of each; -1 to -1 for "not known". Class n is bit n + 1: bit 0 is `NOT_ASKED`."""

    @property
    def answered(self) -> Mask:
        """Every class but `NOT_ASKED`."""
        return (1 << (len(self.classes) + 1)) - 2

    def mask(self, condition: CompiledCondition) -> Mask:
        """The classes that meet a condition."""
        if self.fact.fact.type is FactType.MANY:
            return self._mask_of_many(condition.stretches)
        found = 0
        is_unknown_last = self.fact.fact.unknown
        known = len(self.classes) - is_unknown_last
        for first, last in condition.stretches:
            if last == NOT_KNOWN:
                found |= is_unknown_last << (known + 1)
                continue
            low = bisect_left(self.classes, first, hi=known, key=lambda one: one[0])
            high = bisect_right(self.classes, last, hi=known, key=lambda one: one[1])
            found |= ((1 << max(high - low, 0)) - 1) << (low + 1)
        return found

    def class_of(self, answer: int) -> Mask:
        """The class of one answer."""
        if self.fact.fact.type is FactType.MANY and answer != NOT_KNOWN:
            return 2 << answer
        return next(1 << bit for bit, (low, high) in enumerate(self.classes, 1) if low <= answer <= high)

    def _mask_of_many(self, stretches: Sequence[Stretch]) -> Mask:
        count = self.fact.last.bit_length()
        every = (1 << (1 << count)) - 1
        found = 0
        for has, lacks in stretches:
            if (has, lacks) == NOT_KNOWN_STRETCH:
                found |= 1 << len(self.classes)
                continue
            subsets = every
            for option in range(count):
                chosen = _subsets_with(option, count)
                if has >> option & 1:
                    subsets &= chosen
                if lacks >> option & 1:
                    subsets &= ~chosen
            found |= subsets << 1
        return found


def _subsets_with(option: int, count: int) -> Mask:
    """One bit for each of the 2 ** count subsets, set where the subset holds the option."""
    length = 1 << (option + 1)
    pattern = ((1 << (1 << option)) - 1) << (1 << option)
    while length < 1 << count:
        pattern |= pattern << length
        length *= 2
    return pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a condition says about each cell, facts that were not asked included."""

    true: CellSet
    """Where it holds, whatever the facts that were not asked."""
    open: CellSet
    """Where it turns on a fact that was not asked."""


class FlowSpace:
    """The cells of a compiled flow, and its conditions as sets of them."""

    def __init__(
        self,
        compiled: CompiledFlow,
        *,
        flags: int = 0,
        beside: CompiledFlow | None = None,
        cuts: Mapping[FactId, Iterable[int]] = MappingProxyType({}),
    ) -> None:
        """Makes the space.

        Args:
            compiled: The flow.
            flags: How many axes of two classes to add behind those of the facts, numbered from `first_flag`.
            beside: Another flow with the same facts that are asked; what it tells apart is told apart here too.
            cuts: More answers of numbers at which a class is to begin.
        """
        self._compiled = compiled
        starts = _find_cuts((compiled,) if beside is None else (compiled, beside))
        for name, more in cuts.items():
            starts.setdefault(name, set()).update(more)
        asked = [fact for fact in compiled.facts.values() if not fact.fact.is_derived]
        self.axes: dict[FactId, Axis] = {
            fact.fact.id: Axis(number=number, fact=fact, classes=_classes(fact, starts.get(fact.fact.id, set())))
            for number, fact in enumerate(asked)
        }
        self.by_number = tuple(self.axes.values())
        self.first_flag = len(self.axes)
        self.cells = CellSpace([*(len(axis.classes) + 1 for axis in self.by_number), *(2 for _ in range(flags))])
        self._meanings: dict[tuple[FactId, tuple[Stretch, ...]], Meaning] = {}
        self._derived: dict[FactId, _Derived] = {}
        self._sources: dict[FactId, frozenset[int]] = {}

    def of_other(self, other: CompiledFlow) -> "FlowSpace":
        """The same cells for the flow that this space was made `beside`: sets of both can be compared."""
        space = copy(self)
        space._compiled = other
        space._meanings, space._derived, space._sources = {}, {}, {}
        return space

    def sources(self, fact: FactId) -> frozenset[int]:
        """Axes of the asked facts that a fact is, or is made of."""
        if fact not in self._sources:
            axis = self.axes.get(fact)
            if axis is not None:
                self._sources[fact] = frozenset((axis.number,))
            else:
                parts = self._compiled.facts[fact].parts
                conditions = (one for part in parts for one in part.when)
                self._sources[fact] = frozenset(at for one in conditions for at in self.sources(one.fact))
        return self._sources[fact]

    def meaning(self, condition: CompiledCondition) -> Meaning:
        """Where a condition holds and where it turns on what was not asked."""
        key = (condition.fact, condition.stretches)
        if key not in self._meanings:
            axis = self.axes.get(condition.fact)
            if axis is not None:
                self._meanings[key] = Meaning(
                    true=self.cells.cube({axis.number: axis.mask(condition)}),
                    open=self.cells.cube({axis.number: NOT_ASKED}),
                )
            else:
                derived = self._derived_values(condition.fact)
                true = self.cells.union_all(
                    [
                        cells
                        for answer, cells in derived.values.items()
                        if any(low <= answer <= high for low, high in condition.stretches)
                    ]
                )
                self._meanings[key] = Meaning(true=true, open=self.cells.subtract(derived.open, true))
        return self._meanings[key]

    def conjunction(self, conditions: Iterable[CompiledCondition]) -> Meaning:
        """Where all conditions hold, and where none fails but one turns on what was not asked."""
        true, possible = EVERYTHING, EVERYTHING
        for condition in conditions:
            meaning = self.meaning(condition)
            true = self.cells.intersect(true, meaning.true)
            possible = self.cells.intersect(possible, self.cells.union(meaning.true, meaning.open))
        return Meaning(true=true, open=self.cells.subtract(possible, true))

    def values_of(self, fact: FactId) -> Mapping[int, CellSet]:
        """Of a derived fact: the cells in which it has each answer."""
        return self._derived_values(fact).values

    def cell_of(self, answers: Mapping[FactId, int]) -> CellSet:
        """The cell of some answers; facts without an answer were not asked."""
        return self.cells.cube(
            {
                axis.number: axis.class_of(answers[name]) if name in answers else NOT_ASKED
                for name, axis in self.axes.items()
            }
        )

    def _derived_values(self, fact: FactId) -> "_Derived":
        if fact not in self._derived:
            compiled = self._compiled.facts[fact]
            is_group = compiled.fact.type is FactType.GROUP
            self._derived[fact] = self._group(compiled) if is_group else self._score(compiled)
        return self._derived[fact]

    def _group(self, fact: CompiledFact) -> "_Derived":
        meanings = [(part.gives, self.conjunction(part.when)) for part in fact.parts]
        values = {
            gives: self.cells.union_all([meaning.true for number, meaning in meanings if number == gives])
            for gives in range(fact.last + 1)
        }
        anywhere = self.cells.union_all(list(values.values()))
        possible = self.cells.union_all([meaning.open for _, meaning in meanings])
        return _Derived(values=values, open=self.cells.subtract(possible, anywhere))

    def _score(self, fact: CompiledFact) -> "_Derived":
        cells = self.cells
        answered = cells.cube({number: self.by_number[number].answered for number in self.sources(fact.fact.id)})
        known = answered
        for source, says_unknown in _sources_of_score(fact.parts).items():
            if not says_unknown:
                known = cells.subtract(known, self._where_unknown(source))
        totals = {-fact.low: known}
        for part in fact.parts:
            holds = self.conjunction(part.when).true
            after: dict[int, list[CellSet]] = {}
            for total, where in totals.items():
                after.setdefault(total + part.gives, []).append(cells.intersect(where, holds))
                after.setdefault(total, []).append(cells.subtract(where, holds))
            totals = {total: cells.union_all(sets) for total, sets in after.items()}
        values = {total: where for total, where in sorted(totals.items()) if where != NOTHING}
        values[NOT_KNOWN] = cells.subtract(answered, known)
        return _Derived(values=values, open=cells.subtract(EVERYTHING, answered))

    def _where_unknown(self, fact: FactId) -> CellSet:
        axis = self.axes.get(fact)
        if axis is None:
            return self.values_of(fact).get(NOT_KNOWN, NOTHING)
        if NOT_KNOWN_STRETCH not in axis.classes:
            return NOTHING
        return self.cells.cube({axis.number: 1 << len(axis.classes)})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Derived:
    values: Mapping[int, CellSet]
    open: CellSet
    """Where it turns on what was not asked."""


def _sources_of_score(parts: Sequence[CompiledPart]) -> dict[FactId, bool]:
    """Facts that the lines of a score name, and whether a line says what "not known" gives."""
    found: dict[FactId, bool] = {}
    for part in parts:
        for condition in part.when:
            found[condition.fact] = found.get(condition.fact, False) or NOT_KNOWN_STRETCH in condition.stretches
    return found


def _find_cuts(flows: Iterable[CompiledFlow]) -> dict[FactId, set[int]]:
    """For each fact the answers at which a stretch of some condition begins, or has just ended."""
    cuts: dict[FactId, set[int]] = {}
    for compiled in flows:
        for condition in every_condition(compiled):
            for first, last in condition.stretches:
                cuts.setdefault(condition.fact, set()).update((first, last + 1))
    return cuts


def every_condition(compiled: CompiledFlow) -> Iterable[CompiledCondition]:
    """All conditions of a flow: of branches, constraints and derived facts."""
    for question in compiled.questions.values():
        for branch in question.branches:
            yield from branch.conditions
    for constraint in compiled.constraints:
        yield from constraint.never
    for fact in compiled.facts.values():
        for part in fact.parts:
            yield from part.when


def _classes(fact: CompiledFact, cuts: set[int]) -> tuple[Stretch, ...]:
    if fact.fact.type is FactType.NUMBER:
        starts = sorted({0, *(cut for cut in cuts if 0 < cut <= fact.last)})
        ends = [*(start - 1 for start in starts[1:]), fact.last]
        classes = list(zip(starts, ends, strict=True))
    else:
        classes = [(answer, answer) for answer in range(fact.last + 1)]
    return tuple([*classes, NOT_KNOWN_STRETCH] if fact.fact.unknown else classes)


def every_class(axis: Axis, mask: Mask) -> Iterator[Stretch]:
    """The classes of answers in a mask, lowest first; `NOT_ASKED` is none."""
    for bit, stretch in enumerate(axis.classes, 1):
        if mask >> bit & 1:
            yield stretch
