"""The whole content of an article's page."""

from dataclasses import replace
from datetime import date

import pytest
from sample_guidance import ACCEPT, ARTICLE, LEDGER, sign
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.model.review import Meaning, Verdict
from mkdocs_evidence.render.cards.decoration import CardDecor
from mkdocs_evidence.render.facts import gather_article, gather_site
from mkdocs_evidence.render.page import render_article

DIGESTS = claim_digests(ARTICLE, LEDGER)


def text(node):
    return " ".join(node.text(deep=True, separator=" ").split())


def page(ledger=LEDGER, article=ARTICLE, body="<p>BODY</p>", **site):
    facts = gather_article(article, gather_site(ledger, **site))
    return LexborHTMLParser(render_article(facts, body))


def test_the_question_is_the_only_first_heading():
    assert [text(one) for one in page().css("h1")] == ["How is stage 2 osteonecrosis of the hip treated?"]


def test_the_parts_stand_in_the_order_of_a_reader_in_haste():
    tree = page()
    order = [
        tree.html.index(mark)
        for mark in (
            "<h1",
            "ev-skips",
            "ev-banner",
            "ev-steps",
            "ev-dates",
            "BODY",
            'id="ev-flow"',
            'id="ev-references"',
        )
    ]
    assert order == sorted(order)


def test_the_links_for_the_keyboard_lead_to_parts_that_the_page_has():
    tree = page()
    links = [one.attributes["href"].removeprefix("#") for one in tree.css(".ev-skips a")]
    assert links[-1] == "ev-references"
    # Claims stand in the body, which the page is given.
    missing = [anchor for anchor in links if not tree.css(f"[id='{anchor}']")]
    assert all(anchor == "ev-bottom-line" or anchor in DIGESTS for anchor in missing)


def test_paper_says_once_what_a_strength_asks_and_where_the_rest_is():
    words = text(page().css_first(".ev-paper-note"))
    assert words.count("The right choice differs between people.".lower()) == 1
    assert "Print with all evidence" in words


def test_the_banner_counts_claims_and_names_the_demonstration():
    assert text(page().css_first(".ev-banner")) == (
        "□ Draft: 0 of 5 claims approved. For education only, not for deciding on care. "
        "Demonstration board: roles, not people."
    )


def test_the_banner_says_what_changed_and_what_was_withdrawn():
    ledger = sign(
        LEDGER,
        date(2026, 3, 1),
        verdicts=[
            ("cd-stage-ii", DIGESTS["cd-stage-ii"], ACCEPT),
            ("cd-collapse", "0" * 64, ACCEPT),
        ],
    )
    ledger = sign(
        ledger,
        date(2026, 4, 1),
        meaning=Meaning.WITHDRAWN,
        verdicts=[("lost", DIGESTS["lost"], Verdict.REJECT)],
    )
    banner = text(page(ledger).css_first(".ev-banner strong"))
    assert banner == "Partly approved (demonstration): 1 of 5 claims approved, 1 changed since sign-off, 1 withdrawn."


@pytest.mark.parametrize(
    ("is_demonstration", "said"),
    [
        (True, "Approved (demonstration): 4 of 4 claims approved. For education only, not for deciding on care."),
        (False, "Approved: 4 of 4 claims approved. Every claim on this page stands as the board signed it."),
    ],
)
def test_an_approval_by_roles_is_not_one_to_rely_on(is_demonstration, said):
    article = replace(ARTICLE, claims=tuple(claim for claim in ARTICLE.claims if claim.id is not None))
    ledger = replace(LEDGER, board=replace(LEDGER.board, demonstration=is_demonstration))
    for day, reviewer in ((1, "reviewer-a"), (2, "reviewer-b")):
        verdicts = [(claim, digest, Verdict.ACCEPT) for claim, digest in DIGESTS.items()]
        ledger = sign(ledger, date(2026, 3, day), reviewer=reviewer, verdicts=verdicts)
    assert said in text(page(ledger, article).css_first(".ev-banner"))


def test_the_stepper_says_in_text_where_the_article_is():
    steps = page().css(".ev-steps li")
    assert [text(step) for step in steps] == [
        "Draft (now) 22 November 2026, The editors of this site",
        "Submitted",
        "Under review",
        "Approved",
    ]
    assert [step.attributes.get("aria-current") for step in steps] == ["step", None, None, None]


def test_the_stepper_moves_with_the_records_and_names_the_reviewers():
    verdicts = [(name, digest, ACCEPT) for name, digest in DIGESTS.items()]
    article = replace(ARTICLE, claims=ARTICLE.claims[:2])
    ledger = replace(LEDGER, articles={article.id: article})
    (now,) = page(sign(ledger, date(2026, 3, 1), verdicts=verdicts[:2]), article).css('[aria-current="step"]')
    assert text(now) == "Approved (now) 1 March 2026"
    partly = page(sign(ledger, date(2026, 3, 1), verdicts=verdicts[:1]), article)
    assert text(partly.css_first('[aria-current="step"]')) == "Submitted (now) 1 March 2026"


def test_four_dates_and_the_policy_with_its_version():
    assert [text(one) for one in page().css(".ev-dates > div")] == [
        "Text changed 22 November 2026",
        "Evidence searched to 1 November 2026",
        "Last reviewed never",
        "Next review due 22 November 2028",
        "Editorial policy Version 1.0",
    ]
    assert page().css_first(".ev-dates time[data-ev-due]").attributes["datetime"] == "2028-11-22"
    assert page().css_first(".ev-dates a").attributes["href"] == "../../about/policy/"


def test_dates_that_nobody_gave_are_said_to_be_missing():
    bare = replace(ARTICLE, written=None, searched=None, review_due=None)
    dates = [text(one) for one in page(article=bare).css(".ev-dates > div")]
    assert dates[:2] == ["Text changed not stated", "Evidence search not systematic"]
    assert dates[3] == "Next review due not stated"


def test_references_carry_number_kind_notices_and_the_way_back():
    items = page().css("ol.ev-references > li")
    assert [(one.attributes["id"], one.attributes["data-ev-ref"], one.attributes["value"]) for one in items] == [
        ("ref-castro-2000", "castro-2000", "1"),
        ("ref-koo-1995", "koo-1995", "2"),
        ("ref-hong-2015", "hong-2015", "3"),
        ("ref-withdrawn-2001", "withdrawn-2001", "4"),
    ]
    assert text(items[0].css_first(".ev-ref-text")).startswith("Castro FP, Barrack RL. Core decompression")
    assert text(items[0].css_first(".ev-kind")) == "Systematic review"
    assert text(items[3].css_first(".ev-notice")) == "! Retracted, 3 May 2003, the editors."
    back = items[2].css_first(".ev-cited-by")
    assert [one.attributes["href"] for one in back.css("a")] == ["#cd-collapse", "#discuss"]
    assert text(back) == "Cited by claims a (disputes) b"


def test_a_claim_without_id_is_named_though_nothing_can_lead_to_it():
    back = page().css_first("#ref-withdrawn-2001 .ev-cited-by")
    assert text(back) == "Cited by claims a"
    assert back.css_first("a") is None


def test_what_a_work_says_stands_once_below_its_reference_with_figures_scope_and_quote():
    said = page().css(".ev-reference .ev-extract")
    assert len(said) == 4
    koo = page().css_first('[id="ref-koo-1995:collapse"]')
    assert text(koo.css_first(".ev-finding")) == "Collapse after decompression against no operation. (page 870)"
    rows = [[text(cell) for cell in row.css("th, td")] for row in koo.css("table.ev-figures tr")]
    assert rows == [
        ["Measured", "Result", "p value"],
        ["collapse (decompression)", "14 of 18", "p = 0.79"],
        ["collapse (no operation)", "15 of 19", ""],
    ]
    assert text(koo.css_first("blockquote.ev-quote")) == "Pain was relieved early"
    assert text(koo.css_first(".ev-unverified")) == "? Nobody has checked this extract against the work yet."
    assert text(page().css_first('[id="ref-castro-2000:stage-ii"] dl.ev-scope')) == (
        "Population adults with nontraumatic osteonecrosis of the femoral head "
        "Staging Steinberg 1995 Outcome clinical success"
    )


def test_an_extract_that_nothing_on_the_page_cites_is_left_to_the_page_of_its_work():
    (only,) = [one for one in ARTICLE.claims if one.id == "cd-stage-ii"]
    lean = replace(ARTICLE, claims=(only,), answer=(), prose=(), captions=())
    tree = page(article=lean)
    assert [one.attributes["id"] for one in tree.css(".ev-reference .ev-fold [id]")] == ["ref-castro-2000:stage-ii"]


def test_the_page_is_offered_in_the_formats_of_other_tools(facts):
    html = render_article(facts, "", exports=lambda record: [("BibTeX", f"@misc{{{record.key}, {record.edition}}}")])
    tree = LexborHTMLParser(html)
    version = tree.css_first(".ev-citation").attributes["data-ev-version"]
    assert text(tree.css_first('[data-ev-format="BibTeX"]')) == f"@misc{{avn-stage-2, version {version}, draft}}"
    assert tree.css_first(".ev-citation").attributes["data-ev-url"].endswith("/hip/avn-stage-2/")


def test_every_disclaimer_names_its_audience():
    foot = text(page().css_first(".ev-foot"))
    assert foot.startswith("For clinicians Supports judgement. For patients Talk to your doctor.")


def test_the_page_says_how_to_cite_exactly_this_version():
    tree = page(name="Evidence in orthopaedics", url="https://example.org/guidance")
    cited = text(tree.css_first(".ev-citation"))
    assert cited.startswith(
        "The editors of this site. How is stage 2 osteonecrosis of the hip treated? [Internet]. "
        "Evidence in orthopaedics. 22 November 2026 [version "
    )
    assert ", draft]. Available" in cited
    assert cited.endswith("Available from: https://example.org/guidance/hip/avn-stage-2/")
    changed = replace(ARTICLE, claims=(replace(ARTICLE.claims[0], text="Other words."), *ARTICLE.claims[1:]))
    assert text(page(article=changed).css_first(".ev-citation")) != text(page().css_first(".ev-citation"))


def test_questions_that_the_page_does_not_answer_are_listed():
    assert text(page().css_first(".ev-not-covered")) == "How is stage 4 treated?"


def test_no_id_is_given_twice():
    ids = [one.attributes["id"] for one in page().css("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("part", ["script", "style", "[style]", "[onclick]", "img", "iframe", "link"])
def test_nothing_on_the_page_needs_a_script_a_style_or_another_host(part):
    assert page().css(part) == []


def test_front_matter_is_escaped():
    evil = replace(ARTICLE, question="<img src=x onerror=alert(1)>", not_covered=("<b>x</b>",))
    tree = page(article=evil)
    assert tree.css("img, .ev-not-covered b") == []
    assert text(tree.css_first("h1")) == "<img src=x onerror=alert(1)>"


def test_of_many_questions_that_are_not_covered_the_first_are_shown_and_the_others_counted():
    asked = tuple(f"What of {at}?" for at in range(30))
    tree = page(article=replace(ARTICLE, not_covered=asked))
    *shown, rest = [text(one) for one in tree.css(".ev-not-covered li")]
    assert shown == [*asked[: len(shown)]]
    assert rest == f"{30 - len(shown)} more, which the box for follow-up questions knows too."
    assert [text(one) for one in page().css(".ev-not-covered li")] == [*ARTICLE.not_covered]


def test_the_bottom_line_has_a_heading_of_its_own():
    body = '<section class="ev-answer"><p>Yes.</p></section><section class="ev-answer"><p>No.</p></section>'
    first, second = page(body=body).css("section.ev-answer")
    assert text(first) == "Bottom line ¶ Yes."
    assert text(second) == "No."


def test_what_is_kept_out_of_search_holds_no_element_of_its_own_name(facts):
    """Material's search closes an excluded part at the first end tag of the same name."""
    decor = CardDecor(facts)
    cards = "".join(decor.after_claim(claim) for claim in facts.article.claims)
    sentences = "".join(decor.after_sentence(one) for one in facts.article.answer)
    tree = LexborHTMLParser(render_article(facts, cards + sentences))
    excluded = tree.css("[data-search-exclude]")
    assert len(excluded) > 10
    assert [one.tag for one in excluded if len(one.css(one.tag)) > 1] == []


def reported(contact):
    return page(ledger=replace(LEDGER, settings=replace(LEDGER.settings, contact=contact))).css_first("a.ev-report")


def test_a_report_by_mail_has_page_and_version_in_its_subject():
    version = page().css_first(".ev-citation").attributes["data-ev-version"]
    assert reported("errors@example.org").attributes["href"] == (
        f"mailto:errors@example.org?subject=Error%20in%20hip/avn-stage-2%2C%20version%20{version}"
    )


@pytest.mark.parametrize(
    ("contact", "start"),
    [
        ("https://example.org/new", "https://example.org/new?article=hip%2Favn-stage-2&version="),
        ("https://example.org/new?a=b", "https://example.org/new?a=b&article="),
    ],
)
def test_a_report_can_go_to_a_web_address(contact, start):
    assert reported(contact).attributes["href"].startswith(start)


@pytest.mark.parametrize("contact", ["", "javascript:alert(1)@x", "call us"])
def test_no_report_is_made_to_what_is_no_address(contact):
    assert reported(contact) is None


def test_a_reference_says_when_registries_were_asked_about_it():
    work = replace(LEDGER.references["koo-1995"], checked=date(2026, 11, 1))
    ledger = replace(LEDGER, references={**LEDGER.references, work.key: work})
    said = page(ledger=ledger).css("ol.ev-references .ev-checked")
    assert [text(one) for one in said] == ["Checked with registries on 1 November 2026"]
