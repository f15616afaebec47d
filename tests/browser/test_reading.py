"""Reading in a browser: without scripts, on a phone, from a link, by the keyboard."""

import re

import pytest
from page_kinds import ARTICLE, PAGES, open_all, until
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

MOST_STOPS = 230

RING = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect();
  const shown = here.checkVisibility({opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true});
  const style = getComputedStyle(here);
  const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  here.dataset.stops = (Number(here.dataset.stops) || 0) + 1;
  return {
    what: `${here.tagName.toLowerCase()}.${here.className} ${here.textContent.trim().slice(0, 30)}`,
    again: here.dataset.stops > 1,
    shown: shown && box.width > 1 && box.height > 1,
    ring,
  };
}"""


LAID_OUT = """new Promise(done => {
  const parts = [...document.querySelectorAll('.ev-references > li')];
  const look = () => parts.every(one => getComputedStyle(one).contentVisibility === 'visible') ? done() : setTimeout(look, 50);
  look();
})"""


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_no_page_asks_another_host_for_anything(look_at, path):
    look_at(path)
    assert look_at.outside == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("width", [320, 360])
def test_no_page_scrolls_sideways_on_a_phone(look_at, path, width):
    page = look_at(path, width=width)
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_every_word_is_there_and_cards_open(open_page, site_folder):
    page = open_page(ARTICLE, java_script_enabled=False)
    first = page.locator("details.ev-evidence").first
    expect(first.locator(".ev-card, .ev-grounds")).to_be_hidden()
    first.locator("summary").click()
    expect(first.locator(".ev-card, .ev-grounds")).to_be_visible()
    written = LexborHTMLParser((site_folder / ARTICLE / "index.html").read_text(encoding="utf-8"))
    for form in written.css(".ev-stepper"):
        form.decompose()
    read = open_page(ARTICLE)
    read.evaluate("document.querySelectorAll('.ev-stepper').forEach(form => form.remove())")
    read.locator(".ev-keep").evaluate("offer => offer.remove()")  # an offer, and none that one can take without scripts
    with_scripts = read.locator(".ev-article").text_content()
    assert with_scripts.split() == written.css_first(".ev-article").text().split()


def test_what_is_laid_out_late_is_read_aloud_before_the_reader_comes_to_it(open_page):
    """Chromium leaves out of what is read aloud what it has not laid out."""
    page = open_page(ARTICLE)
    page.evaluate(LAID_OUT)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    heard = "".join(one["name"]["value"] for one in nodes if one.get("role", {}).get("value") == "StaticText")
    assert page.evaluate("scrollY") == 0
    for reference in page.locator(".ev-references > li > .ev-ref-text").all_text_contents():
        assert reference[:40] in heard


def test_the_bottom_line_begins_on_the_first_screen(open_page):
    for width in (1280, 360):
        box = open_page(ARTICLE, width=width).locator(".ev-answer .ev-text").first.bounding_box()
        assert box["y"] + box["height"] < 900


def test_arriving_at_a_claim_opens_its_evidence_and_no_other(open_page):
    page = open_page(ARTICLE)
    claim = page.locator(".ev-claim[id]").nth(5).get_attribute("id")
    arrived = open_page(f"{ARTICLE}#{claim}")
    expect(arrived.locator(f"[id='{claim}'] > .ev-after details.ev-evidence[open]")).to_have_count(1)
    assert arrived.locator("details.ev-evidence[open]").count() == 1


def test_following_a_link_of_the_bottom_line_opens_the_claim_it_rests_on(open_page):
    page = open_page(ARTICLE)
    page.locator(".ev-answer summary").first.click()
    link = page.locator(".ev-answer .ev-grounds a").first
    claim = link.get_attribute("href")[1:]
    link.click()
    expect(page.locator(f"[id='{claim}'] .ev-card")).to_be_visible()


def test_without_scripts_a_mark_leads_to_its_reference_below_the_header(open_page):
    page = open_page(ARTICLE, java_script_enabled=False)
    mark = page.locator("a.ev-cite:not(.ev-inside):visible").first
    key = mark.get_attribute("data-ev-key")
    mark.click()
    reference = page.locator(f"[id='ref-{key}']")
    until(page, lambda: 50 <= reference.bounding_box()["y"] < 900)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (360, 740)])
def test_status_and_the_first_sentences_of_the_answer_are_on_the_first_screen(open_page, width, height):
    page = open_page(ARTICLE, width=width)
    page.set_viewport_size({"width": width, "height": height})
    for part in (page.locator(".ev-banner"), page.locator(".ev-sentence").first):
        box = part.bounding_box()
        assert box["y"] > 0
        assert box["y"] + box["height"] <= height


@pytest.mark.parametrize(("year", "said"), [(2027, 0), (2099, 1)])
def test_a_review_that_is_overdue_says_so_on_the_day_of_reading(open_page, year, said):
    page = open_page("about/policy/")
    page.clock.set_fixed_time(f"{year}-01-01T12:00:00Z")
    page.goto(page.url.replace("about/policy/", ARTICLE))
    expect(page.locator(".ev-dates .ev-overdue")).to_have_count(said)
    expect(page.locator(".ev-banner", has_text="Its review is overdue.")).to_have_count(said)


@pytest.mark.parametrize("name", ["home", "article", "work", "flow"])
def test_every_stop_of_the_keyboard_is_seen_and_has_a_ring(open_page, name):
    page = open_page(PAGES[name])
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(RING)
        if stop is None or stop["again"]:
            break
        stops.append(stop)
    assert 5 < len(stops) < MOST_STOPS
    assert [stop["what"] for stop in stops if not stop["shown"]] == []
    assert [stop["what"] for stop in stops if not stop["ring"]] == []


def skip_to_the_article(page):
    """Presses two keys."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash !== ''")


def test_five_keys_lead_to_the_first_recommendation_and_one_more_to_its_evidence(open_page):
    page = open_page(ARTICLE)
    skip_to_the_article(page)
    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    first = page.locator(".ev-recommendation").first
    page.wait_for_function("id => location.hash === `#${id}`", arg=first.get_attribute("id"))
    page.keyboard.press("Tab")
    expect(first.locator(".ev-pop .ev-ref-text")).to_be_visible()


def test_the_references_are_offered_before_the_status_and_reached_by_their_link(open_page):
    page = open_page(ARTICLE)
    skip_to_the_article(page)
    for _ in range(5):
        page.keyboard.press("Tab")
    link = page.locator(".ev-skips a:focus")
    expect(link).to_have_text("References")
    box = link.bounding_box()
    assert box["width"] > 24
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#ev-references$"))


@pytest.mark.parametrize("kind", [".ev-recommendation", ".ev-reference", "tr.ev-claim", ".ev-sentence"])
def test_arrows_lead_to_everything_that_one_stop_of_the_tab_key_holds(open_page, kind):
    page = open_page(ARTICLE)
    page.keyboard.press("Tab")
    group = page.locator(f"{kind}[data-ev-stops]").first
    links = group.locator(
        ":is(a[href], button, summary):not(.ev-card *, .ev-grounds *, [tabindex='-1']:not([data-ev-stop]))"
    )
    # By what does not change while a card opens, as it does where the focus rests on a mark.
    name = "one => `${one.tagName} ${one.getAttribute('href') ?? ''} ${one.textContent}`"
    wanted = links.evaluate_all(f"all => all.filter(one => one.checkVisibility()).map({name})")
    kept = group.locator("[data-ev-stop][tabindex='0']")
    expect(kept).to_have_count(1)
    kept.focus()
    reached = []
    for key in ("ArrowLeft", "ArrowRight"):
        for _ in wanted:
            page.keyboard.press(key)
            reached.append(page.evaluate(f"({name})(document.activeElement)"))
            assert page.evaluate("one => one.contains(document.activeElement)", group.element_handle())
    assert len(wanted) > 1
    assert len(set(wanted)) == len(wanted)
    assert set(reached) == set(wanted)


def test_a_claim_whose_evidence_is_open_lets_the_tab_key_into_it(open_page):
    page = open_page(f"{ARTICLE}#cd-trial-collapse")
    page.keyboard.press("Tab")
    page.wait_for_function("() => document.activeElement.matches('#cd-trial-collapse a.ev-cite')")
    page.keyboard.press("Tab")
    page.wait_for_function("() => document.activeElement.closest('#cd-trial-collapse .ev-card') !== null")


def test_a_card_opens_by_the_keyboard(open_page):
    page = open_page(ARTICLE)
    summary = page.locator(".ev-claim details.ev-evidence > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ev-claim .ev-card").first).to_be_visible()
