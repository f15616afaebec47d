"""Whether the branches of one question cover their cells, each once; quick for tables of hundreds of rows.

Sets that are joined one after the other can grow without measure on the way although the whole is simple. So branches
are compared in pairs, and cells are counted: branches that share none cover all exactly when their counts add up. Only
where these differ are the missing cells looked for.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from mkdocs_evidence.analysis.flows.cells import NOTHING, CellSet, CellSpace, Mask
from mkdocs_evidence.analysis.flows.space import FlowSpace
from mkdocs_evidence.analysis.flows.table import CompiledBranch

_FEW = 60
"""So many sets are subtracted one after the other."""
_MOST_ROWS = 5_000
"""Sets of more boxes than this are subtracted too."""
_MOST_BOXES = 200
"""Of the missing cells of a large table so many boxes are found."""


def find_pairs(branches: Sequence[CompiledBranch], space: FlowSpace) -> Iterator[tuple[int, int]]:
    """The pairs of branches that may share a cell: no asked fact alone keeps them apart."""
    rows = [
        {
            space.axes[one.fact].number: space.axes[one.fact].mask(one)
            for one in branch.conditions
            if one.fact in space.axes
        }
        for branch in branches
    ]
    for (first, one), (second, other) in combinations(enumerate(rows), 2):
        for axis, mask in one.items():
            if axis in other and not mask & other[axis]:
                break
        else:
            yield first, second


def find_rest(cells: CellSpace, whole: CellSet, parts: Sequence[CellSet]) -> CellSet:
    """What of `whole` is in none of the parts; of very much, a good part of it.

    Args:
        cells: The space of the sets.
        whole: What is to be covered.
        parts: What covers it; no two share a cell.
    """
    inside = [cells.intersect(whole, part) for part in parts]
    if sum(cells.count(part) for part in inside) == cells.count(whole):
        return NOTHING
    if len(inside) <= _FEW:
        for part in inside:
            whole = cells.subtract(whole, part)
        return whole
    rows = list(islice((box for part in inside for box in cells.boxes(part)), _MOST_ROWS + 1))
    if len(rows) > _MOST_ROWS:
        return cells.subtract(whole, cells.union_all(inside))
    found = (box for start in cells.boxes(whole) for box in _uncovered(start, rows, cells))
    return cells.union_all([cells.cube(box) for box in islice(found, _MOST_BOXES)])


def _uncovered(box: dict[int, Mask], rows: Sequence[dict[int, Mask]], cells: CellSpace) -> Iterator[dict[int, Mask]]:
    """Boxes that make up what no row covers, by cutting where cells are missing."""
    axes = sorted({axis for row in rows for axis in row} | set(box))
    waiting = [(box, list(rows))]
    while waiting:
        box, rows = waiting.pop()
        touching = [row for row in rows if all(mask & box.get(axis, mask) for axis, mask in row.items())]
        if not touching:
            yield box
            continue
        if sum(_count(row, box, axes, cells) for row in touching) == _count({}, box, axes, cells):
            continue
        row = max(touching, key=lambda row: _count(row, box, axes, cells))
        inside = dict(box)
        for axis, mask in row.items():
            before = inside.get(axis, cells.all_of(axis))
            if before & ~mask:
                waiting.append(({**inside, axis: before & ~mask}, touching))
            inside[axis] = before & mask


def _count(row: dict[int, Mask], box: dict[int, Mask], axes: Sequence[int], cells: CellSpace) -> int:
    """How many cells of these axes are in both."""
    found = 1
    for axis in axes:
        whole = cells.all_of(axis)
        found *= (row.get(axis, whole) & box.get(axis, whole)).bit_count()
    return found
