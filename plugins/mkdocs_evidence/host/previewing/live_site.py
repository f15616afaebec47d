"""A site for a preview: everything that its pages are made of, and each page when somebody looks at it."""

import logging
import time
from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment
from mkdocs.commands.build import _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from mkdocs_evidence.checks.run import report_disagreements
from mkdocs_evidence.collection import without_collection
from mkdocs_evidence.export.ledger_json import export_ledger
from mkdocs_evidence.host.lean_theme import write_whole_theme
from mkdocs_evidence.host.pages import content_pages
from mkdocs_evidence.host.search import write_search
from mkdocs_evidence.host.site_build import SiteBuild, end_build, refuse_disagreements
from mkdocs_evidence.host.site_loop import Work, collected_log, make_page, read_pages, write_site_files
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Severity
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.pipeline import Compilation
from mkdocs_evidence.render.facts import SiteFacts, follow_site, gather_site
from mkdocs_evidence.render.pages import GeneratedPage
from mkdocs_evidence.render.references.styles import format_reference
from mkdocs_evidence.verify.site import LEDGER, verify_site

_SEARCHED = ("search/", "concepts/")
"""Where the pages and files lie that need the index of all claims."""

_FEW = 50
"""Articles of which it takes less time to follow each than to gather what all of them share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePage:
    """What is known of a page that was made."""

    source: str
    """Path of the author's file from the root of the project; empty for a page that nobody wrote."""
    told: tuple[str, ...] = ()
    """What MkDocs had to say of it."""
    wrong: tuple[str, ...] = ()
    """For which a build would be refused."""


@dataclass(slots=True, kw_only=True)
class LiveSite:
    """One state of the content, and the pages that were made of it. Not frozen: pages come, and articles change."""

    config: MkDocsConfig
    build: SiteBuild
    files: Files
    nav: Navigation
    env: Environment
    has_search: bool
    """Whether the index of all claims was made, and what is made of it."""
    old_since: float | None = None
    """When the first change came after what nobody wrote was planned, in seconds of `time.time`; None for no change."""
    made: dict[str, MadePage] = field(default_factory=dict)
    """Pages of the content as it is, by their path in the site."""
    there: set[str] = field(default_factory=set)
    """Paths of the pages that were made at all, perhaps of the content as it was."""
    _documents: Sequence[File] = field(init=False)
    """All pages, in the order of MkDocs, which looks through all files to tell."""
    _pages: dict[str, File] = field(init=False)
    _rooms: dict[str, Callable[[], str]] = field(init=False)
    _changed: set[ArticleId] = field(default_factory=set)
    """The articles that changed since the pages that nobody wrote were planned, or made to follow."""
    _lists_lag: bool = False
    """Whether anything changed since then."""
    _fresh: dict[str, GeneratedPage] | None = None
    """The pages that are made of the content as it is; None until somebody asks."""
    _planned: Set[str] | None = None
    """Paths of those that were planned; None until anything but articles changes."""
    _written: set[str] = field(default_factory=set)
    """Rooms that are there."""

    def __post_init__(self) -> None:
        self._documents = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        self._pages = {file.dest_uri: file for file in self._documents}
        self._rooms = dict(self.build.rooms)

    @property
    def lists_are_old(self) -> bool:
        """Whether anything changed since what nobody wrote was planned."""
        return self.old_since is not None

    @property
    def lacks_rest(self) -> bool:
        """Whether anything that belongs to the site has not followed the content, or was not made at all."""
        return self.lists_are_old or (self.build.documents.search and not self.has_search)

    @property
    def folder(self) -> Path:
        """Where the files of the site are."""
        return self.build.staging.folder

    def wants_search(self, path: str) -> bool:
        """Whether a path of the site is made of the index of all claims."""
        return path.startswith(_SEARCHED) and self.build.documents.search

    def wants_more(self, path: str) -> bool:
        """Whether a path can be served only after what articles share is gathered anew."""
        if self.wants_search(path):
            return self.lists_are_old or not self.has_search
        if not self.lists_are_old:
            return False
        page, file = self._pages.get(path), self.files.get_file_from_path(path)
        if page is not None:
            return page.src_uri in self.build.generated and not self._has_same_pages()
        if file is None:
            return path.endswith(".html") and not self._has_same_pages()
        # What was generated with its content, and is no copy of a file, was made of articles.
        return path in self._rooms or file.abs_src_path is None

    def source_of(self, path: str) -> str:
        """The author's file of a page, from the root of the project; empty where nobody wrote one."""
        file = self._pages.get(path)
        if file is None or file.abs_src_path is None:
            return ""
        return self.build.layout.name(Path(file.abs_src_path))

    def make(self, path: str) -> MadePage | None:
        """Makes a page unless it was made already; None for what is no page.

        Args:
            path: Of a file of the site, `hip/avn/index.html`.
        """
        file = self._pages.get(path)
        if file is None:
            self._write_other(path)
            return None
        if path not in self.made:
            if self._lists_lag and file.src_uri in self.build.generated:
                self._renew_lists()
            self.made[path] = self._make(file)
            if (self.folder / path).exists():
                self.there.add(path)
        return self.made[path]

    def follow(self, compilation: Compilation, *, has_other_data: bool) -> None:
        """Goes on with other content, of which there are the same articles.

        Args:
            compilation: Of the content as it is now, with nothing that is held back from readers.
            has_other_data: Whether works, flows or records may have changed too.
        """
        if has_other_data and self._planned is None:
            self._planned = self._content_pages().keys()
        before, ledger = self.build.facts, compilation.ledger
        names = [name for name, one in ledger.articles.items() if before.ledger.articles[name] is not one]
        with without_collection():
            if len(names) > _FEW:
                facts = _gather_again(before, ledger)
            else:
                facts = follow_site(before, names, ledger, has_other_data=has_other_data)
        self._changed.update(names)
        self._lists_lag = True
        self.build.follow(compilation, facts)
        self.made.clear()
        self._fresh = None
        self.old_since = self.old_since or time.time()

    def discard(self) -> None:
        """Removes its files, and lets go of what it is made of: its parts hold one another."""
        build = self.build
        end_build(build)
        for file in self._documents:
            if file.page is not None:
                # Pages hold their neighbours, and what renders them holds them.
                vars(file.page).clear()
            file.page = None
        for file in tuple(self.files):
            self.files.remove(file)
        for held in (build.late, build.generated, build.rooms, self._pages, self._rooms):
            held.clear()
        # Themes and settings hold the build, and are held by it: what is left of both is small.
        for one in fields(build):
            if hasattr(build, one.name):
                delattr(build, one.name)

    def _content_pages(self) -> dict[str, GeneratedPage]:
        if self._fresh is None:
            self._fresh = {one.path: one for one in content_pages(self.build)}
        return self._fresh

    def _has_same_pages(self) -> bool:
        """Whether the pages that nobody wrote are those that were planned, whatever they say now."""
        return self._planned is None or self._planned == self._content_pages().keys()

    def _renew_lists(self) -> None:
        """Has the pages that nobody wrote show what they are made of as it is; they are the same pages."""
        fresh = {path: one for path, one in self._content_pages().items() if path in self.build.generated}
        renamed = {path for path, one in fresh.items() if one.title != self.build.generated[path].title}
        self.build.generated.update(fresh)
        for file in self._documents:
            article = self.build.article_at(file.src_uri)
            is_other = file.src_uri in renamed or (article is not None and article.id in self._changed)
            if file.page is not None and is_other:
                # What there is to say of it is said when it is made itself.
                with collected_log(is_kept_quiet=True), suppress(BuildError):
                    _populate_page(file.page, self.config, self.files)
        self._changed.clear()
        self._lists_lag = False

    def _make(self, file: File) -> MadePage:
        build, source = self.build, self.source_of(file.dest_uri)
        assert file.page is not None
        work = Work(
            build=build,
            files=self.files,
            pages=self._documents,
            nav=self.nav,
            env=self.env,
            is_shared=True,
        )
        with collected_log(is_kept_quiet=True) as records:
            _populate_page(file.page, self.config, self.files)
        made = make_page(work, file)
        records += made.records
        for record in records:
            logging.getLogger(record.name).handle(record)
        disagreements = report_disagreements((*build.disagreements, *made.disagreements), build.ledger)
        build.disagreements.clear()
        wrong = [one.message for one in disagreements if one.severity is Severity.ERROR]
        if made.failure is not None:
            wrong.append(f"This page could not be made: {made.failure}")
        article = build.article_at(file.src_uri)
        if article is not None and not wrong:
            wrong += self._differences(article)
        told = tuple(one.getMessage() for one in records if one.levelno >= logging.WARNING)
        return MadePage(source=source, told=told, wrong=tuple(wrong))

    def _differences(self, article: Article) -> list[str]:
        """In what the page of an article differs from its claims, as a build compares them."""
        alone = replace(self.build.ledger, articles=MappingProxyType({article.id: article}))
        ledger = self.folder / LEDGER
        ledger.write_bytes(self._export(alone))
        try:
            return [str(one) for one in verify_site(self.folder)]
        finally:
            ledger.unlink()

    def _export(self, ledger: Ledger) -> bytes:
        return export_ledger(
            ledger,
            urls=self.build.urls,
            reference_text=lambda work: format_reference(work, style=ledger.settings.citation_style).text,
            standing=self.build.facts.standing,
        )

    def _write_other(self, path: str) -> None:
        """Writes a file that is no page of MkDocs, where it is made of content."""
        if path == LEDGER:
            (self.folder / LEDGER).write_bytes(self._export(self.build.ledger))
        elif path in self._rooms and path not in self._written:
            room = self.folder / path
            room.parent.mkdir(parents=True, exist_ok=True)
            room.write_bytes(self._rooms[path]().encode())
            self._written.add(path)


def _gather_again(facts: SiteFacts, ledger: Ledger) -> SiteFacts:
    return gather_site(
        ledger,
        name=facts.name,
        url=facts.url,
        directory_urls=facts.directory_urls,
        names_files=facts.names_files,
        has_search=facts.has_search,
    )


def open_live_site(config: MkDocsConfig, begin: Callable[[MkDocsConfig], SiteBuild], *, has_search: bool) -> LiveSite:
    """Plans a site, as MkDocs does before it writes the first page, and writes what is no page.

    Args:
        config: With its plugins started.
        begin: Tells the plugins of the configuration, and gives the build that ours has begun.
        has_search: Whether the index of all claims is to be made too.

    Raises:
        BuildError: A build would be refused; nothing is left of it.
    """
    try:
        build = begin(config)
        files, nav, env = read_pages(config, inclusion=InclusionLevel.is_in_serve)
        write_site_files(config, files, nav, env, inclusion=InclusionLevel.is_in_serve)
        refuse_disagreements(build)
        if has_search:
            write_search(build)
        if build.delivery.lean:
            write_whole_theme(build.staging.folder)
    except Exception as problem:
        config.plugins.on_build_error(error=problem)
        raise
    return LiveSite(config=config, build=build, files=files, nav=nav, env=env, has_search=has_search)
