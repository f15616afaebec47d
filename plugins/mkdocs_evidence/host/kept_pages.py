"""Pages of the site that is there, taken over into the next one where they would be the same bytes.

The pages themselves are kept nowhere else: what is kept is, for each digest of what a page depends on, the digest of
its bytes and what the build needs to know of it. A page that somebody changed, or that is gone, is made anew. Nothing
is ever out of date, since a page that shows something else has another digest (`host/shown_facts.py`).
"""

import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from mkdocs_evidence.host.lean_theme import Names
from mkdocs_evidence.load.store import digest_code, store_folder

MAX_BYTES = 200_000_000
"""The size beyond which entries that no build used today are dropped."""
_TABLE = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS pages (key TEXT PRIMARY KEY, seal BLOB, value BLOB, day INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS proofs (proof BLOB PRIMARY KEY, day INTEGER) WITHOUT ROWID;
"""

_NO_NAMES = Names(frozenset(), frozenset(), frozenset())

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """What is known of a page that was made before."""

    digest: str
    """Of its bytes."""
    anchors: str = ""
    """Its anchors, one a line."""
    links: tuple[tuple[str, dict[str, str]], ...] = ()
    """(source path, anchor to link) of the pages to whose parts it links."""
    names: Names = _NO_NAMES
    """What it holds that a style sheet may ask for; nothing where no theme is made lean."""


class KeptPages:
    """What earlier builds made. Several processes may use it at once; what goes wrong with it is passed over."""

    def __init__(self, path: Path, live: Path) -> None:
        """Takes the file of the memory, which need not be there, and the folder of the site that is there."""
        self._path = path
        self._live = live
        self._is_broken = False
        self._opened: tuple[int, sqlite3.Connection] | None = None
        self._code = digest_code()

    @classmethod
    def of_user(cls, live: Path) -> "KeptPages | None":
        """The memory of this user; None where there is no room for one."""
        folder = store_folder()
        return cls(folder / "pages.sqlite", live) if folder is not None else None

    def knows(self, proof: str) -> bool:
        """Whether this code compared this page with this statement before, and nothing was wrong."""
        row = self._use(lambda db: db.execute("SELECT 1 FROM proofs WHERE proof = ?", (self._sealed(proof),)), None)
        return row is not None and row.fetchone() is not None

    def note(self, proofs: Sequence[str]) -> None:
        """Takes over comparisons in which nothing was wrong."""
        rows = [(self._sealed(one), _today()) for one in proofs]
        self._use(lambda db: db.executemany("INSERT OR REPLACE INTO proofs VALUES (?, ?)", rows), None)

    def _sealed(self, proof: str) -> bytes:
        return blake2b(proof.encode(), key=self._code, digest_size=24).digest()

    def take_over(self, key: str, file: str, target: Path) -> KeptPage | None:
        """Puts a page of the site that is there into the next one; None when it must be made.

        Args:
            key: Digest of what the page depends on.
            file: Of the page, from the root of the site.
            target: Where it belongs.
        """
        kept = self._use(lambda db: _recall(db, key), None)
        if kept is None:
            return None
        try:
            data = (self._live / file).read_bytes()
        except OSError:
            return None
        if digest_of_page(data) != kept.digest:
            return None
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return kept

    def keep(self, pages: Mapping[str, bytes], *, used: Iterable[str]) -> None:
        """Notes the pages of a site that was published, and drops old entries when there are too many.

        Args:
            pages: Those that were made, from `packed`, by the digest of what each depends on.
            used: Such digests of those that were taken over.
        """
        today = _today()
        rows = [(key, _seal(key, value), value, today) for key, value in pages.items()]

        def note(db: sqlite3.Connection) -> None:
            db.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", rows)
            db.executemany("UPDATE pages SET day = ? WHERE key = ? AND day < ?", [(today, key, today) for key in used])

        self._use(note, None)
        if self._path.exists() and self._path.stat().st_size > MAX_BYTES:
            self._use(lambda db: _drop_unused(db, today), None)

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None or self._opened[0] != os.getpid():
            db = sqlite3.connect(self._path, timeout=5)
            db.executescript(_TABLE)
            # What a power cut spoils is found by its seal, or is thrown away.
            db.execute("PRAGMA synchronous = OFF")
            self._opened = (os.getpid(), db)
        return self._opened[1]

    def _use(self, work: Callable[[sqlite3.Connection], Answer], otherwise: Answer) -> Answer:
        """Does some work on the connection of this process, since none may be carried into a forked one."""
        if self._is_broken:
            return otherwise
        try:
            db = self._connection()
            with db:
                return work(db)
        except sqlite3.OperationalError:
            self._is_broken = True  # locked, read-only or full: this build does without
        except sqlite3.DatabaseError:
            self._is_broken = True
            for suffix in ("", "-wal", "-shm"):
                with suppress(OSError):
                    os.unlink(f"{self._path}{suffix}")
        return otherwise


def _today() -> int:
    return int(time.time() // 86_400)


def digest_of_page(data: bytes) -> str:
    """By which the bytes of a page are known again."""
    return blake2b(data, digest_size=32).hexdigest()


def _recall(db: sqlite3.Connection, key: str) -> KeptPage | None:
    row = db.execute("SELECT seal, value FROM pages WHERE key = ?", (key,)).fetchone()
    if row is None or row[0] != _seal(key, row[1]):
        return None
    plain = json.loads(zlib.decompress(row[1]))
    links = tuple((str(to), dict(anchors)) for to, anchors in plain["links"])
    names = Names(*(frozenset(words.split()) for words in plain["names"]))
    return KeptPage(digest=plain["digest"], anchors=plain["anchors"], links=links, names=names)


def packed(page: KeptPage) -> bytes:
    """What is kept of a page."""
    plain = {
        "digest": page.digest,
        "anchors": page.anchors,
        "links": page.links,
        "names": [" ".join(sorted(words)) for words in page.names],
    }
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), level=1)


def _seal(key: str, value: bytes) -> bytes:
    return blake2b(value, key=key.encode()[:64], digest_size=16).digest()


def _drop_unused(db: sqlite3.Connection, today: int) -> None:
    db.execute("DELETE FROM pages WHERE day < ?", (today,))
    db.execute("DELETE FROM proofs WHERE day < ?", (today,))
    db.commit()
    db.execute("VACUUM")
