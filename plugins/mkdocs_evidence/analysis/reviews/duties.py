"""Who owes the board's work what: claims that wait for a member, and approvals that run out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.interests import find_declared_conflict
from mkdocs_evidence.analysis.reviews.last_verdicts import last_verdicts
from mkdocs_evidence.analysis.reviews.needs import need_of
from mkdocs_evidence.analysis.reviews.sign_offs import is_author
from mkdocs_evidence.analysis.reviews.standing import ArticleStanding, stand_article
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId, ClaimId, PersonId
from mkdocs_evidence.model.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDuties:
    """What one article still needs."""

    article: ArticleId
    standing: ArticleStanding
    waiting: Mapping[PersonId, tuple[ClaimId, ...]]
    """By member: the claims on which this member is asked to decide, and may."""
    next_due: date | None
    """The first day on which an approval ends; None while nothing is approved."""


def find_duties(article: Article, ledger: Ledger) -> ArticleDuties:
    """What an article needs, and of whom, on the day of the ledger."""
    records = judged_records(article.id, ledger)
    standing = stand_article(article, ledger, records, as_of=ledger.as_of)
    decided = last_verdicts(records)
    waiting: dict[PersonId, tuple[ClaimId, ...]] = {}
    for member in _sitting_members(ledger):
        past, writes = decided.get(member, {}), is_author(member, article)
        own = tuple(
            claim.id
            for claim, stands in zip(article.claims, standing.claims, strict=True)
            if claim.id is not None
            and need_of(stands, past.get(claim.id), member=member, is_author=writes, day=ledger.as_of).is_asked
            and find_declared_conflict(member, claim, article, ledger) is None
        )
        if own:
            waiting[member] = own
    dues = [one.due for one in standing.claims if one.due is not None]
    return ArticleDuties(article=article.id, standing=standing, waiting=waiting, next_due=min(dues, default=None))


def _sitting_members(ledger: Ledger) -> tuple[PersonId, ...]:
    """The members whose term the day of the ledger lies in, each once, in the order of the board."""
    day = ledger.as_of
    seats = ledger.board.members if ledger.board else ()
    return tuple(
        dict.fromkeys(
            seat.person
            for seat in seats
            if day is None or ((seat.since is None or seat.since <= day) and (seat.until is None or day <= seat.until))
        )
    )
