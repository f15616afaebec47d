"""A reader checks the sign-offs of an article in the browser, from a folder: what holds, what was changed, what was kept."""

import re
import shutil
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import expect
from signed_project import TODAY, ledger_of, make_stages

from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.render.board.verify_page import render_verify_heads, render_verify_page
from mkdocs_evidence.render.facts import gather_site

REPOSITORY = Path(__file__).parents[2]
ASSETS = REPOSITORY / "plugins" / "mkdocs_evidence" / "assets"
(AXE,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The page as a site would hold it, with nothing else of the site."""
    root = tmp_path_factory.mktemp("signed")
    make_stages(root / "project")
    ledger = ledger_of(root / "project", TODAY)
    site = root / "site"
    (site / "verify").mkdir(parents=True)
    (site / "assets" / "evidence").mkdir(parents=True)
    html = render_verify_page(ledger.articles[ArticleId("a")], gather_site(ledger))
    (site / "verify" / "a.html").write_text(html, encoding="utf-8")
    (site / "verify" / "heads.js").write_text(render_verify_heads(ledger), encoding="utf-8")
    for name in ("evidence-verify.js", "evidence-verify.css", "evidence-ed25519.js"):
        shutil.copy(ASSETS / name, site / "assets" / "evidence" / name)
    return site


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 320, "height": 800})
    tab = context.new_page()
    tab.clock.set_fixed_time("2026-06-01T12:00:00")
    yield tab
    context.close()


def test_what_was_signed_holds_and_is_told_in_plain_words(page, folder):
    page.goto((folder / "verify" / "a.html").as_uri())
    expect(page.locator(".verify-verdict")).to_have_text(
        "✓ 2 board records checked. Everything that can be checked here holds."
    )
    said = page.locator("#verify").inner_text()
    assert "is signed by reviewer-a, reviewer-c (edition 2). It holds until 1 March 2027." in said
    assert "2 records stand in the log of 3 records, sealed on 12 March 2026." in said
    assert "reviewer-a: accepted, 1 February 2026; reviewer-b: accepted, 10 March 2026." in said
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate("async () => (await axe.run(document)).violations.map(one => one.help)") == []


def test_a_changed_word_is_told(page, folder, tmp_path):
    site = shutil.copytree(folder, tmp_path / "site")
    file = site / "verify" / "a.html"
    file.write_text(file.read_text(encoding="utf-8").replace("It helped in old", "It helped in all"), encoding="utf-8")
    page.goto(file.as_uri())
    expect(page.locator(".verify-verdict")).to_contain_text("not hold. Do not rely on these sign-offs.")
    expect(page.locator("#verify")).to_contain_text("The signature is not that of its signer over these words.")


def test_the_browser_remembers_only_when_asked_and_then_tells_what_was_taken_away(page, folder, tmp_path):
    site = shutil.copytree(folder, tmp_path / "site")
    file = site / "verify" / "a.html"
    whole = file.read_text(encoding="utf-8")
    page.goto(file.as_uri())
    page.get_by_role("button", name="Remember today").wait_for()
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Remember today").click()
    expect(page.get_by_role("status")).to_have_text("✓ The log only grew since 12 March 2026.")
    file.write_text(re.sub(r'("size":)3', r"\g<1>2", whole), encoding="utf-8")
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("The log had 3 records before and has 2 now: some are gone.")
    page.get_by_role("button", name="Forget it").click()
    page.wait_for_function("() => localStorage.length === 0")


def test_a_browser_without_ed25519_checks_with_the_library(page, folder):
    page.add_init_script(
        "const real = crypto.subtle.importKey.bind(crypto.subtle);"
        "crypto.subtle.importKey = (form, key, how, ...more) => how?.name === 'Ed25519'"
        " ? Promise.reject(new DOMException('', 'NotSupportedError')) : real(form, key, how, ...more);"
    )
    page.goto((folder / "verify" / "a.html").as_uri())
    expect(page.locator(".verify-verdict")).to_have_text(
        "✓ 2 board records checked. Everything that can be checked here holds."
    )
