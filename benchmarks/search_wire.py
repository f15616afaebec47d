"""What a reader's first question costs in Chromium: bytes and requests, the code of search included.

python benchmarks/search_wire.py SITE FOLDER [--claims 10000 100000] [--questions 100]

SITE is a built site of ours: its pages ask, and its claims are replaced in a copy by sentences of FOLDER, which is a
collection as `search_collection.py` describes it. Each question is asked with nothing in the browser's cache, once in
the box and once on the search page, over HTTP with gzip, which is how hosts of static pages send text. A third of the
claims is signed, and only these are shown. Bytes are those of answers without their headers.
"""

import argparse
import contextlib
import functools
import gzip
import http.server
import json
import shutil
import statistics
import tempfile
import threading
import urllib.parse
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from mkdocs_evidence.search.site_index import index_site
from search_collection import read_lines
from search_engines import find_browser
from search_size import read_articles

INDEX = "search/claims"
AN_ARTICLE = 12
_PACKED = (".js", ".css", ".html", ".json")
_QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")
_DONE = ".ev-search-panel:not([hidden]) .ev-tally:not(:empty)", ".ev-found .ev-tally:not(:empty)"
_OF_SEARCH = (f"/{INDEX}/", "/assets/evidence/evidence-search", "/assets/evidence/evidence-answering")
"""Where what is fetched for a question alone lies; pages, and what all pages share, were there before."""


class _Packing(http.server.SimpleHTTPRequestHandler):
    """Sends text gzipped, and writes down what it sends."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *given: object, sent: list[tuple[str, int]], **named: object) -> None:
        self._sent = sent
        super().__init__(*given, **named)  # type: ignore[arg-type]  # what the server hands over, unseen

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """One file."""
        path = Path(self.translate_path(urllib.parse.urlsplit(self.path).path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content, is_text = path.read_bytes(), path.suffix in _PACKED
        body = gzip.compress(content, 9, mtime=0) if is_text else content
        self._sent.append((self.path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


@contextlib.contextmanager
def serve(folder: Path, sent: list[tuple[str, int]]) -> Iterator[str]:
    """Serves a folder on this machine alone; `sent` gets the path and the bytes of every answer."""
    handler = functools.partial(_Packing, directory=str(folder), sent=sent)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def put_claims(site: Path, folder: Path, claims: int) -> int:
    """Puts an index of so many sentences in place of the site's own; the number of its files."""
    files = index_site(list(read_articles(folder / "sentences.txt", claims, AN_ARTICLE)), ()).files
    shutil.rmtree(site / INDEX)
    (site / INDEX).mkdir()
    for path, content in files.items():
        (site / INDEX / path).write_bytes(content)
    return len(files)


def ask_in_box(page: Page, root: str, question: str) -> None:
    """Types the question at one go into the box of the home page."""
    page.goto(root, wait_until="networkidle")
    box = page.locator("form.ev-box input[name=q]")
    box.focus()
    box.fill(question)
    page.wait_for_selector(_DONE[0])


def ask_on_page(page: Page, root: str, question: str) -> None:
    """Opens an address of the search page that somebody shared."""
    page.goto(f"{root}search/?q={urllib.parse.quote_plus(question)}")
    page.wait_for_selector(_DONE[1])


def first_questions(browser: Browser, site: Path, questions: Sequence[str]) -> None:
    """Prints medians and the upper end for both places in which readers ask."""
    sent: list[tuple[str, int]] = []
    with serve(site, sent) as root:
        for name, ask in (("box", ask_in_box), ("search page", ask_on_page)):
            sizes, requests = [], []
            for question in questions:
                sent.clear()
                reader = browser.new_context(service_workers="block")
                page = reader.new_page()
                ask(page, root, question)
                page.wait_for_load_state("networkidle")
                reader.close()
                of_search = [size for path, size in sent if path.startswith(_OF_SEARCH)]
                sizes.append(sum(of_search) / 1000)
                requests.append(len(of_search))
            print(f"  {name}: {spread(sizes, 'kB')}; {spread(requests, 'requests')}", flush=True)


def spread(numbers: Sequence[float], unit: str) -> str:
    """Median, nineteen of twenty, and most."""
    ordered = sorted(numbers)
    upper = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"median {statistics.median(ordered):.1f}, 95 % {upper:.1f}, most {ordered[-1]:.1f} {unit}"


def main() -> None:
    """Prints two lines for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--questions", type=int, default=100)
    given = parser.parse_args()
    asked = [json.loads(line)["text"] for line in read_lines(given.folder / "queries.jsonl")]
    questions = asked[:: max(1, len(asked) // given.questions)][: given.questions]
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = Path(scratch) / "site"
        shutil.copytree(given.site, site)
        browser = playwright.chromium.launch(executable_path=find_browser(), args=_QUIET)
        for claims in given.claims:
            print(f"{claims} claims, {put_claims(site, given.folder, claims)} files, {len(questions)} questions")
            first_questions(browser, site, questions)
        browser.close()


if __name__ == "__main__":
    main()
