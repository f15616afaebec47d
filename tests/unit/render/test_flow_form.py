"""What the page gives to the form of a flow: wordings for each audience, faults, results, and codes of the advice."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from sample_guidance import FLOW

from mkdocs_evidence.analysis.flows.advice_codes import advice_codes
from mkdocs_evidence.analysis.flows.compile import compile_flow
from mkdocs_evidence.load.flows.flow import load_flow
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.claim import LayText, Strength
from mkdocs_evidence.model.ids import FlowId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.render.facts import gather_site
from mkdocs_evidence.render.flows.result import say_for
from mkdocs_evidence.render.flows.stepper import stepper_view

WARD = Path(__file__).parents[2] / "projects" / "ward"
BOTH = ("clinician", "patient")
TEXT = """
title: "Test </script><!-- of a flow"
edition: 3
start: size
facts:
  size: {type: number, unit: mm, min: -1, max: 2, step: 0.5, unknown: yes}
  pain: {type: boolean, unknown: yes}
questions:
  size:
    ask: {clinician: How large is it?, patient: How big is it?}
    branches:
      - {when: "< 1", to: pain}
      - {when: ">= 1", to: big}
      - {when: unknown, to: big}
  pain:
    ask: {clinician: Pain?}
    branches:
      - {when: [yes, unknown], to: big}
      - {when: no, to: small}
outcomes:
  big: {title: Operate, urgency: urgent, say: {clinician: Operate at once.}, claims: [ward#nobody]}
  small: {title: Wait, urgency: routine, say: {clinician: Wait., patient: Ask how long to wait.}}
"""


def flow_of(text):
    flow, faults = load_flow(text, file="f.yml", flow_id=FlowId("f"))
    assert not [one.finding.message for one in faults if "edition" not in one.finding.message]
    return flow


@pytest.fixture(scope="module")
def ward():
    return load_site(Layout.of(WARD))


def form_of(text, ward):
    flow = flow_of(text)
    site = gather_site(replace(ward, flows={**ward.flows, flow.id: flow}))
    return stepper_view(flow, site, site.links_from("flows/f.md"))


def read(texts, audience):
    return next(one.text for one in texts if one.audience in (audience, ""))


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ((("clinician", "A"),), [("", "A")]),
        ((("patient", "B"), ("clinician", "A")), [("clinician", "A"), ("patient", "B")]),
        ((("patient", "A"), ("clinician", "A")), [("", "A")]),
        ((("carer", "C"),), [("", "C")]),
        ((), []),
    ],
    ids=["one for all", "two", "the same", "an audience that nobody else has", "none"],
)
def test_every_audience_reads_its_own_wording_or_the_usual_one(texts, said):
    assert [(one.audience, one.text) for one in say_for(BOTH, texts)] == said


def test_patients_are_never_told_what_clinicians_are_advised_to_do(ward):
    form = form_of(TEXT, ward)
    for result in form.results:
        shown = " ".join(read(texts, "patient") for texts in (result.title, result.short, result.say))
        assert "Operate" not in shown
        assert "Wait" not in shown
    (big,) = [one for one in form.results if one.name == "big"]
    assert read(big.say, "clinician") == "Operate at once."
    assert read(big.say, "patient") == "This result has no wording for you yet. Discuss it with your doctor."


@pytest.mark.parametrize("is_told", [True, False], ids=["with a lay wording", "without one"])
def test_a_recommendation_is_shown_to_patients_in_its_lay_wording_or_not_at_all(ward, is_told):
    article = ward.articles["fever"]
    advice = next(one for one in article.claims if one.id == "admitted")
    claims = tuple(replace(one, strength=Strength.STRONG) if one is advice else one for one in article.claims)
    lay = LayText(
        audience="patient",
        claim=advice.id,
        claim_at=advice.at,
        text="You may get a bed.",
        text_map=advice.text_map,
        at=advice.at,
    )
    edited = replace(article, claims=claims, lay_texts=(lay,) if is_told else ())
    site = gather_site(replace(ward, articles={**ward.articles, "fever": edited}))
    form = stepper_view(ward.flows["fever"], site, site.links_from("flows/fever.md"))
    (ground,) = next(one for one in form.results if one.name == "admit").grounds
    assert read(ground.text, "clinician") == advice.text
    expected = "You may get a bed." if is_told else "A recommendation for clinicians, to be read with your doctor"
    assert read(ground.text, "patient") == expected


def test_a_number_says_its_range_and_how_fine_it_is(ward):
    size, _ = form_of(TEXT, ward).steps
    assert (size.kind, size.hint) == ("number", "From -1 to 2 mm, in steps of 0.5.")
    reasons = dict(size.faults)
    for reason in ("empty", "no-number", "out-of-range", "between-steps"):
        assert size.hint in reasons[reason]


def test_not_known_is_offered_only_where_an_answer_leads_from_it(ward):
    assert [one.is_unknown_offered for one in form_of(TEXT, ward).steps] == [True, True]
    known = TEXT.replace("type: boolean, unknown: yes", "type: boolean").replace("[yes, unknown]", "yes")
    assert [one.is_unknown_offered for one in form_of(known, ward).steps] == [True, False]


def test_the_data_of_a_form_cannot_end_its_script(ward):
    flow = replace(flow_of(TEXT), id=FlowId("f</script><!--"))
    site = gather_site(replace(ward, flows={flow.id: flow}))
    data = stepper_view(flow, site, site.links_from("flows/f.md")).data
    assert "<" not in data
    assert json.loads(data)["table"]["flow"] == flow.id


def test_a_flow_that_is_not_proven_has_no_form(site, ward):
    assert stepper_view(FLOW, site, site.links_from("flows/hip-avn.md")) is None
    assert form_of(TEXT.replace('"< 1"', '"< 0"'), ward) is None


def test_the_version_of_a_form_is_the_start_of_its_digest(ward):
    form = form_of(TEXT, ward)
    assert re.fullmatch(r"[0-9a-f]{4}-[0-9a-f]{4}", form.version)
    assert json.loads(form.data)["version"] == form.version.replace("-", "")
    assert form_of(TEXT.replace("Ask how long", "Ask how very long"), ward).version != form.version


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("Operate at once.", "Operate.", {"big"}),
        ("urgency: routine", "urgency: soon", {"small"}),
        ("Pain?", "Does it hurt?", {"pain"}),
        ("unit: mm", "unit: cm", {"size"}),
        ("[ward#nobody]", "[ward#somebody]", {"big"}),
        ('"< 1", to: pain}\n      - {when: ">= 1"', '"< 1.5", to: pain}\n      - {when: ">= 1.5"', set()),
        ("edition: 3", "edition: 4", set()),
    ],
    ids=["words", "urgency", "question", "unit", "claims", "threshold", "edition"],
)
def test_a_code_changes_with_what_is_asked_or_advised_and_with_nothing_else(before, after, changed):
    assert before in TEXT
    codes = [advice_codes(compile_flow(flow_of(text), {})) for text in (TEXT, TEXT.replace(before, after))]
    assert {name for name in codes[0] if codes[0][name] != codes[1][name]} == changed


def test_branches_that_change_places_keep_their_codes():
    first = '      - {when: "< 1", to: pain, claims: [ward#a]}\n'
    second = '      - {when: ">= 1", to: big}\n'
    text = TEXT.replace('      - {when: "< 1", to: pain}\n', first)
    swapped = text.replace(first + second, second + first)
    assert swapped != text
    one, other = (advice_codes(compile_flow(flow_of(which), {}))["size"] for which in (text, swapped))
    assert one[:2] == (other[1], other[0])
    assert one[0] != one[1]
