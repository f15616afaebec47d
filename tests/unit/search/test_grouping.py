"""Shards are ranges of keys, cut where a question pays least."""

import random
from collections.abc import Iterable, Mapping

import pytest

from mkdocs_evidence.search.grouping import ShardMap, group_keys
from mkdocs_evidence.search.postings import Postings, postings_list

SYLLABLES = ("ba", "co", "di", "fe", "gu", "hy", "lo", "ma", "ne", "o", "pra", "sti", "tro", "zy")
CLAIMS = 9000


def invented(words: int, seed: int = 1) -> dict[str, Postings]:
    """Words as texts have them: a few are in most claims, and most in a few."""
    chance = random.Random(seed)
    keys = sorted({"".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4)))) for _ in range(words)})
    chance.shuffle(keys)
    return {key: found_in(range(max(1, 9000 // place))) for place, key in enumerate(keys, 1)}


def found_in(numbers: Iterable[int]) -> Postings:
    return Postings(text=postings_list(number << 4 | 7 for number in numbers), surface="so")


def cut(postings: Mapping[str, Postings], most: int = 800) -> ShardMap:
    return ShardMap(group_keys(postings, claims=CLAIMS, most=most))


@pytest.fixture(scope="module")
def usual() -> ShardMap:
    return cut(invented(3000))


def test_each_key_lies_in_the_shard_where_it_is_looked_for() -> None:
    # Browsers put what is beyond the first 65,536 letters before some that are within.
    postings = invented(3000) | {key: found_in([1]) for key in ("=ref:a", "ﬀ", "\U00010330", "z\U00010330", "zﬀ")}
    shards = cut(postings)
    assert sorted(key for _, keys in shards.groups for key in keys) == sorted(postings)
    assert all(key in shards.keys[shards.file_of(key) or ""] for key in postings)


def test_what_begins_as_no_key_does_is_looked_for_nowhere(usual: ShardMap) -> None:
    assert usual.file_of("?abcdefg") is None
    assert usual.beside("xenon") == []
    assert {start[0] for start, keys in usual.groups for key in keys if key[0] == "d"} == {"d"}


def test_words_that_are_asked_for_often_share_their_shard_with_few() -> None:
    postings = invented(3000)
    shards = cut(postings)
    often = sorted(postings, key=lambda key: -postings[key].claims)
    beside = [len(shards.keys[shards.file_of(key) or ""]) for key in often]
    assert 3 * sum(beside[:10]) < sum(beside[-10:])


def test_a_concept_lies_with_its_word_and_not_behind_all_that_begin_as_it_does() -> None:
    postings = invented(3000)
    common = max(postings, key=lambda key: postings[key].claims)
    postings |= {f"{common}~ab": found_in(range(40)), f"{common}zy": found_in(range(700))}
    shards = cut(postings)
    assert shards.file_of(f"{common}~ab") == shards.file_of(common)


@pytest.mark.parametrize("of_concept", [3, 3000])
def test_what_neighbours_have_of_a_word_lies_with_it_however_long_the_lists_of_its_concepts(of_concept: int) -> None:
    words = invented(1500)
    smoothed = {f"{word}~!": found_in(range(0, 2 * len(one.text), 2)) for word, one in words.items()}
    concepts = {f"{word}~{at}": found_in(range(of_concept)) for at, word in enumerate(words)}
    shards = cut(words | smoothed | concepts)
    for key in smoothed:
        assert shards.file_of(key) == shards.file_of(key.removesuffix("~!"))
    assert all(key in shards.keys[shards.file_of(key) or ""] for key in words | smoothed | concepts)


def test_a_mistyped_word_is_looked_for_in_the_shards_near_it_that_may_have_keys_like_it(usual: ShardMap) -> None:
    starts = [start for start, _ in usual.groups]
    at = next(at for at in range(2, len(starts)) if len({start[:2] for start in starts[at - 2 : at + 2]}) == 1)
    assert usual.beside(starts[at]) == [starts[at], starts[at - 1], starts[at - 2], starts[at + 1]]
    assert usual.beside(starts[0]) == [starts[0]]


def test_a_mistyped_word_is_looked_for_in_its_own_shard_though_that_begins_with_a_concept() -> None:
    shards = ShardMap([("a", ["a"]), ("a~15", ["a~15", "aab"]), ("b", ["b"])])
    assert shards.beside("aac")[0] == "a~15"


def test_there_are_no_more_shards_than_there_may_be_unless_letters_are_more() -> None:
    assert 20 < len(cut(invented(3000), most=30).groups) <= 30
    assert len(cut({chr(0x4E00 + at): found_in([at]) for at in range(50)}, most=30).groups) == 50


def test_a_word_that_comes_changes_no_shard_but_those_next_to_it(usual: ShardMap) -> None:
    postings = invented(3000)
    for word in ("dimalozyne", "trozymadilo", "bagucofene"):
        after = cut(postings | {word: found_in([5])})
        changed = [keys for keys in after.groups if keys not in usual.groups]
        assert 1 <= len(changed) <= 3
        assert len(after.groups) > 40
