"""The folder in which a site is made: empty, or the site before the last one, of which stays what is to be there again.

Of a large site an edit changes a few pages. To write all of them again, and to remove those of the site before, takes
longer than everything else; so the folder of the site before is not removed, and the next site is made of it: what is
right in it stays as it is, and the rest is removed before anything is written.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from mkdocs_evidence.publish.whole_files import write_whole

_SETTLED_NS = 2_000_000_000
"""How much older than its being noted a change must be for its time to be trusted: a later one in the same tick of the
clock of the file system would not show."""

Share = Callable[[Callable[[str], bool], list[str]], Iterable[bool]]
"""Does some work on each of many paths, perhaps in several processes, and gives the results in order."""


class SiteTree:
    """The folder of a site that is being made. Paths are from its root, with slashes."""

    def __init__(self, folder: Path, live: Path, known: Mapping[str, str]) -> None:
        """Changes nothing yet.

        Args:
            folder: In which the site is made.
            live: The site that is there, or nothing.
            known: What `noted` gave for the sites that were in these two folders.
        """
        self._folder = folder
        self._root = str(folder)
        self._live = live
        self._known = known
        self._stamps: dict[str, str] = {}
        """Of the documents that are there, when they were last known to be right."""
        self._digests: dict[str, str] = {}

    def clear(self) -> None:
        """Removes from the folder whatever is none of the documents that were noted, before anything is written."""
        documents = {one.partition("\0")[0] for one in self._known}
        strange = []
        for path, entry in _files_in(self._folder, ""):
            if path in documents and entry.is_file(follow_symlinks=False):
                self._stamps[path] = _stamp(entry.stat(follow_symlinks=False))
            else:
                strange.append(path)
        self._remove(strange)

    def take(
        self, wanted: Mapping[str, str], share: Share, *, spares: Callable[[str], bool] = lambda path: False
    ) -> set[str]:
        """Brings documents of the former sites into the new one, and removes all others that are still there.

        Args:
            wanted: Digest of each document, by path.
            share: Shares out the copying.
            spares: Tells which others stay for now, since somebody is going to `renew` them.

        Returns:
            Paths of those that are in their place now.
        """
        there = {path for path, digest in wanted.items() if self._has(path, digest)}
        self._remove(path for path in self._stamps if path not in there and not spares(path))
        away = [path for path in wanted if path not in there]
        copied = share(lambda path: self._copy(path, wanted[path]), away)
        for path, is_copied in zip(away, copied, strict=True):
            if is_copied:
                there.add(path)
                self.put(path, wanted[path])
        self._digests.update((path, wanted[path]) for path in there)
        return there

    def renew(self, spared: Callable[[str], bool], documents: Mapping[str, bytes]) -> None:
        """Writes documents of which some may be there already, and removes those that were spared for nothing.

        Args:
            spared: Tells which these are.
            documents: The bytes of each, by path.
        """
        self._remove(path for path in self._stamps if spared(path) and path not in documents)
        for path, data in documents.items():
            digest = digest_of(data)
            # Somebody may have written there since the folder was cleared.
            if _stamp_of(f"{self._root}/{path}") != self._stamps.get(path) or not self._has(path, digest):
                write_whole(f"{self._root}/{path}", data)
            self.put(path, digest)

    def put(self, path: str, digest: str) -> None:
        """Takes note of a document that was written just now, or was found to be right."""
        self._digests[path] = digest
        self._stamps[path] = _stamp_of(f"{self._root}/{path}")

    def digest(self, path: str) -> str:
        """The digest of a document as it is now; empty where it is not known without reading it."""
        stamp = self._stamps.get(path)
        return self._digests.get(path, "") if stamp and _stamp_of(f"{self._root}/{path}") == stamp else ""

    def noted(self) -> dict[str, str]:
        """What is to be known of the documents of the new site, wherever its folder is later; before it is moved."""
        settled = time.time_ns() - _SETTLED_NS
        return {
            f"{path}\0{self._stamps[path]}": digest
            for path in self._digests
            if (digest := self.digest(path)) and _changed_at(self._stamps[path]) < settled
        }

    def _has(self, path: str, digest: str) -> bool:
        stamp = self._stamps.get(path)
        if stamp is None:
            return False
        return (self._known.get(f"{path}\0{stamp}") or _digest_of_file(self._folder / path)) == digest

    def _copy(self, path: str, digest: str) -> bool:
        try:
            data = (self._live / path).read_bytes()
        except OSError:
            return False
        if digest_of(data) != digest:
            return False
        write_whole(f"{self._root}/{path}", data)
        return True

    def _remove(self, paths: Iterable[str]) -> None:
        emptied = set()
        for path in [*paths]:
            os.unlink(f"{self._root}/{path}")
            self._stamps.pop(path, None)
            emptied.add(path.rpartition("/")[0])
        for folder in emptied:
            self._remove_empty(folder)

    def _remove_empty(self, folder: str) -> None:
        """Removes a folder, and those above it, as far as nothing is in them."""
        while folder:
            try:
                os.rmdir(f"{self._root}/{folder}")
            except OSError:
                return
            folder = folder.rpartition("/")[0]


def digest_of(data: bytes) -> str:
    """By which the bytes of a document are known again."""
    return sha256(data).hexdigest()


def files_below(folder: Path) -> Iterator[str]:
    """Paths of all files of a site, links to files included, in any order."""
    for path, entry in _files_in(folder, ""):
        if entry.is_file():
            yield path


def _digest_of_file(file: Path) -> str:
    try:
        return digest_of(file.read_bytes())
    except OSError:
        return ""


def _files_in(folder: Path | str, inside: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Everything in a folder that is no folder, with its path; links are not followed."""
    waiting = [(os.fspath(folder), inside)]
    while waiting:
        folder, inside = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in [*entries]:
                path = f"{inside}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{path}/"))
                else:
                    yield path, entry


def _stamp_of(file: str) -> str:
    try:
        return _stamp(os.stat(file, follow_symlinks=False))
    except OSError:
        return ""


def _stamp(seen: os.stat_result) -> str:
    """What tells without reading a file whether it changed: times of change, length, and the file's own number."""
    return f"{seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_size} {seen.st_ino}"


def _changed_at(stamp: str) -> int:
    return max(map(int, stamp.split()[:2]))
