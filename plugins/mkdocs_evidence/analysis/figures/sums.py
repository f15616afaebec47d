"""What a text works out from two figures that it gives itself: `three times as common (15.8 % v 7.8 %)`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from mkdocs_evidence.analysis.figures.figure import Bound, Figure, Shape, Trend
from mkdocs_evidence.analysis.figures.ratios import is_ratio_said, size_of
from mkdocs_evidence.syntax.patterns import regex

_OPENS = regex(r"[^.;()]{0,80}\(\s?|[^.;()0-9]{0,60},?\s(?:from|with)\s")
_PAIRED = regex(r"[^.;()0-9]{0,40}?\s?\b(?:v|vs\.?|versus|against|compared\swith|to|and)\s(?:[a-z]+\s){0,3}?")
_CLOSES = regex(r"[\s%]*(?:[),.;:]|$|(?:with|after|on|in|for|per|a)\b)")
_FROM = regex(r"\bfrom\s$")
_SIZED = (Shape.VALUE, Shape.OF, Shape.FREQUENCY)
_IN_WORDS = (Shape.FRACTION, Shape.TIMES)
_ROUGHLY = Fraction(1, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class FalseSum:
    """A ratio or change in words that the two figures behind it do not make."""

    figure: Figure
    first: Figure
    last: Figure
    """The same as the first where both were read as one range."""
    ratio: Fraction
    """The larger of the two over the smaller."""


def find_false_sums(figures: Sequence[Figure], text: str) -> Iterator[FalseSum]:
    """The ratios and changes in words that go against the pair of figures right behind them.

    Args:
        figures: Those of the text, from left to right.
        text: The text itself.
    """
    for at, figure in enumerate(figures[:-1]):
        if figure.shape not in _IN_WORDS:
            continue
        is_change = figure.shape is Shape.FRACTION and figure.trend in (Trend.UP, Trend.DOWN)
        if figure.shape is not Shape.TIMES and not is_change:
            continue
        pair = _pair_behind(figure, figures[at + 1 : at + 3], text)
        if pair is None:
            continue
        one, other = pair
        ratio = max(one / other, other / one)
        is_true = _is_change(figure, ratio) if is_change else _is_ratio(figure, ratio)
        if not is_true:
            last = figures[at + 1] if figures[at + 1].shape is Shape.RANGE else figures[at + 2]
            yield FalseSum(figure=figure, first=figures[at + 1], last=last, ratio=ratio)


def _pair_behind(figure: Figure, following: Sequence[Figure], text: str) -> tuple[Fraction, Fraction] | None:
    first = following[0]
    if _OPENS.fullmatch(text, figure.stop, first.start) is None:
        return None
    if first.shape is Shape.RANGE and not first.measure and _FROM.search(text, 0, first.start):
        low, high = Fraction(first.low), Fraction(first.high)
        return (low, high) if low > 0 and high > 0 else None
    if len(following) < 2 or first.shape not in _SIZED or first.measure:
        return None
    last = following[1]
    is_alike = (last.shape, last.unit, last.measure) == (first.shape, first.unit, "")
    if not is_alike or first.low <= 0 or last.low <= 0 or _CLOSES.match(text, last.stop) is None:
        return None
    return (size_of(first), size_of(last)) if _PAIRED.fullmatch(text, first.stop, last.start) else None


def _is_ratio(figure: Figure, ratio: Fraction) -> bool:
    roughly = replace(figure, bounds=(*figure.bounds, Bound.ABOUT))
    return is_ratio_said(roughly, ratio) or is_ratio_said(roughly, 1 / ratio)


def _is_change(figure: Figure, ratio: Fraction) -> bool:
    said = Fraction(figure.low) / Fraction(figure.high)
    change = 1 - 1 / ratio if figure.trend is Trend.DOWN else ratio - 1
    is_more = figure.bounds[0] in (Bound.MORE, Bound.AT_LEAST)
    is_less = figure.bounds[0] in (Bound.LESS, Bound.AT_MOST)
    return abs(change - said) <= said * _ROUGHLY or (is_more and change > said) or (is_less and change < said)
