"""The rule `wording-against-certainty`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.wording.advice import Advice, find_advice
from mkdocs_evidence.analysis.wording.books import WordingBooks, wording_books
from mkdocs_evidence.analysis.wording.effects import Effect, find_effects
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Certainty, Claim, Strength
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.syntax.patterns import regex

_STRONG = "“we recommend”, “should”, “offer”"
_PERMISSION = regex(
    r"\b(?:may|might|could)\s(?:also\s|then\s)?(?:be\s[a-z]+(?:ed|en)\b(?!\sby\b)|use|give|take|stop|start|try|omit)\b"
)
_SCALE = (Certainty.VERY_LOW, Certainty.LOW, Certainty.MODERATE, Certainty.HIGH)
_VERBS = {
    Certainty.HIGH: "“reduces”, without “may” or “probably”",
    Certainty.MODERATE: "“probably reduces”",
    Certainty.LOW: "“may reduce”",
    Certainty.VERY_LOW: "“it is very uncertain whether … reduces”",
}


@rule(
    "EV110",
    on=Article,
    since="0.2",
    remedy="Word the claim as its certainty allows: high “reduces”, moderate “probably reduces”, low “may reduce”, "
    "very low “it is very uncertain whether”. Or correct the certainty.",
)
def wording_against_certainty(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """Words that are surer, or less sure, than the certainty or the strength of their claim."""
    books = wording_books(ledger)
    for claim in article.claims:
        if claim.strength is not None:
            yield from _check_strength(claim, claim.strength, books)
        elif claim.certainty is not None:
            yield from _check_certainty(claim, claim.certainty, books)


def _check_certainty(claim: Claim, certainty: Certainty, books: WordingBooks) -> Iterator[Finding]:
    for effect in find_effects(claim.text, books, is_graded=True):
        if effect.certainty is None or effect.certainty is certainty:
            continue
        yield _describe_effect(claim, certainty, effect, effect.certainty)
        return


def _describe_effect(claim: Claim, certainty: Certainty, effect: Effect, said: Certainty) -> Finding:
    above = _SCALE.index(said) - _SCALE.index(certainty)
    words, level = claim.text[effect.start : effect.stop], certainty.replace("-", " ")
    what = (
        f"The text names {said.replace('-', ' ')} certainty"
        if effect.is_named
        else f"“{words}” is worded for {said.replace('-', ' ')} certainty"
    )
    return Finding(
        at=claim.text_map.place(effect.start, effect.stop),
        message=f"{what}, and the claim has {level} certainty, whose words are {_VERBS[certainty]}.",
        # One step beside the scale is a matter of taste, and too much caution misleads nobody into treatment.
        severity=None if above > 1 or effect.is_named else Severity.WARNING,
    )


def _check_strength(claim: Claim, strength: Strength, books: WordingBooks) -> Iterator[Finding]:
    advice = find_advice(claim.text, books)
    if not advice and strength is Strength.STRONG:
        yield from _find_permission(claim)
    # Words that leave it open, or that say both, agree with either strength.
    if not advice or any(one.strength in (None, strength) for one in advice):
        return
    yield _describe_advice(claim, strength, advice[0])


def _find_permission(claim: Claim) -> Iterator[Finding]:
    """Words that only allow what the claim recommends strongly: "could be stopped", "may use"."""
    found = _PERMISSION.search(claim.text)
    if found is not None:
        yield Finding(
            at=claim.text_map.place(found.start(), found.end()),
            message=f"“{found[0]}” only allows something, and the claim has `strength=strong`, whose words are "
            f"{_STRONG}.",
            remedy="Word it as strong, or correct the strength.",
            severity=Severity.WARNING,
        )


def _describe_advice(claim: Claim, strength: Strength, advice: Advice) -> Finding:
    said = "strong" if strength is Strength.CONDITIONAL else "conditional"
    usual = "“we suggest”, “may be considered”" if strength is Strength.CONDITIONAL else _STRONG
    return Finding(
        at=claim.text_map.place(advice.start, advice.stop),
        message=f"“{claim.text[advice.start : advice.stop]}” is worded as a {said} recommendation, and the claim has "
        f"`strength={strength}`, whose words are {usual}.",
        remedy=f"Word it as {strength}, or correct the strength.",
        severity=Severity.WARNING if strength is Strength.STRONG else None,
    )
