"""Whom a claim begins with or advises, children or adults, men or women, where the evidence studied the others."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.scope.coverage import (
    CitedExtract,
    broader_populations,
    carrying_extracts,
    term_names,
)
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.ids import TermId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.syntax.patterns import regex

_YOUNG = "children|infants|neonates|newborns|babies|toddlers|adolescents|teenagers|boys|girls"
_GROWN = "adults"
_OPENERS = (
    "in|among|for|of|most|many|some|few|all|the|these|young|younger|older|elderly|preterm|healthy|obese|hospitalised|"
    "hospitalized|vaccinated|unvaccinated|untreated|treated|affected"
)
_OPENING = regex(rf"(?:(?:{_OPENERS})\s+){{0,3}}(?P<who>{_YOUNG}|{_GROWN}|men|women)\b(?!['’-])", re.IGNORECASE)
_NOT_FOR_THEM = "".join(
    rf"(?<!\b{word}\s)"
    for word in "as than like unlike used studied licensed known shown seen tested trials evidence data results".split()
)
_ADVISED = regex(
    rf"{_NOT_FOR_THEM}\b(?:in|to|for|among)\s(?:(?:{_OPENERS})\s+){{0,2}}(?P<who>{_YOUNG}|{_GROWN}|men|women)\b(?!['’-])",
    re.IGNORECASE,
)
"""Whom a recommendation is for, in its midst: `offer it to children`."""
_FIRST_LETTERS = tuple("IFOMSATYEHPUNCBGWV")
_MENTIONS = {
    "young": regex(rf"\b(?:{_YOUNG}|child|infant|neonat\w*|newborn|pa?ediatric|adolescent|young people)\b", re.I),
    "grown": regex(r"\b(?:adults?|older people|elderly|aged? (?:1[89]|[2-9][0-9]))\b", re.IGNORECASE),
    "women": regex(r"\b(?:women|woman|female|pregnan\w+|postmenopausal|m(?:other|atern)\w*)\b", re.IGNORECASE),
    "men": regex(r"\b(?:men|man|males?|fathers?)\b", re.IGNORECASE),
}
_OPPOSITE = {"young": "grown", "grown": "young", "women": "men", "men": "women"}
_RELATIVES = regex(r"\b(?:mothers?|maternal|parents?|parental|pregnan\w+|fathers?|born|birth|childhood)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPeople:
    """The words of a claim begin with people whom its evidence left out, or advise something for them."""

    words: str
    start: int
    """Offset of `words` in the text of the claim."""
    cited: CitedExtract
    studied: TermId


def find_other_people(claim: Claim, ledger: Ledger) -> OtherPeople | None:
    """The people with whom the claim begins or for whom it advises, when all that it rests on studied their opposite.

    The opposites are children and adults, men and women. A text that speaks of both, or of parents and birth, is
    left alone.
    """
    text = claim.text
    if claim.indirect:
        return None
    opening = _OPENING.match(text) if text.startswith(_FIRST_LETTERS) else None
    if opening is None and claim.is_recommendation:
        opening = _ADVISED.search(text)
    if opening is None or _RELATIVES.search(text):
        return None
    own = next(name for name, pattern in _MENTIONS.items() if pattern.search(opening["who"]))
    if _MENTIONS[_OPPOSITE[own]].search(text):
        return None
    extracts = [(citation, one) for citation, found in carrying_extracts(claim, ledger) for one in found]
    groups = _groups(ledger)
    for _, extract in extracts:
        studied = groups.get(extract.population, frozenset()) if extract.population else frozenset()
        if _OPPOSITE[own] not in studied or own in studied:
            return None
    if not extracts:
        return None
    citation, extract = extracts[0]
    cited = CitedExtract(citation=citation, extract=extract)
    studied_id = extract.population or TermId("")
    return OtherPeople(words=opening["who"], start=opening.start("who"), cited=cited, studied=studied_id)


@once_per_ledger
def _groups(ledger: Ledger) -> Mapping[TermId, frozenset[str]]:
    """Which of the opposites each population's name, or that of a broader one, speaks of."""
    names = term_names(ledger)
    return {
        population: frozenset(
            group for group, pattern in _MENTIONS.items() for one in broader if pattern.search(names[one])
        )
        for population, broader in broader_populations(ledger).items()
    }
