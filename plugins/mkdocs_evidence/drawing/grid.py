"""Boxes and arrows sorted into rows: a row of boxes, below it a row with the labels of the arrows that leave them.

What passes through a row on its way further down has a slot there too, so that nothing else stands in its way. Arrows
to the same box that pass side by side meet there and go on as one line.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mkdocs_evidence.drawing.diagram import Arrow, Diagram

NO_OWNER = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Slots by row. Slots are numbered: first the boxes in the diagram's order, then the labels, then what passes."""

    box_count: int
    label_count: int
    rows: tuple[tuple[int, ...], ...]
    """Slots of each row from left to right, as a reader of the arrows in their order meets them."""
    row_of: tuple[int, ...]
    above: tuple[tuple[int, ...], ...]
    """For each slot those of the row above that a line joins it with."""
    below: tuple[tuple[int, ...], ...]
    owner: tuple[int, ...]
    """For each label the box that its arrow leaves; -1 for other slots."""
    ways: tuple[tuple[int, ...], ...]
    """For each arrow its slots from its source to its target, one a row."""

    def is_box(self, slot: int) -> bool:
        """Whether a box stands there."""
        return slot < self.box_count

    def is_label(self, slot: int) -> bool:
        """Whether the label of an arrow stands there."""
        return self.box_count <= slot < self.box_count + self.label_count

    def is_passing(self, slot: int) -> bool:
        """Whether only a line goes through."""
        return slot >= self.box_count + self.label_count


def build_grid(diagram: Diagram) -> Grid:
    """Finds the row of every box and the way of every arrow.

    Raises:
        ValueError: When the arrows lead back to where they came from.
    """
    number = {box.key: place for place, box in enumerate(diagram.boxes)}
    ends = [(number[arrow.source], number[arrow.target]) for arrow in diagram.arrows]
    levels = _levels(len(diagram.boxes), ends)
    boxes = len(diagram.boxes)
    row_of = [2 * level for level in levels] + [2 * levels[source] + 1 for source, _ in ends]
    ways = []
    for place, (source, target) in enumerate(ends):
        rows = range(2 * levels[source] + 2, 2 * levels[target])
        passing = range(len(row_of), len(row_of) + len(rows))
        row_of.extend(rows)
        ways.append((source, boxes + place, *passing, target))
    return _grid(boxes, row_of, ways, _first_order(boxes, row_of, ways))


def join_lines(grid: Grid, rows: Sequence[Sequence[int]]) -> Grid:
    """The grid in whose rows, as they are ordered, lines to the same box share a slot as soon as they are neighbours.

    Args:
        grid: In which every arrow has slots of its own.
        rows: The order of slots in every row; the rows of the new grid begin with it.
    """
    upper = {lower: above for way in grid.ways for above, lower in pairwise(way[1:-1])}
    target = {slot: way[-1] for way in grid.ways for slot in way[2:-1]}
    leader = {slot: slot for slot in range(len(grid.row_of))}
    joined: list[list[int]] = []
    for row in rows:
        first: dict[int, int] = {}
        for slot in row:
            if slot in target:
                leader[slot] = first.setdefault(leader[upper[slot]], slot)
        kept: list[int] = []
        for slot in row:
            if leader[slot] != slot:
                continue
            if kept and slot in target and target[slot] == target.get(kept[-1]):
                leader[slot] = kept[-1]
            else:
                kept.append(slot)
        for slot in row:
            leader[slot] = leader[leader[slot]]
        joined.append(kept)
    fixed = grid.box_count + grid.label_count
    number = {slot: slot for slot in range(fixed)}
    for slot in (slot for row in joined for slot in row if slot >= fixed):
        number[slot] = len(number)
    row_of = [grid.row_of[slot] for slot in number]
    ways = [tuple(number[leader[slot]] for slot in way) for way in grid.ways]
    return _grid(grid.box_count, row_of, ways, tuple(tuple(number[slot] for slot in row) for row in joined))


def _grid(
    boxes: int, row_of: Sequence[int], ways: Sequence[tuple[int, ...]], rows: tuple[tuple[int, ...], ...]
) -> Grid:
    above, below = _joined(len(row_of), ways)
    owner = [NO_OWNER] * len(row_of)
    owner[boxes : boxes + len(ways)] = [way[0] for way in ways]
    return Grid(
        box_count=boxes,
        label_count=len(ways),
        rows=rows,
        row_of=tuple(row_of),
        above=above,
        below=below,
        owner=tuple(owner),
        ways=tuple(ways),
    )


def leading_back(arrows: Sequence[Arrow]) -> frozenset[int]:
    """Places of the arrows without which following arrows never leads back to the same box."""
    leaving: defaultdict[str, list[int]] = defaultdict(list)
    for place, arrow in enumerate(arrows):
        leaving[arrow.source].append(place)
    back: set[int] = set()
    done: set[str] = set()
    for start in list(leaving):
        open_boxes: dict[str, int] = {start: 0}
        while open_boxes:
            box, following = open_boxes.popitem()
            if box in done:
                continue
            if following == len(leaving[box]):
                done.add(box)
                continue
            open_boxes[box] = following + 1
            place = leaving[box][following]
            target = arrows[place].target
            if target in open_boxes:
                back.add(place)
            elif target not in done:
                open_boxes[target] = 0
    return frozenset(back)


def _levels(count: int, ends: Sequence[tuple[int, int]]) -> list[int]:
    """How far down each box stands: below all that lead to it, and no higher than makes its lines long."""
    sources: list[list[int]] = [[] for _ in range(count)]
    targets: list[list[int]] = [[] for _ in range(count)]
    for source, target in ends:
        sources[target].append(source)
        targets[source].append(target)
    waiting = [len(one) for one in sources]
    order = [box for box in range(count) if not waiting[box]]
    levels = [0] * count
    for box in order:
        for target in targets[box]:
            levels[target] = max(levels[target], levels[box] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                order.append(target)
    if len(order) < count:
        raise ValueError("The arrows of a diagram must not lead back.")
    for box in reversed(order):
        _lower(box, levels, sources, targets)
    return levels


def _lower(box: int, levels: list[int], sources: Sequence[Sequence[int]], targets: Sequence[Sequence[int]]) -> None:
    """Moves a box down to just above what it leads to, where that makes lines shorter on the whole."""
    lowest = min((levels[target] for target in targets[box]), default=0) - 1
    if lowest <= levels[box]:
        return
    highest = [
        min((levels[other] for other in sources[target] if other != box), default=levels[target])
        for target in set(targets[box])
    ]
    # Lines to one box run together, so a target gains only where no other line comes from higher up.
    gain = sum(max(0, min(one, lowest) - levels[box]) for one in highest)
    if gain > (lowest - levels[box] if sources[box] else -1):
        levels[box] = lowest


def _joined(
    count: int, ways: Sequence[Sequence[int]]
) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    above: list[dict[int, None]] = [{} for _ in range(count)]
    below: list[dict[int, None]] = [{} for _ in range(count)]
    for way in ways:
        for upper, lower in pairwise(way):
            below[upper][lower] = None
            above[lower][upper] = None
    return tuple(tuple(one) for one in above), tuple(tuple(one) for one in below)


def _first_order(boxes: int, row_of: Sequence[int], ways: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Each row in the order in which somebody meets its slots who follows every arrow as far as it leads."""
    leaving: defaultdict[int, list[int]] = defaultdict(list)
    for place, way in enumerate(ways):
        leaving[way[0]].append(place)
    rows: list[dict[int, None]] = [{} for _ in range(max(row_of, default=-1) + 1)]
    met: set[int] = set()
    waiting = list(reversed(range(boxes)))
    while waiting:
        box = waiting.pop()
        if box not in met:
            met.add(box)
            rows[row_of[box]][box] = None
            for place in leaving[box]:
                for slot in ways[place][1:-1]:
                    rows[row_of[slot]][slot] = None
            waiting.extend(ways[place][-1] for place in reversed(leaving[box]))
    return tuple(tuple(row) for row in rows)
