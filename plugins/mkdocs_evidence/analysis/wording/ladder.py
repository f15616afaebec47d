"""How strong words are: a ladder of advice, a ladder of certainty, and the step from association to cause."""

from dataclasses import dataclass
from functools import lru_cache

from mkdocs_evidence.analysis.wording.advice import find_advice
from mkdocs_evidence.analysis.wording.books import WordingBooks
from mkdocs_evidence.analysis.wording.effects import find_effects
from mkdocs_evidence.analysis.wording.phrases import read_words
from mkdocs_evidence.model.claim import Certainty, Strength

_ADVICE_RUNGS = {Strength.CONDITIONAL: 2, None: 3, Strength.STRONG: 5}
_CERTAINTY_RUNGS = {Certainty.VERY_LOW: 0, Certainty.LOW: 2, Certainty.MODERATE: 3, Certainty.HIGH: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """How high a text climbs on one ladder, and by which words."""

    height: int
    """Counts from 0; only compared with heights on the same ladder."""
    start: int
    """First character of the words."""
    stop: int
    """Character after the last."""


@lru_cache(maxsize=1024)
def advice_rung(text: str, books: WordingBooks) -> Rung | None:
    """The strongest advice in a text, from 1 (could be considered) to 6 (must); None when it advises nothing."""
    words = read_words(text)
    found = [
        Rung(height=int(one.label), start=words.spans[one.start][0], stop=words.spans[one.stop - 1][1])
        for one in books.advice_ladder.find_in(words)
        if one.label != "none"
    ]
    listed = tuple(found)
    found += [
        Rung(height=_ADVICE_RUNGS[advice.strength], start=advice.start, stop=advice.stop)
        for advice in find_advice(text, books)
        if not any(one.start < advice.stop and advice.start < one.stop for one in listed)
    ]
    return max(found, key=lambda one: one.height, default=None)


@lru_cache(maxsize=1024)
def certainty_rung(text: str, books: WordingBooks) -> Rung | None:
    """The surest claim of effect in a text, from 0 (unknown) to 4 (reduces); None when it claims none.

    A text that says only that something is not known stands on rung 0.
    """
    words = read_words(text)
    found = [
        Rung(height=_CERTAINTY_RUNGS[effect.certainty], start=effect.start, stop=effect.stop)
        for effect in find_effects(text, books)
        if effect.certainty is not None
    ]
    if not found:
        found = [
            Rung(height=0, start=words.spans[one.start][0], stop=words.spans[one.stop - 1][1])
            for one in books.hedges.find_in(words)
            if one.label == "very-low"
        ]
    return max(found, key=lambda one: one.height, default=None)


@lru_cache(maxsize=1024)
def causal_words(text: str, books: WordingBooks) -> tuple[int, int] | None:
    """Where a text says, without a modal, that one thing makes another; None when it does not."""
    words = read_words(text)
    for found in books.causes.find_in(words):
        is_modal = not {"may", "might", "can", "could", "not", "to"}.isdisjoint(
            words.tokens[max(0, found.start - 2) : found.start]
        )
        if found.label == "cause" and not is_modal:
            return words.spans[found.start][0], words.spans[found.stop - 1][1]
    effect = next((one for one in find_effects(text, books) if one.certainty is Certainty.HIGH), None)
    return (effect.start, effect.stop) if effect else None


def is_only_association(text: str, books: WordingBooks) -> bool:
    """Whether a text says that things go together and nowhere that one makes the other."""
    labels = {one.label for one in books.causes.find_in(read_words(text))}
    return labels == {"association"} and not find_effects(text, books)
