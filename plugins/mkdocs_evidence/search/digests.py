"""By what an article is known again: the digest of what its claims say, and that of all that search knows of it."""

import json
from collections.abc import Callable
from dataclasses import fields
from hashlib import blake2b
from operator import attrgetter
from typing import Any, NamedTuple

from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, FactEntry

_SIZE = 24
_WORDS = ("text", "lay", "wordings", "asks")
"""What claims say. Everything else is looked at too, so that nothing new can be forgotten here."""


class ArticleDigests(NamedTuple):
    """By what an article is known again."""

    said: bytes
    """Changes with the texts and the authored questions of its claims, and with their order."""
    whole: bytes
    """Changes with anything."""


def _values_of(kind: type, without: tuple[str, ...] = ()) -> Callable[[object], tuple[Any, ...]]:
    """Gives all fields of an entry that are of plain data."""
    return attrgetter(*(one.name for one in fields(kind) if one.name not in without))


_words_of = attrgetter(*_WORDS)
_rest_of_claim = _values_of(ClaimEntry, _WORDS)
_rest_of_article = _values_of(ArticleEntry, ("claims", "facts"))
_values_of_fact = _values_of(FactEntry)


def digest_article(article: ArticleEntry) -> ArticleDigests:
    """The digests of an article.

    >>> one = ArticleEntry(id="x", url="", title="Hips", claims=(ClaimEntry(id="a", text="Bone dies."),))
    >>> other = ArticleEntry(id="x", url="", title="Knees", claims=one.claims)
    >>> [one == other for one, other in zip(digest_article(one), digest_article(other), strict=True)]
    [True, False]
    """
    said = digest_of([*map(_words_of, article.claims)])
    rest = (
        _rest_of_article(article),
        [*map(_values_of_fact, article.facts)],
        [*map(_rest_of_claim, article.claims)],
    )
    return ArticleDigests(said, blake2b(said + digest_of(rest), digest_size=_SIZE).digest())


def digest_of(data: object) -> bytes:
    """Of plain data: texts, numbers, and lists of them."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return blake2b(text.encode(errors="surrogatepass"), digest_size=_SIZE).digest()
