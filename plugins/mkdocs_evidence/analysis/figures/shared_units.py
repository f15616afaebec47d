"""Units that figures share with their neighbours: `63 and 59 %`, `150 mg of aspirin each night`."""

from collections.abc import Sequence
from dataclasses import replace

from mkdocs_evidence.analysis.figures.figure import Bound, Figure, Shape
from mkdocs_evidence.analysis.figures.units import PLAIN, Unit
from mkdocs_evidence.syntax.patterns import regex

_LIST = regex(
    r"[\s,;&/–-]*(?:(?:and|or|to|v|vs|versus|against|compared\s+(?:with|to)|than|with)\b[\s.,;]*)*(?:about\s|nearly\s)?"
)
_NO_NOUN_FOLLOWS = regex(
    r"\s*(?:[.,;:)\]]|$|(?:after|with|without|in|at|on|for|of|to|by|among|versus|v|vs|and|or|if|when|than|against)\b)"
)
_SENTENCE_END = regex(r"[.!?]\s")
_SCORE = regex(r"\b(?:scores?|index|grade|ratio)\s(?:of|from|above|below)\s(?:[0-9.]+\s(?:or|to|and)\s)?$")
"""What says of a bare number that it is a score, and shares no unit with the next figure."""
_SCORE_REACH = 24
_DOSES = frozenset({"mg", "g", "µg", "IU", "unit", "mL", "mg/kg"})
_DAILY = regex(
    r"\s(?:of\s)?(?:[\w-]+\s){1,4}?"
    r"(?:daily|nightly|(?:a|per|each|every)\s(?:day|night|morning|evening)|at\s(?:night|bedtime)|in\sthe\s(?:morning|evening))\b"
)
"""What makes a dose that of a day, behind the name of the medicine."""
_PRESSURE = Unit("mmHg")
_BARE = (Shape.VALUE, Shape.RANGE)


def share_units(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """Gives `63` its unit in `63 and 59 %`, and lets a bare number share any unit of its sentence.

    Args:
        figures: Those of a text, from left to right.
        text: The text, in which names are blanked.
    """
    if not any(_is_bare(one) or "/" in one.unit.name or one.unit.name in _DOSES for one in figures):
        return tuple(figures)
    shared = list(figures)
    for at in range(len(shared) - 2, -1, -1):
        figure, following = shared[at], shared[at + 1]
        between = text[figure.stop : following.start]
        alike = figure.bounds[0] is following.bounds[0] is Bound.EXACT
        is_shared = following.unit != PLAIN and following.measure != "level"
        if alike and _is_bare(figure) and is_shared and _LIST.fullmatch(between) and not _is_score(figure, text):
            shared[at] = replace(figure, unit=following.unit)
        elif between == "/" and following.unit == _PRESSURE:
            shared[at] = replace(figure, unit=_PRESSURE)
            shared[at + 1] = replace(following, bounds=figure.bounds, is_worded=figure.is_worded)
    units = _units_by_sentence(shared, text)
    return tuple(
        replace(figure, may_be=may_be) if (may_be := _possible_units(figure, said, text)) else figure
        for figure, said in zip(shared, units, strict=True)
    )


def _possible_units(figure: Figure, said: tuple[Unit, ...], text: str) -> tuple[Unit, ...]:
    """Any unit of the sentence for a bare number, and `% per year` for the first figure of `1.3% v 1.6% per year`."""
    if said and _is_bare(figure) and _NO_NOUN_FOLLOWS.match(text, figure.stop):
        return said
    if figure.unit.name in _DOSES and _DAILY.match(text, figure.stop):
        return (Unit(figure.unit.name + "/day"),)
    return tuple(unit for unit in said if figure.unit != PLAIN and unit.name.startswith(figure.unit.name + "/"))


def _is_score(figure: Figure, text: str) -> bool:
    return _SCORE.search(text, max(0, figure.start - _SCORE_REACH), figure.start) is not None


def _units_by_sentence(figures: Sequence[Figure], text: str) -> list[tuple[Unit, ...]]:
    """For each figure, the units of its sentence."""
    sentences: list[list[Figure]] = []
    end = 0
    for figure in figures:
        if not sentences or _SENTENCE_END.search(text, end, figure.start):
            sentences.append([])
        sentences[-1].append(figure)
        end = figure.stop
    units = [tuple(dict.fromkeys(one.unit for one in sentence if one.unit != PLAIN)) for sentence in sentences]
    return [said for sentence, said in zip(sentences, units, strict=True) for _ in sentence]


def _is_bare(figure: Figure) -> bool:
    return figure.unit == PLAIN and not (figure.counted or figure.measure) and figure.shape in _BARE
