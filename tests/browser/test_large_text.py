"""Text at twice its size, as a reader sets it in the browser, on a phone: nothing is pushed out of the page."""

from page_kinds import PAGES, open_all
from playwright.sync_api import expect


def test_no_page_scrolls_sideways(large_text, address):
    page = large_text.new_page(viewport={"width": 360, "height": 900})
    wide = {}
    for name, path in PAGES.items():
        page.goto(address + path)
        open_all(page)
        wide[name] = page.evaluate("document.documentElement.scrollWidth")
    assert {name: width for name, width in wide.items() if width > 360} == {}


def test_the_keyboard_reaches_a_table_while_it_is_wider_than_the_page(look_at):
    page = look_at("search/report/", width=320)
    page.locator("main table[tabindex='0']").first.wait_for()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator("main table[tabindex]")).to_have_count(0)
