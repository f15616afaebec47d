"""What a command costs: wall and processor time, memory of its whole process tree, and what it wrote."""

import os
import resource
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One command, run once."""

    wall_s: float
    cpu_s: float
    """User and system time of the process and all that it started."""
    peak_mib: float
    """Largest sum of the tree's proportional set sizes, so that what forked processes share counts once; 0 where the
    system does not tell."""
    has_ended_well: bool
    files: int
    written_bytes: int


def _environment() -> dict[str, str]:
    """As users have it: where Python may not write bytecode, it makes that of a changed module in each run."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run_command(command: Sequence[str], folder: Path, site: Path, *, longest_s: float) -> Run:
    """Runs a command in a folder and weighs the site that it leaves; what it prints is kept in `bench.log` beside it.

    Args:
        command: Program and arguments.
        folder: Where it is run.
        site: What it writes.
        longest_s: After so many seconds it is ended, with all that it started.

    Raises:
        OSError: The program is not there.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    with (folder / "bench.log").open("ab") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=_environment(), stdout=log, stderr=log, start_new_session=True
        )
    memory = _Memory(process.pid)
    try:
        status = process.wait(longest_s)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        status = -1
    wall = time.perf_counter() - started
    peak = memory.stop()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return Run(
        wall_s=wall,
        cpu_s=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        peak_mib=peak / 2**20,
        has_ended_well=status == 0,
        files=len(sizes),
        written_bytes=sum(sizes),
    )


class _Memory:
    """Watches the memory of a process tree until it is told to stop."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak, self._end = pid, 0, threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def _watch(self) -> None:
        while not self._end.wait(_EVERY):
            self._peak = max(self._peak, _tree_bytes(self._pid))

    def stop(self) -> int:
        """The most bytes that were seen."""
        self._end.set()
        self._watcher.join()
        return self._peak


def _tree_bytes(pid: int) -> int:
    """Proportional set size of a process and all below it, as Linux counts it."""
    total, waiting = 0, [pid]
    while waiting:
        one = Path("/proc") / str(waiting.pop())
        try:
            lines = (one / "smaps_rollup").read_text(encoding="ascii").splitlines()
            total += next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
            for task in (one / "task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text(encoding="ascii").split()]
        except (OSError, StopIteration):
            continue  # It ended while we looked, or this system has no such files.
    return total
