"""Flows of a size that nobody foresees: they are proven, or refused in words, in a bounded amount of work."""

import csv
import io

import pytest
from flow_samples import ENDS, compiled, read_flow

from mkdocs_evidence.analysis.flows.diff import diff_flows
from mkdocs_evidence.analysis.flows.measures import measure_flow
from mkdocs_evidence.analysis.flows.paths import find_example, find_path_boxes, find_paths, say_path
from mkdocs_evidence.analysis.flows.proof import MOST_BRANCHES, prove_flow
from mkdocs_evidence.analysis.flows.walk import walk_flow
from mkdocs_evidence.export.flow_csv import MOST_ROWS, export_flow_csv
from mkdocs_evidence.render.flows.drawing import MOST_ARROWS, flow_diagram


def score_of(count: int, *, limit: int = 5) -> str:
    """A score of so many numbers with five classes each, as early warning scores have them."""
    facts = "".join(f"  f{at}: {{type: number, min: 0, max: 200, step: 1}}\n" for at in range(count))
    lines = "".join(
        f"      - {{points: {points}, when: {{f{at}: {when}}}}}\n"
        for at in range(count)
        for points, when in ((3, '"< 40"'), (1, '">= 40 and < 50"'), (2, '">= 90 and < 110"'), (3, '">= 110"'))
    )
    asked = "".join(
        f"  f{at}: {{branches: [{{when: any, to: {f'f{at + 1}' if at + 1 < count else 'sum'}}}]}}\n"
        for at in range(count)
    )
    ends = f'  sum: {{branches: [{{when: "< {limit}", to: x}}, {{when: ">= {limit}", to: y}}]}}\n'
    return f"start: f0\nfacts:\n{facts}  sum:\n    type: score\n    derived:\n{lines}questions:\n{asked}{ends}{ENDS}"


def branches_of(count: int, when: str) -> str:
    lines = "".join(f"      - {{when: {when.format(at=at)}, to: x}}\n" for at in range(count))
    return (
        "start: f\nfacts:\n  f: {type: number, min: 0, max: 5000, step: 1}\n"
        f"questions:\n  f:\n    branches:\n{lines}{ENDS}"
    )


def test_the_paths_of_a_score_of_a_dozen_facts_are_found_without_listing_who_takes_them() -> None:
    flow = compiled(score_of(12))
    proof, book = prove_flow(flow), find_paths(flow)
    assert proof.is_complete
    assert [path.outcome.name for path in book.paths] == ["x", "y"]
    measures = measure_flow(flow, proof, book)
    assert (measures.cells, measures.patients) == (5**12, 201**12)
    for path in book.paths:
        assert walk_flow(flow, find_example(path, book.space)).outcome == path.outcome.name


def test_who_takes_a_path_is_counted_as_one_by_one() -> None:
    flow = compiled(score_of(3))
    book = find_paths(flow)
    listed = sum(1 for path in book.paths for _ in _cells(path, book.space))
    assert measure_flow(flow, prove_flow(flow), book).cells == listed == 5**3


def _cells(path, space):
    for box in find_path_boxes(path, space):
        found = 1
        for mask in box.values():
            found *= mask.bit_count()
        yield from range(found)


def test_a_path_by_a_score_says_the_points_that_it_takes() -> None:
    low, high = find_paths(compiled(score_of(2))).paths
    assert say_path(low).endswith(" sum: at most 4. → X..")
    assert say_path(high).endswith(" sum: at least 5. → Y..")


def test_a_path_book_too_long_for_a_spreadsheet_says_so_in_every_row() -> None:
    rows = list(csv.DictReader(io.StringIO(export_flow_csv(compiled(score_of(10, limit=13))).removeprefix("\ufeff"))))
    assert len(rows) == MOST_ROWS
    assert {row["complete"] for row in rows} == {"no"}


def test_branches_that_were_copied_a_hundred_times_are_told_some_times_and_hide_no_gap() -> None:
    proof = prove_flow(compiled(branches_of(100, '"< 5000"')))
    assert 0 < len(proof.overlaps) <= 100
    assert len(proof.gaps) == 1


def test_more_branches_than_can_be_proven_are_said_to_be_too_many() -> None:
    proof = prove_flow(compiled(branches_of(MOST_BRANCHES + 1, "{at}")))
    assert proof.is_too_large
    assert not proof.is_complete


def test_more_facts_than_sets_can_be_compared_over_give_no_paths_and_no_error() -> None:
    facts = "".join(f"  f{at}: {{type: boolean}}\n" for at in range(400))
    asked = "".join(
        f"  f{at}: {{branches: [{{when: any, to: {f'f{at + 1}' if at < 399 else 'x'}}}]}}\n" for at in range(400)
    )
    book = find_paths(compiled(f"start: f0\nfacts:\n{facts}questions:\n{asked}{ENDS}"))
    assert (book.paths, book.is_cut_short) == ((), True)


def test_a_flow_too_large_for_a_picture_is_one_box_that_says_so() -> None:
    diagram = flow_diagram(read_flow(branches_of(MOST_ARROWS + 1, "{at}")), {})
    (box,) = diagram.boxes
    assert f"With {MOST_ARROWS + 1} answers this flow is too large for a picture." in box.text


@pytest.mark.parametrize("count", [4, 8])
def test_two_editions_of_a_large_score_are_compared_by_what_it_leads_to(count: int) -> None:
    before = read_flow(score_of(count))
    after = read_flow(score_of(count).replace('">= 5"', '">= 6"').replace('"< 5"', '"< 6"'))
    (change,) = diff_flows(before, after, {}).changes
    assert (change.before, change.after) == ("y", "x")
