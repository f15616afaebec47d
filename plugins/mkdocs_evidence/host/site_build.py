"""One build of a site inside MkDocs: checked before anything is touched, built aside, verified, swapped in."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_evidence.checks.run import report_disagreements
from mkdocs_evidence.forking import Crew, LostWorkerError, share
from mkdocs_evidence.host.effort import Effort
from mkdocs_evidence.host.hardening import Policies
from mkdocs_evidence.host.kept.article_digests import ArticleDigests
from mkdocs_evidence.host.kept.pages import KeptPage, KeptPages
from mkdocs_evidence.host.kept.templates import keep_our_templates
from mkdocs_evidence.host.lean_theme import Used, require_material
from mkdocs_evidence.host.options import Delivery, Documents
from mkdocs_evidence.host.refusal import refuse, report_diagnostics
from mkdocs_evidence.load.articles.withholding import CannotWithholdError, Publication, withhold_unapproved
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Severity
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.settings import Channel
from mkdocs_evidence.model.source import Disagreement
from mkdocs_evidence.pipeline import Compilation, compile_site, read_text
from mkdocs_evidence.publish.site_tree import SiteTree
from mkdocs_evidence.publish.staging import Staging, open_staging
from mkdocs_evidence.render.facts import SiteFacts, gather_site
from mkdocs_evidence.render.for_programs.about import About
from mkdocs_evidence.render.pages import GeneratedPage
from mkdocs_evidence.search.calibration import Calibration
from mkdocs_evidence.shelf import PutAway

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(slots=True, kw_only=True)
class SiteBuild:
    """What one build knows. Not frozen, since MkDocs builds in steps: it lives from `on_config` to `on_post_build`."""

    layout: Layout
    compilation: Compilation
    publication: Publication
    facts: SiteFacts
    staging: Staging
    config: MkDocsConfig
    documents: Documents
    delivery: Delivery
    site_dir: str
    """Where the site belongs, as the configuration had it before it was pointed at the folder beside."""
    urls: dict[ArticleId, str] = field(default_factory=dict)
    """Address of each article whose page was rendered."""
    disagreements: list[Disagreement] = field(default_factory=list)
    long_ways: list[str] = field(default_factory=list)
    """What made Python-Markdown read an article, and where: `a citation in a heading in content/pages/a.md:12`."""
    both_ways: int = 50
    """How many articles this process still turns into HTML by both ways, whichever comes; a small site has no more."""
    both_ways_too: frozenset[ArticleId] | None = None
    """Those that go both ways whichever process makes them; None while each process counts for itself."""
    has_unlike_pages: bool = False
    """Whether the theme was seen, in this process, to make a page otherwise than others of its folder."""
    is_hardened: bool = False
    """Whether pages that are no guidance are hardened too."""
    policies: Policies | None = None
    """None until MkDocs has its theme, and in a preview: that one works by a script in every page."""
    abouts: dict[str, About] = field(default_factory=dict)
    """What machines read about each article, by source path."""
    sharing: dict[str, str] = field(default_factory=dict)
    """What other sites read of each article when they link to it, as elements for its head, by source path."""
    edition_styles: dict[str, str] = field(default_factory=dict)
    """What each article says at the edge of printed sheets, as CSS, by source path."""
    used: Used = field(default_factory=Used)
    """What the finished pages hold that a style sheet may ask for; filled only where the theme is made lean."""
    has_feed: bool = False
    """Whether the site has our feed, and not one of the author's in its place."""
    search: Callable[[], Calibration] | None = None
    """Writes the index of the claims when it is first asked, and tells how it was tried.

    None until MkDocs has found its pages, and where the site cannot be searched.
    """
    effort: Effort = field(default_factory=Effort)
    files: Files | None = None
    """What MkDocs builds of; None until it has read all pages."""
    onlookers: tuple[str, ...] = ()
    """Other plugins that look at pages while they are made."""
    late: dict[str, Callable[[MkDocsConfig, Files], None]] = field(default_factory=dict)
    """What gives each page its content when it is written, by source path; empty where there are onlookers."""
    late_texts: dict[str, PutAway] = field(default_factory=dict)
    """The Markdown of those of them that have any, packed (`host/late_pages.py`)."""
    fill: Callable[[Page, Navigation], bytes | None] | None = None
    """Gives a late page, finished, of which it is known what the theme prints around it; None for one that is not.

    None until MkDocs has its theme, and where each page is to be put through it.
    """
    kept: KeptPages | None = None
    """What earlier builds made; None when nothing of them is to be used."""
    tree: SiteTree | None = None
    """The folder of the build, in which documents of earlier sites may stay; None when all are made."""
    noted: tuple[dict[str, str], ...] = ()
    """What the builds before noted of the documents of the last two sites, the newer first."""
    made: dict[str, KeptPage] = field(default_factory=dict)
    """What is to be known of the documents that were made, by the digest of what each depends on."""
    old: dict[str, KeptPage] = field(default_factory=dict)
    """What is known of those that were taken over, likewise."""
    settings: str = ""
    """Digest of the settings, people and words of the whole site; empty where nothing is kept for the next build."""
    standing_keys: dict[ArticleId, bytes] = field(default_factory=dict)
    """Under what it is to be kept where each article stands; without those that are kept or are not to be."""
    packed_standings: dict[ArticleId, PutAway] = field(default_factory=dict)
    """Where articles stand, of those for which another process has found it out."""
    line_keys: dict[ArticleId, str] = field(default_factory=dict)
    """Digest of what each article's line of the ledger depends on; without those that are made anyway."""
    as_before: int = 0
    """Pages that were taken over from the site that is there."""
    is_published: bool = False
    """Whether the site is where readers find it."""
    large_folders: dict[str, int] = field(default_factory=dict)
    """Entries of each folder of which a sidebar shows only some, by its path under the pages folder."""
    rooms: list[tuple[str, Callable[[], str]]] = field(default_factory=list)
    """Path from the root of the site, and what gives the document, of each review room and each check of sign-offs."""
    room_keys: dict[str, str] = field(default_factory=dict)
    """Digest of what a room shows, by its path; without those that are not to be kept."""
    old_rooms: frozenset[str] = frozenset()
    """Paths of the rooms that were taken over."""
    our_pages: set[str] = field(default_factory=set)
    """Source paths of the pages that show something of ours and need the style sheet."""

    @property
    def ledger(self) -> Ledger:
        """What readers get: what was checked, less what the site's settings hold back."""
        return self.publication.ledger

    generated: dict[str, GeneratedPage] = field(default_factory=dict)
    """Pages that nobody wrote, by source path."""
    digests: ArticleDigests = field(init=False)
    """Of the content as it is shown."""
    _by_source: dict[str, Article] = field(init=False)

    def __post_init__(self) -> None:
        self.digests = ArticleDigests(self.publication, self.facts, self.compilation.works)
        pages = self.layout.name(self.layout.pages / "_").removesuffix("_")
        self._by_source = {one.file.removeprefix(pages): one for one in self.ledger.articles.values()}

    def follow(self, compilation: Compilation, facts: SiteFacts) -> None:
        """Goes on with other texts of the same articles; pages that were made before, and lists, know nothing of it.

        Args:
            compilation: Of the whole site, with nothing that is held back from readers.
            facts: Gathered from its ledger.
        """
        self.compilation, self.facts = compilation, facts
        self.publication = Publication(ledger=compilation.ledger, texts=self.publication.texts)
        self.__post_init__()

    @property
    def has_learned_enough(self) -> bool:
        """Whether a process may forget what it made: none of its pages was found odd."""
        return not self.has_unlike_pages

    def note_document(self, key: str, path: str, page: KeptPage) -> None:
        """Takes note of a document that was made, for later builds.

        Args:
            key: Digest of what it depends on.
            path: From the root of the site.
            page: What is to be known of it.
        """
        self.made[key] = page
        if self.tree is not None:
            self.tree.put(path, page.digest)

    @property
    def is_empty(self) -> bool:
        """Whether the project has nothing of ours to show."""
        return not (self.ledger.articles or self.ledger.references or self.ledger.flows or self.ledger.board)

    def article_at(self, src_uri: str) -> Article | None:
        """The article in a file of the pages folder; None when the page is not guidance."""
        return self._by_source.get(src_uri)


def start_build(
    layout: Layout,
    config: MkDocsConfig,
    *,
    documents: Documents,
    delivery: Delivery,
    is_dated_by_content: bool,
    is_hardened: bool = False,
    effort: Effort | None = None,
) -> SiteBuild:
    """Checks the content, and points MkDocs at a folder beside the site.

    Args:
        layout: The folders of the project.
        config: MkDocs' configuration; its `site_dir` is changed until the build ends.
        documents: Which pages about the checking itself the site has.
        delivery: In which other forms it is to reach its readers.
        is_dated_by_content: Whether MkDocs is to date the site by its content and not by the day.
        is_hardened: Whether pages that are no guidance are hardened too.
        effort: What the build may use; None leaves all to the size of the site.

    Raises:
        PluginError: The content has errors, which have been printed; nothing was touched.
    """
    if delivery.lean:
        require_material(config)
    effort = effort or Effort()
    keep_our_templates(effort.store())
    compilation = effort.compiled or _compile(layout, effort, delivery.channel)
    if effort.compiled is None:
        report_diagnostics(compilation.diagnostics, layout)
    warned = any(one.severity is Severity.WARNING for one in compilation.diagnostics)
    if compilation.errors or (config.strict and warned):
        raise refuse(compilation.diagnostics)
    if is_dated_by_content:
        _pin_dates(compilation.ledger)
    site_dir = config.site_dir
    staging = _open_staging(Path(site_dir), keeps_former=effort.keeps_sites)
    config.site_dir = str(staging.folder)
    publication = _publication(compilation, layout)
    build = SiteBuild(
        layout=layout,
        compilation=compilation,
        publication=publication,
        facts=_facts_of(publication, config, documents, delivery),
        staging=staging,
        config=config,
        documents=documents,
        delivery=delivery,
        is_hardened=is_hardened,
        effort=effort,
        site_dir=site_dir,
    )
    if effort.keeps_sites:
        _recall_sites(build)
    return build


def _facts_of(publication: Publication, config: MkDocsConfig, documents: Documents, delivery: Delivery) -> SiteFacts:
    return gather_site(
        publication.ledger,
        name=config.site_name or "",
        url=config.site_url or "",
        directory_urls=config.use_directory_urls,
        names_files=delivery.from_folder,
        has_search=documents.search,
    )


def _recall_sites(build: SiteBuild) -> None:
    build.kept = KeptPages.of_user()
    build.noted = tuple(build.kept.recall_trees(build.staging.live)) if build.kept is not None else ()
    known = {name: digest for noted in build.noted for name, digest in noted.items()}
    build.tree = SiteTree(build.staging.folder, build.staging.live, known)
    build.tree.clear()


def share_out(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    build: SiteBuild,
    *,
    doing: str,
    crew: Crew | None = None,
    may_renew: Callable[[], bool] | None = None,
) -> Iterable[Result]:
    """What some work makes of many items, in their order, shared among the processes that the build may use.

    Args are those of `forking.share`.

    Raises:
        PluginError: One of them was killed.
    """
    progress = build.effort.progress
    tell = partial(progress, doing) if progress is not None else None
    try:
        jobs = build.effort.jobs_for(build.layout)
        yield from share(work, items, jobs=jobs, tell=tell, crew=crew, may_renew=may_renew)
    except LostWorkerError as problem:
        raise PluginError(
            f"evidence: {problem} The site is as it was. With `--jobs 1` one process does all."
        ) from problem


def end_build(build: SiteBuild) -> None:
    """Clears up after a build that failed."""
    build.staging.discard()
    build.config.site_dir = build.site_dir


def refuse_disagreements(build: SiteBuild) -> None:
    """Ends the build when a page would show an article differently from what was checked.

    Raises:
        PluginError: It would; the differences have been printed.
    """
    diagnostics = report_disagreements(build.disagreements, build.ledger)
    report_diagnostics(diagnostics, build.layout)
    if any(one.severity is Severity.ERROR for one in diagnostics):
        raise refuse(diagnostics)


def _pin_dates(ledger: Ledger) -> None:
    """Makes MkDocs date the site by its content: the same content gives the same bytes on any day.

    Honours a `SOURCE_DATE_EPOCH` that is set.
    """
    dates = [article.written for article in ledger.articles.values() if article.written is not None]
    last = max(dates, default=date(1980, 1, 1))
    seconds = int(datetime(last.year, last.month, last.day, tzinfo=UTC).timestamp())
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(seconds))


def _compile(layout: Layout, effort: Effort, channel: Channel | None) -> Compilation:
    try:
        return compile_site(
            layout,
            store=effort.store(),
            channel=channel,
            jobs=effort.jobs_for(layout),
            progress=effort.progress,
            crew=effort.crew,
        )
    except OSError as problem:
        raise PluginError(f"evidence: cannot read the content: {problem}.") from problem


def _publication(compilation: Compilation, layout: Layout) -> Publication:
    try:
        return withhold_unapproved(compilation.ledger, partial(read_text, layout))
    except CannotWithholdError as problem:
        raise PluginError(f"evidence: {problem}") from problem


def _open_staging(site: Path, *, keeps_former: bool) -> Staging:
    try:
        return open_staging(site, keeps_former=keeps_former)
    except OSError as problem:
        raise PluginError(disk_message(site, problem)) from problem


def disk_message(site: Path, problem: OSError) -> str:
    """What a person is told when the disk refuses to build a site aside, or to swap it in."""
    return (
        f"evidence: cannot build {site} aside and swap it in: {problem.strerror or problem}. "
        "The folder above it must be writable and on the same disk: a mount point cannot be swapped, "
        "but a folder in it can."
    )
