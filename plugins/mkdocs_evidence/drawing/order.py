"""Which slot stands left of which, so that few lines cross, while the arrows of one box keep their order.

Rows are sorted by where their neighbours stand, down the picture and up again, and then neighbours change places as
long as that saves crossings; the best order that was met on the way is taken.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from mkdocs_evidence.drawing.grid import NO_OWNER, Grid, join_lines
from mkdocs_evidence.drawing.spread import never_falling

_ROUNDS = 10
_PATIENCE = 3
"""Rounds without a better order after which no better one is expected."""


def order_rows(grid: Grid) -> Grid:
    """The grid with its rows in order and the lines joined that run side by side to the same box."""
    joined = join_lines(grid, _best_order(grid))
    return replace(joined, rows=_best_order(joined))


def _best_order(grid: Grid) -> tuple[tuple[int, ...], ...]:
    best, fewest = grid.rows, -1
    for rows, crossings in _Order(grid).improve():
        if fewest < 0 or crossings < fewest:
            best, fewest = tuple(tuple(row) for row in rows), crossings
    return best


def _joined_by_arrows(grid: Grid) -> tuple[list[list[int]], list[list[int]]]:
    """The neighbours of each slot above and below, each as often as arrows run there together."""
    above: list[list[int]] = [[] for _ in grid.row_of]
    below: list[list[int]] = [[] for _ in grid.row_of]
    for way in grid.ways:
        for upper, lower in pairwise(way):
            above[lower].append(upper)
            below[upper].append(lower)
    return above, below


class _Order:
    """An order that is being improved."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._above, self._below = _joined_by_arrows(grid)
        self._rows = [list(row) for row in grid.rows]
        self._place = [0] * len(grid.row_of)
        for row in self._rows:
            self._renumber(row)

    def improve(self) -> Iterable[tuple[list[list[int]], int]]:
        """Every better order on the way with the number of its crossings, beginning with the first."""
        fewest = self._crossings()
        yield self._rows, fewest
        idle = 0
        for number in range(_ROUNDS):
            self._sort(is_downward=number % 2 == 0)
            self._change_places()
            crossings = self._crossings()
            if crossings < fewest:
                fewest, idle = crossings, 0
                yield self._rows, crossings
            else:
                idle += 1
            if not crossings or idle == _PATIENCE:
                break

    def _sort(self, *, is_downward: bool) -> None:
        beside = self._above if is_downward else self._below
        rows = self._rows if is_downward else reversed(self._rows)
        for row in rows:
            keys = self._keys(row, beside)
            row.sort(key=lambda slot: (keys[slot], self._place[slot]))
            self._renumber(row)

    def _keys(self, row: Sequence[int], beside: Sequence[Sequence[int]]) -> dict[int, int]:
        """Where each slot of a row would like to stand, in 64ths of a place."""
        keys: dict[int, int] = {}
        siblings: dict[int, list[int]] = {}
        for place, slot in enumerate(row):
            others = beside[slot]
            keys[slot] = 64 * sum(self._place[one] for one in others) // len(others) if others else 64 * place
            if self._grid.owner[slot] != NO_OWNER:
                siblings.setdefault(self._grid.owner[slot], []).append(slot)
        for group in siblings.values():
            wanted = never_falling([keys[slot] for slot in group], [1] * len(group))
            keys.update(zip(group, wanted, strict=True))
        return keys

    def _change_places(self) -> None:
        """Lets neighbours change places until that saves no more crossings."""
        is_better = True
        while is_better:
            is_better = False
            for row in self._rows:
                for place in range(len(row) - 1):
                    left, right = row[place], row[place + 1]
                    if self._grid.owner[left] != NO_OWNER and self._grid.owner[left] == self._grid.owner[right]:
                        continue
                    if self._saving(left, right) > 0:
                        row[place], row[place + 1] = right, left
                        self._place[left], self._place[right] = place + 1, place
                        is_better = True

    def _saving(self, left: int, right: int) -> int:
        """How many crossings fewer there are when two neighbours change places."""
        saved = 0
        for beside in (self._above, self._below):
            lefts, rights = beside[left], beside[right]
            if lefts and rights:
                places = [self._place[one] for one in rights]
                for one in lefts:
                    here = self._place[one]
                    for other in places:
                        saved += (here > other) - (here < other)
        return saved

    def _crossings(self) -> int:
        return sum(self._crossings_below(row) for row in self._rows)

    def _crossings_below(self, row: Sequence[int]) -> int:
        passed: list[int] = []
        count = 0
        for slot in row:
            lower = sorted(self._place[one] for one in self._below[slot])
            count += sum(len(passed) - bisect_right(passed, place) for place in lower)
            for place in lower:
                insort(passed, place, lo=bisect_left(passed, place))
        return count

    def _renumber(self, row: Sequence[int]) -> None:
        for place, slot in enumerate(row):
            self._place[slot] = place
