"""Entries and walks: what people type, and where it leads."""

import pytest
from flow_samples import compiled

from mkdocs_evidence.analysis.flows.entry import Refusal, entry_of, read_entry
from mkdocs_evidence.analysis.flows.walk import Halt, walk_flow

FLOW = """\
start: signs
facts:
  signs: {type: many, options: [rash, cough]}
  temperature: {type: number, unit: "°C", min: 34.0, max: 43.0, step: 0.1}
  weight: {type: number, min: -5, max: 5, step: 2.5, unknown: yes}
  stage: {type: choice, options: [I, II]}
questions:
  signs: {branches: [{when: has rash, to: temperature}, {when: lacks rash, to: stage}]}
  temperature: {branches: [{when: "< 38", to: stage}, {when: ">= 38", to: x}]}
  stage: {branches: [{when: I, to: x}, {when: II, to: y}]}
constraints: [{never: {signs: has cough, stage: II}}]
outcomes: {x: {say: X.}, y: {say: Y.}}
"""
OUT, NONE, BETWEEN = Refusal.OUT_OF_RANGE, Refusal.NO_NUMBER, Refusal.BETWEEN_STEPS

ENTRIES = [
    ("34", 0), ("34.0", 0), ("34.000", 0), ("034", 0), (" 34 ", 0), ("\t34\n", 0), ("43", 90), ("37.9", 39),
    ("33.9", OUT), ("43.1", OUT), ("-34", OUT), ("-0", OUT), ("999999999999999", OUT), ("37.95", BETWEEN),
    ("37.9000000000001", BETWEEN), ("43.00000000000001", OUT),
    ("", Refusal.EMPTY), ("  ", Refusal.EMPTY), ("34.", NONE), (".5", NONE), ("+35", NONE), ("3 5", NONE), ("35,5", NONE),
    ("1,000", NONE), ("3.5e1", NONE), ("0x23", NONE), ("٣٥", NONE), ("３５", NONE), ("−35", NONE), ("\u00a035", NONE),
    ("\ufeff35", NONE), ("35\n36", NONE), ("NaN", NONE), ("35 °C", NONE), ("1234567890123456", NONE), ("unknown", Refusal.NO_OPTION),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "read"), ENTRIES)
def test_a_number_is_read_exactly_or_refused(typed: str, read: int | Refusal) -> None:
    assert read_entry(compiled(FLOW).facts["temperature"], typed) == read


def test_steps_are_counted_from_the_smallest_value_below_nought_too() -> None:
    weight = compiled(FLOW).facts["weight"]
    assert [read_entry(weight, typed) for typed in ("-5", "-2.5", "0", "-0.0", "2.50", "5", "1", "unknown")] == [
        0, 1, 2, 2, 3, 4, BETWEEN, -1,
    ]  # fmt: skip


def test_every_answer_can_be_entered_again() -> None:
    for fact in compiled(FLOW).facts.values():
        answers = [*range(fact.last + 1), *([-1] if fact.fact.unknown else [])]
        assert [read_entry(fact, entry_of(fact, answer)) for answer in answers] == answers


WALKS = [
    ({}, "", "signs", None),
    ({"signs": ("rash",)}, "", "temperature", None),
    ({"signs": ("rash",), "temperature": "38.0"}, "x", "", None),
    ({"signs": ("rash",), "temperature": "37.9", "stage": "II"}, "y", "", None),
    ({"signs": (), "stage": "I", "temperature": "not looked at"}, "x", "", None),
    ({"signs": ("cough",), "stage": "II"}, "", "stage", Halt.IMPOSSIBLE),
    ({"signs": ("cough",), "stage": "ii"}, "", "stage", Refusal.NO_OPTION),
    ({"signs": ("fever",)}, "", "signs", Refusal.NO_OPTION),
    ({"signs": "rash", "temperature": "38 "}, "x", "", None),
    ({"signs": ("rash", "rash"), "temperature": ""}, "", "temperature", Refusal.EMPTY),
]


@pytest.mark.parametrize(("entries", "outcome", "question", "stopped"), WALKS)
def test_answers_lead_where_the_flow_says(entries, outcome, question, stopped) -> None:
    walk = walk_flow(compiled(FLOW), entries)
    assert (walk.outcome, walk.question, walk.stopped) == (outcome, question, stopped)


BROKEN = FLOW.replace("{when: I, to: x}, {when: II, to: y}", "{when: I, to: BRANCH}")


@pytest.mark.parametrize(
    ("branch", "stage", "stopped"),
    [
        ("x", "II", Halt.NO_BRANCH),
        ("nowhere", "I", Halt.NO_TARGET),
        ("signs", "I", Halt.LOOP),
        ("x}, {when: [I, II], to: y", "I", Halt.SEVERAL_BRANCHES),
    ],
)
def test_a_flow_in_disorder_stops_the_walk_and_says_why(branch: str, stage: str, stopped: Halt) -> None:
    walk = walk_flow(compiled(BROKEN.replace("BRANCH", branch)), {"signs": (), "stage": stage})
    assert (walk.outcome, walk.stopped) == ("", stopped)
