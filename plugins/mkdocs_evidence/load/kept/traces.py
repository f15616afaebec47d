"""What something was made of besides its own file: which works and records were looked at, and what they were then."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from typing import Generic, NamedTuple, Protocol, TypeVar

from mkdocs_evidence.analysis.watching import EVERY_ARTICLE, EVERY_KEY, Seen
from mkdocs_evidence.load.files import FoundFile
from mkdocs_evidence.load.kept.store import digest_bytes
from mkdocs_evidence.model.ids import ArticleId, ReferenceKey
from mkdocs_evidence.model.review import ReviewRecord

Name = TypeVar("Name", ReferenceKey, ArticleId)


class Trace(NamedTuple):
    """The works and the board's records that were looked at, and a digest of all that they were made of."""

    works: tuple[ReferenceKey, ...] = ()
    records: tuple[ArticleId, ...] = ()
    """The articles of which they are."""
    digest: bytes = b""


class Besides(Protocol):
    """Knows what records were made of besides their files."""

    def taken(self) -> Trace | None:
        """For the record that was made last in this process; None when it may not be kept."""

    def holds(self, trace: Trace) -> bool:
        """Whether all that was looked at is as it was."""


class _Nothing:
    def taken(self) -> Trace:
        return Trace()

    def holds(self, trace: Trace) -> bool:
        return trace == Trace()


NOTHING: Besides = _Nothing()
"""For records that are made of their file alone."""


class _Digests(Generic[Name]):
    """What each of many things is made of."""

    def __init__(self, parts: Mapping[Name, bytes]) -> None:
        self._parts: dict[Name, bytes] = {name: _measured(part) for name, part in parts.items()}

    def of(self, name: Name) -> bytes:
        """What one of them is made of now; empty where there is none of that name."""
        return self._parts.get(name, b"")

    def together(self, names: Sequence[Name]) -> bytes:
        """Of some of them, in this order, be they there or not."""
        parts = self._parts
        return digest_bytes(b"".join([parts.get(name, _NO_PART) for name in names]))


class WorkDigests(_Digests[ReferenceKey]):
    """What each work is made of, whether it could be read or not."""

    def __init__(
        self, digests: Iterable[tuple[FoundFile, bytes]], locked: Mapping[ReferenceKey, object], known: Collection[str]
    ) -> None:
        """Takes what the works are made of.

        Args:
            digests: Of the bytes of every file of a work.
            locked: What the lock says of a work; its `repr` must tell all of it.
            known: The keys of the works that could be read.
        """
        parts: dict[ReferenceKey, bytes] = {}
        for found, digest in digests:
            key = ReferenceKey(found.name_stem)
            parts[key] = b"\0".join((parts[key], digest)) if key in parts else digest
        for key, entry in locked.items():
            told = repr(entry).encode()
            parts[key] = b"\0".join((parts[key], told)) if key in parts else told
        parts[EVERY_KEY] = _list(known)
        super().__init__(parts)

    def follow(
        self,
        digests: Mapping[ReferenceKey, bytes | None],
        locked: Mapping[ReferenceKey, object],
        known: Collection[str],
    ) -> "WorkDigests":
        """The same of works of which some are other than they were.

        Args:
            digests: Of the bytes of the one file of each of these; None for a file that is gone.
            locked: What the lock says, as before.
            known: The keys of the works that can be read now.
        """
        followed = copy(self)
        followed._parts = dict(self._parts)
        for key, digest in digests.items():
            told = [repr(locked[key]).encode()] if key in locked else []
            parts = told if digest is None else [digest, *told]
            followed._parts.pop(key, None)
            if parts:
                followed._parts[key] = _measured(b"\0".join(parts))
        followed._parts[EVERY_KEY] = _measured(_list(known))
        return followed


class RecordDigests(_Digests[ArticleId]):
    """What the board's records of each article are made of, of those that could be read."""

    def __init__(self, records: Iterable[ReviewRecord], read: Iterable[tuple[FoundFile, bytes]]) -> None:
        """Takes the records, in their order, and the digests of the bytes of their files, perhaps among others."""
        digests = {found.file: digest for found, digest in read}
        files: dict[ArticleId, list[bytes]] = {EVERY_ARTICLE: []}
        for record in records:
            told = _measured(record.file.encode()) + digests[record.file]
            files.setdefault(record.article, []).append(told)
            files[EVERY_ARTICLE].append(told)
        super().__init__({article: digest_bytes(b"".join(told)) for article, told in files.items()})


def _list(known: Collection[str]) -> bytes:
    return "\0".join(known).encode()


def _measured(part: bytes) -> bytes:
    """Behind its length, so that parts that follow each other are told apart."""
    return len(part).to_bytes(4, "big") + part


_NO_PART = _measured(b"")


class LookedAt:
    """What articles were made of besides their files, when that is works and the board's records."""

    def __init__(self, works: WorkDigests, records: RecordDigests, taken: Callable[[], Seen | None]) -> None:
        """Takes works and records, and what tells which of them the last article looked at; None for more than that."""
        self._works = works
        self._records = records
        self._taken = taken

    def taken(self) -> Trace | None:
        """For the article that was made last in this process; None when it may not be kept."""
        seen = self._taken()
        if seen is None:
            return None
        works, records = tuple(sorted(seen.works)), tuple(sorted(seen.records))
        return Trace(works, records, self._digest(works, records))

    def holds(self, trace: Trace) -> bool:
        """Whether all works and records that were looked at are as they were."""
        return trace.digest == self._digest(trace.works, trace.records)

    def _digest(self, works: Sequence[ReferenceKey], records: Sequence[ArticleId]) -> bytes:
        return self._works.together(works) + self._records.together(records)
