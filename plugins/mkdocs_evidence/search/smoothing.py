"""Words that the neighbours of a claim have and the claim has not, so that it is found by them too.

Neighbours are claims that say something alike, as whoever asks for smoothing finds out. Their words stand under keys of
their own: a claim never has them. They change the order of what is found and nothing else, neither which words of a
question are missing nor whether a claim answers it.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeAlias

from mkdocs_evidence.search.encoding import heaviest
from mkdocs_evidence.search.piece_lists import weigh
from mkdocs_evidence.search.pieces import Pieces
from mkdocs_evidence.search.postings import Posting, postings_list
from mkdocs_evidence.search.weights import steady

SMOOTHED = "~!"
"""Behind a word: the key of the claims whose neighbours have it. It comes before all concepts beside the word."""
WEIGHT = 0.3
"""Of such a word against one that a claim has."""
_LEAST = 2
"""Neighbours that must have a word."""

Nearest: TypeAlias = Callable[[Sequence[str]], Iterable[Sequence[int]]]
"""Gives, of each text, the places of those that are nearest to it, itself never."""


def smooth(pieces: Pieces, nearest: Nearest, most: int) -> Iterator[tuple[str, "array[Posting]"]]:
    """Each word that claims have from their neighbours alone, as a key, with these claims. The same for any order.

    Args:
        pieces: What can be found.
        nearest: Finds neighbours.
        most: Claims that are kept of each word, those that have most of it.
    """
    placed = sorted((one for piece in pieces.pieces for one in piece), key=lambda one: one[1].id)
    texts = [claim.text for _, article in placed for claim in article.claims]
    numbers = [first + at for first, article in placed for at in range(len(article.claims))]
    codes: dict[str, int] = {}
    said: list[array[int]] = []
    own: list[array[int]] = []
    for _, article in placed:
        for claim in pieces.read(article).claims:
            said.append(_codes(claim.text.split(), codes))
            own.append(_codes(chain(claim.text.split(), claim.lay.split(), claim.asks.split()), codes))
    given = {
        number: words
        for number, words_of_own, near in zip(numbers, own, nearest(texts), strict=True)
        if (words := _given(words_of_own, [said[one] for one in near]))
    }
    average = steady(sum(map(len, given.values())) / len(given)) if given else 1.0
    stems = [*codes]
    for code, postings in weigh(sorted(given.items()), average).items():
        yield stems[code] + SMOOTHED, postings_list(heaviest(postings, most))


def _codes(words: Iterable[str], codes: dict[str, int]) -> "array[int]":
    """A number for each different word: of a large site, all fit."""
    return array("i", [codes.setdefault(word, len(codes)) for word in dict.fromkeys(words)])


def _given(own: Iterable[int], near: Iterable[Iterable[int]]) -> "array[int]":
    """Words that enough of the nearest have, as often as they do, without those of its own; ascending."""
    counts = Counter(chain.from_iterable(near))
    for word in own:
        counts.pop(word, None)
    return array("i", sorted(word for word, count in counts.items() if count >= _LEAST for _ in range(count)))
