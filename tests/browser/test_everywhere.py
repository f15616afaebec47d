"""The site's own frame, a folder without a server, and a device without a network."""

import contextlib
import gzip
import re

from page_kinds import ARTICLE, until
from playwright.sync_api import expect

from conftest import serving

NARROW, WIDE = 360, 1280
IN_SIGHT = "(name => document.querySelector(name).getBoundingClientRect().left >= 0)"
PATIENCE_MS = 120_000
"""For what a slow machine does long: some hundred files are fetched and compared."""


def test_on_a_phone_the_menu_opens_leads_on_and_closes(open_page):
    page = open_page("concepts/", width=NARROW)
    menu = page.locator(".md-sidebar--primary")
    opener = page.get_by_role("button", name="Menu")
    opener.press("Enter")
    page.wait_for_function(f"() => {IN_SIGHT}('.md-sidebar--primary')")
    page.keyboard.press("Escape")
    page.wait_for_function(f"() => !{IN_SIGHT}('.md-sidebar--primary')")
    opener.click()
    page.wait_for_function(f"() => {IN_SIGHT}('.md-sidebar--primary')")
    menu.get_by_role("link", name="References").click()
    page.wait_for_url("**/references/index.html")


def test_the_contents_follow_the_reading(open_page):
    page = open_page(ARTICLE, width=WIDE)
    current = page.locator(".md-sidebar--secondary [aria-current=location]")
    names = []
    for name in ("core-decompression", "ev-references"):
        page.evaluate("id => document.getElementById(id).scrollIntoView()", name)
        page.locator(f".md-sidebar--secondary [href='#{name}'][aria-current=location]").wait_for()
        names.append(current.count())
    assert names == [1, 1]


def test_without_a_mouse_the_skip_link_comes_first_and_is_seen(open_page):
    page = open_page(ARTICLE)
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    until(page, lambda: skip.bounding_box()["y"] >= 0)


def test_a_first_view_is_light_and_asks_for_little(browser, address):
    """Weighed as a server sends it compressed; what the search needs comes when somebody searches."""
    with contextlib.closing(browser.new_context()) as tab:
        page = tab.new_page()
        answers = []
        page.on("response", lambda one: answers.append(one))
        page.goto(address + ARTICLE, wait_until="networkidle")
        weights = {one.url.removeprefix(address): len(gzip.compress(one.body(), 9)) for one in answers}
    assert len(weights) <= 10, weights
    assert sum(weights.values()) <= 100 * 1024, weights
    assert not [path for path in weights if "search" in path]


def test_from_a_folder_links_evidence_and_flow_work_without_a_server(browser, site_folder):
    with contextlib.closing(browser.new_context(viewport={"width": WIDE, "height": 900})) as tab:
        page = tab.new_page()
        failed = []
        # A page that is left drops what it was loading, which is no failure.
        page.on("requestfailed", lambda one: "ABORTED" in one.failure or failed.append(one.url))
        page.on("pageerror", lambda one: failed.append(str(one)))
        page.goto((site_folder / "index.html").as_uri())
        page.locator("main a[href*='avn-stage-2/index.html']").first.click()
        expect(page.locator("h1")).to_have_text(re.compile("^What is the treatment approach"))
        page.wait_for_load_state()
        assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
        page.locator(".md-sidebar--secondary [href='#ev-references']").click()
        page.locator(".ev-reference a[href$='index.html']").first.click()
        page.wait_for_url("**/references/**")
        page.go_back()
        page.locator(".ev-flow-page a").click()
        page.locator("form.ev-stepper, form[class*=ev-form]").first.wait_for()
        assert failed == []


def test_a_kept_site_is_read_without_a_network_and_says_that_it_is_no_current_page(browser, site_folder):
    with contextlib.closing(browser.new_context()) as tab:
        page = tab.new_page()
        with serving(site_folder) as address:
            page.goto(address + ARTICLE)
            page.get_by_role("button", name="Keep this site on this device").click()
            page.get_by_text("Kept. It can be read without a network").wait_for(timeout=PATIENCE_MS)
            page.goto(address + "about/policy/")
            assert page.locator(".ev-kept").count() == 0, "what the network answers comes first"
        page.goto(address + ARTICLE + "?audience=patient#ev-references")
        notice = page.locator(".ev-kept").inner_text()
        assert notice.startswith("Kept copy, not the current page.")
        assert re.search(r"kept on this device on \d+ \w+ 20\d\d \(version [0-9a-f]{12}\)", notice)
        assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
        page.goto(address + "never/written/")
        assert page.locator("h1").inner_text() == "Not kept on this device"
        page.goto(address + ARTICLE)
        page.get_by_role("button", name="Remove this site from this device").click()
        page.get_by_text("Removed.").wait_for(timeout=PATIENCE_MS)
        assert page.evaluate("caches.keys()") == []


def test_nothing_is_kept_before_the_reader_asks(open_page):
    page = open_page(ARTICLE)
    page.get_by_role("button", name="Keep this site on this device").wait_for()
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
