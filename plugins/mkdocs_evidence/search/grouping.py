"""Which keys lie together in a shard, and which shard a key lies in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from mkdocs_evidence.search.encoding import MANY_CLAIMS, most_postings
from mkdocs_evidence.search.index import Index
from mkdocs_evidence.search.postings import Postings

SMALL_CLAIMS = 16_000
"""Below this many a site can have more and smaller shards: one of twice as many would have more than 1,500 files."""
LIKE = 3
"""Letters by which keys are so like that one may be another mistyped: `ostenecrosis` is looked for beside `osteo…`."""


@dataclass(frozen=True)  # Not slotted: it remembers what it has worked out.
class ShardMap:
    """The shards of an index, by the prefix that their keys share, ascending."""

    groups: Sequence[tuple[str, Sequence[str]]]

    @cached_property
    def _by_prefix(self) -> Mapping[str, Sequence[str]]:
        return dict(self.groups)

    def neighbours(self, key: str) -> Sequence[str]:
        """The keys of the shard in which a key lies or would lie: the one with the longest prefix of it."""
        for length in range(len(key), 0, -1):
            found = self._by_prefix.get(key[:length])
            if found is not None:
                return found
        return ()


def map_shards(index: Index) -> ShardMap:
    """Cuts the keys of an index into shards."""
    claims = index.numbered.claims
    target, largest = shard_sizes(claims)
    return ShardMap(group_keys(index.postings, target=target, largest=largest, most=most_postings(claims)))


def shard_sizes(claims: int) -> tuple[int, int]:
    """Bytes that a shard should have before compression, and those that one may have whose keys share `LIKE` letters.

    Large sites would else have too many files.

    Args:
        claims: Of the site.
    """
    if claims < SMALL_CLAIMS:
        return 2_800, 5_200
    return (3_500, 7_800) if claims < MANY_CLAIMS else (7_800, 7_800)


def group_keys(
    postings: Mapping[str, Postings], *, target: int, largest: int, most: int
) -> list[tuple[str, list[str]]]:
    """Keys by shard, each with the prefix of its keys: one letter, more while a shard is larger than it should be.

    Args:
        postings: By key.
        target: Bytes that a shard should have, estimated.
        largest: Bytes that one may have whose keys share `LIKE` letters.
        most: Postings that a list keeps.
    """
    sizes = {key: _size(key, one, most) for key, one in postings.items()}
    groups: list[tuple[str, list[str]]] = []

    def put(prefix: str, keys: list[str]) -> None:
        room = target if len(prefix) < LIKE else largest
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
    runs = len(postings.sections) + len(postings.titles)
    forms = sum(len(around) + sum(map(len, keys)) + 2 for around, keys in postings.forms)
    return 6 + len(key) // 2 + 2 * min(lists, most) + 2 * runs + len(postings.name) + forms
