"""The roll of the board: its one form, and whose keys it says may sign.

The file `site_config/board.yml` is for people to edit. The roll is the same seats and keys in editions that the keepers
of the board sign: each edition by enough keepers of the one before it and by enough of its own, so that nobody alone
can add a key or take one away. Where there is a roll, records and heads of the log are judged by it.
"""

from collections.abc import Mapping
from dataclasses import replace

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.reviews.roll_flaws import trusted_editions
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import Board, Membership
from mkdocs_evidence.model.roll import RollEdition


def trusted_edition(ledger: Ledger) -> RollEdition | None:
    """The last edition that is whole with all before it; None where there is none."""
    editions = _trusted(ledger)
    return editions[-1] if editions else None


def find_seats(person: PersonId, ledger: Ledger) -> tuple[Membership, ...]:
    """Every term of somebody by which signatures are judged: those of the roll, or of the board where it has none."""
    return _seats_by_person(ledger).get(person, ())


def all_seats(ledger: Ledger) -> tuple[Membership, ...]:
    """The seats of everybody by which signatures are judged."""
    return tuple(seat for seats in _seats_by_person(ledger).values() for seat in seats)


@once_per_ledger
def _trusted(ledger: Ledger) -> tuple[RollEdition, ...]:
    return trusted_editions(ledger.roll) if ledger.roll else ()


@once_per_ledger
def _seats_by_person(ledger: Ledger) -> Mapping[PersonId, tuple[Membership, ...]]:
    edition = trusted_edition(ledger)
    if ledger.roll is None:
        seats = ledger.board.members if ledger.board else ()
    else:
        seats = tuple(_revoked_at_once(one, ledger.board) for one in edition.seats) if edition else ()
    by_person: dict[PersonId, tuple[Membership, ...]] = {}
    for seat in seats:
        by_person[seat.person] = (*by_person.get(seat.person, ()), seat)
    return by_person


def _revoked_at_once(seat: Membership, board: Board | None) -> Membership:
    """A seat whose key `board.yml` revokes is revoked before the keepers have signed that; it can do no harm."""
    same = (one.revoked for one in (board.members if board else ()) if (one.person, one.key) == (seat.person, seat.key))
    days = [day for day in (*same, seat.revoked) if day is not None]
    return replace(seat, revoked=min(days)) if days else seat
