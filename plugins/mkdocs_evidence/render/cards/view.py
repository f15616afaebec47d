"""What stands below the words of one claim: grading, state, the board's word, and its evidence."""

from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.ids import ClaimName
from mkdocs_evidence.render.board.sign_off_words import claim_state
from mkdocs_evidence.render.cards.board_word import BoardWordView, board_word
from mkdocs_evidence.render.cards.evidence import ScopeView, evidence_summary
from mkdocs_evidence.render.cards.recommendation import RecommendationView, recommendation_view
from mkdocs_evidence.render.cards.source_lines import source_lines
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.words import CERTAINTY, STRENGTH, STRONG_BECAUSE, Term, shorten


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """A claim with which another is in declared conflict."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """All that stands below the words of one claim."""

    anchor: str
    """The claim's id; empty while it has none."""
    certainty: Term | None
    certainty_id: str
    strength: Term | None
    strength_id: str
    strong_because: str
    """Why it is strong although the certainty is low, in a sentence; empty when no reason is given."""
    state: Term
    state_id: str
    board: BoardWordView | None
    """What the board decided; None while it has not seen the claim."""
    version: str
    summary: str
    sources: str
    """HTML of the works cited, a line each; empty when none is."""
    recommendation: RecommendationView | None
    """None for a claim without a strength."""
    scope: tuple[ScopeView, ...]
    """Only where the claim's own scope differs from the article's."""
    indirect: str
    conflicts: tuple[ConflictView, ...]
    """Claims that say otherwise, as the author declares."""
    conflict_note: str
    due: str
    due_text: str


def card_view(claim: Claim, facts: ArticleFacts) -> CardView:
    """All that stands below the words of a claim."""
    site, standing = facts.site, facts.claim_standings.get(claim.id) if claim.id else None
    state = state_of(claim, facts)
    scope = (
        ("Claim is about", claim.population),
        ("Claim’s staging", claim.staging),
        ("Claim’s outcome", claim.outcome),
        ("Claim’s intervention", claim.intervention),
    )
    return CardView(
        anchor=claim.id or "",
        certainty=CERTAINTY[claim.certainty] if claim.certainty else None,
        certainty_id=claim.certainty or "",
        strength=STRENGTH[claim.strength] if claim.strength else None,
        strength_id=claim.strength or "",
        strong_because=STRONG_BECAUSE[claim.strong_because] if claim.strong_because else "",
        state=claim_state(state, site),
        state_id=state,
        board=board_word(claim, standing, facts) if standing and facts.site.has_history(facts.article.id) else None,
        version=version_code(standing.digest) if standing else "",
        summary=evidence_summary(claim, site) if claim.citations else "",
        sources=source_lines(claim, facts),
        recommendation=recommendation_view(claim, facts),
        scope=tuple(ScopeView(name=name, value=site.term_name(term)) for name, term in scope if term),
        indirect=claim.indirect,
        conflicts=tuple(_conflict(name, facts) for name in claim.conflicts_with),
        conflict_note=claim.conflict_note,
        due=claim.due.isoformat() if claim.due else "",
        due_text=date_text(claim.due) if claim.due else "",
    )


def state_of(claim: Claim, facts: ArticleFacts) -> State:
    """Where a claim stands with the board."""
    standing = facts.claim_standings.get(claim.id) if claim.id else None
    return standing.state if standing else State.DRAFT


def _conflict(name: str, facts: ArticleFacts) -> ConflictView:
    full = ClaimName(name if "#" in name else f"{facts.article.id}#{name}")
    other = facts.site.claims.get(full)
    return ConflictView(text=shorten(other.text) if other else name, url=facts.links.to_claim(full))
