"""The files in which things are kept between runs, for people who ask how large they are or want to be rid of them."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.load.kept.store import store_folder

_DATABASES = ("store.sqlite", "pages.sqlite")
"""What was made of files, and what is known of pages that were built."""
_PARTS = ("", "-wal", "-shm", "-journal")
"""Files that SQLite keeps for one database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """One file of them, or a folder that counts as one."""

    path: Path
    bytes: int


def find_kept() -> tuple[KeptFile, ...]:
    """Those that are there; none where there is no room for any."""
    folder = store_folder()
    if folder is None:
        return ()
    paths = (folder / f"{name}{part}" for name in _DATABASES for part in _PARTS)
    return tuple(KeptFile(path=path, bytes=path.stat().st_size) for path in paths if path.is_file())


def clear_kept() -> int:
    """Deletes them, and nothing else that lies in their folder; gives how many bytes they had.

    A run that is using them goes on as if they were there. The next one makes everything anew.
    """
    found = find_kept()
    for one in found:
        with suppress(FileNotFoundError):
            one.path.unlink()
    return sum(one.bytes for one in found)
