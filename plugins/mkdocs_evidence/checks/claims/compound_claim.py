"""The rule `compound-claim`."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from mkdocs_evidence.analysis.wording.advice import find_advice
from mkdocs_evidence.analysis.wording.assertions import Assertion, AssertionKind, find_assertions
from mkdocs_evidence.analysis.wording.books import look_through, wording_books
from mkdocs_evidence.analysis.wording.phrases import may_have_sentences, read_words
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger

_MOST_SENTENCES = 2


@rule(
    "EV115",
    on=Article,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Make each a claim of its own, with its own citation, certainty and strength.",
)
def compound_claim(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """Several assertions in one claim under the same citations."""
    books = wording_books(ledger)
    told, telling = look_through(article, books), books.of_advice
    for claim in article.claims:
        # One or two sentences are too much for a claim only when they advise as well.
        may_advise = told[claim.text] & telling
        if not _is_long(claim.text) and not (may_advise and find_advice(claim.text, books)):
            continue
        assertions = find_assertions(claim, books)
        for _, group in groupby(assertions, key=lambda one: one.group):
            if found := _describe(claim, [*group]):
                yield found
                break


def _is_long(text: str) -> bool:
    return may_have_sentences(text) and len(read_words(text).sentences) > _MOST_SENTENCES


def _describe(claim: Claim, group: Sequence[Assertion]) -> Finding | None:
    advice = [one for one in group if one.kind is AssertionKind.ADVICE]
    others = [one for one in group if one.kind is not AssertionKind.ADVICE]
    if advice and others:
        second = max(advice[0], others[0], key=lambda one: one.start)
        what = "an effect" if others[0].kind is AssertionKind.EFFECT else "a result"
        return Finding(
            at=claim.text_map.place(second.start, second.stop),
            message=f"The claim both advises and states {what} (“{_opening(claim, second)}”), and one decision "
            "of the board and one group of citations would have to serve both.",
        )
    sentences = [one for one in group if one.is_sentence]
    if len(sentences) > _MOST_SENTENCES:
        last = sentences[_MOST_SENTENCES]
        return Finding(
            at=claim.text_map.place(last.start, last.stop),
            message=f"The claim makes {len(sentences)} assertions under the same citations; “{_opening(claim, last)}” "
            "is the third.",
        )
    return None


def _opening(claim: Claim, one: Assertion) -> str:
    words = claim.text[one.start : one.stop].lstrip("; ").split()
    return " ".join(words) if len(words) <= 6 else " ".join(words[:6]) + " …"
