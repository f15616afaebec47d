"""Commands are run in forks of a Python that has imported all they need: as far apart as processes, without their start.

Most of a small command's time is Python's start: a build of the sample project takes a third of a second, and importing
what it needs more than one. What is the same in every run is done once here; a test of the start itself uses `subprocess`.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Self

_WAITING = Path(__file__).with_name("waiting_python.py")
_SECONDS = 600
"""After which a command hangs. Generous: it says that a test would never end, not that a machine is slow."""


class Command:
    """A command that has begun, in a process of its own."""

    def __init__(self, arguments: tuple[str, ...], pid: int, waiting: subprocess.Popen[str], printed: Path) -> None:
        self._arguments = arguments
        self._waiting = waiting
        self._printed = printed
        self.pid = pid

    def wait(self) -> subprocess.CompletedProcess[str]:
        """Wait until it ends; one that hangs is killed."""
        patience = Timer(_SECONDS, self.send_signal, [signal.SIGKILL])
        patience.start()
        try:
            assert self._waiting.stdout is not None
            code = int(self._waiting.stdout.readline())
        finally:
            patience.cancel()
        out, err = ((self._printed / name).read_text(encoding="locale") for name in ("out", "err"))
        return subprocess.CompletedProcess(self._arguments, code, out, err)

    def send_signal(self, number: signal.Signals) -> None:
        """Send it a signal, unless it has ended."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)


class ReadyPython:
    """A Python that waits, with everything imported, for commands to run. One at a time."""

    def __init__(self) -> None:
        self._printed = tempfile.TemporaryDirectory(prefix="evidence-printed-")
        self._waiting = subprocess.Popen(
            [sys.executable, str(_WAITING)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._waiting.stdin is not None
        assert self._waiting.stdout is not None
        self._waiting.stdin.close()
        self._waiting.wait()
        self._waiting.stdout.close()
        self._printed.cleanup()

    def begin(self, *arguments: str, cwd: Path, environment: Mapping[str, str]) -> Command:
        """Begin `python ARGUMENTS` in a folder; the arguments start with `-m NAME`, `-c CODE` or a file."""
        printed = Path(self._printed.name)
        for name in ("out", "err"):
            (printed / name).write_bytes(b"")
        request = {
            "arguments": arguments,
            "cwd": str(cwd),
            "environment": dict(environment),
            "out": str(printed / "out"),
            "err": str(printed / "err"),
        }
        assert self._waiting.stdin is not None
        assert self._waiting.stdout is not None
        print(json.dumps(request), file=self._waiting.stdin, flush=True)
        pid = self._waiting.stdout.readline()
        assert pid, "the Python that waits has ended"
        return Command(arguments, int(pid), self._waiting, printed)
