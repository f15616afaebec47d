"""A flow as DMN 1.3 decides for every patient what the proven table decides."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import Decimal

import pytest
from dmn_patient import dmn_inputs
from dmn_reader import DMN, DmnModel
from export_samples import NAMES, patients, sample
from flow_samples import compiled

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.export.dmn import export_dmn


@pytest.mark.parametrize("name", [*NAMES, "round"])
def test_every_patient_at_a_boundary_comes_to_the_same_outcome(name: str) -> None:
    model = DmnModel(export_dmn(sample(name)))
    for entries, walk in patients(name):
        assert model.decide("ends_at", dmn_inputs(entries, sample(name), model)) == walk.outcome, entries


@pytest.mark.parametrize("name", NAMES)
def test_a_patient_with_one_answer_too_few_stays_at_the_question(name: str) -> None:
    model = DmnModel(export_dmn(sample(name)))
    flow = sample(name)
    for entries, walk in patients(name)[:200]:
        last = [step.question for step in walk.steps if step.is_asked][-1]
        fewer = {fact: entry for fact, entry in entries.items() if fact != flow.questions[last].fact}
        assert model.decide("ends_at", dmn_inputs(fewer, sample(name), model)) == last


def test_off_the_route_no_rule_is_met_whatever_else_is_known() -> None:
    """A form may send all that it ever asked: tables are proven unique only where their question is come to."""
    text = """
start: size
facts: {size: {type: number, min: 0, max: 9, step: 1}, p: {type: boolean}}
questions:
  size: {branches: [{when: "< 3", to: p}, {when: ">= 3 and < 6", to: x}, {when: ">= 6", to: p}]}
  p: {branches: [{when: any, given: {size: "< 5"}, to: x}, {when: any, given: {size: ">= 4"}, to: y}]}
outcomes: {x: {say: X.}, y: {say: Y.}}
"""
    model = DmnModel(export_dmn(compiled(text)))
    assert [model.decide("ends_at", {"fact_size": Decimal(size), "fact_p": "yes"}) for size in (2, 4, 6)] == [*"xxy"]
    assert model.decide("next_p", {"fact_size": Decimal(4), "fact_p": "yes"}) is None


def test_advice_is_given_in_the_words_of_the_outcome() -> None:
    model = DmnModel(export_dmn(sample("odd")))
    advice = model.decide("advice", {"fact_if": "unknown", "fact_signs": [], "fact_red_flags_2": "no"})
    assert advice == {
        "title": "=1+1",
        "urgency": "soon",
        "strength": "strong",
        "say_clinician": 'Say "x" & <y>',
        "say_patient": "X?",
    }


def test_answers_that_cannot_occur_together_are_said_to_be_impossible() -> None:
    model = DmnModel(export_dmn(sample("odd")))
    assert model.decide("impossible", {"fact_if": "=e", "fact_signs": []}) is True
    assert model.decide("impossible", {"fact_if": "=e", "fact_signs": ["rash"]}) is None
    assert model.decide("impossible", {"fact_if": "=e"}) is None


def test_a_value_between_two_steps_meets_no_rule() -> None:
    model = DmnModel(export_dmn(sample("rash")))
    assert model.decide("ends_at", {"fact_age": Decimal("64.5")}) == "age"
    assert model.decide("ends_at", {"fact_age": Decimal("64")}) == "nothing"


@pytest.mark.parametrize("name", NAMES)
def test_every_id_is_there_once_and_every_reference_leads_to_one(name: str) -> None:
    root = ET.fromstring(export_dmn(sample(name)))
    ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib and not one.tag.startswith("{urn:")]
    assert len(ids) == len(set(ids))
    links = [one.attrib["href"].removeprefix("#") for one in root.iter() if "href" in one.attrib]
    links += [one.attrib["dmnElementRef"] for one in root.iter() if "dmnElementRef" in one.attrib]
    links += [one.attrib["typeRef"] for one in root.iter() if one.attrib.get("typeRef", "").startswith("type_")]
    assert links
    assert set(links) <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_edition_digest_and_the_claims_of_every_branch_are_in_it(name: str) -> None:
    flow = sample(name)
    root = ET.fromstring(export_dmn(flow))
    (mark,) = root.iter("{urn:mkdocs-evidence:dmn:1}flow")
    edition = str(flow.flow.edition)
    assert mark.attrib == {"id": flow.flow.id, "edition": edition, "digest": f"sha256:{flow_digest(flow)}"}
    noted = list(_claims_by_target(root))
    for question in flow.questions.values():
        for branch in question.branches:
            claims = {*branch.source.claims, *question.source.claims}
            assert (branch.to, claims) in noted
    for outcome in flow.outcomes.values():
        assert (outcome.name, set(outcome.source.claims)) in noted
    sources = {one.attrib["name"] for one in root.iter(f"{DMN}knowledgeSource")}
    assert {claim for _, claims in noted for claim in claims} <= sources


def _claims_by_target(root: ET.Element) -> Iterator[tuple[str, set[str]]]:
    """(Where a rule leads, its claims); of the table of advice, whose outcome it is."""
    for decision in root.iter(f"{DMN}decision"):
        is_advice = decision.attrib["id"] == "advice"
        for rule in decision.iter(f"{DMN}rule"):
            cell = rule.find(f"{DMN}{'inputEntry' if is_advice else 'outputEntry'}/{DMN}text")
            claims = rule.findall(f"{DMN}annotationEntry")[-1].findtext(f"{DMN}text") or ""
            assert cell is not None
            yield (cell.text or "").strip('"'), set(claims.split())
