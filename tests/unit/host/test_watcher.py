"""A watcher tells of files in folders that come, go and come again."""

import errno
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from mkdocs_evidence.host.previewing.changes import Changes
from mkdocs_evidence.host.previewing.watcher import Watcher

_PATIENCE_SECONDS = 120


class Watched:
    """A folder for places, what is told of them, and the files that changed."""

    def __init__(self, root: Path, *, is_polling: bool = False) -> None:
        self.root = root
        self.told: list[FileSystemEvent] = []
        self._changes = Changes()
        self._taken: set[Path] = set()
        self._handler = FileSystemEventHandler()
        self._handler.on_any_event = self.told.append  # type: ignore[method-assign] # as MkDocs does it
        self.watcher = Watcher(self._changes, is_polling=is_polling)

    def watch(self, *names: str) -> None:
        """Begins with places that may be missing."""
        for name in names:
            self.watcher.schedule(self._handler, str(self.root / name), recursive=True)
        self.watcher.start()

    def write(self, name: str, text: str = "New.") -> None:
        """Writes a file, with the folders in which it lies."""
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text)

    def taken(self) -> set[str]:
        """The files that changed until now, since this was last asked."""
        taken, self._taken = self._taken | self._changes.take(), set()
        return {one.relative_to(self.root).as_posix() for one in taken}

    def wait_for(self, *names: str) -> None:
        """Waits until the server was told, and all of these have changed."""
        paths = {self.root / name for name in names}

        def is_so() -> bool:
            self._taken |= self._changes.take()
            return paths <= self._taken and bool(self.told)

        _wait(is_so)
        self._taken.clear()
        self.told.clear()


def _wait(is_so: Callable[[], bool]) -> None:
    ends = time.monotonic() + _PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < ends, "it did not happen in time"
        time.sleep(0.01)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """Nothing is watched yet."""
    watched = Watched(tmp_path)
    yield watched
    watched.watcher.stop()


def test_a_folder_that_comes_into_being_is_followed_from_then_on(watched: Watched) -> None:
    watched.watch("flows")
    watched.write("flows/first.yml")
    watched.wait_for("flows/first.yml")
    watched.write("flows/second.yml")
    watched.wait_for("flows/second.yml")


def test_a_file_that_comes_into_being_is_followed_from_then_on(watched: Watched) -> None:
    watched.watch("reviews.log.json")
    for text in ("{}", "{ }", "{  }"):
        watched.write("reviews.log.json", text)
        watched.wait_for("reviews.log.json")
    (watched.root / "reviews.log.json").unlink()
    watched.wait_for("reviews.log.json")


def test_a_folder_that_was_deleted_and_made_again_is_followed(watched: Watched) -> None:
    watched.write("references/lamp.yml")
    watched.watch("references")
    for _ in range(2):
        shutil.rmtree(watched.root / "references")
        watched.write("references/lamp.yml")
        watched.wait_for("references/lamp.yml")
    watched.write("references/lamp.yml", "Later.")
    watched.wait_for("references/lamp.yml")


def test_a_folder_that_another_took_the_place_of_is_followed(watched: Watched) -> None:
    watched.write("references/lamp.yml")
    watched.write("other/lamp.yml")
    watched.watch("references")
    (watched.root / "references").rename(watched.root / "away")
    (watched.root / "other").rename(watched.root / "references")
    watched.wait_for("references/lamp.yml")
    watched.write("references/dark.yml")
    watched.wait_for("references/dark.yml")


def test_what_changes_behind_a_link_is_told_of(watched: Watched) -> None:
    watched.write("real/page.md")
    (watched.root / "docs").symlink_to(watched.root / "real")
    watched.watch("docs")
    watched.write("docs/page.md", "Later.")
    watched.wait_for("real/page.md")


def test_pages_of_a_folder_that_was_moved_away_are_told_of(watched: Watched) -> None:
    watched.write("docs/notes/hours.md")
    watched.watch("docs")
    (watched.root / "docs" / "notes").rename(watched.root / "notes")
    watched.wait_for("docs/notes/hours.md")


def test_what_changed_before_the_watcher_began_is_told_of(watched: Watched) -> None:
    watched.write("docs/page.md")
    watched.watcher.schedule(FileSystemEventHandler(), str(watched.root / "docs"), recursive=True)
    watched.write("docs/page.md", "While everything was read.")
    watched.watch("docs")
    watched.wait_for("docs/page.md")


def test_browsers_are_woken_without_a_change_of_any_file(watched: Watched) -> None:
    watched.write("docs/page.md")
    watched.watch("docs")
    watched.watcher.wake()
    assert [one.is_directory for one in watched.told] == [False]
    assert watched.taken() == set()


def test_what_is_watched_no_longer_is_not_told_of(watched: Watched) -> None:
    watched.write("docs/page.md")
    watched.watch("docs", "notes")
    watch = watched.watcher.schedule(FileSystemEventHandler(), str(watched.root / "docs"), recursive=True)
    watched.watcher.unschedule(watch)
    watched.write("docs/page.md", "Later.")
    watched.write("notes/page.md")
    watched.wait_for("notes/page.md")
    assert "docs/page.md" not in watched.taken()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE])
def test_where_the_system_can_watch_no_more_files_are_looked_at(
    number: int, watched: Watched, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: Any, **__: Any) -> None:  # Any: whatever watchdog hands over
        raise OSError(number, "used up")

    monkeypatch.setattr(Observer, "schedule", refuse)
    watched.write("docs/page.md")
    watched.write("flows/rash.yml")
    watched.watch("docs", "flows")
    assert "looked at twice a second" in capsys.readouterr().err
    watched.write("docs/page.md", "Later.")
    watched.write("flows/rash.yml", "Later.")
    watched.wait_for("docs/page.md", "flows/rash.yml")


def test_a_watcher_that_ended_leaves_no_thread(watched: Watched) -> None:
    before = threading.active_count()
    watched.watch("docs")
    watched.watcher.stop()
    watched.watcher.join()
    _wait(lambda: threading.active_count() <= before)
