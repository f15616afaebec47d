"""The workers of a cluster as the process that builds sees them."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from mkdocs_evidence.cluster.access import Access, ClusterError
from mkdocs_evidence.cluster.likeness import describe_programs
from mkdocs_evidence.cluster.parcels import pack, unpack
from mkdocs_evidence.cluster.talk import Made, Order, Ready, Refused, Start, Told
from mkdocs_evidence.forking import Done, slice_size
from mkdocs_evidence.terminal import say

Item = TypeVar("Item")
Result = TypeVar("Result")

_PARTING_SECONDS = 10


class ClusterCrew:
    """Shares work among the workers of a cluster. To be closed; a context manager does so."""

    def __init__(self, access: Access, *, folders: Iterable[Path], without: Iterable[Path] = ()) -> None:
        """Reaches the cluster and sends it the files.

        Args:
            access: Where it is.
            folders: Absolute; whose files the work may read. Other folders the workers do not have.
            without: Folders within them that stay here.

        Raises:
            ClusterError: It cannot be used.
        """
        _refuse_without_extra()
        self._folders = tuple(folders)
        self._line, theirs = Pipe()
        # Ctrl-C reaches all processes of a terminal, but not those of another session: we decide what becomes of it.
        self._envoy = subprocess.Popen(
            [sys.executable, "-m", "mkdocs_evidence.cluster.envoy", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()
        start = Start(
            access=access,
            folders=self._folders,
            without=tuple(without),
            working=Path.cwd(),
            programs=describe_programs(),
        )
        try:
            self._line.send(start)
            self._workers = _answer(self._line, Ready).workers
        except BaseException:
            self.close()
            raise

    def share(
        self, work: Callable[[Item], Result], items: Sequence[Item], *, tell: Callable[[int, int], None] | None = None
    ) -> Iterator[Result]:
        """What some work makes of each of many items, in their order.

        Args:
            work: Can be pickled. Paths below the folders of the crew, in it and in the items, fit where it is done.
            items: Can be pickled, as must be the results.
            tell: Told (how many are done, how many there are) as results come.

        Raises:
            ClusterError: The cluster can no longer be used.
            Exception: What `work` raised for the first item, in order, for which it raised anything.
        """
        size = slice_size(len(items), self._workers)
        slices = [pack([*items[start : start + size]], self._folders) for start in range(0, len(items), size)]
        self._send(Order(work=pack(work, self._folders), slices=tuple(slices)))
        count = 0
        for _ in slices:
            done: Done = unpack(_answer(self._line, Made).parcel)
            for result in done.results:
                yield result
                count += 1
                if tell is not None:
                    tell(count, len(items))
            if done.problem is not None:
                raise done.problem

    def _send(self, order: Order) -> None:
        try:
            self._line.send(order)
        except ConnectionError:
            _answer(self._line, Made)  # it has said why it went
            raise

    def close(self) -> None:
        """Lets the cluster go. What was begun there is given up."""
        self._line.close()
        with suppress(subprocess.TimeoutExpired):
            self._envoy.wait(timeout=_PARTING_SECONDS)
        if self._envoy.poll() is None:
            self._envoy.kill()
            self._envoy.wait()

    def __enter__(self) -> "ClusterCrew":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


Expected = TypeVar("Expected")


def _refuse_without_extra() -> None:
    if any(find_spec(name) is None for name in ("distributed", "fsspec")):
        raise ClusterError("A cluster needs the extra `cluster`: `pip install 'mkdocs-evidence[cluster]'`.")


def _answer(line: Connection, kind: type[Expected]) -> Expected:
    while True:
        try:
            answer = line.recv()
        except (EOFError, ConnectionError):
            raise ClusterError("The process that speaks with the cluster has ended.") from None
        if isinstance(answer, Told):
            say(answer.message)
        elif isinstance(answer, Refused):
            raise ClusterError(answer.message)
        elif isinstance(answer, kind):
            return answer
        else:
            raise RuntimeError(f"{answer!r} was not to come now")


@contextmanager
def join_crew(
    access: Access | None, folders: Iterable[Path], *, without: Iterable[Path] = ()
) -> Iterator[ClusterCrew | None]:
    """A crew for as long as the context lasts; None where no cluster was asked for.

    Args:
        access: Where the cluster is; None for none.
        folders: As `ClusterCrew` takes them.
        without: So too.

    Raises:
        ClusterError: The cluster cannot be used.
    """
    if access is None:
        yield None
        return
    with ClusterCrew(access, folders=folders, without=without) as crew:
        yield crew
