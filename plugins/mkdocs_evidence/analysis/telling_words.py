"""The words of an article's texts, by which one look tells which of them hold what a rule looks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mkdocs_evidence.analysis.letters import read_letters
from mkdocs_evidence.analysis.once import once_per_article
from mkdocs_evidence.model.claim import Article

_MOST_KNOWN = 65_536
"""Words that a sieve knows; then it forgets them all, so that its memory has a bound."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ArticleWords:
    """The words of an article's claims, bottom line, lay texts and prose, by their letters alone and without case."""

    by_text: Mapping[str, frozenset[str]]
    together: frozenset[str]
    """Those of all texts."""

    def texts_with(self, words: frozenset[str]) -> frozenset[str]:
        """The texts that hold one of these words; what a hyphen or an apostrophe joins are words of their own."""
        near = words & self.together
        if not near:
            return frozenset()
        return frozenset([text for text, own in self.by_text.items() if not near.isdisjoint(own)])


@once_per_article
def article_words(article: Article) -> ArticleWords:
    """The words of an article's texts."""
    blocks = (article.claims, article.answer, article.lay_texts, article.prose)
    by_text = {block.text: read_letters(block.text) for holder in blocks for block in holder}
    return ArticleWords(by_text=by_text, together=frozenset().union(*by_text.values()))


class Sieve:
    """Keeps of the words of an article those that tell something; a word that does not is asked about once."""

    def __init__(self, is_telling: Callable[[str], bool]) -> None:
        self._is_telling = is_telling
        self._plain: set[str] = set()

    def texts_of(self, article: Article) -> frozenset[str]:
        """The texts of an article that hold a telling word; never without one that does."""
        words = article_words(article)
        fresh = words.together - self._plain
        told = frozenset(filter(self._is_telling, fresh))
        if len(self._plain) > _MOST_KNOWN:
            self._plain.clear()
        self._plain |= fresh - told
        return words.texts_with(told)
