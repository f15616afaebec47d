"""Spans of time that begin with `within` (`within a week`), in a claim and in the labels of the figures it states."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from mkdocs_evidence.analysis.figures.agreement import agrees
from mkdocs_evidence.analysis.figures.figure import Figure
from mkdocs_evidence.analysis.figures.number_tokens import NUMBERS_IN_WORDS
from mkdocs_evidence.analysis.figures.printed import find_printed_data, read_period
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Datum, Extract
from mkdocs_evidence.syntax.patterns import regex

_WITHIN = regex(
    r"\bwithin\s(?:the\s(?:first|next)\s)?(?P<number>an?|one|[a-z]+|[0-9]+)[\s-](?P<unit>hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
_PERIODS = ("day", "week", "month", "year")
_EACH = regex(
    rf"\s(?:of\s)?(?:[a-z]+\s){{0,4}}?(?P<words>(?:an?|per|each|every)\s(?P<period>{'|'.join(_PERIODS)}))\b",
    re.IGNORECASE,
)
_DAYS = {"hour": Fraction(1, 24), "day": Fraction(1), "week": Fraction(7), "month": Fraction(30), "year": Fraction(365)}
_ALIKE = Fraction(1, 12)
"""How far two spans that are called the same may be apart: four weeks are a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDeadline:
    """A span of a claim, and the datum that has another in its label."""

    words: str
    start: int
    stop: int
    datum: Datum
    said: str
    """The span as the label has it."""


def find_other_deadlines(
    text: str, figures: Sequence[Figure], extracts: Sequence[Extract], ledger: Ledger
) -> Iterator[OtherDeadline]:
    """The spans `within a …` of a text, where every figure that it states was counted within another span.

    Spans in digits are figures of their own and left to those.

    Args:
        text: A claim.
        figures: Its figures.
        extracts: What it rests on.
        ledger: Remembers the figures of the extracts.
    """
    if "ithin a" not in text and "ithin one" not in text:
        return
    spans = [(datum, found) for datum in _stated(figures, extracts, ledger) for found in _WITHIN.finditer(datum.what)]
    known = [(datum, found[0], days) for datum, found in spans if (days := _days(found)) is not None]
    for found in _WITHIN.finditer(text):
        mine = _days(found) if found["number"].lower() in ("a", "an", "one") else None
        if mine is None or not known or any(abs(mine - days) <= mine * _ALIKE for _, _, days in known):
            continue
        datum, said, _ = known[0]
        yield OtherDeadline(words=found[0], start=found.start(), stop=found.end(), datum=datum, said=said)


def find_other_periods(
    text: str, figures: Sequence[Figure], extracts: Sequence[Extract], ledger: Ledger
) -> Iterator[OtherDeadline]:
    """The spans by which a text counts (`6 g of protein each day`), where the evidence counts its figure by another.

    Args:
        text: A claim.
        figures: Its figures.
        extracts: What it rests on.
        ledger: Remembers the figures of the extracts.
    """
    lowered = text.lower()
    for figure in figures if any(map(lowered.__contains__, _PERIODS)) else ():
        found = _EACH.match(text, figure.stop)
        if found is None:
            continue
        data = [
            one.datum
            for extract in extracts
            for one in find_printed_data(extract, ledger)
            if any(agrees(figure, printed) for printed in one.figures)
        ]
        periods = [read_period(f"{one.what} {one.unit}") for one in data]
        if periods and all(periods) and found["period"].lower() not in periods:
            start, stop = found.span("words")
            yield OtherDeadline(words=found["words"], start=start, stop=stop, datum=data[0], said=f"a {periods[0]}")


def _stated(figures: Sequence[Figure], extracts: Sequence[Extract], ledger: Ledger) -> Iterator[Datum]:
    for extract in extracts:
        for one in find_printed_data(extract, ledger):
            if "within" in one.datum.what and any(agrees(mine, printed) for mine in figures for printed in one.figures):
                yield one.datum


def _days(found: "re.Match[str]") -> Fraction | None:
    number = found["number"].lower()
    if number in ("a", "an"):
        number = "one"
    many = Decimal(number) if number.isdigit() else NUMBERS_IN_WORDS.get(number)
    return None if many is None else Fraction(many) * _DAYS[found["unit"].lower()]
