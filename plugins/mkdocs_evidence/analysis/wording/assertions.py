"""What is asserted in one claim, sentence by sentence: advice, effects and figures that need evidence of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from mkdocs_evidence.analysis.wording.advice import find_advice
from mkdocs_evidence.analysis.wording.books import WordingBooks
from mkdocs_evidence.analysis.wording.effects import find_effects
from mkdocs_evidence.analysis.wording.phrases import Words, read_words
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.syntax.patterns import regex

_RESULT = regex(
    r"\d\s?%|\b\d+ (?:of|out of) \d|\bper 1,?000\b|\b(?:half|thirds?|quarters?|fifths?|tenths?) of\b"
    r"|\b(?:ratio|CI)\b|\bp\s?[<=>≤]"
)
_RATE = regex(r"\brates? of (?:[a-z]+ )?\d")
_QUALIFIERS = regex(
    r"(?:this|the|that|these) (?:difference|result|finding|effect|estimate|figure|comparison)s?\b"
    r"|(?:95%|all|both|none)\b"
    r"|the (?:trial|study|review|certainty|evidence|follow-up)\b|follow-up\b",
    re.IGNORECASE,
)
_REASONS = frozenset("because since as given for so".split())
_BREAKS = frozenset("while whereas".split())


class AssertionKind(StrEnum):
    """What a part of a claim asserts."""

    ADVICE = "advice"
    EFFECT = "effect"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """A sentence, or a part of one after a semicolon or `while`, that asserts something."""

    kind: AssertionKind
    group: int
    """Citations that stand before it: assertions of one group share the citations that follow them."""
    is_sentence: bool
    """Whether a new sentence begins here, and not only a part of one."""
    start: int
    """First character."""
    stop: int
    """Character after the last."""


def find_assertions(claim: Claim, books: WordingBooks) -> tuple[Assertion, ...]:
    """What a claim asserts, in its order; sentences that only qualify the one before are left out."""
    words = read_words(claim.text)
    if len(words.sentences) == 1 and not _has_break(words) and not _RATE.search(claim.text):
        return ()
    found = []
    for start, stop, is_sentence in _parts(words):
        kind = _kind_of(claim.text[start:stop], books, is_sentence=is_sentence)
        group = _count_citations_before(claim, start)
        if kind is not None:
            found.append(Assertion(kind=kind, group=group, is_sentence=is_sentence, start=start, stop=stop))
        # "… is recommended, with success rates of 63%" advises and reports in one breath.
        rate = _RATE.search(claim.text, start, stop) if kind is AssertionKind.ADVICE else None
        if rate:
            figure = AssertionKind.FIGURE
            found.append(Assertion(kind=figure, group=group, is_sentence=False, start=rate.start(), stop=stop))
    return tuple(found)


def _has_break(words: Words) -> bool:
    return ";" in words.tokens or not _BREAKS.isdisjoint(words.tokens)


def _parts(words: Words) -> Iterator[tuple[int, int, bool]]:
    for begin, end in words.sentences:
        cuts = [index for index in range(begin + 1, end - 1) if words.tokens[index] == ";" or _is_turn(words, index)]
        edges = [begin, *cuts, end]
        for position, (first, last) in enumerate(pairwise(edges)):
            yield words.spans[first][0], words.spans[last - 1][1], position == 0


def _is_turn(words: Words, index: int) -> bool:
    return words.tokens[index] in _BREAKS and words.tokens[index - 1] == ","


def _kind_of(text: str, books: WordingBooks, *, is_sentence: bool) -> AssertionKind | None:
    if not is_sentence:
        text = text.partition(" ")[2]
        if text.partition(" ")[0] in _REASONS:
            return None
    if find_advice(text, books):
        return AssertionKind.ADVICE
    if find_effects(text, books):
        return AssertionKind.EFFECT
    if _RESULT.search(text) and not _QUALIFIERS.match(text):
        return AssertionKind.FIGURE
    return None


def _count_citations_before(claim: Claim, offset: int) -> int:
    at = claim.text_map.place(offset, offset + 1)
    return sum((one.at.line, one.at.column) < (at.line, at.column) for one in claim.citations)
