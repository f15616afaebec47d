"""Every decision flow of the site, as its readers get it: each answer leads on, and every way ends in an outcome."""

from pathlib import Path

import pytest

from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.render.facts import gather_site
from mkdocs_evidence.render.flows.outline import flow_view
from mkdocs_evidence.render.links import flow_page

SITE = gather_site(load_site(Layout.of(Path(__file__).parents[2])))
FLOWS = {name: flow_view(flow, SITE, SITE.links_from(flow_page(name))) for name, flow in SITE.ledger.flows.items()}


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_every_answer_leads_to_a_question_or_an_outcome(flow):
    assert [answer.target for question in flow.questions for answer in question.answers if not answer.url] == []


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_whatever_is_answered_the_way_ends_in_an_outcome(flow):
    questions = {f"#{question.anchor}": question for question in flow.questions}
    ends = {f"#{outcome.anchor}" for outcome in flow.outcomes}
    ways = [(f"#{flow.questions[0].anchor}",)]
    reached = set()
    while ways:
        way = ways.pop()
        if way[-1] in ends:
            reached.add(way[-1])
            continue
        assert way[-1] not in way[:-1], f"asked twice: {way}"
        ways.extend((*way, answer.url) for answer in questions[way[-1]].answers)
    assert reached == ends


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_every_outcome_says_how_soon_and_rests_on_claims_that_exist(flow):
    for outcome in flow.outcomes:
        assert outcome.urgency is not None, outcome.title
        assert outcome.claims, outcome.title
        assert all(claim.url for claim in outcome.claims), outcome.title
        assert {wording.label for wording in outcome.say} >= {"For clinicians", "For patients"}, outcome.title
