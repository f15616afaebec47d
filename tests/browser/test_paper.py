"""The printed page: what paper shows, and what it leaves out."""

import contextlib
import io
import re
import unicodedata

import pytest
from page_kinds import ARTICLE, PAGES
from playwright.sync_api import expect
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


@pytest.fixture(scope="module")
def printed(browser, address):
    """Prints a page of the site; gives its sheets as texts without white space."""
    with contextlib.closing(browser.new_page()) as tab:

        def print_page(path):
            tab.goto(address + path)
            sheets = PdfReader(io.BytesIO(tab.pdf(format="A4", prefer_css_page_size=True))).pages
            return [re.sub(r"\s+", "", sheet.extract_text()) for sheet in sheets]

        yield print_page


@pytest.mark.parametrize(
    ("path", "most", "edition"),
    [(PAGES["flow"], 4, "Edition3,version"), (PAGES["history"], 9, "approved,1changedsincesign-off")],
    ids=["flow", "history"],
)
def test_flow_and_history_are_documents_whose_every_sheet_is_used_and_says_its_edition(printed, path, most, edition):
    sheets = printed(path)
    assert len(sheets) <= most
    for sheet in sheets:
        assert edition in sheet
        assert len(sheet) > 400


def test_the_record_of_a_work_keeps_scopes_and_tables_on_paper_and_leaves_out_what_only_screens_can_do(printed):
    text = "".join(printed("references/koo-1995/"))
    for words in ("Measured", "Population:", "Follow-up", "Citedby"):
        assert words in text
    for words in ("Export", "BibTeX", "Searchintheclaims"):
        assert words not in text


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
    for part in hidden:
        expect(page.locator(part).first).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(hidden[0]).first).to_be_hidden()


def test_citation_marks_are_separate_numbers_on_paper(page, words):
    """No run is drawn as `1–3` and no two numbers touch."""
    page.emulate_media(media="print")
    # What the bottom line rests on is not printed: the claims themselves follow.
    groups = page.locator(".ev-cites:has(a + .ev-sep):not(.ev-answer *)")
    marks = groups.evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('a.ev-cite, .ev-sep')]"
        ".filter(part => part.getBoundingClientRect().width > 1).map(part => part.textContent).join(''))"
    )
    every = groups.evaluate_all(
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
