"""Natural frequencies as rows of marks, drawn as SVG: so many of so many, or about so many in 100.

Each row is one dashed line, so that a picture weighs little, needs no other part of the page, and prints everywhere.
"""

from dataclasses import dataclass
from functools import cache

from mkdocs_evidence.analysis.figures.outcome_figures import Frequency, round_to_hundred
from mkdocs_evidence.analysis.lexicons import read_lexicon

_ROW = 25
"""Marks a row."""
_MOST = 100
"""Groups up to this size are drawn one by one; larger ones are drawn as 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Neighbouring marks of one row."""

    row: int
    first: int
    """Place of the first within the row, from 0."""
    marks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PictographView:
    """One group and those of it whom the outcome befell."""

    width: int
    height: int
    """In marks."""
    hit: tuple[Run, ...]
    """Those whom the outcome befell; they come first."""
    spared: tuple[Run, ...]
    is_people: bool
    """Whether people are counted; else the marks are dots, for hips, eyes, operations."""


def draw_frequency(frequency: Frequency) -> PictographView | None:
    """The picture of a frequency; None where the work gives no counts.

    A group of more than 100 is drawn as 100, rounded; `frequency_words` says so.
    """
    if frequency.n is None or frequency.of is None:
        return None
    n, of = frequency.n, frequency.of
    if of > _MOST:
        n, of = round_to_hundred(n, of), _MOST
    return PictographView(
        width=min(of, _ROW),
        height=-(-of // _ROW),
        hit=_runs(0, n),
        spared=_runs(n, of),
        is_people=frequency.unit.casefold() in _people(),
    )


def frequency_words(frequency: Frequency) -> str:
    """How often it befell a group, as a reader can picture it.

    >>> frequency_words(Frequency(arm="", what="", n=33, of=688, percent=None, unit="", follow_up=""))
    'about 5 in 100 (33 of 688)'
    """
    unit = f" {frequency.unit}" if frequency.unit else ""
    counted = f"{frequency.n} of {frequency.of}{unit}"
    if frequency.n is None:
        return f"{frequency.percent}%"
    in_hundred = hundred_words(frequency)
    return f"{in_hundred} ({counted})" if in_hundred else counted


def hundred_words(frequency: Frequency) -> str:
    """A frequency of a group of more than 100 as so many in 100; empty for smaller groups, which are told as they are.

    >>> hundred_words(Frequency(arm="", what="", n=1, of=688, percent=None, unit="", follow_up=""))
    'fewer than 1 in 100'
    """
    n, of = frequency.n, frequency.of
    if n is None or of is None or of <= _MOST:
        return ""
    in_hundred = round_to_hundred(n, of)
    if in_hundred == 0 and n:
        return "fewer than 1 in 100"
    if in_hundred == _MOST and n < of:
        return "more than 99 in 100"
    return f"{'' if n * _MOST % of == 0 else 'about '}{in_hundred} in 100"


def _runs(start: int, stop: int) -> tuple[Run, ...]:
    """The marks from `start` up to `stop`, row by row."""
    found = []
    while start < stop:
        row, first = divmod(start, _ROW)
        marks = min(stop - start, _ROW - first)
        found.append(Run(row=row, first=first, marks=marks))
        start += marks
    return tuple(found)


@cache
def _people() -> frozenset[str]:
    return frozenset(word for entry in read_lexicon("patients") for word in entry.split("|")) | {
        "participants",
        "subjects",
    }
