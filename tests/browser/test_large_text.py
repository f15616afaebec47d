"""Text at twice its size, as a reader sets it in the browser, on a phone: nothing is pushed out of the page."""

from page_kinds import PAGES


def test_no_page_scrolls_sideways(large_text, address):
    page = large_text.new_page(viewport={"width": 360, "height": 900})
    wide = {}
    for name, path in PAGES.items():
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        wide[name] = page.evaluate("document.documentElement.scrollWidth")
    assert {name: width for name, width in wide.items() if width > 360} == {}
