"""A preview keeps no memory that it does not use."""

import ctypes
import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from mkdocs_evidence.host.previewing.memory import answering_at_once

_IN_A_PROCESS_OF_ITS_OWN = """
from mkdocs_evidence.host.previewing.memory import give_back

def resident():
    lines = open("/proc/self/status").read().splitlines()
    return next(int(one.split()[1]) for one in lines if one.startswith("VmRSS"))

blocks = [bytes(1000) for _ in range(100_000)]
blocks = blocks[::50]
before = resident()
give_back()
print(before - resident())
"""
"""Frees most of 100 MB, piece by piece, between pieces that stay."""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="other systems keep nothing back"
)
def test_what_was_freed_between_what_stays_is_given_back() -> None:
    run = subprocess.run([sys.executable, "-c", _IN_A_PROCESS_OF_ITS_OWN], capture_output=True, text=True, check=True)
    assert int(run.stdout) > 50_000


class _Held:
    """Holds itself, so that only a search for garbage finds it."""

    alive = 0

    def __init__(self) -> None:
        self.own = self
        _Held.alive += 1

    def __del__(self) -> None:
        _Held.alive -= 1


@pytest.fixture
def thawed() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("thawed")
def test_what_an_edit_leaves_behind_is_cleared_at_the_next_and_what_is_known_is_not_looked_through() -> None:
    with answering_at_once():
        known = _Held()
    _Held()
    with answering_at_once():
        assert _Held.alive == 1
    assert not any(one is known for one in gc.get_objects())
