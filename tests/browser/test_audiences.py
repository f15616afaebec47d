"""Readers say who they are, and the page speaks to them; terms are explained where they stand."""

import re

import pytest
from page_kinds import ARTICLE
from playwright.sync_api import expect

WORDS_FIRST = """() => [...document.querySelectorAll('[data-ev-worded]')].map(claim => {
  const lay = claim.querySelector('.ev-lay:not([hidden])'), text = claim.querySelector('.ev-text');
  return Boolean(lay.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
})"""


def choose(page, label):
    page.locator(".ev-audience").get_by_label(label, exact=True).check()


def test_without_scripts_nobody_is_asked_and_all_wordings_stand_there(open_page):
    page = open_page(ARTICLE, java_script_enabled=False)
    expect(page.locator(".ev-audience")).to_be_hidden()
    assert all(one.is_visible() for one in page.locator(".ev-lay").all())


def test_a_choice_puts_the_readers_words_first_and_is_remembered(open_page):
    page = open_page(ARTICLE)
    assert page.evaluate("localStorage.length") == 0
    choose(page, "A patient")
    expect(page.locator(".ev-article")).to_have_attribute("data-ev-shown-audience", "patient")
    worded = page.evaluate(WORDS_FIRST)
    assert worded
    assert all(worded)
    page.wait_for_url(re.compile(r"\?audience=patient$"))
    page.goto(page.url.partition("?")[0])
    expect(page.locator(".ev-audience input:checked")).to_have_value("patient")
    choose(page, "Show all")
    page.wait_for_function("() => localStorage.length === 0")
    assert page.locator(".ev-article [data-ev-worded], .ev-echo").count() == 0


def test_choosing_and_going_back_leaves_every_word_in_its_place(open_page):
    page = open_page(ARTICLE)
    words = "document.querySelector('.ev-body').innerHTML.replaceAll(' hidden=\"\"', '')"
    before = page.evaluate(words)
    for label in ("A patient", "A clinician", "Show all"):
        choose(page, label)
    assert page.evaluate(words) == before


def test_the_address_wins_over_what_was_chosen_earlier(open_page):
    page = open_page(ARTICLE)
    choose(page, "A patient")
    page.wait_for_url(re.compile(r"\?audience=patient$"))
    page.goto(page.url.replace("=patient", "=clinician"))
    expect(page.locator(".ev-audience input:checked")).to_have_value("clinician")
    assert not any(one.is_visible() for one in page.locator(".ev-lay").all())


def test_a_browser_that_keeps_nothing_shows_the_choice_all_the_same(open_page):
    page = open_page("about/policy/")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})")
    page.goto(page.url.replace("about/policy/", ARTICLE))
    choose(page, "A patient")
    assert all(page.evaluate(WORDS_FIRST))


def test_only_the_readers_words_leaves_no_empty_heading(open_page):
    page = open_page(f"{ARTICLE}?audience=patient")
    page.get_by_label("Show only these").check()
    shown = page.locator(".ev-body .ev-claim:visible")
    assert shown.count() == page.locator(".ev-body [data-ev-worded]").count() > 0
    empty = page.evaluate("""() => {
      const parts = [...document.querySelectorAll('.ev-body > *')].filter(one => one.checkVisibility());
      const level = one => Number(/^H([1-6])$/.exec(one.tagName)?.[1] ?? 9);
      return parts.filter((one, at) => level(one) < 9 && level(parts[at + 1] ?? one) <= level(one)).map(one => one.id);
    }""")
    assert empty == []


def test_a_copy_on_paper_names_whose_words_stand_first(open_page):
    page = open_page(f"{ARTICLE}?audience=patient")
    page.emulate_media(media="print")
    expect(page.locator(".ev-printed-for")).to_have_text("Wording of this copy: For patients", use_inner_text=True)
    expect(page.locator(".ev-audience")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_term_is_explained_where_it_stands(open_page, width):
    page = open_page(ARTICLE, width=width)
    term = page.locator("a.ev-term").nth(1)
    term.focus()
    page.keyboard.press("Enter")
    note = page.locator(".ev-term-note")
    expect(note.locator("strong")).not_to_have_text("")
    box = note.bounding_box()
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    expect(term).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_a_note_goes_with_the_place_of_its_term_and_not_by_a_late_word_of_earlier_scrolling(open_page):
    page = open_page(ARTICLE)
    page.locator("a.ev-term").nth(1).click()
    note = page.locator(".ev-term-note")
    expect(note).to_be_visible()
    page.evaluate("dispatchEvent(new Event('scroll'))")
    assert note.is_visible()
    page.evaluate("scrollBy({top: 50, behavior: 'instant'})")
    expect(note).to_be_hidden()


def test_without_scripts_a_term_leads_to_its_explanation(open_page):
    page = open_page(ARTICLE, java_script_enabled=False)
    page.locator("a.ev-term").first.click()
    page.wait_for_url(re.compile("#."))
    entry = page.locator(page.url[page.url.index("#") :])
    assert entry.locator("dd").inner_text()
