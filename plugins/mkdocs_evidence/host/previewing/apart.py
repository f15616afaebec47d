"""A preview in a process of its own, as those who ask it see it: the server has threads, and what has none may fork."""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from threading import Condition, Lock, Thread

from mkdocs_evidence.host.previewing.preview import Answer, Preview
from mkdocs_evidence.host.previewing.succession import Follow, Holder, Make, Places, Reply, Request, Start, Where
from mkdocs_evidence.terminal import end_progress

_GRACE_SECONDS = 1.0
"""In which a preview may clear up before it is killed: whoever presses Ctrl-C wants an end."""
_AWAITED_SECONDS = 60.0
"""After which somebody who waits for the rest of the site asks again."""


class LostPreviewError(ChildProcessError):
    """The process that held a preview is gone."""


class PreviewApart:
    """A preview that is followed in another process. Its methods may be called from several threads."""

    def __init__(self, open_preview: Callable[[], Preview], end: Callable[[], None]) -> None:
        """Forks, so that no thread may run yet.

        Args:
            open_preview: Gives the preview, in its process.
            end: What is to be done there at its end.
        """
        ours, theirs = Pipe()
        news, teller = Pipe(duplex=False)
        sys.stdout.flush()
        sys.stderr.flush()
        self._pid = os.fork()
        if not self._pid:
            ours.close()
            news.close()
            _hold(open_preview, end, theirs, teller)
        theirs.close()
        teller.close()
        _lead_group(self._pid)
        self._line, self._news = ours, news
        self._lock = Lock()
        self._renewal = Condition()
        self._renewals = 0
        self._is_stopping = False
        self.is_lost = False
        """Whether the process is gone though nobody stopped the preview."""
        self._listener: Thread | None = None

    @property
    def folder(self) -> Path | None:
        """Where the files of the site are; None before there is one."""
        found = self._ask(Where())
        return found if isinstance(found, Path) else None

    @property
    def places(self) -> tuple[Path, ...]:
        """What is to be watched; none before anything was read."""
        found = self._ask(Places())
        return found if isinstance(found, tuple) else ()

    def start(self) -> bool:
        """Reads and checks everything; False when a build would be refused, which has been reported."""
        return self._ask(Start()) is True

    def listen(self, renew: Callable[[], None], lose: Callable[[], None]) -> None:
        """Begins to hear what nobody asked for.

        Args:
            renew: Called when more can be shown than before.
            lose: Called when the preview is gone though nobody stopped it.
        """
        self._listener = Thread(target=self._hear, args=(renew, lose), daemon=True)
        self._listener.start()

    def follow(self, changed: Iterable[Path]) -> None:
        """Takes in what somebody changed."""
        self._ask(Follow(changed=tuple(changed)))
        self._wake()

    def make(self, path: str) -> Answer | None:
        """Makes a page unless it is there already, and waits for a file that follows only with the rest of the site.

        Args:
            path: Of a file of the site, `hip/avn/index.html`.

        Returns:
            None for what is no page.
        """
        while True:
            seen = self._renewals
            answer = self._ask(Make(path=path))
            if not isinstance(answer, Answer):
                return None
            if not answer.is_awaited:
                return answer
            self._await_renewal(seen)

    def stop(self) -> None:
        """Ends the preview, and all processes that it has begun."""
        self._is_stopping = True
        self._line.close()
        # The end of the news is the end of all who could tell any.
        if self._listener is not None:
            self._listener.join(_GRACE_SECONDS)
        else:
            self._news.poll(_GRACE_SECONDS)
        # They are a group, whose number nobody else can have while its first process was not waited for.
        with suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        end_progress()

    def _ask(self, request: Request) -> Reply:
        try:
            with self._lock:
                self._line.send(request)
                reply: Reply = self._line.recv()
        except (EOFError, OSError) as problem:
            raise LostPreviewError("The process that holds the preview is gone.") from problem
        return reply

    def _await_renewal(self, seen: int) -> None:
        with self._renewal:
            self._renewal.wait_for(lambda: seen != self._renewals, timeout=_AWAITED_SECONDS)

    def _hear(self, renew: Callable[[], None], lose: Callable[[], None]) -> None:
        with suppress(EOFError, OSError):
            while True:
                if self._news.recv().is_to_be_shown:
                    renew()
                self._wake()
        if not self._is_stopping:
            self.is_lost = True
            lose()

    def _wake(self) -> None:
        with self._renewal:
            self._renewals += 1
            self._renewal.notify_all()


def _lead_group(pid: int) -> None:
    """Gives a process a group of its own: Ctrl-C reaches only whoever asks, and that one ends all of these."""
    # Both sides do it, for neither can know which comes first; the second is refused.
    with suppress(OSError):
        os.setpgid(pid, pid)


def _hold(open_preview: Callable[[], Preview], end: Callable[[], None], line: Connection, news: Connection) -> None:
    """Holds a preview until nobody can ask for it any more; the process ends with it."""
    _lead_group(0)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    status = 1
    try:
        Holder(open_preview(), line, news).run()
        end()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
