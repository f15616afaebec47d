"""Numbers for claims that do not move when another article changes.

Articles are cut into blocks in the order of their names, so that neighbours, which a question often finds together,
have their text in one file. Where a block ends depends on names and, where it would be large, on about how long its
articles are; every block has the same range of numbers, wider than it needs. So a claim that is added moves the claims
behind it in its own block, a new article touches its own block or cuts it in two, and the number of a claim tells in
which file its text stands.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_evidence.search.entries import ArticleEntry
from mkdocs_evidence.search.weights import steady

ROOM = 4
"""Articles begin at multiples of this, so that most additions move nothing."""
_MOST_BLOCKS = 700
_LEAST_CLAIMS = 14
_FULL = 1.25
"""Letters of a full block, against those that a block should have."""
_LONG = 0.6
"""Part of a full block from which an article has one for itself: whoever asks about it pays for no other."""
_SIZES = (1, *(step << power for power in range(16) for step in (2, 3)))
"""Articles that a block may be meant to have, ascending: 1, 2, 3, 4, 6, 8, 12, …"""
_WIDTHS = tuple(quarters << power for power in range(2, 30) for quarters in (4, 5, 6, 7))
"""Numbers that a block may have, ascending: 16, 20, 24, 28, 32, 40, …"""
_COUNTS = (1, 2, 3, *(quarters << power for power in range(28) for quarters in (4, 5, 6, 7)))
"""Places for blocks, ascending: 1, 2, 3, 4, 5, 6, 7, 8, 10, … The fewer, the smaller are all gaps between numbers."""

_Block = list[ArticleEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """Where each article's claims are in the numbering."""

    width: int
    """Numbers a block has; the block of a claim is its number divided by this."""
    blocks: tuple[tuple[tuple[int, ArticleEntry], ...], ...]
    """Of each block, its articles with the number of their first claim, ascending. Some blocks are empty."""

    @property
    def claims(self) -> int:
        """How many claims there are."""
        return sum(len(article.claims) for block in self.blocks for _, article in block)


def number_claims(articles: Sequence[ArticleEntry]) -> Numbered:
    """Numbers every claim. The order of the articles makes no difference."""
    blocks = _place(_cut([*sorted(articles, key=lambda one: one.id)]))
    longest = max((sum(map(_room, block)) for block in blocks), default=0)
    # All numbers depend on the width: in coarse steps, it outlives small changes.
    width = next(width for width in _WIDTHS if width >= longest)
    placed = []
    for at, block in enumerate(blocks):
        first, numbered = at * width, []
        for article in block:
            numbered.append((first, article))
            first += _room(article)
        placed.append(tuple(numbered))
    return Numbered(width=width, blocks=tuple(placed))


def _room(article: ArticleEntry) -> int:
    return (len(article.claims) + ROOM - 1) // ROOM * ROOM


def _digest(article: ArticleEntry) -> int:
    return int.from_bytes(hashlib.sha256(article.id.encode()).digest()[:8], "big")


def _cut(articles: Sequence[ArticleEntry]) -> Iterator[_Block]:
    """Blocks of about as many articles as is wanted: ends are rare before that number and frequent after it."""
    if not articles:
        return
    claims = sum(len(article.claims) for article in articles)
    wanted = max(claims / _MOST_BLOCKS, _LEAST_CLAIMS) * len(articles) / max(1, claims)
    # In coarse steps, so that small changes of the site change no end.
    size = next((size for size in _SIZES if size * 1.2 >= wanted), _SIZES[-1])
    letters = [*map(_letters, articles)]
    full = _FULL * size * steady(sum(letters) / len(articles))
    block: _Block = []
    filled = 0.0
    for article, more in zip(articles, letters, strict=True):
        is_long = more > _LONG * full
        if block and (is_long or filled + more > full):
            yield block
            block, filled = [], 0.0
        block.append(article)
        filled += more
        # A question reads large blocks more often than small ones, so blocks that are alike are the cheapest.
        ends_at = 8 * size if len(block) < size else max(min(2, size), size // 6)
        if is_long or _digest(article) % ends_at == 0 or 2 * len(block) >= 3 * size:
            yield block
            block, filled = [], 0.0
    if block:
        yield block


def _letters(article: ArticleEntry) -> float:
    """How long its claims are, in coarse steps."""
    return steady(1 + sum([len(claim.text) + len(claim.lay) for claim in article.claims]))


def _place(blocks: Iterator[_Block]) -> list[_Block]:
    """Gives each block a place by the name of its first article, so that a new block moves few others."""
    cut = list(blocks)
    if len(cut) <= 1:
        return cut
    count = next(count for count in _COUNTS if count * 3 >= len(cut) * 4)
    places: list[_Block] = [[] for _ in range(count)]
    for block in cut:
        at = _digest(block[0]) % count
        while places[at]:
            at = (at + 1) % count
        places[at] = block
    return places
