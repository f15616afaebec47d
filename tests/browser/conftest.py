"""The real site, built once through the public door, served on this machine alone, and a browser to read it with."""

import contextlib
import functools
import http.server
import os
import shutil
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

# As long as everything else in a browser is waited for; five seconds is too little where many tests run at once.
expect.set_options(timeout=30_000)

REPOSITORY = Path(__file__).parents[2]
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""Nothing of the browser's own, and no other host: whatever a page asks for elsewhere, it does not get."""


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory, run):
    folder = tmp_path_factory.mktemp("built") / "site"
    built = run("-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder), cwd=REPOSITORY)
    assert built.returncode == 0, built.stderr
    return folder


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """A browser that leaves a page drops what it was loading."""


@contextlib.contextmanager
def serving(folder):
    server = _Server(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(site_folder):
    with serving(site_folder) as root:
        yield root


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = launch(playwright.chromium)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def large_text(browser):
    """A browser in which the reader has set text to twice its size."""
    chromium = launch(browser.browser_type, "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26")
    yield chromium
    chromium.close()


def launch(chromium, *arguments):
    found = os.environ.get("EVIDENCE_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return chromium.launch(executable_path=found, chromium_sandbox=not as_root, args=[*QUIET, *arguments])


LISTEN = """
globalThis.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  globalThis.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});
"""
"""Keeps in a page what its policy refuses to it."""


def outside_of(context: BrowserContext, address: str) -> list[str]:
    """What pages of a context ask of other hosts, as it comes; what their own policy refuses is not asked."""
    outside = []

    def ask(request):
        if not request.url.startswith((address, "data:", "blob:")):
            outside.append(request.url)

    def fail(request):
        if request.failure == "csp":
            outside.remove(request.url)

    context.on("request", ask)
    context.on("requestfailed", fail)
    return outside


@pytest.fixture
def open_page(browser: Browser, address):
    """Opens a page of the site for itself; `open_page.outside` lists every request that would leave this machine."""
    with contextlib.ExitStack() as closing:

        def open_at(path, *, scheme="light", width=1280, media=None, **context):
            tab = browser.new_context(
                color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce", **context
            )
            closing.callback(tab.close)
            open_at.outside = outside_of(tab, address)
            page = tab.new_page()
            if media:
                page.emulate_media(media=media)
            page.goto(address + path, wait_until="load")
            return page

        yield open_at


@pytest.fixture(scope="session")
def looked_through(browser: Browser, address):
    """Tabs that show one page after another, by whether they heed the policy of pages."""
    with contextlib.ExitStack() as closing:
        tabs = {}
        for heeds_policy in (True, False):
            tab = browser.new_context(reduced_motion="reduce", bypass_csp=not heeds_policy)
            closing.callback(tab.close)
            tab.add_init_script(LISTEN)
            tabs[heeds_policy] = (tab.new_page(), outside_of(tab, address))
        yield tabs


@pytest.fixture
def look_at(looked_through, address):
    """Shows a page in a tab that has shown others, for tests that only look: a tab costs as much as five pages.

    `look_at.outside` lists every request that would leave this machine, `refused` in the page what its policy refused.
    """

    def show(path, *, width=1280, heeds_policy=True):
        page, show.outside = looked_through[heeds_policy]
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("about:blank")
        show.outside.clear()
        page.goto(address + path, wait_until="load")
        return page

    return show
