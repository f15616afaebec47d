"""Work shared among forked processes: what they need they inherit, and what they give comes back in order.

A fork copies no thread, but every lock as it stands; so nothing is forked beside threads, nor on macOS, whose own
libraries start some. There, and on Windows, the work is done by one process.
"""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, NamedTuple, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_SLICES_A_WORKER = 16
"""Few enough that asking costs nothing, many enough that nobody waits long for the last."""
_MAX_SLICE = 32


_AHEAD = 2
"""Slices that a worker has in hand, so that it need not wait while the parent is at other work."""


class LostWorkerError(ChildProcessError):
    """A process was killed while it worked; the message says by what."""


class Crew(Protocol):
    """Processes on other machines, among which work can be shared in the same way."""

    def share(
        self, work: Callable[[Item], Result], items: Sequence[Item], *, tell: Callable[[int, int], None] | None = None
    ) -> Iterator[Result]:
        """As the function `share`; but the work and the items must be fit for sending too."""


def can_fork() -> bool:
    """Whether processes may be forked here and now."""
    has_fork = sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()
    return has_fork and threading.active_count() == 1


def share(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    tell: Callable[[int, int], None] | None = None,
    crew: Crew | None = None,
) -> Iterator[Result]:
    """What some work makes of each of many items, in their order.

    Args:
        work: Called in another process when `jobs` allows; what it changes there is not changed here.
        items: Need not be fit for sending, for they are inherited; results must be.
        jobs: Processes to use; 1 does the work here.
        tell: Told (how many are done, how many there are) as results come.
        crew: Does the work where there is one and more than one item.

    Raises:
        LostWorkerError: A process was killed.
        Exception: What `work` raised for the first item, in order, for which it raised anything.
    """
    if crew is not None and len(items) > 1:
        yield from crew.share(work, items, tell=tell)
        return
    size = slice_size(len(items), jobs)
    starts = range(0, len(items), size)
    if jobs < 2 or len(starts) < 2 or not can_fork():
        results: Iterator[Result] = map(work, items)
    else:
        results = _in_processes(lambda number: work_on(work, items[starts[number] :][:size]), len(starts), jobs)
    for done, result in enumerate(results, 1):
        yield result
        if tell is not None:
            tell(done, len(items))


def portable(problem: Exception) -> Exception:
    """An exception as it can be sent; one that says the same where it cannot."""
    try:
        pickle.loads(pickle.dumps(problem))
    except Exception:  # whatever a stranger's exception does when it is packed
        return RuntimeError("".join(traceback.format_exception(problem)))
    return problem


def slice_size(count: int, jobs: int) -> int:
    """How many of many items a process is given at a time."""
    return max(1, min(_MAX_SLICE, count // (jobs * _SLICES_A_WORKER)))


class Done(NamedTuple):
    """What was made of a slice."""

    results: list[Any]  # Any: results of every type take this way
    problem: Exception | None
    """What stopped the work at the item after these; None when all were done."""


class _Worker(NamedTuple):
    pid: int
    line: Connection


def work_on(work: Callable[[Item], Any], items: Sequence[Item]) -> Done:
    """Does some work on a slice of items, up to the first for which it raises anything."""
    results: list[Any] = []
    try:
        results.extend(map(work, items))
    except Exception as problem:
        return Done(results, portable(problem))
    return Done(results, None)


def _in_processes(run: Callable[[int], Done], count: int, jobs: int) -> Iterator[Any]:
    # What exists now lives as long as any of the processes: counting it again and again would only copy its pages.
    gc.freeze()
    workers: list[_Worker] = []
    is_finished = False
    try:
        for _ in range(min(jobs, count)):
            workers.append(_start(run, [one.line for one in workers]))
        for done in _in_order(workers, count):
            yield from done.results
            if done.problem is not None:
                raise done.problem
        is_finished = True
    finally:
        for worker in workers:
            worker.line.close()
            if not is_finished:
                with suppress(ProcessLookupError):
                    os.kill(worker.pid, signal.SIGKILL)
        for worker in workers:
            with suppress(ChildProcessError):
                os.waitpid(worker.pid, 0)
        gc.unfreeze()


def _start(run: Callable[[int], Done], inherited: list[Connection]) -> _Worker:
    ours, theirs = Pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        theirs.close()
        return _Worker(pid, ours)
    status = 1
    try:
        # A worker learns from the end of its line that the parent is gone, so nobody else may hold the other end.
        for line in (*inherited, ours):
            line.close()
        # Ctrl-C reaches all processes of a terminal; the parent decides what becomes of it.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _serve(run, theirs)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _serve(run: Callable[[int], Done], line: Connection) -> None:
    with suppress(EOFError, ConnectionError):
        while True:
            number = line.recv()
            line.send((number, run(number)))


def _in_order(workers: list[_Worker], count: int) -> Iterator[Done]:
    by_line = {worker.line: worker for worker in workers}
    numbers = iter(range(count))
    done: dict[int, Done] = {}
    awaited = 0
    in_hand = {worker.line: 0 for worker in workers}
    for line, number in zip([*in_hand] * _AHEAD, numbers, strict=False):
        line.send(number)
        in_hand[line] += 1
    while awaited < count:
        if awaited in done:
            yield done.pop(awaited)
            awaited += 1
            continue
        busy = [line for line, slices in in_hand.items() if slices]
        for line in [one for one in wait(busy) if isinstance(one, Connection)]:
            try:
                number, done[number] = line.recv()
                in_hand[line] -= 1
                if (following := next(numbers, None)) is not None:
                    line.send(following)
                    in_hand[line] += 1
            except (EOFError, ConnectionError):
                raise _lost(by_line[line]) from None


def _lost(worker: _Worker) -> LostWorkerError:
    _, status = os.waitpid(worker.pid, 0)
    if os.WIFSIGNALED(status):
        how = f"was killed by signal {os.WTERMSIG(status)}"
    else:
        how = f"ended with status {os.waitstatus_to_exitcode(status)}"
    return LostWorkerError(f"One of the processes that shared the work {how}.")
