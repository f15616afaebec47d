"""One article of a project that was read, read again: what an author waits for who mends a claim."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from mkdocs_evidence.load.articles.claim_names import ClaimNames
from mkdocs_evidence.load.articles.reading import ArticleReading, ReadArticle
from mkdocs_evidence.load.files import FoundFile
from mkdocs_evidence.load.flows.flow import load_flow
from mkdocs_evidence.load.resolve import find_unknown_names
from mkdocs_evidence.load.sharing import FileReader, Inspect
from mkdocs_evidence.load.site import ReadSite
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import FlowId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger

T = TypeVar("T")
Item = TypeVar("Item")


class ArticleRereading(Generic[T]):
    """Reads articles of a project again, one at a time, by the light of everything else as it was."""

    def __init__(
        self, site: ReadSite[T], layout: Layout, examine: Callable[[Article, Ledger], T], inspect: Inspect
    ) -> None:
        """Takes a project that was read with its articles, and by what each was examined and inspected then."""
        self._layout = layout
        self._inspect = inspect
        frame = replace(site.ledger, articles=MappingProxyType({}), flows=MappingProxyType({}))
        self._reading = ArticleReading(frame, (), examine, keeps_articles=True)

    def reread(self, site: ReadSite[T], file: str) -> ReadSite[T] | None:
        """The project with one article as its file is now, just as if everything had been read again.

        Args:
            site: The project it was made for, or what this gave for it before.
            file: Path of the article, from the root of the project.

        Returns:
            None when more than this article may be another: it is none any more, or its examination took others in.
        """
        place = next((place for place, one in enumerate(site.names) if one.file == file), None)
        if place is None:
            return None
        reader = self._reader()
        read = reader.read([self._found(file, self._layout.pages)], self._reading.read)
        if not read or self._reading.looked_at_others:
            return None
        made = read[0][1]
        if made.article is None or made.names.id != site.names[place].id:
            return None
        return self._with(site, place, made, reader.faults)

    def _with(self, site: ReadSite[T], place: int, made: ReadArticle[T], faults: list[Fault]) -> ReadSite[T]:
        assert made.article is not None
        before = site.names[place]
        names = _replaced(site.names, place, made.names)
        articles = MappingProxyType({**site.ledger.articles, made.names.id: made.article})
        ledger, changed = replace(site.ledger, articles=articles), {before.file}
        if (before.claims, before.flow) != (made.names.claims, made.names.flow):
            # What a flow means by a claim's name depends on the claims that there are.
            reader = self._reader()
            files = [self._found(one.file, self._layout.flows) for one in ledger.flows.values()]
            flows = reader.read(files, partial(_flow, ClaimNames(names)))
            ledger = replace(ledger, flows=MappingProxyType({flow.id: flow for _, flow in flows}))
            faults = [*faults, *reader.faults]
            changed |= {one.file for one in files}
        unknown = (one for one in find_unknown_names(ledger, [made.names]) if one.finding.at.file in changed)
        kept = (one for one in site.ledger.faults if one.finding.at.file not in changed)
        return replace(
            site,
            ledger=replace(ledger, faults=(*kept, *faults, *unknown)),
            names=names,
            examined=_replaced(site.examined, place, made.examined),
        )

    def _found(self, file: str, folder: Path) -> FoundFile:
        path = self._layout.root / file
        return FoundFile(path=str(path), file=file, inside=path.relative_to(folder).as_posix())

    def _reader(self) -> FileReader:
        return FileReader(self._inspect, jobs=1, total=1, progress=None)


def _flow(claims: ClaimNames, text: str, found: FoundFile) -> tuple[Flow | None, tuple[Fault, ...]]:
    return load_flow(text, file=found.file, flow_id=FlowId(found.stem), claims=claims)


def _replaced(items: tuple[Item, ...], place: int, item: Item) -> tuple[Item, ...]:
    return (*items[:place], item, *items[place + 1 :])
