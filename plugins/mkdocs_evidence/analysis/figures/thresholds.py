"""Limits in words of how many it takes (`three or more episodes`), in a claim and in its evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mkdocs_evidence.analysis.figures.number_tokens import NUMBERS_IN_WORDS, holds_number_word
from mkdocs_evidence.analysis.figures.words import find_telling_words, telling_stems
from mkdocs_evidence.model.reference import Datum, Extract
from mkdocs_evidence.syntax.patterns import regex

_FEW = "|".join(word for word, number in NUMBERS_IN_WORDS.items() if 2 <= number <= 20)
_LIMIT = regex(
    rf"\b(?:(?P<number>{_FEW})\sor\s(?:(?P<more>more)|(?P<fewer>fewer|less))"
    rf"|(?:(?P<least>at\sleast)|(?P<most>at\smost|up\sto)|(?P<over>more\sthan)|(?P<under>fewer\sthan))\s(?P<limit>{_FEW}))\b",
    re.IGNORECASE,
)
_NOUN = regex(r"\s(?:[a-z]+(?:-[a-z]+)?\s)?(?P<noun>[a-z]+)\b")
_NO_NOUN = regex(
    r"\s(?:in|of|or|and|per|each|within|a|during|with|for|to|percent|per\scent|years?|months?|weeks?|days?|hours?)\b"
)
_SENTENCE_END = regex(r"[.!?]\s")
_WORDS = {"more": "≥", "least": "≥", "over": ">", "fewer": "≤", "most": "≤", "under": "<"}
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherThreshold:
    """A limit in words, and the datum that sets another for the same thing."""

    words: str
    start: int
    stop: int
    datum: Datum


def holds_threshold(text: str) -> bool:
    """Whether there may be such a limit at all; most texts have none, and are quickly known to."""
    return holds_number_word(text) and _LIMIT.search(text) is not None


def find_other_thresholds(text: str, extracts: Sequence[Extract]) -> Iterator[OtherThreshold]:
    """The limits of a text that the evidence sets otherwise, by a datum with a comparator whose label names the thing.

    A limit whose thing is left out is one of the thing before it: `seven episodes or more in one year, or five in two`.

    Args:
        text: A claim.
        extracts: Those that it rests on.
    """
    limits = [one for extract in extracts for one in extract.data if one.comparator and one.value is not None]
    said = [*_LIMIT.finditer(text)] if limits else []
    thing, last = "", 0
    for found in said:
        if _SENTENCE_END.search(text, last, found.start()):
            thing = ""
        noun = None if _NO_NOUN.match(text, found.end()) else _NOUN.match(text, found.end())
        if noun is not None:
            thing = next((word.stem for word in reversed(find_telling_words(noun[0]))), "")
        last = found.end()
        alike = [one for one in limits if thing and thing in telling_stems(f"{one.what} {one.unit}")]
        if (
            alike
            and not any(found[0].lower() in extract.quote.lower() for extract in extracts)
            and _reach(found) not in {_edge(one.comparator, one.value or _ONE) for one in alike}
        ):
            yield OtherThreshold(words=found[0], start=found.start(), stop=found.end(), datum=alike[0])


def _reach(found: "re.Match[str]") -> tuple[bool, Decimal]:
    number = found["number"] or found["limit"]
    sign = next(sign for name, sign in _WORDS.items() if found[name])
    return _edge(sign, Decimal(NUMBERS_IN_WORDS[number.lower()]))


def _edge(sign: str, number: Decimal) -> tuple[bool, Decimal]:
    """Whether a limit is the least, and the last whole number within it: more than three is four or more."""
    if sign in "≥>":
        return True, number + (_ONE if sign == ">" else 0)
    return False, number - (_ONE if sign == "<" else 0)
