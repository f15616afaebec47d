"""Figures of evidence as quantities that two works may give differently: what was counted, and within which limits."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import sqrt

from mkdocs_evidence.analysis.scope.terms import telling_stems
from mkdocs_evidence.model.reference import Datum, Extract

_Z = 1.96
"""Of a normal interval of 95 %."""
_FAR = Decimal(30)
"""Percentage points by which two shares without interval must differ to be incompatible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One figure of evidence that a claim states."""

    what: tuple[object, ...]
    """What was measured, in comparable parts: stems of the words, arm, measure, unit and follow-up."""
    words: str
    """The figure as printed."""
    value: Decimal
    low: float
    high: float
    """Limits of the 95 % interval, in the unit; both equal to `value` when the work gives none."""
    is_share: bool


def stated_quantities(extract: Extract, text: str) -> tuple[Quantity, ...]:
    """The figures of an extract that a text states."""
    return tuple(one for one in _quantities_of(extract.data) if _is_stated(one.words, text))


def are_incompatible(one: Quantity, other: Quantity) -> bool:
    """Whether two figures of one quantity cannot both be right: their intervals, or their shares, lie far apart."""
    if one.value == other.value:
        return False
    has_limits = one.low < one.high and other.low < other.high
    if has_limits:
        return one.high < other.low or other.high < one.low
    return one.is_share and other.is_share and abs(one.value - other.value) >= _FAR


@lru_cache(maxsize=16_384)
def _quantities_of(data: tuple[Datum, ...]) -> tuple[Quantity, ...]:
    return tuple(quantity for datum in data if (quantity := _quantity(datum)) is not None)


def _quantity(datum: Datum) -> Quantity | None:
    if datum.comparator:
        return None
    if datum.n is not None and datum.of:
        share = datum.n * 100 / datum.of
        low, high = _wilson(int(datum.n), int(datum.of))
        return Quantity(
            what=_what(datum, "%"), words=f"{datum.n} of {datum.of}", value=share, low=low, high=high, is_share=True
        )
    if datum.value is None:
        return None
    low, high = map(float, datum.ci) if datum.ci else (float(datum.value), float(datum.value))
    is_share = datum.unit.strip() in ("%", "per cent", "percent")
    if not datum.ci and not is_share:
        return None
    unit = "%" if is_share else datum.unit
    return Quantity(
        what=_what(datum, unit), words=str(datum.value), value=datum.value, low=low, high=high, is_share=is_share
    )


def _what(datum: Datum, unit: str) -> tuple[object, ...]:
    measure = "" if unit == "%" else datum.measure
    return (
        *sorted(telling_stems(datum.what)),
        datum.arm.casefold(),
        datum.versus.casefold(),
        measure,
        unit,
        datum.follow_up,
    )


def _wilson(count: int, of: int) -> tuple[float, float]:
    """Wilson's interval of a proportion, in per cent.

    >>> [round(limit, 1) for limit in _wilson(1, 21)]
    [0.8, 22.7]
    """
    share, square = count / of, _Z**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of**2)) / (1 + square / of)
    return 100 * (middle - half), 100 * (middle + half)


@lru_cache(maxsize=16_384)
def _stating(words: str) -> re.Pattern[str]:
    parts = words.split(" of ")
    between = r"\s*(?:of|out of|/)\s*(?:the\s+)?"
    return re.compile(rf"(?<![\d.,]){between.join(map(re.escape, parts))}(?![\d]|[.,]\d)")


def _is_stated(words: str, text: str) -> bool:
    return words.split(" of ")[0] in text and _stating(words).search(text) is not None
