"""How records travel from the process that read them: value by value, twice as fast as they do by themselves."""

import copyreg
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from sys import intern
from typing import Any

from mkdocs_evidence.analysis.reviews.standing import ClaimStanding
from mkdocs_evidence.model.claim import AnswerSentence, Article, Citation, Claim, Heading, LayText, Prose
from mkdocs_evidence.model.field_places import FieldPlaces, alike
from mkdocs_evidence.model.making import rebuilder_of
from mkdocs_evidence.model.packed_article import packed_article, parts_of, whole_article
from mkdocs_evidence.model.packed_record import packed_record, parts_of_record, whole_record
from mkdocs_evidence.model.place import Place, TextMap, make_text_map
from mkdocs_evidence.model.reference import Datum, Extract, Locator, Name, PartialDate, Reference
from mkdocs_evidence.model.review import ClaimVerdict, ReviewRecord, SignedParts

_RECORDS = (
    AnswerSentence,
    Claim,
    ClaimStanding,
    ClaimVerdict,
    Datum,
    Extract,
    Heading,
    LayText,
    Locator,
    Name,
    PartialDate,
    Prose,
    Reference,
    SignedParts,
)
"""The records of which a large site has many."""
_ALIKE = frozenset((Datum, Extract, Locator, Reference))
"""Those that say the same few words thousands of times: units, measures, journals. Each is one object after the way."""
_SHORT = 32
"""Characters of what may be such words."""
_rebuilders: dict[type, Callable[..., object]] = {}
_declared: set[type] = set()
_alone: dict[tuple[tuple[int, int, int], ...], tuple[tuple[int, int, int], ...]] = {}
"""The pieces of texts that are one piece, each once."""


def _rebuild(kind: type, values: tuple[object, ...]) -> object:
    # Made when first needed: a check in which little changed unpacks few kinds of records.
    rebuild = _rebuilders.get(kind)
    if rebuild is None:
        rebuild = _rebuilders[kind] = rebuilder_of(kind)
    return rebuild(*values)


def _rebuild_alike(kind: type, values: tuple[object, ...]) -> object:
    return _rebuild(kind, tuple([intern(one) if type(one) is str and len(one) < _SHORT else one for one in values]))


def _declare(kind: Any) -> None:  # Any: dataclasses of every kind
    read = attrgetter(*[one.name for one in fields(kind)])
    rebuild = _rebuild_alike if kind in _ALIKE else _rebuild
    copyreg.pickle(kind, lambda record: (rebuild, (kind, read(record))))
    _declared.add(kind)


def _declare_place() -> None:
    make = tuple.__new__
    copyreg.pickle(Place, lambda record: (make, (Place, tuple(record))))
    _declared.add(Place)


def _declare_citation() -> None:
    make = tuple.__new__
    # An article names few works many times: a key that is one object travels once, and is one object after the way.
    copyreg.pickle(Citation, lambda one: (make, (Citation, (intern(one.key), *one[1:]))))
    _declared.add(Citation)


def _declare_text_map() -> None:
    copyreg.pickle(TextMap, lambda one: (_text_map, tuple(one)))
    _declared.add(TextMap)


def _text_map(file: str, pieces: tuple[tuple[int, int, int], ...]) -> TextMap:
    # Most texts are one piece that begins in a line and a column in which others begin.
    return make_text_map((file, _alone.setdefault(pieces, pieces) if len(pieces) == 1 else pieces))


def _declare_number() -> None:
    copyreg.pickle(Decimal, lambda number: (_number, (str(number),)))
    _declared.add(Decimal)


@lru_cache(maxsize=4096)
def _number(text: str) -> Decimal:
    # By its text, since 5 and 5.0 are equal and not the same. Works count few patients or many, and mostly the same.
    return Decimal(text)


def _declare_field_places() -> None:
    copyreg.pickle(FieldPlaces, lambda one: (_field_places, (one.file, one.names, one.numbers)))
    _declared.add(FieldPlaces)


def _field_places(file: str, names: tuple[str, ...], numbers: bytes) -> FieldPlaces:
    return FieldPlaces(file=file, names=alike(names), numbers=numbers)


def pack_records() -> None:
    """Makes articles and board records travel, and arrive, as packed ones; to be called before processes are forked.

    Whoever reads thousands of them could not keep them otherwise. Those that were kept between runs as packed ones
    arrive so only then.
    """
    global _packs  # what it is set to changes no result
    _packs = True


def _declare_article() -> None:
    copyreg.pickle(Article, _reduce_article)
    _declared.add(Article)


def _reduce_article(article: Article) -> tuple[Callable[..., Any], tuple[object, ...]]:  # Any: a record
    if _packs:
        return _restore_article, parts_of(article)
    return _rebuild, (Article, _values_of_article(article))


def _restore_article(*parts: object) -> Article:
    return packed_article(*parts) if _packs else whole_article(*parts)


def _declare_review() -> None:
    copyreg.pickle(ReviewRecord, lambda record: (_restore_review, parts_of_record(record)))
    _declared.add(ReviewRecord)


def _restore_review(*parts: Any) -> ReviewRecord:  # Any: as above
    return packed_record(*parts) if _packs else whole_record(*parts)


def declare_records(*others: type) -> None:
    """Makes the records travel fast, and other dataclasses; to be called before processes are forked, however often."""
    for kind in (*_RECORDS, *others):
        if kind not in _declared:
            _declare(kind)
    for named, declare in _IN_THEIR_WAY.items():
        if named not in _declared:
            declare()


_packs = False
_values_of_article = attrgetter(*[one.name for one in fields(Article)])
_IN_THEIR_WAY: dict[type, Callable[[], None]] = {
    Article: _declare_article,
    Decimal: _declare_number,
    FieldPlaces: _declare_field_places,
    ReviewRecord: _declare_review,
    Citation: _declare_citation,
    Place: _declare_place,
    TextMap: _declare_text_map,
}
"""What is declared in a way of its own: articles and board records, which may arrive packed; numbers and places, of
which many are the same; and the named tuples, of which an article has most. The `__new__` of these is Python, and half
of all that unpacking takes."""
