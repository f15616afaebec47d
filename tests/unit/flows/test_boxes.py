"""Sets of answers said in few boxes: they hold every cell of the set, none beside it, and cannot be wider."""

from itertools import product

import pytest
from flow_samples import ENDS, compiled
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.analysis.flows.boxes import find_boxes
from mkdocs_evidence.analysis.flows.cells import NOTHING
from mkdocs_evidence.analysis.flows.space import FlowSpace

FLOW = f"""
start: size
facts:
  stage: {{type: choice, options: [I, II, III]}}
  pain: {{type: boolean, unknown: yes}}
  size: {{type: number, min: 0, max: 40, step: 1}}
questions: {{size: {{branches: [{{when: "< 15", to: x}}, {{when: ">= 15 and < 30", to: y}}, {{when: ">= 30", to: x}}]}}}}
{ENDS}"""
CELLS = list(product((2, 4, 8), repeat=3))
"""One class each of stage, pain and size."""


def _boxes(cells: set, free: set) -> list[dict[int, int]]:
    space = FlowSpace(compiled(FLOW))
    wanted, ignored = (
        space.cells.union_all([space.cells.cube(dict(enumerate(cell))) for cell in some]) for some in (cells, free)
    )
    return list(find_boxes(wanted, ignored, space))


def _held(box: dict[int, int]) -> set:
    return {cell for cell in CELLS if all(box.get(axis, 14) & mask for axis, mask in enumerate(cell))}


@given(st.sets(st.sampled_from(CELLS)), st.sets(st.sampled_from(CELLS)))
def test_they_hold_the_set_and_nothing_but_what_does_not_matter(cells: set, free: set) -> None:
    boxes = _boxes(cells, free - cells)
    held = set().union(*map(_held, boxes)) if boxes else set()
    assert cells <= held <= cells | free


@given(st.sets(st.sampled_from(CELLS), min_size=1))
def test_none_can_be_wider(cells: set) -> None:
    for box in _boxes(cells, set()):
        for axis, bit in product(range(3), (2, 4, 8)):
            if axis in box and not box[axis] & bit:
                assert not _held({**box, axis: box[axis] | bit}) <= cells


@pytest.mark.parametrize(
    ("cells", "boxes"),
    [
        ([], []),
        (CELLS, [{}]),
        ([one for one in CELLS if one[2] == 4], [{2: 4}]),
        ([one for one in CELLS if one[0] in (2, 4) and one[1] == 8], [{0: 6, 1: 8}]),
    ],
    ids=["nobody", "everybody", "a middle size", "two stages with one answer"],
)
def test_what_is_one_box_is_said_as_one(cells: list, boxes: list) -> None:
    assert _boxes(set(cells), set()) == boxes


def test_nothing_is_made_of_nothing() -> None:
    assert list(find_boxes(NOTHING, NOTHING, FlowSpace(compiled(FLOW)))) == []
