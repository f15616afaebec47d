"""Strength, certainty and state of claims as HTML: seen below the claim, and heard in it. Few of an article differ."""

from typing import NamedTuple

from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.claim import Certainty, Claim, Strength, StrongBecause
from mkdocs_evidence.render.board.sign_off_words import claim_state
from mkdocs_evidence.render.escaped import escaped
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.words import CERTAINTY, STRENGTH, STRONG_BECAUSE, Term

_Grades = tuple[Strength | None, StrongBecause | None, Certainty | None, State]


class Grading(NamedTuple):
    """How strong and how sure a claim is, and where it stands with the board."""

    seen: str
    """A line each, for the card of the claim."""
    heard: str
    """The same for those who hear the page, between the claim and its citations."""


class Gradings:
    """The gradings of the claims of one article, each made once."""

    def __init__(self, facts: ArticleFacts) -> None:
        """Takes what the page shows."""
        self._facts = facts
        self._known: dict[_Grades, Grading] = {}

    def of(self, claim: Claim) -> Grading:
        """The grading of a claim."""
        grades = (claim.strength, claim.strong_because, claim.certainty, state_of(claim, self._facts))
        known = self._known.get(grades)
        if known is None:
            known = self._known[grades] = _grading(*grades, self._facts)
        return known


def state_of(claim: Claim, facts: ArticleFacts) -> State:
    """Where a claim stands with the board."""
    standing = facts.claim_standings.get(claim.id) if claim.id else None
    return standing.state if standing else State.DRAFT


def _grading(
    strength: Strength | None,
    because: StrongBecause | None,
    certainty: Certainty | None,
    state: State,
    facts: ArticleFacts,
) -> Grading:
    state_term = claim_state(state, facts.site)
    lines, said = "", [state_term]
    if certainty is not None:
        term = CERTAINTY[certainty]
        said.insert(0, term)
        lines = (
            f'<span class="ev-grade ev-grade--{certainty}" aria-hidden="true">'
            f'<span class="ev-shape" aria-hidden="true">{term.shape}</span> {term.name}</span>\n\n'
        )
    if strength is not None:
        said.insert(0, STRENGTH[strength])
        why = f'<span class="ev-because">{escaped(STRONG_BECAUSE[because])}</span>\n' if because else ""
        lines = _silent("strength", strength, STRENGTH[strength]) + why + lines
    words = ", ".join([term.name.lower() for term in said])
    return Grading(
        seen=lines + _silent("state", state, state_term),
        heard=f'<span class="ev-cites ev-vh"> {words[:1].upper()}{words[1:]}. </span>',
    )


def _silent(kind: str, name: str, term: Term) -> str:
    """A term that is seen here and heard elsewhere."""
    return (
        f'<span class="ev-{kind} ev-{kind}--{name}" aria-hidden="true">'
        f'<span class="ev-shape">{term.shape}</span> {term.name}</span>\n'
    )
