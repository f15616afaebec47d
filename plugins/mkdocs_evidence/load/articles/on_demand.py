"""Articles that are read again when somebody asks for one, because keeping ten thousand costs more than asking."""

from collections.abc import Callable, Iterator, Mapping

from mkdocs_evidence.load.files import FoundFile, read_file
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId


class ArticlesOnDemand(Mapping[ArticleId, Article]):
    """The articles of a site by id. Each is read from its file when it is first asked for, and then kept."""

    def __init__(
        self,
        pages: Mapping[ArticleId, FoundFile],
        load: Callable[[str, FoundFile], Article | None],
        *,
        are_articles: bool,
    ) -> None:
        """Takes Markdown pages, and what makes an article of a text.

        Args:
            pages: By the id that each has as an article.
            load: Gives None for a page that is no article.
            are_articles: Whether all are known to be articles, so that to list them none need be read.
        """
        self._pages = pages
        self._load = load
        self._are_articles = are_articles
        self._read: dict[ArticleId, Article | None] = {}
        self.was_asked = False
        """Whether anybody looked at any of them, so that what he made depends on more than what he was given."""

    def __getitem__(self, name: ArticleId) -> Article:
        self.was_asked = True
        if name not in self._read:
            text, _ = read_file(self._pages[name])
            self._read[name] = None if text is None else self._load(text, self._pages[name])
        article = self._read[name]
        if article is None:
            raise KeyError(name)
        return article

    def __contains__(self, name: object) -> bool:
        self.was_asked = True
        return name in self._pages if self._are_articles else super().__contains__(name)

    def __iter__(self) -> Iterator[ArticleId]:
        self.was_asked = True
        return (name for name in self._pages if name in self)

    def __len__(self) -> int:
        self.was_asked = True
        return len(self._pages) if self._are_articles else sum(1 for _ in self)
