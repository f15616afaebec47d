"""Which patients another edition advises differently."""

import pytest
from flow_samples import read_flow

from mkdocs_evidence.analysis.flows.diff import NOWHERE, diff_flows

FLOW = """\
start: stage
facts:
  stage: {type: choice, options: {I: first, II: second}}
  size: {type: number, min: 0, max: 100, step: 1}
  pain: {type: boolean}
questions:
  stage: {branches: [{when: I, to: x}, {when: II, to: size}]}
  size: {branches: [{when: "< 30", to: x}, {when: ">= 30", to: pain}]}
  pain: {branches: [{when: yes, to: y}, {when: no, to: x}]}
outcomes: {x: {say: X.}, y: {say: Y.}}
"""


def changes(before: str, after: str) -> list[tuple[str, str, tuple[str, ...]]]:
    diff = diff_flows(read_flow(before), read_flow(after))
    return [(one.before, one.after, one.patients) for one in diff.changes]


CASES = [
    pytest.param('"< 30", to: x}, {when: ">= 30"', '"<= 30", to: x}, {when: "> 30"',
                 [("y", "x", ("stage II, size 30, pain yes",))], id="a boundary moved by one"),
    pytest.param('"< 30", to: x}, {when: ">= 30"', '"<= 29", to: x}, {when: ">= 30"', [], id="said in other words"),
    pytest.param("yes, to: y}, {when: no, to: x", "no, to: x}, {when: yes, to: y", [], id="branches in another order"),
    pytest.param("{when: I, to: x}", "{when: I, to: pain}",
                 [("x", "y", ("stage I, pain yes",))], id="a question more on one way"),
    pytest.param("max: 100, step: 1", "max: 100, step: 0.5", [], id="a finer step"),
    pytest.param("max: 100", "max: 120", [(NOWHERE, "x", ("stage II, size 101 to 120, pain no",)),
                                            (NOWHERE, "y", ("stage II, size 101 to 120, pain yes",))], id="larger values"),
    pytest.param("{type: boolean}", "{type: boolean, unknown: yes}", [], id="an answer that nobody takes"),
    pytest.param("{say: X.}", "{say: Z.}", [], id="other words for an outcome"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "instead", "expected"), CASES)
def test_the_patients_who_are_led_elsewhere_are_named(written: str, instead: str, expected: list) -> None:
    assert written in FLOW
    after = FLOW.replace(written, instead)
    found = changes(FLOW, after)
    assert found == expected


def test_words_and_claims_are_compared_as_well() -> None:
    after = FLOW.replace("{say: X.}", "{say: Z.}").replace("{type: boolean}", "{type: boolean, unknown: yes}")
    diff = diff_flows(read_flow(FLOW), read_flow(after.replace("pain: {branches", "pain: {ask: Pain?, branches")))
    assert (diff.outcomes, diff.facts, diff.questions, diff.changes) == (("x",), ("pain",), ("pain",), ())
    assert not diff.is_empty
    assert diff_flows(read_flow(FLOW), read_flow(FLOW)).is_empty


SCORED = """\
start: stage
facts:
  stage: {type: choice, options: [I, II, III]}
  pain: {type: boolean}
  points: {type: score, derived: [{points: 1, when: {stage: [II, III]}}, {points: 1, when: {pain: yes}}]}
questions:
  stage: {branches: [{when: any, to: pain}]}
  pain: {branches: [{when: any, to: sum}]}
  sum: {fact: points, branches: [{when: "< 2", to: x}, {when: ">= 2", to: y}]}
outcomes: {x: {say: X.}, y: {say: Y.}}
"""


def test_a_score_with_other_points_is_compared_by_what_it_leads_to() -> None:
    assert changes(
        SCORED, SCORED.replace("{points: 1, when: {stage: [II, III]}}", "{points: 1, when: {stage: III}}")
    ) == [("y", "x", ("stage II, pain yes",))]
