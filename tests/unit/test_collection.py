"""How often Python looks for objects that hold each other, while a long piece of work goes on."""

import gc
from collections.abc import Iterator

import pytest

from mkdocs_evidence.collection import making_what_stays, seldom_collecting, without_collection


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    was_enabled, threshold = gc.isenabled(), gc.get_threshold()
    gc.enable()
    yield
    gc.set_threshold(*threshold)
    (gc.enable if was_enabled else gc.disable)()


def looks(objects: int) -> int:
    """How often Python looks while so many objects are made and kept."""
    before = sum(one["collections"] for one in gc.get_stats())
    kept = [[number] for number in range(objects)]
    assert kept
    return sum(one["collections"] for one in gc.get_stats()) - before


def test_a_long_piece_of_work_is_seldom_interrupted_and_garbage_still_found() -> None:
    often = looks(200_000)
    with seldom_collecting():
        assert 0 < looks(200_000) < often / 20
    assert looks(200_000) > often / 2


def test_work_without_garbage_is_never_interrupted() -> None:
    with without_collection():
        assert looks(50_000) == 0
    assert gc.isenabled()


def test_what_a_command_made_is_not_looked_through_behind_it() -> None:
    with making_what_stays():
        assert looks(50_000) == 0
        kept = [[number] for number in range(50_000)]
    assert gc.isenabled()
    assert any(one is kept[0] for one in gc.get_objects(generation=2))


def test_what_was_switched_off_before_stays_off() -> None:
    gc.disable()
    with without_collection():
        pass
    assert not gc.isenabled()


def test_work_that_fails_leaves_all_as_it_was() -> None:
    threshold = gc.get_threshold()
    with pytest.raises(ValueError, match="lamp"), seldom_collecting(), without_collection():
        raise ValueError("lamp")
    assert (gc.isenabled(), gc.get_threshold()) == (True, threshold)
