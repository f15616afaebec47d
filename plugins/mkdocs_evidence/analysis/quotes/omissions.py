"""What `…` in a quotation leaves out, and whether it may: no negation, no number, no side of a comparison."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.analysis.quotes.edges import negation_length
from mkdocs_evidence.analysis.quotes.words import Words
from mkdocs_evidence.syntax.patterns import regex

MOST_OMITTED = 60
"""Tokens that an omission may leave out; what lies farther apart is two quotations."""


class Omitted(StrEnum):
    """What an omission may not do."""

    NOTHING = "nothing"
    """The words on its sides stand next to each other in the source."""
    NEGATION = "negation"
    NUMBER = "number"
    ARM = "arm"
    SENTENCES = "sentences"
    """It joins half of one sentence to half of another."""
    CLAUSES = "clauses"
    """It passes from one half-sentence to the next, each with its own verb. A doubt: the subject may be the same."""
    MUCH = "much"
    """It leaves out more than `MOST_OMITTED` words and signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """An omission that changes what the source says."""

    kind: Omitted
    words: str
    """The omitted words that must not be missing; all that is left out where no word alone is the matter."""


def judge_omission(words: Words, start: int, stop: int, marks: frozenset[int], arms: frozenset[str]) -> Omission | None:
    """What is wrong with leaving out the tokens of the source from `start` to the one before `stop`; None when nothing.

    Args:
        words: The source.
        start: First token left out.
        stop: First token that is quoted again.
        marks: Tokens that are numbers of citations, which may be left out.
        arms: Names of treatments, in lower case, besides those of our word lists.
    """
    if start == stop:
        return Omission(kind=Omitted.NOTHING, words="")
    for position in range(start, stop):
        if position in marks:
            continue
        text = words.tokens[position].text.lower()
        length = negation_length(words, position)
        if length:
            return Omission(kind=Omitted.NEGATION, words=words.slice(position, position + length))
        if text[:1].isdigit() or text in _number_words() or text in "<>≤≥±%=":
            return Omission(kind=Omitted.NUMBER, words=_widen(words, position, start, stop))
        length = _arm_length(words, position, stop, arms)
        if length:
            return Omission(kind=Omitted.ARM, words=words.slice(position, position + length))
    if stop - start > MOST_OMITTED:
        return Omission(kind=Omitted.MUCH, words=words.slice(start, stop))
    if _joins_halves(words, start, stop):
        return Omission(kind=Omitted.SENTENCES, words=words.slice(start, stop))
    if _changes_clause([token.text.lower() for token in words.tokens[start:stop]]):
        return Omission(kind=Omitted.CLAUSES, words=words.slice(start, stop))
    return None


_JOINING = frozenset(("and", "but", "or", "while", "although", "though"))
_AUXILIARIES = frozenset("is are was were has have had does do did can could may might will would shall should".split())


def _changes_clause(omitted: Sequence[str]) -> bool:
    joint = next((at for at, text in enumerate(omitted) if text in _JOINING), None)
    return joint is not None and not _AUXILIARIES.isdisjoint(omitted[joint:])


@cache
def _number_words() -> frozenset[str]:
    return frozenset(read_lexicon("number-words"))


def _widen(words: Words, position: int, start: int, stop: int) -> str:
    """The whole figure around a token: `<30%`."""
    first = last = position
    while first > start and not words.gap(first):
        first -= 1
    while last + 1 < stop and not words.gap(last + 1):
        last += 1
    return words.slice(first, last + 1)


@cache
def _arm_names() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(entry.split()) for entry in read_lexicon("arms"))


@cache
def _drug_ending() -> re.Pattern[str]:
    entries = read_lexicon("drug-stems")
    stems = "|".join(entry[1:] for entry in entries if entry.startswith("-"))
    names = "|".join(entry for entry in entries if not entry.startswith("-"))
    return re.compile(rf"(?:[a-z]{{2,}}(?:{stems})|{names})s?")


def _arm_length(words: Words, position: int, stop: int, arms: frozenset[str]) -> int:
    """How many tokens from `position` on name a side of a comparison; 0 when none does."""
    texts = [token.text.lower() for token in words.tokens[position : min(stop, position + 4)]]
    if _drug_ending().fullmatch(texts[0]):
        return 1
    for length in range(len(texts), 0, -1):
        if tuple(texts[:length]) in _arm_names() or " ".join(texts[:length]) in arms:
            return length
    return 0


_FULL_STOP = regex(r"[.!?][\"”’)\]\d]*\s+[\"“‘(\[]*$")
_ABBREVIATIONS = frozenset("al approx ca cf dr e.g eg fig i.e ie mr mrs ms no nos prof resp sp spp st vs".split())


def _joins_halves(words: Words, start: int, stop: int) -> bool:
    ends = tuple(_find_sentence_starts(words, start, stop))
    return bool(ends) and ends[0] != start and ends[-1] != stop


def _find_sentence_starts(words: Words, start: int, stop: int) -> Iterator[int]:
    """Tokens from `start` to `stop`, both included, with which a sentence begins."""
    for position in range(start, min(stop + 1, len(words.tokens))):
        before, here = words.tokens[position - 1].text if position else "", words.tokens[position].text
        is_abbreviation = before.lower() in _ABBREVIATIONS or (len(before) == 1 and before.isalpha())
        if not is_abbreviation and _FULL_STOP.search(words.gap(position)) and not here[:1].islower():
            yield position
