"""The walk over a folder and the reading of one file: sorted, never outside the project, never an exception."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.load.faults import path_outside_content, unreadable_file
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.place import Place

_USUAL_BYTES = 65_536
"""What is asked for at first: room for the largest file, made anew for each small one, took longer than reading it."""

MAX_BYTES = 20_000_000
"""The largest file that is looked into at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file of a folder."""

    path: str
    """On the disk. No `Path`, since to make one of each file took a third of the walk."""
    file: str
    """As people are shown it: from the root of the project, with forward slashes."""
    inside: str
    """From the folder that was walked, with forward slashes."""

    @property
    def name(self) -> str:
        """Without its folder, as the disk has it."""
        return self.path[self.path.rfind(os.sep) + 1 :]

    @property
    def suffix(self) -> str:
        """`.md`; empty where there is none."""
        name = self.name
        point = name.rfind(".")
        return name[point:] if 0 < point < len(name) - 1 else ""

    @property
    def name_stem(self) -> str:
        """The name without suffix: `castro-2000`."""
        return self.name.removesuffix(self.suffix)

    @property
    def stem(self) -> str:
        """Path inside the folder, without suffix: `hip/avn-stage-2`."""
        return self.inside.removesuffix(self.suffix)


def find_files(folder: Path, layout: Layout) -> tuple[tuple[FoundFile, ...], tuple[Fault, ...]]:
    """Every file below `folder`, sorted by path; names that begin with a full stop are passed over.

    Links are followed as long as they stay in the project. One that leaves it, leads nowhere or leads back to
    where it came from is a fault, as is everything that is no file: reading a pipe would wait for ever.
    """
    if not folder.is_dir():
        return (), ()
    walk = _Walk(folder, layout)
    files = tuple(walk.files(str(folder), "", (os.path.realpath(folder),)))
    return tuple(sorted(files, key=lambda one: one.inside)), tuple(walk.faults)


def find_again(file: str, folder: Path, layout: Layout) -> FoundFile | None:
    """One file below `folder` as `find_files` would find it, whether it is still there or not.

    Args:
        file: Its path from the root of the project.
        folder: What would be walked; in the project.
        layout: Of the project.

    Returns:
        None where only a walk can tell: behind links, for names that begin with a full stop or are no text, for what
        is no file, and for a name that the disk takes for that of another file.
    """
    path = layout.root / file
    *folders, name = path.relative_to(folder).parts
    place = folder
    for one in folders:
        place /= one
        if place.is_symlink():
            return None
    if shown_name(file) != file or any(one.startswith(".") for one in (*folders, name)):
        return None
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file() or name not in os.listdir(place)):
        return None
    inside = "/".join((*folders, name))
    return FoundFile(path=os.path.join(folder, *folders, name), file=file, inside=inside)


class _Walk:
    def __init__(self, folder: Path, layout: Layout) -> None:
        self._layout = layout
        name = layout.name(folder)
        self._ahead = "" if name == "." else f"{name}/"
        self._bounds = tuple({os.path.realpath(layout.root), os.path.realpath(folder)})
        self.faults: list[Fault] = []

    def files(self, folder: str, ahead: str, above: tuple[str, ...]) -> Iterator[FoundFile]:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_symlink() and not self._may_follow(Path(entry.path), above):
                continue
            if entry.is_dir():
                yield from self.files(entry.path, f"{ahead}{entry.name}/", (*above, os.path.realpath(entry.path)))
            elif entry.is_file():
                # Names are joined here and not asked of paths, since that would take most of the walk.
                inside = shown_name(ahead + entry.name)
                yield FoundFile(path=entry.path, file=shown_name(self._ahead + inside), inside=inside)
            else:
                self._refuse(Path(entry.path), "This is no file; it cannot be read.", "Delete it.")

    def _may_follow(self, path: Path, above: tuple[str, ...]) -> bool:
        real = os.path.realpath(path)
        if not path.exists():
            self._refuse(path, "This link leads to a file that is not there.", "Delete it, or mend it.")
        elif not any(real == bound or real.startswith(bound + os.sep) for bound in self._bounds):
            message = "This link leads out of the project, and is not followed."
            self.faults.append(path_outside_content(self._place(path), message, "Copy the file here."))
        elif real in above:
            self._refuse(path, "This link leads back to a folder that holds it.", "Delete it.")
        else:
            return True
        return False

    def _refuse(self, path: Path, message: str, remedy: str) -> None:
        self.faults.append(unreadable_file(self._place(path), message, remedy))

    def _place(self, path: Path) -> Place:
        return Place(shown_name(self._layout.name(path)), 1, 1)


def shown_name(name: str) -> str:
    """A file name that can be printed: bytes that are no text are spelled out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def read_file(found: FoundFile) -> tuple[str | None, tuple[Fault, ...]]:
    """The text of a file, byte order mark and line ends as they are; None, and a fault, when it is none."""
    data, faults = read_bytes(found)
    return (None, faults) if data is None else decode_file(found, data)


def read_bytes(found: FoundFile) -> tuple[bytes | None, tuple[Fault, ...]]:
    """The bytes of a file; None, and a fault, when it cannot be opened or is too large."""
    at = Place(found.file, 1, 1)
    try:
        with open(found.path, "rb") as stream:
            data = stream.read(_USUAL_BYTES)
            if len(data) == _USUAL_BYTES:
                data += stream.read(MAX_BYTES + 1 - _USUAL_BYTES)
    except OSError as error:
        message = f"The file cannot be opened: {error.strerror or error}."
        return None, (unreadable_file(at, message, "Mend its permissions."),)
    if len(data) > MAX_BYTES:
        message = f"The file has more than {MAX_BYTES // 1_000_000} MB, and is not read."
        return None, (unreadable_file(at, message, "Move it elsewhere, or split it."),)
    return data, ()


def decode_file(found: FoundFile, data: bytes) -> tuple[str | None, tuple[Fault, ...]]:
    """The text that the bytes of a file are; None, and a fault, when they are not UTF-8."""
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return None, (_not_utf8(found.file, data, error.start),)


def _not_utf8(file: str, data: bytes, start: int) -> Fault:
    before = data[:start].decode("utf-8")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    message = f"The file is not UTF-8: the byte {data[start]:#04x} in line {line} stands for no character."
    return unreadable_file(Place(file, line, column, line, column + 1), message, "Save the file as UTF-8.")
