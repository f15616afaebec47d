"""What stands below a claim and below a sentence of the bottom line: grading, state, and the evidence, in place.

`CardDecor` is the decor that is asked for it while the author's text is rendered, one for each article.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_evidence.analysis.audiences import find_audience
from mkdocs_evidence.model.audience import Audience
from mkdocs_evidence.model.claim import AnswerSentence, Certainty, Citation, Claim
from mkdocs_evidence.render.cards.grading import Gradings
from mkdocs_evidence.render.cards.html import card_html
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.marks import render_marks
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.terms import glossary_of
from mkdocs_evidence.render.words import CERTAINTY, Term, count_of, shorten
from mkdocs_evidence.syntax.citations import CitedKey


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundView:
    """One claim that a sentence of the bottom line rests on."""

    anchor: str
    text: str
    marks: Markup
    """Of its citations, so that its evidence is one step away and not two."""
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
        self._gradings = Gradings(facts)
        self.glossary = glossary_of(facts.site.ledger)
        self._claims = {claim.id: claim for claim in facts.article.claims if claim.id is not None}

    def marks(self, citations: Sequence[Citation | CitedKey]) -> str:
        """HTML of one bracket of citations."""
        return render_marks(citations, self._facts.numbers)

    def audience(self, name: str) -> Audience:
        """The audience that an author names."""
        return find_audience(name, self._facts.site.ledger)

    def spoken(self, claim: Claim) -> str:
        """Strength, certainty and state, heard between a claim and its citations; seen below it instead."""
        return self._gradings.of(claim).heard

    def after_claim(self, claim: Claim) -> str:
        """HTML that follows the words of a claim."""
        return card_html(claim, self._facts, self._gradings.of(claim).seen)

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
                    marks=Markup(self.marks(claim.citations) if claim.citations else ""),
                    certainty=CERTAINTY[claim.certainty] if claim.certainty else None,
                )
                for claim in found
            ),
            missing=tuple(name for name in sentence.rests_on if name not in self._claims),
        )
        return render_template("grounds.html", view)
