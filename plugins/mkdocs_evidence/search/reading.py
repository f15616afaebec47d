"""The words of an article as the index counts them: a function of the article alone, so that each is read once.

Reading is most of the work of an index, and what is read may be kept for the next one (`host/kept/search.py`).
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import NamedTuple, TypeAlias

from mkdocs_evidence.search.analyser import WORD, fold, stem_word
from mkdocs_evidence.search.entries import ArticleEntry

_MARKS = ",;:.()|?"
_TOKEN = re.compile(rf"{WORD}|[{re.escape(_MARKS)}]")
_END = "\n"


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
    counts: Counter[str] = Counter()
    claims = tuple(
        ReadClaim(
            _read(claim.text, counts),
            _read(claim.lay_words, counts) if claim.lay or claim.wordings else "",
            _read(" ".join(claim.asks), counts) if claim.asks else "",
        )
        for claim in article.claims
    )
    written = [(word, stem, count) for word, count in counts.items() if (stem := _stem(word)) and stem != _END]
    return ReadArticle(
        claims=claims,
        words=" ".join([word for word, _, _ in written]),
        stems=" ".join([stem for _, stem, _ in written]),
        counts=tuple([count for _, _, count in written]),
    )


def _read(text: str, counts: Counter[str]) -> str:
    found = _TOKEN.findall(fold(text))
    counts.update(found)
    return " ".join([stem for stem in map(_stem, found) if stem])


@cache
def _stem(token: str) -> str:
    return _END if token in _MARKS else stem_word(token)
