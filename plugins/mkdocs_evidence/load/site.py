"""Reads a whole project into one ledger."""

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from mkdocs_evidence.analysis.watching import WatchedRecords, WatchedWorks
from mkdocs_evidence.forking import Crew
from mkdocs_evidence.load.articles.claim_names import ArticleNames, ClaimNames
from mkdocs_evidence.load.articles.reading import ArticleReading
from mkdocs_evidence.load.board.rereading import load_record
from mkdocs_evidence.load.board.review_log import find_review_log
from mkdocs_evidence.load.config.folder import load_site_config
from mkdocs_evidence.load.faults import unreadable_file
from mkdocs_evidence.load.files import FoundFile, find_files
from mkdocs_evidence.load.flows.flow import load_flow
from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.load.kept.surroundings import Surroundings, digest_surroundings
from mkdocs_evidence.load.kept.traces import LookedAt, RecordDigests, Trace
from mkdocs_evidence.load.one_name import by_key
from mkdocs_evidence.load.resolve import find_unknown_names, find_unknown_terms
from mkdocs_evidence.load.sharing import ASSET_SUFFIXES, FileReader, Inspect, Keeping, MadeRecords, Progress
from mkdocs_evidence.load.sources import find_sources
from mkdocs_evidence.load.works.works import SiteWorks, read_works
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import FlowId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.settings import Channel

T = TypeVar("T")
Record = TypeVar("Record")
Key = TypeVar("Key")

MARKDOWN_SUFFIXES = frozenset((".md", ".markdown", ".mdown", ".mkdn", ".mkd"))
"""What MkDocs takes for Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSite(Generic[T]):
    """A project that was read, and what was found out about each article while it was in hand."""

    ledger: Ledger
    names: tuple[ArticleNames, ...]
    """Of every article, in the order of the files."""
    examined: tuple[T, ...]
    """What `examine` gave for each, in the same order."""
    works: SiteWorks
    """The works of the ledger, with what is known of their files."""
    besides: bytes = b""
    """Digest of all that works are examined by: files, day, mounted texts. Empty without a store."""
    traces: tuple[Trace | None, ...] = ()
    """What each article was examined by, in the same order; None where that may be more. Empty where nothing is
    remembered."""


def _no_inspection(_: object) -> Iterable[Fault]:
    return ()


def load_site(
    layout: Layout, *, inspect: Inspect = _no_inspection, jobs: int = 1, progress: Progress | None = None
) -> Ledger:
    """Reads every file of a project.

    Args:
        layout: Where the files are.
        inspect: Looks at the characters of each file; what it finds joins the ledger's faults.
        jobs: Processes to share the files among; the result is the same for any number.
        progress: Told how many files are read.

    Raises:
        OSError: A folder could not be listed. Whatever is wrong with a file is a fault of the ledger.
    """
    return read_site(layout, lambda *_: None, inspect=inspect, jobs=jobs, progress=progress).ledger


def read_site(
    layout: Layout,
    examine: Callable[[Article, Ledger], T],
    *,
    inspect: Inspect = _no_inspection,
    as_of: date | None = None,
    keeps_articles: bool = True,
    store: Store | None = None,
    channel: Channel | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    crew: Crew | None = None,
    remembered: MadeRecords | None = None,
) -> ReadSite[T]:
    """Reads every file of a project and examines each article in the process that read it.

    Args:
        layout: Where the files are.
        examine: Given an article and all but flows, log and other articles; must be pure, and give what can be sent.
        inspect: Looks at the characters of each file; what it finds joins the ledger's faults.
        as_of: The day of the ledger.
        keeps_articles: Whether the ledger holds the articles. Else it reads one again when asked for it, which for
            a large site takes half the memory and two thirds of the time.
        store: Where what was made of a file that did not change is kept, by our own code as it is; so only for an
            `examine` and an `inspect` of this package.
        channel: For whom the site is made; None leaves it to its settings.
        jobs: Processes to share the files among; the result is the same for any number.
        progress: Told how many files are read.
        crew: Reads them instead of processes of this machine.
        remembered: What was made of files before, in this process; of no use without a store. What is made is added.

    Raises:
        OSError: A folder could not be listed. Whatever is wrong with a file is a fault of the ledger.
    """
    files = _find_site_files(layout)
    reader = FileReader(
        inspect, jobs=jobs, total=files.total, progress=progress, store=store, crew=crew, remembered=remembered
    )
    reader.faults.extend(files.faults)
    frame, works = _read_frame(files, layout, reader, store, channel=channel, as_of=as_of)
    watched = frame if works.digests is None else watch(frame)
    reading = ArticleReading(watched, files.pages, examine, keeps_articles=keeps_articles)
    keeping, besides = None, b""
    if store is not None and works.digests is not None:
        traced = (files.references, files.reviews)
        around = digest_surroundings(frame, reader.digests, traced, layout=layout, store=store, channel=channel)
        looked_at = LookedAt(works.digests, RecordDigests(frame.reviews, reader.digests), reading.looked_at)
        keeping, besides = _keeping(around, looked_at, are_whole=keeps_articles), around.of_works
    articles = by_key(reader.read(files.pages, reading.read, keeping=keeping), lambda one: one.names.id, reader.faults)
    names = tuple(one.names for one in articles.values())
    ledger = replace(frame, flows=_read_flows(files, names, reader), articles=reading.gather(articles, files.pages))
    faults = (*reader.faults, *_unknown_terms(frame, store, besides), *find_unknown_names(ledger, names))
    return ReadSite(
        ledger=replace(ledger, faults=faults),
        names=names,
        examined=tuple(one.examined for one in articles.values()),
        besides=besides,
        works=works,
        traces=_traces(names, reader) if keeping is not None and remembered is not None else (),
    )


def _traces(names: Iterable[ArticleNames], reader: FileReader) -> tuple[Trace | None, ...]:
    """What each article was examined by, in the same order."""
    return tuple(reader.traces[one.file] for one in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _SiteFiles:
    """The files of a project, by what they hold."""

    pages: tuple[FoundFile, ...]
    assets: tuple[FoundFile, ...]
    """Those that reach readers as they are."""
    references: tuple[FoundFile, ...]
    flows: tuple[FoundFile, ...]
    reviews: tuple[FoundFile, ...]
    config: tuple[FoundFile, ...]
    faults: tuple[Fault, ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(map(len, (self.pages, self.assets, self.references, self.flows, self.reviews, self.config)))


def _find_site_files(layout: Layout) -> _SiteFiles:
    pages, assets, page_faults = _markdown_pages(layout)
    references, reference_faults = _data_files(layout.references, layout)
    flows, flow_faults = _data_files(layout.flows, layout)
    reviews, review_faults = _data_files(layout.reviews, layout)
    config, config_faults = find_files(layout.site_config, layout)
    return _SiteFiles(
        pages=pages,
        assets=(*assets, *(one for one in config if one.suffix.lower() in ASSET_SUFFIXES)),
        references=references,
        flows=flows,
        reviews=reviews,
        config=config,
        faults=(*page_faults, *reference_faults, *flow_faults, *review_faults, *config_faults),
    )


def _keeping(around: Surroundings, looked_at: LookedAt, *, are_whole: bool) -> Keeping:
    """How articles are kept: by all that is around them, and by the works and records that each looked at."""
    made = b"article whole" if are_whole else b"article examined"
    return Keeping(kind=made + around.of_articles, besides=looked_at)


def _read_flows(files: _SiteFiles, names: Sequence[ArticleNames], reader: FileReader) -> Mapping[FlowId, Flow]:
    flow_of = partial(read_flow, ClaimNames(names))
    return MappingProxyType(by_key(reader.read(files.flows, flow_of), lambda one: one.id, reader.faults))


def _read_frame(
    files: _SiteFiles,
    layout: Layout,
    reader: FileReader,
    store: Store | None,
    *,
    channel: Channel | None,
    as_of: date | None,
) -> tuple[Ledger, SiteWorks]:
    """The ledger without articles and flows, which is all that an article is examined by; and its works."""
    reader.read(files.assets, _only_inspected)
    site = load_site_config(files.config, reader)
    works = read_works(files.references, layout, reader, store)
    reviews = tuple(record for _, record in reader.read(files.reviews, load_record, keeping=Keeping(kind=b"review")))
    frame = Ledger(
        articles=MappingProxyType({}),
        references=MappingProxyType(works.works),
        flows=MappingProxyType({}),
        reviews=reviews,
        people=site.people,
        board=site.board,
        roll=site.roll,
        vocabulary=site.vocabulary,
        settings=site.settings.on(channel),
        audiences=site.audiences,
        as_of=as_of,
        sources=find_sources(layout),
        log=find_review_log(layout),
        faults=tuple(reader.faults),
    )
    return frame, works


def watch(frame: Ledger) -> Ledger:
    """The same, noting who is asked for among works and records."""
    return replace(frame, references=WatchedWorks(frame.references), reviews=WatchedRecords(frame.reviews))


def _unknown_terms(frame: Ledger, store: Store | None, besides: bytes) -> tuple[Fault, ...]:
    """The terms that works name and the site does not have; kept, so that the works need not be looked at for it."""
    if store is None:
        return tuple(find_unknown_terms(frame.references.values(), frame.vocabulary))
    kept = store.recall_one(b"terms" + besides)
    if kept is not None:
        faults: tuple[Fault, ...] = pickle.loads(kept)
        return faults
    faults = tuple(find_unknown_terms(frame.references.values(), frame.vocabulary))
    store.keep_one(b"terms" + besides, pickle.dumps(faults, protocol=pickle.HIGHEST_PROTOCOL))
    return faults


def read_flow(claims: ClaimNames, text: str, found: FoundFile) -> tuple[Flow | None, tuple[Fault, ...]]:
    """The flow that a file holds, and everything wrong with it; None when it holds none."""
    return load_flow(text, file=found.file, flow_id=FlowId(found.stem), claims=claims)


def _markdown_pages(layout: Layout) -> tuple[tuple[FoundFile, ...], tuple[FoundFile, ...], tuple[Fault, ...]]:
    """The pages, and the other files among them that reach readers as they are."""
    files, faults = find_files(layout.pages, layout)
    # MkDocs leaves `templates/` out of the site, so nobody reads what stands there.
    shown = [one for one in files if not one.inside.startswith("templates/")]
    pages = (one for one in shown if one.suffix in MARKDOWN_SUFFIXES)
    assets = (one for one in shown if one.suffix.lower() in ASSET_SUFFIXES)
    return tuple(pages), tuple(assets), faults


def _only_inspected(_: str, __: FoundFile) -> tuple[None, tuple[Fault, ...]]:
    return None, ()


def _data_files(folder: Path, layout: Layout) -> tuple[tuple[FoundFile, ...], tuple[Fault, ...]]:
    files, faults = find_files(folder, layout)
    others = (one for one in files if one.suffix != ".yml" and one.name != "README.md")
    return tuple(one for one in files if one.suffix == ".yml"), (*faults, *(_not_read(one) for one in others))


def _not_read(found: FoundFile) -> Fault:
    message = f"`{found.name}` is not read: only files that end in `.yml` are."
    remedy = "Rename it to end in `.yml`." if found.suffix.lower() in (".yaml", ".yml") else "Move it elsewhere."
    return unreadable_file(Place(found.file, 1, 1), message, remedy)
