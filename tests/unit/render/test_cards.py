"""What stands below a claim and below a sentence of the bottom line."""

from dataclasses import replace
from datetime import date

import pytest
from sample_guidance import ACCEPT, ARTICLE, FLOW, LEDGER, cite, sign
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.analysis.reviews.digests import claim_digests, version_code
from mkdocs_evidence.model.claim import Certainty, Relation, Strength
from mkdocs_evidence.render.cards.decoration import CardDecor
from mkdocs_evidence.render.facts import gather_article, gather_site
from mkdocs_evidence.render.flows.outline import flow_view

CLAIMS = {claim.id: claim for claim in ARTICLE.claims}


def text(node):
    return " ".join(node.text(deep=True, separator=" ").split())


def card(name, ledger=LEDGER):
    facts = gather_article(ARTICLE, gather_site(ledger))
    return LexborHTMLParser(CardDecor(facts).after_claim(CLAIMS[name]))


def test_a_card_opens_without_scripts_and_its_title_counts_the_works_by_kind():
    tree = card("cd-collapse")
    assert text(tree.css_first("details.ev-evidence > summary")) == (
        "Evidence: 1 randomised trial and 1 systematic review; 1 disputes"
    )


def test_a_work_that_also_disputes_the_claim_at_another_place_is_counted_among_those_that_do():
    both = (
        cite("hong-2015", 1, relation=Relation.QUALIFIES),
        cite("hong-2015", 1, extract="overall", relation=Relation.DISPUTES),
        cite("castro-2000", 1, relation=Relation.DISPUTES),
    )
    facts = gather_article(ARTICLE, gather_site(LEDGER))
    tree = LexborHTMLParser(CardDecor(facts).after_claim(replace(CLAIMS["lost"], citations=both)))
    assert text(tree.css_first("details.ev-evidence > summary")) == "Evidence: 1 systematic review; 2 dispute"


def test_each_line_says_number_work_and_relation_and_leads_to_what_the_work_says():
    lines = card("cd-collapse").css(".ev-sources > li")
    assert [(text(one), one.css_first("a").attributes["href"]) for one in lines] == [
        ("1 Castro & Barrack 2000 + Supports", "#ref-castro-2000"),
        ("2 Koo et al. 1995 + Supports", "#ref-koo-1995:collapse"),
        ("3 Hong 2015 − Disputes", "#ref-hong-2015:overall"),
    ]


def test_what_carries_a_claim_stands_before_what_disputes_it():
    turned = (cite("castro-2000", 1, relation=Relation.DISPUTES), cite("hong-2015", 1), cite("koo-1995", 1))
    facts = gather_article(ARTICLE, gather_site(LEDGER))
    tree = LexborHTMLParser(CardDecor(facts).after_claim(replace(CLAIMS["lost"], citations=turned)))
    assert [text(one) for one in tree.css(".ev-source")] == [
        "2 Koo et al. 1995",
        "3 Hong 2015",
        "1 Castro & Barrack 2000",
    ]


def test_grading_and_strength_stand_in_words_with_a_shape_that_is_not_read_out():
    tree = card("discuss")
    assert text(tree.css_first(".ev-strength")) == "◇ Conditional recommendation"
    assert text(tree.css_first(".ev-grade")) == "●●○○ Low certainty"
    assert all(one.parent.attributes.get("aria-hidden") == "true" for one in tree.css(".ev-facts .ev-shape"))


def test_a_recommendation_names_ends_of_the_flow_by_the_letters_that_the_flow_shows():
    site = gather_site(LEDGER)
    shown = {
        one.anchor: f"{one.letter}. {one.title}" for one in flow_view(FLOW, site, site.links_from("x.md")).outcomes
    }
    (end,) = card("discuss").css('dl a[href^="#ev-outcome-"]')
    assert text(end) == shown[end.attributes["href"][1:]] == "B. Discuss both courses"


def test_a_claim_shows_where_its_own_scope_differs_and_when_it_is_due():
    tree = card("discuss")
    assert "Indirect the series mixed causes" in text(tree.css_first(".ev-card > dl.ev-scope"))
    assert tree.css_first("time[data-ev-due]").attributes["datetime"] == "2027-05-01"


def test_a_declared_conflict_links_to_the_other_claim_with_its_note():
    claim = replace(
        CLAIMS["cd-collapse"], conflicts_with=("cd-stage-ii", "other/page#gone"), conflict_note="Two unlike trials."
    )
    facts = gather_article(ARTICLE, gather_site(LEDGER))
    note = LexborHTMLParser(CardDecor(facts).after_claim(claim)).css_first("p.ev-conflict")
    assert [one.attributes["href"] for one in note.css("a")] == ["#cd-stage-ii", "../../other/page/#gone"]
    assert text(note).endswith(", other/page#gone : Two unlike trials.")
    assert card("cd-collapse").css_first("p.ev-conflict") is None


def test_a_permalink_names_its_claim():
    link = card("discuss").css_first("a.ev-permalink")
    assert (link.attributes["href"], link.attributes["title"]) == ("#discuss", "Link to this claim")


def test_a_claim_tells_its_version_for_citations_and_reports():
    version = version_code(claim_digests(ARTICLE, LEDGER)["discuss"])
    assert text(card("discuss").css_first(".ev-version b")) == version


def test_a_claim_without_id_has_no_permalink_and_keeps_its_evidence():
    facts = gather_article(ARTICLE, gather_site(LEDGER))
    tree = LexborHTMLParser(CardDecor(facts).after_claim(CLAIMS[None]))
    assert tree.css_first("a.ev-permalink") is None
    assert text(tree.css_first(".ev-notice")) == "! Retracted, 3 May 2003, the editors."


def test_a_key_that_nobody_has_is_named_in_the_card():
    assert "No reference has the key “nobody-1999”." in text(card("lost").css_first(".ev-notice"))


def test_a_claim_without_citations_says_so():
    facts = gather_article(ARTICLE, gather_site(LEDGER))
    bare = replace(CLAIMS["lost"], citations=())
    assert "No evidence is cited." in CardDecor(facts).after_claim(bare)


@pytest.mark.parametrize(
    ("digest", "state"),
    [(None, "✓ Approved (demonstration)"), ("0" * 64, "△ Changed since sign-off")],
    ids=["signed", "changed"],
)
def test_the_state_is_computed_from_what_was_signed(digest, state):
    signed = digest or claim_digests(ARTICLE, LEDGER)["cd-stage-ii"]
    ledger = sign(LEDGER, date(2026, 3, 1), verdicts=[("cd-stage-ii", signed, ACCEPT)])
    assert text(card("cd-stage-ii", ledger).css_first(".ev-state")) == state


def test_each_claim_is_graded_as_it_would_be_by_itself():
    signed = claim_digests(ARTICLE, LEDGER)["cd-stage-ii"]
    ledger = sign(LEDGER, date(2026, 3, 1), verdicts=[("cd-stage-ii", signed, ACCEPT)])
    facts = gather_article(ARTICLE, gather_site(ledger))
    grades = [(None, None), *((strength, Certainty.LOW) for strength in (None, *Strength)), (None, Certainty.HIGH)]
    claims = [
        replace(claim, strength=strength, certainty=certainty)
        for claim in ARTICLE.claims
        for strength, certainty in grades
    ]
    together = CardDecor(facts)
    for claim in claims:
        alone = CardDecor(facts)
        assert together.spoken(claim) == alone.spoken(claim)
        assert together.after_claim(claim) == alone.after_claim(claim)
    assert len({together.spoken(claim) for claim in claims}) == 3 * len(grades)


def test_a_sentence_of_the_bottom_line_is_no_surer_than_its_weakest_claim():
    facts = gather_article(ARTICLE, gather_site(LEDGER))
    tree = LexborHTMLParser(CardDecor(facts).after_sentence(ARTICLE.answer[0]))
    assert text(tree.css_first(".ev-facts")) == "●○○○ Very low certainty"
    claims = tree.css(".ev-grounds a[data-ev-excerpt]")
    assert [one.attributes["href"] for one in claims] == ["#cd-stage-ii", "#cd-collapse"]


def test_the_evidence_of_a_sentence_is_opened_where_its_claims_are_named():
    facts = gather_article(ARTICLE, gather_site(LEDGER))
    tree = LexborHTMLParser(CardDecor(facts).after_sentence(ARTICLE.answer[0]))
    for ground in tree.css(".ev-grounds li"):
        claim = CLAIMS[ground.css_first("a[data-ev-excerpt]").attributes["data-ev-excerpt"]]
        cited = {(one.key, str(one.relation)) for one in claim.citations}
        marks = {(one.attributes["data-ev-key"], one.attributes["data-ev-relation"]) for one in ground.css("a.ev-cite")}
        assert marks == cited


def test_a_sentence_names_the_claims_it_misses():
    facts = gather_article(ARTICLE, gather_site(LEDGER))
    sentence = replace(ARTICLE.answer[0], rests_on=("cd-stage-ii", "gone"))
    assert "No claim here has the id “gone”." in CardDecor(facts).after_sentence(sentence)


def test_text_of_authors_is_escaped_everywhere():
    evil = "<script>alert(1)</script>"
    claim = replace(CLAIMS["discuss"], indirect=evil, conflicts_with=(evil,), conflict_note=evil)
    work = LEDGER.references["hong-2015"]
    extract = replace(work.extracts[0], finding=evil, quote=evil, note=evil)
    ledger = replace(LEDGER, references={**LEDGER.references, work.key: replace(work, extracts=(extract,))})
    facts = gather_article(ARTICLE, gather_site(ledger))
    assert "<script" not in CardDecor(facts).after_claim(claim)
