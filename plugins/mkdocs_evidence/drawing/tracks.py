"""How lines run across between two rows: which of them runs above which, so that few cross and none lie on another.

All arrows that leave one box share a track below it, and all that go on to the same box share one above it. A line that
comes down where another one goes on must turn off above it. Where that goes round in a circle, one line turns twice.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
    is_rest: bool
    """Whether it goes on with a line that turned off before, and so begins on a track where nothing else is near."""
    first: int
    """Its left end."""
    last: int
    """Its right end."""


def _bundle(tops: Mapping[int, int], bottoms: Mapping[int, int], *, is_rest: bool = False) -> Bundle:
    ends = (*tops.values(), *bottoms.values())
    return Bundle(tops=tops, bottoms=bottoms, is_rest=is_rest, first=min(ends), last=max(ends))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracks:
    """The lines between two rows."""

    count: int
    """How many tracks there are, one above the other."""
    turns: Mapping[tuple[int, int], tuple[tuple[int, int], ...]]
    """For a line from a slot to one of the row below: each track it takes, from the top, and where it leaves it."""

    def moved(self, shift: int) -> "Tracks":
        """The same further right."""
        turns = {line: tuple((level, x + shift) for level, x in steps) for line, steps in self.turns.items()}
        return Tracks(count=self.count, turns=turns)


def lay_tracks(grid: Grid, columns: Sequence[int]) -> tuple[Tracks, ...]:
    """The tracks below every row but the last.

    Args:
        grid: Its rows in order.
        columns: The middle of every slot.
    """
    return tuple(_tracks(_bundles(grid, number, columns)) for number in range(len(grid.rows) - 1))


def _bundles(grid: Grid, number: int, columns: Sequence[int]) -> list[Bundle]:
    if number % 2 == 0:
        return [
            _bundle({slot: columns[slot]}, {one: columns[one] for one in grid.below[slot]})
            for slot in grid.rows[number]
            if grid.below[slot]
        ]
    return [
        _bundle({one: columns[one] for one in grid.above[slot]}, {slot: columns[slot]})
        for slot in grid.rows[number + 1]
        if grid.above[slot]
    ]


def _tracks(bundles: Sequence[Bundle]) -> Tracks:
    bent = [one for one in bundles if one.first != one.last]
    straight = [one for one in bundles if one.first == one.last]
    detours: dict[tuple[int, int], int] = {}
    order = _find_order(bent)
    while isinstance(order, _Circle):
        upper, lower = _turn_twice(bent[order.bundle], order.slot, (*bent, *straight))
        bent[order.bundle] = upper
        detours[order.bundle, order.slot] = len(bent)
        bent.append(lower)
        order = _find_order(bent)
    levels = _levels(bent, order)
    later = frozenset(detours.values())
    turns: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}
    for place, bundle in enumerate(bent):
        if place not in later:
            for bottom in bundle.bottoms:
                steps = tuple(_steps(place, bottom, bent, detours, levels))
                for top, x in bundle.tops.items():
                    turns[top, bottom] = steps if x != steps[0][1] else steps[1:]
    return Tracks(count=max(levels, default=-1) + 1, turns=turns)


def _steps(
    place: int, bottom: int, bent: Sequence[Bundle], detours: Mapping[tuple[int, int], int], levels: Sequence[int]
) -> Iterator[tuple[int, int]]:
    yield levels[place], bent[place].bottoms[bottom]
    if (place, bottom) in detours:
        yield from _steps(detours[place, bottom], bottom, bent, detours, levels)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Circle:
    """A bundle that must run above one that must run above it, because of where its line to this slot comes down."""

    bundle: int
    slot: int


def _find_order(bundles: Sequence[Bundle]) -> list[int] | _Circle:
    """The bundles from the top track to the lowest, so that few lines cross."""
    count = len(bundles)
    musts = [[_must_be_above(one, other) for other in bundles] for one in bundles]
    costs = [[_crossings(one, other) for other in bundles] for one in bundles]
    left = list(range(count))
    order: list[int] = []
    while left:
        free = [one for one in left if not any(musts[other][one] for other in left if other != one)]
        if not free:
            return _find_circle(bundles, left)
        best = min(free, key=lambda one: (sum(costs[one][other] - costs[other][one] for other in left), one))
        left.remove(best)
        order.append(best)
    is_better = True
    while is_better:
        is_better = False
        for place in range(count - 1):
            upper, lower = order[place], order[place + 1]
            if costs[lower][upper] < costs[upper][lower] and not musts[upper][lower]:
                order[place], order[place + 1] = lower, upper
                is_better = True
    return order


def _must_be_above(one: Bundle, other: Bundle) -> bool:
    """Whether a line of the other goes on down where, or nearly where, a line of this one comes from above."""
    if one is other or one.first >= other.last + _CLEAR or other.first >= one.last + _CLEAR:
        return False
    if other.is_rest and any(one.bottoms.get(slot) == top for slot, top in other.tops.items()):
        return True
    return not one.is_rest and any(_comes_down_at(bottom, one) for bottom in other.bottoms.values())


def _crossings(upper: Bundle, lower: Bundle) -> int:
    """How often two bundles cross when one runs above the other."""
    if upper is lower:
        return 0
    if lower.last <= upper.first or upper.last <= lower.first:
        return 0
    return sum([lower.first < x < lower.last for x in upper.bottoms.values()]) + sum(
        [upper.first < x < upper.last for x in lower.tops.values()]
    )


def _find_circle(bundles: Sequence[Bundle], left: Sequence[int]) -> _Circle:
    """The line that has to turn twice: of bundles that block one another, the one that is blocked least."""
    among = [bundles[one] for one in left]
    blocked = {
        one: [
            slot
            for slot, x in bundles[one].bottoms.items()
            if any(_comes_down_at(x, other) for other in among if _blocks(other, bundles[one]))
        ]
        for one in left
        if not bundles[one].is_rest and any(_blocks(bundles[one], other) for other in among)
    }
    least = min((one for one in blocked if blocked[one]), key=lambda one: (len(blocked[one]), one))
    return _Circle(bundle=least, slot=blocked[least][0])


def _comes_down_at(x: int, bundle: Bundle) -> bool:
    return any(abs(x - top) < _CLEAR for top in bundle.tops.values())


def _blocks(one: Bundle, other: Bundle) -> bool:
    return not one.is_rest and not other.is_rest and _must_be_above(one, other)


def _turn_twice(bundle: Bundle, slot: int, bundles: Sequence[Bundle]) -> tuple[Bundle, Bundle]:
    """The bundle with its line to a slot coming down beside it, and the rest of that line."""
    taken = [x for one in bundles for x in (*one.tops.values(), *one.bottoms.values())]
    goal = bundle.bottoms[slot]
    side = 1 if sum(bundle.tops.values()) > goal * len(bundle.tops) else -1
    distance = _CLEAR
    while any(abs(goal + side * distance - x) < _CLEAR for x in taken):
        side, distance = -side, distance + 1
    beside = goal + side * distance
    return (
        _bundle(bundle.tops, {**bundle.bottoms, slot: beside}, is_rest=bundle.is_rest),
        _bundle({slot: beside}, {slot: goal}, is_rest=True),
    )


def _levels(bundles: Sequence[Bundle], order: Sequence[int]) -> list[int]:
    """The track of each bundle: as high as those before it in the order allow."""
    levels = [0] * len(bundles)
    for place, one in enumerate(order):
        for other in order[:place]:
            if _is_beside(bundles[one], bundles[other]) or _must_be_above(bundles[other], bundles[one]):
                levels[one] = max(levels[one], levels[other] + 1)
    return levels


def _is_beside(one: Bundle, other: Bundle) -> bool:
    return one.first < other.last + _BETWEEN and other.first < one.last + _BETWEEN
