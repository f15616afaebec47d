"""Which keys lie together in a shard, and which shard a key lies in.

A question pays for the whole shard of each of its words, though it wants one key of it. So shards are ranges of keys
that are cut where this costs least: small around the words that are asked for often, large where hardly any is. A range
says where it starts, in as few letters as tell it from the one before, and has keys of one first letter.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import NamedTuple

from mkdocs_evidence.search.blocks import count_files
from mkdocs_evidence.search.encoding import most_postings, shared_length
from mkdocs_evidence.search.index import Index
from mkdocs_evidence.search.postings import Postings
from mkdocs_evidence.search.question_keys import QUESTION
from mkdocs_evidence.search.smoothing import SMOOTHED
from mkdocs_evidence.search.weights import steady

MOST_FILES = 1_495
"""Shards and files of blocks that a site has at most, so that its index has 1,500 files."""
_MOST_SHARDS = 800
"""Where blocks leave room for them."""
LIKE = 2
"""Letters by which keys are so like that one may be another mistyped: `ostenecrosis` is looked for beside `osteo…`."""
NEAR = (0, -1, -2, 1)
"""How far from its own shard a key is looked for that may be mistyped."""
_USUAL_BYTES = 1_450
"""Of a shard, unless there would be too many."""
_SKEW = 0.5
"""How much cheaper shards must be than if all keys were alike, to be as many."""
_STEP = 1.05
_PARTS = 8
"""How much finer than a shard the ranges are that shards are put together from."""
_EVERY_TIME = 0.3
"""How often every question asks for something, for each claim of the site."""
_CONCEPT = "~"
_OVERHEAD = 60
"""Bytes of a shard besides its keys."""
_LETTER = 0.1
"""What each letter of its start adds to the price of a shard."""


@dataclass(frozen=True)  # Not slotted: it remembers what it has worked out.
class ShardMap:
    """The shards of an index, by where they start, ascending as browsers compare letters."""

    groups: Sequence[tuple[str, Sequence[str]]]

    @cached_property
    def _starts(self) -> Sequence[bytes]:
        return [_letters(start) for start, _ in self.groups]

    def _place(self, key: str) -> int | None:
        at = bisect_right(self._starts, _letters(key)) - 1
        return at if at >= 0 and self.groups[at][0][0] == key[:1] else None

    def file_of(self, key: str) -> str | None:
        """The start of the shard in which a key lies or would lie; None where it can be in none."""
        at = self._place(key)
        return None if at is None else self.groups[at][0]

    def beside(self, key: str) -> list[str]:
        """The starts of the shards that may have what this key is mistyped for: its own first, then those near it."""
        at = self._place(key)
        near = [] if at is None else [at + apart for apart in NEAR if 0 <= at + apart < len(self.groups)]
        return [self.groups[place][0] for place in near if self._may_have(key[:LIKE], place)]

    def _may_have(self, like: str, place: int) -> bool:
        """Whether keys of a shard may begin so."""
        start, *following = (one.replace(_CONCEPT, " ") for one, _ in self.groups[place : place + 2])
        return start[0] == like[0] and start[:LIKE] <= like and not any(one <= like for one in following)

    @cached_property
    def keys(self) -> Mapping[str, Sequence[str]]:
        """Those of each shard, by its start."""
        return dict(self.groups)


def map_shards(index: Index) -> ShardMap:
    """Cuts the keys of an index into shards."""
    most = MOST_FILES - count_files(index)
    return ShardMap(group_keys(index.postings, claims=index.numbered.claims, most=most))


def group_keys(postings: Mapping[str, Postings], *, claims: int, most: int) -> list[tuple[str, list[str]]]:
    """Keys by shard, each with its start.

    Args:
        postings: By key of the index.
        claims: Of the site.
        most: Shards that there may be, unless keys begin with more letters than that.
    """
    keys = _Keys(postings, claims)
    groups = keys.cut(price := keys.usual_price())
    while len(groups) > max(most, len({key[0] for key in postings})):
        groups = keys.cut(price := price * _STEP)
    return groups


class _Part(NamedTuple):
    """Neighbouring keys that stay together."""

    first: int
    start: str


class _Keys:
    """All keys of an index in their order, with what they weigh and how often they are asked for."""

    def __init__(self, postings: Mapping[str, Postings], claims: int) -> None:
        most = most_postings(claims)
        named = sorted((_letters(key), key, one) for key, one in postings.items())
        self._names = [name for name, _, _ in named]
        self._keys = [key for _, key, _ in named]
        self._is_whole = [len(one.text) <= most for _, _, one in named]
        # Of all keys before each place.
        whole = _EVERY_TIME * claims / steady(max(1.0, sum(key[0] == QUESTION for key in self._keys)))
        self._asked = [0.0, *accumulate([_asked(key, one, claims, whole) for _, key, one in named])]
        self._sizes = [0.0, *accumulate([_size(key, one, most) for _, key, one in named])]

    def usual_price(self) -> float:
        """What a shard should cost, from rounded figures, so that small changes of a site move no shard."""
        asked, size = steady(self._asked[-1]), steady(self._sizes[-1])
        return _SKEW * asked * size / min(_MOST_SHARDS, max(1.0, size / _USUAL_BYTES)) ** 2

    def cut(self, price: float) -> list[tuple[str, list[str]]]:
        """The cheapest ranges, where each costs its bytes as often as one of its keys is asked for, and a price."""
        parts = [part for first, end in self._by_letter() for part in self._parts(first, end, 1, price / _PARTS)]
        firsts = [*(part.first for part in parts), len(self._keys)]
        starts = [part.start for part in parts]
        return [
            (starts[at], self._keys[firsts[at] : firsts[end]])
            for at, end in _cheapest(
                starts, [self._asked[one] for one in firsts], [self._sizes[one] for one in firsts], price
            )
        ]

    def _by_letter(self) -> Iterator[tuple[int, int]]:
        first = 0
        while first < len(self._keys):
            end = self._end_of(self._keys[first][0], first)
            yield first, end
            first = end

    def _end_of(self, prefix: str, first: int) -> int:
        """Behind the last key that begins so."""
        return bisect_left(self._names, _letters(prefix) + b"\xff\xff", first)

    def _behind_concepts(self, at: int) -> int:
        """Behind a word and the concepts that stand by it, which are read with it unless they leave claims out."""
        word = self._keys[at]
        if self._keys[at + 1 : at + 2] == [word + SMOOTHED]:
            at += 1
        end = self._end_of(word + _CONCEPT, at + 1)
        return end if all(self._is_whole[at + 1 : end]) else at + 1

    def _parts(self, first: int, end: int, told: int, least: float) -> Iterator[_Part]:
        """Keys between two places, in parts by what they begin with; the first is told by so many letters."""
        asked, size = self._asked[end] - self._asked[first], self._sizes[end] - self._sizes[first]
        start = self._keys[first][:told]
        if end - first == 1 or asked * size <= least:
            yield _Part(first, start)
            return
        shared = shared_length(self._keys[first], self._keys[end - 1])
        at = first
        while at < end:
            longer = self._keys[at][: shared + 1]
            told = told if at == first else shared_length(self._keys[at - 1], self._keys[at]) + 1
            if len(longer) == shared:
                yield _Part(at, longer[:told])
                at = self._behind_concepts(at)
            else:
                behind = self._end_of(longer, at)
                yield from self._parts(at, behind, told, least)
                at = behind


def _cheapest(
    starts: Sequence[str], asked: Sequence[float], sizes: Sequence[float], price: float
) -> list[tuple[int, int]]:
    """Which parts are put together, as the places of the first and behind the last; none of two first letters.

    Args:
        starts: Of the parts.
        asked: How often keys before each place are asked for.
        sizes: What keys before each place weigh.
        price: Of a shard.
    """
    costs, best_first = [0.0], [0]
    letter = 0
    for end in range(1, len(starts) + 1):
        if starts[end - 1][0] != starts[letter][0]:
            letter = end - 1
        cost, first = float("inf"), end
        for at in range(end - 1, letter - 1, -1):
            own = (asked[end] - asked[at]) * (sizes[end] - sizes[at] + _OVERHEAD)
            whole = own + costs[at] + price * (1 + _LETTER * len(starts[at]))
            if whole < cost:
                cost, first = whole, at
            elif whole > cost + 2 * price:
                # What is added still further back makes it dearer yet.
                break
        costs.append(cost)
        best_first.append(first)
    ends = []
    end = len(starts)
    while end:
        ends.append((best_first[end], end))
        end = best_first[end]
    return ends[::-1]


def _letters(key: str) -> bytes:
    """Bytes that are compared as browsers compare strings, concepts next to the word by which they stand."""
    return key.replace(_CONCEPT, " ").encode("utf-16-be", errors="surrogatepass")


def _asked(key: str, postings: Postings, claims: int, whole: float) -> float:
    """How often a key is asked for, against others: by readers' questions, words nearly as often as they are written.

    A concept is read only after its words, and every first question asks for claims of one status, and for itself among
    the questions of authors. What neighbours have of a word is read with it.
    """
    if key.startswith("=status:"):
        return _EVERY_TIME * claims
    if key[0] == QUESTION:
        return whole
    if key.endswith(SMOOTHED):
        return 0.0
    if key[0] == "=":
        return 0.02
    often = _often(max(len(postings.text), len(postings.lay), len(postings.asks)))
    return 0.2 * often if _CONCEPT in key else often


@cache
def _often(written: int) -> float:
    # Rounded, since machines may differ in the last bits of a power.
    return round(math.pow(written + 0.1, 0.8), 3)


def _size(key: str, postings: Postings, most: int) -> float:
    """About how many bytes a key has in a shard."""
    lists = min(len(postings.text), most) + min(len(postings.lay), most) + min(len(postings.asks), most)
    runs = (len(postings.sections) + len(postings.titles)) // 2
    forms = sum([len(around) + sum(map(len, keys)) + 2 for around, keys in postings.forms])
    return 3 + 0.35 * len(key) + 1.35 * lists + 1.6 * runs + 0.42 * (len(postings.name) + forms)
