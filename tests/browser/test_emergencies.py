"""Whoever asks in an emergency meets the board's text, wherever and however the question comes, with or without the index."""

import re

import pytest
from page_kinds import ARTICLE
from playwright.sync_api import expect

HIP = "your hip may be broken"
ASKED = "my hip is dislocated and I have a fever"
FILL = "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})); }"


def notice(page, place, words=HIP):
    return page.locator(f"{place} .ev-emergency", has_text=words)


def without_search(page):
    """Lets nothing of search reach the page: neither its scripts nor the index."""
    page.context.route(re.compile("evidence-(search|answering)|search/claims"), lambda route: route.abort())


def box_of(page):
    return page.get_by_role("searchbox", name="Search the claims")


@pytest.mark.parametrize("is_reachable", [True, False], ids=["with search", "without search"])
def test_the_box_shows_the_text_when_a_question_is_typed_or_filled_in(open_page, is_reachable):
    page = open_page("about/board/")
    if not is_reachable:
        without_search(page)
    page.keyboard.press("/")
    expect(notice(page, ".ev-box")).to_be_hidden()
    page.keyboard.type(ASKED)
    expect(notice(page, ".ev-box")).to_be_visible()
    box_of(page).fill("collapse")
    expect(notice(page, ".ev-box")).to_be_hidden()
    box_of(page).evaluate(FILL, ASKED)
    expect(notice(page, ".ev-box")).to_be_visible()
    notice(page, ".ev-box").click()
    expect(notice(page, ".ev-box")).to_be_visible()


def test_the_text_stands_above_the_results_of_the_box_and_goes_with_the_focus(open_page):
    page = open_page("about/board/")
    page.keyboard.press("/")
    page.keyboard.type("fever after core decompression")
    expect(page.locator(".ev-search-panel .ev-hit-text").first).to_be_visible()
    above, below = notice(page, ".ev-box").bounding_box(), page.locator(".ev-search-panel").bounding_box()
    assert above["y"] + above["height"] <= below["y"]
    page.keyboard.press("Escape")
    expect(page.locator(".ev-search-panel")).to_be_hidden()
    expect(notice(page, ".ev-box")).to_be_visible()
    page.mouse.click(3, 880)
    expect(notice(page, ".ev-box")).to_be_hidden()


def test_a_question_sent_from_the_box_is_met_on_the_search_page_and_when_the_reader_comes_back(open_page):
    page = open_page("about/board/")
    page.keyboard.press("/")
    page.keyboard.type(ASKED)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**q=my+hip+is+dislocated*")
    expect(notice(page, ".ev-search")).to_be_visible()
    expect(page.locator(".ev-tally")).to_have_text(re.compile("claim"))
    expect(notice(page, ".ev-search")).to_be_visible()
    box = page.get_by_role("searchbox")
    box.fill("collapse")
    box.press("Enter")
    page.wait_for_url("**/search/**q=collapse")
    expect(notice(page, ".ev-search")).to_be_hidden()
    box.fill("chest pain")
    box.press("Enter")
    page.wait_for_url("**/search/**q=chest+pain")
    page.go_back()
    expect(box).to_have_value("collapse")
    expect(notice(page, ".ev-search", "emergency number now")).to_be_hidden()
    page.go_forward()
    expect(notice(page, ".ev-search", "emergency number now")).to_be_visible()


def test_the_address_of_the_search_page_is_enough_where_nothing_of_search_can_be_fetched(open_page):
    page = open_page("about/board/")
    without_search(page)
    page.goto(re.sub("about/board/.*", "search/?q=i+cant+walk", page.url))
    expect(notice(page, ".ev-search")).to_be_visible()
    page.mouse.click(5, 5)
    expect(notice(page, ".ev-search")).to_be_visible()


def test_a_remembered_question_is_met_too(open_page):
    page = open_page("search/")
    page.get_by_label("Remember my questions").check()
    box = page.get_by_role("searchbox")
    for question in ("chest pain", "collapse"):
        box.fill(question)
        box.press("Enter")
    expect(notice(page, ".ev-search", "emergency number now")).to_be_hidden()
    page.get_by_role("button", name="chest pain").click()
    expect(notice(page, ".ev-search", "emergency number now")).to_be_visible()


@pytest.mark.parametrize("is_reachable", [True, False], ids=["with search", "without search"])
def test_a_follow_up_question_is_met_when_it_is_typed(open_page, is_reachable):
    page = open_page(ARTICLE)
    if not is_reachable:
        without_search(page)
    field = page.get_by_label("Your question")
    expect(notice(page, ".ev-follow")).to_be_hidden()
    field.fill("My hip is swollen and I have a fever")
    expect(notice(page, ".ev-follow")).to_be_visible()
    field.fill("What is AVN?")
    expect(notice(page, ".ev-follow")).to_be_hidden()


def test_a_text_whose_words_cannot_be_had_is_shown_with_every_question(open_page):
    page = open_page(ARTICLE)
    page.context.route(re.compile("evidence-emergencies"), lambda route: route.abort())
    page.get_by_label("Your question").fill("W")
    expect(notice(page, ".ev-follow")).to_be_visible()
    page.get_by_label("Your question").fill("")
    expect(notice(page, ".ev-follow")).to_be_hidden()


def test_beside_the_text_a_follow_up_question_gets_no_claims_unless_the_reader_wishes(open_page):
    page = open_page(ARTICLE)
    follow = page.locator(".ev-follow")
    page.get_by_label("Your question").fill("i dont want to live any more with hip pain")
    page.keyboard.press("Enter")
    expect(notice(page, ".ev-follow", "crisis line")).to_be_visible()
    held = "The text above is shown in place of claims."
    expect(follow.get_by_role("heading", name=held)).to_be_visible()
    expect(follow.get_by_role("status")).to_have_text(held)
    expect(follow.locator(".ev-found .ev-hit-text")).to_have_count(0)
    expect(page.get_by_role("link", name="Tell us that this is missing")).to_have_count(0)
    page.get_by_role("button", name="Show what the search found").press("Enter")
    expect(follow.locator(".ev-found .ev-hit-text").first).to_be_visible()
    expect(follow.locator(".ev-found :focus")).to_have_count(1)
    expect(follow.get_by_role("status")).not_to_have_text(held)
    expect(notice(page, ".ev-follow", "crisis line")).to_be_visible()
    page.get_by_role("button", name="Ask").click()
    expect(follow.get_by_role("heading", name=held)).to_be_visible()


def test_a_link_in_an_answer_to_the_page_itself_keeps_question_and_answer(open_page):
    page = open_page(ARTICLE)
    page.get_by_label("Your question").fill("Should the other hip be checked?")
    page.keyboard.press("Enter")
    page.locator(".ev-verdict .ev-hits-title a").first.click()
    page.wait_for_url("**#")
    expect(page.get_by_label("Your question")).to_have_value("Should the other hip be checked?")
    expect(page.locator(".ev-verdict .ev-hit-text").first).to_be_attached()
