"""Small counts in words: `two trials`, `three of the patients`; and counts of things that only our own sentence has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from mkdocs_evidence.analysis.figures.figure import Figure, Shape
from mkdocs_evidence.analysis.figures.number_tokens import NUMBERS_IN_WORDS, holds_number_word
from mkdocs_evidence.analysis.figures.units import PLAIN, counted_group
from mkdocs_evidence.model.reference import Datum, Extract
from mkdocs_evidence.syntax.patterns import regex

_SMALL = tuple(word for word, number in NUMBERS_IN_WORDS.items() if number >= 2 and " " not in word)
_THINGS = (
    "trials studies reviews meta-analyses cohorts patients participants people persons adults children men women "
    "subjects individuals volunteers infants neonates babies newborns hips knees eyes"
).split()
_COUNT = regex(
    rf"(?<![\w-])(?<!\bone\sin\s)(?P<number>{'|'.join(sorted(_SMALL, key=len, reverse=True))})\s"
    rf"(?:[a-z]+(?:-[a-z]+)*\s){{0,3}}?(?P<thing>{'|'.join(_THINGS)})\b(?!\s(?:should|must|who\sare|need\sto\s(?!be\streated)|arms?|groups?))",
    re.IGNORECASE,
)
_EVENTS = (
    "deaths suicides seizures strokes falls fractures infections relapses recurrences bleeds haemorrhages hemorrhages "
    "perforations ruptures dislocations leaks miscarriages stillbirths amputations rejections exacerbations overdoses "
    "thromboses embolisms infarctions arrests admissions reoperations"
).split()
_EVENT_COUNT = regex(
    rf"(?<![\w-])(?P<number>{'|'.join(sorted(_SMALL, key=len, reverse=True))})\s"
    rf"(?:(?!or\b|to\b|of\b|and\b|in\b)[a-z]+(?:-[a-z]+)*\s){{0,2}}?(?P<thing>{'|'.join(_EVENTS)})\b",
    re.IGNORECASE,
)
_LEFT_OUT = regex(
    rf"\b(?:and|but|against|versus|compared\swith)\s"
    rf"(?P<number>none|one|{'|'.join(sorted(_SMALL, key=len, reverse=True))})\s"
    r"(?=(?:on|in|with|at|among|after|under|given|without)\b)",
    re.IGNORECASE,
)
_NOT_COUNTED = regex(r"\b(?:of|in|or|to|than|least|most|every|each)\s$", re.IGNORECASE)
_LEAD = 9
_TREATED = regex(
    r"\s(?:would\s)?(?:had|have|has|need(?:s|ed)?)\s"
    r"(?:(?:to\sbe|to\sundergo|to\sreceive|to\shave)\s(?:[\w-]+\s){1,9}?(?:for\sone\s(?:more|extra|additional|fewer|to)|to\s(?:prevent|avoid|avert|spare|save)\sone)\b"
    r"|to\sbe\streated|treatment|treating)\b"
)
"""What makes a count of people a number needed to treat."""
_NOT_BETWEEN = regex(r"\b(?:of|in|and|or|to|per|groups?|arms?|years?|months?|weeks?|days?|hours?|doses?)\b")
_OURS = frozenset(
    "option options way ways question questions step steps thing things reason reasons form forms kind kinds method "
    "methods approach approaches choice choices aim aims principle principles rule rules category categories "
    "component components pillar pillars strategy strategies goal goals situation situations condition conditions "
    "scenario scenarios hand hands arm arms limb limbs kidney kidneys lung lungs ear ears side sides domain domains "
    "feature features part parts topic topics theme themes message messages treatments drugs medicines classes "
    "outcomes endpoints end-points measures parameters variables tests guidelines recommendations statements".split()
)
_WORD = regex(r"\s([A-Za-z]+(?:-[a-z]+)*)(?:\s([A-Za-z]+(?:-[a-z]+)*))?")
_MOST_OWN = 12


@lru_cache(maxsize=1024)
def find_word_counts(text: str) -> tuple[Figure, ...]:
    """The counts of people, joints, eyes and studies that are written in words, from two to ninety-nine.

    They are weaker than other figures: a text may count the works it cites, so that they can only be compared where
    the evidence counts the same.

    >>> [(one.words, one.counted) for one in find_word_counts("Two small randomised trials and three options.")]
    [('Two', 'studies')]
    """
    if not holds_number_word(text):
        return ()
    return tuple(
        Figure(
            words=found["number"],
            start=found.start("number"),
            stop=found.end("number"),
            shape=Shape.VALUE,
            low=number,
            high=number,
            counted=counted_group(found["thing"]),
            measure="nnt" if _TREATED.match(text, found.end()) else "",
        )
        for found in _COUNT.finditer(text)
        if not _NOT_BETWEEN.search(text, found.end("number"), found.start("thing"))
        for number in (Decimal(NUMBERS_IN_WORDS[found["number"].lower()]),)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCount:
    """Events that a text counts in words: `three suicides`."""

    words: str
    number: Decimal
    name: str
    """What is counted, in the singular and in lower case: `suicide`."""
    start: int
    stop: int

    def counted_as(self, printed: Iterable[Figure]) -> list[Decimal]:
        """How many of these events the evidence counts, in each arm."""
        return [one.low for one in printed if one.shape is Shape.OF and self.name in one.about.lower()]


def find_event_counts(text: str) -> tuple[EventCount, ...]:
    """The deaths, falls and other events that are counted in words, from two to ninety-nine.

    >>> [(one.words, one.name) for one in find_event_counts("Three suicides, and at least two falls.")]
    [('Three suicides', 'suicide')]
    """
    if not holds_number_word(text):
        return ()
    return tuple(
        EventCount(
            words=found[0],
            number=Decimal(NUMBERS_IN_WORDS[found["number"].lower()]),
            name=_singular(found["thing"].lower()),
            start=found.start(),
            stop=found.end(),
        )
        for found in _EVENT_COUNT.finditer(text)
        if not _NOT_COUNTED.search(text, max(0, found.start() - _LEAD), found.start())
    )


def figures_of_events(events: Sequence[EventCount], text: str) -> tuple[Figure, ...]:
    """The counts of events as figures, with those behind them whose noun is left out: `three on X and none on Y`."""
    if not events:
        return ()
    found = [(one.start, one.stop, one.words, one.number) for one in events]
    for other in _LEFT_OUT.finditer(text, events[0].stop):
        number = Decimal(NUMBERS_IN_WORDS.get(other["number"].lower(), 0))
        found.append((other.start("number"), other.end("number"), other["number"], number))
    return tuple(
        Figure(words=words, start=start, stop=stop, shape=Shape.VALUE, low=number, high=number)
        for start, stop, words, number in sorted(found)
    )


def _singular(noun: str) -> str:
    return noun[:-2] + "is" if noun.endswith("oses") else noun[:-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangedCount:
    """A number that stands before another noun than in the evidence: `11,925 women`, which are the babies."""

    figure: Figure
    noun: str
    datum: Datum
    """What counts that many."""


def find_exchanged_counts(
    figures: Sequence[Figure], text: str, extracts: Iterable[Extract]
) -> Iterator[ExchangedCount]:
    """Counts whose noun is the label of another number, where this number is that of another noun.

    Args:
        figures: Those of the text.
        text: A claim.
        extracts: What it rests on.
    """
    if not any(figure.counted for figure in figures):
        return
    for extract in extracts:
        labelled = {
            one.what.lower(): one
            for one in extract.data
            if one.value is not None and one.what.isalpha() and not one.unit
        }
        for figure in figures if len(labelled) > 1 else ():
            noun = _WORD.match(text, figure.stop) if figure.shape is Shape.VALUE and figure.unit == PLAIN else None
            own = labelled.get(noun[1].lower()) if noun is not None else None
            other = next((one for one in labelled.values() if one.value == figure.low), None)
            if noun is not None and own is not None and other is not None and own.value != figure.low:
                yield ExchangedCount(figure=figure, noun=noun[1], datum=other)


def counts_our_own(text: str, stop: int, number: Decimal) -> bool:
    """Whether a bare number that ends at `stop` only counts what the sentence itself lists: `3 options`.

    >>> counts_our_own("There are 3 main options.", 11, Decimal(3))
    True
    """
    if number > _MOST_OWN:
        return False
    found = _WORD.match(text, stop)
    return found is not None and any(word is not None and word.lower() in _OURS for word in found.groups())
