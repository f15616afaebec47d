"""Compares a built site with its `ledger.json`."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.verify.discrepancy import Discrepancy
from mkdocs_evidence.verify.leaks import find_leaks
from mkdocs_evidence.verify.page import compare_page
from mkdocs_evidence.verify.shown import read_page
from mkdocs_evidence.verify.stated import Statement, UnusableLedgerError, load_statements

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

    def digest(self, page: str) -> str:
        """The SHA-256 of a page as it is now; empty where it must be read for that."""

    def known(self, proofs: Sequence[str]) -> set[str]:
        """Those of the proofs that were noted: of these very pages and statements, between which nothing was wrong."""

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
        statements: Sequence[Statement] = load_statements(site / LEDGER)
    except UnusableLedgerError as problem:
        return (Discrepancy(page=LEDGER, message=str(problem)),)
    if memory is not None:
        statements = _not_known(statements, site, memory)
    compared = [*each(partial(_compare_article, site, is_proven=memory is not None), statements)]
    if memory is not None:
        memory.note([one.proof for one in compared if not one.discrepancies])
    return tuple(discrepancy for one in compared for discrepancy in one.discrepancies)


class _Compared(NamedTuple):
    discrepancies: tuple[Discrepancy, ...]
    proof: str = ""
    """Of a page that could be read, where one is wanted."""


def _not_known(statements: Sequence[Statement], site: Path, memory: Memory) -> list[Statement]:
    proofs = {}
    for one in statements:
        page = page_file(one.url)
        digest = memory.digest(page) or _digest_of_file(site / page)
        proofs[one] = _proof_of(digest, one) if digest else ""
    known = memory.known([*filter(None, proofs.values())])
    return [one for one, proof in proofs.items() if proof not in known]


def _compare_article(site: Path, statement: Statement, *, is_proven: bool) -> _Compared:
    page = page_file(statement.url)
    try:
        article = statement.read()
    except UnusableLedgerError as problem:
        return _Compared((Discrepancy(page=LEDGER, message=str(problem)),))
    try:
        html = (site / page).read_bytes()
    except OSError:
        missing = Discrepancy(page=page, message=f"The page of the article `{article.id}` is missing.")
        return _Compared((missing,))
    # Any bytes are a page.
    tree = LexborHTMLParser(html)
    found = (*compare_page(article, read_page(tree), page=page), *find_leaks(html, tree, page=page))
    return _Compared(found, _proof_of(sha256(html).hexdigest(), statement) if is_proven else "")


def _digest_of_file(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _proof_of(digest: str, statement: Statement) -> str:
    """By which a page of these bytes, and what the ledger says of it, are known again."""
    return sha256(digest.encode() + statement.text).hexdigest()


def page_file(url: str) -> str:
    """The file that a static host serves for an address within the site.

    >>> page_file("hip/avn/"), page_file("hip/avn.html"), page_file("./")
    ('hip/avn/index.html', 'hip/avn.html', 'index.html')
    """
    path = unquote(url).removeprefix("./")
    return path + "index.html" if path.endswith("/") or not path else path
