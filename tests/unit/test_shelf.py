"""What is put away on the disk is there when somebody asks, in this process and in those that it forks."""

import os
import pickle
import tempfile
from concurrent.futures import ThreadPoolExecutor
from typing import NoReturn

import pytest

from mkdocs_evidence import shelf
from mkdocs_evidence.forking import can_fork, share
from mkdocs_evidence.shelf import PutAway, put_away


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_filling", None)


def _bytes(number: int) -> bytes:
    return number.to_bytes(2, "big") * (number * 37 % 1900)


def _is_on_disk(one: PutAway) -> bool:
    return one._file is not None


def test_each_of_many_is_given_back() -> None:
    found = [put_away(_bytes(number)) for number in range(300)]
    assert [one.data for one in found] == [*map(_bytes, range(300))]
    assert [one.data for one in reversed(found)] == [*map(_bytes, reversed(range(300)))]
    assert any(map(_is_on_disk, found))


def test_what_is_small_is_kept_here() -> None:
    assert not _is_on_disk(put_away(b"bone"))


@pytest.mark.parametrize("size", [4, 40_000], ids=["small", "large"])
def test_it_can_be_sent_to_where_the_file_is_not(size: int) -> None:
    sent = pickle.loads(pickle.dumps(put_away(b"b" * size)))
    assert sent.data == b"b" * size
    assert not _is_on_disk(sent)


def test_what_several_threads_put_away_stays_apart() -> None:
    with ThreadPoolExecutor(8) as threads:
        found = [*threads.map(lambda number: put_away(_bytes(number)), range(2000))]
    assert [one.data for one in found] == [*map(_bytes, range(2000))]


@pytest.mark.skipif(not can_fork(), reason="this system does not fork")
def test_forked_processes_read_it_and_put_their_own_away_elsewhere() -> None:
    before = [put_away(_bytes(number)) for number in range(200)]

    def work(number: int) -> tuple[bytes, bytes]:
        return put_away(b"own" * 1000).data, before[number].data

    found = [*share(work, range(200), jobs=2)]
    assert found == [(b"own" * 1000, _bytes(number)) for number in range(200)]
    assert [one.data for one in before] == [*map(_bytes, range(200))]


def test_a_file_that_is_full_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_MOST", 10_000)
    found = [put_away(bytes([number]) * 4_000) for number in range(12)]
    assert [one.data for one in found] == [bytes([number]) * 4_000 for number in range(12)]
    assert len({id(one._file) for one in found}) == 4


def test_a_file_of_which_nothing_is_known_any_more_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_MOST", 0)
    one = put_away(b"b" * 1000)
    assert one._file is not None
    number = one._file.number
    put_away(b"c" * 1000)
    assert os.fstat(number)
    del one
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(number)


def test_without_a_place_on_the_disk_it_stays_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> NoReturn:
        raise OSError("no room")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    one = put_away(b"b" * 1000)
    assert (one.data, _is_on_disk(one)) == (b"b" * 1000, False)


@pytest.mark.skipif(not hasattr(os, "pwrite"), reason="this system cannot write at a place")
def test_what_a_full_disk_cuts_short_stays_here_and_the_next_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    first = put_away(b"a" * 1000)
    write = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda file, data, at: write(file, data[:100], at))
    cut = put_away(b"b" * 1000)
    monkeypatch.setattr(os, "pwrite", write)
    after = put_away(b"c" * 1000)
    assert [one.data for one in (first, cut, after)] == [b"a" * 1000, b"b" * 1000, b"c" * 1000]
    assert not _is_on_disk(cut)


@pytest.mark.skipif(not hasattr(os, "pread"), reason="this system cannot read at a place")
def test_what_cannot_be_read_again_whole_is_never_taken_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    one = put_away(b"b" * 1000)
    monkeypatch.setattr(os, "pread", lambda *_: b"b" * 999)
    with pytest.raises(OSError, match="cannot be read again"):
        _ = one.data
