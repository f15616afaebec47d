"""Shares in words that the exact share in brackets behind them denies: `less than half of the patients (54 %)`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mkdocs_evidence.analysis.figures.agreement import holds_of
from mkdocs_evidence.analysis.figures.figure import Bound, Figure, Shape
from mkdocs_evidence.analysis.figures.ratios import share_of
from mkdocs_evidence.syntax.patterns import regex

_BRACKET = regex(
    r"(?:\s(?!than\b|versus\b|vs\b|compared\b|against\b|but\b|while\b|and\b|or\b)[A-Za-z][\w-]*){0,8}\s\(\s?"
)
_CLOSES = regex(r"\s?[);,]")
_FAR = 8
"""Hundredths by which a share in words may miss the exact one and still be said so: a third of 28 %."""
_BOUNDED = (Bound.LESS, Bound.MORE, Bound.AT_LEAST, Bound.AT_MOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class FalseAside:
    """A share in words, and the exact one in the brackets behind it that denies it."""

    figure: Figure
    exact: Figure


def find_false_asides(figures: Sequence[Figure], text: str) -> Iterator[FalseAside]:
    """The shares in words that go against the percentage or the counts right behind them.

    Args:
        figures: Those of the text, from left to right.
        text: The text itself.
    """
    if "(" not in text:
        return
    for figure, other in pairwise(figures):
        is_share = figure.shape in (Shape.FRACTION, Shape.FREQUENCY) and not figure.trend
        is_behind = (
            is_share and _BRACKET.fullmatch(text, figure.stop, other.start) and not (other.trend or other.measure)
        )
        if is_behind and _CLOSES.match(text, other.stop) and not _may_be_said(figure, other):
            yield FalseAside(figure=figure, exact=other)


def _may_be_said(figure: Figure, other: Figure) -> bool:
    said, exact = share_of(figure), share_of(other)
    if said is None or exact is None or other.bounds != (Bound.EXACT,):
        return True
    if figure.bounds[0] in _BOUNDED and figure.is_worded:
        return holds_of(figure, other)
    return abs(said - exact) * 100 <= _FAR
