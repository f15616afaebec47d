"""What few claims have on their cards: conflicts, what the board did beyond a sign-off, and advice."""

from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.standing import ClaimStanding
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.ids import ClaimName
from mkdocs_evidence.render.cards.board_word import BoardWordView, board_word, is_changed
from mkdocs_evidence.render.cards.recommendation import RecommendationView, recommendation_view
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.words import shorten


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """A claim with which another is in declared conflict."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreView:
    """What a card says besides grading and evidence."""

    conflicts: tuple[ConflictView, ...]
    """Claims that say otherwise, as the author declares."""
    conflict_note: str
    board: BoardWordView | None
    """What the board decided; None while it has not seen the article."""
    recommendation: RecommendationView | None
    """None for a claim without a strength."""


def has_more(claim: Claim, decided: ClaimStanding | None) -> bool:
    """Whether a card says more than grading and evidence.

    Args:
        claim: A claim of the article.
        decided: Where it stands with the board; None while that has no record on the article.
    """
    if claim.conflicts_with or claim.is_recommendation:
        return True
    return decided is not None and bool(decided.withdrawals or decided.dissent or is_changed(decided))


def more_view(claim: Claim, decided: ClaimStanding | None, facts: ArticleFacts) -> MoreView:
    """What a card says more, for a claim of which `has_more` holds."""
    return MoreView(
        conflicts=tuple(_conflict(name, facts) for name in claim.conflicts_with),
        conflict_note=claim.conflict_note,
        board=board_word(claim, decided, facts) if decided is not None else None,
        recommendation=recommendation_view(claim, facts),
    )


def _conflict(name: str, facts: ArticleFacts) -> ConflictView:
    full = ClaimName(name if "#" in name else f"{facts.article.id}#{name}")
    other = facts.site.claims.get(full)
    return ConflictView(text=shorten(other.text) if other else name, url=facts.links.to_claim(full))
