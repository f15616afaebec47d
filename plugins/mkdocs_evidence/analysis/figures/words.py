"""The telling words of a label or a sentence, cut to their stems, so that `decompressed` is `decompression`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_evidence.analysis.figures.number_tokens import NUMBERS_IN_WORDS
from mkdocs_evidence.syntax.patterns import regex

OTHERWISE = "otherwise"
"""Stands for whatever a sentence names last, left out: `with alendronate and without it`."""

_NOT = "¬"
_STEM_LENGTH = 6
_WORD = regex(
    r"(?P<long>[0-9]+(?:\.[0-9]+)?)[\s-]?(?P<unit>year|month|week|day|hour|mg|mcg|g)s?\b"
    r"|(?P<other>\b(?:without\s(?:it|them|this|either|such|any)|otherwise|neither|others)\b)"
    r"|(?P<word>[^\W_]+)",
    re.IGNORECASE,
)
_SPANS = frozenset("year month week day hour".split())
_NEGATIONS = frozenset("without no not non never nor".split())
_EMPTY_WORDS = frozenset(
    "a an and any are as at be been being both but by can could did do does due during each either end for from "
    "given had has have how if in into is it its mean median more most number of on one only or other our out "
    "over overall per proportion rate rates risk risks results result same share so some such than that the their "
    "then there these they this those through to total up us use used using value was we were what when where "
    "which while who whose will with within year years month months week weeks day days after before between "
    "among about versus vs v compared receiving received taking took treated group groups arm arms patient "
    "patients people person participant participants adult adults child children man men woman women hip hips "
    "knee knees study studies trial trials treatment treatments therapy therapies care outcome outcomes case "
    "cases follow followed s".split()
)
"""Words that tell no two arms or quantities apart."""


@dataclass(frozen=True, slots=True)
class TellingWord:
    """One telling word of a text and where it stands."""

    stem: str
    start: int
    stop: int


@lru_cache(maxsize=2048)
def find_telling_words(text: str) -> tuple[TellingWord, ...]:
    """The words that can tell arms, quantities and moments apart, in order; a negated one is another word.

    >>> [word.stem for word in find_telling_words("Collapse after core decompression, at 2 years, without surgery")]
    ['collap', 'cor', 'decomp', '2 year', '¬surger']
    """
    words: list[TellingWord] = []
    is_negated = False
    for found in _WORD.finditer(text):
        if found["other"]:
            words.append(TellingWord(OTHERWISE, found.start(), found.end()))
            continue
        word = found[0].lower()
        if word in _NEGATIONS:
            is_negated = True
            continue
        if found["long"]:
            stem = f"{found['long']} {found['unit'].lower()}"
        elif word.removesuffix("s") in _SPANS and (number := _number_before(words, text, found)) is not None:
            words[-1] = TellingWord(f"{number} {word.removesuffix('s')}", words[-1].start, found.end())
            continue
        elif word in _EMPTY_WORDS or word.isdigit():
            continue
        else:
            stem = _stem(word)
        words.append(TellingWord(_NOT + stem if is_negated else stem, found.start(), found.end()))
        is_negated = False
    return tuple(words)


@lru_cache(maxsize=4096)
def telling_stems(text: str) -> frozenset[str]:
    """The stems of the telling words of a label."""
    return frozenset(word.stem for word in find_telling_words(text))


def _number_before(words: list[TellingWord], text: str, found: "re.Match[str]") -> int | None:
    """The number in words that stands right before a unit of time: 7 in `seven days`."""
    if not words or words[-1].stop + 1 != found.start():
        return None
    return NUMBERS_IN_WORDS.get(text[words[-1].start : words[-1].stop].lower())


def _stem(word: str) -> str:
    """Six letters are enough to tell clinical words apart, and few enough to meet their other forms."""
    folded = word.replace("ae", "e").replace("oe", "e")
    if len(folded) > 3 and folded.endswith("s") and not folded.endswith("ss"):
        folded = folded[:-1]
    if len(folded) > _STEM_LENGTH and folded.endswith("ing"):
        folded = folded[:-3]
    elif len(folded) >= _STEM_LENGTH and folded.endswith("ed") and folded[-3] not in "aeiou":
        folded = folded[:-2]
    return folded[:_STEM_LENGTH].removesuffix("e")
