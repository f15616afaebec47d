"""Whether a quotation stands in a source text: word for word, in order, in one passage, and not cut to say more."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.analysis.quotes.edges import find_cut, find_lost_negation
from mkdocs_evidence.analysis.quotes.omissions import Omission, Omitted, judge_omission
from mkdocs_evidence.analysis.quotes.words import (
    OMISSION,
    Token,
    Words,
    find_citation_marks,
    read_words,
    same_passage,
)

FEWEST_CONTENT_WORDS = 4
"""Fewer could stand in any text by chance, unless the quotation has `ENOUGH_WORDS` in all."""
ENOUGH_WORDS = 7
_MOST_ROUTES = 200
"""How many ways of placing the parts of one quotation are tried."""


class Flaw(StrEnum):
    """What is wrong with a quotation."""

    TOO_SHORT = "too-short"
    """Fewer than four words that carry meaning, and fewer than seven in all."""
    LONE_OMISSION = "lone-omission"
    """`…` with no words on one side, or next to another."""
    ABSENT = "absent"
    """The words do not stand in the source in this order."""
    CUT = "cut"
    """The words stand there, but a word or a figure is cut at the edge."""
    PASSAGES = "passages"
    """The words stand in two passages."""
    OMISSION = "omission"
    """`…` leaves out what it may not; `Misquote.omission` says what."""
    NEGATED = "negated"
    """The words are right, but a negation stands just before them. This alone is a doubt and no certainty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misquote:
    """Why a quotation is not what the source says."""

    flaw: Flaw
    words: str = ""
    """The words of the source or of the quotation that show it; what they are depends on the flaw."""
    omission: Omission | None = None

    @property
    def is_doubt(self) -> bool:
        """Whether somebody should look again, and the quotation may yet be right."""
        return self.flaw is Flaw.NEGATED or (self.omission is not None and self.omission.kind is Omitted.CLAUSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Where one part of a quotation stands: from the token `start` of the source to the token before `stop`."""

    start: int
    stop: int


def find_structural_flaw(quote: str) -> Misquote | None:
    """What can be told of a quotation without the source: too few words, or an omission of nothing."""
    words = read_words(quote)
    parts = _parts(words)
    if not all(parts):
        return Misquote(flaw=Flaw.LONE_OMISSION)
    tokens = [token for at, token in enumerate(words.tokens) if _begins_word(words, at)]
    if len(tokens) < ENOUGH_WORDS and sum(map(_has_content, tokens)) < FEWEST_CONTENT_WORDS:
        return Misquote(flaw=Flaw.TOO_SHORT)
    return None


def find_misquote(quote: str, source: str, *, arms: frozenset[str] = frozenset()) -> Misquote | None:
    """Why `quote` is not what `source` says; None when it is.

    Args:
        quote: The quotation. `…`, `...` or `[...]` within it means that something is left out.
        source: The whole text of the work, or an abstract of it. Blank lines part its passages.
        arms: Names of treatments, in lower case, that no omission may hold, besides those of our word lists.
    """
    flaw = find_structural_flaw(quote)
    if flaw is not None:
        return flaw
    index = _index(source)
    words = read_words(quote)
    literal = _judge_routes([words.tokens], index, arms)
    parts = _parts(words)
    if literal is None or len(parts[0]) == len(words.tokens):
        return literal
    return _judge_routes(parts, index, arms)


def holds_words(quote: str, text: str) -> bool:
    """Whether a text holds the words of a quotation, wherever, whole and in order, omissions apart."""
    index = _index(text)
    return all(any(True for _ in _find_runs(part, index)) for part in _parts(read_words(quote)) if part)


def count_words(quote: str) -> int:
    """How many words a quotation has, as a publisher counts them: whatever white space parts."""
    return len(quote.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """A source text made ready for searching."""

    words: Words
    marks: frozenset[int]
    """Tokens that are numbers of citations and may be left out of a quotation."""
    first: Mapping[str, Sequence[int]]
    """Positions of each token, in lower case."""


@lru_cache(maxsize=64)
def _index(source: str) -> _Index:
    words = read_words(source)
    first: defaultdict[str, list[int]] = defaultdict(list)
    for position, token in enumerate(words.tokens):
        for text in {token.text, *token.also[:1]}:
            first[text.lower()].append(position)
    return _Index(words=words, marks=find_citation_marks(words), first=first)


def _parts(words: Words) -> list[tuple[Token, ...]]:
    """The tokens between omissions; an omission at either end is a mere habit of quoting and makes no part."""
    parts: list[list[Token]] = [[]]
    for token in words.tokens:
        if token.text == OMISSION:
            parts.append([])
        else:
            parts[-1].append(token)
    if len(parts) > 1 and not parts[0]:
        del parts[0]
    if len(parts) > 1 and not parts[-1]:
        del parts[-1]
    return [tuple(part) for part in parts]


@cache
def _function_words() -> frozenset[str]:
    return frozenset(read_lexicon("function-words"))


def _begins_word(words: Words, position: int) -> bool:
    """Whether a token is the first of what white space makes one word: `22q11.2` is one."""
    gap = words.gap(position)
    return words.tokens[position].text[:1].isalnum() and (not position or any(map(str.isspace, gap)))


def _has_content(token: Token) -> bool:
    return token.text[-1:].isdigit() or (len(token.text) > 1 and token.text.lower() not in _function_words())


def _judge_routes(parts: Sequence[tuple[Token, ...]], index: _Index, arms: frozenset[str]) -> Misquote | None:
    """The flaw of the best way to place the parts: None beats a doubt, a doubt beats a fault."""
    worst = Misquote(flaw=Flaw.ABSENT)
    best: Misquote | None = worst
    for route in _find_routes(parts, index):
        flaw = _judge_route(route, index, arms)
        if flaw is None:
            return None
        if best is worst or flaw.is_doubt:
            best = flaw
    return best


def _find_routes(parts: Sequence[tuple[Token, ...]], index: _Index) -> Iterator[tuple[_Run, ...]]:
    """Ways to place the parts in order, the nearest placing of each later part first."""
    found = [tuple(_find_runs(part, index, is_first=part is parts[0])) for part in parts]
    for first in found[0][:_MOST_ROUTES]:
        route = [first]
        for runs in found[1:]:
            following = next((run for run in runs if run.start >= route[-1].stop), None)
            if following is None:
                break
            route.append(following)
        if len(route) == len(parts):
            yield tuple(route)


def _find_runs(part: tuple[Token, ...], index: _Index, *, is_first: bool = True) -> Iterator[_Run]:
    """Every place where the words of one part stand in order, without anything between them.

    Only the first part may begin in another case than the source: a small letter after `…` says that the sentence
    goes on.
    """
    starts = {*index.first.get(part[0].text.lower(), ())}
    for half in part[0].also[:1]:
        starts.update(index.first.get(half.lower(), ()))
    for start in sorted(starts):
        stop = _match(part, index, start, is_first=is_first)
        if stop is not None:
            yield _Run(start=start, stop=stop)


def _match(part: tuple[Token, ...], index: _Index, start: int, *, is_first: bool) -> int | None:
    tokens, at, there = index.words.tokens, 0, start
    while at < len(part):
        if there >= len(tokens):
            return None
        step = _compare(part, at, tokens, there)
        if step is None and not at and is_first and _same_but_first_letter(part[0].text, tokens[there].text):
            step = 1, 1
        if step is not None:
            at, there = at + step[0], there + step[1]
        elif there in index.marks and at:
            there += 1
        else:
            return None
    return there


def _compare(quoted: Sequence[Token], at: int, tokens: Sequence[Token], there: int) -> tuple[int, int] | None:
    """How many tokens of the quotation and of the source agree here; None when they differ."""
    mine, other = quoted[at], tokens[there]
    if mine.text == other.text or (len(other.also) == 1 and mine.text == other.also[0]):
        return 1, 1
    if len(other.also) == 2 and tuple(token.text for token in quoted[at : at + 2]) == other.also:
        return 2, 1
    if len(mine.also) == 2 and tuple(token.text for token in tokens[there : there + 2]) == mine.also:
        return 1, 2
    return None


def _same_but_first_letter(one: str, other: str) -> bool:
    return one[1:] == other[1:] and one[:1].lower() == other[:1].lower()


def _judge_route(route: Sequence[_Run], index: _Index, arms: frozenset[str]) -> Misquote | None:
    words = index.words
    for run in route:
        cut = find_cut(words, run.start, run.stop, index.marks)
        if cut:
            return Misquote(flaw=Flaw.CUT, words=cut)
    first, last = words.tokens[route[0].start], words.tokens[route[-1].stop - 1]
    if not same_passage(words.text, first.start, last.start):
        return Misquote(flaw=Flaw.PASSAGES, words=words.slice(route[0].start, route[-1].stop))
    for run, following in pairwise(route):
        omission = judge_omission(words, run.stop, following.start, index.marks, arms)
        if omission is not None:
            return Misquote(flaw=Flaw.OMISSION, words=omission.words, omission=omission)
    negation = find_lost_negation(words, route[0].start)
    return Misquote(flaw=Flaw.NEGATED, words=negation) if negation else None
