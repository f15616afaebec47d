from decimal import Decimal

import pytest

from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.load.articles.claim_names import ClaimNames, names_of
from mkdocs_evidence.load.flows.flow import load_flow
from mkdocs_evidence.model.claim import Strength
from mkdocs_evidence.model.flow import Condition, FactType, Flow, Range, Urgency
from mkdocs_evidence.model.ids import ArticleId, FlowId

FILE = "content/flows/hip.yml"
GOOD = """\
title: A hip
edition: 3
scope: {population: adults, claims: [hip/a#scope]}
start: red-flags
facts:
  red-flags: {type: boolean}
  stage:
    type: choice
    scheme: arco-2019
    options: {I: "I", II: {clinician: "II", patient: second stage}, no: "None"}
    unknown: true
  imaging: {type: choice, options: [none, xray]}
  age: {type: number, unit: years, min: 16, max: 110, step: 0.5}
  early:
    type: group
    derived:
      - {name: early, when: {stage: [I, II]}}
constraints:
  - {never: {imaging: none, stage: I}, claims: hip/a#normal}
questions:
  red-flags:
    ask: {clinician: Fever?, patient: Do you have a fever?}
    help: Ask the patient.
    branches:
      - {when: yes, to: urgent, claims: [hip/a#flags]}
      - {when: no, to: how-old}
  how-old:
    fact: age
    ask: How old?
    branches:
      - {when: "< 18", given: {red-flags: no}, to: urgent}
      - {when: [">= 18 and < 21", 30.0, "≥ 40"], to: urgent}
outcomes:
  urgent:
    urgency: emergency
    say: {clinician: Refer today.}
    claims: [hip/a#flags]
    strength: strong
scenarios:
  - {name: a child, given: {red-flags: no, age: 17.5}, expect: urgent}
"""


def read(text: str) -> tuple[Flow | None, list[str]]:
    flow, faults = load_flow(text, file=FILE, flow_id=FlowId("hip"))
    return flow, [
        f"{fault.finding.at.line}:{fault.finding.at.column}: {fault.name}: {fault.finding.message} {fault.finding.remedy}"
        for fault in faults
    ]


def test_a_flow_is_read_as_written() -> None:
    flow, faults = read(GOOD)
    assert flow is not None
    assert not faults
    assert (flow.title, flow.edition, flow.population, flow.scope_claims, flow.start) == (
        "A hip",
        3,
        "adults",
        ("hip/a#scope",),
        "red-flags",
    )
    red_flags, stage, imaging, age, early = flow.facts
    assert [(option.id, option.label) for option in red_flags.options] == [
        ("yes", (("clinician", "Yes"),)),
        ("no", (("clinician", "No"),)),
    ]
    assert [(option.id, option.label) for option in stage.options] == [
        ("I", (("clinician", "I"),)),
        ("II", (("clinician", "II"), ("patient", "second stage"))),
        ("no", (("clinician", "None"),)),
    ]
    assert (stage.unknown, stage.scheme) == (True, "arco-2019")
    assert [option.id for option in imaging.options] == ["none", "xray"]
    assert (age.type, age.unit, age.low, age.high, age.step) == (
        FactType.NUMBER,
        "years",
        Decimal(16),
        Decimal(110),
        Decimal("0.5"),
    )
    assert [(part.name, part.when[0].values) for part in early.derived] == [("early", ("I", "II"))]


def test_conditions_are_values_and_stretches() -> None:
    flow, _ = read(GOOD)
    assert flow is not None
    first, second = flow.questions[1].branches
    assert first.when.ranges == (Range(high=Decimal(18), high_included=False),)
    assert [(one.fact, one.values) for one in first.given] == [("red-flags", ("no",))]
    assert second.when.values == ("30",)
    assert second.when.ranges == (
        Range(low=Decimal(18), high=Decimal(21), high_included=False),
        Range(low=Decimal(40)),
    )
    assert second.when.words == ">= 18 and < 21, 30.0, ≥ 40"


def test_outcomes_constraints_and_scenarios_are_read() -> None:
    flow, _ = read(GOOD)
    assert flow is not None
    (outcome,) = flow.outcomes
    assert (outcome.urgency, outcome.strength, outcome.claims) == (Urgency.EMERGENCY, Strength.STRONG, ("hip/a#flags",))
    (constraint,) = flow.constraints
    assert [(one.fact, one.values) for one in constraint.never] == [("imaging", ("none",)), ("stage", ("I",))]
    (scenario,) = flow.scenarios
    assert (scenario.name, scenario.given, scenario.expect) == (
        "a child",
        (("red-flags", "no"), ("age", "17.5")),
        "urgent",
    )
    assert flow.questions[0].ask == (("clinician", "Fever?"), ("patient", "Do you have a fever?"))
    assert flow.questions[0].help == (("clinician", "Ask the patient."),)
    assert str(flow.questions[0].branches[1].to_at) == f"{FILE}:26:24"


WRONG = [
    pytest.param(
        "when: yes, to: urgent",
        "when: maybe, to: urgent",
        "25:16: wrong-value: `maybe` is no answer to `red-flags`. Write `yes` or `no`.",
        id="boolean",
    ),
    pytest.param("when: yes, to: urgent", "when: true, to: urgent", None, id="true-is-yes"),
    pytest.param(
        "given: {red-flags: no}", "given: {red-flag: no}", "`red-flag`. Did you mean `red-flags`?", id="unknown-fact"
    ),
    pytest.param(
        "{stage: [I, II]}",
        "{stage: [I, III]}",
        "17:41: wrong-value: `III` is no answer to `stage`. Did you mean `II`?",
        id="option",
    ),
    pytest.param("{stage: [I, II]}", "{stage: [I, unknown]}", None, id="unknown-allowed"),
    pytest.param(
        "imaging: none, stage",
        "imaging: unknown, stage",
        "`imaging` does not have `unknown` for an answer.",
        id="unknown-not-allowed",
    ),
    pytest.param('"< 18"', '"below 18"', "`below 18` is no number for `age`.", id="words-for-number"),
    pytest.param('"< 18"', '"< 18 years"', "`< 18 years` is no stretch of numbers.", id="unit-in-stretch"),
    pytest.param('"< 18"', '"> 21 and < 18"', "is no stretch of numbers.", id="empty-stretch"),
    pytest.param('"< 18"', '"> 16 and > 18"', "is no stretch of numbers.", id="two-lower-ends"),
    pytest.param('"< 18"', "12", "`12` lies outside `age`, which goes from 16 to 110.", id="outside"),
    pytest.param('"< 18"', "17.3", "`17.3` is no value of `age`, which goes from 16 in steps of 0.5.", id="off-step"),
    pytest.param(
        '"< 18"',
        "{a: b}",
        "`when` is a group of named values; a value or a list of values belongs here.",
        id="condition-shape",
    ),
    pytest.param(
        "age: 17.5}", "age: 17.5, sex: no}", "No fact is called `sex`. Declare it under `facts`.", id="scenario-fact"
    ),
    pytest.param(
        "fact: age", "fact: aeg", "28:11: wrong-value: No fact is called `aeg`. Did you mean `age`?", id="asked-fact"
    ),
    pytest.param(
        "type: boolean",
        "type: bool",
        "6:21: wrong-value: `type` cannot be `bool`. Did you mean `boolean`?",
        id="fact-type",
    ),
    pytest.param(", max: 110, step: 0.5", "", "`max` is missing in the fact `age`, a number.", id="number-without-max"),
    pytest.param("max: 110", "max: 10", "`age` has no values: it goes from 16 to 10 in steps of 0.5.", id="no-values"),
    pytest.param("step: 0.5", "step: 0.7", "never reaches 110", id="step-misses-max"),
    pytest.param(
        "min: 16, max: 110, step: 0.5",
        "min: 999999999999998, max: 999999999999999, step: 0.001",
        "`age` has more digits than browsers tell apart: from 999999999999998 to 999999999999999 in steps of 0.001.",
        id="more-digits-than-browsers-know",
    ),
    pytest.param(
        ", options: [none, xray]",
        "",
        "`options` is missing in the fact `imaging`, a choice.",
        id="choice-without-options",
    ),
    pytest.param(
        "edition: 3",
        "edition: three",
        "2:10: wrong-value: `edition` is `three`, which is no whole number.",
        id="edition",
    ),
    pytest.param("urgency: emergency", "urgency: now", "`urgency` cannot be `now`.", id="urgency"),
    pytest.param("start: red-flags\n", "", "1:1: missing-field: `start` is missing in a flow.", id="no-start"),
    pytest.param(
        "title: A hip",
        "title: A hip\nflow: knee",
        "2:7: wrong-value: The flow calls itself `knee` and its file `hip`.",
        id="other-id",
    ),
    pytest.param(
        "    say: {clinician: Refer today.}\n", "", "`say` is missing in an outcome.", id="outcome-without-words"
    ),
    pytest.param(", to: how-old}", "}", "26:9: missing-field: `to` is missing in a branch.", id="branch-to-nowhere"),
]


@pytest.mark.parametrize(("written", "instead", "expected"), WRONG)
def test_a_wrong_part_of_a_flow_is_told(written: str, instead: str, expected: str | None) -> None:
    assert written in GOOD
    flow, faults = read(GOOD.replace(written, instead))
    assert flow is not None
    assert flow.outcomes
    if expected is None:
        assert not faults
    else:
        assert any(expected in fault for fault in faults), faults


def test_conditions_remember_the_words_of_the_author() -> None:
    flow, _ = read(GOOD)
    assert flow is not None
    condition: Condition = flow.questions[1].branches[0].when
    assert (condition.words, str(condition.at)) == ("< 18", f"{FILE}:31:16")


ARTICLE = """\
---
type: guidance
title: Hips
question: What?
population: adults
flow: hip
authors: [{name: A B}]
written: 2026-01-01
searched: 2026-01-01
review_due: 2027-01-01
---

First words. [@a]
{: #flags }

Second words. [@a]
{: #scope }
"""


def resolved(claims: str, *articles: str) -> tuple[list[str], list[str]]:
    loaded = (
        load_article(ARTICLE, file=f"content/pages/{name}.md", article_id=ArticleId(name))[0] for name in articles
    )
    names = ClaimNames([names_of(article) for article in loaded if article is not None])
    text = GOOD.replace("[hip/a#scope]", claims).replace("hip/a#normal", "hip/a#flags")
    flow, faults = load_flow(text, file=FILE, flow_id=FlowId("hip"), claims=names)
    assert flow is not None
    return list(flow.scope_claims), [
        f"{fault.finding.at.line}:{fault.finding.at.column}: {fault.finding.message} {fault.finding.remedy}"
        for fault in faults
    ]


def test_a_bare_claim_id_is_one_of_the_article_that_shows_the_flow() -> None:
    assert resolved("scope", "hip/a") == (["hip/a#scope"], [])


def test_a_full_claim_name_is_looked_up() -> None:
    assert resolved("hip/a#scope", "hip/a") == (["hip/a#scope"], [])
    assert resolved("hip/a#scop", "hip/a") == (
        ["hip/a#scop"],
        ["3:37: No claim is called `hip/a#scop`. Did you mean `hip/a#scope`?"],
    )


def test_a_slip_in_the_name_of_the_article_is_told_with_the_claim_that_was_meant() -> None:
    assert resolved("hip/aa#scope", "hip/a")[1] == [
        "3:37: No claim is called `hip/aa#scope`. Did you mean `hip/a#scope`?"
    ]


def test_a_bare_claim_id_that_two_articles_have_is_told() -> None:
    _, faults = resolved("scope", "hip/a", "hip/b")
    assert faults == [
        "3:37: `scope` is a claim of several articles that show this flow. Write the one that is meant: `hip/a#scope`."
    ]


def test_a_bare_claim_id_without_an_article_is_told() -> None:
    claims, faults = resolved("scope")
    assert claims == ["scope"]
    assert (
        "3:37: No article has `flow: hip` in its front matter, so `scope` names no claim. Write `article#claim`, or name the flow in its article."
        in faults
    )
