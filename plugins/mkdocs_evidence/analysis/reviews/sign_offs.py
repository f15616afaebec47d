"""Single sign-offs: who may judge a claim, and what became of each acceptance."""

import calendar
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from mkdocs_evidence.analysis.reviews.chain import JudgedRecord
from mkdocs_evidence.analysis.reviews.digests import digest_of_parts, words_digest
from mkdocs_evidence.analysis.reviews.identity import is_known_enough
from mkdocs_evidence.analysis.reviews.interests import find_conflict
from mkdocs_evidence.analysis.reviews.typos import find_meaning_change
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import ClaimId, PersonId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.making import maker_of
from mkdocs_evidence.model.review import ClaimVerdict, Meaning, ReviewRecord, SignedParts, Verdict


class SignOffState(StrEnum):
    """What became of an acceptance."""

    STANDS = "stands"
    STALE = "stale"
    """The claim has other words or other evidence now."""
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    """A member withdrew the claim, and this signer did not know of it."""
    SUPERSEDED = "superseded"
    """The same reviewer has judged the claim again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """One acceptance and what became of it."""

    record: ReviewRecord
    verdict: ClaimVerdict
    state: SignOffState


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One verdict with the record that it stands in."""

    record: ReviewRecord
    digest: str
    """Of the record."""
    withdrawals_seen: frozenset[str]
    verdict: ClaimVerdict

    @property
    def accepts(self) -> bool:
        """Whether it is a sign-off."""
        return self.record.meaning.approves and self.verdict.verdict is Verdict.ACCEPT


_make_sitting = maker_of(Sitting)


def sittings_by_claim(records: Sequence[JudgedRecord], article: Article) -> Mapping[ClaimId, list[Sitting]]:
    """The verdicts on each claim, in the order of the records.

    A withdrawal or recusal that names no claim is about every claim of the article.
    """
    found: defaultdict[ClaimId, list[Sitting]] = defaultdict(list)
    for one in records:
        record = one.record
        verdicts = record.claims
        if not verdicts and record.meaning in (Meaning.WITHDRAWN, Meaning.RECUSED):
            verdicts = tuple(
                ClaimVerdict(claim=claim.id, digest="", verdict=Verdict.ABSTAIN, at=record.at)
                for claim in article.claims
                if claim.id is not None
            )
        for verdict in verdicts:
            found[verdict.claim].append(
                _make_sitting(record=record, digest=one.digest, withdrawals_seen=one.withdrawals_seen, verdict=verdict)
            )
    return found


def may_judge(
    sitting: Sitting, claim: Claim, article: Article, ledger: Ledger, *, recused: Container[PersonId]
) -> bool:
    """Whether a verdict is one at all: by no author, by nobody who stepped aside, against no declared interest.

    An acceptance is one, too, only where it is known well enough whose it is.
    """
    record = sitting.record
    if record.meaning is Meaning.WITHDRAWN or not record.meaning.judges:
        return False
    if is_author(record.reviewer, article) or record.reviewer in recused:
        return False
    if not sitting.accepts:
        return True
    is_known = is_known_enough(record.identity, ledger, is_recommendation=claim.is_recommendation)
    return is_known and find_conflict(record, claim, article, ledger) is None


def is_author(person: PersonId, article: Article) -> bool:
    """Whether somebody wrote the article."""
    return any(author.person == person for author in article.authors)


def has_same_meaning(sitting: Sitting, approved: Sitting, parts: SignedParts | None, ledger: Ledger) -> bool:
    """Whether a verdict rightly says that the words are only a better spelling of those approved before.

    Everything but the words must be as it was, both records must keep their words, and what they keep must be what was
    signed: the parts give the digest, and the words give theirs.
    """
    now, before = sitting.verdict, approved.verdict
    if parts is None or now.digest != digest_of_parts(parts) or not keeps_what_was_signed(before):
        return False
    if words_digest(now.words) != parts.words or before.parts is None:
        return False
    is_all_else_equal = (parts.evidence, parts.grade, parts.scope, parts.lay) == (
        before.parts.evidence,
        before.parts.grade,
        before.parts.scope,
        before.parts.lay,
    )
    return is_all_else_equal and find_meaning_change(before.words, now.words, ledger) is None


def keeps_what_was_signed(verdict: ClaimVerdict) -> bool:
    """Whether a record keeps the words that were signed: they, and the parts, give the digest."""
    parts = verdict.parts
    return parts is not None and digest_of_parts(parts) == verdict.digest and words_digest(verdict.words) == parts.words


@lru_cache(maxsize=1024)
def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it is shorter.

    Remembered, since the board signs many claims in one sitting.

    >>> months_after(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
