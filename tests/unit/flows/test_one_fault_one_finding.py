"""A fault in a flow is told once, where it is, and nothing that only follows from it is told as well."""

from pathlib import Path

import pytest

from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

ARTICLE = """\
---
type: guidance
title: A fictional fever
question: What is done about the fictional fever?
population: People who read tests
authors: [{name: A. Tester}]
written: 2026-01-01
searched: 2026-01-01
review_due: 2028-01-01
---

The fictional score rose at 38 degrees. [@gauge-2004#limit]
{: #limit }
"""
REFERENCE = """\
type: article-journal
title: A fictional score for a fictional fever
author: [{family: Example, given: Anna B}]
container-title: Journal of Fictional Results
container-title-short: J Fict Results
issued: "2004"
volume: "7"
issue: "1"
page: 3-12
evidence: {kind: cohort, publisher: Fictional Society, independent: yes}
extracts:
  limit:
    locator: {page: "9"}
    finding: The score rose at 38 degrees.
    data: [{what: degrees, value: 38, unit: degrees}]
"""
FLOW = """\
title: A fictional fever
edition: 1
start: stage
facts:
  stage: {type: choice, options: [I, II, III]}
  heat: {type: number, min: 34, max: 43, step: 0.1}
  pain: {type: boolean}
questions:
  stage:
    branches:
      - {when: I, to: rest}
      - {when: [II, III], to: heat}
  heat:
    claims: a#limit
    branches:
      - {when: "< 38", to: pain}
      - {when: ">= 38", to: doctor}
  pain:
    branches:
      - {when: yes, given: {stage: II}, to: doctor}
      - {when: yes, given: {stage: III}, to: rest}
      - {when: no, to: rest}
outcomes:
  rest: {say: Rest., claims: a#limit}
  doctor: {say: See a doctor., claims: a#limit}
scenarios:
  - {name: first, given: {stage: I}, expect: rest}
  - {name: hot, given: {stage: II, heat: 38}, expect: doctor}
  - {name: cool, given: {stage: II, heat: 37.9, pain: yes}, expect: doctor}
  - {name: later, given: {stage: III, heat: 37, pain: yes}, expect: rest}
  - {name: easy, given: {stage: III, heat: 37, pain: no}, expect: rest}
"""
SUB = """\
title: Another
edition: 1
start: heat
facts:
  heat: {type: number, min: 34, max: 43, step: 0.1}
questions:
  heat:
    claims: a#limit
    branches: [{when: "< 38", to: fine}, {when: "> 38", to: fine}]
outcomes: {fine: {say: Fine., claims: a#limit}}
scenarios: [{name: one, given: {heat: 40}, expect: fine}, {name: two, given: {heat: 36}, expect: fine}]
"""


def found(root: Path, **flows: str) -> list[str]:
    files = {"content/pages/a.md": ARTICLE, "content/references/gauge-2004.yml": REFERENCE}
    files |= {f"content/flows/{name}.yml": text for name, text in flows.items()}
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    diagnostics = compile_site(Layout.of(root)).diagnostics
    return [
        f"{Path(one.at.file).stem}:{one.at.line} {one.name}: {one.message}"
        for one in diagnostics
        if "flows" in one.at.file
    ]


CASES = [
    pytest.param("", "", [], id="nothing"),
    pytest.param("when: [II, III]", "when: [II, IV]", ["f:12 wrong-value: `IV` is no answer to `stage`."], id="an answer misspelled"),
    pytest.param("when: [II, III], to: heat", "when: [II, III], to: heta",
                 ["f:12 unknown-target: No question and no outcome is called `heta`. Did you mean `heat`?"], id="a target misspelled"),
    pytest.param("start: stage", "start: stag", ["f:3 unknown-target: The flow starts at `stag`, and no question is called so. Did you mean `stage`?"], id="the start misspelled"),
    pytest.param("  heat:\n    claims", "  heat:\n    fact: heet\n    claims", ["f:14 wrong-value: No fact is called `heet`."], id="a fact misspelled"),
    pytest.param("given: {stage: III}", "given: {stag: III}", ["f:21 wrong-value: No fact is called `stag`."], id="a guard misspelled"),
    pytest.param("given: {stage: III}", "givn: {stage: III}", ["f:21 unknown-field: `givn` has no meaning in a branch."], id="a name misspelled"),
    pytest.param("      - {when: yes, given: {stage: III}, to: rest}\n", "", ["f:18 gap: No branch takes these answers: pain = yes with stage III."], id="a branch left out"),
    pytest.param("      - {when: [II, III], to: heat}\n", "", [
        "f:9 gap: No branch takes these answers: stage = II or III.",
        "f:12 unreachable-outcome: No answers lead to the question `heat`.",
    ], id="the only branch that leads on left out"),
    pytest.param('">= 38"', '"> 38"', ["f:13 gap: No branch takes these answers: heat = 38."], id="a boundary open on both sides"),
    pytest.param('"< 38"', '"<= 38"', ["f:17 overlap: Two branches take the same answers, to `pain` and to `doctor`: heat = 38."], id="a boundary closed on both sides"),
    pytest.param("type: number, min: 34", "type: number, mn: 34", [
        "f:6 missing-field: `min` is missing in the fact `heat`, a number.",
        "f:6 unknown-field: `mn` has no meaning in a fact.",
    ], id="a fact without its smallest value"),
    pytest.param("expect: doctor}\n  - {name: cool", "expect: rest}\n  - {name: cool", [
        "f:28 failing-scenario: “hot” reaches `doctor` and not `rest`: stage II, heat 38.",
    ], id="another expectation"),
    pytest.param("heat: 38}", "heat: 38.05}", ["f:28 wrong-value: `38.05` is no value of `heat`, which goes from 34 in steps of 0.1."], id="between two steps"),
    pytest.param("claims: a#limit\n    branches", "claims: a#limt\n    branches", ["f:14 wrong-value: No claim is called `a#limt`."], id="a claim misspelled"),
    pytest.param("  rest: {say: Rest., claims: a#limit}", "  rest: {say: Rest.}", ["f:24 uncited-outcome: The outcome `rest` names no claim."], id="an outcome without claims"),
    pytest.param("    branches:\n      - {when: I, to: rest}\n      - {when: [II, III], to: heat}\n", "    branches: []\n",
                 ["f:9 gap: No branch takes these answers: stage = anything.", "f:11 unreachable-outcome: No answers lead to the question `heat`."], id="a question without branches"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "instead", "expected"), CASES)
def test_a_fault_is_told_once(written: str, instead: str, expected: list[str], tmp_path: Path) -> None:
    assert written in FLOW
    assert found(tmp_path, f=FLOW.replace(written, instead, 1) if written else FLOW) == expected


def test_a_fault_of_a_flow_that_others_lead_to_is_told_in_its_own_file(tmp_path: Path) -> None:
    leads_on = FLOW.replace("- {when: I, to: rest}", '- {when: I, to: "flow:sub"}').replace(
        "given: {stage: I}, expect: rest", 'given: {stage: I, heat: 40}, expect: "flow:sub/fine"'
    )
    assert found(tmp_path, f=leads_on, sub=SUB) == ["sub:7 gap: No branch takes these answers: heat = 38."]


def test_a_scenario_may_answer_what_only_the_other_flow_asks_and_nothing_else(tmp_path: Path) -> None:
    leads_on = FLOW.replace("- {when: I, to: rest}", '- {when: I, to: "flow:sub"}').replace(
        "given: {stage: I}, expect: rest", 'given: {stage: I, itch: yes}, expect: "flow:sub/fine"'
    )
    whole = SUB.replace("> 38", ">= 38")
    assert found(tmp_path, f=leads_on, sub=whole) == [
        "f:27 failing-scenario: “first” answers `itch`, and no fact is called so."
    ]


@pytest.mark.parametrize(
    "text", ["", "title: T\n", "title: T\nedition: 1\nstart: a\nfacts: {}\nquestions: {}\noutcomes: {}\n"]
)
def test_a_flow_that_is_hardly_begun_is_told_and_nothing_breaks(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, f=text)
