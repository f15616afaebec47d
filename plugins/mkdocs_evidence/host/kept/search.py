"""What search finds out of articles, kept between builds: their words, one by one, and how sure an answer must be.

The words of an article depend on it alone, so only articles that changed are read again. How sure an answer must be
takes all words of the site to find out, and is found again when any of them changed.
"""

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple
from functools import partial
from hashlib import blake2b
from typing import Any, TypeAlias

from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.search.calibration import Calibration
from mkdocs_evidence.search.digests import ArticleDigests, digest_article, digest_of
from mkdocs_evidence.search.entries import ArticleEntry, Synonyms
from mkdocs_evidence.search.keeping import MAKE_ALL, Keep, Part
from mkdocs_evidence.search.reading import ReadArticle, read_article
from mkdocs_evidence.search.site_index import Calibrate, find_it
from mkdocs_evidence.shelf import PutAway, put_away

_READING = b"search: words"
_CALIBRATION = b"search: calibration"
_SMOOTHED = b", smoothed"
_PART = b"search: part" + zlib.ZLIB_RUNTIME_VERSION.encode()
_FEW = 64
"""Articles that one process has read before others are on their feet."""

Share: TypeAlias = Callable[[Callable[[ArticleEntry], bytes], Sequence[ArticleEntry]], Iterable[bytes]]
"""Gives what some work makes of each article, in their order, as several processes may do it."""


Digest: TypeAlias = Callable[[ArticleEntry], ArticleDigests]
"""Gives that of an article."""


def read_articles(
    articles: Sequence[ArticleEntry], store: Store | None, share: Share = map, digest: Digest = digest_article
) -> "Readings":
    """Reads articles that were not read before.

    Args:
        articles: Of the whole site.
        store: Where readings are kept; None keeps nothing.
        share: Reads many.
        digest: Gives that of each.
    """
    keys = [_READING + digest(article).said for article in articles]
    kept = store.recall_each(keys) if store is not None else [None] * len(keys)
    missing = [(key, article) for key, article, known in zip(keys, articles, kept, strict=True) if known is None]
    changed = [article for _, article in missing]
    made = share(_read_packed, changed) if len(changed) > _FEW else map(_read_packed, changed)
    fresh = {key: packed for (key, _), packed in zip(missing, made, strict=True)}
    if store is not None:
        store.keep_each(fresh)
    return Readings(
        {
            article.id: known if known is not None else fresh[key]
            for key, article, known in zip(keys, articles, kept, strict=True)
        },
        are_many_new=len(changed) > _FEW,
    )


class Readings:
    """What articles say, unpacked when somebody asks: after an edit, few are asked for."""

    def __init__(self, packed: dict[str, bytes], *, are_many_new: bool) -> None:
        """Takes what each says, packed, by its name, and whether many were read just now."""
        self._packed = {name: put_away(data) if are_many_new else PutAway(data) for name, data in packed.items()}
        self.are_many_new = are_many_new
        self._read: dict[str, ReadArticle] | None = {}

    def __call__(self, article: ArticleEntry) -> ReadArticle:
        """What an article says."""
        known = self._read.get(article.id) if self._read is not None else None
        if known is None:
            known = _unpacked(self._packed[article.id].data)
            if self._read is not None:
                self._read[article.id] = known
        return known

    def forget(self) -> None:
        """Unpacks whatever is asked for from now on, each time: packed, all takes a tenth of the room."""
        self._read = None


class KeepParts:
    """Keeps parts of the index under the digest of what each is made of."""

    pieces = 64

    def __init__(self, store: Store, digest: Digest) -> None:
        """Keeps them in a store, by the digests that somebody gives of articles."""
        self._store = store
        self._digest = digest

    def __call__(self, many: int, digest: Callable[[int], bytes], make: Callable[[int], Part]) -> Sequence[Part]:
        """As many parts, in order, of which those that are not kept are made."""
        keys = [_PART + blake2b(digest(at), digest_size=24).digest() for at in range(many)]
        kept = self._store.recall_each(keys)
        made = {at: make(at) for at, known in enumerate(kept) if known is None}
        self._store.keep_each({keys[at]: _packed(part) for at, part in made.items()})
        return [made[at] if known is None else _unpacked(known) for at, known in enumerate(kept)]

    def one_by_one(self, many: int, digest: Callable[[int], bytes], make: Callable[[int], Part]) -> Iterator[Part]:
        """The same, each when it is asked for; those that were made are kept once all were asked for."""
        keys = [_PART + blake2b(digest(at), digest_size=24).digest() for at in range(many)]
        made: dict[bytes, bytes] = {}
        for at, known in enumerate(self._store.recall_each(keys)):
            if known is None:
                part = make(at)
                made[keys[at]] = _packed(part)
                yield part
            else:
                yield _unpacked(known)
        self._store.keep_each(made)

    def digests(self, article: ArticleEntry) -> ArticleDigests:
        """Of an article."""
        return self._digest(article)


def keep_parts(store: Store | None, digest: Digest = digest_article) -> Keep:
    """Gives parts of the index as they were made before, or has them made; without a store, keeps nothing."""
    return KeepParts(store, digest) if store is not None else MAKE_ALL


def keep_calibration(
    articles: Sequence[ArticleEntry],
    glossary: Sequence[Synonyms],
    store: Store | None,
    digest: Digest = digest_article,
    *,
    is_smoothed: bool = False,
) -> Calibrate:
    """Gives the calibration of these articles as it was found before, or has it found.

    Args:
        articles: Of the whole site.
        glossary: Of the site.
        store: Where it is kept; None keeps nothing.
        digest: Gives that of each article.
        is_smoothed: Whether claims are found by the words of their neighbours too.
    """
    if store is None:
        return find_it
    about = _CALIBRATION + _SMOOTHED if is_smoothed else _CALIBRATION
    return partial(_calibration, articles, glossary, store, digest, about)


def _calibration(
    articles: Sequence[ArticleEntry],
    glossary: Sequence[Synonyms],
    store: Store,
    digest: Digest,
    about: bytes,
    find: Callable[[], Calibration],
) -> Calibration:
    asked_of = [
        (article.id, article.title, article.questions, article.not_covered, digest(article).said.hex())
        for article in articles
    ]
    sections = [[claim.section for claim in article.claims] for article in articles]
    key = about + digest_of((asked_of, sections, [*map(astuple, glossary)]))
    known = store.recall_each([key])[0]
    if known is None:
        known = pickle.dumps(find(), protocol=pickle.HIGHEST_PROTOCOL)
        store.keep_each({key: known})
    calibration: Calibration = pickle.loads(known)
    return calibration


def _read_packed(article: ArticleEntry) -> bytes:
    return _packed(read_article(article))


def _packed(part: object) -> bytes:
    return zlib.compress(pickle.dumps(part, protocol=pickle.HIGHEST_PROTOCOL), 1)


def _unpacked(packed: bytes) -> Any:  # what was packed is told by its key
    return pickle.loads(zlib.decompress(packed))
