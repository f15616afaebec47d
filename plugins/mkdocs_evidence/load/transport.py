"""How records travel from the process that read them: value by value, twice as fast as they do by themselves."""

import copyreg
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from mkdocs_evidence.analysis.reviews.standing import ClaimStanding
from mkdocs_evidence.model.claim import AnswerSentence, Article, Citation, Claim, Heading, LayText, Prose
from mkdocs_evidence.model.making import rebuilder_of
from mkdocs_evidence.model.place import Place, TextMap
from mkdocs_evidence.model.reference import Datum, Extract, Locator, Name, PartialDate, Reference

_RECORDS = (
    AnswerSentence,
    Article,
    Claim,
    ClaimStanding,
    Datum,
    Extract,
    Heading,
    LayText,
    Locator,
    Name,
    PartialDate,
    Prose,
    Reference,
)
"""The records of which a large site has many."""
_TUPLES = (Citation, Place, TextMap)
"""Named tuples, of which it has most. Their own `__new__` is Python, and half of all that unpacking takes."""

_rebuilders: dict[type, Callable[..., object]] = {}
_declared: set[type] = set()


def _rebuild(kind: type, values: tuple[object, ...]) -> object:
    # Made when first needed: a check in which little changed unpacks few kinds of records.
    rebuild = _rebuilders.get(kind)
    if rebuild is None:
        rebuild = _rebuilders[kind] = rebuilder_of(kind)
    return rebuild(*values)


def _declare(kind: Any) -> None:  # Any: dataclasses of every kind
    read = attrgetter(*[one.name for one in fields(kind)])
    copyreg.pickle(kind, lambda record: (_rebuild, (kind, read(record))))
    _declared.add(kind)


def _declare_tuple(kind: type[tuple[object, ...]]) -> None:
    make = tuple.__new__
    copyreg.pickle(kind, lambda record: (make, (kind, tuple(record))))
    _declared.add(kind)


def declare_records() -> None:
    """Makes the records travel fast; to be called before processes are forked, any number of times."""
    for kind in _RECORDS:
        if kind not in _declared:
            _declare(kind)
    for named in _TUPLES:
        if named not in _declared:
            _declare_tuple(named)
