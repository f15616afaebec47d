"""The real site, built once through the public door, served on this machine alone, and a browser to read it with."""

import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

REPOSITORY = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built") / "site"
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)],
        cwd=REPOSITORY,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )
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
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    return chromium.launch(executable_path=found, chromium_sandbox=not as_root, args=[*quiet, *arguments])


@pytest.fixture
def open_page(browser: Browser, address):
    """Opens a page of the site; `open_page.outside` lists every request that would have left this machine."""
    with contextlib.ExitStack() as closing:

        def open_at(path, *, scheme="light", width=1280, media=None, **context):
            tab = browser.new_context(
                color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce", **context
            )
            closing.callback(tab.close)
            tab.route("**/*", stay_here)
            page = tab.new_page()
            if media:
                page.emulate_media(media=media)
            page.goto(address + path, wait_until="load")
            return page

        def stay_here(route):
            url = route.request.url
            if url.startswith((address, "data:", "blob:")):
                route.continue_()
            else:
                open_at.outside.append(url)
                route.abort()

        open_at.outside = []
        yield open_at
