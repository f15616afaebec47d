"""The picture of a flow: everything is in it, nothing lies on anything, and few lines cross."""

import json
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from drawn_picture import count_crossings, find_faults, read_picture
from drawn_shapes import SHAPES, DrawnShape, read_shapes
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_guidance import FLOW

from mkdocs_evidence.drawing.diagram import Arrow, Box, Diagram, Shape
from mkdocs_evidence.drawing.glyphs import text_width, wrap_text
from mkdocs_evidence.drawing.grid import build_grid, leading_back
from mkdocs_evidence.drawing.layout import lay_out
from mkdocs_evidence.drawing.svg import write_sheets, write_svg
from mkdocs_evidence.render.flows.drawing import flow_diagram

CORPUS = read_shapes()
DOT = json.loads((SHAPES.parent / "dot-crossings.json").read_text(encoding="utf-8"))["crossings"]


def drawn(diagram: Diagram) -> str:
    return write_svg(lay_out(diagram), name="ev-drawing-flow")


def test_the_corpus_is_what_is_promised() -> None:
    sizes = [len(one.questions) + len(one.outcomes) for one in CORPUS.values()]
    assert len(CORPUS) == 20
    assert (min(sizes), max(sizes)) == (10, 60)
    assert set(DOT) == set(CORPUS)


@pytest.mark.parametrize("name", CORPUS)
def test_nothing_lies_on_anything_and_answers_keep_their_order(name: str) -> None:
    assert find_faults(read_picture(drawn(CORPUS[name].diagram()))) == []


@pytest.mark.parametrize("name", CORPUS)
def test_every_box_and_arrow_is_drawn_once_with_all_its_words(name: str) -> None:
    diagram = CORPUS[name].diagram()
    picture = read_picture(drawn(diagram))
    assert {one.name: one.text for one in picture.boxes.values()} == {
        box.key: " ".join(filter(None, (box.mark, box.text, box.note))) for box in diagram.boxes
    }
    assert [(one.source, one.number, one.target, one.label) for one in picture.arrows] == [
        (one.source, one.number, one.target, one.label) for one in diagram.arrows
    ]


def test_lines_cross_at_most_one_and_a_half_times_as_often_as_dot_draws_them_in_the_same_order() -> None:
    ours = sum(count_crossings(read_picture(drawn(one.diagram()))) for one in CORPUS.values())
    assert ours <= 1.5 * sum(one["in order"] for one in DOT.values())


@st.composite
def shapes(draw: st.DrawFn) -> DrawnShape:
    """Any flow that never leads back, tangled as it may be, with boxes that nothing leads to."""
    questions = draw(st.integers(1, 9))
    outcomes = draw(st.integers(1, 6))
    texts = st.text("abc défg Ωж漢", min_size=1, max_size=40).filter(str.strip)
    arrows = []
    for place in range(questions):
        ahead = [f"q{one}" for one in range(place + 1, questions)] + [f"o{one}" for one in range(outcomes)]
        targets = draw(st.lists(st.sampled_from(ahead), max_size=5))
        arrows.extend((f"q{place}", target, draw(texts)) for target in targets)
    return DrawnShape(
        questions={f"q{place}": draw(texts) for place in range(questions)},
        outcomes={f"o{place}": draw(texts) for place in range(outcomes)},
        arrows=tuple(arrows),
    )


@given(shapes())
@settings(max_examples=60, deadline=None)
def test_nothing_lies_on_anything_in_any_flow(shape: DrawnShape) -> None:
    diagram = shape.diagram()
    picture = read_picture(drawn(diagram))
    assert find_faults(picture) == []
    assert len(picture.boxes) == len(diagram.boxes)
    assert [(one.source, one.number, one.target) for one in picture.arrows] == [
        (one.source, one.number, one.target) for one in diagram.arrows
    ]


@pytest.mark.parametrize("name", CORPUS)
def test_on_paper_every_box_and_label_lies_whole_on_some_sheet_and_sheets_follow_one_another(name: str) -> None:
    picture = lay_out(CORPUS[name].diagram())
    sheets = picture.sheets
    assert (sheets[0][0], sheets[-1][1]) == (0, picture.height)
    assert all(upper[0] < lower[0] < upper[1] < lower[1] for upper, lower in pairwise(sheets))
    placed = [(one.y, one.y + one.height) for one in picture.boxes]
    placed += [(one.y, one.y + 14 * len(one.lines)) for one in picture.arrows]
    assert all(any(top <= y and end <= bottom for top, bottom in sheets) for y, end in placed)


@pytest.mark.parametrize("name", CORPUS)
def test_lines_run_straight_down_where_a_sheet_ends_and_the_next_begins(name: str) -> None:
    picture = lay_out(CORPUS[name].diagram())
    edges = {edge for sheet in picture.sheets for edge in sheet} - {0, picture.height}
    for arrow in picture.arrows:
        for line in (arrow.before, arrow.after):
            for (x, y), (other, end) in pairwise(line):
                assert not (x != other and {y, end} & edges)
                assert not (x != other and y != end)


def test_a_picture_that_fits_one_sheet_is_not_repeated_for_paper() -> None:
    assert write_sheets(lay_out(CORPUS["flow-01-10"].diagram()), name="x") == ""


@pytest.mark.parametrize("name", [name for name, one in CORPUS.items() if len(one.questions) + len(one.outcomes) <= 36])
def test_letters_have_eight_points_on_paper(name: str) -> None:
    # A4 on its side less margins is 277 mm wide; the smallest letters have 9 points where the picture keeps its size.
    printed = min(1, 277 / 25.4 * 96 / lay_out(CORPUS[name].diagram()).width)
    assert 9 * printed >= 8


def test_sheets_refer_to_the_picture_and_repeat_none_of_its_words() -> None:
    picture = lay_out(CORPUS["flow-14-36"].diagram())
    root = ElementTree.fromstring(f"<div>{write_sheets(picture, name='x')}</div>")
    assert [one.attrib["href"] for one in root.iter("use")] == ["#x-all"] * len(picture.sheets)
    assert len(picture.sheets) > 1
    assert "".join(root.itertext()).strip() == ""


def test_the_bytes_depend_on_nothing_but_the_diagram() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from drawn_shapes import read_shapes\n"
        "from mkdocs_evidence.drawing.layout import lay_out\n"
        "from mkdocs_evidence.drawing.svg import write_sheets, write_svg\n"
        "sys.stdout.buffer.write(write_svg(lay_out(read_shapes()['flow-09-24'].diagram()), name='x').encode())\n"
    )
    folder = SHAPES.parents[2] / "unit" / "render"
    made = {
        subprocess.run(
            [sys.executable, "-c", code, str(folder)], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert made == {write_svg(lay_out(CORPUS["flow-09-24"].diagram()), name="x").encode()}


def test_texts_of_authors_stay_texts() -> None:
    hostile = "</text><script>alert('1')</script> & \"so\""
    boxes = (
        Box(key="a", shape=Shape.ROUNDED, mark="1.", text=hostile),
        Box(key='b"><script>', shape=Shape.CUT, mark="A.", text=hostile, note=hostile),
    )
    arrow = Arrow(source="a", target='b"><script>', label=hostile, number=1)
    svg = drawn(Diagram(title=hostile, about=hostile, boxes=boxes, arrows=(arrow,)))
    root = ElementTree.fromstring(svg)
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert tags == {"svg", "title", "desc", "g", "path", "rect", "text", "tspan"}
    assert read_picture(svg).arrows[0].label == hostile


def test_a_strict_content_policy_finds_nothing_to_refuse() -> None:
    root = ElementTree.fromstring(drawn(CORPUS["flow-05-16"].diagram()))
    assert not any("style" in one.attrib or one.tag.endswith("style") for one in root.iter())
    assert [one.attrib["id"] for one in root.iter() if "id" in one.attrib] == [
        "ev-drawing-flow-title",
        "ev-drawing-flow-about",
        "ev-drawing-flow-all",
    ]


def test_the_picture_has_a_name_and_a_description_for_those_who_do_not_see_it() -> None:
    root = ElementTree.fromstring(drawn(CORPUS["flow-05-16"].diagram()))
    named = [root.find(f".//*[@id='{one}']") for one in root.attrib["aria-labelledby"].split()]
    assert root.attrib["role"] == "img"
    assert [one.text for one in named if one is not None] == ["A flow", "A picture."]


def test_links_make_it_a_group_whose_inside_can_be_reached() -> None:
    diagram = CORPUS["flow-01-10"].diagram()
    linked = replace(diagram, boxes=tuple(replace(one, url=f"#{one.key}") for one in diagram.boxes))
    root = ElementTree.fromstring(drawn(linked))
    assert root.attrib["role"] == "group"
    assert len(root.findall(".//{http://www.w3.org/2000/svg}a")) == len(diagram.boxes)


def test_a_diagram_that_leads_back_is_refused_and_the_arrows_that_do_are_named() -> None:
    boxes = tuple(Box(key=key, shape=Shape.ROUNDED, mark="", text=key) for key in "abc")
    arrows = tuple(
        Arrow(source=source, target=target, label="on", number=1) for source, target in ("ab", "bc", "ca", "cc")
    )
    with pytest.raises(ValueError, match="lead back"):
        build_grid(Diagram(title="", about="", boxes=boxes, arrows=arrows))
    assert leading_back(arrows) == {2, 3}


def test_a_flow_is_drawn_with_the_numbers_and_words_of_its_outline() -> None:
    diagram = flow_diagram(FLOW, {})
    boxes = {one.key: one for one in diagram.boxes}
    first = FLOW.questions[0]
    assert (boxes[FLOW.start].mark, boxes[FLOW.start].shape) == ("1.", Shape.ROUNDED)
    assert set(boxes) >= {*map(str, (one.id for one in FLOW.questions)), *(str(one.id) for one in FLOW.outcomes)}
    assert [(one.number, one.goal or one.target) for one in diagram.arrows if one.source == first.id] == [
        (number, branch.to) for number, branch in enumerate(first.branches, 1)
    ]


def test_what_a_flow_lacks_and_where_it_leads_back_is_drawn_in_words() -> None:
    first = FLOW.questions[0]
    lost, back = replace(first.branches[0], to="nobody-wrote-this"), replace(first.branches[0], to=str(first.id))
    flow = replace(FLOW, questions=(replace(first, branches=(lost, back)), *FLOW.questions[1:]))
    diagram = flow_diagram(flow, {})
    ends = {one.number: one for one in diagram.arrows if one.source == first.id}
    boxes = {one.key: one for one in diagram.boxes}
    assert boxes["nobody-wrote-this"].shape is Shape.DASHED
    assert boxes[ends[2].target].text.startswith("Back to question ")
    assert ends[2].goal == first.id
    # Scripts find the arrow by the question it leads to; it ends at the words that stand for it.
    assert find_faults(read_picture(drawn(diagram))) == [f"{first.id}/2 does not end at its box"]


def test_another_flow_is_named_by_its_title() -> None:
    first = FLOW.questions[0]
    on = replace(first.branches[0], to="flow:other")
    flow = replace(FLOW, questions=(replace(first, branches=(on,)), *FLOW.questions[1:]))
    other = replace(FLOW, title="The other knee")
    box = next(one for one in flow_diagram(flow, {"other": other}).boxes if one.key == "flow:other")
    assert (box.shape, box.text) == (Shape.DOUBLE, "Continue with the flow “The other knee”")


@given(st.text(max_size=60), st.integers(20, 200))
@settings(max_examples=100, deadline=None)
def test_breaking_a_text_loses_nothing_of_it(text: str, widest: int) -> None:
    for way in wrap_text(text, widest=widest, narrowest=widest // 2, size=13):
        assert "".join("".join(way.lines).split()) == "".join(text.split())
        assert way.width == max((text_width(line, 13) for line in way.lines), default=0)
        assert all(text_width(line, 13) <= widest for line in way.lines if len(line) > 1)
