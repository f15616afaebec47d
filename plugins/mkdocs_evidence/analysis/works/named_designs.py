"""The kinds of study that a claim names, against the kinds of the works it cites: `a randomised trial found`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.analysis.letters import read_letters
from mkdocs_evidence.analysis.support import find_carrying_citations
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import EvidenceKind, Reference
from mkdocs_evidence.syntax.patterns import regex

_SIGNS = (
    *("andomised ", "andomized ", "andomised, ", "andomized, ", "eta-analys", "etaanalys", "eta analys", "atic review"),
    *("rane review", "ohort stud", "ase-control", "ase series", "ase report", "uidelines ", "uideline "),
)
"""Letters of which every name has some, which rules out most of the rest."""
_ONE = r"(?<![\w-])(?:an?|one|another|this|the|that|two|three|four|five|[0-9]+|several|large|small|recent|older?|early)"
_BETWEEN = r"(?:(?!(?:an?|the|of|for|was|were|is|are|performed|by|in)\s)[\w,-]+\s){0,5}?"
_NAMED = (
    (
        EvidenceKind.RCT,
        rf"\b{_ONE}\s{_BETWEEN}randomi[sz]ed,?\s(?:[\w,-]+\s){{0,4}}?(?:trials?|stud(?:y|ies))\b"
        r"|^randomi[sz]ed\s(?:[\w-]+\s){0,2}?trials?\b",
    ),
    (
        EvidenceKind.SYSTEMATIC_REVIEW,
        rf"\b{_ONE}\s{_BETWEEN}(?:systematic\sreviews?|meta-?\s?analys[ie]s|Cochrane\sreviews?)\b",
    ),
    (EvidenceKind.COHORT, rf"\b{_ONE}\s{_BETWEEN}cohort\sstud(?:y|ies)\b"),
    (EvidenceKind.CASE_CONTROL, rf"\b{_ONE}\s{_BETWEEN}case-control\sstud(?:y|ies)\b"),
    (EvidenceKind.CASE_SERIES, rf"\b{_ONE}\s{_BETWEEN}case\s(?:series|reports?)\b"),
    (
        EvidenceKind.GUIDELINE,
        r"\bguidelines?\s(?:[\w-]+\s){0,6}?(?:recommends?|recommended|advises?|advised|suggests?|endorses?)\b",
    ),
)
_NAME = regex("|".join(f"(?P<{kind.name}>{words})" for kind, words in _NAMED), re.IGNORECASE)
_NAME_OF = {kind: regex(f"(?P<{kind.name}>{words})", re.IGNORECASE) for kind, words in _NAMED}
_SIGN_WORDS = {
    **dict.fromkeys(("randomised", "randomized"), EvidenceKind.RCT),
    **dict.fromkeys(("systematic", "meta", "metaanalysis", "metaanalyses", "cochrane"), EvidenceKind.SYSTEMATIC_REVIEW),
    "cohort": EvidenceKind.COHORT,
    "control": EvidenceKind.CASE_CONTROL,
    **dict.fromkeys(("series", "report", "reports"), EvidenceKind.CASE_SERIES),
    **dict.fromkeys(("guideline", "guidelines"), EvidenceKind.GUIDELINE),
}
_ALL_SIGN_WORDS = frozenset(_SIGN_WORDS)
"""Words of which every name of the kind has one; most claims have none of them, and most others those of one kind."""
_TO_COME = regex(
    r"[^.;]{0,40}?\b(?:needed|required|warranted|under\sway|underway|ongoing|planned|awaited|recruiting|lacking|would|should)\b"
)
_DENIED = regex(
    r"\b(?:no|not|never|without|neither|nor|lack|lacks|absence|few|unlike|until|if|whether|await|awaits|rather|instead)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_REVIEWING = regex(r"review|meta-?\s?analys|pooled|overview|evidence", re.IGNORECASE)
_CAN_BE = {
    EvidenceKind.RCT: {EvidenceKind.COHORT, EvidenceKind.CASE_CONTROL, EvidenceKind.CASE_SERIES},
    EvidenceKind.SYSTEMATIC_REVIEW: {
        EvidenceKind.RCT,
        EvidenceKind.COHORT,
        EvidenceKind.CASE_CONTROL,
        EvidenceKind.CASE_SERIES,
    },
    EvidenceKind.COHORT: {EvidenceKind.RCT, EvidenceKind.CASE_CONTROL},
    EvidenceKind.CASE_CONTROL: {EvidenceKind.RCT, EvidenceKind.COHORT},
    EvidenceKind.CASE_SERIES: {EvidenceKind.RCT, EvidenceKind.CASE_CONTROL},
    EvidenceKind.GUIDELINE: {
        EvidenceKind.RCT,
        EvidenceKind.COHORT,
        EvidenceKind.CASE_CONTROL,
        EvidenceKind.CASE_SERIES,
    },
}
"""What a study named so is not: kinds of which none can be what the claim means. Works that sum up may tell of any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDesign:
    """Words of a claim that name a kind of study which no cited work is."""

    start: int
    stop: int
    named: EvidenceKind
    work: Reference
    """A cited work of another kind."""


def find_misnamed_designs(claim: Claim, ledger: Ledger) -> Iterator[NamedDesign]:
    """The names of kinds of study in a claim that fit none of the works it cites.

    Studies that are denied, wished for or to come are left out, and so is what a cited review may tell of.
    """
    text = claim.text
    letters = read_letters(text)
    if _ALL_SIGN_WORDS.isdisjoint(letters) or not any(map(text.__contains__, _SIGNS)):
        return
    kinds = {_SIGN_WORDS[sign] for sign in _ALL_SIGN_WORDS & letters}
    names = [*(_NAME_OF[kinds.pop()] if len(kinds) == 1 else _NAME).finditer(text)]
    works = [ledger.references[one.key] for one in find_carrying_citations(claim, ledger)] if names else []
    cited = {work.kind for work in works}
    if not works or None in cited:
        return
    for found in names:
        named = EvidenceKind[found.lastgroup or ""]
        start = max(text.rfind(mark, 0, found.start()) for mark in (". ", "; ", ": ")) + 1
        if _DENIED.search(text, start, found.end()) or _TO_COME.match(text, found.end()):
            continue
        is_other = cited <= _CAN_BE[named] or _is_trial_for_review(text, named, cited)
        if is_other and not any(_is_titled(named, work) for work in works):
            yield NamedDesign(start=found.start(), stop=found.end(), named=named, work=works[0])


def _is_trial_for_review(text: str, named: EvidenceKind, kinds: set[EvidenceKind | None]) -> bool:
    """Whether a claim tells a result of `a randomised trial` and cites only reviews, of which it says nothing."""
    return (
        named is EvidenceKind.RCT
        and kinds == {EvidenceKind.SYSTEMATIC_REVIEW}
        and re.search(
            r"\b(?:an?|this|the)\s(?:[\w,-]+\s){0,5}?randomi[sz]ed,?\s(?:[\w,-]+\s){0,4}?(?:trial|study)\b", text, re.I
        )
        is not None
        and _REVIEWING.search(text) is None
    )


def _is_titled(named: EvidenceKind, work: Reference) -> bool:
    """Whether the title of a work names the kind too, so that rather its record is in doubt."""
    words = {
        EvidenceKind.RCT: "randomi",
        EvidenceKind.SYSTEMATIC_REVIEW: "review|meta-?\\s?analys|pooled",
        EvidenceKind.COHORT: "cohort",
        EvidenceKind.CASE_CONTROL: "case[-‐–]control",
        EvidenceKind.CASE_SERIES: "case (?:series|report)",
        EvidenceKind.GUIDELINE: "guid|recommend|consensus|statement",
    }[named]
    return re.search(words, f"{work.title} {work.genre}", re.IGNORECASE) is not None
