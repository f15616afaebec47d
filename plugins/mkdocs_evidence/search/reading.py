"""The words of an article as the index counts them: a function of the article alone.

Texts are read as what stands between blanks. A word comes again and again with the same marks around it, so what each
of these comes to is worked out once.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
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
"""Pieces of text that are remembered from article to article, some 60 MB: 100,000 sentences have 60,000."""


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


def read_each_once() -> Read:
    """Reads articles as they are asked for, by their names, and remembers what they say."""
    known: dict[str, ReadArticle] = {}

    def read(article: ArticleEntry) -> ReadArticle:
        found = known.get(article.id)
        if found is None:
            found = known[article.id] = read_article(article)
        return found

    return read


def read_article(article: ArticleEntry) -> ReadArticle:
    """Reads the texts of an article's claims.

    >>> from mkdocs_evidence.search.entries import ClaimEntry
    >>> claim = ClaimEntry(id="a", text="In the hip, bone dies.", asks=("Do hips die?",))
    >>> read_article(ArticleEntry(id="x", url="", title="", claims=(claim,))).claims[0]
    ReadClaim(text='hip \\n bone die \\n', lay='', asks='hip die \\n')
    """
    if len(_said) > _MOST_KNOWN:
        _said.clear()
        _words_of.clear()
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


def _count(pieces: Sequence[str]) -> dict[str, int]:
    """How often each word that has a stem is written."""
    written: dict[str, int] = {}
    for piece, count in Counter(pieces).items():
        for word in _words_of[piece]:
            written[word] = written.get(word, 0) + count
    return written


class _Said(dict[str, str]):
    """What stands between two blanks, as stems, each after a blank, and as ends of phrases."""

    def __missing__(self, piece: str) -> str:
        tokens = _TOKEN.findall(piece)
        said = _NEXT if piece == _NEXT else "".join([_stem_after_blank(one) for one in tokens])
        _words_of[piece] = tuple([one for one in tokens if one not in _MARKS and stem_word(one)])
        self[piece] = said
        return said


def _stem_after_blank(token: str) -> str:
    stem = _END if token in _MARKS else stem_word(token)
    return stem and f" {stem}"


_said = _Said()
_words_of: dict[str, tuple[str, ...]] = {}
"""Of what stands between two blanks, the words that have a stem; filled with `_said`."""
