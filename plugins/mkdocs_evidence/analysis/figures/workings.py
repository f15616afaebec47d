"""What two printed figures make together: a gap in percentage points, `twice`, `a quarter lower`, `12 fewer in 100`."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from mkdocs_evidence.analysis.figures.figure import Bound, Figure, Shape, Trend
from mkdocs_evidence.analysis.figures.ratios import exact, find_changes, is_ratio_of_pair, pairs_of_arms, share_of
from mkdocs_evidence.analysis.figures.rounding import follows, is_signed_bound, says_share
from mkdocs_evidence.analysis.figures.units import PERCENT, Unit
from mkdocs_evidence.syntax.patterns import regex

_POINTS = Unit("percentage point")
_EXACTLY = (Bound.EXACT,)
_FEW_BESIDE_GAPS = 4
_FEW = 24
"""Printed figures of which pairs are tried: an extract with more is a table, in which anything can be worked out."""
_MORE_OR_FEWER = regex(r"\s(?:fewer|less|more|additional|extra)\s")


def is_worked_out(figure: Figure, evidence: tuple[Figure, ...]) -> bool:
    """Whether a gap in percentage points, `twice`, or `a quarter lower` is what two printed figures make together."""
    if figure.shape is Shape.TIMES:
        return is_ratio_of_pair(figure, evidence)
    if figure.trend in (Trend.UP, Trend.DOWN) and (figure.shape is Shape.FRACTION or figure.unit == PERCENT):
        return any(_is_change(figure, *change) for change in find_changes(figure.trend, evidence))
    if figure.shape is Shape.FREQUENCY:
        return _is_gap_of_many(figure, evidence)
    return figure.unit == _POINTS and figure.shape is Shape.VALUE and _is_gap(figure, evidence)


def _is_gap(figure: Figure, evidence: tuple[Figure, ...]) -> bool:
    shares = _shares(evidence)
    gaps = [one for one in evidence if one.unit == _POINTS]
    # Where the work prints gaps itself, only a few other pairs may still be meant.
    if gaps and (len(shares) > _FEW_BESIDE_GAPS or any(abs(one.low) == figure.low for one in gaps)):
        return False
    return any(follows(figure, gap * 100, _EXACTLY) for gap in _gaps(shares))


def _is_gap_of_many(figure: Figure, evidence: tuple[Figure, ...]) -> bool:
    """Whether `195 fewer per 1,000` is the gap between two printed shares, or printed as a change of -195."""
    if _MORE_OR_FEWER.search(figure.words) is None:
        return False
    if any(one.shape is Shape.FREQUENCY and (-one.low, one.high) == (figure.low, figure.high) for one in evidence):
        return True
    said, half = share_of(figure) or Fraction(0), Fraction(1, 2) / exact(figure.high)
    return any(abs(gap - said) <= half for gap in _gaps(_shares(evidence)))


def _shares(evidence: tuple[Figure, ...]) -> list[Figure]:
    return [one for one in evidence if one.measure not in ("level", "ci") and share_of(one) is not None][:_FEW]


def _gaps(shares: Sequence[Figure]) -> Iterator[Fraction]:
    for one, other in pairs_of_arms(shares):
        gap = (share_of(one) or Fraction(0)) - (share_of(other) or Fraction(0))
        if gap > 0:
            yield gap


def _is_change(figure: Figure, least: Fraction, printed: Fraction, most: Fraction) -> bool:
    """Whether `a quarter lower` or `25 % lower` is said of a relative change, known as well as it was rounded."""
    if figure.shape is Shape.FRACTION:
        return says_share(figure, printed, _EXACTLY)
    if figure.shape is not Shape.VALUE:
        return False
    half = Fraction(1, 2 * 10 ** -min(0, int(figure.low.as_tuple().exponent)))
    is_within = least * 100 - half <= exact(figure.low) <= most * 100 + half
    return follows(figure, printed * 100, _EXACTLY) or (is_within and not is_signed_bound(figure.bounds[0]))
