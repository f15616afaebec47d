"""The log of board records: every record in the order in which the site took it in, under signed heads."""

from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.model.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeHead:
    """What somebody signed of the log: how long it was, and the root of its tree."""

    size: int
    """Records under it."""
    root: str
    """Root of their Merkle tree (RFC 6962), in hexadecimal."""
    date: date
    roll: str = ""
    """Digest of the edition of the board roll under which it was signed; empty when there was none."""
    signatures: tuple[tuple[PersonId, str], ...]
    """(who, Ed25519 signature in Base64)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLog:
    """The log. Only ever longer: a change of anything before its end shows in every later head."""

    records: tuple[str, ...]
    """Digests of the records, in hexadecimal."""
    heads: tuple[TreeHead, ...]
    """In the order of signing."""
