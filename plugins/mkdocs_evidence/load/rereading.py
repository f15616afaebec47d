"""Some files of a project that was read, read again: what an author waits for who mends a claim or a work."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from mkdocs_evidence.load.articles.claim_names import ClaimNames
from mkdocs_evidence.load.articles.reading import ArticleReading
from mkdocs_evidence.load.board.rereading import reread_records
from mkdocs_evidence.load.board.review_log import find_review_log
from mkdocs_evidence.load.files import FoundFile
from mkdocs_evidence.load.kept.traces import Trace
from mkdocs_evidence.load.resolve import find_unknown_names, find_unknown_terms
from mkdocs_evidence.load.sharing import FileReader, Inspect
from mkdocs_evidence.load.site import ReadSite, read_flow, watch
from mkdocs_evidence.load.works.rereading import reread_works
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ArticleId, ReferenceKey
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger

T = TypeVar("T")

_MANY = 200
"""Articles that looked at one thing: to read more of them again takes less time where all processors share them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread(Generic[T]):
    """A project as it is now."""

    site: ReadSite[T]
    works: frozenset[ReferenceKey] = frozenset()
    """Which works may be other than they were, as those say who looked at works."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Changed:
    """Files that changed, by what they hold."""

    articles: tuple[str, ...]
    works: tuple[str, ...]
    records: tuple[str, ...]
    flows: tuple[str, ...]
    log: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Data(Generic[T]):
    """A project with works and records as they are now."""

    site: ReadSite[T]
    works: frozenset[ReferenceKey]
    looked: frozenset[str]
    """Files of the articles that looked at what changed."""


class Rereading(Generic[T]):
    """Reads files of a project again, by the light of everything else as it was."""

    def __init__(
        self, site: ReadSite[T], layout: Layout, examine: Callable[[Article, Ledger], T], inspect: Inspect
    ) -> None:
        """Takes a project that was read with its articles, and by what each was examined and inspected then."""
        self._layout = layout
        self._examine = examine
        self._inspect = inspect
        self._reading = self._look(site.ledger)

    def reread(self, site: ReadSite[T], files: Iterable[str]) -> Reread[T] | None:
        """The project with some files as they are now, just as if everything had been read again.

        Args:
            site: The project it was made for, or what this gave for it last.
            files: Paths of all that changed, from the root of the project.

        Returns:
            None when more than this may be other: a file is none of an article, work, record or flow, or is none any
            more, or what it holds was looked at by more than is known.
        """
        changed = self._sort(site, files)
        if changed is None:
            return None
        data = self._follow_data(site, changed)
        if data is None:
            return None
        read = self._follow_articles(data.site, data.looked | {*changed.articles})
        if read is None:
            return None
        followed = self._follow_flows(read, changed.flows, has_same_claims=_has_same_claims(site, read))
        return None if followed is None else Reread(site=followed, works=data.works)

    def prepare(self, site: ReadSite[T]) -> None:
        """Works out what reading any article again would wait for: what is taken from all works and all words."""
        for one in site.names[:1]:
            self._reader().read([self._found(one.file, self._layout.pages)], self._reading.read)

    def _sort(self, site: ReadSite[T], files: Iterable[str]) -> _Changed | None:
        layout = self._layout
        articles = {one.file for one in site.names}
        flows = {one.file for one in site.ledger.flows.values()}
        found: dict[str, list[str]] = {"articles": [], "works": [], "records": [], "flows": [], "log": []}
        for file in sorted(files):
            path = layout.root / file
            if file in articles:
                kind = "articles"
            elif file in flows:
                kind = "flows"
            elif path.is_relative_to(layout.references):
                kind = "works"
            elif path.is_relative_to(layout.reviews):
                kind = "records"
            elif path == layout.review_log:
                kind = "log"
            else:
                return None
            found[kind].append(file)
        return _Changed(**{kind: tuple(some) for kind, some in found.items()})

    def _follow_data(self, site: ReadSite[T], changed: _Changed) -> _Data[T] | None:
        """The project with other works and records, and which articles looked at them."""
        ledger, works, reader = site.ledger, site.works, self._reader()
        keys: frozenset[ReferenceKey] = frozenset()
        reviewed: frozenset[ArticleId] = frozenset()
        if changed.records:
            records = reread_records(ledger.reviews, changed.records, self._layout, reader)
            # Articles are examined by the light of what is wrong with records, which is traced to none of them.
            if records is None or reader.faults or any(one.finding.at.file in changed.records for one in ledger.faults):
                return None
            ledger, reviewed = replace(ledger, reviews=records[0]), records[1]
        if changed.works:
            reread = reread_works(works, changed.works, self._layout, reader)
            if reread is None:
                return None
            works, keys = reread.works, reread.changed
            ledger = replace(ledger, references=MappingProxyType(works.works))
            reader.faults.extend(find_unknown_terms(reread.fresh, ledger.vocabulary))
        if changed.log:
            ledger = replace(ledger, log=find_review_log(self._layout))
        looked = _looked_at(site, keys, reviewed) if keys or reviewed else frozenset()
        if looked is None:
            return None
        faults = (*_besides(ledger, {*changed.works, *changed.records}), *reader.faults)
        followed = replace(site, ledger=replace(ledger, faults=faults), works=works, besides=b"")
        if keys or reviewed:
            self._reading = self._look(followed.ledger)
        return _Data(site=followed, works=keys, looked=looked)

    def _follow_articles(self, site: ReadSite[T], files: Collection[str]) -> ReadSite[T] | None:
        names, examined, traces = [*site.names], [*site.examined], [*site.traces]
        articles, reader = {**site.ledger.articles}, self._reader()
        for place, before in enumerate(site.names):
            if before.file not in files:
                continue
            read = reader.read([self._found(before.file, self._layout.pages)], self._reading.read)
            seen = self._reading.looked_at()
            made = read[0][1] if read else None
            if made is None or made.article is None or made.names.id != before.id or seen is None:
                return None
            names[place], examined[place], articles[before.id] = made.names, made.examined, made.article
            if traces:
                traces[place] = Trace(works=tuple(seen.works), records=tuple(seen.records))
        ledger = replace(site.ledger, articles=MappingProxyType(articles))
        changed = [names[place] for place, one in enumerate(site.names) if one.file in files]
        unknown = (one for one in find_unknown_names(ledger, changed) if one.finding.at.file in files)
        faults = (*_besides(ledger, files), *reader.faults, *unknown)
        return replace(
            site,
            ledger=replace(ledger, faults=faults),
            names=tuple(names),
            examined=tuple(examined),
            traces=tuple(traces),
        )

    def _follow_flows(
        self, site: ReadSite[T], changed: Collection[str], *, has_same_claims: bool
    ) -> ReadSite[T] | None:
        # What a flow means by a claim's name depends on the claims that there are.
        before = site.ledger.flows
        some = [one.file for one in before.values() if not has_same_claims or one.file in changed]
        if not some:
            return site
        reader = self._reader()
        read = reader.read(
            [self._found(one, self._layout.flows) for one in some], partial(read_flow, ClaimNames(site.names))
        )
        if len(read) != len(some):
            return None
        ledger = replace(site.ledger, flows=MappingProxyType({**before, **{flow.id: flow for _, flow in read}}))
        unknown = (one for one in find_unknown_names(ledger, ()) if one.finding.at.file in some)
        return replace(site, ledger=replace(ledger, faults=(*_besides(ledger, some), *reader.faults, *unknown)))

    def _look(self, ledger: Ledger) -> ArticleReading[T]:
        frame = replace(ledger, articles=MappingProxyType({}), flows=MappingProxyType({}))
        return ArticleReading(watch(frame), (), self._examine, keeps_articles=True)

    def _found(self, file: str, folder: Path) -> FoundFile:
        path = self._layout.root / file
        return FoundFile(path=str(path), file=file, inside=path.relative_to(folder).as_posix())

    def _reader(self) -> FileReader:
        return FileReader(self._inspect, jobs=1, total=1, progress=None)


def _looked_at(
    site: ReadSite[T], works: frozenset[ReferenceKey], records: frozenset[ArticleId]
) -> frozenset[str] | None:
    """Files of the articles that looked at any of these; None where that is not known, or many did."""
    if len(site.traces) != len(site.names):
        return None
    found = set()
    for one, trace in zip(site.names, site.traces, strict=True):
        if trace is None:
            return None
        if not (works.isdisjoint(trace.works) and records.isdisjoint(trace.records)):
            found.add(one.file)
    return frozenset(found) if len(found) <= _MANY else None


def _has_same_claims(site: ReadSite[T], followed: ReadSite[T]) -> bool:
    """Whether flows mean the same by the names of claims."""
    pairs = zip(site.names, followed.names, strict=True)
    return all(one is other or (one.claims, one.flow) == (other.claims, other.flow) for one, other in pairs)


def _besides(ledger: Ledger, files: Collection[str]) -> Iterator[Fault]:
    """What is wrong in other files."""
    return (one for one in ledger.faults if one.finding.at.file not in files)
