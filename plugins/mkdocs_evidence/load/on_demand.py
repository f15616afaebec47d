"""Articles that are read again when somebody asks for one, because keeping ten thousand costs more than asking."""

from collections.abc import Callable, Iterator, Mapping

from mkdocs_evidence.load.files import FoundFile, read_file
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId


class ArticlesOnDemand(Mapping[ArticleId, Article]):
    """The articles of a site by id. Each is read from its file when it is first asked for, and then kept."""

    def __init__(self, pages: Mapping[ArticleId, FoundFile], load: Callable[[str, FoundFile], Article | None]) -> None:
        """Takes the Markdown pages, of which some may be no articles, and what makes an article of a text."""
        self._pages = pages
        self._load = load
        self._read: dict[ArticleId, Article | None] = {}

    def __getitem__(self, name: ArticleId) -> Article:
        if name not in self._read:
            text, _ = read_file(self._pages[name])
            self._read[name] = None if text is None else self._load(text, self._pages[name])
        article = self._read[name]
        if article is None:
            raise KeyError(name)
        return article

    def __iter__(self) -> Iterator[ArticleId]:
        return (name for name in self._pages if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
