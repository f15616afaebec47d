"""An edition of the board roll as the bytes that are signed, and a roll as the file that is kept."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date

from mkdocs_evidence.model.people import Membership
from mkdocs_evidence.model.roll import BoardRoll, RollEdition
from mkdocs_evidence.signing.canonical_json import Plain, canonical_json

FORM = "mkdocs-evidence board roll 1"
_EDITION_FORM = "mkdocs-evidence board roll edition 1"
"""Names what is signed, so that no signature over something else is one over an edition."""


def edition_bytes(edition: RollEdition) -> bytes:
    """What a signature of an edition is made over: canonical JSON of everything but the signatures, in UTF-8."""
    return canonical_json({"form": _EDITION_FORM, **edition_content(edition)}).encode()


def edition_digest(edition: RollEdition) -> str:
    """SHA-256, in hexadecimal, of an edition with its signatures; the next edition and heads of the log name it."""
    signed = hashlib.sha256(edition_bytes(edition)).hexdigest()
    content = canonical_json({"form": _EDITION_FORM, "signed": signed, "signatures": _signatures(edition)})
    return hashlib.sha256(content.encode()).hexdigest()


def edition_content(edition: RollEdition) -> dict[str, Plain]:
    """An edition as plain data under the names of its file, without the signatures."""
    content: dict[str, Plain] = {
        "number": edition.number,
        "board": edition.board,
        "demonstration": edition.demonstration,
        "date": edition.date.isoformat(),
        "expires": edition.expires.isoformat(),
        "previous": edition.previous,
        "threshold": edition.threshold,
        "keepers": list(edition.keepers),
        "seats": [seat_content(one) for one in edition.seats],
    }
    if not edition.previous:
        del content["previous"]
    if edition.log is not None:
        content["log"] = {"size": edition.log[0], "root": edition.log[1]}
    return content


def roll_text(roll: BoardRoll) -> str:
    """The file of a roll. There is one text for one roll, so that any byte that changes shows."""
    return json.dumps({"form": FORM, "editions": roll_content(roll)}, indent=2, ensure_ascii=True) + "\n"


def roll_content(roll: BoardRoll) -> list[Plain]:
    """The editions of a roll as plain data under the names of its file, with their signatures."""
    return [{**edition_content(one), "signatures": _signatures(one)} for one in roll.editions]


def in_order(seats: Iterable[Membership]) -> tuple[Membership, ...]:
    """Seats in the order of the roll: by person, then by the beginning of the term, then by key."""
    return tuple(sorted(seats, key=lambda one: (one.person, one.since or date.min, one.key)))


def seat_content(seat: Membership) -> dict[str, Plain]:
    """A seat as plain data under the names of its file, without what is empty."""
    days = {"since": seat.since, "until": seat.until, "revoked": seat.revoked}
    content: dict[str, Plain] = {"person": seat.person, "role": seat.role}
    content |= {name: day.isoformat() for name, day in days.items() if day is not None}
    return {**content, "key": seat.key} if seat.key else content


def _signatures(edition: RollEdition) -> list[Plain]:
    return [{"by": person, "signature": signature} for person, signature in sorted(edition.signatures)]
