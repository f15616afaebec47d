"""What is known of the pages of earlier sites, which are taken over where they would be the same bytes.

The pages themselves are kept nowhere but in the sites (`publish/site_tree.py`): what is kept is, for each digest of
what a page depends on, the digest of its bytes and what the build needs to know of it. A page that somebody changed, or
that is gone, is made anew. Nothing is ever out of date, since a page that shows something else has another digest
(`host/kept/shown_facts.py`).
"""

import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from mkdocs_evidence.host.lean_theme import Names
from mkdocs_evidence.load.kept.store import digest_code, store_folder
from mkdocs_evidence.load.kept.waiting import use_patiently
from mkdocs_evidence.publish.site_tree import SiteTree

MAX_BYTES = 200_000_000
"""The size beyond which entries that no build used today are dropped."""
_TABLES = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS pages (key TEXT PRIMARY KEY, seal BLOB, value BLOB, day INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS names (key TEXT PRIMARY KEY, seal BLOB, value BLOB, day INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS trees (key TEXT PRIMARY KEY, seal BLOB, value BLOB, day INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS proofs (proof BLOB PRIMARY KEY, day INTEGER) WITHOUT ROWID;
"""
_KEYS_AT_ONCE = 500
_NO_NAMES = Names(frozenset(), frozenset(), frozenset())

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """What is known of a page that was made before."""

    digest: str
    """Of its bytes."""
    packed_anchors: bytes = b""
    """Its anchors, from `pack_anchors`: of few pages they are ever looked at."""
    links: tuple[tuple[str, dict[str, str]], ...] = ()
    """(source path, anchor to link) of the pages to whose parts it links."""
    names: Names = _NO_NAMES
    """What it holds that a style sheet may ask for; nothing where no theme is made lean."""

    @property
    def anchors(self) -> frozenset[str]:
        """Its anchors."""
        if not self.packed_anchors:
            return frozenset()
        return frozenset(zlib.decompress(self.packed_anchors).decode(errors="surrogatepass").split("\n"))


class KeptPages:
    """What earlier builds made. Several processes may use it at once; what goes wrong with it is passed over."""

    def __init__(self, path: Path) -> None:
        """Takes the file of the memory, which need not be there."""
        self._path = path
        self._is_broken = False
        self._opened: tuple[int, sqlite3.Connection] | None = None
        self._code = digest_code()

    @classmethod
    def of_user(cls) -> "KeptPages | None":
        """The memory of this user; None where there is no room for one."""
        folder = store_folder()
        return cls(folder / "pages.sqlite") if folder is not None else None

    def known(self, proofs: Sequence[str]) -> set[str]:
        """Those of them that were noted by this code."""
        sealed = {self._sealed(one): one for one in proofs}
        nothing: set[str] = set()
        return self._use(lambda db: {sealed[one] for one in _noted(db, [*sealed])}, nothing)

    def note(self, proofs: Sequence[str]) -> None:
        """Takes over comparisons in which nothing was wrong."""
        rows = [(self._sealed(one), _today()) for one in proofs]
        self._use(lambda db: db.executemany("INSERT OR REPLACE INTO proofs VALUES (?, ?)", rows), None)

    def _sealed(self, proof: str) -> bytes:
        return blake2b(proof.encode(), key=self._code, digest_size=24).digest()

    def recall(self, keys: Sequence[str]) -> dict[str, KeptPage]:
        """The pages that are known, by the digest of what each depends on."""
        rows = self._values("pages", keys)
        wanted = sorted({value[_DIGEST_BYTES : _DIGEST_BYTES + _NAMES_BYTES].hex() for value in rows.values()})
        packed_names = self._values("names", wanted)
        names = {bytes.fromhex(key): _unpacked_names(value) for key, value in packed_names.items()}
        pages = ((key, _unpacked(value, names)) for key, value in rows.items())
        return {key: page for key, page in pages if page is not None}

    def keep(self, pages: Mapping[str, KeptPage], *, used: Mapping[str, KeptPage]) -> None:
        """Notes the pages of a site that was published, and drops old entries when there are too many.

        Args:
            pages: Those that were made, by the digest of what each depends on.
            used: Those that were taken over, likewise.
        """
        today = _today()
        packed = {names: _packed_names(names) for names in {page.names for page in pages.values()}}
        rows = [(key, _packed(page, packed[page.names])) for key, page in pages.items()]

        def note(db: sqlite3.Connection) -> None:
            _insert(db, "names", [(_names_key(value).hex(), value) for value in packed.values()])
            _insert(db, "pages", rows)
            db.executemany("UPDATE pages SET day = ? WHERE key = ? AND day < ?", [(today, key, today) for key in used])

        self._use(note, None)
        if self._path.exists() and self._path.stat().st_size > MAX_BYTES:
            self._use(lambda db: _drop_unused(db, today), None)

    def sites(self) -> list[Path]:
        """Where the sites are, or were, of whose documents something was noted."""
        nothing: list[tuple[str]] = []
        if not self._path.exists():
            return []
        rows = self._use(lambda db: db.execute("SELECT key FROM trees ORDER BY key").fetchall(), nothing)
        return [Path(site) for (site,) in rows]

    def recall_trees(self, site: Path) -> list[dict[str, str]]:
        """What was noted of the documents of a site that is there, and of the one before it."""
        rows = self._values("trees", [str(site)])
        noted = rows.get(str(site))
        trees: list[dict[str, str]] = json.loads(noted) if noted is not None else []
        return trees

    def note_trees(self, site: Path, trees: Sequence[Mapping[str, str]]) -> None:
        """Takes over what is to be known of them, the newer first."""
        rows = [(str(site), json.dumps([*trees]).encode())]
        self._use(lambda db: _insert(db, "trees", rows), None)

    def _values(self, table: str, keys: Sequence[str]) -> dict[str, bytes]:
        nothing: dict[str, bytes] = {}
        return self._use(lambda db: _rows(db, table, keys), nothing)

    def _connection(self, patience: float) -> sqlite3.Connection:
        if self._opened is None or self._opened[0] != os.getpid():
            db = sqlite3.connect(self._path, timeout=patience)
            db.executescript(_TABLES)
            # What a power cut spoils is found by its seal, or is thrown away.
            db.execute("PRAGMA synchronous = OFF")
            self._opened = (os.getpid(), db)
        return self._opened[1]

    def _use(self, work: Callable[[sqlite3.Connection], Answer], otherwise: Answer) -> Answer:
        """Does some work on the connection of this process, since none may be carried into a forked one."""
        if self._is_broken:
            return otherwise
        try:
            return use_patiently(self._path, partial(self._connected, work))
        except sqlite3.OperationalError:
            self._is_broken = True  # held for long, read-only or full: this build does without
        except sqlite3.DatabaseError:
            self._is_broken = True
            for suffix in ("", "-wal", "-shm"):
                with suppress(OSError):
                    os.unlink(f"{self._path}{suffix}")
        return otherwise

    def _connected(self, work: Callable[[sqlite3.Connection], Answer], patience: float) -> Answer:
        with self._connection(patience) as db:
            return work(db)


def _today() -> int:
    return int(time.time() // 86_400)


class PageProofs:
    """Which pages were compared with the ledger before, as `verify` asks for it."""

    def __init__(self, kept: KeptPages, tree: SiteTree) -> None:
        """Takes what is known of pages, and the folder in which they are."""
        self.known, self.note, self.digest = kept.known, kept.note, tree.digest


_DIGEST_BYTES, _NAMES_BYTES = 32, 16


def pack_anchors(anchors: Iterable[str]) -> bytes:
    """Anchors as they are kept."""
    text = "\n".join(sorted(anchors))
    return zlib.compress(text.encode(errors="surrogatepass"), level=1) if text else b""


def _packed(page: KeptPage, packed_names: bytes) -> bytes:
    """The digest of the page, the key of its names, the length of its links, its links and its anchors."""
    links = json.dumps(page.links).encode() if page.links else b""
    head = bytes.fromhex(page.digest) + _names_key(packed_names) + len(links).to_bytes(4, "big")
    return head + links + page.packed_anchors


def _unpacked(value: bytes, names: Mapping[bytes, Names]) -> KeptPage | None:
    """None for a page whose names are lost."""
    end = _DIGEST_BYTES + _NAMES_BYTES
    known = names.get(value[_DIGEST_BYTES:end])
    if known is None:
        return None
    start = end + 4
    stop = start + int.from_bytes(value[end:start], "big")
    links = json.loads(value[start:stop]) if stop > start else ()
    return KeptPage(
        digest=value[:_DIGEST_BYTES].hex(),
        packed_anchors=value[stop:],
        links=tuple((str(to), dict(anchors)) for to, anchors in links),
        names=known,
    )


def _names_key(packed_names: bytes) -> bytes:
    return blake2b(packed_names, digest_size=_NAMES_BYTES).digest()


def _packed_names(names: Names) -> bytes:
    plain = [" ".join(sorted(words)) for words in names]
    return zlib.compress(json.dumps(plain, ensure_ascii=False).encode(), level=1)


def _unpacked_names(value: bytes) -> Names:
    return Names(*(frozenset(words.split()) for words in json.loads(zlib.decompress(value))))


def _rows(db: sqlite3.Connection, table: str, keys: Sequence[str]) -> dict[str, bytes]:
    """The values of many keys, without those whose seal is broken."""
    values: dict[str, bytes] = {}
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        some = keys[start : start + _KEYS_AT_ONCE]
        places = ", ".join("?" * len(some))
        found = db.execute(f"SELECT key, seal, value FROM {table} WHERE key IN ({places})", some)
        values |= {key: value for key, seal, value in found if seal == _seal(key, value)}
    return values


def _noted(db: sqlite3.Connection, proofs: Sequence[bytes]) -> Iterator[bytes]:
    for start in range(0, len(proofs), _KEYS_AT_ONCE):
        some = proofs[start : start + _KEYS_AT_ONCE]
        places = ", ".join("?" * len(some))
        for (proof,) in db.execute(f"SELECT proof FROM proofs WHERE proof IN ({places})", some):
            yield proof


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[tuple[str, bytes]]) -> None:
    today = _today()
    sealed = [(key, _seal(key, value), value, today) for key, value in rows]
    db.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?, ?)", sealed)


def _seal(key: str, value: bytes) -> bytes:
    return blake2b(value, key=blake2b(key.encode(errors="surrogatepass")).digest(), digest_size=16).digest()


def _drop_unused(db: sqlite3.Connection, today: int) -> None:
    for table in ("pages", "trees", "proofs"):
        db.execute(f"DELETE FROM {table} WHERE day < ?", (today,))
    named = f"SELECT lower(hex(substr(value, {_DIGEST_BYTES + 1}, {_NAMES_BYTES}))) FROM pages"
    db.execute(f"DELETE FROM names WHERE key NOT IN ({named})")
    db.commit()
    db.execute("VACUUM")
