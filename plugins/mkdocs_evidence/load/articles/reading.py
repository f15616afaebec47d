"""Reads articles one by one, and has each examined in the process that read it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Generic, TypeVar

from mkdocs_evidence.analysis.watching import Seen, watched
from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.load.articles.claim_names import ArticleNames, names_of
from mkdocs_evidence.load.articles.on_demand import ArticlesOnDemand
from mkdocs_evidence.load.files import FoundFile
from mkdocs_evidence.load.resolve import Terms, resolve_article
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger

T = TypeVar("T")
_Load = Callable[[str, FoundFile], tuple[Article | None, tuple[Fault, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle(Generic[T]):
    """What leaves the process that read an article."""

    names: ArticleNames
    article: Article | None
    """None when nobody wants the whole."""
    examined: T


class ArticleReading(Generic[T]):
    """Makes articles of texts and has them examined while they are in hand."""

    def __init__(
        self,
        frame: Ledger,
        pages: Sequence[FoundFile],
        examine: Callable[[Article, Ledger], T],
        *,
        keeps_articles: bool,
    ) -> None:
        # Bound to no reading, which would hold itself by it and stay when nobody needs it any more.
        self._load = partial(_load, frame, Terms(frame.vocabulary))
        # Of two pages with one id the first is the article, so it comes last here and stays.
        self._others = self._on_demand(reversed(pages), are_articles=False)
        # No rule on articles looks into the log, which grows with every sitting about any article.
        self._frame = replace(frame, articles=self._others, log=None)
        self._examine = examine
        self._keeps_articles = keeps_articles
        self._seen = Seen()

    @property
    def looked_at_others(self) -> bool:
        """Whether any article examined in this process was examined by the light of another."""
        return self._others.was_asked

    def looked_at(self) -> Seen | None:
        """What the last article read in this process was examined by; None when there may be other articles.

        Empty where nothing of the frame is watched.
        """
        return None if self.looked_at_others else self._seen

    def read(self, text: str, found: FoundFile) -> tuple[ReadArticle[T] | None, tuple[Fault, ...]]:
        """One article, examined; None when the page is none. And everything wrong with the file."""
        read, self._seen = watched(partial(self._read, text, found), self._frame)
        return read

    def _read(self, text: str, found: FoundFile) -> tuple[ReadArticle[T] | None, tuple[Fault, ...]]:
        article, faults = self._load(text, found)
        if article is None:
            return None, faults
        examined = self._examine(article, self._frame)
        kept = article if self._keeps_articles else None
        return ReadArticle(names=names_of(article), article=kept, examined=examined), faults

    def gather(
        self, articles: Mapping[ArticleId, ReadArticle[T]], pages: Iterable[FoundFile]
    ) -> Mapping[ArticleId, Article]:
        """The articles of the ledger: those that were kept, or a mapping that reads them again."""
        if self._keeps_articles:
            return MappingProxyType({name: one.article for name, one in articles.items() if one.article is not None})
        files = {one.names.file for one in articles.values()}
        return self._on_demand((one for one in pages if one.file in files), are_articles=True)

    def _on_demand(self, pages: Iterable[FoundFile], *, are_articles: bool) -> ArticlesOnDemand:
        by_id = {ArticleId(one.stem): one for one in pages}
        return ArticlesOnDemand(by_id, partial(_load_again, self._load), are_articles=are_articles)


def _load(frame: Ledger, terms: Terms, text: str, found: FoundFile) -> tuple[Article | None, tuple[Fault, ...]]:
    article, faults = load_article(text, file=found.file, article_id=ArticleId(found.stem))
    if article is None:
        return None, faults
    article, unknown = resolve_article(article, frame, terms)
    return article, (*faults, *unknown)


def _load_again(load: _Load, text: str, found: FoundFile) -> Article | None:
    return load(text, found)[0]
