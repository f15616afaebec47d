"""Words that a claim puts in quotation marks, and so says to be somebody's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

FEWEST_WORDS = 5
"""Fewer are a term or a name more often than a quotation."""

_MARKS = re.compile(
    r"“(?P<curly>[^“”]+)”|„(?P<low>[^„“”]+)[“”]|«(?P<angled>[^«»]+)»|(?<![\w\d])\"(?P<straight>[^\"“”]+)\"(?!\w)"
)
_OPENING = '“„«"'
_NAMING = re.compile(
    r"\b(?:call(?:ed|s)?|term(?:ed)?|named?|known as|referred to as|labell?ed|entitled|titled|defined as|item|items"
    r"|question|asks?|asked|asking|statement|phrase|domain|heading|so-called|such as|say|saying|says|said|tell|told"
    r"|report|reported|scored?|rated?|answer(?:ed|ing)?|coded)\b[^.;“\"„«]{0,30}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch of a text between quotation marks."""

    words: str
    """Without the marks."""
    start: int
    stop: int
    """Offsets of the words in the text, marks left out."""


def find_quotations(text: str) -> Iterator[Quotation]:
    """The quotations of a text that can be a work's own words: no names, titles, questions, or words of patients.

    >>> [one.words for one in find_quotations('They found “no significant difference between the arms” at a year.')]
    ['no significant difference between the arms']
    >>> list(find_quotations("The “Get Up and Go Test of Mobility” takes a minute."))
    []
    """
    if not any(mark in text for mark in _OPENING):
        return
    for match in _MARKS.finditer(text):
        kind = match.lastgroup or "curly"
        words = match[kind]
        if _can_be_quoted(words) and not _NAMING.search(text, max(0, match.start() - 80), match.start()):
            yield Quotation(words=words, start=match.start(kind), stop=match.end(kind))


def _can_be_quoted(words: str) -> bool:
    parts = words.split()
    capitals = sum(part[:1].isupper() for part in parts)
    return len(parts) >= FEWEST_WORDS and capitals * 2 < len(parts) and not words.rstrip().endswith("?")
