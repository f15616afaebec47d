"""Faults put in on purpose: who notices them."""

from collections import Counter
from pathlib import Path

import pytest
from flow_samples import read_flow

from mkdocs_evidence.analysis.flows.mutants import make_mutants, score_scenarios
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.layout import Layout

WARD = load_site(Layout.of(Path(__file__).parents[2] / "projects" / "ward"))
FLOW = """\
start: size
facts:
  size: {type: number, min: 0, max: 100, step: 1}
  pain: {type: boolean}
questions:
  size: {branches: [{when: "< 30", to: x}, {when: ">= 30", to: pain}]}
  pain: {branches: [{when: yes, to: y}, {when: no, to: x}]}
outcomes: {x: {say: X.}, y: {say: Y.}}
"""
FEW = "scenarios: [{name: large and painful, given: {size: 80, pain: yes}, expect: y}]\n"
ENOUGH = FEW.replace("]\n", ", {name: at 30, given: {size: 30, pain: yes}, expect: y}]\n").replace(
    "]\n", ", {name: at 29, given: {size: 29}, expect: x}, {name: no pain, given: {size: 80, pain: no}, expect: x}]\n"
)


def test_every_kind_of_fault_is_made() -> None:
    kinds = Counter(one.kind for flow in WARD.flows.values() for one in make_mutants(flow))
    assert set(kinds) == {
        "drop-branch", "double-branch", "redirect", "move-boundary", "drop-answer", "drop-guard", "add-unknown",
        "add-option", "finer-step", "drop-part", "change-points", "drop-constraint",
    }  # fmt: skip


def test_a_branch_dropped_or_doubled_and_a_boundary_moved_on_one_side_are_seen_without_scenarios() -> None:
    score = score_scenarios(read_flow(FLOW), {})
    by_proof = {one.kind for one in score.by_proof}
    assert by_proof >= {"drop-branch", "double-branch", "move-boundary", "add-unknown"}
    assert {one.kind for one in score.unnoticed} == {"redirect"}
    assert score.share < 1


def test_scenarios_see_what_the_proof_cannot() -> None:
    few, enough = (score_scenarios(read_flow(FLOW + scenarios), {}) for scenarios in (FEW, ENOUGH))
    assert len(few.unnoticed) > len(enough.unnoticed) == 0
    assert enough.share == 1
    assert [one.kind for one in enough.equivalent] == ["finer-step"]


@pytest.mark.parametrize("name", WARD.flows)
def test_every_fault_in_the_flows_of_the_test_project_is_noticed(name) -> None:
    score = score_scenarios(WARD.flows[name], WARD.flows)
    assert [f"{one.kind} {one.words}" for one in score.unnoticed] == []
    assert {one.kind for one in score.equivalent} <= {"move-boundary", "add-option", "finer-step", "drop-constraint"}
