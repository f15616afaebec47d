"""The figures that evidence prints: those of a datum, of an extract, of a claim that others restate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from mkdocs_evidence.analysis.figures.counts import find_word_counts
from mkdocs_evidence.analysis.figures.figure import Bound, Figure, Shape, Trend
from mkdocs_evidence.analysis.figures.names import Blank, name_blanker
from mkdocs_evidence.analysis.figures.reader import find_figures
from mkdocs_evidence.analysis.figures.trends import read_label_trend
from mkdocs_evidence.analysis.figures.units import PERCENT, PLAIN, Unit, parse_unit, read_counted
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.model.ids import TermId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Datum, Extract
from mkdocs_evidence.syntax.patterns import regex

_BOUNDS = {"<": Bound.LESS, "≤": Bound.AT_MOST, "≥": Bound.AT_LEAST, ">": Bound.MORE}
_RATE = regex(r"\b(?:per|in)\s([0-9][0-9,]*)\b")
"""The unit of a rate: `per 1,000 births`."""
_PERIOD = regex(
    r"(?<!\bwithin\s)(?<!\bafter\s)(?<!\bat\s)(?<!\bfor\s)(?<!\bover\s)"
    r"\b(?:(?:an?|per|each|every)\s(?P<period>day|week|month|year)|(?P<adverb>daily|weekly|monthly|yearly|annual(?:ly)?))\b",
    re.IGNORECASE,
)
"""What a label counts by: `operations a year`, where the text says `38 a year`."""
_SPAN = regex(r"(?:(?:mean|median|minimum|maximum)\s)?(year|month|week|day|hour|minute)s?\b(?!\s[0-9])", re.IGNORECASE)
"""Labels that begin with the unit of their figure: `months since the stroke`."""
_RELATION = regex(r"(?:\w+ )?(?:ratio|rate|odds|score|index|difference|quotient)s?\b", re.IGNORECASE)
"""Labels of figures that relate people to each other and count none: `ratio of women to men`."""
_LIMIT = regex(r"\b(?:(?P<most>max(?:imum|imal)?|highest|up\sto|limit)|min(?:imum|imal)?|lowest)\b", re.IGNORECASE)
"""Labels of figures that are bounds by name: `maximum dose`."""
_GAPS = frozenset({"risk-difference", "mean-difference", "difference"})
_POINTS = Unit("percentage point")
_PERIODS = {"daily": "day", "weekly": "week", "monthly": "month"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDatum:
    """A datum and the figures that it itself is: its value, range or counts, without labels and intervals."""

    datum: Datum
    figures: tuple[Figure, ...]


def find_printed_figures(extract: Extract, ledger: Ledger) -> tuple[Figure, ...]:
    """Every figure of an extract: its data, their labels and follow-up, its quote, and the names of its scope.

    What the extract found in our own words (`finding`) is no evidence and is left out.
    """
    known = _remembered_figures(ledger)
    figures = known.get(id(extract))
    if figures is None:
        blank = name_blanker(ledger)
        texts = [extract.quote, *_scope_names(extract, ledger)]
        figures = tuple(figure for datum in extract.data for figure in _figures_of_datum(datum, blank))
        figures += tuple(figure for text in texts for figure in _read(text, blank))
        figures += find_word_counts(extract.quote or "")
        known[id(extract)] = figures
    return figures


def find_printed_data(extract: Extract, ledger: Ledger) -> tuple[PrintedDatum, ...]:
    """The data of an extract, each with the figures that it is."""
    known = _remembered_data(ledger)
    data = known.get(id(extract))
    if data is None:
        data = tuple(PrintedDatum(datum=one, figures=tuple(_own_figures(one))) for one in extract.data)
        known[id(extract)] = data
    return data


@once_per_ledger
def _remembered_figures(ledger: Ledger) -> dict[int, tuple[Figure, ...]]:
    """Figures by identity of the extract, filled as they are asked for; the ledger keeps every extract alive."""
    return {}


@once_per_ledger
def _remembered_data(ledger: Ledger) -> dict[int, tuple[PrintedDatum, ...]]:
    return {}


@once_per_ledger
def _term_names(ledger: Ledger) -> dict[TermId, str]:
    vocabulary = ledger.vocabulary
    return {
        term.id: term.name
        for terms in (vocabulary.populations, vocabulary.outcomes, vocabulary.interventions)
        for term in terms
    }


def _scope_names(extract: Extract, ledger: Ledger) -> Iterator[str]:
    names = _term_names(ledger)
    for term in (extract.population, extract.outcome, extract.intervention):
        if term is not None:
            yield names.get(term, "")


@lru_cache(maxsize=16_384)
def _read(text: str, blank: Blank) -> tuple[Figure, ...]:
    return find_figures(text, blank)


def _figures_of_datum(datum: Datum, blank: Blank) -> Iterator[Figure]:
    unit, counted = parse_unit(datum.unit)
    if unit == PLAIN and not counted and datum.n is None and not _RELATION.match(datum.what):
        counted = read_counted(datum.what, 0)
    yield from _main_figure(datum, unit, counted)
    yield from _counts(datum, counted)
    if datum.n is None:
        yield from _figures_by_label(datum, unit, counted)
    if datum.ci is not None:
        for one in (unit, _POINTS) if unit == PERCENT and datum.measure in _GAPS else (unit,):
            yield _print(*datum.ci, one, Shape.RANGE, "ci", "", Bound.EXACT)
            if datum.value is not None and datum.value < 0:
                # A change of -5 (-6.2 to -3.8) is a fall of 5 (3.8 to 6.2).
                yield _print(-datum.ci[1], -datum.ci[0], one, Shape.RANGE, "ci", "", Bound.EXACT)
        yield _print(datum.level, datum.level, PERCENT, Shape.VALUE, "level", "", Bound.EXACT)
    if datum.p:
        yield from _read(_p_in_words(datum.p), blank)
    for text in (datum.what, datum.arm, datum.versus, datum.follow_up, datum.unit):
        if text:
            yield from _read(text, blank)


def _figures_by_label(datum: Datum, unit: Unit, counted: str) -> Iterator[Figure]:
    """What a label says of the unit: `hours of training a day`, `falls per 1,000 person-years`."""
    named = _SPAN.match(datum.what) if unit == PLAIN and not datum.unit else None
    if named is not None:
        unit = Unit(named[1].lower())
        yield from _main_figure(datum, unit, "")
    period = read_period(datum.what) if "/" not in unit.name and unit != PERCENT else ""
    if period:
        yield from _main_figure(datum, Unit(f"{unit.name}/{period}"), counted)
    rate = _RATE.search(datum.what) if unit == PLAIN and datum.value is not None else None
    if rate is not None and datum.value is not None:
        of = Decimal(rate[1].replace(",", ""))
        bound = _BOUNDS.get(datum.comparator, Bound.EXACT)
        yield _print(datum.value, of, PLAIN, Shape.FREQUENCY, "", "", bound, about=datum.what)


def read_period(label: str) -> str:
    """The span of time by which a label counts: `week` for `sessions a week`; empty where it names none."""
    period = _PERIOD.search(label)
    if period is None:
        return ""
    return (period["period"] or _PERIODS.get(period["adverb"].lower(), "year")).lower()


def _own_figures(datum: Datum) -> Iterator[Figure]:
    unit, counted = parse_unit(datum.unit)
    yield from _main_figure(datum, unit, counted)
    if datum.n is None:
        yield from _figures_by_label(datum, unit, counted)
    if datum.n is not None and datum.of is not None:
        yield _print(datum.n, datum.of, PLAIN, Shape.OF, "", counted, _BOUNDS.get(datum.comparator, Bound.EXACT))
        yield _print(datum.n, datum.n, PLAIN, Shape.VALUE, "", counted, Bound.EXACT)


def _main_figure(datum: Datum, unit: Unit, counted: str) -> Iterator[Figure]:
    value, low, high, measure, about = datum.value, datum.low, datum.high, datum.measure, datum.what
    if value is not None:
        bound = _BOUNDS.get(datum.comparator, Bound.EXACT)
        trend = read_label_trend(datum.what) if datum.what else Trend.NONE
        yield _print(value, value, unit, Shape.VALUE, measure, counted, bound, trend, about)
        limit = _LIMIT.search(datum.what) if bound is Bound.EXACT else None
        if limit is not None:
            within = Bound.AT_MOST if limit["most"] else Bound.AT_LEAST
            yield _print(value, value, unit, Shape.VALUE, measure, counted, within, trend)
        if unit == PERCENT and measure in _GAPS:
            yield _print(value, value, _POINTS, Shape.VALUE, measure, counted, bound, trend, about)
        rate = _RATE.search(datum.unit) if datum.unit else None
        if rate is not None:
            yield _print(value, Decimal(rate[1].replace(",", "")), PLAIN, Shape.FREQUENCY, "", "", bound, about=about)
        if measure == "proportion" and unit == PLAIN and value <= 1:
            yield _print(value * 100, value * 100, PERCENT, Shape.VALUE, "", "", bound, about=about)
    if low is not None and high is not None:
        yield _print(low, high, unit, Shape.RANGE, measure or "range", counted, Bound.EXACT)
    elif low is not None:
        yield _print(low, low, unit, Shape.VALUE, measure, counted, Bound.AT_LEAST)
    elif high is not None:
        yield _print(high, high, unit, Shape.VALUE, measure, counted, Bound.AT_MOST)


def _counts(datum: Datum, counted: str) -> Iterator[Figure]:
    if datum.n is not None and datum.of is not None:
        bound = _BOUNDS.get(datum.comparator, Bound.EXACT)
        yield _print(datum.n, datum.of, PLAIN, Shape.OF, "", counted, bound, about=datum.what)
    # By their labels nobody takes those of one arm and all of another for a pair that makes a ratio.
    for count, label in ((datum.n, "number of"), (datum.of, "all of")):
        if count is not None:
            yield _print(count, count, PLAIN, Shape.VALUE, "", counted, Bound.EXACT, about=f"{label} {datum.what}")


def _p_in_words(p: str) -> str:
    """`<0.001`, `0.79` or `p = 0.79` as a text would say it."""
    bare = p.strip().lstrip("pP").strip()
    return f"p {bare}" if bare[:1] in ("<", ">", "=", "≤", "≥") else f"p = {bare}"


def _print(
    low: Decimal,
    high: Decimal,
    unit: Unit,
    shape: Shape,
    measure: str,
    counted: str,
    bound: Bound,
    trend: Trend = Trend.NONE,
    about: str = "",
) -> Figure:
    return Figure(
        words="",
        start=0,
        stop=0,
        shape=shape,
        low=low,
        high=high,
        unit=unit,
        bounds=(bound,),
        counted=counted,
        measure=measure,
        trend=trend,
        about=about,
    )
