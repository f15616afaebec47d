"""Compares a built site with its `ledger.json`."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from mkdocs_evidence.verify.discrepancy import Discrepancy
from mkdocs_evidence.verify.leaks import find_leaks
from mkdocs_evidence.verify.page import compare_page
from mkdocs_evidence.verify.shown import read_page
from mkdocs_evidence.verify.stated import StatedArticle, UnusableLedgerError, load_stated

LEDGER = "ledger.json"
"""Its place in every built site."""


def verify_site(site: Path) -> tuple[Discrepancy, ...]:
    """Everything in which the pages of a site differ from its ledger; nothing when all is shown as it should be.

    Args:
        site: The folder that is, or will be, published. Only `ledger.json` and the pages it names are read.
    """
    try:
        articles = load_stated(site / LEDGER)
    except UnusableLedgerError as problem:
        return (Discrepancy(page=LEDGER, message=str(problem)),)
    return tuple(found for article in articles for found in _compare_article(article, site))


def _compare_article(article: StatedArticle, site: Path) -> Iterator[Discrepancy]:
    page = page_file(article.url)
    try:
        html = (site / page).read_bytes()
    except OSError:
        yield Discrepancy(page=page, message=f"The page of the article `{article.id}` is missing.")
    else:
        yield from compare_page(article, read_page(html), page=page)
        yield from find_leaks(html, page=page)


def page_file(url: str) -> str:
    """The file that a static host serves for an address within the site.

    >>> page_file("hip/avn/"), page_file("hip/avn.html"), page_file("./")
    ('hip/avn/index.html', 'hip/avn.html', 'index.html')
    """
    path = unquote(url).removeprefix("./")
    return path + "index.html" if path.endswith("/") or not path else path
