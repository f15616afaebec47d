"""How many a percentage rests on, as far as the evidence says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mkdocs_evidence.analysis.figures.agreement import agrees, is_rounded_share
from mkdocs_evidence.analysis.figures.figure import Bound, Figure, Shape
from mkdocs_evidence.analysis.figures.number_tokens import NUMBERS_IN_WORDS, holds_number_word
from mkdocs_evidence.analysis.figures.printed import PrintedDatum, find_printed_data
from mkdocs_evidence.analysis.figures.units import PERCENT
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Datum, Extract
from mkdocs_evidence.syntax.patterns import regex

_COUNT_BEFORE = regex(
    rf"(?<![\w.])(?:[0-9]+|{'|'.join(sorted(NUMBERS_IN_WORDS, key=len, reverse=True))})(?:\s[a-z]+)?\s\($",
    re.IGNORECASE,
)
_DIGITS_BEFORE = regex(r"(?<![\w.])[0-9]+(?:\s[a-z]+)?\s\($", re.IGNORECASE)
"""The same where no number is written in words, in a tenth of the time."""
_REACH = 32
_TO_ONE_SIDE = (Bound.LESS, Bound.AT_MOST, Bound.AT_LEAST, Bound.MORE)
_COUNTED = frozenset({"people", "joints", "eyes", "pregnancies"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallShare:
    """A percentage and the few that it is a share of."""

    figure: Figure
    datum: Datum
    """What says how many there are."""
    of: Decimal


def find_bare_shares(figures: Sequence[Figure], text: str) -> list[Figure]:
    """The percentages of a text beside which it does not give the counts, as `five (56 %)` does."""
    shares = [one for one in figures if _is_share(one)]
    if shares:
        count = _COUNT_BEFORE if holds_number_word(text) else _DIGITS_BEFORE
        shares = [one for one in shares if not count.search(text, max(0, one.start - _REACH), one.start)]
    counts = [one for one in figures if one.shape in (Shape.OF, Shape.FREQUENCY)] if shares else []
    return [one for one in shares if not any(is_rounded_share(one, count) or agrees(one, count) for count in counts)]


def find_small_shares(
    shares: Sequence[Figure], extracts: Sequence[Extract], least: int, ledger: Ledger
) -> Iterator[SmallShare]:
    """The percentages that rest on fewer than `least`.

    One that also agrees with a larger sample, or with a figure of which no sample is known, is left alone.
    """
    for figure in shares:
        samples = [sample for extract in extracts for sample in _samples(figure, extract, ledger)]
        if samples and all(of is not None and of < least for _, of in samples):
            datum, of = samples[0]
            yield SmallShare(figure=figure, datum=datum, of=of or Decimal(0))


def _is_share(figure: Figure) -> bool:
    return (
        figure.unit == PERCENT
        and figure.shape is Shape.VALUE
        and figure.measure != "level"
        and not figure.trend
        and figure.bounds[0] not in _TO_ONE_SIDE
    )


def _samples(figure: Figure, extract: Extract, ledger: Ledger) -> list[tuple[Datum, Decimal | None]]:
    """What prints the percentage in an extract, each with the number it is a share of; None where that is not known."""
    data = find_printed_data(extract, ledger)
    counted = [one for one in data if one.datum.of is not None and _prints(figure, one)]
    if counted:
        return [(one.datum, one.datum.of) for one in counted]
    return [
        (whole.datum, whole.figures[0].low) if whole is not None else (one.datum, None)
        for one in data
        if _prints(figure, one)
        for whole in (_whole(data) if one.datum.measure == "proportion" else None,)
    ]


def _prints(figure: Figure, datum: PrintedDatum) -> bool:
    return any(agrees(figure, one) for one in datum.figures)


def _whole(data: Sequence[PrintedDatum]) -> PrintedDatum | None:
    """The largest count of people or joints in an extract, of which all its proportions are shares."""
    counts = [
        one
        for one in data
        if one.figures and one.figures[0].shape is Shape.VALUE and one.figures[0].counted in _COUNTED
    ]
    return max(counts, key=lambda one: one.figures[0].low, default=None)
