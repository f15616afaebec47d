"""What stands below a claim and below a sentence of the bottom line."""

from dataclasses import replace
from datetime import date

import pytest
from sample_guidance import ACCEPT, ARTICLE, LEDGER, sign
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.analysis.reviews.digests import claim_digests, version_code
from mkdocs_evidence.render.cards import CardDecor
from mkdocs_evidence.render.facts import gather_article, gather_site

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


def test_each_citation_says_number_work_kind_and_relation():
    heads = [text(head) for head in card("cd-collapse").css(".ev-source-head")]
    assert heads == [
        "Reference 1 Castro & Barrack 2000 Systematic review + Supports",
        "Reference 2 Koo et al. 1995 Randomised trial + Supports",
        "Reference 3 Hong 2015 Systematic review − Disputes",
    ]


def test_an_extract_shows_finding_place_figures_scope_and_quote():
    tree = card("cd-collapse")
    assert text(tree.css(".ev-finding")[2]) == "Collapse after decompression against no operation. (page 870)"
    rows = [[text(cell) for cell in row.css("th, td")] for row in tree.css("table.ev-figures")[2].css("tr")]
    assert rows == [
        ["Measured", "Result", "p value"],
        ["collapse (decompression)", "14 of 18", "p = 0.79"],
        ["collapse (no operation)", "15 of 19", ""],
    ]
    assert text(tree.css_first("dl.ev-scope")) == (
        "Population adults with nontraumatic osteonecrosis of the femoral head "
        "Staging Steinberg 1995 Outcome clinical success"
    )
    assert text(tree.css_first("blockquote.ev-quote")) == "Pain was relieved early"


def test_what_nobody_checked_says_so():
    tree = card("cd-collapse")
    assert [text(one) for one in tree.css(".ev-unverified")] == [
        "? Record not fully checked",
        "? Nobody has checked this extract against the work yet.",
    ]


def test_a_citation_of_the_whole_work_shows_all_it_says_and_one_of_an_extract_only_that():
    assert len(card("cd-collapse").css(".ev-source")[0].css(".ev-extract")) == 2
    assert len(card("cd-stage-ii").css(".ev-extract")) == 1


def test_a_work_leads_to_its_page_and_to_the_registries():
    hrefs = [one.attributes["href"] for one in card("cd-collapse").css(".ev-source")[2].css(".ev-ways a")]
    assert hrefs == [
        "../../references/hong-2015/",
        "https://doi.org/10.1000/hong",
        "https://pubmed.ncbi.nlm.nih.gov/26131094",
    ]


def test_grading_and_strength_stand_in_words_with_a_shape_that_is_not_read_out():
    tree = card("discuss")
    assert text(tree.css_first(".ev-strength")) == "◇ Conditional recommendation"
    assert text(tree.css_first(".ev-grade")) == "●●○○ Low certainty"
    assert {one.attributes.get("aria-hidden") for one in tree.css(".ev-facts .ev-shape")} == {"true"}


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
    assert (link.attributes["href"], text(link)) == ("#discuss", "# Link to claim discuss")


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
    [(None, "✓ Approved"), ("0" * 64, "△ Changed since sign-off")],
    ids=["signed", "changed"],
)
def test_the_state_is_computed_from_what_was_signed(digest, state):
    signed = digest or claim_digests(ARTICLE, LEDGER)["cd-stage-ii"]
    ledger = sign(LEDGER, date(2026, 3, 1), verdicts=[("cd-stage-ii", signed, ACCEPT)])
    assert text(card("cd-stage-ii", ledger).css_first(".ev-state")) == state


def test_a_report_carries_claim_and_version():
    version = version_code(claim_digests(ARTICLE, LEDGER)["discuss"])
    link = card("discuss").css_first(".ev-version a").attributes["href"]
    assert link == (
        f"mailto:errors@example.org?subject=Error%20in%20hip/avn-stage-2%23discuss%2C%20version%20{version}"
    )


@pytest.mark.parametrize(
    ("contact", "start"),
    [
        ("https://example.org/new", "https://example.org/new?article=hip%2Favn-stage-2&claim=discuss&version="),
        ("https://example.org/new?a=b", "https://example.org/new?a=b&article="),
    ],
)
def test_a_report_can_go_to_a_web_address(contact, start):
    settings = replace(LEDGER.settings, contact=contact)
    link = card("discuss", replace(LEDGER, settings=settings)).css_first(".ev-version a").attributes["href"]
    assert link.startswith(start)


@pytest.mark.parametrize("contact", ["", "javascript:alert(1)@x", "call us"])
def test_no_link_is_made_of_what_is_no_address(contact):
    settings = replace(LEDGER.settings, contact=contact)
    assert card("discuss", replace(LEDGER, settings=settings)).css_first(".ev-version a") is None


def test_a_sentence_of_the_bottom_line_is_no_surer_than_its_weakest_claim():
    facts = gather_article(ARTICLE, gather_site(LEDGER))
    tree = LexborHTMLParser(CardDecor(facts).after_sentence(ARTICLE.answer[0]))
    assert text(tree.css_first(".ev-facts")) == "●○○○ Very low certainty"
    assert [one.attributes["href"] for one in tree.css(".ev-grounds a")] == ["#cd-stage-ii", "#cd-collapse"]


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
