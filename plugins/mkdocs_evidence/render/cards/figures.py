"""The figures of an extract as a table: what was measured, the result, and how sure it is."""

from dataclasses import dataclass
from decimal import Decimal

from mkdocs_evidence.analysis.figures.outcome_figures import Frequency, find_frequencies
from mkdocs_evidence.model.reference import Datum, Extract
from mkdocs_evidence.render.cards.pictographs import PictographView, draw_frequency, hundred_words

_NO_SPACE_BEFORE = ("%", "°", "‰")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """One figure as a row. Empty text where the work prints nothing."""

    what: str
    result: str
    interval: str
    p: str
    follow_up: str
    of_hundred: str = ""
    """The same of 100, where the picture shows that: `about 5 in 100`; empty otherwise."""
    drawing: PictographView | None = None
    """For outcomes with counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """All figures of an extract, and which columns any of them fills."""

    rows: tuple[FigureView, ...]
    has_interval: bool
    has_p: bool
    has_follow_up: bool


def figure_table(extract: Extract) -> FigureTable | None:
    """The table of an extract's figures; None when it has none."""
    if not extract.data:
        return None
    pictured = {one.row: one for one in find_frequencies(extract) if one.n is not None}
    rows = tuple(figure_view(datum, pictured.get(row)) for row, datum in enumerate(extract.data))
    return FigureTable(
        rows=rows,
        has_interval=any(row.interval for row in rows),
        has_p=any(row.p for row in rows),
        has_follow_up=any(row.follow_up for row in rows),
    )


def figure_view(datum: Datum, frequency: Frequency | None = None) -> FigureView:
    """One figure in words, with the numbers exactly as the work prints them.

    Args:
        datum: The figure.
        frequency: The same as an outcome of one group, to be drawn; None for all other figures.
    """
    return FigureView(
        what=_what(datum),
        result=_result(datum),
        interval=f"{number_text(datum.ci[0])} to {number_text(datum.ci[1])} ({number_text(datum.level)}% CI)"
        if datum.ci
        else "",
        p=_p(datum.p),
        follow_up=datum.follow_up,
        of_hundred=hundred_words(frequency) if frequency else "",
        drawing=draw_frequency(frequency) if frequency else None,
    )


def number_text(number: Decimal) -> str:
    """A number with a true minus sign.

    >>> number_text(Decimal("-2.80"))
    '−2.80'
    """
    return f"{number:f}".replace("-", "−")


def frequency_label(frequency: Frequency) -> str:
    """Whose frequency it is. Arms alone could mislead: in one they may count the cured, in the other the ill.

    >>> frequency_label(Frequency(arm="placebo", what="deaths", n=1, of=9, percent=None, unit="", follow_up=""))
    'deaths (placebo)'
    """
    is_told = not frequency.arm or frequency.arm.casefold() in frequency.what.casefold()
    return frequency.what if is_told else f"{frequency.what} ({frequency.arm})"


def frequency_text(frequency: Frequency) -> str:
    """A frequency as the work prints it.

    >>> frequency_text(Frequency(arm="", what="", n=14, of=18, percent=Decimal(78), unit="hips", follow_up=""))
    '14 of 18 hips (78%)'
    """
    percent = f"{number_text(frequency.percent)}%" if frequency.percent is not None else ""
    if frequency.n is None:
        return percent
    counted = f"{frequency.n} of {frequency.of}" + (f" {frequency.unit}" if frequency.unit else "")
    return f"{counted} ({percent})" if percent else counted


def effect_text(datum: Datum) -> str:
    """A difference between groups in one line: `odds ratio 3.28, 95% CI 0.77 to 14.02, p = 0.11, not significant`."""
    is_named = datum.value is not None and datum.measure
    name = "number needed to treat" if datum.measure == "nnt" else datum.measure.replace("-", " ")
    figure = _figure(datum)
    parts = [
        f"{name} {figure}" if is_named else f"{_what(datum)}: {figure}" if figure else datum.what,
        f"{number_text(datum.level)}% CI {number_text(datum.ci[0])} to {number_text(datum.ci[1])}" if datum.ci else "",
        _p(datum.p),
        "" if datum.significant is None else "significant" if datum.significant else "not significant",
    ]
    return ", ".join(filter(None, parts))


def _what(datum: Datum) -> str:
    named = datum.what.casefold()  # "success after core decompression" needs no arm "core decompression"
    arms = " against ".join(one for one in (datum.arm, datum.versus) if one and one.casefold() not in named)
    measure = datum.measure.replace("-", " ") if datum.measure not in ("", "proportion", "count") else ""
    detail = ", ".join(filter(None, [arms, "number needed to treat" if measure == "nnt" else measure]))
    return f"{datum.what} ({detail})" if detail else datum.what


def _result(datum: Datum) -> str:
    figure = _figure(datum)
    if datum.significant is None:
        return figure
    significance = "significant" if datum.significant else "not significant"
    return f"{figure}, {significance}" if figure else significance


def _figure(datum: Datum) -> str:
    unit = datum.unit if datum.unit in _NO_SPACE_BEFORE else f"\N{NO-BREAK SPACE}{datum.unit}" if datum.unit else ""
    if datum.n is not None and datum.of is not None:
        counted = f"{number_text(datum.n)} of {number_text(datum.of)}"
        if datum.unit not in _NO_SPACE_BEFORE:
            counted += unit
        return f"{number_text(datum.value)}% ({counted})" if datum.value is not None else counted
    if datum.low is not None and datum.high is not None:
        return f"{number_text(datum.low)} to {number_text(datum.high)}{unit}"
    if datum.value is not None:
        bound = f"{datum.comparator}\N{NO-BREAK SPACE}" if datum.comparator else ""
        return f"{bound}{number_text(datum.value)}{unit}"
    return ""


def _p(p: str) -> str:
    if not p:
        return ""
    printed = p.strip()
    if printed[0] in "<>=≤≥":
        return f"p {printed[0]} {printed[1:].strip()}"
    return f"p = {printed}"
