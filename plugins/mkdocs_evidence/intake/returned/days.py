"""A day as people write it on a form."""

import re
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_BY_YEAR = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BY_DAY = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_DAY_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]+)\.?,?\s+(\d{4})", re.I)
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.I)


def read_day(text: str) -> date | None:
    """The day that a text names; None when it names none, or could be two.

    With slashes the same figures are two days on two sides of an ocean, so these are not guessed at.

    >>> read_day("24 November 2026"), read_day("2026-11-24"), read_day("24.11.2026"), read_day("Nov. 24, 2026")
    (datetime.date(2026, 11, 24), datetime.date(2026, 11, 24), datetime.date(2026, 11, 24), datetime.date(2026, 11, 24))
    >>> read_day("11/10/2026"), read_day("31 February 2026")
    (None, None)
    """
    said = text.strip()
    if found := _BY_YEAR.fullmatch(said):
        year, month, day = (int(part) for part in found.groups())
    elif found := _BY_DAY.fullmatch(said):
        day, month, year = (int(part) for part in found.groups())
    elif found := _DAY_IN_WORDS.fullmatch(said):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    elif found := _MONTH_FIRST.fullmatch(said):
        month, day, year = _month(found[1]), int(found[2]), int(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    """Its number; 0, which no calendar has, for a word that is none."""
    short = name[:3].casefold()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0
