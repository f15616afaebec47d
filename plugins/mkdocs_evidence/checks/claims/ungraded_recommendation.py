"""The rule `ungraded-recommendation`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.analysis.wording.advice import Advice, find_advice
from mkdocs_evidence.analysis.wording.books import WordingBooks, look_through, wording_books
from mkdocs_evidence.analysis.wording.effects import Effect, find_effects
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Certainty, Claim, Strength
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger

_EXAMPLES = {
    Strength.STRONG: "strength=strong certainty=high",
    Strength.CONDITIONAL: "strength=conditional certainty=low",
    None: "strength=conditional certainty=low",
}


@rule(
    "EV104",
    on=Article,
    since="0.2",
    remedy="Say both in the curly brackets of the claim, as in `{: #id strength=conditional certainty=low }`.",
)
def ungraded_recommendation(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A recommendation without strength or certainty, or a claim of effect without certainty."""
    books = wording_books(ledger)
    told, telling = look_through(article, books), books.of_advice | books.of_effects
    for claim in article.claims:
        if claim.strength is None:
            if told[claim.text] & telling:
                yield from _check_words(claim, books)
        elif claim.certainty is None:
            yield Finding(
                at=claim.mark_at or find_first_line(claim),
                message=f"The recommendation has a strength, {claim.strength}, and no certainty of its evidence.",
                remedy="Add `certainty=high`, `moderate`, `low` or `very-low`.",
            )


def _check_words(claim: Claim, books: WordingBooks) -> Iterator[Finding]:
    advice = find_advice(claim.text, books)
    if advice:
        yield _describe_advice(claim, advice[0])
        return
    if claim.certainty is None:
        effects = [one for one in find_effects(claim.text, books) if _needs_certainty(one)]
        if effects:
            yield _describe_effect(claim, effects[0])


def _needs_certainty(effect: Effect) -> bool:
    """Whether the words claim an effect; that nothing is known is a claim about the evidence alone."""
    return effect.certainty is not Certainty.VERY_LOW or effect.is_formula or effect.is_named


def _describe_advice(claim: Claim, advice: Advice) -> Finding:
    lacking = "strength" if claim.certainty else "strength and no certainty"
    usual = {
        Strength.STRONG: "These words are those of a strong recommendation.",
        Strength.CONDITIONAL: "These words are those of a conditional recommendation.",
        None: "These words leave it open whether it is strong.",
    }[advice.strength]
    return Finding(
        at=claim.text_map.place(advice.start, advice.stop),
        message=f"“{claim.text[advice.start : advice.stop]}” recommends something, and the claim has no {lacking}. "
        f"{usual}",
        remedy=f"Say both in the curly brackets of the claim, as in `{_mark(claim)} {_EXAMPLES[advice.strength]} }}`.",
        severity=None if advice.is_sure else Severity.WARNING,
    )


def _mark(claim: Claim) -> str:
    """The beginning of the claim's attribute list."""
    return f"{{: #{claim.id or 'id'}"


def _describe_effect(claim: Claim, effect: Effect) -> Finding:
    return Finding(
        at=claim.text_map.place(effect.start, effect.stop),
        message=f"“{claim.text[effect.start : effect.stop]}” claims an effect in general, and the claim has no "
        "certainty.",
        remedy=f"Say how sure the evidence is, as in `{_mark(claim)} certainty=moderate }}` (`high`, `moderate`, `low` "
        "or `very-low`), or say in the past tense what one study found.",
        # It may be the harm of an exposure, for which not every board grades the evidence.
        severity=None if effect.is_sure and not effect.worsens else Severity.WARNING,
    )
