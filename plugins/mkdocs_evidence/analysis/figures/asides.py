"""Words that a figure in brackets behind them denies: `less than half of patients (54 %)`, `by 41 % (HR 0.86)`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mkdocs_evidence.analysis.figures.agreement import holds_of
from mkdocs_evidence.analysis.figures.figure import Bound, Figure, Shape
from mkdocs_evidence.analysis.figures.ratios import RATIOS, changed_risk, exact, is_ratio_said, share_of
from mkdocs_evidence.analysis.figures.units import PERCENT, PLAIN
from mkdocs_evidence.syntax.patterns import regex

_BRACKET = regex(
    r"(?:\s(?!than\b|versus\b|vs\b|compared\b|against\b|but\b|while\b|and\b|or\b)[A-Za-z][\w-]*){0,8}\s\(\s?"
)
_CLOSES = regex(r"\s?[);,]")
_RATIO_BEHIND = regex(
    r"[^.;()]{0,60}\s\((?:(?:adjusted|pooled|relative|summary)\s)?(?:(?:hazard|risk|odds|rate)\sratio|relative\srisk|a?[HRO]R)[\s,:=]{1,3}"
)
_REACH = 60
_NEAR = 2
"""Percentage points by which a change may miss that of its ratio, which was rounded too."""
_FAR = 8
"""Hundredths by which a share in words may miss the exact one and still be said so: a third of 28 %."""
_SHARES = (Shape.FRACTION, Shape.FREQUENCY)
_BOUNDED = (Bound.LESS, Bound.MORE, Bound.AT_LEAST, Bound.AT_MOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class FalseAside:
    """A share in words or a change, and the exact figure in the brackets behind it that denies it."""

    figure: Figure
    exact: Figure


def find_false_asides(figures: Sequence[Figure], text: str) -> Iterator[FalseAside]:
    """The shares in words and the changes that go against the percentage, counts or ratio right behind them.

    Args:
        figures: Those of the text, from left to right.
        text: The text itself.
    """
    if "(" not in text:
        return
    for figure, other in pairwise(figures):
        if other.measure in RATIOS and _is_denied_by_ratio(figure, other, text):
            yield FalseAside(figure=figure, exact=other)
            continue
        is_share = figure.shape in _SHARES and not figure.trend
        is_behind = (
            is_share and _BRACKET.fullmatch(text, figure.stop, other.start) and not (other.trend or other.measure)
        )
        if is_behind and _CLOSES.match(text, other.stop) and not _may_be_said(figure, other):
            yield FalseAside(figure=figure, exact=other)


def _is_denied_by_ratio(figure: Figure, ratio: Figure, text: str) -> bool:
    """Whether a change or a ratio in words is not that of the ratio in brackets: `by 41 % (hazard ratio 0.86)`.

    A ratio of odds says nothing exact of a risk, so that only odds are compared with it.
    """
    is_ratio = ratio.shape is Shape.VALUE and ratio.unit == PLAIN and ratio.bounds == (Bound.EXACT,)
    if not is_ratio or not ratio.low or _RATIO_BEHIND.fullmatch(text, figure.stop, ratio.start) is None:
        return False
    if (
        ratio.measure == "odds-ratio"
        and "odds" not in text[max(0, figure.start - _REACH) : ratio.start - len("odds ratio ")]
    ):
        return False
    if figure.shape is Shape.TIMES:
        said = replace(figure, bounds=(*figure.bounds, Bound.ABOUT))
        return not (is_ratio_said(said, exact(ratio.low)) or is_ratio_said(said, 1 / exact(ratio.low)))
    change = changed_risk(figure, ratio)
    if change is None or change <= 0:
        return False
    if figure.shape is Shape.FRACTION:
        return abs((share_of(figure) or change) - change) * 100 > _FAR
    return figure.unit == PERCENT and abs(exact(figure.low) - change * 100) > _NEAR


def _may_be_said(figure: Figure, other: Figure) -> bool:
    said, exact = share_of(figure), share_of(other)
    if said is None or exact is None or other.bounds != (Bound.EXACT,):
        return True
    if figure.bounds[0] in _BOUNDED and figure.is_worded:
        return holds_of(figure, other)
    return abs(said - exact) * 100 <= _FAR
