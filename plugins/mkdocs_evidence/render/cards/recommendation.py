"""A recommendation as one card: for whom, what it does in absolute figures, and what it means in practice."""

from dataclasses import dataclass

from mkdocs_evidence.analysis.citing import cited_extracts
from mkdocs_evidence.analysis.figures.outcome_figures import find_frequencies
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.ids import ClaimName, ReferenceKey
from mkdocs_evidence.model.reference import Extract
from mkdocs_evidence.render.cards.evidence import Picture, extract_anchor, picture_of
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.flows.outline import lettered_outcomes, outcome_anchor, outcome_title
from mkdocs_evidence.render.words import STRENGTH, URGENCY


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceRow:
    """What one work counted of one outcome."""

    outcome: str
    is_unwanted: bool
    """Whether less of it is better for the patient."""
    pictures: tuple[Picture, ...]
    number: int | None
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowEnd:
    """An outcome of the article's flow that rests on the recommendation."""

    name: str
    url: str
    urgency: str
    """How soon, in a word; empty when the flow does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationView:
    """What the card of a recommendation says besides its words, grade and evidence."""

    people: str
    """For whom it is; empty when neither claim nor article says."""
    staging: str
    is_usual: bool
    """Whether it is for those whom the whole article is about, which paper says once."""
    meaning: str
    """What the strength asks of those who follow it, by GRADE."""
    balance: tuple[BalanceRow, ...]
    """What is wanted first. Only outcomes of which the works it rests on give absolute figures."""
    flow_ends: tuple[FlowEnd, ...]


def recommendation_view(claim: Claim, facts: ArticleFacts) -> RecommendationView | None:
    """The card of a recommendation; None for a claim without a strength."""
    if claim.strength is None:
        return None
    site, article = facts.site, facts.article
    people, staging = claim.population or article.population, claim.staging or article.staging
    return RecommendationView(
        people=site.term_name(people),
        staging=site.term_name(staging),
        is_usual=(people, staging) == (article.population, article.staging),
        meaning=STRENGTH[claim.strength].about,
        balance=tuple(sorted(_balance(claim, facts), key=lambda row: row.is_unwanted)),
        flow_ends=_flow_ends(claim, facts),
    )


def _balance(claim: Claim, facts: ArticleFacts) -> list[BalanceRow]:
    kinds = {term.id: term.kind for term in facts.site.ledger.vocabulary.outcomes}
    found: dict[tuple[ReferenceKey, str], BalanceRow] = {}
    for citation in claim.citations:
        if not citation.relation.carries:
            continue
        for extract in cited_extracts(citation, facts.site.ledger):
            pictures = _pictures(extract)
            if pictures and extract.outcome:
                found[citation.key, extract.id] = BalanceRow(
                    outcome=facts.site.term_name(extract.outcome),
                    is_unwanted=kinds.get(extract.outcome) == "harm",
                    pictures=pictures,
                    number=facts.numbers.get(citation.key),
                    target=extract_anchor(citation.key, extract.id),
                )
    return list(found.values())


def _pictures(extract: Extract) -> tuple[Picture, ...]:
    return tuple(picture_of(frequency) for frequency in find_frequencies(extract))


def _flow_ends(claim: Claim, facts: ArticleFacts) -> tuple[FlowEnd, ...]:
    flow = facts.site.ledger.flows.get(facts.article.flow) if facts.article.flow else None
    if flow is None or claim.id is None:
        return ()
    name = ClaimName(f"{facts.article.id}#{claim.id}")
    return tuple(
        FlowEnd(
            name=f"{letter}. {outcome_title(outcome)}",
            url=f"#{outcome_anchor(outcome.id)}",
            urgency=URGENCY[outcome.urgency].name.lower() if outcome.urgency else "",
        )
        for letter, outcome in lettered_outcomes(flow).items()
        if name in outcome.claims
    )
