"""Hands the tickets of some work to the workers of a cluster, and sees to it that every one is done."""

import time
from collections.abc import Callable, Iterator
from queue import Empty, Queue

from dask.typing import Key
from distributed import Client, Future
from distributed.scheduler import KilledWorker

from mkdocs_evidence.cluster.access import ClusterError
from mkdocs_evidence.cluster.hand import do_ticket
from mkdocs_evidence.cluster.storage import Storage
from mkdocs_evidence.cluster.ticket import RUNS, Errand, Stub, Ticket

_AHEAD = 3
"""Tickets that are out for each worker: one in its hand, and some so that it need not wait."""
_LOOK_SECONDS = 0.5
"""How often it is looked whether all workers are still there."""
_PATIENCE_SECONDS = 60.0
"""How long a cluster may be without any worker: one that is started again by its nanny takes some seconds."""


class Dispatch:
    """The workers of a cluster, as they come and go, and the run in which they help."""

    def __init__(
        self,
        client: Client,
        storage: Storage,
        errand: Errand,
        *,
        tell: Callable[[str], None],
        is_over: Callable[[], bool],
    ) -> None:
        """Takes the run, somebody to tell when a worker is lost, and what says that nobody waits any more."""
        self._client = client
        self._storage = storage
        self._errand = errand
        self._tell = tell
        self._is_over = is_over
        self._workers = list_workers(client)
        self._last_seen = time.monotonic()

    def make(self, work: bytes, slices: tuple[bytes, ...]) -> Iterator[bytes]:
        """What some work makes of slices of items, as parcels, in their order.

        Args:
            work: A parcel of something that can be called with an item.
            slices: Parcels of lists of items.

        Raises:
            ClusterError: It cannot be done any more.
            EOFError: Nobody waits for it any more.
        """
        name = self._storage.put(f"{RUNS}/{self._errand.run}", work)
        tickets = (
            Ticket(errand=self._errand, work=name, items=items, number=number) for number, items in enumerate(slices)
        )
        finished: Queue[Future[Stub]] = Queue()
        out: dict[Key, Future[Stub]] = {}
        stubs: dict[int, Stub] = {}
        for awaited in range(len(slices)):
            while awaited not in stubs:
                for ticket in self._as_many_as_can_be_held(tickets, out):
                    future = self._client.submit(do_ticket, ticket, pure=False)
                    out[future.key] = future
                    future.add_done_callback(finished.put)
                if (done := self._next(finished)) is not None:
                    del out[done.key]
                    stub = _result(done)
                    stubs[stub.number] = stub
            yield self._parcel(stubs.pop(awaited))
        self._storage.clear(name)

    def look(self) -> None:
        """Sees who is there, and tells who is no longer.

        Raises:
            ClusterError: Nobody is, and has not been for a while.
        """
        now = list_workers(self._client)
        for lost in sorted(self._workers - now):
            self._tell(f"The worker {lost} was lost. What it had in hand is done by others.")
        self._workers = now
        if now:
            self._last_seen = time.monotonic()
        elif time.monotonic() - self._last_seen > _PATIENCE_SECONDS:
            raise ClusterError("All workers of the cluster are gone.")

    def _as_many_as_can_be_held(self, tickets: Iterator[Ticket], out: "dict[Key, Future[Stub]]") -> Iterator[Ticket]:
        while len(out) < _AHEAD * max(1, len(self._workers)):
            ticket = next(tickets, None)
            if ticket is None:
                return
            yield ticket

    def _next(self, finished: "Queue[Future[Stub]]") -> "Future[Stub] | None":
        if self._is_over():
            raise EOFError
        try:
            done = finished.get(timeout=_LOOK_SECONDS)
        except Empty:
            done = None
        if done is None or finished.empty():
            self.look()
        return done

    def _parcel(self, stub: Stub) -> bytes:
        if stub.parcel is not None:
            return stub.parcel
        parcel = self._storage.fetch(stub.name)
        self._storage.clear(stub.name)
        return parcel


def list_workers(client: Client) -> frozenset[str]:
    """Addresses of the workers that are there now.

    Raises:
        ClusterError: The scheduler does not answer.
    """
    try:
        # `scheduler_info` would do, but for a timer of Dask that empties its list of workers now and then.
        return frozenset(client.nthreads())
    except (OSError, TimeoutError, RuntimeError) as problem:
        raise ClusterError(f"The scheduler no longer answers: {problem}.") from problem


def _result(done: "Future[Stub]") -> Stub:
    if done.status == "cancelled":
        raise ClusterError("The scheduler no longer answers, or has cancelled the work.")
    problem = done.exception()
    if isinstance(problem, KilledWorker):
        raise ClusterError(
            "Several workers were lost over the same pages, one after another. They may need more memory: "
            "look at the log of the last one."
        )
    if isinstance(problem, ClusterError):
        raise problem
    if problem is not None:
        raise ClusterError(f"A worker could not do its part: {type(problem).__name__}: {problem}")
    return done.result()
