"""Which records of an article may be counted: signed by who may sign, and chained without a break.

Records form a chain: each names the digests of those that were the last when it was made. Reviewers who sign side by
side make a fork, which the next record joins, so records may arrive in any order and come to the same. Four things
take a record out: a signature that does not verify, a signer whom the board does not have, a term or a key that had
ended, and a break in the chain. What takes a record out is said by the rules of the same names.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.reviews.form import record_digest, signed_bytes
from mkdocs_evidence.analysis.reviews.roll import find_seats, trusted_edition
from mkdocs_evidence.analysis.reviews.seats import holds_seat
from mkdocs_evidence.analysis.watching import WatchedRecords, records_by_article
from mkdocs_evidence.model.ids import ArticleId, PersonId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import Membership
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import Identity, Meaning, ReviewRecord

SEEN_WITHIN_DAYS = 92
"""Two sittings further apart than this cannot have been side by side: the later one has seen the earlier."""

_Judgements: TypeAlias = "dict[ArticleId, tuple[Sequence[ReviewRecord], tuple[JudgedRecord, ...]]]"
"""Of each article its records, and the same judged."""
_last_board: list[tuple[tuple[object, ...], _Judgements]] = []
"""People, seats and keys by which records were judged last, and what came of it."""


class FlawKind(StrEnum):
    """Why a record counts for nothing; named as the rule that says so."""

    UNKNOWN_REVIEWER = "unknown-reviewer"
    EXPIRED_TERM = "expired-term"
    FORGED_SIGNATURE = "forged-signature"
    BROKEN_CHAIN = "broken-chain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One reason why a record counts for nothing, in words for the editor."""

    kind: FlawKind
    message: str
    remedy: str
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRecord:
    """A record and whether it counts."""

    record: ReviewRecord
    digest: str
    flaws: tuple[Flaw, ...] = ()
    withdrawals_seen: frozenset[str] = frozenset()
    """Digests of the withdrawals that it was made upon, so that its signers knew of them."""

    @property
    def counts(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.flaws


def judge_reviews(ledger: Ledger) -> Mapping[ArticleId, tuple[JudgedRecord, ...]]:
    """Every article's records, judged, each after those it was made upon and else by date. Linear in their number."""
    return {article: judged_records(article, ledger) for article in _records_by_article(ledger)}


def judged_records(article: ArticleId, ledger: Ledger) -> tuple[JudgedRecord, ...]:
    """The records of one article, judged, in the order of `judge_reviews`; each is judged once a run."""
    records = _records_on(article, ledger)
    if not records:
        return ()
    known = _known_judgements(ledger)
    found = known.get(article)
    if found is None or found[0] != records:
        found = known[article] = (records, judge_records(records, ledger))
    return found[1]


def _records_on(article: ArticleId, ledger: Ledger) -> Sequence[ReviewRecord]:
    if isinstance(ledger.reviews, WatchedRecords):
        return ledger.reviews.on(article)
    return _records_by_article(ledger).get(article, ())


@once_per_ledger
def _records_by_article(ledger: Ledger) -> Mapping[ArticleId, Sequence[ReviewRecord]]:
    return records_by_article(ledger.reviews)


@once_per_ledger
def _known_judgements(ledger: Ledger) -> _Judgements:
    # All that a record is judged by, besides the others of its article. A preview makes a ledger for each edit, and
    # nearly all of them have the board of the one before.
    board = (ledger.people, ledger.board, ledger.roll)
    if not _last_board or _last_board[0][0] != board:
        _last_board[:] = [(board, {})]
    return _last_board[0][1]


def judge_records(records: Iterable[ReviewRecord], ledger: Ledger) -> tuple[JudgedRecord, ...]:
    """The records of one article, judged, in the order of `judge_reviews`. Any order of them gives the same.

    Args:
        records: All records of one article.
        ledger: Gives the board and the people.
    """
    by_digest: dict[str, ReviewRecord] = {}
    flaws: dict[str, list[Flaw]] = {}
    for record in sorted(records, key=lambda one: one.file):
        content = signed_bytes(record)
        digest = record_digest(record, content=content)
        if digest in by_digest:
            digest = f"{digest} {record.file}"
            flaws[digest] = [_repeated(record, by_digest[digest.split()[0]])]
        else:
            flaws[digest] = [*_flaws_of_signature(record, content, ledger)]
        by_digest[digest] = record
    order = _in_order(by_digest)
    upon = _made_upon(by_digest, order)
    for digest, flaw in _breaks(by_digest, order):
        flaws[digest].append(flaw)
    signed = [digest for digest in order if not flaws[digest]]
    for digest, flaw in _slipped_in(by_digest, signed, upon):
        flaws[digest].append(flaw)
    withdrawals = [digest for digest in order if by_digest[digest].meaning is Meaning.WITHDRAWN]
    place = {digest: place for place, digest in enumerate(order)}
    return tuple(
        JudgedRecord(
            record=by_digest[digest],
            digest=digest.split()[0],
            flaws=tuple(flaws[digest]),
            withdrawals_seen=frozenset(one for one in withdrawals if upon[digest] >> place[one] & 1),
        )
        for digest in order
    )


def last_digests(records: Sequence[JudgedRecord]) -> tuple[str, ...]:
    """What a record made now names as previous: the counted records that no other counted one names, in order."""
    named = {digest for one in records if one.counts for digest in one.record.previous}
    return tuple(sorted(one.digest for one in records if one.counts and one.digest not in named))


def _in_order(by_digest: Mapping[str, ReviewRecord]) -> list[str]:
    order: list[str] = []
    done: set[str] = set()
    for start in sorted(by_digest, key=lambda digest: (by_digest[digest].date, digest)):
        waiting = [start]
        while waiting:
            digest = waiting[-1]
            before = [one for one in sorted(by_digest[digest].previous) if one in by_digest and one not in done]
            if digest in done or not before:
                waiting.pop()
                if digest not in done:
                    done.add(digest)
                    order.append(digest)
            else:
                waiting += before
    return order


def _made_upon(by_digest: Mapping[str, ReviewRecord], order: Sequence[str]) -> Mapping[str, int]:
    """For each record those it was made upon, itself included, as one bit each in the order of `order`."""
    upon: dict[str, int] = {}
    for place, digest in enumerate(order):
        upon[digest] = 1 << place
        for previous in by_digest[digest].previous:
            upon[digest] |= upon.get(previous, 0)
    return upon


def _breaks(by_digest: Mapping[str, ReviewRecord], order: Sequence[str]) -> Iterable[tuple[str, Flaw]]:
    for digest in order:
        record = by_digest[digest]
        for previous in record.previous:
            if previous not in by_digest:
                yield digest, _missing(record, previous)
            elif by_digest[previous].date > record.date:
                yield digest, _before_its_time(record, by_digest[previous])


def _slipped_in(
    by_digest: Mapping[str, ReviewRecord], signed: Sequence[str], upon: Mapping[str, int]
) -> Iterable[tuple[str, Flaw]]:
    """Records that a much later one had not before it, although they claim to be older."""
    by_date = sorted(signed, key=lambda digest: by_digest[digest].date)
    # The highest bit is the record itself, since those it was made upon come before it.
    own = {digest: 1 << (upon[digest].bit_length() - 1) for digest in signed}
    told: set[str] = set()
    older, passed = 0, 0
    for digest in by_date:
        record = by_digest[digest]
        while record.date.toordinal() - by_digest[by_date[passed]].date.toordinal() > SEEN_WITHIN_DAYS:
            older |= own[by_date[passed]]
            passed += 1
        if unseen := older & ~upon[digest]:
            for other in by_date[:passed]:
                if unseen & own[other] and other not in told:
                    told.add(other)
                    yield other, _unseen(by_digest[other], record)


def _missing(record: ReviewRecord, previous: str) -> Flaw:
    return Flaw(
        kind=FlawKind.BROKEN_CHAIN,
        message=f"This record follows the record `{previous[:8]}…`, and no record of `{record.article}` is that one.",
        remedy="Bring back the file that was removed or changed; git has it.",
        at=record.at,
    )


def _before_its_time(record: ReviewRecord, previous: ReviewRecord) -> Flaw:
    return Flaw(
        kind=FlawKind.BROKEN_CHAIN,
        message=f"This record is dated {record.date} and follows one of {previous.date}.",
        remedy=f"It counts for nothing. Have `{record.reviewer}` sign anew with the day of the sitting.",
        at=record.at,
    )


def _unseen(record: ReviewRecord, later: ReviewRecord) -> Flaw:
    return Flaw(
        kind=FlawKind.BROKEN_CHAIN,
        message=f"This record is dated {record.date}, and the sitting of {later.date} had not seen it.",
        remedy=f"It counts for nothing. Have `{record.reviewer}` sign anew on today's review page.",
        at=record.at,
    )


def _repeated(record: ReviewRecord, first: ReviewRecord) -> Flaw:
    return Flaw(
        kind=FlawKind.BROKEN_CHAIN,
        message=f"This record is the same as that in `{first.file}`.",
        remedy="Delete one of the two files.",
        at=record.at,
    )


def _flaws_of_signature(record: ReviewRecord, content: bytes, ledger: Ledger) -> Iterable[Flaw]:
    if not record.is_as_written:
        yield _forged(record, "This file is not as `evidence review import` wrote it: somebody edited it.", _RESTORE)
        return
    if message := _wrong_signers(record):
        yield _forged(record, message, "Import the signed file of the reviewer; signatures are not written by hand.")
        return
    edition = trusted_edition(ledger)
    if edition is not None and record.date > edition.expires:
        yield _after_the_roll(record, edition.expires)
    if record.identity is not Identity.OWN_KEY:
        yield from _flaws_of_who_decided(record, ledger)
    for person, signature in record.signatures:
        seats = find_seats(person, ledger)
        if not seats or person not in ledger.people:
            yield _unknown(record, person, ledger, is_seated=bool(seats))
        elif not (keys := [seat for seat in seats if seat.key]):
            yield _forged(record, f"The board has no key of `{person}`, so nobody can tell who signed this.", _ENROL)
        else:
            yield from _flaws_of_seats(record, person, keys, signature, content)


def _flaws_of_seats(
    record: ReviewRecord, person: PersonId, seats: Sequence[Membership], signature: str, content: bytes
) -> Iterable[Flaw]:
    # Loaded here, since most sites have no signatures and the library takes as long as a small site.
    from mkdocs_evidence.signing.signatures import verify

    signed = [seat for seat in seats if verify(seat.key, signature, content)]
    if not signed:
        yield _forged(record, f"The signature is not that of `{person}` over these words.", _RESTORE)
        return
    if not any(holds_seat(seat, record.date) for seat in signed):
        yield _ended(record, person, signed[0])
        return
    held = [seat for seat in signed if holds_seat(seat, record.date)]
    if not any(seat.revoked is None or record.date < seat.revoked for seat in held):
        yield Flaw(
            kind=FlawKind.EXPIRED_TERM,
            message=f"The key of `{person}` was revoked from {signed[0].revoked}; this is dated {record.date}.",
            remedy=f"It counts for nothing. Enrol a new key of `{person}` and have it signed anew.",
            at=record.at,
        )


def _flaws_of_who_decided(record: ReviewRecord, ledger: Ledger) -> Iterable[Flaw]:
    """Of a reviewer for whom others sign, and whose own seat no signature therefore shows."""
    seats = find_seats(record.reviewer, ledger)
    if not seats or record.reviewer not in ledger.people:
        yield _unknown(record, record.reviewer, ledger, is_seated=bool(seats))
    elif not any(holds_seat(seat, record.date) for seat in seats):
        yield _ended(record, record.reviewer, seats[0])


_RESTORE = "Bring the file back as it was; git has it. If it came like this, do not use it and ask the reviewer."
_ENROL = "Enrol the member's key in `site_config/board.yml`."


def _forged(record: ReviewRecord, message: str, remedy: str) -> Flaw:
    return Flaw(kind=FlawKind.FORGED_SIGNATURE, message=message, remedy=remedy, at=record.at)


def _wrong_signers(record: ReviewRecord) -> str:
    """What is wrong with who signed, for the record's level of identity; empty when nothing is."""
    signers = [person for person, _ in record.signatures]
    others = [person for person in signers if person != record.reviewer]
    if not signers:
        return "Nobody signed this record."
    match record.identity:
        case Identity.OWN_KEY:
            return "" if signers == [record.reviewer] else f"`{record.reviewer}` did not sign this record."
        case Identity.COUNTERSIGNED:
            return "" if others else "A record of identity B is countersigned by another member, and this is not."
        case Identity.PAPER:
            return "" if len(others) >= 2 else "A record on paper (identity C) is signed by two who transcribed it."


def _unknown(record: ReviewRecord, person: PersonId, ledger: Ledger, *, is_seated: bool) -> Flaw:
    seats = "`site_config/board.yml`" if ledger.roll is None else "the signed roll of the board"
    lacks = "is nobody in `site_config/people.yml`" if is_seated else f"has no seat in {seats}"
    return Flaw(
        kind=FlawKind.UNKNOWN_REVIEWER,
        message=f"This record is signed for `{person}`, who {lacks}.",
        remedy="Correct the id, or add the person and the seat. Until then the record counts for nothing.",
        at=record.at,
    )


def _ended(record: ReviewRecord, person: PersonId, seat: Membership) -> Flaw:
    is_early = seat.since is not None and record.date < seat.since
    term = f"began on {seat.since}" if is_early else f"ended on {seat.until}"
    return Flaw(
        kind=FlawKind.EXPIRED_TERM,
        message=f"`{person}` signed on {record.date}, and the term of that seat {term}.",
        remedy="It counts for nothing. Have a sitting member sign, or correct the term in `site_config/board.yml`.",
        at=record.at,
    )


def _after_the_roll(record: ReviewRecord, expired: date) -> Flaw:
    return Flaw(
        kind=FlawKind.EXPIRED_TERM,
        message=f"This record is dated {record.date}, and the roll of the board ran out on {expired}.",
        remedy="It counts as soon as the keepers of the board have signed a new edition of the roll.",
        at=record.at,
    )
