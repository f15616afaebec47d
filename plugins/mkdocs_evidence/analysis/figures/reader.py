"""Finds the figures of a text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from mkdocs_evidence.analysis.figures.context import (
    is_age,
    is_level,
    read_direction,
    read_measure,
    read_moment,
    read_p_sign,
)
from mkdocs_evidence.analysis.figures.counts import counts_our_own
from mkdocs_evidence.analysis.figures.figure import Bound, Figure, Shape, make_figure
from mkdocs_evidence.analysis.figures.names import PLAIN_ENGLISH, Blank
from mkdocs_evidence.analysis.figures.number_tokens import (
    Kind,
    Token,
    find_number_tokens,
    holds_digit,
    holds_number,
)
from mkdocs_evidence.analysis.figures.ratios import RATIOS
from mkdocs_evidence.analysis.figures.shared_units import share_units
from mkdocs_evidence.analysis.figures.trends import tell_trends
from mkdocs_evidence.analysis.figures.units import PERCENT, PLAIN, YEAR, Unit, read_counted, read_unit
from mkdocs_evidence.syntax.patterns import regex

_OF = regex(r"\s+(?:out\s+)?of\s+(?:(?:the|these|those|all|its|their|our|only)\s+)?|/|:")
_IN = regex(
    r"\s+(?:in|out\s+of|per)\s+(?:every\s+)?|-in-|\s+of\s+every\s+"
    r"|\s(?:patient|participant|person|child|woman|man|adult|infant|baby|hip|knee|eye)\sin\s"
)
_PER = regex(
    r"\s+(?:[a-z-]+\s+){1,3}(?:per|in|in\s+every)\s+"
    r"|\s(?:fewer|more|less|additional|extra)\s(?:[\w-]+\s){1,9}(?:per|for\severy|in\severy)\s"
)
_ROUND = frozenset({100, 1_000, 10_000, 100_000, 1_000_000})
_SHARE_OF = regex(
    r"\s?\(\s?(?P<share>[0-9]+(?:\.[0-9]+)?)\s?(?:%|per\s?cent)\s?\)\s?(?:out\s)?of\s(?:(?:the|these|all)\s)?"
)
_TO = regex(r"\s?[-–—−‐‑]\s?|\s+to\s+")
_OR = regex(r"\s+or\s+")
_AND = regex(r"\s+and\s+")
_COMMA = regex(r",\s?")
_BETWEEN = regex(r"\bbetween\s+(?:about\s+|approximately\s+)?$", re.IGNORECASE)
_PERIOD = r"(?:a|an|per|each|every)\s(?P<{0}>day|week|month|year)\b|(?P<{0}ly>daily|weekly|monthly|yearly)\b"
_TWICE_A = regex(r"\s(?:" + _PERIOD.format("period") + ")")
_TIMES_A = regex(r"\s(?:times|x|×)\s?(?:" + _PERIOD.format("period") + ")")
_AS_MANY = regex(
    r"\s(?:as\s(?:common|likely|many|often|much|frequent(?:ly)?|high|low|great|large|long)\b"
    r"|(?:(?:of\s)?that|those)\s(?:of|with|without|in|seen|after|on|among|for)\b"
    r"|the\s(?:risk|rate|odds|incidence|hazard|frequency|mortality|chance)\b)"
)
_OF_THOSE = regex(r"\sof\sthose\s(?:of|with|without|in|seen|after|on|among|for)\b")
"""A share of some people, or after `to` a ratio of two numbers: `brought deaths to a third of those after suture`."""
_DOWN_TO = regex(r"\bto\s(?:(?:about|around|nearly|almost|roughly|only|just|less\sthan|more\sthan)\s)*$", re.IGNORECASE)
_OF_A_POINT = regex(r"\s(?:of\s)?an?\spercentage\spoint\b")
_CUT_IN = regex(r"\b(?:cut|cuts|cutting)\s(?:[\w-]+\s){1,5}in\s$", re.IGNORECASE)
_DOSED = regex(
    r"\b(?:dos(?:e|es|age)|tablets?|infusions?)\s"
    r"(?:(?:should|must|may|can|is|are|was|were|be|been|being|needs?|needed|to|then|also|has|have|had|not)\s)*$",
    re.IGNORECASE,
)
"""What comes before `doubled` and `halved` where they tell how to give a medicine."""
_DOSE_REACH = 48
_FOLD = regex(r"[\s-]?fold\b")
_TIMES_AS = regex(r"\s+times\s+(?:as|more|less|higher|greater|the|lower|larger)\b")
_UNIT_BEHIND = regex(r"\s?(?:±\s?[0-9]+(?:[.·][0-9]+)?|[(\[][^()\[\]]{1,40}[)\]])(?=\s?[^\W\d_%]|\s?[%×])")
"""What may stand between a number and its unit: `64.2 ± 8.1 years`, `3 (IQR 2–5) days`."""
_EVERY = regex(r"\b(?:every|each)\s$", re.IGNORECASE)
_FEW = 20
_IS_COUNT = regex(r"\s(?:hips|patients|people|participants|adults|children|men|women|knees|joints|cases|births)\b")
_CALENDAR = range(1900, 2101)
_SAID_OTHERWISE = frozenset({"point", "unit", "bar", "m", "g", "L", "T", "J", "second"})
"""Units whose names are everyday words, so that `one point` and `one unit` are no figures."""


@lru_cache(maxsize=2048)
def find_figures(text: str, blank: Blank = PLAIN_ENGLISH) -> tuple[Figure, ...]:
    """Every figure of `text`, from left to right; kept, since several rules ask about the texts of one article.

    >>> [figure.words for figure in find_figures("In stage 2, fewer than 30 % of 42 hips (p = 0.79) at 2–3 years.")]
    ['fewer than 30 %', '42', 'p = 0.79', '2–3 years']

    Args:
        text: Plain text, as a reader sees it.
        blank: Takes out the names that hold digits, leaving every place as it is.
    """
    if not holds_number(text):
        return ()
    clean = blank(text) if holds_digit(text) else text
    tokens = list(find_number_tokens(clean))
    figures: list[Figure] = []
    at = 0
    while at < len(tokens):
        figure, used = _read_one(clean, tokens, at)
        if figure is not None:
            end = figures[-1].stop if figures else 0
            if figure.start < end:  # `day` belongs to the first figure of `2 a day 3`
                figure = replace(figure, start=end, words=clean[end : figure.stop])
            figures.append(figure)
        at += used
        while figure is not None and at < len(tokens) and tokens[at].start < figure.stop:
            at += 1  # the 10 of `4.0 × 10⁹/L` is part of a unit
    return tell_trends(share_units(figures, clean), clean)


def _read_one(text: str, tokens: Sequence[Token], at: int) -> tuple[Figure | None, int]:
    """The figure that begins with token `at`, if it is one, and how many tokens it takes."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if at + 2 < len(tokens) and token.kind == Kind.DIGITS and text[token.stop : token.stop + 2].strip()[:1] == "(":
        figure = _read_share_of(text, token, tokens[at + 2])
        if figure is not None:
            return figure, 3
    if token.kind == Kind.TIMES:
        return _read_times(text, token), 1
    if token.kind == Kind.PART:
        return _read_part(text, token), 1
    if following is not None and following.kind in (Kind.DIGITS, Kind.WORD):
        pair = None if _begins_a_pair(text, token, tokens[at + 1 : at + 3]) else _read_pair(text, token, following)
        pair = pair or _read_range(text, token, following)
        if pair is not None:
            return pair, 2
    return _read_value(text, token), 1


def _read_times(text: str, token: Token) -> Figure | None:
    often = _TWICE_A.match(text, token.stop)
    if often is not None:
        return _often(text, token, often)
    if _DOSED.search(text, max(0, token.start - _DOSE_REACH), token.start):
        return None
    return _directed(text, token.start, token.stop, Shape.TIMES, token.number, token.number)


def _read_part(text: str, token: Token) -> Figure:
    """`half of the hips`, the ratio of `half as common` and `cut in half`, or `half a percentage point`."""
    point = _OF_A_POINT.match(text, token.stop)
    if point is not None:
        size = token.number / token.parts
        return _directed(text, token.start, point.end(), Shape.VALUE, size, size, unit=Unit("percentage point"))
    before = max(0, token.start - _DOSE_REACH)
    is_of_those = _OF_THOSE.match(text, token.stop) is not None and _DOWN_TO.search(text, before, token.start)
    if is_of_those or _AS_MANY.match(text, token.stop) or _CUT_IN.search(text, before, token.start):
        ratio = token.number / token.parts
        return _directed(text, token.start, token.stop, Shape.TIMES, ratio, ratio)
    return _directed(text, token.start, token.stop, Shape.FRACTION, token.number, Decimal(token.parts))


def _often(text: str, token: Token, often: "re.Match[str]") -> Figure:
    period = often["period"] or {"daily": "day"}.get(often["periodly"]) or often["periodly"].removesuffix("ly")
    figure = _directed(text, token.start, often.end(), Shape.VALUE, token.number, token.number, unit=Unit(f"/{period}"))
    # Nobody is given exactly what `up to three times a day` allows, so that works print it either way.
    return replace(figure, bounds=tuple(dict.fromkeys((*figure.bounds, Bound.EXACT))))


def _read_pair(text: str, first: Token, second: Token) -> Figure | None:
    """`1 of 21`, `5/6`, `6 in 10`."""
    between = text[first.stop : second.start]
    is_in = _IN.fullmatch(between) is not None or (second.number in _ROUND and _PER.fullmatch(between) is not None)
    if not (is_in or _OF.fullmatch(between)) or _is_glued(text, second) or _is_calendar_year(second):
        return None
    unit, stop = read_unit(text, _past_hyphen(text, second.stop))
    counted = read_counted(text, stop)
    is_none = first.kind == Kind.WORD and not first.number
    is_worded = Kind.WORD in (first.kind, second.kind) and not is_none
    is_count = counted in ("people", "joints") or (first.number > 1 and _is_many(second))
    if unit != PLAIN or (is_worded and not is_in and not is_count):
        return None
    if _EVERY.search(text, max(0, first.start - 6), first.start):
        return None
    if is_in and (first.number > second.number or _is_count_beside(text, first, second)):
        return None
    shape = Shape.FREQUENCY if is_in else Shape.OF
    figure = _directed(text, first.start, second.stop, shape, first.number, second.number, counted=counted)
    return replace(figure, is_worded=True) if is_none else figure


def _begins_a_pair(text: str, first: Token, following: Sequence[Token]) -> bool:
    """Whether what stands after `in` is a pair of its own: `by week 20 in 92 of 133 patients`."""
    if len(following) < 2 or following[0].number <= _FEW or following[0].number in _ROUND:
        return False
    second, third = following
    is_pair = _OF.fullmatch(text, second.stop, third.start) is not None and second.number <= third.number
    return is_pair and _IN.fullmatch(text, first.stop, second.start) is not None


def _is_many(token: Token) -> bool:
    """Whether a number in digits is one of which people count a part: `two of 152 fractures`, but `two of 3 ways`."""
    return token.kind == Kind.DIGITS and token.number > _FEW


def _is_count_beside(text: str, first: Token, second: Token) -> bool:
    """Whether `in` only says where the first number was met: `a ratio above 0.7 in 35 eyes`, `above 3 in 35`."""
    if second.number in _ROUND or second.number <= _FEW:
        return False
    is_whole = first.number == int(first.number)
    return not is_whole or read_direction(text, first.start, first.stop).bounds[0] not in (Bound.EXACT, Bound.ABOUT)


def _read_share_of(text: str, first: Token, last: Token) -> Figure | None:
    """`5 (83%) of 6`, where the percentage is that of the counts; else each number speaks for itself."""
    between = _SHARE_OF.fullmatch(text, first.stop, last.start)
    if between is None or not last.number or last.kind != Kind.DIGITS:
        return None
    said = Decimal(between["share"])
    if abs(first.number / last.number * 100 - said) > Decimal(1).scaleb(int(said.as_tuple().exponent)):
        return None
    counted = read_counted(text, last.stop)
    return _directed(text, first.start, last.stop, Shape.OF, first.number, last.number, counted=counted)


def _read_range(text: str, first: Token, second: Token) -> Figure | None:
    """`2–3 years`, `15 to 30 %`, `between 2 mm and 4 mm`."""
    first_unit, first_stop = read_unit(text, first.stop)
    unit, stop = read_unit(text, _past_hyphen(text, second.stop))
    between, measure = text[first_stop : second.start], read_measure(text, first.start)
    joined = (
        _TO.fullmatch(between)
        or (unit != PLAIN and _OR.fullmatch(between))
        or (_AND.fullmatch(between) and _BETWEEN.search(text, 0, first.start))
        or (measure == "ci" and _COMMA.fullmatch(between))
    )
    if not joined or first_unit not in (PLAIN, unit) or (unit == PLAIN and _is_glued(text, second)):
        return None
    is_worded = Kind.WORD in (first.kind, second.kind)
    if unit == PLAIN and (is_worded or _is_calendar_year(first)):
        return None
    if unit == PLAIN:
        stop = second.stop
        unit = YEAR if is_age(text, first.start) else PLAIN
    often = _TIMES_A.match(text, stop) if unit == PLAIN else None
    if often is not None:
        return replace(
            _often(text, second, often),
            words=text[first.start : often.end()],
            start=first.start,
            shape=Shape.RANGE,
            low=first.number,
        )
    moment = read_moment(text, first.start) if unit == PLAIN else None
    start = first.start if moment is None else moment[0]
    unit = unit if moment is None else Unit(moment[1])
    counted = read_counted(text, stop) if unit == PLAIN else ""
    low, high = first.number, second.number
    return _plain(text, start, stop, Shape.RANGE, low, high, unit=unit, counted=counted, measure=measure)


def _read_value(text: str, token: Token) -> Figure | None:
    """`63 %`, `42 months`, `2,025 hips`, `p = 0.79`; None when the number is a name or says nothing."""
    p = read_p_sign(text, token.start)
    if p is not None:
        return _plain(text, p[0], token.stop, Shape.P_VALUE, token.number, token.number, bounds=(p[1],))
    often = _TIMES_A.match(text, token.stop)
    if often is not None:
        return _often(text, token, often)
    if _TIMES_AS.match(text, token.stop) or _FOLD.match(text, token.stop):
        return _directed(text, token.start, token.stop, Shape.TIMES, token.number, token.number)
    unit, stop = read_unit(text, _past_hyphen(text, token.stop))
    if unit == PLAIN:
        unit, stop = _unit_behind(text, token.stop), token.stop
    counted = read_counted(text, stop) if unit == PLAIN else ""
    is_word = token.kind == Kind.WORD
    if is_word and (unit == PLAIN or unit.name in _SAID_OTHERWISE):
        return None
    if unit == PLAIN and (_is_glued(text, token) or (_is_calendar_year(token) and not _IS_COUNT.match(text, stop))):
        return None
    if unit == PLAIN and not counted and counts_our_own(text, stop, token.number):
        return None
    return _value(text, token, unit, stop, counted)


def _unit_behind(text: str, stop: int) -> Unit:
    """The unit behind the spread or the bracket that follows a number; a plain number where there is none."""
    if text[stop : stop + 2].strip()[:1] not in ("±", "(", "["):
        return PLAIN
    behind = _UNIT_BEHIND.match(text, stop)
    return read_unit(text, behind.end())[0] if behind is not None else PLAIN


def _value(text: str, token: Token, unit: Unit, stop: int, counted: str) -> Figure:
    start = token.start
    moment = read_moment(text, start) if unit == PLAIN else None
    if moment is not None:
        start, unit = moment[0], Unit(moment[1])
    elif unit == PLAIN and is_age(text, start):
        unit = YEAR
    elif unit == PLAIN and start and text[start - 1] in "£$€":
        start, unit = start - 1, Unit(text[start - 1])
    measure = "level" if unit == PERCENT and is_level(text, stop) else read_measure(text, start)
    if measure in RATIOS and unit.name.startswith("/"):
        unit, stop = PLAIN, token.stop  # a hazard ratio of 0.93 per g/L has no unit
    number = token.number
    return _directed(text, start, stop, Shape.VALUE, number, number, unit=unit, counted=counted, measure=measure)


def _directed(
    text: str,
    start: int,
    stop: int,
    shape: Shape,
    low: Decimal,
    high: Decimal,
    *,
    unit: Unit = PLAIN,
    counted: str = "",
    measure: str = "",
) -> Figure:
    direction = read_direction(text, start, stop)
    return make_figure(
        words=text[direction.start : direction.stop],
        start=direction.start,
        stop=direction.stop,
        shape=shape,
        low=low,
        high=high,
        unit=unit,
        bounds=direction.bounds,
        is_worded=direction.is_worded,
        counted=counted,
        measure=measure,
    )


def _plain(
    text: str,
    start: int,
    stop: int,
    shape: Shape,
    low: Decimal,
    high: Decimal,
    *,
    unit: Unit = PLAIN,
    counted: str = "",
    measure: str = "",
    bounds: tuple[Bound, ...] = (Bound.EXACT,),
) -> Figure:
    return make_figure(
        words=text[start:stop],
        start=start,
        stop=stop,
        shape=shape,
        low=low,
        high=high,
        unit=unit,
        counted=counted,
        measure=measure,
        bounds=bounds,
    )


def _past_hyphen(text: str, stop: int) -> int:
    """Where the unit may begin: after the hyphen of `12-month`, else at `stop`."""
    if text[stop : stop + 1] in ("-", "‐", "‑") and read_unit(text, stop + 1)[0] != PLAIN:
        return stop + 1
    return stop


def _is_glued(text: str, token: Token) -> bool:
    """Whether letters hang on the number, as in `3D`, `2nd`, `5-fluorouracil`, which makes it a name."""
    after = text[token.stop : token.stop + 2]
    return after[:1].isalpha() or (after[:1] in ("-", "‐", "‑") and after[1:].isalpha())


def _is_calendar_year(token: Token) -> bool:
    return token.stop - token.start == 4 and token.number == int(token.number) and int(token.number) in _CALENDAR
