"""The picture of a flow in a real browser: its words fit, it scrolls in its own region, and paper holds it on one sheet."""

import io

import pytest
from page_kinds import PAGES
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


def test_the_box_where_one_starts_is_in_view(page):
    assert page.evaluate("""() => {
        const here = document.querySelector(".ev-drawing-scroll").getBoundingClientRect();
        const start = document.querySelector(".ev-drawn-box").getBoundingClientRect();
        return start.left >= here.left && start.right <= here.right;
    }""")


def test_paper_holds_the_whole_picture_on_one_sheet_on_its_side(page):
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    lying = [sheet for sheet in paper.pages if sheet.mediabox.width > sheet.mediabox.height]
    assert [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in lying] == [(842, 595)]
    words = "".join(lying[0].extract_text().split())
    lines = page.locator(".ev-drawn-box tspan").all_text_contents()
    assert [line for line in lines if "".join(line.split()) not in words] == []
