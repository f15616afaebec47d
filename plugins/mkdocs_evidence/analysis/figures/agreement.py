"""Decides whether a figure says what the evidence prints: same quantity, unit and direction, honestly rounded."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from mkdocs_evidence.analysis.figures.figure import Bound, Figure, Shape, Trend, go_apart, make_figure
from mkdocs_evidence.analysis.figures.ratios import changed_risk, exact, is_ratio_said, share_of
from mkdocs_evidence.analysis.figures.rounding import (
    ALIKE,
    ends_agree,
    exponent_of,
    follows,
    holds,
    is_signed_bound,
    says_share,
)
from mkdocs_evidence.analysis.figures.units import PERCENT, PLAIN, Unit
from mkdocs_evidence.analysis.figures.workings import is_worked_out

_SAME_SPAN = Fraction(1, 80)
"""How far weeks may be from the months that they are called."""

_EXCLUSIVE = (
    frozenset({"odds-ratio", "risk-ratio", "hazard-ratio", "nnt"}),
    frozenset({"odds-ratio", "rate-ratio", "hazard-ratio", "nnt"}),
    frozenset({"mean", "median"}),
    frozenset({"level", ""}),
)
"""Measures of one group are different things, but RR is short for two; the level of an interval is never a result."""

_GAPS = frozenset({"risk-difference", "mean-difference", "difference"})
_DOSES = frozenset("mg g µg".split())
_SPANS = frozenset("hour day week month year".split())
_HALF = Fraction(1, 2)
_CUSTOMARY_P = frozenset(map(Decimal, ("0.1", "0.05", "0.01", "0.001", "0.0001")))
"""Limits that a text may use in place of the p value that the work prints."""

_VALUE = Shape.VALUE
_OF = Shape.OF
"""By a name of their own, since a member of an enumeration is looked up in ten times the time."""
_SPREAD = (Shape.P_VALUE, Shape.RANGE)
_EXACTLY = (Bound.EXACT,)
_PROPORTIONS = (Shape.OF, Shape.FREQUENCY, Shape.FRACTION)


def is_printed(figure: Figure, printed: Iterable[Figure]) -> bool:
    """Whether the evidence prints this figure.

    A range is also printed when both its ends are, as in `between 7.9 and 36.6 %` of two arms.
    """
    evidence = tuple(printed)
    if figure.counted == "studies" and any(one.counted == "studies" for one in evidence):
        # Works say how many studies they hold, so that no other count can be meant.
        evidence = tuple(one for one in evidence if one.counted == "studies")
    if figure.is_worded and figure.shape is Shape.OF and not figure.low:
        return _is_none(figure, evidence)
    if not figure.may_be and any(agrees(figure, one) for one in evidence):
        return True
    readings = [figure, *(_in_unit(figure, unit) for unit in figure.may_be)]
    return (
        any(agrees(reading, one) for reading in readings for one in evidence)
        or any(
            reading.shape is Shape.RANGE
            and reading.measure != "ci"
            and all(any(agrees(end, one) for one in evidence) for end in _ends(reading))
            for reading in readings
        )
        or is_worked_out(figure, evidence)
        or _holds_of_all(figure, evidence)
    )


def _is_none(figure: Figure, evidence: tuple[Figure, ...]) -> bool:
    """Whether `none of 24` is printed: as 0 of 24, or as 24 where the evidence does not say how many of them."""
    nothing = [one for one in evidence if not one.low and one.shape in (Shape.OF, Shape.VALUE)]
    if nothing:
        of = [one.high for one in nothing if one.shape is Shape.OF]
        return figure.high in of or not of
    counted = any(one.shape is Shape.OF and one.high == figure.high for one in evidence)
    return not counted and any(figure.high in (one.low, one.high) for one in evidence)


def holds_of(figure: Figure, exact: Figure) -> bool:
    """Whether a bound said in words is true of an exact share: `more than two thirds` of 88 %, `under 10 %` of 3 %."""
    mine, theirs = share_of(figure), share_of(exact)
    if not figure.is_worded or mine is None or theirs is None or exact.bounds != _EXACTLY:
        return False
    return all(is_signed_bound(bound) and holds(bound, Decimal(0), theirs - mine) for bound in figure.bounds)


def _holds_of_all(figure: Figure, evidence: tuple[Figure, ...]) -> bool:
    """Whether a fraction with a bound in words is true of every share that the evidence prints, whichever is meant."""
    if figure.shape not in (Shape.FRACTION, Shape.FREQUENCY) or not is_signed_bound(figure.bounds[0]):
        return False
    shares = [one for one in evidence if one.measure not in ("level", "ci") and share_of(one) is not None]
    return bool(shares) and all(holds_of(figure, one) for one in shares)


def _in_unit(figure: Figure, unit: Unit) -> Figure:
    return _like(figure, shape=figure.shape, low=figure.low, high=figure.high, unit=unit)


def _ends(figure: Figure) -> tuple[Figure, Figure]:
    low, high = figure.low, figure.high
    return (
        _like(figure, shape=Shape.VALUE, low=low, high=low, unit=figure.unit),
        _like(figure, shape=Shape.VALUE, low=high, high=high, unit=figure.unit),
    )


def _like(figure: Figure, *, shape: Shape, low: Decimal, high: Decimal, unit: Unit) -> Figure:
    return make_figure(
        words=figure.words,
        start=figure.start,
        stop=figure.stop,
        shape=shape,
        low=low,
        high=high,
        unit=unit,
        bounds=figure.bounds,
        is_worded=figure.is_worded,
        counted=figure.counted,
        measure=figure.measure,
        trend=figure.trend,
    )


def agrees(figure: Figure, printed: Figure) -> bool:
    """Whether the figure says what this one printed figure says."""
    shape = figure.shape
    if shape is printed.shape:
        if shape is _OF and figure.low != printed.low:
            return False
    elif printed.shape in _SPREAD and not figure.is_worded:
        return False
    if figure.measure != printed.measure and _measures_differ(figure.measure, printed.measure):
        return False
    if figure.trend and go_apart(figure.trend, printed.trend):
        return False
    if figure.counted and printed.counted and figure.counted != printed.counted:
        return False
    if shape is _VALUE:
        return _values_agree(figure, printed)
    if shape is _OF:
        return printed.shape in (Shape.OF, Shape.FREQUENCY) and _same_pair(figure, printed)
    match shape:
        case Shape.P_VALUE:
            return printed.shape is Shape.P_VALUE and _p_values_agree(figure, printed)
        case Shape.RANGE:
            return printed.shape is Shape.RANGE and _ranges_agree(figure, printed)
        case Shape.TIMES:
            return _ratios_agree(figure, printed)
        case _:
            return _same_pair(figure, printed) or _proportions_agree(figure, printed)


def _measures_differ(mine: str, theirs: str) -> bool:
    if "ci" in (mine, theirs):
        return bool(mine and theirs)
    if "level" in (mine, theirs):
        return True
    return any(mine in group and theirs in group for group in _EXCLUSIVE)


def _same_pair(figure: Figure, printed: Figure) -> bool:
    same = figure.low == printed.low and figure.high == printed.high
    return same and printed.shape in _PROPORTIONS and bool(set(figure.bounds) & {*printed.bounds, Bound.ABOUT})


def _ranges_agree(figure: Figure, printed: Figure) -> bool:
    is_interval = figure.measure == printed.measure == "ci" and figure.unit == PLAIN
    factor = Fraction(1) if is_interval else printed.unit.factor_to(figure.unit)
    if factor is None:
        return False
    return ends_agree(printed.low, figure.low, figure, factor) and ends_agree(printed.high, figure.high, figure, factor)


def _p_values_agree(figure: Figure, printed: Figure) -> bool:
    (sign,), (theirs,) = figure.bounds, printed.bounds
    if sign is theirs and figure.low == printed.low:
        return True
    if sign is theirs is Bound.EXACT:
        return ends_agree(printed.low, figure.low, figure, Fraction(1))
    if figure.low not in _CUSTOMARY_P:
        return False
    if theirs is Bound.EXACT:
        return holds(sign, figure.low, exact(printed.low))
    # `p < 0.05` follows from `p < 0.001`; nothing else follows from a bound.
    return sign is Bound.LESS and theirs in (Bound.LESS, Bound.AT_MOST) and printed.low < figure.low


def _ratios_agree(figure: Figure, printed: Figure) -> bool:
    if printed.shape is Shape.TIMES:
        return figure.low == printed.low
    if printed.shape is not Shape.VALUE or printed.unit != PLAIN or printed.counted:
        return False
    return is_ratio_said(figure, exact(printed.low))


def _proportions_agree(figure: Figure, printed: Figure) -> bool:
    """`6 in 10`, `one third` against a percentage or counts."""
    change = changed_risk(figure, printed)
    if change is not None and change > 0:
        return says_share(figure, change, printed.bounds)
    theirs = share_of(printed)
    if theirs is None:
        # By the median time half of them have come to it.
        return share_of(figure) == _HALF and printed.measure == "median" and printed.unit.name in _SPANS
    return says_share(figure, theirs, printed.bounds)


def _values_agree(figure: Figure, printed: Figure) -> bool:
    if printed.shape in _PROPORTIONS:
        if figure.unit == PERCENT and is_rounded_share(figure, printed):
            return True
        share = share_of(printed) if figure.unit == PERCENT else None
        return share is not None and follows(figure, share * 100, printed.bounds)
    factor = printed.unit.factor_to(figure.unit)
    if factor is None:
        return _is_change_by_ratio(figure, printed) or _is_as_long(figure, printed) or _is_daily(figure, printed)
    if printed.low < 0 < figure.low:
        is_fall = figure.trend in (Trend.DOWN, Trend.BETTER, Trend.WORSE)
        # `The difference was 5 mmHg` leaves it to its words which of the two was lower.
        is_gap = printed.measure in _GAPS and figure.trend is Trend.GAP
        return (is_fall or is_gap) and follows(figure, -exact(printed.low) * factor, printed.bounds)
    if printed.shape is Shape.VALUE and printed.low == figure.low and printed.bounds == figure.bounds and factor == 1:
        return True
    if printed.shape is Shape.RANGE:
        end = {Bound.AT_MOST: printed.high, Bound.AT_LEAST: printed.low}.get(figure.bounds[0])
        return end is not None and exact(end) * factor == figure.low
    if printed.shape is Shape.VALUE:
        return follows(figure, exact(printed.low) * factor, printed.bounds, is_converted=factor != 1)
    return printed.shape is Shape.TIMES and figure.unit == PLAIN and figure.low == printed.low


def _is_daily(figure: Figure, printed: Figure) -> bool:
    """`10 mg once daily` of a dose of 10 mg: what is given each time is given once."""
    is_dose = figure.unit.name == f"{printed.unit.name}/day" and printed.unit.name in _DOSES
    return is_dose and printed.shape is Shape.VALUE and printed.low == figure.low and printed.bounds == figure.bounds


def _is_as_long(figure: Figure, printed: Figure) -> bool:
    """`1 year` of 52 weeks and `almost two years` of 707 days: no months are a whole number of weeks."""
    factor = printed.unit.rough_factor_to(figure.unit)
    if factor is None or printed.shape is not Shape.VALUE or printed.bounds != _EXACTLY:
        return False
    gap = exact(figure.low) - exact(printed.low) * factor
    if abs(gap) > exact(figure.low) * (_SAME_SPAN if figure.bounds == _EXACTLY else ALIKE):
        return False
    return not is_signed_bound(figure.bounds[0]) or holds(figure.bounds[0], Decimal(0), -gap)


def _is_change_by_ratio(figure: Figure, printed: Figure) -> bool:
    """`12 % lower` of a risk ratio of 0.88, `12 % higher` of one of 1.12."""
    change = changed_risk(figure, printed) if figure.unit == PERCENT else None
    return change is not None and follows(figure, change * 100, printed.bounds)


def is_rounded_share(figure: Figure, printed: Figure) -> bool:
    """Whether a plain percentage is that of whole counts; in whole numbers, since it is asked more than all else."""
    if printed.shape is not _OF or figure.bounds != _EXACTLY or printed.bounds != _EXACTLY or printed.high <= 0:
        return False
    exponent = exponent_of(figure.low)
    part, whole = printed.low, printed.high
    if part != (n := int(part)) or whole != (of := int(whole)):
        return False
    said = figure.low.scaleb(-exponent) if exponent else figure.low
    return bool((2 * n * 10 ** (2 - exponent) + of) // (2 * of) == said)
