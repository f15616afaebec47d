"""The rule `stronger-than-source`."""

import re
from collections.abc import Iterator, Sequence

from mkdocs_evidence.analysis.support import find_carrying_citations, find_carrying_extracts
from mkdocs_evidence.analysis.wording.advice import find_advice
from mkdocs_evidence.analysis.wording.books import WordingBooks, look_through, wording_books
from mkdocs_evidence.analysis.wording.ladder import (
    Rung,
    advice_rung,
    causal_words,
    certainty_rung,
    is_only_association,
)
from mkdocs_evidence.analysis.wording.phrases import read_words
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import AnswerSentence, Article, Claim, Strength
from mkdocs_evidence.model.finding import Finding, Related, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import EvidenceKind, Extract
from mkdocs_evidence.syntax.patterns import regex

_OBSERVATIONS = (EvidenceKind.COHORT, EvidenceKind.CASE_CONTROL, EvidenceKind.CASE_SERIES)
_RATIOS = frozenset(("odds-ratio", "risk-ratio", "hazard-ratio", "rate-ratio"))
_SMALL_STEPS = ((1, 2), (0, 2))
"""From “could” to “may” and from “not known” to “may”: a difference of tone, so a warning."""
_LONG_STEP = 2
"""Rungs from a bottom line down to its claims that nobody climbs by tone alone."""
_MODAL_BEFORE = regex(r"\b(?:(?:may|might|could|can|probably|possibly|likely)\s(?:also\s|not\s)?)+$", re.IGNORECASE)
_STEM = 5
"""Letters of a word that stand for it: `bisphosphonate` and `bisphosphonates` are one."""
_SAY_NOTHING = frozenset("shoul consi recom offer sugge patie adult peopl treat thera stron befor durin".split())
"""Stems that every recommendation shares with every other."""
_RESULTS = frozenset(
    "improvement improvements improved improves reduction reductions reduced reduces benefit benefits effect effects "
    "relief increase increased decrease decreased gain gains risk response responses difference results better worse "
    "higher lower fewer less more superior effective".split()
)


@rule(
    "EV108",
    on=Article,
    since="0.2",
    remedy="Say it as the work says it, or cite a work that says it as strongly.",
)
def stronger_than_source(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A claim, or a sentence of the bottom line, that says more than all it rests on."""
    books = wording_books(ledger)
    claims = {claim.id: claim for claim in reversed(article.claims)} if article.answer else {}
    for sentence in article.answer:
        parents = [claims[name] for name in sentence.rests_on if name in claims]
        if parents and len(parents) == len(sentence.rests_on):
            yield from _check_answer(sentence, parents, books)
    told, telling = look_through(article, books), books.of_effects | books.causes.bit | books.emphasis.bit
    for claim in article.claims:
        # Few texts hold a phrase of any of these books, and all are asked at once.
        advises = find_advice(claim.text, books) if told[claim.text] & books.of_advice else ()
        if not advises and not told[claim.text] & telling:
            continue
        # A claim may mention advice ("was given as first-line therapy") without giving any.
        advice = advice_rung(claim.text, books) if advises else None
        certainty = certainty_rung(claim.text, books)
        cause, praise = causal_words(claim.text, books), _find_praise(claim.text, books)
        if advice is None and certainty is None and cause is None and not praise:
            continue
        extracts = [(one, _words_of(one)) for one in find_carrying_extracts(claim, ledger)]
        related = [(one, text) for one, text in extracts if _speak_alike(claim.text, one)]
        if advice is not None:
            yield from _compare(claim, advice, [(one, advice_rung(text, books), text) for one, text in related])
        if certainty is not None and claim.strength is None:
            yield from _compare(claim, certainty, [(one, certainty_rung(text, books), text) for one, text in related])
        if cause is not None and claim.strength is None:
            yield from _check_cause(claim, cause, related, books, ledger)
        if extracts and praise:
            yield from _check_praise(claim, praise, extracts, books)


def _check_answer(sentence: AnswerSentence, parents: Sequence[Claim], books: WordingBooks) -> Iterator[Finding]:
    if any(claim.strength is Strength.STRONG for claim in parents):
        return
    for read in (advice_rung, certainty_rung):
        own = read(sentence.text, books)
        known = [(rung, claim) for claim in parents if (rung := read(claim.text, books)) is not None]
        if own is None or not known:
            continue
        rung, claim = max(known, key=lambda one: one[0].height)
        if own.height <= rung.height:
            continue
        yield Finding(
            at=sentence.text_map.place(own.start, own.stop),
            message=f"“{_with_modal(sentence.text, own)}” is stronger than what the answer rests on, which says "
            f"“{_with_modal(claim.text, rung)}”.",
            remedy="Say it as the claim says it.",
            related=(Related(at=claim.at, message="The answer rests on this claim."),),
            # A word of another tone is not yet another advice; from an option to a duty is.
            severity=None if own.height - rung.height >= _LONG_STEP else Severity.WARNING,
        )
        return


def _words_of(extract: Extract) -> str:
    return extract.quote or extract.finding


def _speak_alike(claim: str, extract: Extract) -> bool:
    """Whether a claim and an extract share a word that is long enough to be about something."""
    source = " ".join((extract.finding, extract.quote, extract.intervention or ""))
    return not _stems(claim).isdisjoint(_stems(source))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in read_words(text).tokens if len(word) > _STEM} - _SAY_NOTHING


def _compare(claim: Claim, own: Rung, others: Sequence[tuple[Extract, Rung | None, str]]) -> Iterator[Finding]:
    known = [(extract, rung, text) for extract, rung, text in others if rung is not None]
    if not known:
        return
    extract, rung, text = max(known, key=lambda one: one[1].height)
    if own.height <= rung.height:
        return
    yield Finding(
        at=claim.text_map.place(own.start, own.stop),
        message=f"“{_with_modal(claim.text, own)}” is stronger than the cited work, which says "
        f"“{_with_modal(text, rung)}”.",
        related=(_relate(extract),),
        severity=Severity.WARNING if (rung.height, own.height) in _SMALL_STEPS else None,
    )


def _with_modal(text: str, rung: Rung) -> str:
    """The words of a rung with the modal before them, which makes the difference: `may reduce`."""
    modal = _MODAL_BEFORE.search(text, 0, rung.start)
    return text[modal.start() if modal else rung.start : rung.stop]


def _check_cause(
    claim: Claim, cause: tuple[int, int], extracts: Sequence[tuple[Extract, str]], books: WordingBooks, ledger: Ledger
) -> Iterator[Finding]:
    kinds = {ledger.references[one.key].kind for one in find_carrying_citations(claim, ledger)}
    if not extracts or not kinds <= {*_OBSERVATIONS}:
        return
    is_unsaid = _shows_ratio(extracts) and all(causal_words(text, books) is None for _, text in extracts)
    is_association = all(is_only_association(text, books) for _, text in extracts)
    if is_association or is_unsaid:
        yield Finding(
            at=claim.text_map.place(*cause),
            message=f"“{claim.text[cause[0] : cause[1]]}” says that one thing makes another, and the cited observation "
            + ("says only that they go together." if is_association else "only compares groups."),
            related=(_relate(extracts[0][0]),),
            # "Had more infections" may be said of a cause too; that nothing more is said is only a doubt.
            severity=None if is_association else Severity.WARNING,
        )


def _shows_ratio(extracts: Sequence[tuple[Extract, str]]) -> bool:
    """Whether what is cited compares groups, as odds or risks."""
    return any(datum.measure in _RATIOS for extract, _ in extracts for datum in extract.data)


def _find_praise(text: str, books: WordingBooks) -> tuple[tuple[int, int], ...]:
    """Where words make a result larger: “substantial improvement”, “improved dramatically”."""
    words = read_words(text)
    return tuple(
        (words.spans[one.start][0], words.spans[one.stop - 1][1])
        for one in books.emphasis.find_in(words)
        if one.label == "emphasis" and not _RESULTS.isdisjoint(words.tokens[max(0, one.start - 2) : one.stop + 3])
    )


def _check_praise(
    claim: Claim, praise: Sequence[tuple[int, int]], extracts: Sequence[tuple[Extract, str]], books: WordingBooks
) -> Iterator[Finding]:
    for extract, _ in extracts:
        said = " ".join((extract.quote, extract.finding, *(datum.what for datum in extract.data)))
        if books.emphasis.find_in(read_words(said)):
            return
    start, stop = praise[0]
    yield Finding(
        at=claim.text_map.place(start, stop),
        message=f"“{claim.text[start:stop]}” makes more of the result than the cited extracts do.",
        remedy="Leave it out and let the figure speak, or quote the work when it says so.",
        related=(_relate(extracts[0][0]),),
        severity=Severity.WARNING,
    )


def _relate(extract: Extract) -> Related:
    return Related(
        at=Place(extract.at.file, extract.at.line, extract.at.column), message=f"Extract `{extract.id}` is here."
    )
