"""Where a page stands in the navigation, and what pages that stand there alike are known by."""

from types import SimpleNamespace
from typing import Any

import pytest

from mkdocs_evidence.host.shells.nav_places import find_place


def page(url: str, *, edit_url: str | None = None) -> Any:
    return SimpleNamespace(url=url, is_index=False, edit_url=edit_url, title=url)


NOWHERE: Any = SimpleNamespace(items=[])
"""A navigation in which no page stands."""


@pytest.mark.parametrize(
    ("url", "folder", "name", "end", "way"),
    [
        pytest.param("works/ab-2001/", "works/", "ab-2001", "/", "", id="in a folder"),
        pytest.param("lamp.html", "", "lamp", ".html", "", id="in the first folder, as a file"),
        pytest.param("hip/avn/history/", "hip/", "avn", "/history/", "../../avn", id="a history"),
        pytest.param("hip/avn/history.html", "hip/", "avn", "/history.html", "../avn", id="a history as a file"),
        pytest.param("history/", "", "history", "/", "", id="an article called history"),
        pytest.param("hip/a'n/history/", "hip/a'n/", "history", "/", "", id="below a name that a theme may escape"),
    ],
)
def test_pages_outside_the_navigation_are_known_by_folder_and_end(
    url: str, folder: str, name: str, end: str, way: str
) -> None:
    one = page(url)
    place = find_place(one, NOWHERE)
    assert place is not None
    assert (place.folder, place.name_of(one), place.end, place.way_to_own(one)) == (folder, name, end, way)


def test_a_history_that_somebody_wrote_keeps_its_folder_since_its_file_may_be_edited_there() -> None:
    place = find_place(page("hip/avn/history/", edit_url="https://code.example/hip/avn/history.md"), NOWHERE)
    assert place is not None
    assert (place.folder, place.end) == ("hip/avn/", "/")


@pytest.mark.parametrize("url", ["knee/avn/history/", "hip/avn/", "hip/avn/old/history/", "hip/history/"])
def test_a_page_of_another_folder_has_no_name_in_this_one(url: str) -> None:
    place = find_place(page("hip/lamp/history/"), NOWHERE)
    assert place is not None
    assert place.name_of(page(url)) == ""
