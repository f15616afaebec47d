"""What of the language of flows the loader takes, and what it says of the rest."""

import pytest

from mkdocs_evidence.load.flows.flow import load_flow
from mkdocs_evidence.model.flow import Combination, Flow
from mkdocs_evidence.model.ids import FlowId

TEXT = """\
title: T
edition: 1
start: signs
facts:
  signs: {type: many, options: [rash, cough], unknown: yes}
  age: {type: number, min: 0, max: 1, step: 0.1}
  points: {type: score, unknown: yes, derived: [{points: 1, when: {signs: has rash}}]}
  kind: {type: group, derived: [{name: high, when: {points: ">= 1"}}, {name: low, when: {points: "< 1"}}]}
constraints:
  - {never: {signs: none, age: 0}}
questions:
  signs:
    branches:
      - {when: has rash and lacks cough, to: age}
      - {when: [has cough, none, unknown], to: x}
  age:
    branches:
      - {when: any, given: {kind: high}, to: x}
      - {when: "< 0.5", given: {kind: low}, to: x}
outcomes: {x: {say: X.}}
scenarios:
  - {name: a rash, given: {signs: rash, age: 0.5}, expect: x}
  - {name: a rash and a cough, given: {signs: [rash, cough]}, expect: x}
  - {name: nothing, given: {signs: none}, expect: x}
  - {name: nobody knows, given: {signs: unknown}, expect: x}
not_asked:
  weight: {reason: No claim turns on it.}
"""


def read(text: str) -> tuple[Flow, list[str]]:
    flow, faults = load_flow(text, file="f.yml", flow_id=FlowId("f"))
    assert flow is not None
    return flow, [
        f"{one.finding.at.line}:{one.finding.at.column} {one.finding.message} {one.finding.remedy}" for one in faults
    ]


def test_conditions_on_several_answers_at_once_are_read() -> None:
    flow, faults = read(TEXT)
    assert faults == []
    first, second = flow.questions[0].branches
    assert first.when.combinations == (Combination(has=("rash",), lacks=("cough",)),)
    assert second.when.combinations == (Combination(has=("cough",)), Combination(lacks=("rash", "cough")))
    assert second.when.values == ("unknown",)


def test_any_is_every_answer() -> None:
    flow, _ = read(TEXT)
    condition = flow.questions[1].branches[0].when
    assert (condition.is_any, condition.values, condition.words) == (True, (), "any")


def test_facts_may_be_made_of_facts_that_are_made() -> None:
    flow, _ = read(TEXT)
    points, kind = flow.facts[2:]
    assert (points.is_derived, kind.derived[0].when[0].fact) == (True, "points")


def test_scenarios_give_one_answer_or_several() -> None:
    flow, _ = read(TEXT)
    given = [dict(one.given)["signs"] for one in flow.scenarios]
    assert given == [("rash",), ("rash", "cough"), (), "unknown"]


def test_what_is_left_out_on_purpose_has_a_reason() -> None:
    flow, _ = read(TEXT)
    assert [(one.fact, one.reason) for one in flow.not_asked] == [("weight", "No claim turns on it.")]


WRONG = [
    ("has rash and lacks cough", "rash", "14:16 `rash` is no condition on `signs`. Write `has rash` or `lacks rash`."),
    ("has rash and lacks cough", "has rahs", "14:16 `rahs` is no answer to `signs`. Did you mean `rash`?"),
    (
        "has rash and lacks cough",
        "has rash and lacks rash",
        "14:16 `has rash and lacks rash` can never hold: it has and lacks the same.",
    ),
    ("signs: rash, age", "signs: rush, age", "22:35 `rush` is no answer to `signs`. Did you mean `rash`?"),
    ("{signs: none}", "{kind: high}", "24:35 `kind` is made of other facts, and nobody answers it."),
    ("signs: rash, age: 0.5", "signs: rash, age: [0.5]", "22:46 `age` is a list; a single answer belongs here."),
    ("max: 1, step: 0.1", "max: 1, step: 0.3", "6:3 `age` goes from 0 in steps of 0.3 and never reaches 1."),
    ("max: 1, step: 0.1", "max: 1, step: 0.00000000000000000001", "`step` is `0.00000000000000000001`, which is no"),
    ("max: 1, step: 0.1", "max: 999999999, step: 0.000000001", "6:3 `age` has too many values"),
    ("{name: low, ", "{", "8:71 `name` is missing in a line of `kind`."),
    ("{points: 1, ", "{", "7:49 `points` is missing in a line of `points`."),
    ("has rash}}]", "has rash, kind: high}}]", "7:"),
]


@pytest.mark.parametrize(("written", "instead", "told"), WRONG)
def test_what_cannot_be_read_is_told(written: str, instead: str, told: str) -> None:
    assert written in TEXT
    _, faults = read(TEXT.replace(written, instead))
    assert any(told in fault for fault in faults), faults


def test_a_fact_made_of_one_further_down_is_told_to_stand_after_it() -> None:
    lines = TEXT.splitlines(keepends=True)
    lines[6], lines[7] = lines[7], lines[6]
    _, faults = read("".join(lines))
    assert any("`points` is derived as well, and not known yet" in fault for fault in faults), faults


def test_thirteen_options_of_which_any_may_be_chosen_are_too_many() -> None:
    options = ", ".join(f"o{number}" for number in range(13))
    _, faults = read(TEXT.replace("[rash, cough]", f"[rash, cough, {options}]"))
    assert any("`signs` has 15 options of which any number may be chosen." in fault for fault in faults), faults


def test_only_the_parts_with_a_fault_are_not_whole() -> None:
    flow, faults = read(TEXT.replace("has rash and lacks cough", "has rahs"))
    assert len(faults) == 1
    assert [one.is_whole for one in flow.questions] == [False, True]
    assert all(one.is_whole for one in (*flow.facts, *flow.constraints, *flow.scenarios))
    assert not flow.is_whole


def test_a_fault_in_a_scenario_leaves_the_flow_whole() -> None:
    flow, faults = read(TEXT.replace("signs: rash, age", "signs: rush, age"))
    assert len(faults) == 1
    assert flow.is_whole
    assert [one.is_whole for one in flow.scenarios] == [False, True, True, True]


def test_a_question_about_no_known_fact_is_remembered_by_its_name() -> None:
    flow, _ = read(TEXT.replace("  age:\n    branches", "  how-old:\n    fact: agee\n    branches"))
    assert flow.unread == {"how-old"}
    assert not flow.is_whole
