"""A preview keeps no memory that it does not use."""

import ctypes
import subprocess
import sys

import pytest

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
