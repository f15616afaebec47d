"""Remembers what was made of a work, since as many pages show it as cite it."""

from collections.abc import Callable
from typing import TypeVar

from mkdocs_evidence.model.reference import Reference

Made = TypeVar("Made")

_MOST = 10_000
"""Works of which something is remembered; then all is forgotten, so that the memory has a bound."""


def once_per_work(make: Callable[[Reference], Made]) -> Callable[[Reference], Made]:
    """Makes `make` remember what it gave for the works it was asked about lately.

    A work is frozen, so its identity is enough; those remembered are held, so no identity is used again.
    """
    known: dict[int, tuple[Reference, Made]] = {}

    def remembered(work: Reference) -> Made:
        found = known.get(id(work))
        if found is None:
            if len(known) >= _MOST:
                known.clear()
            found = known[id(work)] = (work, make(work))
        return found[1]

    remembered.__doc__ = make.__doc__
    remembered.__name__ = make.__name__
    return remembered
