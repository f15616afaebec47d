"""Whether a figure is said to be a rise or a fall: a reduction of 12 % does not carry `increased by 12 %`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from mkdocs_evidence.analysis.figures.figure import Figure, Shape, Trend
from mkdocs_evidence.analysis.figures.units import PLAIN
from mkdocs_evidence.syntax.patterns import regex

_REACH = 90
"""Characters before a figure in which its verb is looked for."""

_RISES = (
    "increas(?:e|es|ed|ing)|rise|rises|rose|risen|rising|raised|raises|raising|gain|gains|gained|gaining|grew|grown"
    "|more(?=\\s(?:common|likely|often|frequent))|commoner"
)
_FALLS = (
    "reduc(?:e|es|ed|ing|tion|tions)|decreas(?:e|es|ed|ing)|lower(?:s|ed|ing)?|fall|falls|fell|fallen|falling|drop|drops"
    "|dropped|dropping|declin(?:e|es|ed|ing)|cut|cuts|cutting|shorten(?:s|ed|ing)?|shr[aiu]nk|loss|lost|lose|loses"
    "|losing|(?:less|fewer)(?=\\s(?:common|likely|often|frequent))|rarer"
)
_BETTERMENTS = "improv(?:e|es|ed|ing|ement|ements)|eas(?:e|es|ed|ing)|reliev(?:e|es|ed|ing)|lessen(?:s|ed|ing)?"
_WORSENINGS = "worsen(?:s|ed|ing)?|deteriorat(?:e|es|ed|ing|ion)"
_BEFORE = regex(
    rf"\b(?:(?P<up>{_RISES})|(?P<down>{_FALLS})|(?P<better>{_BETTERMENTS})|(?P<worse>{_WORSENINGS})|(?P<gap>differences?))\b"
    r"(?:(?:\s[\w-]+){0,9}?\sby|(?:\sin(?:\s[\w-]+){1,5}?)?\s(?:of|was|were|is|averaged|reached))(?:\s(?:about|around|nearly|almost|an?|some|up|to|as|much))*\s$",
    re.IGNORECASE,
)
_FROM = regex(
    rf"\b(?:(?P<up>{_RISES}|doubled|trebled|tripled)|(?P<down>{_FALLS}|halved))\b"
    rf"(?:\s(?!(?:and|but|or|var(?:y|ied|ies)|rang(?:ed|es)|{_RISES}|{_FALLS})\b)[\w-]+){{0,8}}?,?"
    r"\sfrom\s(?:(?:an?|the|its|their|about|around|mean|median|average|baseline|initial|of|value|level)\s)*$",
    re.I,
)
_ENDS = regex(
    r"(?:\s\([^()]{1,24}\))?(?:\s(?!and\b|or\b|but\b|from\b|to\b)[\w-]+){0,6}?\sto\s(?:(?:an?|the|mean|median|average|of|about|around|only|just)\s)*"
)
"""What stands between the figures of a span that was not read as one: ` before the campaign to `."""
_MOMENTS = frozenset({"year", "month", "week", "day", "hour", "minute"})
_COMPARABLE = (Shape.VALUE, Shape.FREQUENCY, Shape.OF)
_LASTING = regex(
    r"\b(?:stay|stays|duration|time|times|delay|delays|survival|interval|length|lengths|wait|waits|period|age|ages|latency|exposure|recovery)\b",
    re.IGNORECASE,
)
_AFTER = regex(
    r"[\s-](?:(?:relative|absolute|median|mean|overall)\s)?"
    r"(?:(?P<up>higher|greater|longer|heavier|larger|increase|rise|gain|more(?!\sor\b)|commoner|later|slower)"
    r"|(?P<down>lower|smaller|shorter|lighter|fewer|less|rarer|reduction|decrease|drop|fall|decline|sooner"
    r"|earlier|faster|quicker))\b",
    re.IGNORECASE,
)
_GOES_ON = regex(r"^[^.;]*\b(?:and|against|versus|vs|v|than|compared\swith|while|whereas)\b[^.;]*$", re.IGNORECASE)
_IS_LEVEL = regex(r"\b(?:to|from|rose|fell|increas\w+|reduc\w+|decreas\w+|was|were|had|in)\b", re.IGNORECASE)
_LABEL = regex(
    r"\b(?:(?P<up>increase|rise|(?<=weight\s)gain)|(?P<gain>gain)|(?P<better>improvement)|(?P<worse>worsening|deterioration)|(?P<down>(?<!open\s)(?<!closed\s)(?<!fracture\s)reduction|decrease|decline"
    r"|(?:fall|drop)(?=\sin\s(?!older|adults|people|hospital|elderly|nursing))))\b",
    re.IGNORECASE,
)
_COMPARISON = regex(
    r"\b(?:(?P<up>more\s(?:often|frequent(?:ly)?|common(?:ly)?|likely)|commoner|higher|longer|greater)"
    r"|(?P<down>less\s(?:often|frequent(?:ly)?|common(?:ly)?|likely)|fewer|lower|shorter|rarer))"
    r"(?:\s(?!(?:more|less|higher|lower|but|and|or|while)\b)[\w-]+){0,7}\s\($",
    re.IGNORECASE,
)
_THAN = regex(r"\),?\sthan\s(?!those\swithout\b)(?:[\w-]+\s){1,7}\(")
_AGAINST = regex(r"\s(?:against|v|vs\.?|versus|compared\s(?:with|to))\s")
_OTHERS = regex(
    r"\b(?:(?<!intensive\s)(?<!tight\s)(?<!strict\s)(?<!pressure\s)(?<!glycaemic\s)(?<!glycemic\s)control|placebo|usual|standard|comparator|comparison|sham|no|without)\b",
    re.IGNORECASE,
)
"""Groups that are often printed last, whichever of the two the sentence speaks of."""
_DENIED = regex(r"\b(?:not|no|nor|neither|never)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_DENIAL_REACH = 40
_NEXT = 12
"""Characters that hold the word next to a figure, as far as it matters."""
_LEADING = frozenset("by of was were is averaged reached about around nearly almost an a some up to as much".split())
_FOLLOWING = tuple(
    "relative absolute median mean overall higher greater longer heavier larger increase rise gain more lower smaller "
    "shorter lighter fewer less rarer commoner reduction decrease drop fall decline later slower sooner earlier faster "
    "quicker".split()
)


def tell_trends(figures: tuple[Figure, ...], text: str) -> tuple[Figure, ...]:
    """The figures with the trend that the words around each give it.

    >>> from mkdocs_evidence.analysis.figures.reader import find_figures
    >>> [figure.trend.value for figure in find_figures("Mortality fell by 12 % and then to 9 %.")]
    ['down', '']
    """
    if not any(_may_be_told(figure, text) for figure in figures):
        return figures
    told: list[Figure] = []
    for index, figure in enumerate(figures):
        trend = _read_trend(text, figure) or (_inherit(told[-1], figure, text) if told else Trend.NONE)
        if trend is Trend.GAP and _has_lost_its_sign(figure, figures[index + 1 : index + 3]):
            trend = Trend.NONE
        told.append(replace(figure, trend=trend) if trend else figure)
    return tuple(told)


def _has_lost_its_sign(figure: Figure, following: tuple[Figure, ...]) -> bool:
    """Whether a difference would be nearer to the middle of its interval with the other sign: 2.6 (-10.5 to 5.3)."""
    interval = next((one for one in following if one.shape is Shape.RANGE and one.low < 0 < one.high), None)
    if interval is None or interval.unit not in (figure.unit, PLAIN):
        return False
    middle = (interval.low + interval.high) / 2
    return abs(-figure.low - middle) < abs(figure.low - middle)


def _may_be_told(figure: Figure, text: str) -> bool:
    """Whether the word just before or after a figure can belong to a trend; most figures have no such word."""
    before = text[max(0, figure.start - _NEXT) : figure.start].rstrip()
    after = text[figure.stop + 1 : figure.stop + _NEXT]
    last = before[before.rfind(" ") + 1 :]
    return last in _LEADING or last.endswith("+") or after.startswith(_FOLLOWING)


def find_turned_spans(figures: tuple[Figure, ...], text: str) -> Iterator[tuple[Figure, Figure]]:
    """Spans that go the other way than their verb, as first and last figure: `fell from 7 % before to 8 % after`.

    Both are the same where the span was read as one figure.
    """
    for is_rise, figure, last in find_spans(figures, text):
        first, final = _size(figure), _size(last, is_end=True)
        if first != final and is_rise == (first > final):
            yield figure, last


def find_spans(figures: tuple[Figure, ...], text: str) -> Iterator[tuple[bool, Figure, Figure]]:
    """Spans behind a verb (`fell from 7 % before to 8 % after`): whether it is one of rising, first and last figure."""
    if "from " not in text:
        return
    for index, figure in enumerate(figures):
        last = _last_of_span(figure, figures[index + 1 : index + 2], text)
        if last is None:
            continue
        found = _FROM.search(text, max(0, figure.start - _REACH), figure.start)
        if found is not None and not _is_span_of_time(figure, text[: found.start()]):
            yield found["up"] is not None, figure, last


def find_turned_comparisons(figures: tuple[Figure, ...], text: str) -> Iterator[tuple[Figure, Figure]]:
    """Pairs that go the other way than their comparison: `rarer with the drug (0.9 %) than with placebo (0.4 %)`."""
    if " than " not in text:
        return
    for figure, other in pairwise(figures):
        is_alike = (figure.unit, figure.shape, figure.measure) == (other.unit, other.shape, other.measure)
        if not is_alike or figure.shape not in _COMPARABLE or figure.measure or min(figure.low, other.low) < 0:
            continue
        if not _THAN.fullmatch(text, figure.stop, other.start):
            continue
        found = _COMPARISON.search(text, max(0, figure.start - _REACH), figure.start)
        if found is None or _DENIED.search(text, max(0, found.start() - _DENIAL_REACH), found.start()):
            continue
        first, second = _size(figure), _size(other)
        if first != second and (found["up"] is not None) == (first < second):
            yield figure, other


def find_turned_pairs(figures: tuple[Figure, ...], text: str) -> Iterator[tuple[Figure, Figure]]:
    """Pairs in brackets that go the other way than the words: `less common with the drug (38 % against 16 %)`."""
    if "(" not in text:
        return
    for figure, other in pairwise(figures):
        if not _AGAINST.fullmatch(text, figure.stop, other.start) or text[other.stop : other.stop + 1] not in (
            ")",
            ";",
            ",",
        ):
            continue
        if (
            (figure.unit, figure.shape) != (other.unit, other.shape)
            or figure.shape not in _COMPARABLE
            or figure.measure
        ):
            continue
        found = _COMPARISON.search(text, max(0, figure.start - _REACH), figure.start)
        if found is None or _OTHERS.search(found[0]) or _size(figure) == _size(other):
            continue
        if _DENIED.search(text, max(0, found.start() - _DENIAL_REACH), found.start()):
            continue
        if (found["up"] is not None) == (_size(figure) < _size(other)):
            yield figure, other


def _last_of_span(figure: Figure, following: tuple[Figure, ...], text: str) -> Figure | None:
    if figure.shape is Shape.RANGE:
        return figure
    if not following or figure.shape not in _COMPARABLE or following[0].shape is not figure.shape:
        return None
    if following[0].unit != figure.unit:
        return None
    return following[0] if _ENDS.fullmatch(text[figure.stop : following[0].start]) else None


def _size(figure: Figure, *, is_end: bool = False) -> Decimal:
    if figure.shape in (Shape.FREQUENCY, Shape.OF):
        return figure.low / figure.high if figure.high else figure.low
    return figure.high if is_end else figure.low


def _is_span_of_time(figure: Figure, before: str) -> bool:
    """Whether the figures say when and not how much: `bone mass declines from 35 to 80 years`."""
    return figure.unit.name in _MOMENTS and not _LASTING.search(before, max(0, len(before) - _REACH))


def read_label_trend(label: str) -> Trend:
    """The trend that a datum's label names: `reduction in mortality`; none where it names both or neither."""
    trends = {found.lastgroup for found in _LABEL.finditer(label)}
    return Trend(trends.pop() or "") if len(trends) == 1 else Trend.NONE


def _inherit(last: Figure, figure: Figure, text: str) -> Trend:
    """The trend of the figure before, as in `fell by 15 % with one and by 2 % with the other`."""
    between = text[last.stop : figure.start]
    is_same = (last.unit, last.shape) == (figure.unit, figure.shape)
    return last.trend if is_same and _GOES_ON.search(between) and not _IS_LEVEL.search(between) else Trend.NONE


def _read_trend(text: str, figure: Figure) -> Trend:
    if figure.shape not in (Shape.VALUE, Shape.RANGE, Shape.FRACTION, Shape.TIMES):
        return Trend.NONE
    if text[figure.start - 1 : figure.start] == "+":
        return Trend.UP
    found = _AFTER.match(text, figure.stop) or _BEFORE.search(text, max(0, figure.start - _REACH), figure.start)
    return Trend(found.lastgroup or "") if found is not None else Trend.NONE
