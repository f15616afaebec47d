"""Figures that stand at the wrong arm or quantity: both are printed in one extract, but the other way round.

A swap is reported only where the words leave no doubt. Two figures of a sentence are each given the arm that its
words name, by the few orders in which English names them; a figure alone needs an arm right beside it, and no word of
its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from mkdocs_evidence.analysis.figures.agreement import agrees
from mkdocs_evidence.analysis.figures.figure import Figure, Shape
from mkdocs_evidence.analysis.figures.printed import PrintedDatum, find_printed_data
from mkdocs_evidence.analysis.figures.units import PERCENT
from mkdocs_evidence.analysis.figures.words import OTHERWISE, find_telling_words, telling_stems
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Datum, Extract
from mkdocs_evidence.syntax.patterns import regex

_SENTENCE_END = regex(r"(?<![A-Z])[.!?]\s+(?=[A-Z])")
_LIST = regex(
    r"[\s,;/()\[\]%–-]*(?:(?:and|or|v|vs|versus|against|compared\s(?:with|to)|than|as\sagainst)\b[\s.(]*)?(?:only\s|just\s)?"
)
_ASIDE = regex(
    r"\b(?:compared\s(?:with|to)|versus|vs\.?|v|than|against|unlike|relative\sto|in\scontrast\s(?:to|with)|rather\sthan"
    r"|instead\sof|without|no|not|fail(?:ed|ure)(?:\sof)?|before|prior|previous(?:ly)?|despite|history\sof)\s"
    r"(?:(?:the|a|an|those|other|any|to|with|of|after|in)\s)*$",
    re.IGNORECASE,
)
_LEADS_TO = regex(
    r"\b(?:with|after|on|given|receiving|taking|under|at|among|in|for|following|during|by|of)\s(?:the\s|an?\s|those\s)?$",
    re.IGNORECASE,
)
_OPENS = regex(r"(?:^|[.;:,]\s)(?:with|after|on|in|at|among|for|following|during|by|under)\s(?:the\s|an?\s)?$", re.I)
_SUBJECT_TO_FIGURE = regex(r"\s(?:[a-z]+(?:-[a-z]+)*\s){1,7}\(?")
_OPENER_TO_FIGURE = regex(r"(?:\s[a-z-]+){0,2},?\s(?:[a-z]+(?:-[a-z]+)*\s){0,6}\(?")
_FEWER = regex(
    r"\b(?:(?P<down>fewer|less|lower|rarer|shorter|smaller|reduc(?:ed|es)|lower(?:ed|s)|decreas(?:ed|es)|prevent(?:ed|s)"
    r"|cut|shorten(?:ed|s))|(?P<up>more(?!\sor\b|\sthan\s[0-9])|higher|greater|longer|larger|increas(?:ed|es)|rais(?:ed|es)"
    r"|prolong(?:ed|s)|improv(?:ed|es)|(?:twice|times)\sas\s(?:common|likely|many|often|much|high|frequent)))\b",
    re.IGNORECASE,
)
_PAIRED = regex(r"\s?(?:v|vs\.?|versus|against|compared\swith)\s(?:only\s|just\s)?")
_DENIED = regex(r"\b(?:not|no|nor|neither|never|than|compared|versus)\b", re.IGNORECASE)
_OF_THOSE = regex(r"\s(?:of|in|among)\s(?:[a-z]+\s){1,3}(?:with|without|after|on)\s(?:the\s|an?\s)?")
"""Stands between a share and what tells its people apart: `39% of patients without delirium and 17% with`."""
_BESIDE = regex(
    r"\s(?:with|after|on|given|receiving|taking|under|at|among|in|for|by|of)\s(?:the\s|an?\s|those\s(?:with|on|given)\s)?"
)
"""Stands between a figure and its arm, and nothing else."""
_COMPARED = (Shape.VALUE, Shape.OF, Shape.RANGE, Shape.FREQUENCY, Shape.FRACTION)
_FIRST, _SECOND = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A figure, the datum that prints it, and the datum whose arm or quantity the words around it name."""

    figure: Figure
    partner: Figure | None
    """The other figure of the sentence that stands in its place; None when there is none."""
    printed_for: Datum
    said_of: Datum
    extract: Extract
    is_by_order: bool = False
    """Whether only the order of a pair gives the figure away: `A had fewer falls (12 % v 9 %)`."""


def name_apart(datum: Datum, other: Datum) -> str:
    """What a datum is about, in the words in which it differs from the other: its arm, else the whole label."""
    return datum.arm if datum.arm and other.arm and datum.arm != other.arm else datum.what


def find_swaps(
    text: str, figures: Sequence[Figure], extracts: Sequence[Extract], section: str, ledger: Ledger
) -> Iterator[Swap]:
    """The swaps in a claim, at most one for each sentence and extract.

    Args:
        text: The claim.
        figures: Its figures, in order.
        extracts: What it rests on.
        section: The heading above it, which may name an arm too.
        ledger: Remembers the figures of the extracts.
    """
    if all(len(extract.data) < 2 for extract in extracts):
        return
    figures = [one for one in figures if one.shape is not Shape.FRACTION or text.startswith(" of ", one.stop)]
    matches = [_matched(figures, find_printed_data(extract, ledger)) for extract in extracts]
    for extract, matched in zip(extracts, matches, strict=True):
        elsewhere = {at for other in matches if other is not matched for at in other}
        single = {at: data for at, data in matched.items() if at not in elsewhere}
        lone = {at: data[0] for at, data in single.items() if _is_one_thing(data)}
        if single:
            for start, stop in _sentences(text):
                beside = {at: data for at, data in single.items() if start <= figures[at].start < stop}
                inside = {at: datum for at, datum in lone.items() if start <= figures[at].start < stop}
                if beside:
                    scene = _Scene(text=text, start=start, stop=stop, figures=figures, section=section)
                    swap = (
                        _find_pair(scene, inside, extract)
                        or _find_turned_pair(scene, inside, extract)
                        or _find_alone(scene, beside, matched, extract, ledger)
                        or _find_at_other_arm(scene, inside, extract)
                    )
                    if swap is not None:
                        yield swap


def _matched(figures: Sequence[Figure], data: Sequence[PrintedDatum]) -> dict[int, list[PrintedDatum]]:
    """For each figure, by its position, the data that print it; empty for extracts that have but one datum."""
    if len(data) < 2:
        return {}
    found: dict[int, list[PrintedDatum]] = {}
    for at, figure in enumerate(figures):
        if figure.shape in _COMPARED and figure.measure != "level":
            readings = [figure, *(replace(figure, unit=unit, may_be=()) for unit in figure.may_be)]
            printing = [datum for datum in data if any(agrees(mine, one) for one in datum.figures for mine in readings)]
            if printing:
                found[at] = printing
    return found


def _is_one_thing(data: Sequence[PrintedDatum]) -> bool:
    """Whether the data speak of one arm: `14 of 18` and `78 %` of the same hips."""
    return len({(one.datum.arm or one.datum.what, one.datum.follow_up) for one in data}) == 1


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _SENTENCE_END.finditer(text):
        yield start, found.end()
        start = found.end()
    yield start, len(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """One sentence of a claim."""

    text: str
    start: int
    stop: int
    figures: Sequence[Figure]
    section: str


@dataclass(frozen=True, slots=True)
class _Mention:
    """A word that belongs to the first or the second of two data only."""

    side: int
    start: int
    stop: int


def _find_pair(scene: _Scene, inside: dict[int, PrintedDatum], extract: Extract) -> Swap | None:
    for (at, mine), (other_at, theirs) in combinations(sorted(inside.items(), key=lambda one: one[0]), 2):
        figure, partner = scene.figures[at], scene.figures[other_at]
        is_kindred = mine.datum.measure == theirs.datum.measure or figure.unit == partner.unit == PERCENT
        # A share and the counts beside it may be of one arm: 43 % and 42 % died (618 and 613 of 1,441).
        is_kindred = is_kindred and {figure.shape, partner.shape} != {Shape.VALUE, Shape.OF}
        if mine is theirs or not is_kindred or not _alike(mine, theirs):
            continue
        mentions = _mentions(scene, mine.datum, theirs.datum)
        if _side_of_first(scene, mentions, figure, partner) == _SECOND:
            return Swap(figure=figure, partner=partner, printed_for=mine.datum, said_of=theirs.datum, extract=extract)
    return None


def _find_turned_pair(scene: _Scene, inside: dict[int, PrintedDatum], extract: Extract) -> Swap | None:
    """A pair in brackets that begins with the other arm than the sentence, against its own `fewer` or `more`."""
    for at, mine in inside.items():
        theirs = inside.get(at + 1)
        if theirs is None or mine is theirs or not _alike(mine, theirs):
            continue
        figure, partner = scene.figures[at], scene.figures[at + 1]
        if not _PAIRED.fullmatch(scene.text, figure.stop, partner.start) or scene.text[figure.start - 1] != "(":
            continue
        mentions = _mentions(scene, mine.datum, theirs.datum)
        subjects = [one for one in mentions if one.start < figure.start and not _is_aside(scene, one)]
        if {one.side for one in subjects} != {_SECOND} or any(one.start >= partner.stop for one in mentions):
            continue
        compared = [*_FEWER.finditer(scene.text, scene.start, figure.start)]
        falls = bool(compared) and compared[-1]["down"] is not None
        is_true = falls is (figure.low > partner.low)
        if not compared or figure.low == partner.low or (not is_true and not _is_one_clause(scene, subjects, figure)):
            continue
        return Swap(
            figure=figure,
            partner=partner,
            printed_for=mine.datum,
            said_of=theirs.datum,
            extract=extract,
            is_by_order=is_true,
        )
    return None


def _is_one_clause(scene: _Scene, subjects: Sequence[_Mention], figure: Figure) -> bool:
    """Whether the words compare the arm that they name: no comma, negation or other figure stands before the pair."""
    before = scene.text[scene.start : figure.start]
    named = _LEADS_TO.search(scene.text, scene.start, subjects[0].start) is not None
    return named and not any(sign in before for sign in ",;:") and _DENIED.search(before) is None


def _mentions(scene: _Scene, first: Datum, second: Datum) -> list[_Mention]:
    """Where the sentence names what only one of two data is about, outside of its figures."""
    one, other = _stems(first), _stems(second)
    if first.what == second.what:
        # A word of the outcome may be the name of an arm too: adverse events of rhythm control.
        one, other = telling_stems(f"{first.arm} {first.follow_up}"), telling_stems(f"{second.arm} {second.follow_up}")
    mentions: list[_Mention] = []
    for word in find_telling_words(scene.text):
        if not scene.start <= word.start < scene.stop:
            continue
        if word.stem == OTHERWISE and mentions:
            mentions.append(_Mention(1 - mentions[-1].side, word.start, word.stop))
        elif (word.stem in one) != (word.stem in other):
            mentions.append(_Mention(_FIRST if word.stem in one else _SECOND, word.start, word.stop))
    return mentions


def _stems(datum: Datum) -> frozenset[str]:
    return telling_stems(f"{datum.what} {datum.arm} {datum.follow_up}")


def _side_of_first(scene: _Scene, mentions: Sequence[_Mention], first: Figure, second: Figure) -> int | None:
    """Which of the two data the words give the first figure; None when the order of words leaves doubt."""
    before = _order(one.side for one in mentions if one.start < first.start)
    between = _order(one.side for one in mentions if first.stop <= one.start < second.start)
    after = _order(one.side for one in mentions if one.start >= second.stop)
    is_list = _LIST.fullmatch(scene.text, first.stop, second.start) is not None
    match before, between, after:
        case [one], [other], [] if one != other:
            return one
        case [one], [other], [same] if one != other == same:
            return one
        case (([] | [_, _]), [one], [other]) if one != other:
            return one
        case [one], [], [other] if one != other:
            return one
        case [], [one], [] if _OF_THOSE.fullmatch(scene.text, first.stop, _first_between(mentions, first)):
            return one
        case [one, other], [], [] if is_list and not _is_aside(scene, mentions[0]) and one != other:
            return one
        case [], [], [one, other] if is_list and one != other:
            return one
        case [], [one, other], [] if one != other:
            return one
        case [], [], [one] if not is_list and _BESIDE.fullmatch(scene.text, second.stop, _next(mentions, second)):
            return 1 - one
    return None


def _first_between(mentions: Sequence[_Mention], first: Figure) -> int:
    return next(one.start for one in mentions if one.start >= first.stop)


def _next(mentions: Sequence[_Mention], second: Figure) -> int:
    return next(one.start for one in mentions if one.start >= second.stop)


def _order(sides: Iterator[int]) -> list[int]:
    """The sides in the order in which they are named, each run once."""
    order: list[int] = []
    for side in sides:
        if not order or order[-1] != side:
            order.append(side)
    return order


def _is_aside(scene: _Scene, mention: _Mention) -> bool:
    return _ASIDE.search(scene.text, scene.start, mention.start) is not None


def _find_alone(
    scene: _Scene,
    beside: dict[int, list[PrintedDatum]],
    matched: dict[int, list[PrintedDatum]],
    extract: Extract,
    ledger: Ledger,
) -> Swap | None:
    """A figure beside the name of another arm, in a claim that does not name its own at all."""
    claimed = {id(datum) for data in matched.values() for datum in data}
    here = telling_stems(scene.text) | telling_stems(scene.section)
    for at, printing in beside.items():
        figure, mine = scene.figures[at], printing[0]
        for theirs in find_printed_data(extract, ledger):
            if id(theirs) in claimed or not all(_speaks_only_of(theirs, one, here) for one in printing):
                continue
            mentions = [one for one in _mentions(scene, mine.datum, theirs.datum) if one.side == _SECOND]
            if _stands_beside(scene, mentions, figure):
                return Swap(figure=figure, partner=None, printed_for=mine.datum, said_of=theirs.datum, extract=extract)
    return None


def _speaks_only_of(theirs: PrintedDatum, mine: PrintedDatum, here: frozenset[str]) -> bool:
    """Whether a text has all the words that tell one datum from another like it, and none of those of the other."""
    if mine.datum.measure != theirs.datum.measure or not _alike(mine, theirs):
        return False
    own, other = _stems(mine.datum), _stems(theirs.datum)
    telling, missing = other - own, own - other
    is_told = bool(telling and missing) and telling <= here and not missing & here
    return is_told and not _is_part(mine.datum, theirs.datum)


def _find_at_other_arm(scene: _Scene, inside: dict[int, PrintedDatum], extract: Extract) -> Swap | None:
    """A figure of one arm beside the name of another, of which the extract has no such figure."""
    arms = {datum.arm: datum for datum in reversed(extract.data) if datum.arm}
    here = telling_stems(scene.text) | telling_stems(scene.section)
    for at, mine in inside.items():
        own = telling_stems(mine.datum.arm)
        if not own or own & here:
            continue
        for arm, datum in arms.items():
            telling = telling_stems(arm) - telling_stems(f"{mine.datum.what} {mine.datum.arm}")
            if not telling or not telling <= here:
                continue
            mentions = [
                _Mention(_SECOND, word.start, word.stop)
                for word in find_telling_words(scene.text)
                if word.stem in telling and scene.start <= word.start < scene.stop
            ]
            if _stands_beside(scene, mentions, scene.figures[at]):
                return Swap(
                    figure=scene.figures[at], partner=None, printed_for=mine.datum, said_of=datum, extract=extract
                )
    return None


def _alike(one: PrintedDatum, other: PrintedDatum) -> bool:
    """Whether two data could be taken for each other: figures of one shape and unit."""
    return any(
        (mine.shape, mine.unit, mine.counted) == (theirs.shape, theirs.unit, theirs.counted)
        for mine in one.figures
        for theirs in other.figures
    )


def _is_part(mine: Datum, theirs: Datum) -> bool:
    """Whether one label only says more than the other, so that a text may mean either."""
    return (
        not (mine.arm or theirs.arm)
        and mine.what != theirs.what
        and (mine.what in theirs.what or theirs.what in mine.what)
    )


def _stands_beside(scene: _Scene, mentions: Sequence[_Mention], figure: Figure) -> bool:
    if not mentions or any(_is_aside(scene, one) for one in mentions):
        return False
    first, last = mentions[0], mentions[-1]
    if last.stop <= figure.start:
        pattern = _OPENER_TO_FIGURE if _OPENS.search(scene.text, scene.start, first.start) else _SUBJECT_TO_FIGURE
        is_opening = first.start == scene.start or pattern is _OPENER_TO_FIGURE
        return is_opening and pattern.fullmatch(scene.text, last.stop, figure.start) is not None
    if any(figure.stop <= one.start < first.start and scene.text[one.start - 1] != "(" for one in scene.figures):
        return False
    return first.start >= figure.stop and _LEADS_TO.search(scene.text, figure.stop, first.start) is not None
