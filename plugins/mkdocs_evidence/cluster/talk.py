"""What the process that builds and the one that speaks with the cluster say to each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.cluster.access import Access


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The first thing said by the process that builds."""

    access: Access
    folders: tuple[Path, ...]
    """Whose files the workers need."""
    without: tuple[Path, ...]
    """Folders within them that nobody needs."""
    working: Path
    """The working folder."""
    programs: Mapping[str, str]
    """What the workers must have too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Some work, and the slices of items for which it is to be done."""

    work: bytes
    slices: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The cluster can be used."""

    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was made of the next slice, in the order in which they were given."""

    parcel: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something that a person should know, while the work goes on."""

    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The cluster cannot be used, or can no longer be."""

    message: str


Answer = Ready | Made | Told | Refused
