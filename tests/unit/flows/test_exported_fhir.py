"""A flow as FHIR R5 asks every patient what the proven table asks, and leads them to the same outcome."""

import json
import re
from collections.abc import Iterator

import pytest
from export_samples import NAMES, patients, sample
from fhir_reader import FhirFlow, answers_to, extension
from flow_samples import compiled

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.export.fhir_plan import export_fhir


def _facts(name: str) -> dict[str, str]:
    return {question: one.fact for question, one in sample(name).questions.items()}


@pytest.mark.parametrize("name", NAMES)
def test_every_patient_at_a_boundary_is_asked_the_same_and_comes_to_the_same_outcome(name: str) -> None:
    fhir = FhirFlow(export_fhir(sample(name)))
    for entries, walk in patients(name):
        response = fhir.fill(entries, _facts(name))
        asked = {one["linkId"].removeprefix("not-known:") for one in response["item"]}
        assert asked == {step.question for step in walk.steps if step.is_asked}, entries
        assert fhir.follow(response) == [*(step.question for step in walk.steps), walk.outcome], entries


def test_questions_that_lead_to_one_another_are_always_enabled_and_exactly_one_branch_applies() -> None:
    fhir = FhirFlow(export_fhir(sample("round")))
    assert all("extension" not in item for item in fhir.form["item"])
    for entries, walk in patients("round"):
        items = [item for item in fhir.form["item"] if _facts("round")[item["linkId"]] in entries]
        answers = [{"linkId": one["linkId"], "answer": answers_to(one, entries[one["linkId"]])} for one in items]
        response = {"resourceType": "QuestionnaireResponse", "item": answers}
        assert fhir.follow(response) == [*(step.question for step in walk.steps), walk.outcome]


@pytest.mark.parametrize("name", NAMES)
def test_without_an_answer_no_branch_applies(name: str) -> None:
    fhir = FhirFlow(export_fhir(sample(name)))
    assert fhir.follow({"resourceType": "QuestionnaireResponse", "item": []}) == [sample(name).start]


def test_answers_that_cannot_occur_together_are_kept() -> None:
    never = extension(FhirFlow(export_fhir(sample("fever"))).plan, "urn:mkdocs-evidence:fhir:1:never")
    assert never["extension"][1:] == [{"url": "claim", "valueString": "fever#children"}]
    assert "linkId = 'pregnant'" in never["extension"][0]["valueExpression"]["expression"]


@pytest.mark.parametrize("name", NAMES)
def test_edition_digest_and_the_claims_of_every_part_are_in_it(name: str) -> None:
    flow = sample(name)
    fhir = FhirFlow(export_fhir(flow))
    assert fhir.plan["version"] == fhir.form["version"] == str(flow.flow.edition)
    for resource in (fhir.plan, fhir.form):
        digest = extension(resource, "urn:mkdocs-evidence:fhir:1:digest")
        assert digest["valueString"] == f"sha256:{flow_digest(flow)}"
    by_link = {one["linkId"]: one for one in fhir.plan["action"]}
    for question_name, question in flow.questions.items():
        assert _claims(by_link[question_name]) == [*question.source.claims]
        for branch, action in zip(question.branches, by_link[question_name]["action"], strict=True):
            assert _claims(action) == [*branch.source.claims]
    for outcome_name, outcome in flow.outcomes.items():
        assert _claims(by_link[outcome_name]) == [*outcome.source.claims]


def _claims(action: dict) -> list[str]:
    return [one["display"] for one in action.get("documentation", ())]


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_as_fhir_wants_them_and_nothing_is_empty(name: str) -> None:
    bundle = json.loads(export_fhir(sample(name)))
    ids = [value for key, value in _pairs(bundle) if key in ("id", "targetId")]
    assert ids
    assert [one for one in ids if not re.fullmatch(r"[A-Za-z0-9\-.]{1,64}", one)] == []
    assert [key for key, value in _pairs(bundle) if value in ("", [], {}, None)] == []


def _pairs(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield key, one
            yield from _pairs(one)
    elif isinstance(value, list):
        for one in value:
            yield from _pairs(one)


def test_long_names_that_begin_alike_stay_apart() -> None:
    long = "a-very-long-name-of-a-question-that-nobody-would-want-to-write-twice"
    text = f"""
start: {long}-1
facts: {{p: {{type: boolean}}, q: {{type: boolean}}}}
questions:
  {long}-1: {{fact: p, branches: [{{when: yes, to: {long}-2}}, {{when: no, to: x}}]}}
  {long}-2: {{fact: q, branches: [{{when: yes, to: x}}, {{when: no, to: y}}]}}
outcomes: {{x: {{say: X.}}, y: {{say: Y.}}}}
"""
    fhir = FhirFlow(export_fhir(compiled(text)))
    response = fhir.fill({"p": "yes", "q": "no"}, {f"{long}-1": "p", f"{long}-2": "q"})
    assert fhir.follow(response) == [f"{long}-1", f"{long}-2", "y"]
