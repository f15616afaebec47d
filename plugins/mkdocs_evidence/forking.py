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
from functools import partial
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, NamedTuple, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_SLICES_A_WORKER = 16
"""Few enough that asking costs nothing, many enough that nobody waits long for the last."""
_MAX_SLICE = 32


_AHEAD = 2
"""Slices that a worker has in hand, so that it need not wait while the parent is at other work."""
_TURN = 64
"""Slices after which a process that works by turns ends, if it does not grow before. Each turn begins with what the
first slice taught, and learns the rest again."""
_LITTLE = 32
"""Slices that a process does without turns where there are no more for it."""
_MOST_GROWTH = 80 << 20
"""Bytes that a process may have come to copy, or to need, since the first slice of its turn; beyond, the turn ends."""
_HAS_MORE = 75
"""How a turn ends after which there may be another."""


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
    may_renew: Callable[[], bool] | None = None,
) -> Iterator[Result]:
    """What some work makes of each of many items, in their order.

    Args:
        work: Called in another process when `jobs` allows; what it changes there is not changed here.
        items: Need not be fit for sending, for they are inherited; results must be.
        jobs: Processes to use; 1 does the work here.
        tell: Told (how many are done, how many there are) as results come.
        crew: Does the work where there is one and more than one item.
        may_renew: Says in a process, now and then, whether what it learned since its first slice may be forgotten. Then
            it goes on as it was after that slice, and the memory that it came to copy is given back, which is most
            of what it has: to look at what is inherited is to copy it. None lets no process forget anything.

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
        results = _in_processes(partial(_run_slice, work, items, size), len(starts), jobs, may_renew)
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


def _run_slice(work: Callable[[Item], Any], items: Sequence[Item], size: int, number: int) -> Done:
    return work_on(work, items[number * size : (number + 1) * size])


def _in_processes(
    run: Callable[[int], Done], count: int, jobs: int, may_renew: Callable[[], bool] | None
) -> Iterator[Any]:
    if count <= jobs * _LITTLE:
        may_renew = None
    # What exists now lives as long as any of the processes: counting it again and again would only copy its pages.
    gc.freeze()
    workers: list[_Worker] = []
    is_finished = False
    try:
        for _ in range(min(jobs, count)):
            workers.append(_start(run, may_renew, [one.line for one in workers]))
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
                    os.kill(worker.pid, signal.SIGTERM)
        for worker in workers:
            with suppress(ChildProcessError):
                os.waitpid(worker.pid, 0)
        gc.unfreeze()


def _start(run: Callable[[int], Done], may_renew: Callable[[], bool] | None, inherited: list[Connection]) -> _Worker:
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
        with suppress(EOFError, ConnectionError):
            if may_renew is None:
                while True:
                    _serve(run, theirs)
            _serve_by_turns(run, theirs, may_renew)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _serve(run: Callable[[int], Done], line: Connection) -> None:
    """Does what one slice asks for.

    Raises:
        EOFError: There are no more.
    """
    number = line.recv()
    line.send((number, run(number)))


def _serve_by_turns(run: Callable[[int], Done], line: Connection, may_renew: Callable[[], bool]) -> None:
    """Does the first slices here, and the others in processes forked from this one, one after another."""
    _serve(run, line)
    while not (may_renew() and can_fork()):
        _serve(run, line)
    # What the first slices taught is here for as long as there are turns, as what this process inherited.
    gc.freeze()
    while (status := _take_turn(run, line, may_renew)) == _HAS_MORE:
        pass
    if status < 0:
        with suppress(OSError):  # what nobody can catch
            signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)  # whoever asks what this process was killed by is to learn it
    elif status:
        os._exit(status)


def _take_turn(run: Callable[[int], Done], line: Connection, may_renew: Callable[[], bool]) -> int:
    """Has a process do some slices; how it ended, as a negative number when it was killed by a signal."""
    # Between the fork and the line that says whom to take along, nothing may end this process.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    first = os.getpid()
    pid = os.fork()
    if not pid:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        status = 1
        try:
            done, most = 0, 0
            while os.getppid() == first and not (done and _is_long(done, most) and may_renew()):
                _serve(run, line)
                done += 1
                # What every page looks at is copied with the first, and would be again in the next turn.
                most = most or _pages_touched() + _MOST_GROWTH // os.sysconf("SC_PAGE_SIZE")
            status = _HAS_MORE
        except (EOFError, ConnectionError):
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    signal.signal(signal.SIGTERM, partial(_end_with, pid))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    _, how = os.waitpid(pid, 0)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    return os.waitstatus_to_exitcode(how)


def _is_long(done: int, most: int) -> bool:
    """Whether a turn has done enough, or touched more pages of memory than it may."""
    return done >= _TURN or _pages_touched() > most


def _pages_touched() -> int:
    """How many pages of memory this process has copied or come to need: all for which it had to wait."""
    import resource  # here, since Windows has none, and forks nothing

    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def _end_with(pid: int, number: int, _: object) -> None:
    """Ends this process and the one that works for it."""
    with suppress(ProcessLookupError, ChildProcessError):
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


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
