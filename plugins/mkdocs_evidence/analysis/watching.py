"""Which works and records were looked at while something was worked out, so that only a change of one undoes it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import Generic, NamedTuple, TypeVar, overload

from mkdocs_evidence.model.ids import ArticleId, ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.model.review import ReviewRecord

T = TypeVar("T")
Name = TypeVar("Name", ReferenceKey, ArticleId)

EVERY_KEY = ReferenceKey("*")
"""Noted when somebody asked which works there are. No work can be called so."""
EVERY_ARTICLE = ArticleId("/")
"""Noted when somebody asked which records there are. No article can be called so."""


class Seen(NamedTuple):
    """What was looked at."""

    works: frozenset[ReferenceKey] = frozenset()
    """Works that were asked for, be they there or not."""
    records: frozenset[ArticleId] = frozenset()
    """Articles of which somebody asked for the board's records, be there any or not."""


class _Watching(Generic[Name]):
    """Notes names that are asked for."""

    def __init__(self) -> None:
        self._seen: set[Name] = set()

    @contextmanager
    def watch(self) -> Iterator[set[Name]]:
        """Gathers the names that are asked for until the end; whoever watches already gets them too."""
        before, self._seen = self._seen, set()
        try:
            yield self._seen
        finally:
            before |= self._seen
            self._seen = before

    def note(self, names: Collection[Name]) -> None:
        """Takes these for looked at, since something that was worked out before is used again."""
        self._seen.update(names)


class WatchedWorks(_Watching[ReferenceKey], Mapping[ReferenceKey, Reference]):
    """The works of a site, which note who is asked for, be it there or not."""

    def __init__(self, works: Mapping[ReferenceKey, Reference]) -> None:
        super().__init__()
        self._works = works

    def __getitem__(self, key: ReferenceKey) -> Reference:
        self._seen.add(key)
        return self._works[key]

    def __contains__(self, key: object) -> bool:
        self._seen.add(key)  # type: ignore[arg-type]  # whatever is asked for
        return key in self._works

    @overload
    def get(self, key: ReferenceKey, default: None = None, /) -> Reference | None: ...
    @overload
    def get(self, key: ReferenceKey, default: Reference | T, /) -> Reference | T: ...
    def get(self, key: ReferenceKey, default: Reference | T | None = None, /) -> Reference | T | None:
        """The work of this key, or `default`."""
        self._seen.add(key)
        return self._works.get(key, default)

    def __iter__(self) -> Iterator[ReferenceKey]:
        self._seen.add(EVERY_KEY)
        return iter(self._works)

    def __len__(self) -> int:
        self._seen.add(EVERY_KEY)
        return len(self._works)


class WatchedRecords(_Watching[ArticleId], Sequence[ReviewRecord]):
    """The board's records, which note of which articles they are asked for, be there any or not."""

    def __init__(self, records: Sequence[ReviewRecord]) -> None:
        super().__init__()
        self._records = records
        self._by_article = records_by_article(records)

    def on(self, article: ArticleId) -> Sequence[ReviewRecord]:
        """The records of one article, in their order here."""
        self._seen.add(article)
        return self._by_article.get(article, ())

    @overload
    def __getitem__(self, place: int) -> ReviewRecord: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ReviewRecord]: ...
    def __getitem__(self, place: int | slice) -> ReviewRecord | Sequence[ReviewRecord]:
        self._seen.add(EVERY_ARTICLE)
        return self._records[place]

    def __len__(self) -> int:
        self._seen.add(EVERY_ARTICLE)
        return len(self._records)


def records_by_article(records: Sequence[ReviewRecord]) -> Mapping[ArticleId, Sequence[ReviewRecord]]:
    """The records of each article that has any, in their order."""
    found: dict[ArticleId, list[ReviewRecord]] = {}
    for record in records:
        found.setdefault(record.article, []).append(record)
    return found


def watched(work: Callable[[], T], ledger: Ledger) -> tuple[T, Seen]:
    """What some work gives, and what it looked at of a ledger; nothing of what is not watched."""
    works, records = ledger.references, ledger.reviews
    with (
        works.watch() if isinstance(works, WatchedWorks) else nullcontext(set[ReferenceKey]()) as keys,
        records.watch() if isinstance(records, WatchedRecords) else nullcontext(set[ArticleId]()) as articles,
    ):
        made = work()
    return made, Seen(frozenset(keys), frozenset(articles))


def note_seen(ledger: Ledger, seen: Seen) -> None:
    """Takes these for looked at, since something that was worked out before is used again."""
    if isinstance(ledger.references, WatchedWorks):
        ledger.references.note(seen.works)
    if isinstance(ledger.reviews, WatchedRecords):
        ledger.reviews.note(seen.records)
