"""Acuities of sight written as fractions (6/12, 20/40), in a claim and in its evidence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from mkdocs_evidence.model.reference import Extract
from mkdocs_evidence.syntax.patterns import regex

ACUITY = (
    r"(?<![\w./])(?:6/(?:3|4|5|6|7\.5|9|12|15|18|24|30|36|48|60)|20/(?:[1-9]0|15|25|32|63|100|125|160|200|250|320|400))"
    r"(?![\w/]|\.[0-9])(?!\s(?:eyes|patients|people|participants|children|adults|women|men|cases)\b)"
)
"""A fraction of the charts in feet or metres that counts no eyes."""
_ACUITY = regex(ACUITY)
_OF_SIGHT = regex(
    r"\b(?:acuity|acuities|vision|visual|sight|snellen|see|sees|seen|seeing|saw)\b|\bread\sthe\sline\b", re.I
)
_BESIDE = regex(r"\b(?:better|worse)\sthan\s$")
_BEHIND = regex(r"\sor\s(?:better|worse)\b")
_REACH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Acuity:
    """One acuity and where it stands."""

    words: str
    start: int
    stop: int

    @property
    def share(self) -> Fraction:
        """The same for feet and metres: 6/12 is 20/40."""
        return Fraction(self.words.partition("/")[0]) / Fraction(self.words.partition("/")[2])


def find_acuities(text: str) -> Iterator[Acuity]:
    """The acuities of a text, where its words tell that they are none of counts.

    >>> [one.words for one in find_acuities("Sight rose from 6/60 to 6/9 in 6/12 eyes.")]
    ['6/60', '6/9']
    """
    if "/" not in text:
        return
    is_of_sight = _OF_SIGHT.search(text) is not None
    for found in _ACUITY.finditer(text):
        beside = _BESIDE.search(text, max(0, found.start() - _REACH), found.start())
        if is_of_sight or beside or _BEHIND.match(text, found.end()):
            yield Acuity(words=found[0], start=found.start(), stop=found.end())


def find_changed_acuities(text: str, extracts: Iterable[Extract]) -> Iterator[tuple[Acuity, str]]:
    """Acuities that the evidence does not have, each with the nearest that it has; none where it has no acuity."""
    said = tuple(find_acuities(text))
    if not said:
        return
    printed = {share: words for extract in extracts for share, words in _printed(extract)}
    for one in said:
        if printed and one.share not in printed:
            yield one, printed[min(printed, key=lambda share: abs(share - one.share))]


def _printed(extract: Extract) -> Iterator[tuple[Fraction, str]]:
    for datum in extract.data:
        for text in (datum.what, datum.arm, datum.unit):
            yield from ((one.share, one.words) for one in find_acuities(text))
        if datum.n is not None and datum.of and _ACUITY.fullmatch(words := f"{datum.n}/{datum.of}"):
            yield Fraction(datum.n) / Fraction(datum.of), words
    for text in (extract.quote, extract.finding):
        yield from ((one.share, one.words) for one in find_acuities(text))
