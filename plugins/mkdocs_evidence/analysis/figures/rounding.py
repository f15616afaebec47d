"""Whether a figure may be said of an exact number: rounded honestly, in the direction that its words give."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from mkdocs_evidence.analysis.figures.figure import Bound, Figure, Shape
from mkdocs_evidence.analysis.figures.ratios import exact
from mkdocs_evidence.analysis.figures.units import PLAIN

ALIKE = Fraction(1, 10)
"""How far rounding may take a figure from the printed one, as a share of it: 0.37 may become 0.4, never 0."""

_NOT_FAR = Fraction(1, 4)
"""How far a share may lie beyond `more than half` or `less than a third` and still be what that says."""

_TOO_FAR = Fraction(3, 10)
"""How far rounding may take a natural frequency: 14 % is not yet 1 in 10, nor is 5 %."""

_SMALL = 20
"""The largest number in which a natural frequency may be rough."""
_ROUND = frozenset({10, 100, 1_000, 10_000, 100_000, 1_000_000})


def says_share(figure: Figure, theirs: Fraction, bounds: tuple[Bound, ...]) -> bool:
    """Whether `6 in 10` or `one third` may be said of a printed share.

    Args:
        figure: A natural frequency or a fraction.
        theirs: The share, from 0 to 1.
        bounds: The directions in which the work prints it.
    """
    mine = exact(figure.low) / exact(figure.high) if figure.high else Fraction(0)
    for bound in figure.bounds:
        if bound in bounds and theirs == mine:
            return True
        if is_signed_bound(bound):
            is_close = abs(mine - theirs) <= mine * _NOT_FAR
            if holds(bound, Decimal(0), theirs - mine) and (bound in bounds or is_close):
                return True
        elif Bound.EXACT not in bounds and Bound.ABOUT not in bounds:
            continue
        elif bound is Bound.NEARLY:
            if theirs < mine and _is_near(mine, theirs):
                return True
        elif _is_near_frequency(figure, mine, theirs, bound):
            return True
    return False


def _is_near(mine: Fraction, theirs: Fraction) -> bool:
    return abs(mine - theirs) <= mine * ALIKE


def _is_near_frequency(figure: Figure, mine: Fraction, theirs: Fraction, bound: Bound) -> bool:
    """Whether 63 % is `6 in 10` and `1 in 20` 4.8 %: roughly for few, to the nearest for `48 in 100`."""
    is_small = figure.shape is Shape.FRACTION or figure.low == 1 or figure.high <= _SMALL
    if is_small and _is_near(mine, theirs):
        return True
    if figure.shape is not Shape.FREQUENCY or figure.high not in _ROUND or abs(mine - theirs) > theirs * _TOO_FAR:
        return False
    printed = theirs * exact(figure.high)
    if bound is Bound.ABOUT and abs(printed - exact(figure.low)) <= _step(figure.low) / 2:
        return True
    return _rounds(printed, figure.low, is_plain=False)


def follows(figure: Figure, value: Fraction, theirs: tuple[Bound, ...], *, is_converted: bool = False) -> bool:
    """Whether the figure may be said of a printed `value` with the directions `theirs`."""
    said, step = exact(figure.low), _step(figure.low)
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
        may_round = figure.is_worded and is_signed_bound(bound) and 0 < abs(value - said) < step
        if may_round and holds(bound, figure.low, value):
            return True
    return False


def is_signed_bound(bound: Bound) -> bool:
    """Whether a direction sets a limit, as `less than` and `at least` do."""
    return bound in (Bound.LESS, Bound.AT_MOST, Bound.AT_LEAST, Bound.MORE)


def holds(bound: Bound, limit: Decimal, value: Fraction) -> bool:
    """Whether a value lies on the side of a limit that the direction says; that they are equal where it says none."""
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


def ends_agree(printed: Decimal, said: Decimal, figure: Figure, factor: Fraction) -> bool:
    """Whether the end of a range is the printed one, in another unit perhaps, or rounded in the same."""
    value = exact(printed) * factor
    return value == said or (factor == 1 and _rounds(value, said, is_plain=figure.unit == PLAIN))


def _rounds(value: Fraction, said: Decimal, *, is_plain: bool) -> bool:
    """Whether `said` is `value` rounded half up to the decimals that `said` shows.

    A plain number must stay close as well: an odds ratio of 0.37 may become 0.4, never 0, and 1.4 never 1.
    """
    exponent = min(0, int(said.as_tuple().exponent))
    precise = Decimal(value.numerator) / Decimal(value.denominator)
    if said == 0 or precise.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP) != said:
        return False
    return not is_plain or abs(exact(said) - value) <= abs(value) * ALIKE


@lru_cache(maxsize=4096)
def exponent_of(number: Decimal) -> int:
    """Minus the number of decimals that are printed."""
    return min(0, int(number.as_tuple().exponent))
