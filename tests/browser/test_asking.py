"""Readers ask: in the box of every page, on the search page, and after an article. Signed claims alone are an answer."""

import re
from dataclasses import replace
from pathlib import Path

import axe_playwright_python
import pytest
from page_kinds import ARTICLE
from playwright.sync_api import expect

from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.render.facts import gather_site
from mkdocs_evidence.search.collect import Shown, collect_articles, collect_synonyms
from mkdocs_evidence.search.site_index import index_site

REPOSITORY = Path(__file__).parents[2]
(AXE,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
OBJECTIONS = "async place => (await axe.run(place, {resultTypes: ['violations']})).violations.map(one => one.help)"
ASKED = "Should the other hip be checked?"


def signed_index(signed_ids):
    """The index of the real site as it would be if the board had signed these of its claims, and no others."""
    ledger = load_site(Layout.of(REPOSITORY))
    shown = Shown(
        standing=gather_site(ledger).standing,
        work_name=lambda key: key,
        question_url=lambda flow, question: f"flows/{flow}/#{question}",
    )
    articles = [
        replace(
            article,
            claims=tuple(
                replace(claim, status="approved", since="2026-11-20")
                if claim.id in signed_ids
                else replace(claim, status="draft", since="")
                for claim in article.claims
            ),
        )
        for article in collect_articles(ledger, urls={name: f"{name}/" for name in ledger.articles}, shown=shown)
    ]
    names = {"status:approved": ("✓", "Approved"), "status:draft": ("□", "Draft")}
    return index_site(articles, collect_synonyms(ledger), names=names)


@pytest.fixture(scope="module")
def signed_files():
    """Of an index in which one claim is signed."""
    return signed_index({"suggest-other-hip"}).files


@pytest.fixture(scope="module")
def unsigned_files():
    """Of an index in which no claim is signed."""
    return signed_index(set()).files


def serve_instead(page, files):
    """Lets a page of the real site read another index."""

    def answer(route):
        name = route.request.url.rsplit("/", 1)[1]
        if name in files:
            route.fulfill(body=files[name], content_type="application/octet-stream")
        else:
            route.fulfill(status=404)

    page.context.route("**/search/claims/*", answer)


def ask_follow_up(page, question):
    page.get_by_label("Your question").fill(question)
    page.get_by_role("button", name="Ask").click()
    verdict = page.locator(".ev-verdict")
    verdict.wait_for()
    return verdict


def test_nothing_of_search_is_fetched_before_a_reader_turns_to_it(open_page):
    page = open_page(ARTICLE)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.mouse.wheel(0, 2000)
    page.wait_for_function("() => scrollY > 0")
    page.get_by_role("button", name="Keep this site on this device").wait_for()  # offered when all else is done
    assert [url for url in asked if "search" in url] == []
    with page.expect_response(re.compile("evidence-search")):
        page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search the claims")).to_be_focused()


def test_the_box_shows_claims_that_arrows_reach_and_escape_closes(open_page):
    page = open_page("about/board/")
    page.keyboard.press("/")
    page.keyboard.type("bisphosphonates")
    panel = page.locator(".ev-search-panel")
    expect(panel.locator("mark").first).to_have_text(re.compile("bisphosphonate", re.IGNORECASE))
    expect(panel.get_by_role("status")).to_have_text(re.compile(r"\d claims shown"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(panel.locator(".ev-hit-text a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search/(index\.html)?\?q=bisphosphonates$"))
    expect(page.locator(".ev-hits > li").first).to_be_visible()


def test_filters_live_in_the_address_and_an_address_can_be_shared(open_page):
    page = open_page("search/?q=collapse")
    page.get_by_text("Narrow the results").press("Enter")
    page.get_by_label("Very low certainty").press("Space")
    page.wait_for_url("**/search/?q=collapse&certainty=very-low")
    expect(page.locator(".ev-grade").first).to_have_text(re.compile("Very low"))
    page.get_by_label("Citing").select_option(label="Lai et al. 2005")
    page.get_by_label("Wording").select_option("patient")
    page.wait_for_url("**/search/?q=collapse&certainty=very-low&ref=lai-2005&audience=patient")
    shared = open_page(f"search/{page.url.partition('/search/')[2]}")
    expect(shared.locator(".ev-tally")).to_have_text(re.compile(r"^\d claims?\.$"))
    texts = shared.locator(".ev-hit-text").all_text_contents()
    assert texts
    assert shared.locator(".ev-grade").count() == len(texts)
    expect(page.locator(".ev-hit-text")).to_have_text(texts)
    expect(page.locator(".ev-grade")).to_have_count(len(texts))
    expect(shared.get_by_label("Very low certainty")).to_be_checked()
    shared.get_by_role("button", name="Clear the filters").click()
    shared.wait_for_url("**/search/?q=collapse&audience=patient")


def test_a_work_leads_to_every_claim_that_cites_it(open_page):
    page = open_page("references/lai-2005/")
    listed = page.locator(".ev-citing a").all_text_contents()
    page.get_by_role("link", name="Search in the claims that cite it").click()
    expect(page.locator(".ev-hit-text")).to_have_count(len(set(listed)))
    assert sorted(page.locator(".ev-hit-text").all_text_contents()) == sorted(set(listed))


def test_claims_that_nobody_has_signed_are_shown_with_their_state_and_never_answer(open_page, unsigned_files):
    page = open_page(ARTICLE)
    serve_instead(page, unsigned_files)
    verdict = ask_follow_up(page, ASKED)
    expect(verdict).to_have_class(re.compile("ev-verdict--unsigned"))
    expect(verdict.get_by_role("heading").first).to_contain_text("not signed")
    assert verdict.locator(".ev-hits > li:not(.ev-unsigned)").count() == 0
    assert verdict.locator(".ev-state").count() == verdict.locator(".ev-hit-text").count() > 0


def test_signed_claims_answer_word_for_word_in_the_words_of_the_reader(open_page, signed_files):
    page = open_page(ARTICLE)
    serve_instead(page, signed_files)
    claim = page.locator("#suggest-other-hip .ev-text").first.inner_text()
    verdict = ask_follow_up(page, ASKED)
    expect(verdict).to_have_class(re.compile("ev-verdict--answer"))
    (words,) = verdict.locator(".ev-hit-text").all_inner_texts()
    assert claim.startswith(words)
    expect(verdict.locator(".ev-state")).to_have_text(re.compile(r"Approved 20 November 2026"))
    expect(verdict.locator(".ev-works a")).to_have_count(1)
    page.get_by_label("A patient", exact=True).check()
    verdict = ask_follow_up(page, f"{ASKED} ")
    expect(verdict.locator(".ev-hit-text")).to_contain_text("even if it does not hurt")


def test_who_reads_all_wordings_gets_those_of_results_too(open_page):
    page = open_page(ARTICLE)
    said = ask_follow_up(page, "Does drilling help?").locator(".ev-hits .ev-remark")
    drilling = said.filter(has_text="drilling")
    expect(drilling).to_have_count(1)
    expect(drilling).to_have_text(re.compile("^For patients: "))
    expect(drilling.locator("mark")).to_have_text("drilling")
    ask_follow_up(page, "Should I stop my statin?")
    expect(said.filter(has_text="Do not stop one that you take for another reason")).to_have_count(1)
    page.get_by_label("A patient", exact=True).check()
    verdict = ask_follow_up(page, "Does drilling help? ")
    expect(verdict.locator(".ev-hit-text mark", has_text="drilling")).to_have_count(1)
    expect(said).to_have_count(0)


def test_a_result_says_which_works_dispute_its_claim(open_page):
    page = open_page("search/?q=alendronate+placebo+collapse&status=any")
    hit = page.locator(".ev-hits > li").filter(has=page.locator("a[href*='#alendronate-placebo-trial']"))
    expect(hit.locator(".ev-works")).to_have_text("Cites Chen et al. 2012; disputed by Lai et al. 2005")


def test_where_claims_are_signed_others_are_shown_on_request_only(open_page, signed_files):
    page = open_page("search/")
    serve_instead(page, signed_files)
    page.reload()
    page.get_by_role("searchbox").fill("both hips imaging")
    expect(page.locator(".ev-hit-text")).to_have_count(1)
    page.get_by_role("button", name="Show them").click()
    page.wait_for_url("**status=any**")
    expect(page.locator(".ev-hits > .ev-unsigned").first).to_be_visible()


def test_over_plain_http_where_browsers_compute_no_digests_a_question_is_answered_too(open_page):
    page = open_page("search/")
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })")
    page.reload()
    page.get_by_role("searchbox").fill("both hips imaging")
    expect(page.locator(".ev-hit-text").first).to_be_visible()


def test_who_asks_before_the_scripts_have_come_is_answered_when_they_have(open_page):
    page = open_page(ARTICLE)
    page.route("**/evidence-answering.js", lambda route: (page.wait_for_timeout(400), route.continue_()))
    verdict = ask_follow_up(page, "Does core decompression help in the shoulder?")
    expect(verdict).to_have_class(re.compile("ev-verdict--related"))
    assert "search/?" not in page.url


def test_a_question_about_something_else_gets_no_answer_and_names_what_is_missing(open_page):
    page = open_page(ARTICLE)
    verdict = ask_follow_up(page, "Does core decompression help in the shoulder?")
    expect(verdict).to_have_class(re.compile("ev-verdict--related"))
    expect(verdict.get_by_role("heading").first).to_contain_text("No claim mentions shoulder")
    verdict = ask_follow_up(page, "zebra or quagga in Quito")
    expect(verdict).to_have_class(re.compile("ev-verdict--none"))
    report = verdict.get_by_role("link", name="Tell us that this is missing").get_attribute("href")
    assert "zebra%20or%20quagga" in report
    verdict = ask_follow_up(page, "Wie wird eine Hüftnekrose behandelt?")
    expect(verdict.get_by_role("heading").first).to_contain_text("Claims are in English.")


def test_what_the_article_excludes_is_told_in_its_own_words_and_announced(open_page):
    page = open_page(ARTICLE)
    verdict = ask_follow_up(page, "How is Perthes disease treated in children?")
    expect(verdict).to_have_class(re.compile("ev-verdict--related"))
    said = "This article says that it does not answer: “How is Perthes disease in children treated?” Nearest to it:"
    expect(verdict.get_by_role("heading").first).to_have_text(said)
    expect(page.locator(".ev-follow").get_by_role("status")).to_have_text(said)
    expect(verdict.get_by_role("link", name="Tell us that this is missing")).to_be_visible()


def test_what_the_article_excludes_and_nothing_is_near_is_told_too(open_page):
    page = open_page(ARTICLE)
    question = "How much paracetamol can I take in a day?"
    verdict = ask_follow_up(page, question)
    expect(verdict).to_have_class(re.compile("ev-verdict--none"))
    expect(verdict.get_by_role("heading").first).to_have_text(
        f"No claim here answers this. This article says that it does not answer: “{question}”"
    )


def test_a_question_that_a_flow_asks_leads_there(open_page):
    page = open_page(ARTICLE)
    verdict = ask_follow_up(page, "Does alcohol make hip osteonecrosis worse?")
    verdict.locator(".ev-flow-asks a").first.click()
    page.wait_for_url("**/flows/hip-avn/**#ev-question-cause")
    expect(page.locator("#ev-question-cause")).to_have_count(1)


def test_a_damaged_or_missing_part_is_said_and_can_be_tried_again(open_page, site_folder):
    page = open_page("search/")
    state = {"spoil": "altered"}

    def answer(route):
        path = site_folder / "search" / "claims" / route.request.url.rsplit("/", 1)[1]
        if state["spoil"] == "altered" and path.name != "manifest.bin":
            path = next(one for one in sorted(path.parent.glob("*.bin")) if one.name not in (path.name, "manifest.bin"))
        route.fulfill(status=404) if state["spoil"] == "missing" else route.fulfill(body=path.read_bytes())

    page.context.route("**/search/claims/*", answer)
    page.get_by_role("searchbox").fill("decompression")
    problem = page.get_by_role("alert")
    expect(problem).to_contain_text("not what this site published")
    assert page.locator(".ev-hit-text").count() == 0
    state["spoil"] = "missing"
    page.get_by_role("button", name="Try again").click()
    expect(problem).to_contain_text("missing on this site")
    state["spoil"] = ""
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".ev-hit-text").first).to_be_visible()


def test_questions_are_kept_on_the_device_only_on_request(open_page):
    page = open_page("search/")
    box = page.get_by_role("searchbox")
    box.fill("collapse")
    box.press("Enter")
    page.wait_for_url("**/search/?q=collapse")
    assert page.evaluate("localStorage.getItem('ev-questions')") is None
    page.get_by_label("Remember my questions").check()
    box.fill("sickle cell")
    box.press("Enter")
    expect(page.get_by_role("button", name="sickle cell")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="sickle cell").click()
    page.wait_for_url("**/search/?q=sickle+cell")
    page.get_by_role("button", name="Clear them").click()
    page.wait_for_function("() => localStorage.getItem('ev-questions') === '[]'")
    page.get_by_label("Remember my questions").uncheck()
    page.wait_for_function("() => localStorage.getItem('ev-questions') === null")


def test_without_scripts_every_concept_leads_to_its_claims(open_page):
    page = open_page("search/", java_script_enabled=False)
    expect(page.get_by_text("Searching needs scripts")).to_be_visible()
    page.get_by_role("link", name="Concepts from A to Z").click()
    page.get_by_role("link", name="Sickle cell disease").click()
    page.locator(".ev-lines a").first.click()
    page.wait_for_url(re.compile(r"/hip/avn-stage-2/(index\.html)?#[a-z]"))


def test_a_site_opened_from_a_folder_is_searched_too(browser, site_folder):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((site_folder / ARTICLE / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("sickle cell")
    page.locator(".ev-hit-text a").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=sickle+cell")
    page.locator(".ev-hit-text a").first.click()
    page.wait_for_url("**/hip/avn-stage-2/index.html#*")
    claim = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert "sickle cell" in claim.inner_text().lower()
    context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_objects_to_nothing_in_results(open_page, width):
    page = open_page(ARTICLE, width=width, bypass_csp=True)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    ask_follow_up(page, "When is hip pain an emergency?")
    assert page.evaluate(OBJECTIONS, ".ev-follow") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 1280:
        page.keyboard.press("Escape")
        page.get_by_role("searchbox", name="Search the claims").fill("collapse")
        page.locator(".ev-search-panel mark").first.wait_for()
        assert page.evaluate(OBJECTIONS, ".ev-box") == []
