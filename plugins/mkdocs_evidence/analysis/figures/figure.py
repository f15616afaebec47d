"""The figures of a text: every number that says how much, how many, how long or how sure, with its direction.

A figure is found once and compared many times, so it holds what a comparison needs: value as printed, unit, direction,
what is counted and which measure it is. Names that hold numbers (stage 2, ARCO 2019, 3D) are no figures.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from mkdocs_evidence.analysis.figures.units import PLAIN, Unit
from mkdocs_evidence.model.making import maker_of


class Shape(StrEnum):
    """How a figure is written, which decides what it may be compared with."""

    VALUE = "value"
    """`63 %`, `42 months`, `2,025 hips`: `low` and `high` are the number."""
    RANGE = "range"
    """`2–3 years`: `low` to `high`."""
    OF = "of"
    """`1 of 21`, `5/6`: `low` of `high`, counted."""
    FREQUENCY = "frequency"
    """`6 in 10`: a proportion said as a natural frequency, `low` in `high`."""
    FRACTION = "fraction"
    """`one third`, `half`: a proportion in words, `low` over `high`."""
    TIMES = "times"
    """`twice`, `three-fold`: a ratio in words."""
    P_VALUE = "p-value"
    """`p < 0.05`."""


class Bound(StrEnum):
    """The direction of a figure."""

    EXACT = ""
    LESS = "<"
    AT_MOST = "≤"
    AT_LEAST = "≥"
    MORE = ">"
    ABOUT = "about"
    NEARLY = "nearly"


class Trend(StrEnum):
    """Which way a figure is said to go; whether a rise is for the better only the work knows."""

    NONE = ""
    UP = "up"
    DOWN = "down"
    BETTER = "better"
    WORSE = "worse"
    GAIN = "gain"
    """A rise for the better: a gain in function."""
    GAP = "gap"
    """A difference, of which only the words around it say who has more."""


_APART = frozenset(
    {
        frozenset({Trend.UP, Trend.DOWN}),
        frozenset({Trend.BETTER, Trend.WORSE}),
        frozenset({Trend.GAIN, Trend.DOWN}),
        frozenset({Trend.GAIN, Trend.WORSE}),
    }
)


def go_apart(one: Trend, other: Trend) -> bool:
    """Whether two trends exclude each other: a fall is no rise, and a worsening no gain."""
    return bool(one and other) and frozenset({one, other}) in _APART


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a text."""

    words: str
    """As the author wrote it, direction and unit included."""
    start: int
    """Offset in the text of the first character of `words`."""
    stop: int
    """Offset just after the last."""
    shape: Shape
    low: Decimal
    """With the decimals that are printed, which say how far it is rounded."""
    high: Decimal
    unit: Unit = PLAIN
    may_be: tuple[Unit, ...] = ()
    """Units that the sentence lets a bare number share: `63 with surgery and 59 % without`."""
    bounds: tuple[Bound, ...] = (Bound.EXACT,)
    """Readings of its direction: `over 5 years` is a duration or a bound."""
    is_worded: bool = False
    """Whether the direction is in words (`more than 80 %`), which may round; signs (`>80 %`) may not."""
    counted: str = ""
    """`people`, `joints` or `studies`, where the text says what is counted."""
    trend: Trend = Trend.NONE
    """For a change: `fell by 12 %` is down, as is what the evidence calls a reduction of 12 %."""
    about: str = ""
    """For what evidence prints: the label of its datum, which the arms of one outcome share."""
    measure: str = ""
    """`odds-ratio`, `risk-ratio`, `hazard-ratio`, `nnt`, `mean`, `median`, `ci`, `range`, `level`; empty if unsaid."""


make_figure = maker_of(Figure)
"""Makes a `Figure` quickly: a claim has several, and each reading of one is another."""


def say_figure(figure: Figure) -> str:
    """The figure as people write it: its own words, or else put together from its parts.

    >>> say_figure(Figure(words="", start=0, stop=0, shape=Shape.OF, low=Decimal(1), high=Decimal(21)))
    '1 of 21'
    """
    if figure.words:
        return figure.words
    sign = figure.bounds[0].value
    match figure.shape:
        case Shape.OF:
            number = f"{figure.low} of {figure.high}"
        case Shape.RANGE:
            number = f"{figure.low}–{figure.high}"
        case _:
            number = str(figure.low)
    unit = figure.unit.name
    return sign + number + (unit if unit in ("%", "°") else f" {unit}" if unit else "")
