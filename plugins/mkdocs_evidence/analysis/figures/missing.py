"""The figures of a text that its evidence does not print, in any of the ways in which a sentence may say them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from mkdocs_evidence.analysis.figures.agreement import agrees, holds_of, is_printed
from mkdocs_evidence.analysis.figures.figure import Figure, Shape
from mkdocs_evidence.analysis.figures.units import PERCENT
from mkdocs_evidence.syntax.patterns import regex

_ASIDE = regex(r"[^.;()]{0,80}\(\s?(?:n\s?=\s?)?")
_PARTED = regex(r"(?:\s\([^()]{1,60}\))?\s(?:to|and|until|through)\s")
_FROM = regex(r"\b(?:from|between)\s$", re.IGNORECASE)
_NOT = regex(r"\b(?:not|no|never|without|none|free|neither)\b|n['’]t\b", re.IGNORECASE)
_REACH_OF_NOT = 48
_WHOLE = Decimal(100)


def find_missing_figures(
    text: str, figures: Sequence[Figure], counts: Sequence[Figure], printed: Sequence[Figure], works: int
) -> list[Figure]:
    """The figures, and the counts in words, that no printed figure bears out.

    Args:
        text: A claim.
        figures: Its figures, in order.
        counts: Its counts in words, which are compared only with counts of the same things.
        printed: Every figure of the evidence.
        works: How many works the claim cites, which it may count itself.
    """
    missing = [one for one in figures if not is_printed(one, printed) and not _counts_works(one, works)]
    missing = [
        one
        for one in missing
        if not _is_borne_out(one, figures, text, printed) and not _is_the_rest(one, text, printed)
    ]
    missing = _without_split_ranges(missing, text, printed)
    return missing + [one for one in counts if _is_miscounted(one, printed) and not _counts_works(one, works)]


def _is_borne_out(figure: Figure, figures: Sequence[Figure], text: str, printed: Iterable[Figure]) -> bool:
    """Whether the sentence itself says the share that its bound rounds: `more than two thirds (88%)`."""
    following = next((one for one in figures if one.start >= figure.stop), None)
    if following is None or not holds_of(figure, following) or not is_printed(following, printed):
        return False
    return _ASIDE.fullmatch(text, figure.stop, following.start) is not None


def _is_the_rest(figure: Figure, text: str, printed: Iterable[Figure]) -> bool:
    """Whether `82 % did not` completes the 18 % who did, which the evidence prints."""
    if figure.unit != PERCENT or figure.shape is not Shape.VALUE or figure.trend or not 0 < figure.low < _WHOLE:
        return False
    around = text[max(0, figure.start - _REACH_OF_NOT) : figure.stop + _REACH_OF_NOT]
    rest = _WHOLE - figure.low
    return _NOT.search(around) is not None and is_printed(replace(figure, low=rest, high=rest), printed)


def _without_split_ranges(missing: list[Figure], text: str, printed: Iterable[Figure]) -> list[Figure]:
    """Leaves out both ends of a printed range that words part: `from 0 (none) to 24`, `from week 9 to week 24`."""
    kept = list(missing)
    for low, high in pairwise(missing):
        is_parted = _PARTED.fullmatch(text, low.stop, high.start) and _FROM.search(text, 0, low.start)
        if is_parted and any(
            one.shape is Shape.RANGE
            and one.unit in (low.unit, high.unit)
            and (one.low, one.high) == (low.low, high.low)
            for one in printed
        ):
            kept = [one for one in kept if one not in (low, high)]
    return kept


def _counts_works(figure: Figure, works: int) -> bool:
    """Whether a number of studies is no more than the works that the claim itself cites."""
    return figure.counted == "studies" and figure.shape is Shape.VALUE and figure.low <= works


def _is_miscounted(count: Figure, printed: Iterable[Figure]) -> bool:
    """Whether the evidence counts the same things and never as many: a count in words is compared with nothing else."""
    if count.measure:
        alike = [one for one in printed if one.measure == count.measure]
        return bool(alike) and not any(count.low == one.low for one in alike)
    alike = [one for one in printed if one.counted == count.counted and one.shape in (Shape.VALUE, Shape.OF)]
    return bool(alike) and not any(agrees(count, one) or count.low in (one.low, one.high) for one in alike)
