"""The card of a citation mark and the menu of a claim, with pointer, keyboard and finger."""

import re

import pytest
from page_kinds import ARTICLE, until
from playwright.sync_api import expect

CLAIM = "#cd-trial-collapse"
MARK = f"{CLAIM} a.ev-cite >> nth=0"
TOGGLED = """selector => ({next: new Promise(tell =>
  addEventListener("toggle", ({target}) => target.matches(selector) && tell(target.open), {capture: true}))})"""
"""What the browser tells of a drawer, some time after it was opened or closed."""
CLIPBOARD = "navigator.clipboard.readText()"


@pytest.fixture
def page(open_page):
    return open_page(ARTICLE, permissions=["clipboard-read", "clipboard-write"])


def card_of(page):
    return page.locator(".ev-card.ev-pop")


def test_the_card_shows_reference_kind_relation_figures_and_ways_to_read_on(page):
    page.locator(MARK).click()
    card = card_of(page)
    for part in ("+ Supports", "Randomised trial", "Koo KH", "14 of 18", "(Abstract)", "Core decompression"):
        expect(card).to_contain_text(part)
    links = card.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert any(one.startswith("https://pubmed.ncbi.nlm.nih.gov/") for one in links)
    assert any(one.startswith("../../references/koo-1995/") for one in links)


@pytest.fixture
def timed_page(page):
    """The article, in which no time goes by but what a test lets go by."""
    page.clock.install(time="2026-12-01T12:00:00")
    page.reload()
    page.clock.pause_at("2026-12-01T18:00:00")
    return page


def test_resting_the_pointer_opens_a_card_and_leaving_it_closes_it_but_the_way_into_the_card_does_not(timed_page):
    page, card = timed_page, card_of(timed_page)
    page.locator(MARK).hover()
    page.clock.run_for(500)
    expect(card).to_be_visible()
    card.locator(".ev-ref-text").hover()
    page.clock.run_for(5000)
    expect(card).to_be_visible()
    page.mouse.move(5, 500)
    page.clock.run_for(500)
    expect(card).to_have_count(0)


def test_a_card_keeps_off_the_claim_that_it_is_the_evidence_of(open_page):
    page = open_page(ARTICLE)
    for place in (150, 500, 800):
        top, bottom, card_top, card_bottom = page.evaluate(
            """place => {
                const mark = document.querySelector("li.ev-claim[id] > .ev-text a.ev-cite");
                scrollBy({ top: mark.getBoundingClientRect().top - place, behavior: "instant" });
                mark.click();
                const [words, card] = [mark.closest(".ev-text"), document.querySelector(".ev-card.ev-pop")].map(
                    (one) => one.getBoundingClientRect());
                mark.click();
                return [words.top, words.bottom, card.top, card.bottom];
            }""",
            place,
        )
        assert card_top >= bottom or card_bottom <= top, place
        assert card_bottom - card_top > 150


def test_passing_over_a_mark_opens_nothing(timed_page):
    page = timed_page
    page.locator(MARK).hover()
    page.clock.run_for(100)
    page.mouse.move(5, 500)
    page.clock.run_for(200)
    assert card_of(page).count() == 0
    page.clock.run_for(5000)
    assert card_of(page).count() == 0


def test_the_keyboard_opens_a_card_goes_into_it_and_comes_back_with_escape(page):
    page.locator(MARK).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card_of(page)).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"{CLAIM} a.ev-cite >> nth=1")).to_be_focused()
    expect(card_of(page)).to_contain_text("Disputes")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(card_of(page)).to_be_focused()
    page.keyboard.press("Tab")
    page.wait_for_function("() => document.activeElement.closest('.ev-pop') !== null")
    page.keyboard.press("Escape")
    expect(card_of(page)).to_have_count(0)
    expect(page.locator(MARK)).to_be_focused()


def test_coming_back_to_a_mark_from_its_card_does_not_show_it_again(timed_page):
    page = timed_page
    page.locator(MARK).focus()
    page.keyboard.press("Enter")
    expect(card_of(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(MARK)).to_be_focused()
    page.clock.run_for(5000)
    assert card_of(page).count() == 0


def test_the_tab_key_goes_past_a_card_that_only_showed_itself_to_the_next_claim(page):
    page.locator(MARK).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card_of(page)).to_be_visible()
    page.keyboard.press("Tab")
    # Where the focus rests on the next claim, its card will soon be open.
    expect(page.locator(f"{CLAIM} .ev-card.ev-pop")).to_have_count(0)
    following = page.locator(f"{CLAIM} + .ev-claim")
    expect(following.locator("a.ev-cite").first).to_be_focused()


def test_either_end_of_a_run_shows_every_work_of_it(page):
    page.evaluate("document.querySelectorAll('#may-watch-small a.ev-cite')[1].classList.add('ev-inside')")
    marks = page.locator("#may-watch-small a.ev-cite")
    for end in (marks.first, marks.last):
        end.click()
        expect(end).to_have_attribute("aria-expanded", "true")
        expect(card_of(page).locator(".ev-number")).to_have_text(marks.all_text_contents())


@pytest.mark.parametrize(("width", "height"), [(320, 640), (1280, 800)])
def test_a_card_keeps_within_the_window_and_off_its_mark(open_page, width, height):
    page = open_page(ARTICLE, width=width, has_touch=True)
    page.set_viewport_size({"width": width, "height": height})
    for mark in page.locator(".ev-claim a.ev-cite:not(.ev-inside)").all()[::23]:
        mark.scroll_into_view_if_needed()
        mark.tap()
        expect(mark).to_have_attribute("aria-expanded", "true")
        card = card_of(page).bounding_box()
        here = mark.bounding_box()
        assert card["x"] >= 0
        assert card["x"] + card["width"] <= width
        assert card["y"] >= 0
        assert card["y"] + card["height"] <= height + 1
        assert here["y"] + here["height"] <= card["y"] or here["y"] >= card["y"] + card["height"]
        page.keyboard.press("Escape")
        expect(card_of(page)).to_have_count(0)


def seen_status(page, claim):
    """The name of a claim's status as its mark shows it, without the shape; board records of the site decide which."""
    return page.locator(f"{claim} .ev-state").first.text_content().split(maxsplit=1)[1].strip().lower()


def test_a_claim_is_heard_before_certainty_status_and_citations(page):
    client = page.context.new_cdp_session(page)
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    node = client.send("DOM.querySelector", {"nodeId": root, "selector": "#cd-pain"})["nodeId"]
    tree = client.send("Accessibility.getPartialAXTree", {"nodeId": node, "fetchRelatives": False})["nodes"]
    nodes = {one["nodeId"]: one for one in client.send("Accessibility.getFullAXTree")["nodes"]}
    heard = []

    def listen(name):
        one = nodes[name]
        if one["role"]["value"] == "StaticText":
            heard.append(one["name"]["value"].strip())
        for child in one.get("childIds", ()):
            if child in nodes:
                listen(child)

    listen(tree[0]["nodeId"])
    words = " ".join(filter(None, heard))
    status = seen_status(page, "#cd-pain")
    order = ["Core decompression may relieve", "Low certainty", status, "reference 25", "randomised trial"]
    places = [words.lower().index(one.lower()) for one in order]
    assert places == sorted(places)
    assert words.lower().count("low certainty") == 1


def test_the_menu_of_a_claim_copies_its_address_and_its_citations(page):
    button = page.locator(f"{CLAIM} > .ev-after .ev-permalink")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    address = page.url.split("#")[0] + CLAIM
    until(page, lambda: page.evaluate(CLIPBOARD) == address)
    version = page.locator(f"{CLAIM} .ev-version b").text_content()
    for name, start in (("NLM", "The editors"), ("BibTeX", "@misc{"), ("RIS", "TY  - ")):
        page.get_by_role("button", name=name).click()
        until(page, lambda start=start: page.evaluate(CLIPBOARD).startswith(start))
        copied = page.evaluate(CLIPBOARD)
        assert f"{version}, {seen_status(page, CLAIM)}, claim cd-trial-collapse" in copied
        assert "/hip/avn-stage-2/#cd-trial-collapse" in copied
    report = page.locator(".ev-menu a").get_attribute("href")
    assert "%23cd-trial-collapse" in report
    assert version in report
    page.keyboard.press("Escape")
    expect(page.locator(".ev-menu")).to_have_count(0)


def test_where_the_browser_has_no_popovers_marks_and_links_stay_links(open_page, browser, address):
    tab = browser.new_page()
    tab.add_init_script("delete HTMLElement.prototype.popover")
    tab.goto(address + ARTICLE)
    tab.locator(MARK).click()
    tab.wait_for_url(re.compile("#ref-koo-1995$"))
    assert tab.locator("a.ev-permalink").count() > 50
    tab.close()


def test_the_card_of_a_claim_shows_what_each_work_says_when_it_is_opened(page):
    page.locator(f"{CLAIM} summary").click()
    findings = page.locator(f"{CLAIM} .ev-sources .ev-finding")
    expect(findings).to_have_count(2)
    for is_open in ("false", "true"):
        heard = page.evaluate_handle(TOGGLED, f"{CLAIM} details.ev-evidence")
        page.locator(f"{CLAIM} summary").click()
        assert heard.evaluate("async heard => String(await heard.next)") == is_open
    expect(findings).to_have_count(2)
    assert page.evaluate(
        "() => { const ids = [...document.querySelectorAll('[id]')].map(one => one.id);"
        " return ids.length === new Set(ids).size; }"
    )
