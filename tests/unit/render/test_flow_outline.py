"""A flow as a numbered outline."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sample_guidance import FLOW, when

from mkdocs_evidence.model.flow import Combination, Range
from mkdocs_evidence.render.flows.outline import condition_text, flow_view


@pytest.fixture
def view(site):
    return flow_view(FLOW, site, site.links_from("hip/avn-stage-2.md"))


def test_the_population_is_named_in_words(site):
    view = flow_view(replace(FLOW, population="adults-ntonfh"), site, site.links_from("flows/hip-avn.md"))
    assert view.population == "adults with nontraumatic osteonecrosis of the femoral head"


def test_questions_are_numbered_in_the_order_in_which_they_are_met(view):
    assert [(one.number, one.ask) for one in view.questions] == [(1, "Which stage?"), (2, "How large is the lesion?")]


def test_every_answer_says_in_words_where_it_leads(view):
    assert [
        (one.answer, one.given, one.target, one.url) for question in view.questions for one in question.answers
    ] == [
        ("Stage 2", "", "go to question 2", "#ev-question-size"),
        ("Stage 3", "", "B. Discuss both courses", "#ev-outcome-talk"),
        ("Not known", "", "nowhere", ""),
        ("under 30% of the head", "", "A. Watch the hip.", "#ev-outcome-watch"),
        (
            "at least 30% of the head",
            "the answer to question 1 is Stage 2",
            "B. Discuss both courses",
            "#ev-outcome-talk",
        ),
    ]


def test_outcomes_say_their_urgency_and_lead_to_their_claims(view):
    watch, talk = view.outcomes
    assert (talk.letter, talk.urgency.name) == ("B", "Soon")
    assert talk.claims[0].url == "#discuss"
    assert [one.label for one in talk.say] == ["For clinicians", "For patients"]
    assert watch.urgency is None
    assert (watch.claims[0].text, watch.claims[0].url) == ("no#such", "")


def test_clinicians_wording_comes_first_and_the_patients_is_labelled(view):
    assert [(one.label, one.text) for one in view.questions[1].wordings] == [
        ("For patients", "How big is the sick part?")
    ]


def test_what_no_answer_leads_to_is_still_in_the_outline(site):
    alone = replace(FLOW, start="size")
    view = flow_view(alone, site, site.links_from("flows/hip-avn.md"))
    assert [one.ask for one in view.questions] == ["How large is the lesion?", "Which stage?"]


def test_a_loop_ends(site):
    looping = replace(
        FLOW,
        questions=tuple(
            replace(one, branches=tuple(replace(branch, to=one.id) for branch in one.branches))
            for one in FLOW.questions
        ),
    )
    assert len(flow_view(looping, site, site.links_from("flows/hip-avn.md")).questions) == 2


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (when("stage", "II", "III"), "Stage 2 or Stage 3"),
        (when("stage", "unknown"), "Not known"),
        (when("scheme", "none", "unknown"), "No stage, only findings; or Not known"),
        (when("scheme", "none"), "No stage, only findings"),
        (when("x", "yes"), "Yes"),
        (
            when("x", ranges=(Range(low=Decimal(18), high=Decimal(21), high_included=False),)),
            "at least 18 and under 21",
        ),
        (when("x", ranges=(Range(low=Decimal(2), low_included=False),)), "over 2"),
        (when("x", words="something else"), "something else"),
        (replace(when("stage", "unknown"), is_any=True), "any answer or Not known"),
        (replace(when("stage"), combinations=(Combination(has=("II",), lacks=("III",)),)), "Stage 2 and not Stage 3"),
        (replace(when("stage"), combinations=(Combination(lacks=("II", "III")),)), "none of them"),
    ],
)
def test_conditions_in_words(condition, words):
    label = (("clinician", "No stage, only findings"),)
    scheme = replace(FLOW.facts[0], id="scheme", options=(replace(FLOW.facts[0].options[0], id="none", label=label),))
    facts = {fact.id: fact for fact in (*FLOW.facts, scheme)}
    assert condition_text(condition, facts.get(condition.fact)) == words
