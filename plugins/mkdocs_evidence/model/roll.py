"""The roll of the board: who may sign, with which keys, in editions that its keepers sign together."""

from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.people import Membership
from mkdocs_evidence.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class RollEdition:
    """The seats of a board and their keys, from one day until the next edition."""

    number: int
    """1 for the first; each edition is one higher than that before it."""
    board: str
    """Name of the board."""
    demonstration: bool
    expires: date
    """Last day on which records can be signed under it."""
    date: date
    """Day on which it was proposed; its signers are judged for that day."""
    previous: str
    """Digest of the edition before it, with its signatures, in hexadecimal; empty for the first."""
    threshold: int
    """How many of the keepers must sign the next edition, and this one."""
    keepers: tuple[PersonId, ...]
    """Who may sign an edition."""
    seats: tuple[Membership, ...]
    """Every seat, those of former members too, since their records are judged by it."""
    log: tuple[int, str] | None = None
    """Records in the log on that day, and its root; None when there was no log."""
    signatures: tuple[tuple[PersonId, str], ...] = ()
    """(who, signature). A keeper who changes keys signs with both."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRoll:
    """All editions, the first one first. Nothing is ever taken out."""

    file: str
    editions: tuple[RollEdition, ...]
    is_as_written: bool = True
    """False when the file differs from what `evidence review board` writes for these editions."""
