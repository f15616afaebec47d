"""Volumes, issues, supplements and pages."""

import re
from collections.abc import Callable
from dataclasses import dataclass

RANGE = re.compile(r"^([A-Za-z]*)(\d+)\s*[-\u2010-\u2015\u2212]{1,2}\s*([A-Za-z]*)(\d+)$")
DASH = re.compile(r"\s*[\u2010-\u2015\u2212]\s*|--")
SUPPLEMENT = re.compile(r"^(.*?)[\s(]*\bsuppl(?:ement)?\b[.\s]*([^)\s]*)\)?$", re.IGNORECASE)
PART = re.compile(r"^(.*?)\s*\b(?:pt|part)\b[.\s]*(\S*)$", re.IGNORECASE)
WORDS = re.compile(r"^(?:vol(?:ume)?|no|iss(?:ue)?|number|pp?|pages?)\b\.?\s*(?=\S)", re.IGNORECASE)
EDITION = re.compile(r"\s*(?:\bed(?:ition|n)?\b\.?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueParts:
    """A volume or issue taken apart: `12 Suppl 7` is number 12, supplement 7."""

    number: str
    supplement: str | None
    """Its number, empty when it has none; None when this is no supplement."""
    part: str


def split_issue(text: str) -> IssueParts:
    """Takes a volume or issue apart.

    >>> split_issue("12 Suppl. 7")
    IssueParts(number='12', supplement='7', part='')
    """
    text = WORDS.sub("", text.strip())
    if text.isdigit():
        return IssueParts(number=text, supplement=None, part="")
    if found := SUPPLEMENT.match(text):
        return IssueParts(number=found[1].strip(" ,;-"), supplement=found[2], part="")
    if found := PART.match(text):
        return IssueParts(number=found[1].strip(" ,;-"), supplement=None, part=found[2])
    return IssueParts(number=text, supplement=None, part="")


def shorten_pages(pages: str) -> str:
    """NLM's page ranges, which do not repeat leading digits.

    >>> shorten_pages("187-194"), shorten_pages("S93–S99"), shorten_pages("60-61, 68-70"), shorten_pages("e123")
    ('187-94', 'S93-9', '60-1, 68-70', 'e123')
    """
    return _each_range(pages, _shorten, ", ")


def expand_pages(pages: str) -> str:
    """AMA's page ranges, which give both ends in full.

    >>> expand_pages("187-94"), expand_pages("S93-9")
    ('187-194', 'S93-S99')
    """
    return _each_range(pages, _expand, ",")


def ordinal_edition(edition: str) -> str:
    """`2` and `Second edition` alike: the edition as medical styles print it, without a full stop.

    >>> ordinal_edition("2"), ordinal_edition("3rd ed."), ordinal_edition("Rev. ed.")
    ('2nd ed', '3rd ed', 'Rev. ed')
    """
    bare = EDITION.sub("", edition.strip())
    if bare.isdigit():
        bare = f"{bare}{_ending(int(bare))}"
    return f"{bare} ed" if bare else ""


def _each_range(pages: str, change: Callable[[str], str], comma: str) -> str:
    """Changes each range of `187-194, 201; discussion 226-9`; words between them stay."""
    pages = WORDS.sub("", pages)
    if pages.isdigit():
        return pages
    sections = [comma.join(change(part.strip()) for part in section.split(",")) for section in pages.split(";")]
    return "; ".join(sections)


def _shorten(pages: str) -> str:
    found = RANGE.match(pages)
    if not found:
        return DASH.sub("-", pages)
    letters, first, last_letters, last = found.groups()
    if last_letters not in ("", letters):
        return f"{letters}{first}-{last_letters}{last}"
    if first == last:
        return f"{letters}{first}"
    if len(first) == len(last):
        same = next(place for place in range(len(first)) if first[place] != last[place])
        last = last[same:]
    return f"{letters}{first}-{last}"


def _expand(pages: str) -> str:
    found = RANGE.match(pages)
    if not found:
        return DASH.sub("-", pages)
    letters, first, last_letters, last = found.groups()
    if first == last and last_letters in ("", letters):
        return f"{letters}{first}"
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{letters}{first}-{last_letters or letters}{last}"


def _ending(number: int) -> str:
    if 10 < number % 100 < 14:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
