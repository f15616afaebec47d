"""Dates as medical styles print them."""

from mkdocs_evidence.model.reference import PartialDate

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
SEASONS = {"1": "Spring", "2": "Summer", "3": "Autumn", "4": "Winter"}
"""CSL numbers the seasons."""


def nlm_date(date: PartialDate) -> str:
    """Year, month and day as far as known, in that order.

    >>> nlm_date(PartialDate(year=2002, month=7, day=25)), nlm_date(PartialDate(year=2002, season="1"))
    ('2002 Jul 25', '2002 Spring')
    """
    if date.month is None:
        season = date.season and SEASONS.get(date.season, date.season.capitalize())
        return f"{date.year} {season}" if season else str(date.year)
    month = SHORT_MONTHS[date.month - 1]
    return f"{date.year} {month} {date.day}" if date.day else f"{date.year} {month}"


def nlm_month(date: PartialDate) -> str:
    """Year and month, as Citing Medicine dates reports."""
    return f"{date.year} {SHORT_MONTHS[date.month - 1]}" if date.month else str(date.year)


def ama_date(date: PartialDate) -> str:
    """Month, day and year as far as known.

    >>> ama_date(PartialDate(year=2002, month=7, day=25)), ama_date(PartialDate(year=2002, month=7))
    ('July 25, 2002', 'July 2002')
    """
    if date.month is None:
        return str(date.year)
    month = MONTHS[date.month - 1]
    return f"{month} {date.day}, {date.year}" if date.day else f"{month} {date.year}"
