"""The articles of a site in pieces, so that what an edit changes is made again for one of them only."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from mkdocs_evidence.search.claim_list import ClaimList
from mkdocs_evidence.search.entries import ArticleEntry
from mkdocs_evidence.search.keeping import MAKE_ALL, Keep, Part
from mkdocs_evidence.search.numbering import number_claims
from mkdocs_evidence.search.reading import Read, read_each_once

Piece = Sequence[tuple[int, ArticleEntry]]
"""Articles with the number of their first claim, ascending."""


class PieceWords(NamedTuple):
    """The words that the claims of a piece have."""

    filled: tuple[int, ...]
    """How many texts there are of clinicians, of patients and of authored questions."""
    lengths: tuple[int, ...]
    """The stems of these."""
    words: str
    """Every word that has a stem, once, apart by blanks."""
    stems: str
    """Of each of these words."""
    counts: tuple[int, ...]
    """How often each of these words is written."""


class Pieces:
    """The articles of a site in pieces that end where blocks end."""

    def __init__(self, articles: Sequence[ArticleEntry], read: Read | None = None, keep: Keep = MAKE_ALL) -> None:
        """Cuts them.

        Args:
            articles: In any order.
            read: Gives what an article says; None to read each here.
            keep: Gives what is made of pieces.
        """
        self.numbered = number_claims(articles)
        self.read = read or read_each_once()
        self.keep = keep
        blocks = self.numbered.blocks
        size = max(1, -(-len(blocks) // keep.pieces))
        self.pieces: Sequence[Piece] = [
            [placed for block in blocks[start : start + size] for placed in block]
            for start in range(0, len(blocks), size)
        ]

    def pack(self) -> None:
        """Packs the claims of all articles, until and while an index is made of them."""
        for piece in self.pieces:
            for _, article in piece:
                if isinstance(article.claims, ClaimList):
                    article.claims.pack()

    def of_words(self, what: Callable[[], bytes], make: Callable[[int], Part]) -> Sequence[Part]:
        """What is made of each piece, by what its claims say and nothing else, their numbers neither.

        Args:
            what: Gives the digest of what is made and of what else.
            make: Makes it of the piece at a place, of plain data.
        """

        def digest(at: int) -> bytes:
            said = [self.keep.digests(article).said for _, article in self.pieces[at]]
            return _digest(what(), said)

        return self.keep(len(self.pieces), digest, make)

    def of_everything(self, what: Callable[[], bytes], make: Callable[[int], Part]) -> Iterator[Part]:
        """The same by all that search knows of its articles, and by their numbers; each as it is asked for."""

        def digest(at: int) -> bytes:
            known = [first.to_bytes(8, "big") + self.keep.digests(article).whole for first, article in self.pieces[at]]
            return _digest(what(), known)

        return self.keep.one_by_one(len(self.pieces), digest, make)

    @cached_property
    def words(self) -> Sequence[PieceWords]:
        """The words of each piece."""
        return self.of_words(lambda: b"words", self._words_of)

    def _words_of(self, at: int) -> PieceWords:
        filled, lengths, written = [0, 0, 0], [0, 0, 0], Counter[str]()
        stem_of: dict[str, str] = {}
        for _, article in self.pieces[at]:
            said = self.read(article)
            for claim in said.claims:
                for zone, text in enumerate(claim):
                    if stems := length_of(text):
                        filled[zone] += 1
                        lengths[zone] += stems
            found = said.words.split()
            stem_of.update(zip(found, said.stems.split(), strict=True))
            for word, count in zip(found, said.counts, strict=True):
                written[word] += count
        stems_ = " ".join([stem_of[word] for word in written])
        return PieceWords(tuple(filled), tuple(lengths), " ".join(written), stems_, tuple(written.values()))


def length_of(text: str) -> int:
    """Stems of a text that are apart by one blank each; ends of phrases are none."""
    return text.count(" ") + 1 - text.count("\n") if text else 0


def _digest(what: bytes, parts: Sequence[bytes]) -> bytes:
    """Of parts that are of one length each, and of what is made of them."""
    return blake2b(b"".join((blake2b(what, digest_size=24).digest(), *parts)), digest_size=24).digest()
