"""Which keys lie together in a shard, and which shard a key lies in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from mkdocs_evidence.search.encoding import MANY_CLAIMS, most_postings
from mkdocs_evidence.search.index import Index
from mkdocs_evidence.search.postings import Postings

LARGEST = 7_800
"""Bytes that a shard of a large site may have before compression, and one whose keys share `LIKE` letters on any."""
LIKE = 3
"""Letters by which keys are so like that one may be another mistyped: `ostenecrosis` is looked for beside `osteo…`."""


@dataclass(frozen=True)  # Not slotted: it remembers what it has worked out.
class ShardMap:
    """The shards of an index, by the prefix that their keys share, ascending."""

    groups: Sequence[tuple[str, Sequence[str]]]

    @cached_property
    def _by_prefix(self) -> Mapping[str, Sequence[str]]:
        return dict(self.groups)

    def prefix_of(self, key: str) -> str | None:
        """The prefix of the shard in which a key lies or would lie: the longest that it has."""
        prefixes = (key[:length] for length in range(len(key), 0, -1))
        return next((prefix for prefix in prefixes if prefix in self._by_prefix), None)

    def neighbours(self, key: str) -> Sequence[str]:
        """The keys of the same shard."""
        prefix = self.prefix_of(key)
        return () if prefix is None else self._by_prefix[prefix]


def map_shards(index: Index) -> ShardMap:
    """Cuts the keys of an index into shards."""
    claims = index.numbered.claims
    return ShardMap(group_keys(index.postings, target=shard_size(claims), most=most_postings(claims)))


def shard_size(claims: int) -> int:
    """Bytes that a shard should have before compression: large sites would else have too many files."""
    return 3_500 if claims < MANY_CLAIMS else LARGEST


def group_keys(postings: Mapping[str, Postings], *, target: int, most: int) -> list[tuple[str, list[str]]]:
    """Keys by shard, each with the prefix of its keys: one letter, more while a shard is larger than it should be."""
    sizes = {key: _size(key, one, most) for key, one in postings.items()}
    groups: list[tuple[str, list[str]]] = []

    def put(prefix: str, keys: list[str]) -> None:
        room = target if len(prefix) < LIKE else LARGEST
        if sum(sizes[key] for key in keys) <= room or len(keys) == 1:
            groups.append((prefix, keys))
            return
        rest = []
        for longer, found in groupby(keys, key=lambda key: key[: len(prefix) + 1]):
            inner = list(found)
            if longer != prefix and sum(sizes[key] for key in inner) > target / 3:
                put(longer, inner)
            else:
                rest += inner
        if rest:
            groups.append((prefix, rest))

    for prefix, keys in groupby(sorted(postings), key=lambda key: key[:1]):
        put(prefix, list(keys))
    return sorted(groups)


def _size(key: str, postings: Postings, most: int) -> int:
    lists = len(postings.text) + len(postings.lay) + len(postings.asks)
    runs = (len(postings.sections) + len(postings.titles)) // 2
    forms = sum(len(around) + sum(map(len, keys)) + 2 for around, keys in postings.forms)
    return 6 + len(key) // 2 + 2 * min(lists, most) + 2 * runs + len(postings.name) + forms
