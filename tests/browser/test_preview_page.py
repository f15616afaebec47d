"""An author who looks at a preview keeps the place, and is told wherever that is."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from free_port import free_port

pytestmark = pytest.mark.browser

CLINIC = Path(__file__).parents[1] / "projects" / "clinic"
PATIENCE_SECONDS = 180
TOP = "document.getElementById('lamp-harm').getBoundingClientRect().top"
SCROLL = "document.getElementById('lamp-harm').scrollIntoView({ block: 'center', behavior: 'instant' })"
DRAWERS = "[...document.querySelectorAll('[role=main] details')].map((one) => one.open)"

TOLD_AT_ONCE = """globalThis.IntersectionObserver = class extends IntersectionObserver {
  constructor(tell) { super((changes) => tell([{ isIntersecting: !changes.at(-1).isIntersecting }, ...changes])); }
};"""
"""A browser that was busy tells of several changes at once, the last of which still holds."""


@pytest.fixture
def project(tmp_path):
    return Path(shutil.copytree(CLINIC, tmp_path / "clinic"))


@pytest.fixture
def page(project, browser):
    """A page of a preview, on a small screen."""
    port = free_port()
    command = [sys.executable, "-m", "mkdocs_evidence", "serve", "--address", f"127.0.0.1:{port}"]
    environment = {**os.environ, "EVIDENCE_CACHE": str(project.with_name("cache"))}
    process = subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL, env=environment)
    try:
        _wait_for(port)
        tab = browser.new_context(viewport={"width": 800, "height": 400})
        page = tab.new_page()
        page.goto(f"http://127.0.0.1:{port}/lamp/", wait_until="load", timeout=PATIENCE_SECONDS * 1000)
        yield page
        tab.close()
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE_SECONDS)


def _wait_for(port):
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        with socket.socket() as asking:
            if not asking.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    raise AssertionError("nobody listens")


def _edit(page, project, before, after):
    """Changes words of the article, and waits until the page was loaded again."""
    article = project / "docs" / "lamp.md"
    text = article.read_text(encoding="utf-8")
    assert before in text
    page.evaluate("globalThis.isOld = true")
    article.write_text(text.replace(before, after, 1), encoding="utf-8")
    page.wait_for_function(
        "() => !globalThis.isOld && document.readyState === 'complete'", timeout=PATIENCE_SECONDS * 1000
    )


def test_after_an_edit_above_it_what_is_looked_at_stays_where_it_is(page, project):
    page.evaluate("document.querySelectorAll('[role=main] details')[1].open = true")
    page.evaluate(SCROLL)
    before = page.evaluate(f"({{ top: {TOP}, drawers: {DRAWERS}, scrolled: scrollY }})")
    assert before["scrolled"] > 0
    assert before["drawers"].count(True) == 1
    _edit(page, project, "\n## ", "\nNobody wrote this before.\n{: .prose }\n\n## ")
    page.wait_for_function(f"() => Math.abs({TOP} - {before['top']}) < 2", timeout=PATIENCE_SECONDS * 1000)
    after = page.evaluate(f"({{ drawers: {DRAWERS}, scrolled: scrollY }})")
    assert after["drawers"] == before["drawers"]
    assert after["scrolled"] > before["scrolled"]


def test_that_a_build_would_be_refused_is_seen_wherever_the_author_looks(page, project):
    page.add_init_script(TOLD_AT_ONCE)
    page.evaluate(SCROLL)
    _edit(page, project, "@lamp-2001#score", "@lamp-2002#score")
    told = page.get_by_role("link", name="A build would be refused")
    told.wait_for(state="visible", timeout=PATIENCE_SECONDS * 1000)
    assert page.evaluate("scrollY") > 0
    told.click()
    page.get_by_text("No reference has the key").first.wait_for(state="visible", timeout=PATIENCE_SECONDS * 1000)
    told.wait_for(state="hidden", timeout=PATIENCE_SECONDS * 1000)


def test_a_page_that_comes_into_being_shows_itself_where_there_was_none(page, project):
    page.goto(page.url.replace("lamp/", "night/"))
    assert page.get_by_role("heading", name="Night").count() == 0
    (project / "docs" / "night.md").write_text("# Night\n", encoding="utf-8")
    page.get_by_role("heading", name="Night").wait_for(state="visible", timeout=PATIENCE_SECONDS * 1000)
