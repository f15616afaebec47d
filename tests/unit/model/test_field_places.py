"""Where the values of a file stand is known in few bytes."""

import pytest

from mkdocs_evidence.model.field_places import NO_PLACES, FieldPlaces
from mkdocs_evidence.model.place import Place

TITLE = ("title", Place("a.yml", 2, 8, 2, 70))
KIND = ("evidence.kind", Place("a.yml", 70_001, 1, 70_002, 300))
POINT = ("note", Place("a.yml", 4))


def test_each_value_is_found_where_it_stands() -> None:
    places = FieldPlaces.of([TITLE, KIND, POINT])
    assert [places.find(name) for name, _ in (TITLE, KIND, POINT)] == [TITLE[1], KIND[1], POINT[1]]
    assert places.find("kind") is None
    assert type(places.find("title")) is Place


def test_a_file_without_values_has_no_place() -> None:
    assert FieldPlaces.of([]) == NO_PLACES
    assert NO_PLACES.find("title") is None


def test_places_that_differ_in_anything_are_others() -> None:
    assert FieldPlaces.of([TITLE, KIND]) == FieldPlaces.of([TITLE, KIND])
    assert FieldPlaces.of([TITLE, KIND]) != FieldPlaces.of([KIND, TITLE])
    assert FieldPlaces.of([TITLE]) != FieldPlaces.of([("title", Place("b.yml", *TITLE[1][1:]))])
    assert FieldPlaces.of([TITLE]) != FieldPlaces.of([("title", Place("a.yml", 2, 8, 2, 71))])


def test_files_with_the_same_values_share_their_names() -> None:
    first, second = (FieldPlaces.of([("-".join(["issued", "on"]), Place(file, 1))]) for file in ("a.yml", "b.yml"))
    assert first.names is second.names


def test_places_in_two_files_are_no_places_of_one() -> None:
    with pytest.raises(ValueError, match="2"):
        FieldPlaces.of([TITLE, ("note", Place("b.yml", 1))])
