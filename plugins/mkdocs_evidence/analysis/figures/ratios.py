"""What two printed figures make together: `doubled`, `half as common`, `a quarter lower`, `25 % lower`."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import permutations

from mkdocs_evidence.analysis.figures.figure import Bound, Figure, Shape, Trend
from mkdocs_evidence.analysis.figures.units import PERCENT, PLAIN

RATIOS = frozenset({"odds-ratio", "risk-ratio", "hazard-ratio", "rate-ratio"})
"""Measures that relate one risk to another."""

_MOST = 24
"""Printed figures of which pairs are tried: an extract with more is a table, in which anything can be worked out."""
_MOST_SHARES = 6
"""The same for a change in per cent, which so many pairs would soon bear out by chance."""
_COMPARED = frozenset({"", "mean", "median", "proportion", "count", "rate"})
_SIZED = (Shape.VALUE, Shape.OF, Shape.FREQUENCY)
_PROPORTIONS = (Shape.OF, Shape.FREQUENCY, Shape.FRACTION)
_BELOW, _ABOVE = Fraction(1, 10), Fraction(3, 20)
"""How far a ratio may be from `three times`: 3.3 is still called so, and 2.6 is not yet."""
_ROUGH = Fraction(1, 5)
_FINE = -2
"""Exponent of a ratio that is given to the hundredth."""
_FAR = Fraction(3, 4)
"""How far `more than doubled` may lie above double, and `more than halved` below half, and still be said so."""


@lru_cache(maxsize=4096)
def exact(number: Decimal) -> Fraction:
    """The number as a fraction; kept, since a site prints the same few thousand numbers over and over."""
    return Fraction(number)


def share_of(printed: Figure) -> Fraction | None:
    """The part of a whole that a figure says, as a number from 0 to 1; None when it says none.

    >>> share_of(Figure(words="", start=0, stop=0, shape=Shape.OF, low=Decimal(1), high=Decimal(4)))
    Fraction(1, 4)
    """
    if printed.shape in _PROPORTIONS and printed.high:
        return exact(printed.low) / exact(printed.high)
    if printed.shape is Shape.VALUE and printed.unit == PERCENT:
        return exact(printed.low) / 100
    return None


def is_ratio_said(figure: Figure, ratio: Fraction) -> bool:
    """Whether `doubled`, `half as common` or `more than three times` may be said of a ratio.

    Args:
        figure: One of the shape `times`.
        ratio: One printed quantity over another, or a ratio that the work prints.
    """
    said = exact(figure.low)
    is_verb_of_less = figure.words.casefold().endswith(("halve", "halved", "halves", "halving"))
    for bound in figure.bounds:
        if bound in (Bound.MORE, Bound.AT_LEAST):
            is_beyond = ratio <= said if is_verb_of_less else ratio >= said
            holds = is_beyond and abs(ratio - said) <= said * _FAR
        elif bound in (Bound.LESS, Bound.AT_MOST):
            is_beyond = ratio >= said if is_verb_of_less else ratio <= said
            holds = is_beyond and abs(ratio - said) <= said * _FAR
        elif bound is Bound.EXACT:
            holds = -said * _BELOW <= ratio - said <= said * _ABOVE
            if int(figure.low.as_tuple().exponent) <= _FINE:
                # Who writes `1.74 times` has not rounded by ear.
                holds = abs(ratio - said) <= Fraction(1, 100)
        else:
            holds = abs(ratio - said) <= said * _ROUGH
        if holds:
            return True
    return False


def is_ratio_of_pair(figure: Figure, evidence: Iterable[Figure]) -> bool:
    """Whether `twice` or `halved` is true of two printed figures of one unit."""
    values = [one for one in evidence if one.shape in _SIZED and one.low and one.measure in _COMPARED][:_MOST]
    return any(
        one.unit == other.unit and one.shape is other.shape and is_ratio_said(figure, size_of(one) / size_of(other))
        for one, other in pairs_of_arms(values)
    )


def pairs_of_arms(figures: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """The figures two by two, in both orders; those whose label others share only with those of that label."""
    pairs = list(permutations(figures, 2))
    shared = {one.about for one, other in pairs if one.about == other.about and size_of(one) != size_of(other)} - {""}
    return [
        (one, other)
        for one, other in pairs
        if one.about == other.about or (one.about not in shared and other.about not in shared)
    ]


def find_changes(trend: Trend, evidence: Iterable[Figure]) -> Iterator[tuple[Fraction, Fraction, Fraction]]:
    """The relative rises, or falls, from one printed share to another: least, as printed, and most by their rounding.

    Where no labels tell which shares belong together, nothing when the work prints such a change or a ratio itself.

    Args:
        trend: Up or down.
        evidence: Every printed figure of the extracts.
    """
    printed = tuple(evidence)
    shares = [one for one in printed if one.measure in _COMPARED and share_of(one)][:_MOST]
    pairs = pairs_of_arms(shares)
    if not all(one.about == other.about for one, other in pairs):
        is_said = any(one.measure in RATIOS or (one.trend is trend and share_of(one) is not None) for one in printed)
        if is_said or len(shares) > _MOST_SHARES:
            return
    for one, other in pairs:
        before, after = share_of(one) or Fraction(0), share_of(other) or Fraction(0)
        if before == after or (after < before) is not (trend is Trend.DOWN):
            continue
        mine, theirs = _slack(one), _slack(other)
        if before > mine:
            ends = [abs(1 - (after + theirs * way) / (before - mine * way)) for way in (-1, 1)]
            yield min(ends), abs(1 - after / before), max(ends)


def _slack(figure: Figure) -> Fraction:
    """How far the share is likely to be from the printed one, because it was rounded to be printed."""
    if figure.shape is not Shape.VALUE:
        return Fraction(0)
    places = -min(0, int(figure.low.as_tuple().exponent))
    return Fraction(1, 4 * 100 * 10**places)


def size_of(figure: Figure) -> Fraction:
    """The number of a figure, or the part of a whole that counts are."""
    return exact(figure.low) / (exact(figure.high) if figure.shape is not Shape.VALUE else 1)


def changed_risk(figure: Figure, printed: Figure) -> Fraction | None:
    """By what part a printed ratio says that a risk is lower or higher: 0.12 of a risk ratio of 0.88 that is `lower`.

    None when the figure is no change or the printed one no ratio; negative when it goes the other way.
    """
    is_ratio = printed.measure in RATIOS and printed.shape is Shape.VALUE and printed.unit == PLAIN
    if not is_ratio or figure.trend not in (Trend.UP, Trend.DOWN):
        return None
    change = 1 - exact(printed.low)
    return change if figure.trend is Trend.DOWN else -change
