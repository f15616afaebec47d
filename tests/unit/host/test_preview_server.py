"""What the server of a preview takes for a change, and what not."""

from pathlib import Path

import pytest
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

from mkdocs_evidence.host.previewing.server import Changes, Watcher


def test_changed_files_are_taken_once() -> None:
    changes = Changes()
    assert changes.note(FileModifiedEvent("/a/one.md"))
    assert changes.note(FileDeletedEvent("/a/two.md"))
    assert changes.take() == {Path("/a/one.md"), Path("/a/two.md")}
    assert changes.take() == set()


def test_a_file_that_takes_the_place_of_another_is_the_only_change(tmp_path: Path) -> None:
    page, beside = tmp_path / "page.md", tmp_path / "page.md.k3x9"
    page.write_text("New.")
    changes = Changes()
    changes.note(FileCreatedEvent(str(beside)))
    changes.note(FileModifiedEvent(str(beside)))
    changes.note(FileMovedEvent(str(beside), str(page)))
    assert changes.take() == {page}


def test_a_file_that_was_changed_and_then_deleted_and_made_again_is_a_change(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    changes = Changes()
    for event in (FileModifiedEvent(str(page)), FileDeletedEvent(str(page)), FileCreatedEvent(str(page))):
        changes.note(event)
    assert changes.take() == {page}


@pytest.mark.parametrize("name", [".page.md.swp", "page.md~", "#page.md#", "4913", ".hidden"])
def test_what_editors_leave_beside_a_file_is_no_change(name: str) -> None:
    changes = Changes()
    events: list[FileSystemEvent] = [FileCreatedEvent(f"/a/{name}"), FileDeletedEvent(f"/a/{name}")]
    assert not any(changes.note(event) for event in events)
    assert changes.take() == set()


def test_browsers_are_woken_without_a_change_of_any_file(tmp_path: Path) -> None:
    told: list[FileSystemEvent] = []
    handler = FileSystemEventHandler()
    handler.on_any_event = told.append  # type: ignore[method-assign] # as MkDocs does it
    changes = Changes()
    watcher = Watcher(changes, is_polling=False)
    watcher.schedule(handler, str(tmp_path), recursive=True)
    watcher.wake()
    assert len(told) == 1
    assert not told[0].is_directory
    assert changes.take() == set()
