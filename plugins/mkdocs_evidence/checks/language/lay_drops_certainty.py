"""The rule `lay-drops-certainty`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.wording.advice import find_advice
from mkdocs_evidence.analysis.wording.books import WordingBooks, wording_books
from mkdocs_evidence.analysis.wording.effects import find_effects
from mkdocs_evidence.analysis.wording.lay import find_promise
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Certainty, Claim, Strength
from mkdocs_evidence.model.finding import Finding, Related, Severity
from mkdocs_evidence.model.ledger import Ledger

_WEAK = (Certainty.LOW, Certainty.VERY_LOW)


@rule(
    "EV504",
    on=Article,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Say how sure it is in plain words: “may”, “it is not known”, “studies do not agree”.",
)
def lay_drops_certainty(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A lay text that promises what its claim says only with doubt."""
    books = wording_books(ledger)
    claims = {claim.id: claim for claim in article.claims if claim.id is not None}
    for lay in article.lay_texts:
        claim = claims.get(lay.claim)
        doubt = _doubt(claim, books) if claim else ""
        promise = find_promise(lay.text, books) if doubt else None
        if claim and promise:
            start, stop = promise
            yield Finding(
                at=lay.text_map.place(start, stop),
                message=f"“{lay.text[start:stop]}” sounds certain to a {lay.audience}, and the claim `{lay.claim}` "
                f"{doubt}.",
                related=(Related(at=claim.at, message="The claim is here."),),
            )


def _doubt(claim: Claim, books: WordingBooks) -> str:
    """What makes a claim uncertain, as the end of a sentence; empty when it is not."""
    if claim.certainty in _WEAK:
        return f"has {claim.certainty.replace('-', ' ')} certainty"
    if claim.strength is Strength.CONDITIONAL:
        return "is a conditional recommendation"
    if claim.certainty is not None or claim.strength is not None:
        return ""
    if any(one.strength is Strength.CONDITIONAL for one in find_advice(claim.text, books)):
        return "is a conditional recommendation"
    if any(one.certainty in _WEAK for one in find_effects(claim.text, books)):
        return "is worded with doubt"
    return ""
