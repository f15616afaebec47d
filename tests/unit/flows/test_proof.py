"""What the proof of a flow finds, in the author's words."""

import random

import pytest
from flow_samples import ENDS, compiled, faults_of

from mkdocs_evidence.analysis.flows.proof import prove_flow

STAGE = "stage: {type: choice, options: [I, II, III]}"
AGE = "age: {type: number, unit: years, min: 18, max: 90, step: 0.5}"
PAIN = "pain: {type: boolean, unknown: yes}"
SIGNS = "signs: {type: many, options: [rash, cough, fever], unknown: yes}"


def flow(facts: str, start: str, *questions: str) -> str:
    listed = "".join(f"  {fact}\n" for fact in facts.splitlines())
    asked = "".join(f"  {question}\n" for question in questions)
    return f"start: {start}\nfacts:\n{listed}questions:\n{asked}{ENDS}"


CASES = [
    pytest.param(
        flow(AGE, "age", 'age: {branches: [{when: "< 65", to: x}, {when: "> 65", to: y}]}'),
        {"gap": ["age = 65"]},
        id="nothing at the boundary",
    ),
    pytest.param(
        flow(AGE, "age", 'age: {branches: [{when: "<= 65", to: x}, {when: ">= 66", to: y}]}'),
        {"gap": ["age = 65.5"]},
        id="a step between two boundaries",
    ),
    pytest.param(
        flow(AGE, "age", 'age: {branches: [{when: "<= 65", to: x}, {when: ">= 65", to: y}]}'),
        {"overlap": ["age = 65"]},
        id="both at the boundary",
    ),
    pytest.param(
        flow(AGE, "age", 'age: {branches: [{when: "< 65", to: x}, {when: ">= 65", to: y}, {when: "> 90", to: y}]}'),
        {"dead": ["age: > 90"]},
        id="beyond the largest value",
    ),
    pytest.param(
        flow(PAIN, "pain", "pain: {branches: [{when: yes, to: x}, {when: no, to: y}]}"),
        {"gap": ["pain = not known"]},
        id="not known is an answer",
    ),
    pytest.param(
        flow(PAIN, "pain", "pain: {branches: [{when: any, to: x}, {when: unknown, to: y}]}"),
        {},
        id="any leaves not known out",
    ),
    pytest.param(
        flow(
            f"{STAGE}\n{AGE}",
            "stage",
            "stage: {branches: [{when: any, to: age}]}",
            'age: {branches: [{when: "< 65", to: x}, {when: ">= 65", given: {stage: [I, III]}, to: y}]}',
        ),
        {"gap": ["age = 65 to 90 with stage II"]},
        id="an earlier answer is named where it matters",
    ),
    pytest.param(
        flow(
            f"{STAGE}\n{AGE}",
            "stage",
            "stage: {branches: [{when: I, to: x}, {when: [II, III], to: age}]}",
            'age: {branches: [{when: "< 65", given: {stage: II}, to: x}, {when: any, given: {stage: III}, to: y}]}',
        ),
        {"gap": ["age = 65 to 90 with stage II"]},
        id="answers that never come here are no gap",
    ),
    pytest.param(
        flow(
            f"{STAGE}\n{PAIN}",
            "stage",
            "stage: {branches: [{when: I, to: pain}, {when: [II, III], to: y}]}",
            "pain: {branches: [{when: any, given: {stage: I}, to: x}, {when: any, given: {stage: II}, to: y}, {when: unknown, to: x}]}",
        ),
        {"dead": ["pain: any"]},
        id="a branch for answers that never come here",
    ),
    pytest.param(
        flow(SIGNS, "signs", "signs: {branches: [{when: has rash, to: x}, {when: has cough, to: y}, {when: unknown, to: y}]}"),
        {
            "gap": ["signs = lacks rash and lacks cough"],
            "overlap": ["signs = has rash and has cough"],
        },
        id="several answers at once",
    ),
    pytest.param(
        flow(SIGNS, "signs", "signs: {branches: [{when: some, to: x}, {when: [none, unknown], to: y}]}"),
        {},
        id="some and none",
    ),
    pytest.param(
        flow(
            f"{STAGE}\n{PAIN}",
            "stage",
            "stage: {branches: [{when: I, to: pain}, {when: [II, III], to: y}]}",
            "pain: {branches: [{when: yes, to: again}, {when: [no, unknown], to: x}]}",
            "again: {fact: stage, branches: [{when: any, to: x}]}",
        ),
        {"repeated": ["stage = I"], "dead": ["again: any"]},
        id="asked twice",
    ),
    pytest.param(
        flow(
            f"{STAGE}\n{PAIN}",
            "stage",
            "stage: {branches: [{when: I, to: pain}, {when: [II, III], to: last}]}",
            "pain: {branches: [{when: [any, unknown], to: last}]}",
            "last: {fact: age, branches: [{when: any, given: {pain: yes}, to: x}, {when: any, given: {pain: [no, unknown]}, to: y}]}",
        ).replace("facts:\n", f"facts:\n  {AGE}\n"),
        {
            "unasked": ["pain: age = anything with pain not asked", "pain: age = anything with pain not asked"],
        },
        id="a condition on what only some were asked",
    ),
    pytest.param(
        flow(
            f"{STAGE}\n{PAIN}\n{AGE}",
            "stage",
            "stage: {branches: [{when: I, to: pain}, {when: [II, III], to: last}]}",
            "pain: {branches: [{when: [any, unknown], to: last}]}",
            "last: {fact: age, branches: [{when: any, given: {stage: I, pain: yes}, to: x}, "
            "{when: any, given: {stage: I, pain: [no, unknown]}, to: y}, {when: any, given: {stage: [II, III]}, to: y}]}",
        ),
        {},
        id="a condition that another rules out is not looked at",
    ),
    pytest.param(
        flow(
            f"{STAGE}\n{PAIN}",
            "stage",
            "stage: {branches: [{when: I, to: pain}, {when: [II, III], to: y}]}",
            "pain: {branches: [{when: yes, to: stage}, {when: [no, unknown], to: x}]}",
        ),
        {"loop": ["stage"]},
        id="round in a circle",
    ),
    pytest.param(
        flow(
            f"{STAGE}\n{PAIN}\n{AGE}",
            "stage",
            "stage: {branches: [{when: I, to: pain}, {when: II, to: age}, {when: III, to: x}]}",
            "pain: {branches: [{when: any, given: {stage: I}, to: age}, {when: unknown, given: {stage: I}, to: y}, "
            "{when: [any, unknown], given: {stage: II}, to: x}]}",
            "age: {branches: [{when: any, given: {stage: I}, to: x}, {when: any, given: {stage: II}, to: pain}]}",
        ),
        {},
        id="arrows in a circle that nobody can follow",
    ),
    pytest.param(
        flow(PAIN, "pain", "pain: {branches: [{when: [any, unknown], to: x}]}", "lost: {fact: pain, branches: [{when: [any, unknown], to: y}]}"),
        {"unreached": ["lost"]},
        id="nothing leads there",
    ),
    pytest.param(
        flow(
            f"{STAGE}\n{PAIN}",
            "stage",
            "stage: {branches: [{when: any, to: pain}]}",
            "pain: {branches: [{when: yes, to: x}, {when: no, given: {stage: [I, II]}, to: y}, {when: unknown, to: x}]}",
        )
        + "constraints: [{never: {stage: III, pain: no}}]\n",
        {},
        id="a constraint excludes what has no branch",
    ),
    pytest.param(
        flow(
            f"{STAGE}\n{PAIN}",
            "stage",
            "stage: {branches: [{when: any, to: pain}]}",
            "pain: {branches: [{when: yes, to: x}, {when: [no, unknown], to: y}]}",
        )
        + "constraints: [{never: {stage: III, pain: [any, unknown]}}]\n",
        {"stuck": ["pain = not asked with stage III"]},
        id="constraints leave no answer",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_wrong_is_found_and_nothing_else(text: str, expected: dict[str, list[str]]) -> None:
    assert faults_of(text) == expected


DERIVED = """\
start: stage
facts:
  stage: {type: choice, options: [I, II, III]}
  pain: {type: boolean, unknown: yes}
  points:
    type: score
    unknown: yes
    derived: [{points: 2, when: {stage: [II, III]}}, {points: 1.5, when: {pain: yes}}]
  risk:
    type: group
    derived: [{name: low, when: {points: "< 2"}}, {name: high, when: {points: ">= 2"}}, {name: open, when: {points: unknown}}]
questions:
  stage: {branches: [{when: any, to: pain}]}
  pain: {branches: [{when: [any, unknown], to: GATE}]}
  by-points: {fact: points, branches: [BY-POINTS]}
  by-risk: {fact: risk, branches: [{when: low, to: x}, {when: [high, open], to: y}]}
outcomes: {x: {say: X.}, y: {say: Y.}}
"""  # fmt: skip


def test_a_score_is_added_up_and_not_known_when_a_part_of_it_is_not() -> None:
    text = DERIVED.replace("GATE", "by-points").replace("  by-risk", "  z-unused")
    found = faults_of(text.replace("BY-POINTS", '{when: "< 2", to: x}, {when: "> 2", to: y}'))
    assert found["gap"] == ["points = not known with pain not known; points = 2 with stage II or III and pain no"]


def test_a_group_may_be_made_of_a_score() -> None:
    text = DERIVED.replace("GATE", "by-risk").replace("BY-POINTS", '{when: ["< 2", ">= 2", unknown], to: by-risk}')
    assert faults_of(text) == {"unreached": ["by-points"]}


SUB = """\
start: age
facts:
  age: {type: number, unit: years, min: 18, max: 90, step: 0.5}
  itch: {type: boolean}
questions:
  age: {branches: [{when: "< 65", to: calm}, {when: ">= 65", to: itch}]}
  itch: {branches: [{when: yes, to: calm}, {when: no, to: worse}]}
outcomes: {calm: {say: C.}, worse: {say: W.}}
"""


def test_a_fact_that_is_known_is_not_asked_again_by_the_flow_that_is_led_to() -> None:
    text = flow(
        AGE,
        "age",
        'age: {branches: [{when: "< 40", to: x}, {when: "> 80", to: y}, {when: ">= 40 and <= 80", to: "flow:sub"}]}',
    )
    assert faults_of(text, sub=SUB) == {}


def test_two_flows_that_lead_to_each_other_are_a_loop() -> None:
    text = flow(
        f"{AGE}\n{PAIN}", "pain", 'pain: {branches: [{when: yes, to: x}, {when: [no, unknown], to: "flow:sub"}]}'
    )
    back = SUB.replace("{when: no, to: worse}", '{when: no, to: "flow:f"}').replace("worse: {say: W.}", "")
    flows = {"sub": back.replace(", }", "}"), "f": text + "constraints: []\n"}
    found = faults_of(text.replace("y: {say: Y.}", ""), **flows)
    assert found["loop"] == ["pain"]


def test_a_fact_that_joined_flows_declare_differently_is_told() -> None:
    text = flow(AGE.replace("0.5", "1"), "age", 'age: {branches: [{when: any, to: "flow:sub"}]}')
    (clash,) = compiled(text, sub=SUB).clashes
    assert (clash.ours.id, clash.flow) == ("age", "sub")


def diamonds(count: int) -> str:
    facts = "".join(f"  {letter}{at}: {{type: boolean}}\n" for at in range(count) for letter in "abc")
    questions = ""
    for at in range(count):
        after = f"a{at + 1}" if at + 1 < count else "x"
        questions += f"  a{at}: {{branches: [{{when: yes, to: b{at}}}, {{when: no, to: c{at}}}]}}\n"
        questions += "".join(f"  {letter}{at}: {{branches: [{{when: any, to: {after}}}]}}\n" for letter in "bc")
    return f"start: a0\nfacts:\n{facts}questions:\n{questions}outcomes: {{x: {{say: X.}}}}\n"


def test_the_work_grows_with_the_questions_and_not_with_the_routes() -> None:
    few, many = (prove_flow(compiled(diamonds(count))) for count in (8, 32))
    assert few.is_complete
    assert many.is_complete
    assert many.space.cells.size <= 5 * few.space.cells.size


def table(rows: int, *, seed: int, inputs: int = 12) -> list[list[tuple[int, int]]]:
    """Rows that cover every combination of `inputs` numbers from 0 to 100 once, by cutting boxes in two at random."""
    chance = random.Random(seed)
    boxes = [[(0, 100)] * inputs]
    while len(boxes) < rows:
        at, axis = chance.randrange(len(boxes)), chance.randrange(inputs)
        low, high = boxes[at][axis]
        if low < high:
            cut = chance.randrange(low, high)
            boxes.append([*boxes[at][:axis], (cut + 1, high), *boxes[at][axis + 1 :]])
            boxes[at] = [*boxes[at][:axis], (low, cut), *boxes[at][axis + 1 :]]
    chance.shuffle(boxes)
    return boxes


def table_flow(rows: list[list[tuple[int, int]]]) -> str:
    inputs = len(rows[0])
    facts = "".join(f"  f{at}: {{type: number, min: 0, max: 100, step: 1}}\n" for at in range(inputs))
    chain = "".join(f"  f{at}: {{branches: [{{when: any, to: f{at + 1}}}]}}\n" for at in range(inputs - 1))
    lines = ""
    for number, row in enumerate(rows):
        stretches = [f'f{at}: ">= {low} and <= {high}"' for at, (low, high) in enumerate(row)]
        guards, when = ", ".join(stretches[:-1]), stretches[-1].partition(": ")[2]
        lines += f"      - {{when: {when}, given: {{{guards}}}, to: {'xy'[number % 2]}}}\n"
    last = f"  f{inputs - 1}:\n    branches:\n{lines}"
    return f"start: f0\nfacts:\n{facts}questions:\n{chain}{last}{ENDS}"


@pytest.mark.parametrize("seed", [1, 2])
def test_a_table_of_twelve_inputs_and_300_rows_is_proven(seed: int) -> None:
    assert faults_of(table_flow(table(300, seed=seed))) == {}


def test_the_one_row_that_a_large_table_lacks_is_named() -> None:
    *rows, lost = table(300, seed=3)
    (gap,) = faults_of(table_flow(rows))["gap"]
    named = [
        f"f{at} {low} to {high}" for at, (low, high) in enumerate(lost[:-1]) if (low, high) != (0, 100) and low < high
    ]
    assert gap.count(";") == 0
    assert all(words in gap for words in named)


def test_a_row_that_stands_twice_in_a_large_table_is_named_and_nothing_else() -> None:
    rows = table(300, seed=4)
    found = faults_of(table_flow([*rows, rows[7]]))
    assert list(found) == ["overlap"]
    assert len(found["overlap"]) == 1


def test_more_facts_than_can_be_proven_are_said_to_be_too_many() -> None:
    facts = "".join(f"  f{at}: {{type: boolean}}\n" for at in range(400))
    questions = "".join(
        f"  f{at}: {{branches: [{{when: any, to: {f'f{at + 1}' if at < 399 else 'x'}}}]}}\n" for at in range(400)
    )
    proof = prove_flow(compiled(f"start: f0\nfacts:\n{facts}questions:\n{questions}{ENDS}"))
    assert proof.is_too_large
    assert not proof.is_complete
