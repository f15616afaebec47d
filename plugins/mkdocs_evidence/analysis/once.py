"""Remembers what was derived from a ledger, so that an index is built once a run and not once a claim."""

from collections.abc import Callable
from typing import TypeVar

from mkdocs_evidence.analysis.watching import WatchedWorks
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.ledger import Ledger

Derived = TypeVar("Derived")


def once_per_ledger(derive: Callable[[Ledger], Derived]) -> Callable[[Ledger], Derived]:
    """Makes `derive` remember its answer for the ledger it was last asked about.

    A ledger is frozen, so its identity is enough; the remembered one is held, so its identity cannot be reused.
    Works that were looked at for the answer count as looked at by everyone who is given it.
    """
    last: tuple[Ledger, Derived, frozenset[ReferenceKey]] | None = None

    def remembered(ledger: Ledger) -> Derived:
        nonlocal last
        known = last
        if known is None or known[0] is not ledger:
            known = last = (ledger, *_watched(derive, ledger))
        if known[2] and isinstance(ledger.references, WatchedWorks):
            ledger.references.note(known[2])
        return known[1]

    remembered.__doc__ = derive.__doc__
    remembered.__name__ = derive.__name__
    return remembered


def _watched(derive: Callable[[Ledger], Derived], ledger: Ledger) -> tuple[Derived, frozenset[ReferenceKey]]:
    works = ledger.references
    if not isinstance(works, WatchedWorks):
        return derive(ledger), frozenset()
    with works.watch() as seen:
        derived = derive(ledger)
    return derived, frozenset(seen)
