"""Remembers what was derived from a ledger or an article, so that an index is built once and not once a claim."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from mkdocs_evidence.analysis.watching import Seen, note_seen, watched
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ledger import Ledger

Derived = TypeVar("Derived")


def once_per_ledger(derive: Callable[[Ledger], Derived]) -> Callable[[Ledger], Derived]:
    """Makes `derive` remember its answer for the ledger it was last asked about.

    A ledger is frozen, so its identity is enough; the remembered one is held, so its identity cannot be reused.
    Works and records that were looked at for the answer count as looked at by everyone who is given it.
    """
    last: tuple[Ledger, Derived, Seen | None] | None = None

    def remembered(ledger: Ledger) -> Derived:
        nonlocal last
        known = last
        if known is None or known[0] is not ledger:
            derived, seen = watched(partial(derive, ledger), ledger)
            known = last = (ledger, derived, seen if any(seen) else None)
        if known[2] is not None:
            note_seen(ledger, known[2])
        return known[1]

    remembered.__doc__ = derive.__doc__
    remembered.__name__ = derive.__name__
    return remembered


def once_per_article(derive: Callable[[Article], Derived]) -> Callable[[Article], Derived]:
    """Makes `derive` remember its answer for the article it was last asked about, as rules ask in turn.

    An article is frozen, so its identity is enough; the remembered one is held, so its identity cannot be reused.
    """
    last: tuple[Article, Derived] | None = None

    def remembered(article: Article) -> Derived:
        nonlocal last
        known = last
        if known is None or known[0] is not article:
            known = last = (article, derive(article))
        return known[1]

    remembered.__doc__ = derive.__doc__
    remembered.__name__ = derive.__name__
    return remembered
