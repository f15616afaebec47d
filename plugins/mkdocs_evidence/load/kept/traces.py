"""What something was made of besides its own file: which works were looked at, and what they were then."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from mkdocs_evidence.analysis.watching import EVERY_KEY
from mkdocs_evidence.load.files import FoundFile
from mkdocs_evidence.load.kept.store import digest_bytes
from mkdocs_evidence.model.ids import ReferenceKey


class Trace(NamedTuple):
    """The works that were looked at, and a digest of all that they were made of."""

    keys: tuple[ReferenceKey, ...] = ()
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


class WorkDigests:
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
        parts[EVERY_KEY] = "\0".join(known).encode()
        self._parts = {key: _measured(part) for key, part in parts.items()}

    def of(self, key: ReferenceKey) -> bytes:
        """What one work is made of now; empty where there is no file of that name."""
        return self._parts.get(key, b"")

    def trace(self, keys: Iterable[ReferenceKey]) -> Trace:
        """What these works are made of now."""
        ordered = tuple(sorted(keys))
        return Trace(ordered, self._digest(ordered))

    def holds(self, trace: Trace) -> bool:
        """Whether the works are made of what they were made of then."""
        return trace.digest == self._digest(trace.keys)

    def _digest(self, keys: Sequence[ReferenceKey]) -> bytes:
        parts = self._parts
        return digest_bytes(b"".join([parts.get(key, _NO_PART) for key in keys]))


def _measured(part: bytes) -> bytes:
    """Behind its length, so that parts that follow each other are told apart."""
    return len(part).to_bytes(4, "big") + part


_NO_PART = _measured(b"")


class WorksLookedAt:
    """What articles were made of besides their files, when that is works."""

    def __init__(self, works: WorkDigests, taken: Callable[[], Collection[ReferenceKey] | None]) -> None:
        """Takes the works, and what tells which of them the last article looked at; None for more than works."""
        self._works = works
        self._taken = taken

    def taken(self) -> Trace | None:
        """For the article that was made last in this process; None when it may not be kept."""
        keys = self._taken()
        return None if keys is None else self._works.trace(keys)

    def holds(self, trace: Trace) -> bool:
        """Whether all works that were looked at are as they were."""
        return self._works.holds(trace)
