"""The printed page: what paper shows, and what it leaves out."""

import io
import re
import unicodedata

import pytest
from page_kinds import ARTICLE
from pypdf import PdfReader


@pytest.fixture(scope="module")
def page(browser, address):
    tab = browser.new_page()
    tab.goto(address + ARTICLE)
    yield tab
    tab.close()


@pytest.fixture(scope="module")
def paper(page):
    page.emulate_media(media="null")  # else a test before this one decides what kind of page is printed
    return PdfReader(io.BytesIO(page.pdf(format="A4", tagged=True, outline=True)))


@pytest.fixture(scope="module")
def words(paper):
    text = "".join(sheet.extract_text() for sheet in paper.pages)
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))  # fonts write `fi` as one sign


def squeezed(texts):
    return [re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)) for text in texts]


def test_every_claim_and_its_evidence_is_on_paper_though_all_cards_are_closed(page, words):
    assert page.locator("details[open]").count() == 0
    claims = squeezed(
        page.locator(".ev-claim > .ev-text").evaluate_all("all => all.map(one => one.firstChild.textContent)")
    )
    assert [text for text in claims if text not in words] == []
    findings = squeezed(page.locator(".ev-finding").evaluate_all("all => all.map(one => one.firstChild.textContent)"))
    assert [text for text in findings if text not in words] == []


def test_an_article_of_95_claims_is_a_document_of_twelve_sheets(paper):
    assert len(paper.pages) <= 12


def test_with_all_evidence_paper_has_scopes_notes_and_the_grounds_of_the_flow_too(page):
    hidden = (
        ".ev-extract .ev-scope",
        ".ev-extract .ev-note",
        ".ev-flow-claims",
        ".ev-after > .ev-evidence .ev-version",
    )
    page.evaluate("window.print = () => {}")
    page.emulate_media(media="print")
    assert [part for part in hidden if page.locator(part).first.is_visible()] == []
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Print with all evidence").click()
    page.emulate_media(media="print")
    assert [part for part in hidden if not page.locator(part).first.is_visible()] == []
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.locator(hidden[0]).first.is_visible()


def test_citation_marks_are_separate_numbers_on_paper(page, words):
    """No run is drawn as `1–3` and no two numbers touch."""
    page.emulate_media(media="print")
    marks = page.locator(".ev-cites:has(a + .ev-sep)").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('a.ev-cite, .ev-sep')]"
        ".filter(part => part.getBoundingClientRect().width > 1).map(part => part.textContent).join(''))"
    )
    every = page.locator(".ev-cites:has(a + .ev-sep)").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('a.ev-cite, .ev-sep')].map(part => part.textContent).join(''))"
    )
    assert marks == every
    assert marks
    for text in marks:
        assert re.fullmatch(r"\d+((, | and |; )\d+)+", text)


def test_references_are_on_paper_with_their_identifiers(page, words):
    references = squeezed(page.locator(".ev-ref-text").all_text_contents())
    assert [text for text in references if text not in words] == []


def test_menus_and_buttons_are_not_on_paper(page):
    page.emulate_media(media="print")
    for part in (
        ".md-header",
        ".md-sidebar--primary",
        ".md-sidebar--secondary",
        ".md-footer",
        ".ev-permalink",
        ".ev-cited-by",
    ):
        assert not page.locator(part).first.is_visible()


def test_the_document_is_tagged_and_says_its_status_on_the_first_sheet(paper):
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    first = " ".join(paper.pages[0].extract_text().split())
    assert "claims approved" in first
    assert "Text changed" in first
