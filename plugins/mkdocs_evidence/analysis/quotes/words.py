"""A text as a row of words, numbers and signs that a quotation must repeat, each with its place.

Not compared are white space, commas, colons, brackets, quotation marks and full stops, nor what only typesetting makes:
ligatures, soft hyphens, words broken at the end of a line, kinds of quotation marks and dashes, subscript digits, the
space between a figure and its unit. Everything that can turn a meaning is: words and their case, numbers as printed,
`< > ≤ ≥ ± = % / + -`, superscripts and units.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from unicodedata import normalize

from mkdocs_evidence.syntax.patterns import regex

_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f"
_SOFT = "\u00ad\u200b-\u200d\u2060\ufeff"
_HYPHEN = "\\-\u2010\u2011\u2012\u2013\u2212"
_APOSTROPHE = "'\u2019\u02bc"

_TOKEN = regex(
    rf"""
    (?P<entity>&(?:lt|gt|le|ge|amp|plusmn|nbsp|\#160);)
    |(?P<word>{_LETTER}(?:[^\W_]|[{_MARKS}{_SOFT}]|(?<=\w)[{_HYPHEN}](?:\s+)?(?={_LETTER})
        |(?<={_LETTER})[{_APOSTROPHE}](?={_LETTER}))*)
    |(?P<number>(?:(?<![^\W_])[.\u00b7])?\d+(?:[.,\u00b7]\d+)*)
    |(?P<dash>[{_HYPHEN}\u2014\u2015]+)
    |(?P<omission>\[\s*(?:\.{{3,}}|\u2026)\s*\]|\(\s*(?:\.{{3,}}|\u2026)\s*\)|\.\s?\.\s?\.(?:\s?\.)?|\u2026)
    |(?P<sign>\+/[{_HYPHEN}]|<=|>=|=<|=>|[<>\u2264\u2265\u2a7d\u2a7e\u2266\u2267\u00b1=+%\u2030\u00b0\u00d7~\u2248\u2245\u223c/\u00f7\u221a^$\u20ac\u00a3&]
        |[\u2190-\u2193\u21d2]|(?!_)[^\W\d])
    """,
    re.VERBOSE,
)
_SAME_SIGN = {
    "+/-": "±",
    "<=": "≤",
    "=<": "≤",
    "⩽": "≤",
    "≦": "≤",
    ">=": "≥",
    "=>": "≥",
    "⩾": "≥",
    "≧": "≥",
    "≅": "≈",
    "∼": "~",
}
_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "µ": "μ",
        "·": ".",
        **dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True)),
        **dict.fromkeys(_APOSTROPHE, "'"),
    }
)
_UNSEEN = regex(rf"[{_SOFT}]")
_JOINT = regex(rf"[{_HYPHEN}]\s*")
_BROKEN = regex(rf"(?<=\w)[{_HYPHEN}]\s+")
_FLATTENED = regex(r"([a-z]{4,})\d{1,2}")

OMISSION = "…"
"""The text of a token that says: something is left out here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, a number or a sign."""

    text: str
    """As it is compared: hyphens within words are gone, signs of one meaning are one."""
    start: int
    stop: int
    """Offsets into the text as it was given, the second exclusive."""
    also: tuple[str, ...] = ()
    """Other readings: the two halves where a line ends with a hyphen, or the word before a citation's number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text and its tokens, in order."""

    text: str
    tokens: tuple[Token, ...]

    def gap(self, index: int) -> str:
        """What stands between the token before `index` and that token; also before the first and after the last."""
        start = self.tokens[index - 1].stop if index > 0 else 0
        stop = self.tokens[index].start if index < len(self.tokens) else len(self.text)
        return self.text[start:stop]

    def slice(self, start: int, stop: int) -> str:
        """The text from the token `start` to the token before `stop`, on one line."""
        if start >= stop:
            return ""
        return " ".join(self.text[self.tokens[start].start : self.tokens[stop - 1].stop].split())


@lru_cache(maxsize=64)
def read_words(text: str) -> Words:
    """The tokens of a text.

    >>> [token.text for token in read_words("Lesions of <30 % had a follow-\\nup of 2–3 years.").tokens]
    ['Lesions', 'of', '<', '30', '%', 'had', 'a', 'followup', 'of', '2', '-', '3', 'years']
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "entity":
            tokens.extend(_read_entity(match))
        elif kind == "word":
            tokens.append(_read_word(match, text))
        elif kind != "dash":
            tokens.append(Token(text=_fold(match[0], str(kind)), start=match.start(), stop=match.end()))
        elif _means_something(match, text):
            tokens.append(Token(text="-", start=match.start(), stop=match.end()))
    return Words(text=text, tokens=tuple(tokens))


def _read_entity(match: re.Match[str]) -> Iterator[Token]:
    plain = unescape(match[0])
    if not plain.isspace():
        yield Token(text=plain, start=match.start(), stop=match.end())


def _fold(written: str, kind: str) -> str:
    if kind == "omission":
        return OMISSION
    plain = written.translate(_LIGATURES)
    if kind == "sign":
        plain = re.sub(rf"[{_HYPHEN}]", "-", plain)
    return _SAME_SIGN.get(plain, plain)


def _read_word(match: re.Match[str], text: str) -> Token:
    seen = _UNSEEN.sub("", match[0] if match[0].isascii() else normalize("NFC", match[0]))
    plain = _JOINT.sub("", seen).translate(_LIGATURES)
    also: tuple[str, ...] = ()
    if _BROKEN.search(seen):
        also = tuple(_JOINT.sub("", half).translate(_LIGATURES) for half in _BROKEN.split(seen, maxsplit=1))
    elif (flattened := _FLATTENED.fullmatch(plain)) and text[match.end() : match.end() + 1] in ".,;:)":
        also = (flattened[1],)
    return Token(text=plain, start=match.start(), stop=match.end(), also=also)


def _means_something(dash: re.Match[str], text: str) -> bool:
    """Whether a dash belongs to a figure or a name (2–3, −5, type-2) and is no punctuation."""
    before, after = text[max(0, dash.start() - 20) : dash.start()], text[dash.end() : dash.end() + 20]
    if before.rstrip()[-1:].isdigit() and after.lstrip()[:1].isdigit():
        return True
    if "\u2014" in dash[0] or "\u2015" in dash[0] or len(dash[0]) > 1:
        return False
    if not before[-1:].isalnum():
        return bool(_FIGURE_BEGINS.match(after))
    return bool(_FIGURE_BEGINS.match(after.lstrip())) or (before[-1:].isdigit() and after[:1].isalnum())


_FIGURE_BEGINS = regex(r"\.?\d")
_PARAGRAPH_END = regex(r"\n[ \t\r]*(?:\n\s*)+|\f")
_LAST_LINE = regex(r"[^\n]*\Z")
_HEADING_LENGTH = 60


@lru_cache(maxsize=64)
def passage_starts(text: str) -> tuple[int, ...]:
    """Offsets at which the passages of a source text begin: its paragraphs, put together where a page broke one."""
    starts = [0]
    for gap in _PARAGRAPH_END.finditer(text):
        above = text[max(0, gap.start() - 2000) : gap.start()].rstrip()
        below = text[gap.end() : gap.end() + 1]
        last = _LAST_LINE.search(above)
        is_long = last is not None and len(last[0]) > _HEADING_LENGTH
        is_open = above[-1:] not in '.!?:\u201d")]' and (below.islower() or is_long)
        if not is_open:
            starts.append(gap.end())
    return tuple(starts)


def same_passage(text: str, first: int, second: int) -> bool:
    """Whether two offsets of a source text lie in one passage."""
    starts = passage_starts(text)
    return bisect_right(starts, first) == bisect_right(starts, second)


_CITED_NUMBERS = regex(
    r"(?<=[a-z0-9)])\s?\[\d{1,3}(?:\s*[,;\u2013-]\s*\d{1,3})*\]|(?<=[a-z][.,;)])\d{1,3}(?:[,\u2013-]\d{1,3})*(?=\s|$)"
)


def find_citation_marks(words: Words) -> frozenset[int]:
    """Positions of the tokens that are numbers of citations in a source text: `hips [12, 13]`, `hips.12`.

    Brackets after a figure are no citation: `median 4 days [3-5]`.
    """
    marks: set[int] = set()
    starts = [token.start for token in words.tokens]
    for match in _CITED_NUMBERS.finditer(words.text):
        first, stop = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        before = range(max(0, first - 3), first)
        is_figure = any(words.tokens[at].text[:1].isdigit() and words.gap(at) for at in before)
        if not is_figure or words.text[match.start() - 1] == ")":
            marks.update(range(first, stop))
    return frozenset(marks)
