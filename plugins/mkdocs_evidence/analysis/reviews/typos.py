"""Edits that leave the meaning as it was: what may change in them, and what may not.

One reviewer may confirm such an edit for all who signed before. So it is refused where a figure, a unit, a negation, a
modal verb, the name of a medicine or a direction (more, fewer, before, after) differs, however small the edit looks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.analysis.reviews.digests import plain_words
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.syntax.patterns import regex

_WORD = regex(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]")
_SIGNS = frozenset("%‰°<>≤≥=±×+/-|")
"""With what parts the cells of a row."""
_MODALS = frozenset(
    "may might can could shall should will would must ought need needs need recommend recommends recommended suggest "
    "suggests suggested offer offers offered consider considers considered avoid avoids avoided only".split()
)
_DIRECTIONS = frozenset(
    "more less fewer greater higher lower increase increases increased increasing decrease decreases decreased "
    "decreasing raise raises raised rise rises reduce reduces reduced reducing before after above below over under "
    "within beyond until since during and or if unless except always often sometimes rarely all some most many few "
    "any both either than better worse same left right early late first last significant significantly".split()
)
_UNITS = frozenset(
    "mg g kg mcg µg μg ng ml l dl mmol mol mm cm m iu u unit units hour hours day days week weeks month months year "
    "years min minutes daily weekly monthly once twice".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningChange:
    """What an edit changed that is no matter of spelling."""

    before: str
    """Words that went; empty when some only came."""
    after: str


def find_meaning_change(before: str, after: str, ledger: Ledger) -> MeaningChange | None:
    """The first change between two wordings that is more than spelling, or None.

    >>> from types import MappingProxyType
    >>> empty = Ledger(articles=MappingProxyType({}), references=MappingProxyType({}), flows=MappingProxyType({}))
    >>> find_meaning_change("Haemorhage was seen in the the hip", "Hemorrhage was seen in the hip.", empty)
    >>> find_meaning_change("It lowers hypertension.", "It lowers hypotension.", empty)
    MeaningChange(before='hypertension', after='hypotension')
    >>> find_meaning_change("It does heal.", "It does not heal.", empty)
    MeaningChange(before='', after='not')
    """
    mine, theirs = (_WORD.findall(plain_words(text).casefold()) for text in (before, after))
    names = _names(ledger)
    for tag, start, stop, first, last in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        beside = {*mine[max(start - 1, 0) : start], *mine[stop : stop + 1]}
        if not _is_spelling(mine[start:stop], theirs[first:last], beside, names):
            return MeaningChange(before=" ".join(mine[start:stop]), after=" ".join(theirs[first:last]))
    return None


def _is_spelling(went: list[str], came: list[str], beside: set[str], names: frozenset[str]) -> bool:
    """Whether words that went and words that came differ in spelling alone; `beside` are those next to them."""
    if any(_has_weight(word, names) for word in (*went, *came)):
        return False
    lost, found = (_words_of(words) for words in (went, came))
    # A word written twice by mistake, or a little word that grammar asks for.
    if not lost or not found:
        return all(word in _LITTLE or word in beside for word in (*lost, *found))
    return len(lost) == len(found) and all(
        _are_close(one, other) or (one in _LITTLE and other in _LITTLE) for one, other in zip(lost, found, strict=True)
    )


_LITTLE = frozenset(("a", "an", "the", "that", "which", "is", "are", "was", "were", "has", "have"))


def _words_of(words: Iterable[str]) -> list[str]:
    return [word for word in words if word[0].isalnum()]


def _has_weight(word: str, names: frozenset[str]) -> bool:
    return (
        word[0].isdigit()
        or word in _SIGNS
        or word in _MODALS
        or word in _DIRECTIONS
        or word in _UNITS
        or word in names
        or word in _negations()
        or word in _number_words()
        or word.endswith(("n't", *_drug_stems()))
    )


def _are_close(one: str, other: str) -> bool:
    """Whether two words are spellings of one.

    Letters put in place of others are none: hypertension and hypotension, abduction and adduction look as close.
    """
    if _fold(one) == _fold(other):
        return True
    if one[:3] != other[:3] or min(len(one), len(other)) < 6:
        return False
    if len(one) == len(other):
        differing = [place for place, (mine, theirs) in enumerate(zip(one, other, strict=True)) if mine != theirs]
        return len(differing) == 2 and differing[1] - differing[0] == 1 and sorted(one) == sorted(other)
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(
        long[:place] + long[place + 1 :] == short for place in range(3, len(long))
    )


def _fold(word: str) -> str:
    """The word with British and American spelling as one, and each doubled letter once."""
    plain = (
        word.replace("ae", "e").replace("oe", "e").replace("our", "or").replace("isat", "izat").replace("ise", "ize")
    )
    return re.sub(r"(.)\1", r"\1", plain)


def _names(ledger: Ledger) -> frozenset[str]:
    """Words of the names of interventions, which are as grave as figures."""
    terms = (name for one in ledger.vocabulary.interventions for name in (one.name, *one.also))
    return frozenset(word for name in terms for word in _WORD.findall(name.casefold()))


@cache
def _negations() -> frozenset[str]:
    return frozenset(read_lexicon("negations"))


@cache
def _number_words() -> frozenset[str]:
    return frozenset(word for entry in read_lexicon("number-words") for word in entry.split())


@cache
def _drug_stems() -> tuple[str, ...]:
    entries = (*read_lexicon("drug-stems"), *read_lexicon("drug-names"))
    return tuple(entry.removeprefix("-") for entry in entries)
