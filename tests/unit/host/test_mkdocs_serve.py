"""What `mkdocs serve` watches of the content."""

from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from mkdocs_evidence.host.previewing.mkdocs_serve import watch_content
from mkdocs_evidence.model.layout import Layout

FOLDERS = ("content/pages", "content/references", "content/flows", "content/reviews", "site_config")
FILES = ("content/reviews.log.json", "content/references.lock.json")


def _watched(root: Path, layout: Layout) -> set[str]:
    server = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=str(root))
    watch_content(server, layout)
    server.server_close()
    return {Path(one).relative_to(root).as_posix() for one in server._watched_paths}


@pytest.mark.parametrize("missing", [*FOLDERS[2:4], *FILES])
def test_where_something_may_come_into_being_its_folder_is_watched(missing: str, tmp_path: Path) -> None:
    _make(tmp_path, but=missing)
    assert _watched(tmp_path, Layout.of(tmp_path)) == {*FOLDERS, *FILES, "content"} - {missing}


def test_where_all_is_there_nothing_else_is_watched(tmp_path: Path) -> None:
    _make(tmp_path)
    assert _watched(tmp_path, Layout.of(tmp_path)) == {*FOLDERS, *FILES}


def test_a_project_whose_content_lies_in_its_root_is_not_watched_as_a_whole(tmp_path: Path) -> None:
    layout = Layout.of(tmp_path, content=Path())
    assert _watched(tmp_path, layout) == set()


def _make(root: Path, *, but: str = "") -> None:
    for folder in FOLDERS:
        if folder != but:
            (root / folder).mkdir(parents=True)
    for file in FILES:
        if file != but:
            (root / file).write_text("{}")
