"""What a worker of the cluster does: it takes up the project and the work once, and then does ticket after ticket."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from distributed import get_worker

from mkdocs_evidence.cluster.access import ClusterError
from mkdocs_evidence.cluster.bundle import receive_files
from mkdocs_evidence.cluster.likeness import describe_programs
from mkdocs_evidence.cluster.parcels import pack, unpack
from mkdocs_evidence.cluster.storage import Storage, digest_of
from mkdocs_evidence.cluster.ticket import RUNS, Errand, Stub, Ticket
from mkdocs_evidence.forking import work_on

_SMALL = 50_000
"""Bytes up to which what was made goes back with the stub."""


class Hand:
    """A worker's memory of the run it helps with: one at a time, so that it never holds more than one project."""

    def __init__(self) -> None:
        # A worker may have several threads. Rendering changes its process, so only one of them works.
        self._turn = threading.Lock()
        self._run = ""
        self._unwanted = ""
        self._mirror = Path()
        self._name = ""
        self._work: Callable[[Any], Any] = repr  # Any: of work and items of every type

    def do(self, ticket: Ticket) -> Stub:
        """Does what a ticket asks for. What the work itself raises is part of what was made.

        Raises:
            ClusterError: The ticket cannot be done on this machine.
        """
        errand = ticket.errand
        if errand.programs != programs_digest():
            raise ClusterError("A worker that came later has other programs. Give all machines the same.")
        with self._turn:
            storage = Storage(errand.storage)
            self._take_up(errand, storage)
            with _working_in(Path(f"{self._mirror}{errand.folder}")):
                self._learn(ticket.work, storage)
                made = pack(work_on(self._work, unpack(ticket.items, str(self._mirror))))
            self._let_go_of_unwanted()
        if len(made) <= _SMALL:
            return Stub(number=ticket.number, parcel=made)
        return Stub(number=ticket.number, name=storage.put(f"{RUNS}/{errand.run}", made))

    def forget(self, run: str) -> None:
        """Lets go of a run and removes its files; where a ticket of it is in hand, after that one."""
        self._unwanted = run
        # This is called by the thread that speaks with the scheduler, which must not wait.
        if self._turn.acquire(blocking=False):
            try:
                self._let_go_of_unwanted()
            finally:
                self._turn.release()

    def _let_go_of_unwanted(self) -> None:
        if self._run and self._run == self._unwanted:
            self._let_go()

    def _let_go(self) -> None:
        if self._run:
            shutil.rmtree(self._mirror, ignore_errors=True)
        self._run, self._name, self._work = "", "", repr

    def _take_up(self, errand: Errand, storage: Storage) -> None:
        if errand.run == self._run:
            return
        self._let_go()
        mirror = Path(get_worker().local_directory) / f"evidence-{errand.run}"
        shutil.rmtree(mirror, ignore_errors=True)
        receive_files(errand.packs, storage, mirror)
        self._mirror, self._run = mirror, errand.run

    def _learn(self, name: str, storage: Storage) -> None:
        if name != self._name:
            self._name, self._work = "", repr  # the work before it need not be held while this is unpacked
            self._work = unpack(storage.fetch(name), str(self._mirror))
            self._name = name


_HAND = Hand()


def do_ticket(ticket: Ticket) -> Stub:
    """Does what a ticket asks for, in the process of a Dask worker.

    Raises:
        ClusterError: It cannot be done on this machine.
    """
    return _HAND.do(ticket)


def forget_run(run: str) -> None:
    """Lets go of what this worker keeps of a run."""
    _HAND.forget(run)


def read_proof(storage: str, name: str) -> str:
    """Whether this worker reads what was put down for it: what is wrong, in words; nothing when it does."""
    try:
        Storage(storage).fetch(name)
    except ClusterError as problem:
        return str(problem)
    return ""


def list_programs() -> dict[str, str]:
    """Names and versions of the programs of this worker."""
    return dict(describe_programs())


def programs_digest(programs: Mapping[str, str] | None = None) -> str:
    """Digest of some programs; of those of this process when none are given."""
    return digest_of(repr(sorted((programs or describe_programs()).items())).encode())


@contextmanager
def _working_in(folder: Path) -> Iterator[None]:
    before = os.getcwd()
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
