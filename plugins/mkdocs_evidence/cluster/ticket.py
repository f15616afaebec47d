"""What is said between the machine that builds and those that help it."""

from dataclasses import dataclass

RUNS = "runs"
"""Folder of a storage for what is of use during one run only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What all tickets of a run have in common."""

    run: str
    storage: str
    """Address of the storage in which everything named here is."""
    programs: str
    """Digest of the programs by which the run is to be done."""
    packs: tuple[str, ...]
    """Names of the packs of the project's files, in order."""
    folder: str
    """The working folder, as an absolute path on the machine that builds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Some of the items of some work, for one worker to do."""

    errand: Errand
    work: str
    """Name of the parcel that holds the work."""
    items: bytes
    """A parcel of a list."""
    number: int
    """Its place among the tickets of the same work, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """What comes back for a ticket."""

    number: int
    parcel: bytes | None = None
    """What was made, where it is small."""
    name: str = ""
    """Else the name by which the storage has it."""
