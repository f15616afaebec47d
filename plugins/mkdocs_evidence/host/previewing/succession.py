"""The process that holds a preview, and the one that brings up the rest of its site and takes its place.

After an edit the page that is looked at is made first. The index for searches, review rooms and lists need the whole
site planned anew, which takes long: that is done by a fork of this process, which has all that is known of the content
as it is. When it is ready it goes on in the place of the one that it came from. A change of the content ends it, for
then it knows less than it should. So no state is ever shared, and none is older than the content but for what says so.
"""

import os
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path

from mkdocs_evidence.forking import can_fork
from mkdocs_evidence.host.previewing.preview import Answer, Preview

_QUIET_SECONDS = 0.4
"""After a change, before the rest is brought up: the browser is to have the page first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Asks for everything to be read; the answer is whether there is a site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """Tells of files that changed; the answer is None."""

    changed: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Make:
    """Asks for a page; the answer is an `Answer`, or None for what is no page."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Asks for the folder of the site; the answer is None before there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Asks for what is to be watched; the answer is a tuple of paths."""


Request = Start | Follow | Make | Where | Places
Reply = bool | Answer | Path | tuple[Path, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """News that the rest of the site is there, or cannot be."""

    is_to_be_shown: bool
    """Whether browsers may show what was other before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Successor:
    pid: int
    line: Connection


class Holder:
    """Answers for a preview in a process without threads, and has a fork of it bring up what takes long."""

    def __init__(self, preview: Preview, line: Connection, news: Connection) -> None:
        """Takes a preview that was not started.

        Args:
            preview: Leaves the rest of its site.
            line: Brings requests, and takes answers; its end is the end of the preview.
            news: Takes what nobody asked for.
        """
        self._preview = preview
        self._line = line
        self._news = news
        self._successor: _Successor | None = None
        self._due = 0.0

    def run(self) -> None:
        """Answers until nobody can ask any more; returns perhaps in another process than it was called in."""
        with suppress(EOFError, ConnectionError):
            while True:
                successor = self._successor
                lines = [self._line, *((successor.line,) if successor is not None else ())]
                ready = wait(lines, timeout=self._patience())
                if self._line in ready:
                    self._line.send(self._answer(self._line.recv()))
                elif successor is not None and successor.line in ready:
                    self._hear(successor)
                elif can_fork():
                    self._raise_successor()
                else:
                    self._bring_up_here()
        self._end_successor()
        self._preview.stop()

    def _patience(self) -> float | None:
        """Seconds until the rest is to be brought up; None where that is not to be."""
        if self._successor is not None or not self._preview.lacks_rest:
            return None
        if not can_fork() and not self._preview.has_shown_old:
            return None
        return max(0.0, self._due - time.monotonic())

    def _answer(self, request: Request) -> Reply:
        match request:
            case Start():
                return self._preview.start()
            case Follow(changed=changed):
                self._end_successor()
                self._follow(changed)
                return None
            case Make(path=path):
                return self._make(path)
            case Where():
                return self._preview.folder
            case Places():
                return self._preview.places

    def _follow(self, changed: Iterable[Path]) -> None:
        try:
            self._preview.follow(changed)
        except Exception as problem:  # of ours, or of a plugin: to be seen on every page, and no end of the preview
            self._preview.refuse(f"The preview could not follow: {_words(problem)}.")
        self._due = time.monotonic() + _QUIET_SECONDS

    def _make(self, path: str) -> Answer | None:
        try:
            return self._preview.make(path)
        except Exception as problem:
            self._preview.refuse(f"`{path}` could not be made: {_words(problem)}.")
        with suppress(Exception):  # that was told
            return self._preview.make(path)
        return None

    def _hear(self, successor: _Successor) -> None:
        """Gives way to a successor that is ready, or takes note of why it is not."""
        try:
            problem = successor.line.recv()
        except (EOFError, ConnectionError):
            problem = "its process was killed"
        if problem:
            self._end_successor()
            self._preview.refuse(f"The search and the lists could not be brought up: {problem}.")
            self._news.send(Renewed(is_to_be_shown=True))
            return
        successor.line.send(self._preview.has_shown_old)
        _leave(0)

    def _end_successor(self) -> None:
        successor, self._successor = self._successor, None
        if successor is None:
            return
        with suppress(ProcessLookupError):
            os.kill(successor.pid, signal.SIGKILL)
        os.waitpid(successor.pid, 0)
        successor.line.close()

    def _raise_successor(self) -> None:
        """Forks; returns in the process that goes on, and in its successor when it has taken its place."""
        ours, theirs = Pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid:
            theirs.close()
            self._successor = _Successor(pid=pid, line=ours)
            return
        ours.close()
        try:
            has_shown_old = self._prepare(theirs)
        except BaseException:
            # Whoever would hear of it is gone, or has been told.
            _leave(1)
        theirs.close()
        self._preview.let_go()
        is_refused = not self._preview.is_in_order
        self._news.send(Renewed(is_to_be_shown=has_shown_old or is_refused))

    def _bring_up_here(self) -> None:
        """The same in this process, where a plugin has begun threads; requests wait meanwhile."""
        try:
            self._preview.bring_up()
            self._preview.let_go()
        except Exception as problem:
            self._preview.refuse(f"The search and the lists could not be brought up: {_words(problem)}.")
        self._news.send(Renewed(is_to_be_shown=True))

    def _prepare(self, line: Connection) -> bool:
        """Brings up the rest, and waits until this process is to go on; says whether anything old was shown."""
        try:
            self._preview.bring_up()
        except Exception as problem:
            line.send(_words(problem))
            raise
        line.send("")
        has_shown_old: bool = line.recv()
        return has_shown_old


def _words(problem: Exception) -> str:
    return f"{type(problem).__name__}: {problem}".rstrip(": .")


def _leave(status: int) -> None:
    """Ends a process that was forked, without what the process it came from does at its end."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
