"""The picture of a flow in a real browser: its words fit, it scrolls in its own region, and paper holds it in letters that can be read."""

import io

import pytest
from page_kinds import PAGES
from playwright.sync_api import expect
from pypdf import PdfReader

_TOO_WIDE = """() => [...document.querySelectorAll(".ev-drawn-box")].flatMap((box) => {
    const width = box.querySelector(".ev-drawn-outline").getBBox().width;
    return [...box.querySelectorAll("tspan")]
        .filter((line) => line.getComputedTextLength() > width - 8).map((line) => line.textContent);
})"""
_TOUCHING = """() => {
    const labels = [...document.querySelectorAll(".ev-drawn-label")].map((one) => [one, one.getBBox()]);
    const boxes = [...document.querySelectorAll(".ev-drawn-outline")].map((one) => [one, one.getBBox()]);
    const meet = (a, b) =>
        a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    return labels.flatMap(([one, area], place) =>
        [...labels.slice(place + 1), ...boxes].filter(([, other]) => meet(area, other)).map(() => one.textContent));
}"""

_START_IN_VIEW = """() => {
    const [here, start] = [".ev-drawing-scroll", ".ev-drawn-box"].map((one) => document.querySelector(one).getBoundingClientRect());
    return here.left <= start.left && start.right <= here.right;
}"""
_POINTS = """() => [...document.querySelectorAll(".ev-drawn-sheet")].map((sheet) => {
    const scale = sheet.getBoundingClientRect().width / sheet.viewBox.baseVal.width;
    return 12 * scale * 0.75;
})"""


@pytest.fixture(params=[1280, 360])
def page(request, browser, address):
    tab = browser.new_page(viewport={"width": request.param, "height": 800})
    tab.goto(address + PAGES["flow"])
    yield tab
    tab.close()


def test_the_words_fit_their_boxes_and_touch_nothing_in_the_readers_letters(page):
    assert page.locator(".ev-drawn-box tspan").count() > 40
    assert page.evaluate(_TOO_WIDE) == []
    assert page.evaluate(_TOUCHING) == []


def test_the_picture_scrolls_in_a_region_that_the_keyboard_reaches_and_the_page_does_not(page):
    region = page.locator(".ev-drawing-scroll")
    region.focus()
    assert region.evaluate("one => one === document.activeElement && one.scrollWidth > one.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_box_where_one_starts_is_in_view_when_the_reader_comes_to_the_picture(page):
    page.locator(".ev-drawing-scroll").scroll_into_view_if_needed()
    # It is scrolled when it comes near, a frame or two later.
    page.wait_for_function(_START_IN_VIEW)


def test_paper_holds_the_whole_picture_on_sheets_on_their_side(page):
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    lying = [sheet for sheet in paper.pages if sheet.mediabox.width > sheet.mediabox.height]
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in lying} == {(842, 595)}
    assert len(lying) == page.locator(".ev-drawn-sheet").count()
    words = "".join("".join(sheet.extract_text().split()) for sheet in lying)
    lines = page.locator(".ev-drawn-box tspan").all_text_contents()
    assert [line for line in lines if "".join(line.split()) not in words] == []


def test_the_smallest_letters_of_the_picture_have_eight_points_on_paper(page):
    page.emulate_media(media="print")
    sizes = page.evaluate(_POINTS)
    assert sizes
    assert min(sizes) >= 7.9
    expect(page.locator(".ev-drawing")).to_be_hidden()
