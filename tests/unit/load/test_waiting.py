"""Two runs at once: one waits for the other, says so when it takes long, and in the end does without."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from mkdocs_evidence.host.kept.pages import KeptPages
from mkdocs_evidence.load.kept import waiting
from mkdocs_evidence.load.kept.store import Store


class Clock:
    """Tells the time in place of the machine's, so that how busy it is changes nothing: it goes on in pauses alone."""

    def __init__(self) -> None:
        self._now = 0.0
        self._due: tuple[float, Callable[[], object]] | None = None

    def after(self, seconds: float, do: Callable[[], object]) -> None:
        """Something happens in so many seconds."""
        self._due = self._now + seconds, do

    def monotonic(self) -> float:
        """As `time.monotonic`."""
        return self._now

    def sleep(self, seconds: float) -> None:
        """As `time.sleep`, but at once."""
        self._now += seconds
        if self._due is not None and self._now >= self._due[0]:
            self._due[1]()
            self._due = None


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which is waited."""
    clock = Clock()
    monkeypatch.setattr(waiting, "time", clock)
    return clock


@pytest.fixture
def file(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a store with one entry; whoever uses it says soon that he waits."""
    monkeypatch.setattr(waiting, "BUSY_SECONDS", 0.001)
    monkeypatch.setattr(waiting, "QUIET_SECONDS", 0.1)
    path = tmp_path / "store.sqlite"
    Store(path, code=b"code").keep_one(b"old", b"value")
    return path


@contextmanager
def _held(path: Path) -> Iterator[sqlite3.Connection]:
    """Another run that writes to a database until the end, or until it is told to stop."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield db


def test_what_another_run_holds_for_a_while_is_waited_for_with_a_word(
    file: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(file, code=b"code")
    with _held(file) as db:
        clock.after(1.0, db.rollback)
        store.keep_one(b"new", b"more")
        assert not db.in_transaction
    assert store.recall_each([b"old", b"new"]) == [b"value", b"more"]
    assert capsys.readouterr().err == (
        f"Another run is writing to `{file}`, where things are kept between runs. Waiting for it.\n"
    )


def test_a_short_wait_needs_no_word(
    file: Path, clock: Clock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "QUIET_SECONDS", 60.0)
    store = Store(file, code=b"code")
    with _held(file) as db:
        clock.after(0.2, db.rollback)
        store.keep_one(b"new", b"more")
    assert store.recall_one(b"new") == b"more"
    assert capsys.readouterr().err == ""


def test_a_run_that_waited_long_does_without_and_says_so_once(
    file: Path, clock: Clock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with _held(file), monkeypatch.context() as soon:
        soon.setattr(waiting, "LONGEST_SECONDS", 0.5)
        Store(file, code=b"code").keep_one(b"new", b"more")
        first = capsys.readouterr().err.splitlines()
        Store(file, code=b"code").keep_one(b"new", b"more")
        assert capsys.readouterr().err == ""
    assert [line.partition("`")[0] for line in first] == ["Another run is writing to ", ""]
    assert (
        first[1] == f"`{file}` is still held by another run: this one makes everything anew, and keeps nothing of it."
    )
    store = Store(file, code=b"code")
    assert store.recall_each([b"old", b"new"]) == [b"value", None]
    with _held(file) as db:
        clock.after(1.0, db.rollback)
        store.keep_one(b"new", b"more")
    assert store.recall_one(b"new") == b"more"


def test_what_is_known_of_pages_is_waited_for_too(
    file: Path, clock: Clock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, site = tmp_path / "pages.sqlite", tmp_path / "site"
    kept = KeptPages(path)
    kept.note_trees(site, [{"a.html": "1"}])
    with _held(path) as db:
        clock.after(1.0, db.rollback)
        kept.note_trees(site, [{"a.html": "2"}])
    assert kept.recall_trees(site) == [{"a.html": "2"}]
    assert capsys.readouterr().err.count("Waiting for it.") == 1


def test_what_cannot_be_written_is_done_without_and_not_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(tmp_path / "missing" / "store.sqlite", code=b"code")
    store.keep_one(b"new", b"more")
    assert store.recall_one(b"new") is None
    assert capsys.readouterr().err == ""
