"""What was made of files earlier in this very process, for one that follows a project while its files change."""

from typing import Generic, NamedTuple, TypeVar

from mkdocs_evidence.load.files import FoundFile

T = TypeVar("T")


class Memory(NamedTuple, Generic[T]):
    """What was made of one file, and of what besides its name."""

    kind: bytes
    """What is made of such files, and a digest of what else was looked at, as the store has it."""
    found: FoundFile
    digest: bytes
    """Of the file's bytes."""
    made: T


class Remembered(Generic[T]):
    """What was made of each file the last time it was asked for. Not frozen: it follows the files.

    It answers for what the store would answer for, and gives the same objects again instead of new ones that are alike:
    to unpack a library takes longer than to judge it.
    """

    def __init__(self) -> None:
        self._lately: dict[str, Memory[T]] = {}
        self._before: dict[str, Memory[T]] = {}

    def turn(self) -> None:
        """Begins to read a project again: what nobody asks for until the next time is forgotten then."""
        self._before, self._lately = self._lately, {}

    def recall(self, kind: bytes, found: FoundFile, digest: bytes) -> T | None:
        """What was made of these bytes under this name; None when that is not known."""
        known = self._lately.get(found.path) or self._before.get(found.path)
        if known is None or (known.kind, known.found, known.digest) != (kind, found, digest):
            return None
        self._lately[found.path] = known
        return known.made

    def keep(self, memory: Memory[T]) -> None:
        """Takes over what was made of one file, in the place of what was made of it before."""
        self._lately[memory.found.path] = memory
