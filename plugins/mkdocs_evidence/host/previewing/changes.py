"""Which files of a project changed since somebody asked, whatever became of the folders in which they lie."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from threading import Lock

from watchdog.events import FileSystemEvent

Mark = tuple[int, ...]
"""By which a file or folder is known again: where it lies on the disk and, of a file, its size and time of change."""

_MANY = 1000
"""So many files at once that the system may have had no room for some of them, and tells nothing of those."""
_MANY_FOLDERS = 20
"""So many folders at once, as with a change of branches, that it takes less time to look at everything once."""
_NOBODYS = frozenset({".git", ".hg", ".idea", ".obsidian", ".svn", ".vscode", "__pycache__"})
"""Folders in which programs keep what no site is made of."""


class Changes:
    """The files that changed since somebody took them. Its methods may be called from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._there: dict[str, Mark] = {}
        """Files as they were when they were last looked at or taken."""
        self._looked_at: set[str] = set()
        self._told: set[str] = set()
        self._folders: set[str] = set()
        """What came or went with all that is in it, and is compared when somebody asks."""

    def take(self) -> set[Path]:
        """Them, once; without those that came and went, as what editors write before it takes the place of a file."""
        with self._lock:
            has_room_for_all = len(self._told) <= _MANY and len(self._folders) <= _MANY_FOLDERS
            for place in self._folders if has_room_for_all else self._looked_at:
                self._compare(place)
            told, self._told, self._folders = self._told, set(), set()
            return {Path(path) for path in told if self._follow(path)}

    def note(self, event: FileSystemEvent, place: str) -> bool:
        """Whether an event is about files of somebody, and no trace of an editor's work; then they are noted.

        Args:
            event: Of a file, or of a folder that came or went with all that is in it.
            place: The folder that is watched, in which it is.
        """
        paths = {os.fsdecode(one) for one in (event.src_path, event.dest_path) if one}
        ours = {one for one in paths if not _is_trace(one, place)}
        with self._lock:
            if event.is_directory:
                self._folders |= ours
            else:
                self._told |= ours
        return bool(ours)

    def look(self, place: str) -> bool:
        """Compares a file, or all files of a folder, with what was there when it was last looked at.

        Returns:
            Whether any is other, which is noted; never at the first look.
        """
        with self._lock:
            if place in self._looked_at:
                return self._compare(place)
            self._looked_at.add(place)
            self._there |= _files(place)
            return False

    def _follow(self, path: str) -> bool:
        """Takes note of a file as it is; False where there was none and is none."""
        before, now = self._there.pop(path, None), mark_of(path)
        if now is not None and not _is_folder(now):
            self._there[path] = now
        return path in self._there or before is not None

    def _compare(self, place: str) -> bool:
        found = _files(place)
        inside = place + os.sep
        known = {path: mark for path, mark in self._there.items() if path == place or path.startswith(inside)}
        told = {path for path, mark in known.items() if found.get(path) != mark} | (found.keys() - known.keys())
        self._told |= told
        return bool(told)


def mark_of(path: str) -> Mark | None:
    """What a file or folder is known by; None where there is none."""
    with suppress(OSError, ValueError):
        found = os.stat(path)
        if S_ISDIR(found.st_mode):
            return (found.st_dev, found.st_ino)
        if S_ISREG(found.st_mode):
            return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
    return None


def _is_folder(mark: Mark) -> bool:
    return len(mark) == 2


def _files(place: str) -> dict[str, Mark]:
    marks = ((path, mark_of(path)) for path in _walk(place))
    return {path: mark for path, mark in marks if mark is not None and not _is_folder(mark)}


def _walk(place: str) -> Iterator[str]:
    if not os.path.isdir(place):
        yield place
    for folder, folders, names in os.walk(place):
        folders[:] = [one for one in folders if one not in _NOBODYS]
        yield from (os.path.join(folder, name) for name in names if not _is_left_over(name))


def _is_trace(path: str, place: str) -> bool:
    """Whether a file is what editors leave beside the one that is written, or lies where nobody writes."""
    inside = Path(path[len(place) :])
    return _is_left_over(os.path.basename(path)) or not _NOBODYS.isdisjoint(inside.parts)


def _is_left_over(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp")) or name == "4913"
