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
from itertools import product
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, NamedTuple, NoReturn, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_SLICES_A_WORKER = 16
"""Few enough that asking costs nothing, many enough that nobody waits long for the last."""
_MAX_SLICE = 32


_AHEAD = 2
"""Slices that a worker has in hand, so that it need not wait while the parent is at other work."""
_TURN = 64
"""Slices after which a process that works by turns ends, if it does not grow before. Each turn begins with what the
lesson taught, and learns the rest again."""
_LITTLE = 32
"""Slices that a process does without turns where there are no more for it."""
_LESSON = 8
"""Items that are made here before any process is forked, so that what is read and compiled for the first of them, and
seen of them, is there for all."""
_MOST_GROWTH = 80 << 20
"""Bytes that a process may have come to copy, or to need, since the first slice of its turn; beyond, the turn ends."""
_GO_ON = -1
"""Tells a process in the place of a slice that no other can take its place."""


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
        may_renew: Says in a process, now and then, whether what it learned since its fork may be forgotten. Then
            another takes its place, and the memory that it came to copy is given back, which is most of what it has:
            to look at what is inherited is to copy it. Of many items the first are then made here, for what they
            teach. None lets no process forget anything.

    Raises:
        LostWorkerError: A process was killed.
        Exception: What `work` raised for the first item, in order, for which it raised anything.
    """
    if crew is not None and len(items) > 1:
        yield from crew.share(work, items, tell=tell)
        return
    results = _shared(work, items, jobs, may_renew) if jobs > 1 and can_fork() else map(work, items)
    for done, result in enumerate(results, 1):
        yield result
        if tell is not None:
            tell(done, len(items))


def _shared(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, may_renew: Callable[[], bool] | None
) -> Iterator[Result]:
    if len(items) <= slice_size(len(items), jobs) * jobs * _LITTLE:
        may_renew = None
    if may_renew is not None:
        yield from map(work, items[:_LESSON])
        items = items[_LESSON:]
    ends = ends_of_slices(len(items), jobs)
    if len(ends) < 2 or not can_fork():
        yield from map(work, items)
    else:
        yield from _in_processes(partial(_run_slice, work, items, [0, *ends]), len(ends), jobs, may_renew)


def portable(problem: Exception) -> Exception:
    """An exception as it can be sent; one that says the same where it cannot."""
    try:
        pickle.loads(pickle.dumps(problem))
    except Exception:  # whatever a stranger's exception does when it is packed
        return RuntimeError("".join(traceback.format_exception(problem)))
    return problem


def slice_size(count: int, jobs: int) -> int:
    """How many of many items a process is given at a time, but of the last."""
    return max(1, min(_MAX_SLICE, count // (jobs * _SLICES_A_WORKER)))


def ends_of_slices(count: int, jobs: int) -> list[int]:
    """Behind which item each slice of so many ends.

    The last slices are smaller and smaller: while one process does what it has in hand, none should wait long.

    >>> ends_of_slices(100, 1)[-6:]
    [95, 96, 97, 98, 99, 100]
    """
    size, ends, done = slice_size(count, jobs), [], 0
    while done < count:
        done += max(1, min(size, (count - done) // (2 * _AHEAD * jobs)))
        ends.append(done)
    return ends


class Done(NamedTuple):
    """What was made of a slice."""

    results: list[Any]  # Any: results of every type take this way
    problem: Exception | None
    """What stopped the work at the item after these; None when all were done."""


class _Answer(NamedTuple):
    """What a process sends back."""

    number: int
    """Of the slice."""
    done: Done
    is_long: bool
    """Whether its turn has been long enough. Then it waits to be told to go on, or to end."""


class _Worker(NamedTuple):
    pid: int
    line: Connection
    in_hand: list[int]
    """The slices that it was asked for and did not answer."""


def work_on(work: Callable[[Item], Any], items: Sequence[Item]) -> Done:
    """Does some work on a slice of items, up to the first for which it raises anything."""
    results: list[Any] = []
    try:
        results.extend(map(work, items))
    except Exception as problem:
        return Done(results, portable(problem))
    return Done(results, None)


def _run_slice(work: Callable[[Item], Any], items: Sequence[Item], bounds: Sequence[int], number: int) -> Done:
    return work_on(work, items[bounds[number] : bounds[number + 1]])


def _in_processes(
    run: Callable[[int], Done], count: int, jobs: int, may_renew: Callable[[], bool] | None
) -> Iterator[Any]:
    # What exists now lives as long as any of the processes: counting it again and again would only copy its pages.
    gc.freeze()
    crew = _Forked(run, may_renew)
    is_finished = False
    try:
        for done in crew.in_order(count, jobs):
            yield from done.results
            if done.problem is not None:
                raise done.problem
        is_finished = True
    finally:
        crew.end(is_finished=is_finished)
        gc.unfreeze()


class _Forked:
    """Processes that do slices of some work."""

    def __init__(self, run: Callable[[int], Done], may_renew: Callable[[], bool] | None) -> None:
        self._run = run
        self._may_renew = may_renew
        self._workers: dict[Connection, _Worker] = {}

    def in_order(self, count: int, jobs: int) -> Iterator[Done]:
        """What was made of each slice, in order."""
        numbers = iter(range(count))
        done: dict[int, Done] = {}
        awaited = 0
        for _ in range(min(jobs, count)):
            self._start()
        for _, worker in product(range(_AHEAD), [*self._workers.values()]):
            _ask(worker, next(numbers, None))
        while awaited < count:
            if awaited in done:
                yield done.pop(awaited)
                awaited += 1
                continue
            for line in self._lines_with_answers():
                worker = self._workers[line]
                answer = _answer_of(worker)
                done[answer.number] = answer.done
                if answer.is_long:
                    worker = self._renew(worker)
                _ask(worker, next(numbers, None))

    def end(self, *, is_finished: bool) -> None:
        """Lets the processes go, or ends them where they are not finished."""
        for worker in self._workers.values():
            worker.line.close()
            if not is_finished:
                with suppress(ProcessLookupError):
                    os.kill(worker.pid, signal.SIGTERM)
        for worker in self._workers.values():
            with suppress(ChildProcessError):
                os.waitpid(worker.pid, 0)
        self._workers.clear()

    def _lines_with_answers(self) -> list[Connection]:
        busy = [line for line, worker in self._workers.items() if worker.in_hand]
        return [one for one in wait(busy) if isinstance(one, Connection)]

    def _renew(self, worker: _Worker) -> _Worker:
        """Has another process take the place of one, where one can be forked, and what that one still had in hand."""
        again, worker.in_hand[:] = [*worker.in_hand], []
        if can_fork():
            del self._workers[worker.line]
            worker.line.close()
            os.waitpid(worker.pid, 0)
            worker = self._start()
        else:
            worker.line.send(_GO_ON)
        for number in again:
            _ask(worker, number)
        return worker

    def _start(self) -> _Worker:
        ours, theirs = Pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if not pid:
            _work(self._run, theirs, self._may_renew, [*self._workers, ours])
        theirs.close()
        worker = self._workers[ours] = _Worker(pid, ours, [])
        return worker


def _work(
    run: Callable[[int], Done], line: Connection, may_renew: Callable[[], bool] | None, inherited: list[Connection]
) -> NoReturn:
    """All that a forked process does."""
    status = 1
    try:
        # A worker learns from the end of its line that the parent is gone, so nobody else may hold the other end.
        for one in inherited:
            one.close()
        # Ctrl-C reaches all processes of a terminal; the parent decides what becomes of it.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        gc.freeze()
        with suppress(EOFError, ConnectionError):
            _take_turns(run, line, may_renew)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _take_turns(run: Callable[[int], Done], line: Connection, may_renew: Callable[[], bool] | None) -> None:
    """Does slices as they are asked for, and says when another process had better go on.

    Raises:
        EOFError: There are no more, or another goes on.
    """
    done, most = 0, 0
    while True:
        number = line.recv()
        made = run(number)
        done += 1
        is_long = may_renew is not None and most > 0 and _is_long(done, most) and may_renew()
        line.send(_Answer(number, made, is_long))
        while is_long and line.recv() != _GO_ON:
            pass  # what was asked before is asked again, of whoever goes on
        # What every page looks at is copied with the first, and would be again in the next turn.
        most = most or _pages_touched() + _MOST_GROWTH // os.sysconf("SC_PAGE_SIZE")


def _is_long(done: int, most: int) -> bool:
    """Whether a turn has done enough, or touched more pages of memory than it may."""
    return done >= _TURN or _pages_touched() > most


def _pages_touched() -> int:
    """How many pages of memory this process has copied or come to need: all for which it had to wait."""
    import resource  # here, since Windows has none, and forks nothing

    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def _ask(worker: _Worker, number: int | None) -> None:
    """Asks a process for a slice; None asks for nothing.

    Raises:
        LostWorkerError: The process is gone.
    """
    if number is not None:
        worker.in_hand.append(number)
        try:
            worker.line.send(number)
        except ConnectionError:
            raise _lost(worker) from None


def _answer_of(worker: _Worker) -> _Answer:
    try:
        answer: _Answer = worker.line.recv()
    except (EOFError, ConnectionError):
        raise _lost(worker) from None
    worker.in_hand.remove(answer.number)
    return answer


def _lost(worker: _Worker) -> LostWorkerError:
    _, status = os.waitpid(worker.pid, 0)
    if os.WIFSIGNALED(status):
        how = f"was killed by signal {os.WTERMSIG(status)}"
    else:
        how = f"ended with status {os.waitstatus_to_exitcode(status)}"
    return LostWorkerError(f"One of the processes that shared the work {how}.")
