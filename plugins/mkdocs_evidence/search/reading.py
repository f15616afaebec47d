"""The words of an article as the index counts them: a function of the article alone.

Texts are read as what stands between blanks. A word comes again and again with the same marks around it, so what each
of these comes to is worked out once.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from mkdocs_evidence.search.analyser import WORD, fold_each, stem_word
from mkdocs_evidence.search.entries import ArticleEntry

_MARKS = ",;:.()|?"
_TOKEN = re.compile(rf"{WORD}|[{re.escape(_MARKS)}]")
_END = "\n"
_NEXT = "\0"
"""Between two texts of an article."""
_TEXTS = 3
"""Of a claim, of which some are empty."""
_MOST_KNOWN = 200_000
"""Pieces of text that are remembered, some 30 MB: more than a site of 10,000 articles has."""


class ReadClaim(NamedTuple):
    """The texts of a claim, each as stems apart by blanks; where a mark ends a phrase, there is a line end."""

    text: str
    lay: str
    """All that is said of it in words that are not the clinician's."""
    asks: str


class ReadArticle(NamedTuple):
    """What an article says."""

    claims: tuple[ReadClaim, ...]
    words: str
    """Every word that has a stem, once, apart by blanks."""
    stems: str
    """Of each of these words."""
    counts: tuple[int, ...]
    """How often each of these words is written."""


Read: TypeAlias = Callable[[ArticleEntry], ReadArticle]
"""Gives what an article says: `read_article`, or from what is kept of earlier readings."""


def read_article(article: ArticleEntry) -> ReadArticle:
    """Reads the texts of an article's claims.

    >>> from mkdocs_evidence.search.entries import ClaimEntry
    >>> claim = ClaimEntry(id="a", text="In the hip, bone dies.", asks=("Do hips die?",))
    >>> read_article(ArticleEntry(id="x", url="", title="", claims=(claim,))).claims[0]
    ReadClaim(text='hip \\n bone die \\n', lay='', asks='hip die \\n')
    """
    texts = [text for claim in article.claims for text in (claim.text, claim.lay_words, " ".join(claim.asks))]
    pieces = f" {_NEXT} ".join(fold_each(texts)).split()
    read = "".join(map(_said.__getitem__, pieces)).split(_NEXT)
    said = [text[1:] for text in read]
    written = _count(pieces)
    return ReadArticle(
        claims=tuple(map(ReadClaim, said[::_TEXTS], said[1::_TEXTS], said[2::_TEXTS])) if texts else (),
        words=" ".join(written),
        stems=" ".join(map(stem_word, written)),
        counts=tuple(written.values()),
    )


def _count(pieces: list[str]) -> Counter[str]:
    """How often each word that has a stem is written."""
    written: Counter[str] = Counter()
    for piece, count in Counter(pieces).items():
        for word in _words_of[piece]:
            written[word] += count
    return written


class _WordsOf(dict[str, tuple[str, ...]]):
    """The words that have a stem in what stands between two blanks."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) > _MOST_KNOWN:
            self.clear()
        found = tuple([one for one in _TOKEN.findall(piece) if one not in _MARKS and stem_word(one)])
        self[piece] = found
        return found


class _Said(dict[str, str]):
    """What stands between two blanks, as stems, each after a blank, and as ends of phrases."""

    def __missing__(self, piece: str) -> str:
        if len(self) > _MOST_KNOWN:
            self.clear()
        found = _NEXT if piece == _NEXT else "".join([_stem_after_blank(one) for one in _TOKEN.findall(piece)])
        self[piece] = found
        return found


def _stem_after_blank(token: str) -> str:
    stem = _END if token in _MARKS else stem_word(token)
    return stem and f" {stem}"


_words_of, _said = _WordsOf(), _Said()
