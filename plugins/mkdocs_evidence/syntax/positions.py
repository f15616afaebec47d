"""Citations by position or by name and year, which break when a text changes: `[7]`, `outcome.¹`, `(Smith 2006)`.

Careful with false alarms: units (`m²`, `10³`), schemes and dates (`(ARCO 2019)`, `(May 2006)`) and words in square
brackets (`[sic]`) are none.
"""

import re
from collections.abc import Iterator, Sequence
from string import digits

from mkdocs_evidence.syntax.patterns import regex
from mkdocs_evidence.syntax.tokens import TokenKind

_DIGITS = r"\d{1,3}(?:\s?[,;\-–—]\s?\d{1,3})*+"
_BRACKETED = regex(rf"\[{_DIGITS}\](?![(\[:])")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_ANY_RAISED = regex(rf"[{_SUPERSCRIPTS}]")
_AFTER_STOP = regex(r"[.!?]\s?\d")
_RAISED = regex(rf"(?<=[\w.,;:!?)\]\"”’'%])[{_SUPERSCRIPTS}]+(?:[,⁻‐\-–·][{_SUPERSCRIPTS}]+)*")
_UNIT_BEFORE = regex(
    r"(?:(?<![^\W\d_])(?:[kcdmµμn]?m|[kmµμnp]?g|[kmµμ]?[lL]|k?Pa|s|h|in|ft|yd|mi|[Vv]O|R|r|χ|Χ|η|ω|I|T|SpO|SaO|CO|O|H|x|X|y|n|p)"
    r"|\d|[×*)\]](?=[⁰¹²³⁴⁵⁶⁷⁸⁹]))\Z"
)
_TRAILING = regex(r"(?<=[^\W\d_][.!?])\s?(?P<numbers>\d{1,3}(?:\s?[,;]\s?\d{1,3}|\s?[-–]\s?\d{1,3})*)\.?\Z")
_LAST_WORD = regex(r"(\w+)\.\s?\Z")
_ABBREVIATIONS = frozenset(
    "no nr vol fig figs p pp approx ca vs eq ref refs ch sec art tab suppl ed dr st cf al".split()
)
_AFTER_SENTENCE = regex(
    r"(?<=[^\W\d_]{2}[.!?])(?:\s(?P<listed>\d{1,3}(?:,\s?\d{1,3})+)|(?P<joined>\d{1,3}(?:[,–-]\d{1,3})*))(?=\s+[A-Z])"
)
# Possessive and bounded throughout, so that a long list of capitalised words is read once, not in every possible way.
_NAME = r"(?=[^\W\d_]{0,40}[a-zà-öø-ÿ])[A-ZÀ-ÖØ-Þ][^\W\d_]{0,40}+(?:[-’'][^\W\d_]{1,40}+){0,3}+"
_PARTICLE = r"(?:(?:van|von|de|der|den|del|della|di|du|la|le|ter|ten|al|el|bin|ibn|dos|da)\s){0,3}+"
_YEAR = r"(?:1[6-9]|20)\d\d[a-z]?"
_SOME_YEAR = regex(_YEAR)
_OTHERS = rf"\s+et\s+al\.?|(?:,\s{_NAME}){{0,8}}+,?\s+(?:and|&)\s+{_PARTICLE}{_NAME}"
_FURTHER = rf"(?:;\s{_PARTICLE}{_NAME}(?:{_OTHERS})?,?\s+{_YEAR}){{0,8}}+"
_NAMED = regex(
    rf"\((?:e\.g\.,?\s|see\s|cf\.\s)?{_PARTICLE}(?P<name>{_NAME})(?P<others>{_OTHERS})?,?\s+{_YEAR}"
    rf"{_FURTHER}(?:[,:]\s[^()]{{0,30}})?\)"
)
_NAMED_IN_TEXT = regex(rf"(?<![\w\-])(?:{_PARTICLE}){_NAME}\s+et\s+al\.?,?\s+\(?{_YEAR}\)?")
_NOT_A_NAME = frozenset(
    """January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Spring Summer Autumn Fall Winter Easter Christmas
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    Since Until From Before After During By In Through Around About Circa Early Late Mid Year Version Edition
    Revised Updated Update Published Accessed Search Searched Stage Grade Type Level Table Figure Section Chapter Part
    Guideline Guidelines Consensus Criteria Classification Protocol Directive Regulation Act Law Helsinki Declaration
    Steinberg Ficat Japan Europe Germany France Italy Spain Britain England Scotland Ireland Canada Australia China
    Beijing Chicago London Paris Geneva Vienna Delphi
    """.split()
)


def find_positions(text: str, masks: Sequence[tuple[int, int, TokenKind]]) -> list[tuple[int, int]]:
    """Stretches of a plain text that cite by position or by name.

    Args:
        text: The plain text of a block.
        masks: Stretches that are code, in which nothing is found, or superscripts.

    Returns:
        Offsets in rising order, without overlaps.
    """
    found: list[tuple[int, int]] = []
    for start, stop, kind in masks:
        if kind is TokenKind.CODE:
            text = text[:start] + "\0" * (stop - start) + text[stop:]
    if "[" in text:
        found += _bracketed(text)
    if not text.isascii() and _ANY_RAISED.search(text) is not None:
        found += _raised(text)
    if masks:
        found += _tagged(text, masks)
    if not text.isascii() or any(map(text.__contains__, digits)):
        if text[-2:].strip(".").isdecimal() or _AFTER_STOP.search(text) is not None:
            found += _after_text(text)
        if ("(" in text or "et al" in text) and _SOME_YEAR.search(text) is not None:
            found += _named(text)
    if not found:
        return found
    kept: list[tuple[int, int]] = []
    for start, stop in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, stop))
    return kept


def _bracketed(text: str) -> Iterator[tuple[int, int]]:
    for match in _BRACKETED.finditer(text):
        yield match.span()


def _raised(text: str) -> Iterator[tuple[int, int]]:
    for match in _RAISED.finditer(text):
        if _UNIT_BEFORE.search(text[max(0, match.start() - 6) : match.start()]) is None:
            yield match.span()


def _tagged(text: str, masks: Sequence[tuple[int, int, TokenKind]]) -> Iterator[tuple[int, int]]:
    for start, stop, kind in masks:
        if kind is not TokenKind.CLOSE or not re.fullmatch(rf"\[?{_DIGITS}\]?", text[start:stop].strip()):
            continue
        before = text[max(0, start - 6) : start]
        if before.strip() and _UNIT_BEFORE.search(before) is None:
            yield start, stop


def _after_text(text: str) -> Iterator[tuple[int, int]]:
    match = _TRAILING.search(text[-40:])
    if match is not None and not _is_abbreviation(text[-40:][: match.start("numbers")]):
        shift = max(0, len(text) - 40)
        yield shift + match.start("numbers"), shift + match.end("numbers")
    for match in _AFTER_SENTENCE.finditer(text):
        start, stop = match.span("listed" if match["listed"] else "joined")
        if not _is_abbreviation(text[max(0, start - 20) : start]):
            yield start, stop


def _is_abbreviation(before: str) -> bool:
    """Whether the full stop before a number ends a word such as `vol.` and not a sentence."""
    match = _LAST_WORD.search(before)
    return match is not None and (len(match[1]) == 1 or match[1].lower() in _ABBREVIATIONS)


def _named(text: str) -> Iterator[tuple[int, int]]:
    for match in _NAMED.finditer(text):
        if match["others"] or match["name"] not in _NOT_A_NAME:
            yield match.span()
    if "et al" in text:
        for match in _NAMED_IN_TEXT.finditer(text):
            yield match.span()
