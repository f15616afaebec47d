"""Spans that lead from the treated to the untreated without naming either: `relapse rose from 10 % to 17 %`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.figures.agreement import agrees
from mkdocs_evidence.analysis.figures.figure import Figure, Shape
from mkdocs_evidence.analysis.figures.printed import PrintedDatum, find_printed_data
from mkdocs_evidence.analysis.figures.trends import find_spans
from mkdocs_evidence.analysis.figures.words import telling_stems
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Extract
from mkdocs_evidence.syntax.patterns import regex

_UNTREATED = regex(
    r"\b(?:control|controls|placebo|usual|standard|sham|untreated|no|none|without|waiting|observation|before|baseline)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReversedSpan:
    """A span whose first figure is that of the treated and whose last is that of the others."""

    first: Figure
    last: Figure
    treated: PrintedDatum
    untreated: PrintedDatum


def find_reversed_spans(
    text: str, figures: tuple[Figure, ...], extracts: Sequence[Extract], ledger: Ledger
) -> Iterator[ReversedSpan]:
    """The spans that go from the arm that was treated to the one that was not, where the text names no arm.

    Args:
        text: A claim.
        figures: Its figures, in order.
        extracts: What it rests on.
        ledger: Remembers the figures of the extracts.
    """
    spans = [*find_spans(figures, text)]
    if not spans:
        return
    here = telling_stems(text)
    for extract in extracts:
        data = [one for one in find_printed_data(extract, ledger) if one.datum.arm] if len(extract.data) > 1 else []
        if any(not here.isdisjoint(telling_stems(one.datum.arm)) for one in data):
            continue
        for _, first, last in spans:
            begin, end = _arms_of(first, data, is_end=False), _arms_of(last, data, is_end=True)
            if len(begin) == len(end) == 1 and begin[0].datum.what == end[0].datum.what:
                is_begun_untreated = _UNTREATED.search(begin[0].datum.arm) is not None
                if not is_begun_untreated and _UNTREATED.search(end[0].datum.arm):
                    yield ReversedSpan(first=first, last=last, treated=begin[0], untreated=end[0])


def _arms_of(figure: Figure, data: Sequence[PrintedDatum], *, is_end: bool) -> list[PrintedDatum]:
    """The data that print one end of a span."""
    number = figure.high if is_end and figure.shape is Shape.RANGE else figure.low
    return [
        one
        for one in data
        if any(
            (printed.low == number and printed.unit == figure.unit and printed.shape is Shape.VALUE)
            if figure.shape is Shape.RANGE
            else agrees(figure, printed)
            for printed in one.figures
        )
    ]
