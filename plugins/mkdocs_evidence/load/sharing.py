"""Reads many files, alone or shared among processes. The result is the same either way."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Any, Generic, TypeAlias, TypeVar

from mkdocs_evidence.forking import Crew, can_fork, share
from mkdocs_evidence.load.files import FoundFile, decode_file, read_bytes
from mkdocs_evidence.load.kept.remembered import Memory, Remembered
from mkdocs_evidence.load.kept.store import Kept, Recalled, Store, digest_bytes, stamp_of
from mkdocs_evidence.load.kept.traces import NOTHING, Besides, Trace
from mkdocs_evidence.load.strict_yaml.documents import without_mark
from mkdocs_evidence.load.transport import declare_records, pack_records
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.source import SourceFile, SourceKind

T = TypeVar("T")

Inspect: TypeAlias = Callable[[SourceFile], Iterable[Fault]]
"""Looks at the characters of a file."""

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told (what is being done, how many are done, how many there are)."""

Load: TypeAlias = Callable[[str, FoundFile], tuple[T | None, tuple[Fault, ...]]]
"""Makes a record of a file's text; a pure function."""

ASSET_SUFFIXES = frozenset((".css", ".htm", ".html", ".svg"))
"""Files that reach readers as they are and can make a browser fetch something."""

_SLICE = 100
"""Files that one process reads at a time; also how often progress is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Under what the records of some files are kept between runs."""

    kind: bytes
    """What is made of the files, with a digest of whatever is looked at besides."""
    besides: Besides = NOTHING
    """Tells what each was made of that `kind` does not cover."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made(Generic[T]):
    """What was made of one file."""

    digest: bytes
    record: T | None
    faults: tuple[Fault, ...]
    trace: Trace | None = None
    """What was looked at besides; None where it may not be kept."""


class MadeRecords(Remembered[_Made[Any]]):  # Any: records of every kind
    """What was made of each file, in this process, the last time that its project was read."""


class FileReader:
    """Reads files, has them inspected, and gathers what is wrong with them."""

    def __init__(
        self,
        inspect: Inspect,
        *,
        jobs: int,
        total: int,
        progress: Progress | None,
        store: Store | None = None,
        crew: Crew | None = None,
        remembered: MadeRecords | None = None,
    ) -> None:
        self._inspect = inspect
        self._store = store
        self._remembered = remembered
        if store is not None:
            declare_records()
        self._jobs = jobs
        self._crew = crew
        self._total = total
        self._progress = progress
        self._done = 0
        self.faults: list[Fault] = []
        self.digests: list[tuple[FoundFile, bytes]] = []
        """Every file until now and the digest of its bytes, in the order in which they were given; empty where it could
        not be read, or where there is no store."""
        self.traces: dict[str, Trace | None] = {}
        """What the record of each file was made of besides, while that is remembered; None where it may not be kept."""

    def read(
        self, files: Sequence[FoundFile], load: Load[T], *, keeping: Keeping | None = None
    ) -> list[tuple[FoundFile, T]]:
        """The record of each file that could be read, in the order of `files`.

        Args:
            files: What to read.
            load: What to make of each.
            keeping: Says that the records are kept between runs, and under what; None makes them anew each time.
        """
        found: list[tuple[FoundFile, T]] = []
        for file, one in self._made(files, load, keeping):
            self.digests.append((file, one.digest))
            self.faults.extend(one.faults)
            if one.record is not None:
                found.append((file, one.record))
        return found

    def read_again(self, files: Sequence[FoundFile], load: Load[T], *, keeping: Keeping) -> list[T]:
        """The records of files whose digests and faults are known already, mostly from the store."""
        return [one.record for _, one in self._made(files, load, keeping) if one.record is not None]

    def take_over(self, files: Sequence[FoundFile], digests: Iterable[bytes], faults: Iterable[Fault]) -> None:
        """Counts files as read of which all is known, and takes over what was wrong with them."""
        self.digests.extend(zip(files, digests, strict=True))
        self.faults.extend(faults)
        self._tell(len(files))

    def _made(
        self, files: Sequence[FoundFile], load: Load[T], keeping: Keeping | None
    ) -> Iterator[tuple[FoundFile, "_Made[T]"]]:
        kept = self._recall(files, keeping)
        missing = [file for file, one in zip(files, kept, strict=True) if one is None]
        self._tell(len(files) - len(missing))
        made = self._make(_Task(missing, load, self._inspect, self._store, keeping))
        for file, one in zip(files, kept, strict=True):
            known = next(made) if one is None else one
            self._note(file, known, keeping)
            yield file, known

    def _recall(
        self, files: Sequence[FoundFile], keeping: Keeping | None
    ) -> "list[_Made[Any] | None]":  # Any: as below
        if keeping is None or self._store is None:
            return [None] * len(files)
        holds = keeping.besides.holds
        known = self._remember(files, keeping, self._store)
        others = [file for file, one in zip(files, known, strict=True) if one is None]
        kept = iter(self._store.recall(keeping.kind, others))
        return [_unpack_if(next(kept), holds) if one is None else one for one in known]

    def _remember(
        self, files: Sequence[FoundFile], keeping: Keeping, store: Store
    ) -> "list[_Made[Any] | None]":  # Any: as above
        if self._remembered is None:
            return [None] * len(files)
        holds = keeping.besides.holds
        known = map(self._remembered.recall, repeat(keeping.kind), files, store.digest(files))
        return [one if one and one.trace is not None and holds(one.trace) else None for one in known]

    def _note(self, file: FoundFile, made: "_Made[Any]", keeping: Keeping | None) -> None:  # Any: as above
        if self._remembered is None or keeping is None:
            return
        self.traces[file.file] = made.trace
        if made.digest and made.trace is not None:
            self._remembered.keep(Memory(keeping.kind, file, made.digest, made))

    def _make(self, task: "_Task[T]") -> Iterator["_Made[T]"]:
        starts = range(0, len(task.files), _SLICE)
        if len(starts) > 1 and (self._crew is not None or (self._jobs > 1 and can_fork())):
            declare_records()
            if self._remembered is None:  # whoever remembers them looks at them again and again
                pack_records()
            slices = share(task.run_packed, starts, jobs=self._jobs, crew=self._crew)
            results = ([_unpack(one) for one in packed] for packed in slices)
        else:
            results = (task.run(start) for start in starts)
        for result in results:
            self._tell(len(result))
            yield from result

    def _tell(self, more: int) -> None:
        # What is read again was counted before.
        self._done = min(self._done + more, self._total)
        if self._progress is not None and more:
            self._progress("loading", self._done, self._total)


def _pack(made: _Made[T], trace: Trace | None) -> bytes:
    return pickle.dumps((made.record, made.faults, trace), protocol=pickle.HIGHEST_PROTOCOL)


def _unpack(packed: Recalled) -> _Made[Any]:  # Any: what a pickle holds is known to whoever asked for it
    record, faults, trace = pickle.loads(packed.value)
    return _Made(digest=packed.digest, record=record, faults=faults, trace=trace)


def _unpack_if(packed: Recalled | None, holds: Callable[[Trace], bool]) -> _Made[Any] | None:  # Any: as above
    made = _unpack(packed) if packed is not None else None
    return made if made is not None and made.trace is not None and holds(made.trace) else None


class _Task(Generic[T]):
    """What is done to every file of a list."""

    def __init__(
        self,
        files: Sequence[FoundFile],
        load: Load[T],
        inspect: Inspect,
        store: Store | None,
        keeping: Keeping | None,
    ) -> None:
        self.files = files
        self._load = load
        self._inspect = inspect
        self._store = store
        self._keeping = keeping

    def run(self, start: int) -> list[_Made[T]]:
        """What the files of one slice gave, in order."""
        return self._run(start, packs=False)[0]

    def run_packed(self, start: int) -> list[Recalled]:
        """The same, ready to travel; packed once for both the way and the store."""
        made, packed = self._run(start, packs=True)
        return [Recalled(one.digest, value) for one, value in zip(made, packed, strict=True)]

    def _run(self, start: int, *, packs: bool) -> tuple[list[_Made[T]], list[bytes]]:
        files = self.files[start : start + _SLICE]
        store, keeping = self._store, self._keeping
        if store is None or keeping is None:
            made = [self._one(found) for found in files]
            return made, [_pack(one, None) for one in made] if packs else []
        made, entries = [], []
        packed: list[bytes] = []
        for found in files:
            stamp = stamp_of(found)
            one = self._one(found)
            trace = keeping.besides.taken()
            one = replace(one, trace=trace)
            value = _pack(one, trace)
            made.append(one)
            packed.append(value)
            if one.digest:
                kept = value if trace is not None else None
                entries.append(Kept(found=found, stamp=stamp, digest=one.digest, value=kept))
        store.keep(keeping.kind, entries)
        return made, packed

    def _one(self, found: FoundFile) -> _Made[T]:
        data, faults = read_bytes(found)
        if data is None:
            return _Made(digest=b"", record=None, faults=faults)
        record, faults = self._read(found, data)
        return _Made(digest=b"" if self._store is None else digest_bytes(data), record=record, faults=faults)

    def _read(self, found: FoundFile, data: bytes) -> tuple[T | None, tuple[Fault, ...]]:
        text, faults = decode_file(found, data)
        if text is None:
            return None, faults
        record, wrong = self._load(text, found)
        source = SourceFile(file=found.file, inside=found.inside, kind=_kind(found, record), text=without_mark(text))
        return record, (*faults, *wrong, *self._inspect(source))


def _kind(found: FoundFile, record: object) -> SourceKind:
    if found.suffix == ".yml":
        return SourceKind.DATA
    if found.suffix.lower() in ASSET_SUFFIXES:
        return SourceKind.ASSET
    return SourceKind.PAGE if record is None else SourceKind.ARTICLE
