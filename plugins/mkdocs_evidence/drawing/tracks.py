"""How lines run across between two rows: which of them runs above which, so that few cross and none lie on another.

All arrows that leave one box share a track below it, and all that go on to the same box share one above it. A line that
comes down where another one goes on must turn off above it. Where that goes round in a circle, one line turns twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_evidence.drawing.grid import Grid

_CLEAR = 10
"""Nearest that two upright lines come to each other, in pixels."""
_BETWEEN = 14
"""Nearest that two lines on one track come to each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Lines between two rows that run together."""

    tops: Mapping[int, int]
    """Slots of the upper row, and where across each line begins."""
    bottoms: Mapping[int, int]
    """Slots of the lower row, and where across each line ends."""

    @property
    def first(self) -> int:
        """Its left end."""
        return min(*self.tops.values(), *self.bottoms.values())

    @property
    def last(self) -> int:
        """Its right end."""
        return max(*self.tops.values(), *self.bottoms.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracks:
    """The lines between two rows."""

    count: int
    """How many tracks there are, one above the other."""
    turns: Mapping[tuple[int, int], tuple[tuple[int, int], ...]]
    """For a line from a slot to one of the row below: each track it takes, from the top, and where it leaves it."""


def lay_tracks(grid: Grid, rows: Sequence[Sequence[int]], columns: Sequence[int]) -> tuple[Tracks, ...]:
    """The tracks below every row but the last.

    Args:
        grid: What is joined with what.
        rows: The order of slots in every row.
        columns: The middle of every slot.
    """
    return tuple(_tracks(_bundles(grid, number, rows, columns)) for number in range(len(rows) - 1))


def _bundles(grid: Grid, number: int, rows: Sequence[Sequence[int]], columns: Sequence[int]) -> list[Bundle]:
    if number % 2 == 0:
        return [
            Bundle(tops={slot: columns[slot]}, bottoms={one: columns[one] for one in grid.below[slot]})
            for slot in rows[number]
            if grid.below[slot]
        ]
    return [
        Bundle(tops={one: columns[one] for one in grid.above[slot]}, bottoms={slot: columns[slot]})
        for slot in rows[number + 1]
        if grid.above[slot]
    ]


def _tracks(bundles: Sequence[Bundle]) -> Tracks:
    bent = [one for one in bundles if one.first != one.last]
    detours: list[tuple[Bundle, Bundle]] = []
    order = _find_order(bent)
    while isinstance(order, _Circle):
        upper, lower = _turn_twice(bent[order.bundle], order.slot, bundles)
        bent[order.bundle] = upper
        bent.append(lower)
        detours.append((upper, lower))
        order = _find_order(bent)
    levels = _levels(bent, order)
    turns: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}
    for place, bundle in enumerate(bent):
        for top in bundle.tops:
            for bottom, x in bundle.bottoms.items():
                if top >= 0 and bundle.tops[top] != x or bottom < 0 or top < 0:
                    turns[top, bottom] = ((levels[place], x),)
    return Tracks(count=max(levels, default=-1) + 1, turns=_joined(turns))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Circle:
    """A bundle that must run above one that must run above it, because of the line to this slot."""

    bundle: int
    slot: int
