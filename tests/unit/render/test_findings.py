"""The card of a recommendation and the summary of findings, both made from what the extracts hold."""

from dataclasses import replace

import pytest
from sample_guidance import ARTICLE, LEDGER, cite, make_claim
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.model.claim import Certainty, Relation, Strength
from mkdocs_evidence.model.people import Intervention, OutcomeTerm
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.render.cards.decoration import CardDecor
from mkdocs_evidence.render.facts import gather_article, gather_site
from mkdocs_evidence.render.page import render_article

AT = Place("x.yml")


def told(key, **scope):
    """A work of the sample whose first extract names outcome and intervention."""
    work = LEDGER.references[key]
    return replace(work, extracts=(replace(work.extracts[0], **scope), *work.extracts[1:]))


HARMS = replace(LEDGER.references["castro-2000"].extracts[1], outcome="complications", intervention="decompression")
CASTRO = told("castro-2000", outcome="clinical-success", intervention="decompression")
WORKS = (
    replace(CASTRO, extracts=(CASTRO.extracts[0], HARMS)),
    told("koo-1995", outcome="collapse", intervention="decompression"),
    told("hong-2015", outcome="clinical-success", intervention="decompression"),
)
SITE = replace(
    LEDGER,
    references={**LEDGER.references, **{one.key: one for one in WORKS}},
    vocabulary=replace(
        LEDGER.vocabulary,
        outcomes=(
            OutcomeTerm(id="clinical-success", name="clinical success", kind="benefit", at=AT),
            OutcomeTerm(id="collapse", name="collapse of the head", kind="harm", at=AT),
            OutcomeTerm(id="complications", name="complications", kind="harm", at=AT),
        ),
        interventions=(Intervention(id="decompression", name="core decompression", at=AT),),
    ),
)


def text(node):
    return " ".join(node.text(deep=True, separator=" ").split())


def facts_of(*claims):
    article = replace(ARTICLE, claims=claims)
    return gather_article(article, gather_site(replace(SITE, articles={article.id: article})))


def advice(*citations, **more):
    claim = make_claim("discuss", "We suggest it.", 14, citations, strength=Strength.CONDITIONAL, **more)
    tree = LexborHTMLParser(CardDecor(facts_of(claim)).after_claim(claim))
    return {text(one.css_first("dt")): text(one.css_first("dd")) for one in tree.css("dl.ev-advice > div")}


def rows(*claims):
    tree = LexborHTMLParser(render_article(facts_of(*claims), ""))
    return [[text(cell) for cell in row.css("th, td")] for row in tree.css("table.ev-findings tbody tr")]


def test_a_recommendation_says_for_whom_it_is_and_what_its_strength_asks():
    card = advice(cite("koo-1995", 14))
    assert card["For"] == "adults with nontraumatic osteonecrosis of the femoral head, staged by Steinberg 1995"
    assert card["In practice"].startswith("The right choice differs between people.")


def test_benefits_and_harms_are_told_in_counts_with_what_is_wanted_first():
    card = advice(cite("koo-1995", 14), cite("castro-2000", 14))
    assert card["Benefits and harms"] == (
        "collapse of the head (unwanted) reference 1 collapse (decompression): 14 of 18 collapse (no operation): "
        "15 of 19 complications (unwanted) reference 2 complications: about 5 in 100 (33 of 688 hips)"
    )


@pytest.mark.parametrize(
    ("unit", "lines"),
    [("hips", ["M4 4h104.1", "M116 4h24.1"]), ("patients", ["M4 2h104.1", "M2 6h108", "M116 2h24.1", "M114 6h28"])],
)
def test_counts_are_drawn_with_one_line_a_row_and_people_with_head_and_trunk(unit, lines):
    work = SITE.references["koo-1995"]
    first = replace(work.extracts[0].data[0], unit=unit)
    work = replace(work, extracts=(replace(work.extracts[0], data=(first,)),))
    claim = make_claim("discuss", "We suggest it.", 14, (cite("koo-1995", 14),), strength=Strength.STRONG)
    article = replace(ARTICLE, claims=(claim,))
    ledger = replace(SITE, articles={article.id: article}, references={**SITE.references, work.key: work})
    tree = LexborHTMLParser(CardDecor(gather_article(article, gather_site(ledger))).after_claim(claim))
    assert [one.attributes["d"] for one in tree.css("svg[aria-hidden=true] path")] == lines


@pytest.mark.parametrize("relation", [Relation.DISPUTES, Relation.BACKGROUND])
def test_what_does_not_carry_a_recommendation_gives_it_no_figures(relation):
    assert "Benefits and harms" not in advice(cite("koo-1995", 14, relation=relation))


def test_a_work_without_absolute_figures_gives_none():
    assert "Benefits and harms" not in advice(cite("hong-2015", 14))


def test_a_recommendation_leads_to_the_ends_of_the_flow_that_rest_on_it():
    flow = SITE.flows["hip-avn"]
    (end, *others) = flow.outcomes
    named = replace(flow, outcomes=(replace(end, claims=("hip/avn-stage-2#discuss",)), *others))
    claim = make_claim("discuss", "We suggest it.", 14, (cite("koo-1995", 14),), strength=Strength.STRONG)
    article = replace(ARTICLE, claims=(claim,))
    site = gather_site(replace(SITE, articles={article.id: article}, flows={"hip-avn": named}))
    tree = LexborHTMLParser(CardDecor(gather_article(article, site)).after_claim(claim))
    (link,) = tree.css(".ev-advice a[href^='#ev-outcome-']")
    assert text(link) == f"B. {end.title}", "by the letter that the flow shows, not by its place in the file"


def test_a_claim_of_fact_is_no_recommendation():
    claim = make_claim("fact", "It may help.", 14, (cite("koo-1995", 14),), certainty=Certainty.LOW)
    assert "ev-advice" not in CardDecor(facts_of(claim)).after_claim(claim)


def test_findings_stand_by_intervention_with_figures_effects_certainty_and_work():
    found = rows(
        make_claim("one", "It may help.", 10, (cite("koo-1995", 10, extract="collapse"),), certainty=Certainty.LOW),
        make_claim("two", "It helps.", 12, (cite("hong-2015", 12, extract="overall"),)),
    )
    assert found == [
        ["core decompression"],
        [
            "collapse of the head",
            "collapse (decompression): 14 of 18 collapse (no operation): 15 of 19",
            "",
            "●●○○ Low certainty 1 Koo et al. 1995",
        ],
        [
            "clinical success ; followed 24 months",
            "",
            "odds ratio 3.28, 95% CI 0.77 to 14.02",
            "Not graded 2 Hong 2015",
        ],
    ]


def test_a_finding_is_no_surer_than_its_least_sure_claim_and_recommendations_do_not_grade_it():
    cited = (cite("koo-1995", 10, extract="collapse"),)
    graded = [
        make_claim("sure", "It helps.", 10, cited, certainty=Certainty.HIGH),
        make_claim("unsure", "It may help.", 11, cited, certainty=Certainty.LOW),
    ]
    advised = make_claim(
        "advised", "We suggest it.", 12, cited, certainty=Certainty.VERY_LOW, strength=Strength.CONDITIONAL
    )
    assert rows(*graded, advised)[1][3].startswith("●●○○ Low certainty")
    assert rows(advised)[1][3].startswith("Not graded")


def test_what_only_disputes_is_no_finding_of_the_article():
    assert rows(make_claim("one", "It helps.", 10, (cite("koo-1995", 10, relation=Relation.DISPUTES),))) == []
