"""What is wrong with a roll of the board: who forged, forgot or turned back what, in words for the editor.

After the root role of The Update Framework: an edition counts when enough keepers of the edition before it and enough
of its own signed it, each with a key that they held on its day. Editions are counted through without a gap and name the
one before them, so that none can be left out, exchanged or put in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mkdocs_evidence.analysis.reviews.roll_form import edition_bytes, edition_digest, in_order
from mkdocs_evidence.analysis.reviews.seats import may_sign
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.people import Membership
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.roll import BoardRoll, RollEdition


class RollFlawKind(StrEnum):
    """What is wrong with a roll; named as the rule that says so."""

    BROKEN = "broken-roll"
    BELOW_THRESHOLD = "roll-below-threshold"
    EXPIRED = "expired-roll"
    ROLLED_BACK = "rolled-back-roll"
    UNSIGNED_CHANGE = "unsigned-board-change"


@dataclass(frozen=True, slots=True, kw_only=True)
class RollFlaw:
    """One thing that is wrong with a roll."""

    kind: RollFlawKind
    message: str
    remedy: str
    at: Place


_RESTORE = "Bring the file back as it was; git has it. New editions are made by `evidence review board propose`."


def find_roll_flaws(roll: BoardRoll, *, today: date | None) -> Iterator[RollFlaw]:
    """Everything that the roll itself shows.

    Args:
        roll: As it was read.
        today: For which an edition has run out, or is of a day that has not come; None when neither is asked.
    """
    if not roll.is_as_written:
        message = "The roll is not as `evidence review board` wrote it: somebody edited it."
        yield RollFlaw(kind=RollFlawKind.BROKEN, message=message, remedy=_RESTORE, at=Place(roll.file, 1, 1))
    if not roll.editions:
        message = "The roll has no edition, so nobody may sign."
        yield RollFlaw(kind=RollFlawKind.BROKEN, message=message, remedy=_RESTORE, at=Place(roll.file, 1, 1))
    before: RollEdition | None = None
    for number, edition in enumerate(roll.editions, 1):
        yield from find_edition_flaws(edition, before, number=number)
        before = edition
    if before is not None and today is not None:
        yield from _flaws_of_day(before, today)


def trusted_editions(roll: BoardRoll) -> tuple[RollEdition, ...]:
    """The editions from the first on, up to the first one that does not count."""
    trusted: list[RollEdition] = []
    for number, edition in enumerate(roll.editions, 1):
        if next(iter(find_edition_flaws(edition, trusted[-1] if trusted else None, number=number)), None):
            break
        trusted.append(edition)
    return tuple(trusted)


def find_edition_flaws(edition: RollEdition, before: RollEdition | None, *, number: int) -> Iterator[RollFlaw]:
    """What is wrong with one edition; nothing when it counts.

    Args:
        edition: Any edition.
        before: The one before it; None for the first.
        number: Its place in the roll, from 1.
    """
    for message in (*_wrong_order(edition, before, number), *find_wrong_content(edition)):
        yield _flaw(RollFlawKind.BROKEN, edition, message, _RESTORE)
    content = edition_bytes(edition)
    for person, signature in edition.signatures:
        if not any(_signed_by(person, signature, content, one) for one in (before, edition) if one):
            message = f"Edition {edition.number} is not signed by `{person}` with a keeper's key of that day."
            yield _flaw(RollFlawKind.BROKEN, edition, message, _RESTORE)
    for of in (before, edition):
        if of is not None and (count := _count_signers(edition, content, of)) < of.threshold:
            needed = f"the {of.threshold} signatures that edition {of.number} asks for"
            message = f"Edition {edition.number} has {count} of {needed}."
            remedy = "Have more keepers sign it (`evidence review board sign`). Until then the edition before counts."
            yield _flaw(RollFlawKind.BELOW_THRESHOLD, edition, message, remedy)


def find_wrong_content(edition: RollEdition) -> Iterator[str]:
    """What an edition must not say, whoever signed it."""
    name = f"Edition {edition.number}"
    if edition.expires <= edition.date:
        yield f"{name} is of {edition.date} and runs out on {edition.expires}."
    if not 1 <= edition.threshold <= len(edition.keepers):
        yield f"{name} asks for {edition.threshold} signatures and has {len(edition.keepers)} keepers."
    if len(set(edition.keepers)) < len(edition.keepers):
        yield f"{name} names a keeper twice."
    for keeper in edition.keepers:
        if not any(may_sign(seat, edition.date) for seat in edition.seats if seat.person == keeper):
            yield f"{name} has the keeper `{keeper}`, who has no seat with a key on {edition.date}."
    for first, second in _who_share_a_key(edition):
        yield f"{name} gives one key to `{first}` and `{second}`."
    if in_order(edition.seats) != edition.seats:
        yield f"{name} has its seats in another order than that of their names."


def _who_share_a_key(edition: RollEdition) -> Iterator[tuple[PersonId, PersonId]]:
    # Loaded here, since most sites have no signatures and the library takes as long as a small site.
    from mkdocs_evidence.signing.signatures import same_key

    owners: dict[str, PersonId] = {}
    for seat in edition.seats:
        owner = owners.setdefault(same_key(seat.key), seat.person) if seat.key else seat.person
        if owner != seat.person:
            yield owner, seat.person


def _wrong_order(edition: RollEdition, before: RollEdition | None, number: int) -> Iterator[str]:
    if edition.number != number:
        yield f"Edition {edition.number} stands where edition {number} should: one was taken out or put in."
    if edition.previous != (edition_digest(before) if before else ""):
        yield f"Edition {edition.number} does not follow the edition that stands before it."
    if before is not None and edition.date < before.date:
        yield f"Edition {edition.number} is of {edition.date}, and the one before it of {before.date}."


def _flaws_of_day(edition: RollEdition, today: date) -> Iterator[RollFlaw]:
    if today > edition.expires:
        message = f"Edition {edition.number} of the roll ran out on {edition.expires}."
        remedy = "Have the keepers sign a new edition: `evidence review board propose`. Records count until that day."
        yield _flaw(RollFlawKind.EXPIRED, edition, message, remedy)
    if today < edition.date:
        message = f"Edition {edition.number} is of {edition.date}, which has not come yet."
        yield _flaw(RollFlawKind.BROKEN, edition, message, _RESTORE)


def _count_signers(edition: RollEdition, content: bytes, of: RollEdition) -> int:
    return len({who for who, signature in edition.signatures if _signed_by(who, signature, content, of, edition.date)})


def _signed_by(person: PersonId, signature: str, content: bytes, of: RollEdition, day: date | None = None) -> bool:
    """Whether a keeper of an edition signed with a key of it, held on a day when one is given."""
    # Loaded here, since most sites have no signatures and the library takes as long as a small site.
    from mkdocs_evidence.signing.signatures import verify

    if person not in of.keepers:
        return False
    seats: Iterable[Membership] = (seat for seat in of.seats if seat.person == person and seat.key)
    return any(verify(seat.key, signature, content) for seat in seats if day is None or may_sign(seat, day))


def _flaw(kind: RollFlawKind, edition: RollEdition, message: str, remedy: str) -> RollFlaw:
    return RollFlaw(kind=kind, message=message, remedy=remedy, at=edition.at)
