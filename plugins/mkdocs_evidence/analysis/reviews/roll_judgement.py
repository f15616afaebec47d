"""A roll of the board against the rest of the site: the log, `board.yml`, and what somebody kept of an earlier day."""

from collections.abc import Iterable, Iterator, Mapping

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.reviews.roll import trusted_edition
from mkdocs_evidence.analysis.reviews.roll_flaws import RollFlaw, RollFlawKind, find_roll_flaws
from mkdocs_evidence.analysis.reviews.roll_form import edition_digest
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import Board, Membership
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.roll import RollEdition


@once_per_ledger
def judge_roll(ledger: Ledger) -> tuple[RollFlaw, ...]:
    """Everything that is wrong with the roll of a site; nothing where it has none and never had one."""
    return (*_own_flaws(ledger), *_turned_back(ledger), *_unsigned_changes(ledger))


def find_missing_editions(ledger: Ledger, seen: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Which editions are gone or exchanged that were there before.

    Args:
        ledger: The site.
        seen: (number, digest) of editions that somebody kept.
    """
    there = dict(enumerate(_digests(ledger), 1))
    for number, digest in seen:
        if number not in there:
            yield f"Edition {number} of the roll of the board was there before and is gone: this is an older roll."
        elif there[number] != digest:
            yield f"Edition {number} of the roll of the board is not that which was there before."


def _own_flaws(ledger: Ledger) -> Iterator[RollFlaw]:
    if ledger.roll is not None:
        yield from find_roll_flaws(ledger.roll, today=ledger.as_of)


def _turned_back(ledger: Ledger) -> Iterator[RollFlaw]:
    """Heads of the log that were signed under an edition that is not there, or is older than that of a head before."""
    numbers: Mapping[str, int] = {digest: number for number, digest in enumerate(_digests(ledger), 1)}
    at = ledger.roll.editions[-1].at if ledger.roll and ledger.roll.editions else _where_it_was(ledger)
    last = 0
    for head in ledger.log.heads if ledger.log else ():
        if head.roll and head.roll not in numbers:
            message = f"The log was signed on {head.date} under an edition of the roll that is not in this file."
            yield _turned_back_flaw(message, at)
        elif numbers.get(head.roll, 0) < last:
            message = f"The log was signed on {head.date} under an older edition of the roll than before."
            yield _turned_back_flaw(message, at)
        last = max(last, numbers.get(head.roll, 0))


def _turned_back_flaw(message: str, at: Place) -> RollFlaw:
    remedy = "Bring back the latest file; git has it. If nobody turned it back by mistake, ask the keepers."
    return RollFlaw(kind=RollFlawKind.ROLLED_BACK, message=message, remedy=remedy, at=at)


def _where_it_was(ledger: Ledger) -> Place:
    return ledger.board.at if ledger.board else Place("site_config/board.yml", 1, 1)


@once_per_ledger
def _digests(ledger: Ledger) -> tuple[str, ...]:
    return tuple(edition_digest(one) for one in ledger.roll.editions) if ledger.roll else ()


def _unsigned_changes(ledger: Ledger) -> Iterator[RollFlaw]:
    """Where `board.yml` says other than the edition that counts."""
    edition = trusted_edition(ledger)
    # While no seat has a key there is nobody who could sign, and nothing that could be approved: members enrol first.
    has_keys = ledger.board is not None and any(one.key for one in ledger.board.members)
    if ledger.roll is None and ledger.board is not None and ledger.board.keepers and has_keys:
        message = "The board names keepers, and there is no roll that they signed: nobody's signature is needed."
        remedy = "Run `evidence review board propose`, and have them sign what it writes."
        yield RollFlaw(kind=RollFlawKind.UNSIGNED_CHANGE, message=message, remedy=remedy, at=ledger.board.at)
    if edition is None:
        return
    if ledger.board is None:
        yield _unsigned("There is a signed roll of the board, and no `site_config/board.yml`.", edition.at)
        return
    board = ledger.board
    for what, said, signed in _heads_of_board(board, edition):
        if said != signed:
            message = f"{what} is {_shown(said)} here and {_shown(signed)} in edition {edition.number} of the roll."
            yield _unsigned(message, board.at)
    signed_seats = {_said(one) for one in edition.seats}
    for seat in board.members:
        if _said(seat) not in signed_seats:
            yield _unsigned(_about_seat(seat, edition), seat.at)
    left = {(one.person, one.since) for one in edition.seats} - {(one.person, one.since) for one in board.members}
    for person, _ in sorted(left, key=lambda one: one[0]):
        yield _unsigned(f"A seat of `{person}` stands on the signed roll of the board and not here.", board.at)


def _heads_of_board(board: Board, edition: RollEdition) -> Iterator[tuple[str, object, object]]:
    yield "The name of the board", board.name, edition.board
    yield "Whether it is a demonstration", board.demonstration, edition.demonstration
    yield "Who keeps the roll", tuple(sorted(board.keepers)), edition.keepers
    yield "How many keepers must sign", board.threshold, edition.threshold


def _about_seat(seat: Membership, edition: RollEdition) -> str:
    signed = next((one for one in edition.seats if (one.person, one.since) == (seat.person, seat.since)), None)
    if signed is None:
        return f"This seat of `{seat.person}` is not on the signed roll of the board."
    names = ("role", "until", "key", "revoked")
    changed = [name for name in names if getattr(seat, name) != getattr(signed, name)]
    return f"`{'`, `'.join(changed)}` of `{seat.person}` is not what the signed roll of the board says."


def _unsigned(message: str, at: Place) -> RollFlaw:
    remedy = (
        "What is signed counts. Have the keepers sign the change (`evidence review board propose`), or take it back."
    )
    return RollFlaw(kind=RollFlawKind.UNSIGNED_CHANGE, message=message, remedy=remedy, at=at)


def _said(seat: Membership) -> tuple[object, ...]:
    return (seat.person, seat.role, seat.since, seat.until, seat.key, seat.revoked)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    return f"`{', '.join(value)}`" if isinstance(value, tuple) else f"`{value}`"
