"""The passage of a source that is nearest to a quotation, and the words in which the two differ."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from mkdocs_evidence.analysis.quotes.words import OMISSION, Words, read_words

_LEAST_ALIKE = 0.5
"""Share of a quotation's tokens that a passage must have to be called near."""
_SHOWN_WORDS = 45
_CLOSE_BY = 2
"""Tokens at most between two differences that are told as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A stretch in which quotation and source differ; either side may be empty."""

    quoted: str
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NearestPassage:
    """Where a quotation probably comes from."""

    text: str
    """The words of the source, on one line, at most 45."""
    differences: tuple[Difference, ...]
    """In the order of the quotation."""


def find_nearest_passage(quote: str, source: str) -> NearestPassage | None:
    """The stretch of the source most like the quotation; None when nothing is like it by half."""
    quoted, printed = read_words(quote), read_words(source)
    mine = [token.text.lower() for token in quoted.tokens]
    theirs = [token.text.lower() for token in printed.tokens]
    if not mine or not theirs:
        return None
    offset = _find_offset(mine, theirs)
    reach = max(4, len(mine) // 3)
    first, stop = max(0, offset - reach), min(len(theirs), offset + len(mine) + reach)
    matcher = SequenceMatcher(a=mine, b=theirs[first:stop], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < _LEAST_ALIKE * len(mine):
        return None
    # A lone word far from the rest is chance; the passage runs from the first to the last stretch of two or more.
    solid = [block for block in blocks if block.size > 1] or blocks
    start, end = (
        first + solid[0].b - solid[0].a,
        first + solid[-1].b + solid[-1].size + len(mine) - (solid[-1].a + solid[-1].size),
    )
    start, end = max(0, start), min(len(theirs), max(end, start + 1))
    return NearestPassage(
        text=_shorten(printed.slice(start, end)), differences=tuple(_differences(quoted, printed, start, end))
    )


def _find_offset(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """Where in `theirs` most tokens of `mine` stand at their own distance from the start, rare ones counting more."""
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for position, text in enumerate(theirs):
        positions[text].append(position)
    votes: Counter[int] = Counter()
    for at, text in enumerate(mine):
        found = positions.get(text, ())
        for position in found if len(found) <= 200 else ():
            for shift in (-1, 0, 1):
                votes[position - at + shift] += 1000 // len(found)
    return max(votes, key=lambda offset: (votes[offset], -offset)) if votes else 0


def _shorten(text: str) -> str:
    words = text.split()
    return text if len(words) <= _SHOWN_WORDS else " ".join((*words[:_SHOWN_WORDS], OMISSION))


def _differences(quoted: Words, printed: Words, start: int, end: int) -> Iterator[Difference]:
    mine = [token.text for token in quoted.tokens]
    theirs = [token.text for token in printed.tokens[start:end]]
    if mine and theirs and mine[0].lower() == theirs[0].lower():
        theirs[0] = mine[0]
    for a, a_end, b, b_end in _stretches(mine, theirs):
        first, last = _whole_figure(quoted, a, a_end)
        there, there_end = _whole_figure(printed, start + b, start + b_end)
        yield Difference(quoted=quoted.slice(first, last), printed=printed.slice(there, there_end))


def _stretches(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """(start, stop) in the one and in the other of each stretch that differs; those near each other are one."""
    found: list[tuple[int, int, int, int]] = []
    for tag, a, a_end, b, b_end in SequenceMatcher(a=mine, b=theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if found and a - found[-1][1] <= _CLOSE_BY and b - found[-1][3] <= _CLOSE_BY:
            a, b = found[-1][0], found.pop()[2]
        found.append((a, a_end, b, b_end))
    yield from found


def _whole_figure(words: Words, start: int, stop: int) -> tuple[int, int]:
    """The stretch, widened to what is written without white space around it: `<30%`."""
    if start == stop:
        return start, stop
    while start > 0 and not words.gap(start):
        start -= 1
    while stop < len(words.tokens) and not words.gap(stop):
        stop += 1
    return start, stop
