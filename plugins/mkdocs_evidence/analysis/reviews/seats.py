"""On which days a seat on the board is held, and its key may sign."""

from datetime import date

from mkdocs_evidence.model.people import Membership


def holds_seat(seat: Membership, day: date) -> bool:
    """Whether a term runs on a day."""
    return (seat.since is None or seat.since <= day) and (seat.until is None or day <= seat.until)


def may_sign(seat: Membership, day: date) -> bool:
    """Whether the term runs on a day, and has a key that is not revoked by then."""
    return bool(seat.key) and holds_seat(seat, day) and (seat.revoked is None or day < seat.revoked)
