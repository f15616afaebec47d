"""What stands below a claim and below a sentence of the bottom line: grading, state, and the evidence, in place.

`CardDecor` is the decor that the Markdown extension asks for, one for each article.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.audiences import find_audience
from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.audience import Audience
from mkdocs_evidence.model.claim import AnswerSentence, Certainty, Citation, Claim
from mkdocs_evidence.model.ids import ClaimName
from mkdocs_evidence.render.board_word import BoardWordView, board_word
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.evidence import ScopeView, SourceView, evidence_summary, source_views
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.marks import render_marks
from mkdocs_evidence.render.recommendation import RecommendationView, recommendation_view
from mkdocs_evidence.render.sign_off_words import claim_state
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.terms import glossary_of
from mkdocs_evidence.render.words import CERTAINTY, STRENGTH, STRONG_BECAUSE, Term, count_of, shorten


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
    sources: tuple[SourceView, ...]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundView:
    """One claim that a sentence of the bottom line rests on."""

    anchor: str
    text: str
    certainty: Term | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundsView:
    """What a sentence of the bottom line rests on."""

    certainty: Term | None
    certainty_id: str
    """The lowest among its claims: the sentence is no surer than that."""
    title: str
    grounds: tuple[GroundView, ...]
    missing: tuple[str, ...]
    """Ids the author names and no claim of the article has."""


class CardDecor:
    """Makes the marks and cards of one article, for the Markdown extension to put into the text."""

    def __init__(self, facts: ArticleFacts) -> None:
        self._facts = facts
        self.glossary = glossary_of(facts.site.ledger)
        self._claims = {claim.id: claim for claim in facts.article.claims if claim.id is not None}

    def marks(self, citations: Sequence[Citation]) -> str:
        """HTML of one bracket of citations."""
        return render_marks(citations, self._facts.numbers)

    def audience(self, name: str) -> Audience:
        """The audience that an author names."""
        return find_audience(name, self._facts.site.ledger)

    def spoken(self, claim: Claim) -> str:
        """Strength, certainty and state, heard between a claim and its citations; seen below it instead."""
        terms = [
            STRENGTH[claim.strength] if claim.strength else None,
            CERTAINTY[claim.certainty] if claim.certainty else None,
            claim_state(_state(claim, self._facts), self._facts.site),
        ]
        words = ", ".join(term.name.lower() for term in terms if term)
        return f'<span class="ev-cites ev-vh"> {words[:1].upper()}{words[1:]}. </span>'

    def after_claim(self, claim: Claim) -> str:
        """HTML that follows the words of a claim."""
        return render_template("card.html", card_view(claim, self._facts))

    def after_sentence(self, sentence: AnswerSentence) -> str:
        """HTML that follows a sentence of the bottom line."""
        found = [self._claims[name] for name in sentence.rests_on if name in self._claims]
        grades = [claim.certainty for claim in found if claim.certainty is not None]
        lowest = max(grades, key=list(Certainty).index, default=None)
        view = GroundsView(
            certainty=CERTAINTY[lowest] if lowest else None,
            certainty_id=lowest or "",
            title=f"Rests on {count_of(len(found), 'claim', 'claims')}",
            grounds=tuple(
                GroundView(
                    anchor=claim.id or "",
                    text=shorten(claim.text, max_characters=160),
                    certainty=CERTAINTY[claim.certainty] if claim.certainty else None,
                )
                for claim in found
            ),
            missing=tuple(name for name in sentence.rests_on if name not in self._claims),
        )
        return render_template("grounds.html", view)


def card_view(claim: Claim, facts: ArticleFacts) -> CardView:
    """All that stands below the words of a claim."""
    site, standing = facts.site, facts.claim_standings.get(claim.id) if claim.id else None
    state = _state(claim, facts)
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
        sources=source_views(claim, facts),
        recommendation=recommendation_view(claim, facts),
        scope=tuple(ScopeView(name=name, value=site.term_name(term)) for name, term in scope if term),
        indirect=claim.indirect,
        conflicts=tuple(_conflict(name, facts) for name in claim.conflicts_with),
        conflict_note=claim.conflict_note,
        due=claim.due.isoformat() if claim.due else "",
        due_text=date_text(claim.due) if claim.due else "",
    )


def _state(claim: Claim, facts: ArticleFacts) -> State:
    standing = facts.claim_standings.get(claim.id) if claim.id else None
    return standing.state if standing else State.DRAFT


def _conflict(name: str, facts: ArticleFacts) -> ConflictView:
    full = ClaimName(name if "#" in name else f"{facts.article.id}#{name}")
    other = facts.site.claims.get(full)
    return ConflictView(text=shorten(other.text) if other else name, url=facts.links.to_claim(full))
