"""Decides whether a figure says what the evidence prints: same quantity, unit and direction, honestly rounded."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from mkdocs_evidence.analysis.figures.figure import Bound, Figure, Shape, Trend
from mkdocs_evidence.analysis.figures.units import PERCENT, PLAIN, Unit

_ALIKE = Fraction(1, 10)
"""How far rounding may take a figure from the printed one, as a share of it: 0.37 may become 0.4, never 0."""

_NOT_FAR = Fraction(1, 4)
"""How far a share may lie beyond `more than half` or `less than a third` and still be what that says."""

_EXCLUSIVE = (
    frozenset({"odds-ratio", "risk-ratio", "hazard-ratio", "nnt"}),
    frozenset({"mean", "median"}),
    frozenset({"level", ""}),
)
"""Measures of one group are different things; the level of an interval is never a result."""

_CUSTOMARY_P = frozenset(map(Decimal, ("0.1", "0.05", "0.01", "0.001", "0.0001")))
"""Limits that a text may use in place of the p value that the work prints."""

_RATIOS = frozenset({"odds-ratio", "risk-ratio", "hazard-ratio", "rate-ratio"})
_SMALL = 20
"""The largest number in which a natural frequency may be rough."""
_ROUND = frozenset({10, 100, 1_000, 10_000, 100_000, 1_000_000})
_POINTS = Unit("percentage point")
_EXACTLY = (Bound.EXACT,)
_FEW = 24
"""Printed figures of which pairs are tried: an extract with more is a table, in which anything can be worked out."""

_PROPORTIONS = (Shape.OF, Shape.FREQUENCY, Shape.FRACTION)


def is_printed(figure: Figure, printed: Iterable[Figure]) -> bool:
    """Whether the evidence prints this figure.

    A range is also printed when both its ends are, as in `between 7.9 and 36.6 %` of two arms.
    """
    evidence = tuple(printed)
    if figure.counted == "studies" and any(one.counted == "studies" for one in evidence):
        # Works say how many studies they hold, so that no other count can be meant.
        evidence = tuple(one for one in evidence if one.counted == "studies")
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
        or _is_worked_out(figure, evidence)
        or _holds_of_all(figure, evidence)
    )


def holds_of(figure: Figure, exact: Figure) -> bool:
    """Whether a bound said in words is true of an exact share: `more than two thirds` of 88 %, `under 10 %` of 3 %."""
    mine, theirs = _proportion(figure), _proportion(exact)
    if not figure.is_worded or mine is None or theirs is None or exact.bounds != _EXACTLY:
        return False
    return all(_is_signed_bound(bound) and _holds(bound, Decimal(0), theirs - mine) for bound in figure.bounds)


def _holds_of_all(figure: Figure, evidence: tuple[Figure, ...]) -> bool:
    """Whether a fraction with a bound in words is true of every share that the evidence prints, whichever is meant."""
    if figure.shape not in (Shape.FRACTION, Shape.FREQUENCY) or not _is_signed_bound(figure.bounds[0]):
        return False
    shares = [one for one in evidence if one.measure not in ("level", "ci") and _proportion(one) is not None]
    return bool(shares) and all(holds_of(figure, one) for one in shares)


def _is_worked_out(figure: Figure, evidence: tuple[Figure, ...]) -> bool:
    """Whether a gap in percentage points, or `twice`, is what two printed figures of one unit make together."""
    if figure.shape is Shape.TIMES:
        values = [one for one in evidence if one.shape in (Shape.VALUE, Shape.OF) and one.low > 0 and not one.measure]
        return any(
            one.unit == other.unit
            and one.shape is other.shape
            and _is_near(_exact(figure.low), _size(one) / _size(other))
            for one in values[:_FEW]
            for other in values[:_FEW]
        )
    is_gap = figure.unit == _POINTS and figure.shape is Shape.VALUE
    if not is_gap or any(one.unit == _POINTS for one in evidence):
        return False
    shares = [share * 100 for one in evidence if (share := _proportion(one)) is not None and one.measure != "level"]
    return any(
        _follows(figure, one - other, (Bound.EXACT,)) for one in shares[:_FEW] for other in shares[:_FEW] if one > other
    )


def _size(figure: Figure) -> Fraction:
    return _exact(figure.low) / (_exact(figure.high) if figure.shape is Shape.OF else 1)


def _in_unit(figure: Figure, unit: Unit) -> Figure:
    return _like(figure, shape=figure.shape, low=figure.low, high=figure.high, unit=unit)


def _ends(figure: Figure) -> tuple[Figure, Figure]:
    low, high = figure.low, figure.high
    return (
        _like(figure, shape=Shape.VALUE, low=low, high=low, unit=figure.unit),
        _like(figure, shape=Shape.VALUE, low=high, high=high, unit=figure.unit),
    )


def _like(figure: Figure, *, shape: Shape, low: Decimal, high: Decimal, unit: Unit) -> Figure:
    return Figure(
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
    if figure.shape is printed.shape and figure.low != printed.low and figure.shape is Shape.OF:
        return False
    if figure.shape is not printed.shape and printed.shape in (Shape.P_VALUE, Shape.RANGE) and not figure.is_worded:
        return False
    if _measures_differ(figure.measure, printed.measure):
        return False
    if figure.trend and printed.trend and figure.trend is not printed.trend:
        return False
    if figure.counted and printed.counted and figure.counted != printed.counted:
        return False
    match figure.shape:
        case Shape.P_VALUE:
            return printed.shape is Shape.P_VALUE and _p_values_agree(figure, printed)
        case Shape.RANGE:
            return printed.shape is Shape.RANGE and _ranges_agree(figure, printed)
        case Shape.OF:
            return printed.shape in (Shape.OF, Shape.FREQUENCY) and _same_pair(figure, printed)
        case Shape.FREQUENCY | Shape.FRACTION:
            return _same_pair(figure, printed) or _proportions_agree(figure, printed)
        case Shape.TIMES:
            return _ratios_agree(figure, printed)
        case _:
            return _values_agree(figure, printed)


def _measures_differ(mine: str, theirs: str) -> bool:
    if mine == theirs:
        return False
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
    return _ends_agree(printed.low, figure.low, figure, factor) and _ends_agree(
        printed.high, figure.high, figure, factor
    )


def _p_values_agree(figure: Figure, printed: Figure) -> bool:
    (sign,), (theirs,) = figure.bounds, printed.bounds
    if sign is theirs and figure.low == printed.low:
        return True
    if sign is theirs is Bound.EXACT:
        return _ends_agree(printed.low, figure.low, figure, Fraction(1))
    if figure.low not in _CUSTOMARY_P:
        return False
    if theirs is Bound.EXACT:
        return _holds(sign, figure.low, _exact(printed.low))
    # `p < 0.05` follows from `p < 0.001`; nothing else follows from a bound.
    return sign is Bound.LESS and theirs in (Bound.LESS, Bound.AT_MOST) and printed.low < figure.low


def _ratios_agree(figure: Figure, printed: Figure) -> bool:
    if printed.shape is Shape.TIMES:
        return figure.low == printed.low
    if printed.shape is not Shape.VALUE or printed.unit != PLAIN or printed.counted:
        return False
    return abs(_exact(printed.low) - _exact(figure.low)) <= _exact(figure.low) * _ALIKE


def _proportions_agree(figure: Figure, printed: Figure) -> bool:
    """`6 in 10`, `one third` against a percentage or counts."""
    theirs = _proportion(printed)
    if theirs is None:
        return False
    mine = _exact(figure.low) / _exact(figure.high) if figure.high else Fraction(0)
    for bound in figure.bounds:
        if bound in printed.bounds and theirs == mine:
            return True
        if _is_signed_bound(bound):
            is_close = abs(mine - theirs) <= mine * _NOT_FAR
            if _holds(bound, Decimal(0), theirs - mine) and (bound in printed.bounds or is_close):
                return True
        elif Bound.EXACT not in printed.bounds and Bound.ABOUT not in printed.bounds:
            continue
        elif bound is Bound.NEARLY:
            if theirs < mine and _is_near(mine, theirs):
                return True
        elif _is_near_frequency(figure, mine, theirs, bound):
            return True
    return False


def _is_near(mine: Fraction, theirs: Fraction) -> bool:
    return abs(mine - theirs) <= mine * _ALIKE


def _is_near_frequency(figure: Figure, mine: Fraction, theirs: Fraction, bound: Bound) -> bool:
    """Whether 63 % is `6 in 10` and `1 in 20` 4.8 %: roughly for few, to the nearest for `48 in 100`."""
    is_small = figure.shape is Shape.FRACTION or figure.low == 1 or figure.high <= _SMALL
    if is_small and _is_near(mine, theirs):
        return True
    if figure.shape is not Shape.FREQUENCY or figure.high not in _ROUND:
        return False
    printed = theirs * _exact(figure.high)
    if bound is Bound.ABOUT and abs(printed - _exact(figure.low)) <= _step(figure.low) / 2:
        return True
    return _rounds(printed, figure.low, is_plain=False)


def _proportion(printed: Figure) -> Fraction | None:
    if printed.shape in _PROPORTIONS and printed.high:
        return _exact(printed.low) / _exact(printed.high)
    if printed.shape is Shape.VALUE and printed.unit == PERCENT:
        return _exact(printed.low) / 100
    return None


def _values_agree(figure: Figure, printed: Figure) -> bool:
    if printed.shape in _PROPORTIONS:
        if figure.unit == PERCENT and is_rounded_share(figure, printed):
            return True
        share = _proportion(printed) if figure.unit == PERCENT else None
        return share is not None and _follows(figure, share * 100, printed.bounds)
    factor = printed.unit.factor_to(figure.unit)
    if factor is None:
        return _is_change_by_ratio(figure, printed)
    if printed.low < 0 < figure.low:
        return figure.trend is Trend.DOWN and _follows(figure, -_exact(printed.low) * factor, printed.bounds)
    if printed.shape is Shape.VALUE and printed.low == figure.low and printed.bounds == figure.bounds and factor == 1:
        return True
    if printed.shape is Shape.RANGE:
        end = {Bound.AT_MOST: printed.high, Bound.AT_LEAST: printed.low}.get(figure.bounds[0])
        return end is not None and _exact(end) * factor == figure.low
    if printed.shape is Shape.VALUE:
        return _follows(figure, _exact(printed.low) * factor, printed.bounds, is_converted=factor != 1)
    return printed.shape is Shape.TIMES and figure.unit == PLAIN and figure.low == printed.low


def _is_change_by_ratio(figure: Figure, printed: Figure) -> bool:
    """`12 % lower` of a risk ratio of 0.88, `12 % higher` of one of 1.12."""
    if not figure.trend or figure.unit != PERCENT or printed.measure not in _RATIOS or printed.shape is not Shape.VALUE:
        return False
    change = (1 - _exact(printed.low)) * 100
    return _follows(figure, change if figure.trend is Trend.DOWN else -change, printed.bounds)


def is_rounded_share(figure: Figure, printed: Figure) -> bool:
    """Whether a plain percentage is that of whole counts; in whole numbers, since it is asked more than all else."""
    if printed.shape is not Shape.OF or figure.bounds != _EXACTLY or printed.bounds != _EXACTLY or printed.high <= 0:
        return False
    exponent = _exponent(figure.low)
    part, whole = printed.low, printed.high
    if part != (n := int(part)) or whole != (of := int(whole)):
        return False
    said = figure.low.scaleb(-exponent) if exponent else figure.low
    return bool((2 * n * 10 ** (2 - exponent) + of) // (2 * of) == said)


@lru_cache(maxsize=4096)
def _exponent(number: Decimal) -> int:
    """Minus the number of decimals that are printed."""
    return min(0, int(number.as_tuple().exponent))


def _follows(figure: Figure, value: Fraction, theirs: tuple[Bound, ...], *, is_converted: bool = False) -> bool:
    """Whether the figure may be said of a printed `value` with the directions `theirs`."""
    said, step = _exact(figure.low), _step(figure.low)
    for bound in figure.bounds:
        if bound in theirs and bound is not Bound.EXACT and said == value:
            return True
        if Bound.EXACT not in theirs and Bound.ABOUT not in theirs:
            continue
        if bound is Bound.EXACT and (
            said == value or (not is_converted and _rounds(value, figure.low, is_plain=figure.unit == PLAIN))
        ):
            return True
        if bound is Bound.ABOUT and (said == value or said - step / 2 <= value < said + step / 2):
            return True
        if bound is Bound.NEARLY and said - step / 2 <= value < said:
            return True
        may_round = figure.is_worded and _is_signed_bound(bound) and 0 < abs(value - said) < step
        if may_round and _holds(bound, figure.low, value):
            return True
    return False


@lru_cache(maxsize=4096)
def _exact(number: Decimal) -> Fraction:
    """The number as a fraction; kept, since a site prints the same few thousand numbers over and over."""
    return Fraction(number)


def _is_signed_bound(bound: Bound) -> bool:
    return bound in (Bound.LESS, Bound.AT_MOST, Bound.AT_LEAST, Bound.MORE)


def _holds(bound: Bound, limit: Decimal, value: Fraction) -> bool:
    match bound:
        case Bound.LESS:
            return value < limit
        case Bound.AT_MOST:
            return value <= limit
        case Bound.AT_LEAST:
            return value >= limit
        case Bound.MORE:
            return value > limit
        case _:
            return value == limit


def _step(said: Decimal) -> Fraction:
    """The unit in the last place that counts: 10 for 80, 5 for 65, 1 for 63, 0.1 for 3.2."""
    places = -int(said.as_tuple().exponent)
    if places > 0 or said == 0:
        return Fraction(1, 10**places)
    if said % 10:
        return Fraction(5) if said % 5 == 0 and said > 10 else Fraction(1)
    step = 10
    while said % (step * 10) == 0:
        step *= 10
    return Fraction(step)


def _ends_agree(printed: Decimal, said: Decimal, figure: Figure, factor: Fraction) -> bool:
    exact = _exact(printed) * factor
    return exact == said or (factor == 1 and _rounds(exact, said, is_plain=figure.unit == PLAIN))


def _rounds(value: Fraction, said: Decimal, *, is_plain: bool) -> bool:
    """Whether `said` is `value` rounded half up to the decimals that `said` shows.

    A plain number must stay close as well: an odds ratio of 0.37 may become 0.4, never 0, and 1.4 never 1.
    """
    exponent = min(0, int(said.as_tuple().exponent))
    precise = Decimal(value.numerator) / Decimal(value.denominator)
    if said == 0 or precise.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP) != said:
        return False
    return not is_plain or abs(_exact(said) - value) <= abs(value) * _ALIKE
