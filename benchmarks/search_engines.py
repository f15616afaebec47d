"""Other search engines on the same documents, run in Chromium: lunr, MiniSearch, Pagefind, and Material for MkDocs.

Packages are installed by npm in a scratch folder; an engine that cannot be had is named with the reason.
"""

import contextlib
import functools
import http.server
import importlib.util
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

HERE = Path(__file__).parent
PACKAGES = ("lunr@2.3.9", "minisearch@7.2.0", "pagefind@1.6.0")
ENGINES = ("theme", "lunr", "minisearch", "pagefind")
_PATIENCE_MS = 1_200_000

Document = Mapping[str, str]
"""`id`, `title`, `text`."""
Rankings = Mapping[str, Sequence[Sequence[str]] | str]
"""By engine: for each question the documents found, best first; or why there are none."""


def ask_engines(documents: Sequence[Document], questions: Sequence[str], scratch: Path) -> Rankings:
    """Asks every engine every question.

    Args:
        documents: What can be found.
        questions: As typed.
        scratch: A folder for packages and indexes, which may hold those of an earlier run.
    """
    (scratch / "documents.json").write_text(json.dumps(list(documents)), encoding="utf-8")
    (scratch / "index.html").write_text("<!doctype html><title>engines</title><script type=module src=ask.js></script>")
    shutil.copyfile(HERE / "search_engines.js", scratch / "ask.js")
    trouble = _install(scratch)
    rankings: dict[str, Sequence[Sequence[str]] | str] = {}
    with _serve(scratch) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for engine in ENGINES:
            page = browser.new_page()
            page.set_default_timeout(_PATIENCE_MS)
            rankings[engine] = trouble.get(engine) or _ask(page, address, engine, questions)
            page.close()
        browser.close()
    return rankings


def _ask(page: Page, address: str, engine: str, questions: Sequence[str]) -> Sequence[Sequence[str]] | str:
    page.goto(address)
    page.wait_for_function("globalThis.isReady")
    try:
        found: Sequence[Sequence[str]] = page.evaluate(
            "([name, questions]) => globalThis.ask(name, questions)", [engine, list(questions)]
        )
    except Error as error:
        return f"could not be run: {error.message.splitlines()[0]}"
    return found


def _install(scratch: Path) -> dict[str, str]:
    """Fetches the packages and makes what has to be made before; what cannot be had, by engine."""
    trouble: dict[str, str] = {}
    if not (scratch / "node_modules" / "pagefind").is_dir():
        install = ["npm", "install", "--prefix", str(scratch), "--no-audit", "--no-fund", "--silent", *PACKAGES]
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        if done.returncode:
            trouble = dict.fromkeys(("lunr", "minisearch", "pagefind"), "not to be had from the npm registry")
    if not trouble:
        shutil.copyfile(HERE / "search_pagefind.mjs", scratch / "search_pagefind.mjs")
        shutil.rmtree(scratch / "pagefind", ignore_errors=True)
        make = ["node", "search_pagefind.mjs"]
        made = subprocess.run(make, cwd=scratch, capture_output=True, text=True, check=False)
        if made.returncode:
            said = [line for line in made.stderr.splitlines() if "Error" in line]
            trouble["pagefind"] = f"made no index: {said[0] if said else 'no reason given'}"
    spec = importlib.util.find_spec("material")
    workers = (
        [*Path(spec.origin).parent.glob("templates/assets/javascripts/workers/search.*.min.js")]
        if spec and spec.origin
        else []
    )
    if workers:
        shutil.copyfile(workers[0], scratch / "theme-worker.js")
    else:
        trouble["theme"] = "Material for MkDocs is not installed"
    return trouble


def find_browser() -> str | None:
    """Where Chromium is; None lets Playwright look for its own."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("EVIDENCE_BROWSER") or next((path for name in names if (path := shutil.which(name))), None)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextlib.contextmanager
def _serve(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/index.html"
    finally:
        server.shutdown()
        thread.join()
