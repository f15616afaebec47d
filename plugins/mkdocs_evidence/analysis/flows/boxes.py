"""A set of cells as few large boxes, for people: each as wide as it can be, so that boxes may overlap."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.cells import NOTHING, CellSet, Mask
from mkdocs_evidence.analysis.flows.space import FlowSpace


def find_boxes(cells: CellSet, free: CellSet, space: FlowSpace) -> Iterator[dict[int, Mask]]:
    """Boxes that together hold every cell of a set and no other, but for those that do not matter.

    Args:
        cells: In which every fact is answered.
        free: Cells that a box may take in or not: those of nobody.
        space: Of the sets.

    Yields:
        Axis to classes, in the order of the axes; an axis that is left out may be anything.
    """
    sets = space.cells
    everyone = sets.cube({axis.number: axis.answered for axis in space.by_number})
    outside = sets.subtract(everyone, sets.union(cells, free))
    rest = sets.intersect(cells, everyone)
    while rest != NOTHING:
        box = _widen(next(sets.boxes(rest)), outside, space)
        yield box
        rest = sets.subtract(rest, sets.cube(box))


def _widen(box: dict[int, Mask], outside: CellSet, space: FlowSpace) -> dict[int, Mask]:
    """The box with as many classes as fit; facts that do not matter go first, the last of them before all."""
    for axis in sorted(box, reverse=True):
        wider = {other: mask for other, mask in box.items() if other != axis}
        if _fits(wider, outside, space):
            box = wider
    for axis in sorted(box):
        for bit in range(1, len(space.by_number[axis].classes) + 1):
            wider = {**box, axis: box[axis] | 1 << bit}
            if wider[axis] != box[axis] and _fits(wider, outside, space):
                box = wider
    return box


def _fits(box: dict[int, Mask], outside: CellSet, space: FlowSpace) -> bool:
    return space.cells.intersect(space.cells.cube(box), outside) == NOTHING
