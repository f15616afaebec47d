"""What a preview takes for a change, and what not."""

import shutil
from pathlib import Path

import pytest
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
)

from mkdocs_evidence.host.previewing.changes import Changes


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder with a page in it and one in a folder of its own."""
    (tmp_path / "docs" / "notes").mkdir(parents=True)
    (tmp_path / "docs" / "page.md").write_text("Old.")
    (tmp_path / "docs" / "notes" / "hours.md").write_text("Old.")
    return tmp_path / "docs"


@pytest.fixture
def changes(docs: Path) -> Changes:
    """Of that folder, as it is."""
    changes = Changes()
    assert not changes.look(str(docs))
    return changes


def _note(changes: Changes, docs: Path, *events: FileSystemEvent) -> list[bool]:
    return [changes.note(event, str(docs)) for event in events]


def test_changed_files_are_taken_once(changes: Changes, docs: Path) -> None:
    page, gone = docs / "page.md", docs / "notes" / "hours.md"
    gone.unlink()
    assert all(_note(changes, docs, FileModifiedEvent(str(page)), FileDeletedEvent(str(gone))))
    assert changes.take() == {page, gone}
    assert changes.take() == set()


def test_a_file_that_takes_the_place_of_another_is_the_only_change(changes: Changes, docs: Path) -> None:
    page, beside = docs / "page.md", docs / "page.md.k3x9"
    _note(
        changes, docs,
        FileCreatedEvent(str(beside)), FileModifiedEvent(str(beside)), FileMovedEvent(str(beside), str(page)),
    )  # fmt: skip
    assert changes.take() == {page}


def test_a_file_that_was_deleted_and_made_again_is_a_change(changes: Changes, docs: Path) -> None:
    page = str(docs / "page.md")
    _note(changes, docs, FileModifiedEvent(page), FileDeletedEvent(page), FileCreatedEvent(page))
    assert changes.take() == {docs / "page.md"}


def test_a_file_that_another_took_the_place_of_before_it_was_deleted_is_a_change(changes: Changes, docs: Path) -> None:
    # What is moved there from a folder that nobody watches is told of as new.
    page = docs / "page.md"
    page.unlink()
    _note(changes, docs, FileCreatedEvent(str(page)), FileDeletedEvent(str(page)))
    assert changes.take() == {page}


def test_a_new_file_that_was_taken_is_a_change_when_it_goes(changes: Changes, docs: Path) -> None:
    page = docs / "late.md"
    page.write_text("New.")
    _note(changes, docs, FileCreatedEvent(str(page)))
    assert changes.take() == {page}
    page.unlink()
    _note(changes, docs, FileCreatedEvent(str(page)), FileDeletedEvent(str(page)))
    assert changes.take() == {page}


@pytest.mark.parametrize("name", [".page.md.swp", "page.md~", "#page.md#", "4913", ".hidden", ".git/index"])
def test_what_programs_leave_beside_a_file_is_no_change(name: str, changes: Changes, docs: Path) -> None:
    path = docs / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("Trace.")
    assert not any(_note(changes, docs, FileCreatedEvent(str(path)), FileModifiedEvent(str(path))))
    assert not changes.look(str(docs))
    assert changes.take() == set()


def test_a_project_may_lie_in_a_folder_whose_name_is_that_of_a_programs(tmp_path: Path) -> None:
    docs = tmp_path / ".git" / "docs"
    docs.mkdir(parents=True)
    (docs / "page.md").write_text("New.")
    changes = Changes()
    assert changes.note(FileCreatedEvent(str(docs / "page.md")), str(docs))
    assert changes.take() == {docs / "page.md"}


@pytest.mark.parametrize("is_deleted", [True, False])
def test_all_in_a_folder_that_went_is_a_change(changes: Changes, docs: Path, *, is_deleted: bool) -> None:
    notes, away = docs / "notes", docs.parent / "away"
    notes.rename(away)
    event = DirDeletedEvent(str(notes)) if is_deleted else DirMovedEvent(str(notes), str(away))
    assert _note(changes, docs, event) == [True]
    taken = changes.take()
    assert notes / "hours.md" in taken
    assert docs / "page.md" not in taken


def test_all_in_a_folder_that_came_is_a_change(changes: Changes, docs: Path) -> None:
    shutil.copytree(docs / "notes", docs / "more")
    assert _note(changes, docs, DirCreatedEvent(str(docs / "more"))) == [True]
    assert changes.take() == {docs / "more" / "hours.md"}


def test_an_empty_folder_is_no_change(changes: Changes, docs: Path) -> None:
    (docs / "empty").mkdir()
    _note(changes, docs, DirCreatedEvent(str(docs / "empty")))
    assert changes.take() == set()


def test_what_changed_since_the_last_look_is_found(changes: Changes, docs: Path) -> None:
    (docs / "page.md").write_text("New.")
    (docs / "late.md").write_text("Late.")
    (docs / "notes" / "hours.md").unlink()
    assert changes.look(str(docs))
    assert changes.take() == {docs / "page.md", docs / "late.md", docs / "notes" / "hours.md"}
    assert not changes.look(str(docs))


@pytest.mark.parametrize("name", ["flows", "reviews.log.json"])
def test_all_of_a_place_that_comes_into_being_is_a_change(name: str, tmp_path: Path) -> None:
    place = tmp_path / name
    changes = Changes()
    assert not changes.look(str(place))
    file = place if place.suffix else place / "deep" / "first.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("First.")
    assert changes.look(str(place))
    assert changes.take() == {file}


def test_after_very_many_changes_those_are_found_that_nobody_told_of(changes: Changes, docs: Path) -> None:
    for number in range(1001):
        changes.note(FileModifiedEvent(str(docs / f"{number}.md")), str(docs))
    (docs / "page.md").write_text("New.")
    assert changes.take() == {docs / "page.md"}


def test_all_that_came_and_went_with_very_many_folders_is_a_change(changes: Changes, docs: Path) -> None:
    shutil.rmtree(docs / "notes")
    came = {docs / f"new-{number}" / "page.md" for number in range(21)}
    for page in came:
        page.parent.mkdir()
        page.write_text("New.")
        changes.note(DirCreatedEvent(str(page.parent)), str(docs))
    changes.note(DirDeletedEvent(str(docs / "notes")), str(docs))
    assert changes.take() == came | {docs / "notes" / "hours.md"}
    assert changes.take() == set()
