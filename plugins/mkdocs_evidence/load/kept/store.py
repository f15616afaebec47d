"""What was made of files before, kept between runs, so that only what changed is read and examined again.

An entry is found by the digest of everything it was made of: the bytes and the name of a file, what else was looked at,
and our own code. So it is never out of date, only unused; and one that is lost or damaged costs reading a file again.
It lives in the user's cache folder and not in the project, since unpickling a file that came with somebody's content
would run whatever it says.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml
from platformdirs import user_cache_path

from mkdocs_evidence.load.files import FoundFile, read_bytes
from mkdocs_evidence.load.kept.waiting import use_patiently

ENVIRONMENT = "EVIDENCE_CACHE"
"""Names another folder for the store."""
MAX_STORE_BYTES = 1_000_000_000
"""The size beyond which entries that nobody used today are dropped."""

_PACKAGE = Path(__file__).resolve().parents[2]
_SETTLED_NS = 2_000_000_000
"""How much older than its being noted a change must be for its time to be trusted: a later one in the same tick of the
clock of the file system would not show."""
_TABLES = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS stamps (path BLOB PRIMARY KEY, stamp BLOB, digest BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, seal BLOB, value BLOB, day INTEGER) WITHOUT ROWID;
"""
_ENTRIES = "SELECT key, seal, value, day FROM entries WHERE key IN "
_NO_FILE = FoundFile(path="", file="", inside="")
_KEYS_AT_ONCE = 500
"""To ask for one at a time takes three times as long; SQLite takes 999 at the most in its oldest versions."""
_NOTE = "INSERT OR REPLACE INTO stamps VALUES (?, ?, ?)"
_KEEP = "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)"
_Stamp = tuple[bytes, bytes, bytes]
"""(path, stamp, digest)."""

Answer = TypeVar("Answer")


class Recalled(NamedTuple):
    """What the store holds of one file."""

    digest: bytes
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the store is given of one file."""

    found: FoundFile
    stamp: bytes
    """From `stamp_of`, taken before the file was read."""
    digest: bytes
    value: bytes | None
    """None when only the digest is to be kept."""


class Store:
    """Entries in one SQLite file. Several processes may use it at once; what goes wrong with it is passed over."""

    def __init__(self, path: Path, *, code: bytes) -> None:
        """Takes the file, which need not be there, and a digest of the code that makes the entries."""
        self._path = path
        self._code = code
        self._is_broken = False

    @classmethod
    def of_user(cls) -> "Store | None":
        """The store of this user and of this version of our code; None where there is no room for one."""
        folder = store_folder()
        return cls(folder / "store.sqlite", code=digest_code()) if folder is not None else None

    def recall(self, kind: bytes, files: Sequence[FoundFile]) -> list[Recalled | None]:
        """What is known of each file, by its bytes as they are now; None for what is not.

        Args:
            kind: What was made of the files, and a digest of what else was looked at.
            files: In any order.
        """
        return self._use(lambda db: self._recall(db, kind, files), [None] * len(files))

    def _recall(self, db: sqlite3.Connection, kind: bytes, files: Sequence[FoundFile]) -> list[Recalled | None]:
        digests = self._digest(db, files)
        keys = [self._key(kind, found, digest) for found, digest in zip(files, digests, strict=True)]
        known = _known(db, keys)
        return [
            Recalled(digest, known[key]) if key in known else None for key, digest in zip(keys, digests, strict=True)
        ]

    def keep(self, kind: bytes, entries: Sequence[Kept]) -> None:
        """Takes over what was made of some files."""
        self._use(lambda db: self._keep(db, kind, entries), None)

    def _keep(self, db: sqlite3.Connection, kind: bytes, entries: Sequence[Kept]) -> None:
        today = _today()
        for one in entries:
            if one.stamp:
                db.execute(_NOTE, (os.fsencode(one.found.path), one.stamp, one.digest))
            if one.value is not None:
                key = self._key(kind, one.found, one.digest)
                db.execute(_KEEP, (key, _seal(key, one.value), one.value, today))

    def recall_one(self, kind: bytes) -> bytes | None:
        """What was made of everything that `kind` is a digest of; None when it is not known."""
        key = self._key(kind, _NO_FILE, b"")
        row = self._use(lambda db: _rows(db, _ENTRIES, [key]).get(key), None)
        return row[2] if row is not None and row[1] == _seal(key, row[2]) else None

    def keep_one(self, kind: bytes, value: bytes) -> None:
        """Takes over what was made of more than one file."""
        self.keep_each({kind: value})

    def recall_each(self, kinds: Sequence[bytes]) -> list[bytes | None]:
        """The same as `recall_one` of many."""
        keys = [self._key(kind, _NO_FILE, b"") for kind in kinds]
        nothing: dict[bytes, bytes] = {}
        known = self._use(lambda db: _known(db, keys), nothing)
        return [known.get(key) for key in keys]

    def keep_each(self, values: Mapping[bytes, bytes]) -> None:
        """The same as `keep_one` of many."""
        today = _today()
        keys = {self._key(kind, _NO_FILE, b""): value for kind, value in values.items()}
        rows = [(key, _seal(key, value), value, today) for key, value in keys.items()]
        self._use(lambda db: db.executemany(_KEEP, rows), None)

    def digest(self, files: Sequence[FoundFile]) -> list[bytes]:
        """The digest of each file's bytes as they are now, without reading those that did not change."""
        digests = self._use(lambda db: self._digest(db, files), None)
        return [_read_digest(one) for one in files] if digests is None else digests

    def _digest(self, db: sqlite3.Connection, files: Sequence[FoundFile]) -> list[bytes]:
        paths = [os.fsencode(found.path) for found in files]
        noted = _rows(db, "SELECT path, stamp, digest FROM stamps WHERE path IN ", paths)
        digests: list[bytes] = []
        fresh: list[_Stamp] = []
        for found, path in zip(files, paths, strict=True):
            stamp, row = stamp_of(found), noted.get(path)
            if row is not None and stamp and row[1] == stamp:
                digests.append(row[2])
                continue
            digests.append(_read_digest(found))
            if stamp:
                fresh.append((path, stamp, digests[-1]))
        db.executemany(_NOTE, fresh)
        return digests

    def trim(self) -> None:
        """Drops what nobody used today when the store has grown beyond its size; to be called once a run."""
        if self._is_too_large():
            self._use(_drop_unused, None)
            if self._is_too_large():
                self._discard()

    def _is_too_large(self) -> bool:
        return self._path.exists() and self._path.stat().st_size > MAX_STORE_BYTES

    def _key(self, kind: bytes, found: FoundFile, digest: bytes) -> bytes:
        parts = (self._code, kind, found.file.encode(), found.inside.encode(), digest)
        return blake2b(b"".join(len(part).to_bytes(4, "big") + part for part in parts), digest_size=24).digest()

    def _use(self, work: Callable[[sqlite3.Connection], Answer], otherwise: Answer) -> Answer:
        """Does some work on a connection made for it, since none may be carried into a forked process."""
        if self._is_broken:
            return otherwise
        try:
            return use_patiently(self._path, partial(self._connected, work))
        except sqlite3.OperationalError:
            self._is_broken = True  # held for long, read-only or full: this run does without
        except sqlite3.DatabaseError:
            self._discard()
        return otherwise

    def _connected(self, work: Callable[[sqlite3.Connection], Answer], patience: float) -> Answer:
        with closing(sqlite3.connect(self._path, timeout=patience)) as db:
            db.executescript(_TABLES)
            # What a power cut spoils is found by its seal, or is thrown away.
            db.execute("PRAGMA synchronous = OFF")
            with db:
                return work(db)

    def _discard(self) -> None:
        self._is_broken = True
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(self._path.name + suffix).unlink()


def store_folder() -> Path | None:
    """The folder in which things are kept between runs; None where there is no room for one."""
    named = os.environ.get(ENVIRONMENT)
    folder = Path(named) if named else user_cache_path("mkdocs-evidence", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder


def stamp_of(found: FoundFile) -> bytes:
    """What tells without reading a file whether it changed; empty when it may have changed just now.

    Returns:
        Length, times of change in nanoseconds, and the file's own number, as text.
    """
    try:
        seen = os.stat(found.path)
    except OSError:
        return b""
    if time.time_ns() - max(seen.st_mtime_ns, seen.st_ctime_ns) < _SETTLED_NS:
        return b""
    return f"{seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_ino}".encode()


def digest_bytes(data: bytes) -> bytes:
    """By which the bytes of a file are known again."""
    return sha256(data).digest()


def _drop_unused(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM entries WHERE day < ?", (_today(),))
    db.execute("DELETE FROM stamps")
    db.commit()
    db.execute("VACUUM")


def _known(db: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    """The values of those entries that are there and whole, by key; they count as used today."""
    known = {key: row for key, row in _rows(db, _ENTRIES, keys).items() if row[1] == _seal(key, row[2])}
    today = _today()
    used = [(today, key) for key, row in known.items() if row[3] < today]
    db.executemany("UPDATE entries SET day = ? WHERE key = ?", used)
    return {key: row[2] for key, row in known.items()}


def _rows(db: sqlite3.Connection, question: str, keys: Sequence[bytes]) -> dict[bytes, tuple[Any, ...]]:
    """The rows that a question finds for many keys, by key, which is their first column."""
    rows: dict[bytes, tuple[Any, ...]] = {}  # Any: columns of every type
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        some = keys[start : start + _KEYS_AT_ONCE]
        places = ", ".join("?" * len(some))
        rows |= {row[0]: row for row in db.execute(f"{question}({places})", some)}
    return rows


def _read_digest(found: FoundFile) -> bytes:
    return digest_bytes(read_bytes(found)[0] or b"")


def _seal(key: bytes, value: bytes) -> bytes:
    return blake2b(value, key=key, digest_size=16).digest()


def _today() -> int:
    return int(time.time() // 86_400)


@cache
def digest_code() -> bytes:
    """Changes with every file of the package, with Python and with the reader of YAML.

    Asked for once: a preview goes on with the code it began with, whatever is installed meanwhile.
    """
    listed = []
    for folder, folders, files in os.walk(_PACKAGE):
        folders[:] = [one for one in folders if one != "__pycache__"]
        for name in files:
            seen = os.stat(os.path.join(folder, name))
            listed.append(f"{folder}/{name} {seen.st_size} {seen.st_mtime_ns}")
    return digest_bytes("\n".join((sys.version, yaml.__version__, *sorted(listed))).encode())
