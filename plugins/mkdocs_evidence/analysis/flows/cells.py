"""Sets of cells: which combinations of answers are meant, exactly, however many there are.

An axis is a fact and has a few classes of answers that the flow never tells apart; a cell is one class on every axis. A
set of cells is kept as a decision diagram: nodes are shared, equal sets have equal numbers, and a set that says nothing
about an axis does not mention it. So 16 questions in a row, with 65,536 ways through, cost 16 nodes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import mul
from typing import TypeAlias

CellSet: TypeAlias = int
"""Number of a set in its `CellSpace`; two sets are equal exactly when their numbers are."""

Mask: TypeAlias = int
"""Classes of one axis, one bit each."""

NOTHING: CellSet = 0
EVERYTHING: CellSet = 1

MOST_AXES = 300
"""Sets over more axes are not compared."""

_Edges: TypeAlias = tuple[tuple[CellSet, Mask], ...]


class TooManyCellsError(Exception):
    """A set cannot be held within the limits of a proof."""


class CellSpace:
    """All sets over the same axes. Holds every node ever made, so it is made anew for each flow."""

    def __init__(self, classes: Sequence[int], *, most_nodes: int = 200_000, most_work: int = 2_000_000) -> None:
        """Makes the space.

        Args:
            classes: How many classes each axis has.
            most_nodes: How many nodes there may be before `TooManyCellsError` is raised.
            most_work: How many pairs of edges may be compared before it is: a few seconds' work on any machine.
        """
        self._all: tuple[Mask, ...] = tuple((1 << count) - 1 for count in classes)
        # Cells of all axes from each on, and one more for none.
        self._below = list(accumulate(reversed(classes), mul, initial=1))[::-1]
        self._end = len(classes)
        # Sets are compared axis below axis, a few calls deep for each, and Python allows a thousand.
        self._most_nodes, self._most_work = most_nodes, most_work if len(classes) <= MOST_AXES else 0
        self._work = 0
        self._nodes: list[tuple[int, _Edges]] = [(self._end, ()), (self._end, ())]
        self._numbers: dict[tuple[int, _Edges], CellSet] = {}
        self._unions: dict[tuple[CellSet, CellSet], CellSet] = {}
        self._shared: dict[tuple[CellSet, CellSet], CellSet] = {}
        self._rests: dict[tuple[CellSet, CellSet], CellSet] = {}
        self._counts: dict[CellSet, int] = {NOTHING: 0, EVERYTHING: 1}

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self._nodes)

    @property
    def work(self) -> int:
        """How many pairs of edges were compared: what was done, whatever the machine."""
        return self._work

    def cube(self, masks: Mapping[int, Mask]) -> CellSet:
        """The cells that have one of the given classes on each given axis."""
        found = EVERYTHING
        for axis in sorted(masks, reverse=True):
            mask = masks[axis] & self._all[axis]
            found = self._node(axis, {found: mask} if mask else {})
        return found

    def all_of(self, axis: int) -> Mask:
        """Every class of an axis."""
        return self._all[axis]

    def union(self, first: CellSet, second: CellSet) -> CellSet:
        """What is in either."""
        if first == second or NOTHING in (first, second) or EVERYTHING in (first, second):
            return EVERYTHING if EVERYTHING in (first, second) else first or second
        key = (first, second) if first < second else (second, first)
        return self._remember(self._unions, key, self._union_of)

    def union_all(self, sets: Iterable[CellSet]) -> CellSet:
        """What is in any; neighbours are joined first, which keeps the sets between small."""
        row = list(sets)
        while len(row) > 1:
            pairs = zip(row[::2], row[1::2], strict=False)
            row = [self.union(first, second) for first, second in pairs] + row[len(row) // 2 * 2 :]
        return row[0] if row else NOTHING

    def intersect(self, first: CellSet, second: CellSet) -> CellSet:
        """What is in both."""
        if NOTHING in (first, second):
            return NOTHING
        if first == second or EVERYTHING in (first, second):
            return second if first == EVERYTHING else first
        key = (first, second) if first < second else (second, first)
        return self._remember(self._shared, key, self._intersection_of)

    def subtract(self, first: CellSet, second: CellSet) -> CellSet:
        """What is in the first and not in the second."""
        if NOTHING in (first, second):
            return first
        if first == second or second == EVERYTHING:
            return NOTHING
        return self._remember(self._rests, (first, second), self._rest_of)

    def count(self, cells: CellSet) -> int:
        """How many cells there are, of all axes together."""
        return self._count(cells) * self._below[0] // self._below[self._nodes[cells][0]]

    def forget(self, cells: CellSet, axes: frozenset[int]) -> CellSet:
        """The cells that some class on each of `axes` makes one of `cells`; says nothing about these axes any more."""
        if not axes:
            return cells
        done: dict[CellSet, CellSet] = {NOTHING: NOTHING, EVERYTHING: EVERYTHING}

        def without(one: CellSet) -> CellSet:
            if one not in done:
                axis, edges = self._nodes[one]
                if axis in axes:
                    done[one] = self.union_all([without(child) for child, _ in edges])
                else:
                    pieces: dict[CellSet, Mask] = {}
                    for child, mask in edges:
                        kept = without(child)
                        pieces[kept] = pieces.get(kept, 0) | mask
                    done[one] = self._node(axis, pieces)
            return done[one]

        return without(cells)

    def boxes(self, cells: CellSet) -> Iterator[dict[int, Mask]]:
        """The set as boxes that do not overlap: axis to classes; an axis that is not named may be anything."""
        if cells == EVERYTHING:
            yield {}
        elif cells != NOTHING:
            axis, edges = self._nodes[cells]
            for child, mask in sorted(edges, key=lambda edge: edge[1] & -edge[1]):
                for box in self.boxes(child):
                    yield {axis: mask, **box}

    def axes_of(self, cells: CellSet) -> frozenset[int]:
        """The axes about which the set says anything."""
        return frozenset(self._nodes[one][0] for one in self._within(cells))

    def classes_of(self, cells: CellSet) -> tuple[Mask, ...]:
        """For each axis the classes that some cell of the set has."""
        found = [0] * self._end
        # An axis that an edge passes over may be anything there.
        jumps = [(-1, self._nodes[cells][0])] if cells != NOTHING else []
        for one in self._within(cells):
            axis, edges = self._nodes[one]
            found[axis] |= _classes(edges)
            jumps += [(axis, self._nodes[child][0]) for child, _ in edges]
        for axis, below in set(jumps):
            for passed in range(axis + 1, below):
                found[passed] = self._all[passed]
        return tuple(found)

    def weigh(self, cells: CellSet, weight: Callable[[int, Mask], int]) -> int:
        """The cells counted, each as often as the weights of its classes multiply to.

        Args:
            cells: What is counted; an axis about which the set says nothing counts once.
            weight: Of some classes of an axis together.
        """
        found = {NOTHING: 0, EVERYTHING: 1}
        for one in sorted(self._within(cells)):
            axis, edges = self._nodes[one]
            # What hangs below a node was made before it and has a lower number.
            found[one] = sum(weight(axis, mask) * found[child] for child, mask in edges)
        return found[cells]

    def _within(self, cells: CellSet) -> set[CellSet]:
        """The nodes of a set, but for its two ends."""
        seen: set[CellSet] = {NOTHING, EVERYTHING}
        waiting = [cells]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(child for child, _ in self._nodes[one][1])
        return seen - {NOTHING, EVERYTHING}

    def _count(self, cells: CellSet) -> int:
        """How many cells of the axes from the set's first on."""
        if cells not in self._counts:
            axis, edges = self._nodes[cells]
            self._counts[cells] = sum(
                mask.bit_count() * self._count(child) * self._below[axis + 1] // self._below[self._nodes[child][0]]
                for child, mask in edges
            )
        return self._counts[cells]

    def _node(self, axis: int, pieces: dict[CellSet, Mask]) -> CellSet:
        pieces.pop(NOTHING, None)
        if not pieces:
            return NOTHING
        if len(pieces) == 1:
            edges: _Edges = tuple(pieces.items())
            if edges[0][1] == self._all[axis]:
                return edges[0][0]
        else:
            edges = tuple(sorted(pieces.items()))
        key = (axis, edges)
        number = self._numbers.get(key)
        if number is None:
            number = len(self._nodes)
            if number > self._most_nodes:
                raise TooManyCellsError
            self._nodes.append(key)
            self._numbers[key] = number
        return number

    def _remember(
        self,
        known: dict[tuple[CellSet, CellSet], CellSet],
        key: tuple[CellSet, CellSet],
        make: Callable[[int, _Edges, _Edges], CellSet],
    ) -> CellSet:
        found = known.get(key)
        if found is None:
            first, second = self._nodes[key[0]], self._nodes[key[1]]
            axis = min(first[0], second[0])
            whole = self._all[axis]
            one = first[1] if first[0] == axis else ((key[0], whole),)
            other = second[1] if second[0] == axis else ((key[1], whole),)
            self._work += len(one) * len(other)
            if self._work > self._most_work:
                raise TooManyCellsError
            found = known[key] = make(axis, one, other)
        return found

    def _union_of(self, axis: int, first: _Edges, second: _Edges) -> CellSet:
        pieces: dict[CellSet, Mask] = {}
        of_second = _classes(second)
        for child, mask in first:
            for other, other_mask in second:
                if shared := mask & other_mask:
                    both = self.union(child, other)
                    pieces[both] = pieces.get(both, 0) | shared
            if alone := mask & ~of_second:
                pieces[child] = pieces.get(child, 0) | alone
        of_first = _classes(first)
        for child, mask in second:
            if alone := mask & ~of_first:
                pieces[child] = pieces.get(child, 0) | alone
        return self._node(axis, pieces)

    def _intersection_of(self, axis: int, first: _Edges, second: _Edges) -> CellSet:
        pieces: dict[CellSet, Mask] = {}
        for child, mask in first:
            for other, other_mask in second:
                if shared := mask & other_mask:
                    both = self.intersect(child, other)
                    pieces[both] = pieces.get(both, 0) | shared
        return self._node(axis, pieces)

    def _rest_of(self, axis: int, first: _Edges, second: _Edges) -> CellSet:
        pieces: dict[CellSet, Mask] = {}
        of_second = _classes(second)
        for child, mask in first:
            for other, other_mask in second:
                if shared := mask & other_mask:
                    rest = self.subtract(child, other)
                    pieces[rest] = pieces.get(rest, 0) | shared
            if alone := mask & ~of_second:
                pieces[child] = pieces.get(child, 0) | alone
        return self._node(axis, pieces)


def _classes(edges: _Edges) -> Mask:
    found = 0
    for _, mask in edges:
        found |= mask
    return found
