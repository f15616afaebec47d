"""What is kept between runs lies in files of which another run may be writing one just then."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from mkdocs_evidence.terminal import say

BUSY_SECONDS = 5.0
"""How long one attempt waits."""
QUIET_SECONDS = 4.0
"""After so long a person is told what is waited for."""
LONGEST_SECONDS = 60.0
"""After so long a run does without."""

_PAUSE_SECONDS = 0.05
_given_up: set[Path] = set()
"""Files that were held for so long that this process waits for them no more, until one attempt succeeds."""

Answer = TypeVar("Answer")


def use_patiently(path: Path, use: Callable[[float], Answer]) -> Answer:
    """Uses a database, again and again while another process holds it.

    Args:
        path: Of the database.
        use: Given how many seconds SQLite may wait; must do all or nothing, since it may be called again.

    Raises:
        sqlite3.Error: It cannot be used, or was held all the time.
    """
    started, has_told = time.monotonic(), False
    while True:
        try:
            answer = use(0.0 if path in _given_up else BUSY_SECONDS)
        except sqlite3.OperationalError as problem:
            waited = time.monotonic() - started
            if path in _given_up or not _is_held(problem):
                raise
            if waited >= LONGEST_SECONDS:
                _given_up.add(path)
                say(f"`{path}` is still held by another run: this one makes everything anew, and keeps nothing of it.")
                raise
            if waited >= QUIET_SECONDS and not has_told:
                has_told = True
                say(f"Another run is writing to `{path}`, where things are kept between runs. Waiting for it.")
        else:
            _given_up.discard(path)
            return answer
        time.sleep(_PAUSE_SECONDS)


def _is_held(problem: sqlite3.OperationalError) -> bool:
    # The lowest byte is the kind of error, the others say more of it.
    return getattr(problem, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
