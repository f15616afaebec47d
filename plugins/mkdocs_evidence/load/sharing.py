"""Reads many files, alone or shared among processes. The result is the same either way."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Generic, TypeAlias, TypeVar

from mkdocs_evidence.load.documents import without_mark
from mkdocs_evidence.load.files import FoundFile, read_file
from mkdocs_evidence.load.transport import declare_records
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


class FileReader:
    """Reads files, has them inspected, and gathers what is wrong with them."""

    def __init__(self, inspect: Inspect, *, jobs: int, total: int, progress: Progress | None) -> None:
        self._inspect = inspect
        self._jobs = jobs
        self._total = total
        self._progress = progress
        self._done = 0
        self.faults: list[Fault] = []

    def read(self, files: Sequence[FoundFile], load: Load[T]) -> list[tuple[FoundFile, T]]:
        """The record of each file that could be read, in the order of `files`."""
        found: list[tuple[FoundFile, T]] = []
        for start, slice_of_results in self._slices(_Task(files, load, self._inspect)):
            for file, (record, faults) in zip(files[start : start + _SLICE], slice_of_results, strict=True):
                self.faults.extend(faults)
                if record is not None:
                    found.append((file, record))
        return found

    def _slices(self, task: "_Task[T]") -> Iterator[tuple[int, list[tuple[T | None, tuple[Fault, ...]]]]]:
        starts = range(0, len(task.files), _SLICE)
        can_fork = "fork" in multiprocessing.get_all_start_methods()
        if self._jobs > 1 and len(starts) > 1 and can_fork:
            results = _run_in_processes(task, starts, self._jobs)
        else:
            results = (task.run(start) for start in starts)
        for start, result in zip(starts, results, strict=True):
            self._done += len(result)
            if self._progress is not None:
                self._progress("loading", self._done, self._total)
            yield start, result


class _Task(Generic[T]):
    """What is done to every file of a list."""

    def __init__(self, files: Sequence[FoundFile], load: Load[T], inspect: Inspect) -> None:
        self.files = files
        self._load = load
        self._inspect = inspect

    def run(self, start: int) -> list[tuple[T | None, tuple[Fault, ...]]]:
        """The records and faults of one slice, in order."""
        return [self._one(found) for found in self.files[start : start + _SLICE]]

    def _one(self, found: FoundFile) -> tuple[T | None, tuple[Fault, ...]]:
        text, faults = read_file(found)
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


_inherited: "_Task[Any] | None" = None  # Any: tasks of every type take their turn
"""The task of forked processes: functions that cannot be sent can be inherited."""


def _run_inherited(start: int) -> list[Any]:  # Any: as above
    if _inherited is None:
        raise RuntimeError("a slice is read only in a process forked by _run_in_processes")
    return _inherited.run(start)


def _run_in_processes(
    task: _Task[T], starts: Iterable[int], jobs: int
) -> Iterator[list[tuple[T | None, tuple[Fault, ...]]]]:
    global _inherited
    declare_records()
    _inherited = task
    try:
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_run_inherited, starts)
    finally:
        _inherited = None
