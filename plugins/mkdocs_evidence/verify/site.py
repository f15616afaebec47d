"""Compares a built site with its `ledger.json`."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar
from urllib.parse import unquote

from mkdocs_evidence.verify.discrepancy import Discrepancy
from mkdocs_evidence.verify.leaks import find_leaks
from mkdocs_evidence.verify.page import compare_page
from mkdocs_evidence.verify.shown import read_page
from mkdocs_evidence.verify.stated import StatedArticle, UnusableLedgerError, load_stated

Item = TypeVar("Item")
Result = TypeVar("Result")

LEDGER = "ledger.json"
"""Its place in every built site."""


class Each(Protocol):
    """Does some work on each of many items, perhaps in several processes, and gives the results in order."""

    def __call__(self, work: Callable[[Item], Result], items: Sequence[Item], /) -> Iterable[Result]:
        """The results, one for each item."""


class Memory(Protocol):
    """Remembers which pages showed what they should."""

    def knows(self, proof: str) -> bool:
        """Whether this very page was compared with this very statement, and nothing was wrong."""

    def note(self, proofs: Sequence[str]) -> None:
        """Takes over proofs."""


def verify_site(site: Path, *, each: Each = map, memory: Memory | None = None) -> tuple[Discrepancy, ...]:
    """Everything in which the pages of a site differ from its ledger; nothing when all is shown as it should be.

    Args:
        site: The folder that is, or will be, published. Only `ledger.json` and the pages it names are read.
        each: Shares out the articles.
        memory: Of earlier comparisons; the same bytes and the same statement need not be compared again.
    """
    try:
        articles = load_stated(site / LEDGER)
    except UnusableLedgerError as problem:
        return (Discrepancy(page=LEDGER, message=str(problem)),)
    compared = [*each(partial(_compare_article, site, memory), articles)]
    if memory is not None:
        memory.note([one.proof for one in compared if one.proof])
    return tuple(discrepancy for one in compared for discrepancy in one.discrepancies)


class _Compared(NamedTuple):
    discrepancies: tuple[Discrepancy, ...]
    proof: str = ""
    """What is to be remembered; empty when there is nothing new."""


def _compare_article(site: Path, memory: Memory | None, article: StatedArticle) -> _Compared:
    page = page_file(article.url)
    try:
        html = (site / page).read_bytes()
    except OSError:
        missing = Discrepancy(page=page, message=f"The page of the article `{article.id}` is missing.")
        return _Compared((missing,))
    proof = _proof_of(html, article) if memory is not None else ""
    if memory is not None and memory.knows(proof):
        return _Compared(())
    found = (*compare_page(article, read_page(html), page=page), *find_leaks(html, page=page))
    return _Compared(found, "" if found else proof)


def _proof_of(html: bytes, article: StatedArticle) -> str:
    state = blake2b(html, digest_size=24)
    state.update(repr(article).encode(errors="surrogatepass"))
    return state.hexdigest()


def page_file(url: str) -> str:
    """The file that a static host serves for an address within the site.

    >>> page_file("hip/avn/"), page_file("hip/avn.html"), page_file("./")
    ('hip/avn/index.html', 'hip/avn.html', 'index.html')
    """
    path = unquote(url).removeprefix("./")
    return path + "index.html" if path.endswith("/") or not path else path
