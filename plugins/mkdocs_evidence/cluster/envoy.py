"""A process of its own that speaks with the cluster, so that the one that builds has no threads and may fork.

It is started with the number of an open connection. It ends when that connection does, whatever the reason, so that
nothing outlives a build.
"""

import logging
import os
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

import dask
from distributed import Client
from distributed.security import Security

from mkdocs_evidence.cluster.access import Access, ClusterError
from mkdocs_evidence.cluster.bundle import send_files
from mkdocs_evidence.cluster.dispatch import Dispatch, list_workers
from mkdocs_evidence.cluster.hand import forget_run, list_programs, programs_digest, read_proof
from mkdocs_evidence.cluster.likeness import find_differences, tell_differences
from mkdocs_evidence.cluster.storage import Storage
from mkdocs_evidence.cluster.talk import Answer, Made, Order, Ready, Refused, Start, Told
from mkdocs_evidence.cluster.ticket import RUNS, Errand

_CONNECT_SECONDS = 10
_WORKER_SECONDS = 20


def serve(line: Connection) -> None:
    """Does what is asked for on a connection, until it ends.

    Args:
        line: Gives a `Start`, and then any number of times an `Order`; takes what is answered.
    """

    def tell(answer: Answer) -> None:
        line.send(answer)

    with suppress(EOFError, ConnectionError):
        start: Start = line.recv()
        try:
            with _connected(start.access) as client, _opened(start, client) as (storage, errand):
                dispatch = Dispatch(
                    client,
                    storage,
                    errand,
                    tell=lambda message: tell(Told(message=message)),
                    is_over=line.poll,  # nothing is said while work is done, so there is only an end to be heard
                )
                tell(Ready(workers=len(list_workers(client))))
                while True:
                    _fill(line.recv(), dispatch, tell)
        except (ClusterError, OSError) as problem:
            tell(Refused(message=str(problem)))
        except Exception as problem:  # whatever Dask raises, the one who waits is to hear of it
            tell(Refused(message=f"The cluster failed: {type(problem).__name__}: {problem}"))


def _fill(order: Order, dispatch: Dispatch, tell: Callable[[Answer], None]) -> None:
    for parcel in dispatch.make(order.work, order.slices):
        tell(Made(parcel=parcel))
    dispatch.look()


@contextmanager
def _connected(access: Access) -> Iterator[Client]:
    if access.is_sealed and not access.scheduler.startswith("tls://"):
        raise ClusterError("Certificates are for a scheduler whose address begins with `tls://`.")
    try:
        security = Security(**_certificates(access))
        client = Client(access.scheduler, security=security, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, RuntimeError, ValueError, TypeError) as problem:
        raise ClusterError(
            f"No Dask scheduler answers at `{access.scheduler}`: {problem}. "
            "Start one with `dask scheduler`; it prints its address."
        ) from problem
    try:
        yield client
    finally:
        with suppress(OSError, TimeoutError):
            client.close(timeout=2)


def _certificates(access: Access) -> dict[str, str | bool]:
    """What is said of them on the command line; Dask's own settings say the rest."""
    if not access.is_sealed:
        return {}
    named = {"tls_ca_file": access.ca, "tls_client_cert": access.certificate, "tls_client_key": access.key}
    return {"require_encryption": True, **{name: str(file) for name, file in named.items() if file is not None}}


@contextmanager
def _opened(start: Start, client: Client) -> Iterator[tuple[Storage, Errand]]:
    """A storage with the project's files, and workers that have the same programs and can read it."""
    run = uuid.uuid4().hex
    _await_workers(client, start.access)
    _refuse_unlike(client, start)
    with _storage(start.access) as storage:
        try:
            _refuse_cut_off(client, storage, run)
            yield storage, _errand(start, storage, run)
        finally:
            with suppress(Exception):  # a cluster that is gone has nothing to forget
                client.run(forget_run, run, on_error="ignore")
            storage.clear(f"{RUNS}/{run}")


@contextmanager
def _storage(access: Access) -> Iterator[Storage]:
    if access.storage:
        yield Storage(access.storage)
        return
    with tempfile.TemporaryDirectory(prefix="evidence-cluster-") as folder:
        yield Storage(Path(folder).as_uri())


def _errand(start: Start, storage: Storage, run: str) -> Errand:
    return Errand(
        run=run,
        storage=storage.url,
        programs=programs_digest(start.programs),
        packs=send_files(start.folders, storage, without=start.without),
        folder=str(start.working),
    )


def _await_workers(client: Client, access: Access) -> None:
    try:
        client.wait_for_workers(1, timeout=_WORKER_SECONDS)
    except TimeoutError:
        raise ClusterError(
            f"The scheduler at `{access.scheduler}` has no workers. "
            f"Start some, here or elsewhere, with `dask worker {access.scheduler} --nworkers auto --nthreads 1`."
        ) from None


def _refuse_unlike(client: Client, start: Start) -> None:
    for worker, programs in client.run(list_programs, on_error="return").items():
        if isinstance(programs, Exception):
            raise ClusterError(
                f"The worker {worker} cannot run this version of mkdocs-evidence: {programs}. "
                "Install the same packages there as here, with the extra `cluster`."
            )
        if differences := find_differences(start.programs, programs):
            raise ClusterError(
                f"The worker {worker} has other programs, which might make another site: "
                f"{tell_differences(differences)}. Install the same there as here."
            )


def _refuse_cut_off(client: Client, storage: Storage, run: str) -> None:
    name = storage.put(f"{RUNS}/{run}", run.encode())
    for worker, problem in client.run(read_proof, storage.url, name).items():
        if problem:
            raise ClusterError(
                f"The worker {worker} does not see what this machine puts down for it. {problem} "
                "Name with `--storage` a folder that all machines share, or a bucket."
            )


def main() -> None:
    """Runs the process."""
    # What Dask logs about lost connections would stand between the lines that we say about them.
    logging.disable()
    dask.config.set({"distributed.comm.timeouts.connect": f"{_CONNECT_SECONDS}s"})
    serve(Connection(int(sys.argv[1])))
    sys.stderr.flush()
    os._exit(0)  # Dask's threads may still be trying to reach a scheduler that is gone


if __name__ == "__main__":
    main()
