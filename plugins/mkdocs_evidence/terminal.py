"""What a person at a terminal sees besides data: messages and, when it takes long, how far the work is."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_EYE_SECONDS = 0.1
"""How often a line is drawn anew."""

_PATIENCE_SECONDS = 1.0
"""Shorter work shows no progress."""


def say(message: str) -> None:
    """Writes one line to the standard error."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


def wants_color(*, is_terminal: bool) -> bool:
    """Whether to colour text; https://no-color.org."""
    return is_terminal and not os.environ.get("NO_COLOR")


@contextmanager
def show_progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """Gives something to tell progress to, or None where nobody is looking.

    The line is drawn only on a terminal, only after a second of work, and is gone at the end.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    started = drawn = time.monotonic()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
        TimeRemainingColumn(compact=True),
    )
    # No thread may draw: processes are forked meanwhile, and a fork copies the locks of threads, but not the threads.
    progress = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    tasks: dict[str, TaskID] = {}

    def tell(doing: str, done: int, total: int) -> None:
        nonlocal drawn
        now = time.monotonic()
        if now - started < _PATIENCE_SECONDS or (now - drawn < _EYE_SECONDS and done < total):
            return
        drawn = now
        if not tasks:
            progress.start()
        if doing not in tasks:
            tasks[doing] = progress.add_task(doing, total=total, pace="")
        task = tasks[doing]
        speed = next((one.speed for one in progress.tasks if one.id == task), None)
        progress.update(task, completed=done, pace=f"{speed:,.0f}/s" if speed else "", refresh=True)

    try:
        yield tell
    finally:
        progress.stop()


def end_progress() -> None:
    """Clears what a process that was killed leaves of its progress on a terminal: a line, and no cursor."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[2K\x1b[?25h")
        sys.stderr.flush()


def size_of(size: int) -> str:
    """A number of bytes, for people.

    >>> size_of(0), size_of(34_041_739), size_of(1_200_000_000)
    ('0.0 MB', '34.0 MB', '1,200.0 MB')
    """
    return f"{size / 1_000_000:,.1f} MB"


def count_of(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count_of(1, "claim"), count_of(42, "claim")
    ('1 claim', '42 claims')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"
