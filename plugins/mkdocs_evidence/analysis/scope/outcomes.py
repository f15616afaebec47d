"""What a claim says was measured, against what its evidence measured."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.analysis.scope.coverage import CitedExtract, carrying_extracts
from mkdocs_evidence.analysis.scope.terms import (
    Named,
    named_terms,
    outcome_finder,
    outcome_stems,
    telling_stems,
)
from mkdocs_evidence.model.claim import Citation, Claim, Relation
from mkdocs_evidence.model.ids import TermId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Extract
from mkdocs_evidence.syntax.patterns import regex

_MEASURED_BEFORE = regex(
    r"(?:\b(?:reduc|lower|prevent|decreas|increas|rais|improv|worsen|delay|caus|reliev|eas|affect|halv|doubl)\w*"
    r"|\b(?:fewer|less|more|no|lower|higher|reduced|increased)"
    r"|\b(?:risks?|rates?|incidence|odds|frequency|likelihood|probability|chances?|relief|effect|protect\w*)"
    r" (?:of|for|on|from|against))"
    r"(?:\s+(?!of\b|in\b|with\b|after\b|among\b|by\b|for\b|who\b)[\w-]+){0,2}\s+$",
    re.IGNORECASE,
)
_DESCRIBES_PEOPLE = regex(
    r"\b(?:(?:at|with) (?:\w+ )?risk (?:of|for)|(?:who (?:had|have)|with|after|history of|following)"
    r"(?: an?| the| previous| prior| recent| acute| known| more| no| less)*) (?:[\w-]+ )?$",
    re.IGNORECASE,
)
_MEASURED_AFTER = regex(
    r"\s*(?:\(?[0-9]|(?:occurred|fell|rose|happened|followed|developed|declined|improved|worsened|eased|decreased|"
    r"increased|dropped|relief|rates?|risk)\b|(?:within|by|at|in|to)\s+[0-9]"
    r"|(?:was|were)\s+(?:significantly\s+)?(?:less|more|lower|higher|fewer|reduced|increased|seen|reported|observed|"
    r"prevented|rarer|commoner|halved|[0-9]))",
    re.IGNORECASE,
)
_HAPPENED = regex(
    r"[a-z]ed(?=\s*(?:$|[,.;:)]|(?:in|at|by|within|after|with|without|and|or|over|during|before|when|while|than)\b))",
    re.IGNORECASE,
)
_BECAME = regex(r"\b(?:became|become|becomes|remained|stayed|were|was)\s+$", re.IGNORECASE)
_REACH = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherOutcome:
    """Evidence on another outcome than the claim's."""

    claimed: TermId
    cited: CitedExtract
    measured: TermId
    named: Named | None = None
    """Where the words of the claim name the outcome; None when its attribute does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathered:
    citation: Citation
    extracts: tuple[Extract, ...]


def find_other_outcomes(claim: Claim, ledger: Ledger) -> tuple[OtherOutcome, ...]:
    """The evidence of a claim that measured something else, unless the claim says why it carries over.

    The attribute `outcome` is compared with each citation. The words are compared with all of the evidence together,
    and only where they name a single outcome of the vocabulary as what was measured, and no extract speaks of it.
    """
    if claim.indirect or not ledger.vocabulary.outcomes:
        return ()
    carried = [_Gathered(citation=one, extracts=found) for one, found in carrying_extracts(claim, ledger)]
    declared = tuple(_against_attribute(claim, carried, ledger))
    if declared:
        return declared
    worded = _against_words(claim, carried, ledger)
    return () if worded is None else (worded,)


def _against_attribute(claim: Claim, carried: list[_Gathered], ledger: Ledger) -> Iterator[OtherOutcome]:
    known = outcome_stems(ledger)
    if claim.outcome is None or claim.outcome not in known:
        return
    is_carried = any(
        one.citation.relation is Relation.SUPPORTS and any(extract.outcome == claim.outcome for extract in one.extracts)
        for one in carried
    )
    for one in carried:
        measured = [extract.outcome for extract in one.extracts]
        if any(outcome is None or outcome not in known or outcome == claim.outcome for outcome in measured):
            continue
        if one.citation.relation is Relation.QUALIFIES and is_carried:
            continue
        yield _other(claim.outcome, one)


def _other(claimed: TermId, one: _Gathered, named: Named | None = None) -> OtherOutcome:
    extract = one.extracts[0]
    measured = extract.outcome or TermId("")
    cited = CitedExtract(citation=one.citation, extract=extract)
    return OtherOutcome(claimed=claimed, cited=cited, measured=measured, named=named)


def _against_words(claim: Claim, carried: list[_Gathered], ledger: Ledger) -> OtherOutcome | None:
    extracts = [extract for one in carried for extract in one.extracts]
    known = outcome_stems(ledger)
    if not extracts or any(extract.outcome is None or extract.outcome not in known for extract in extracts):
        return None
    named = outcome_finder(ledger).find(claim.text)
    terms = named_terms(named)
    if len(terms) != 1 or any(extract.outcome in terms for extract in extracts):
        return None
    measured = next((one for one in named if _is_measured(one, claim.text)), None)
    if measured is None:
        return None
    words = telling_stems(claim.text[measured.start : measured.stop])
    if any(_speaks_of(extract, words, ledger) for extract in extracts):
        return None
    return _other(TermId(measured.term), carried[0], measured)


def _is_measured(one: Named, text: str) -> bool:
    """Whether the words around say that this is what was counted or changed, and not whom it was counted in."""
    before = text[max(0, one.start - _REACH) : one.start]
    if _DESCRIBES_PEOPLE.search(before):
        return False
    happened = _HAPPENED.match(text, max(one.start, one.stop - 3))
    became = text.endswith("ful", one.start, one.stop) and _BECAME.search(before)
    return bool(happened or became or _MEASURED_BEFORE.search(before) or _MEASURED_AFTER.match(text, one.stop))


def _speaks_of(extract: Extract, words: frozenset[str], ledger: Ledger) -> bool:
    """Whether the extract's own outcome shares a word with the phrase, or its text has all of it."""
    names = outcome_stems(ledger).get(extract.outcome, frozenset()) if extract.outcome else frozenset()
    if not words.isdisjoint(names):
        return True
    texts = (extract.finding, extract.quote, *(f"{datum.what} {datum.arm} {datum.versus}" for datum in extract.data))
    return any(words <= telling_stems(text) for text in texts if text)
