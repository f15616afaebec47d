"""The preview: content that is followed as it changes, and a site of the last time when it had no errors.

All of the content is read and checked, always; of the site only what somebody looks at is made (`live_site.py`). A
changed article is taken into what is known (`open_project.py`). Where anything else changed, everything is looked at
anew, which takes longer and is said. While a build would be refused, no page is shown without saying so.
"""

import gc
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError

from mkdocs_evidence.analysis.reviews.standing import ArticleStanding
from mkdocs_evidence.host.effort import Effort
from mkdocs_evidence.host.previewing.hooks import reload_hooks
from mkdocs_evidence.host.previewing.live_site import LiveSite, MadePage, open_live_site
from mkdocs_evidence.host.previewing.memory import answering_at_once, give_back
from mkdocs_evidence.host.refusal import report_diagnostics
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.load.sharing import MadeRecords
from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.settings import Channel
from mkdocs_evidence.open_project import OpenProject
from mkdocs_evidence.pipeline import Compilation, ReadProject, read_project, sensible_jobs
from mkdocs_evidence.render.preview_banner import FoundHere, PreviewBanner
from mkdocs_evidence.terminal import count_of, say, show_progress

_SHOWN_FINDINGS = 20
"""Findings that a banner shows."""
_LISTED_NOTES = 20
"""Notes that the terminal lists when nobody has changed anything: more would drive errors and the address away."""
_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class PreviewedPlugin(Protocol):
    """Our plugin, as a preview sees it."""

    effort: Effort

    @property
    def current(self) -> SiteBuild:
        """The build at hand."""

    def resume(self, build: SiteBuild) -> None:
        """Goes on with a build that another one took the place of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedSite:
    """A project whose settings were read."""

    config: MkDocsConfig
    plugin: PreviewedPlugin
    layout: Layout
    channel: Channel | None
    places: tuple[Path, ...]
    """What all of it is read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a preview has to say above a page."""

    banner: PreviewBanner
    is_there: bool
    """Whether the page itself can be shown."""
    is_awaited: bool = False
    """Whether it is to be asked for again when the rest of the site is there; then nothing else here counts."""


class Preview:
    """One project that is followed. Its methods may be called from several threads."""

    def __init__(self, open_site: Callable[[], OpenedSite], *, leaves_rest: bool = False) -> None:
        """Takes what the site is opened by.

        Args:
            open_site: Reads the project's settings anew; it raises `BuildError` where they cannot be used.
            leaves_rest: Whether somebody calls `bring_up`, so that nobody who asks for a page waits for the whole site.
        """
        self._open_site = open_site
        self._leaves_rest = leaves_rest
        self._lock = RLock()
        self._remembered = MadeRecords()
        self._opened: OpenedSite | None = None
        self._project: OpenProject | None = None
        self._site: LiveSite | None = None
        self._diagnostics: tuple[Diagnostic, ...] = ()
        self._behind: set[str] | None = set()
        """Files that changed since the site was in order; None when that may be any."""
        self._refusal = ""
        """Why a build would be refused; empty when it would not, as far as is known."""
        self._former: LiveSite | None = None
        """The site that another took the place of, until nobody reads its files."""
        self.has_shown_old = False
        """Whether anything was served, since the rest was last brought up, that follows only with it."""

    @property
    def folder(self) -> Path | None:
        """Where the files of the site are; None before there is one."""
        return self._site.folder if self._site is not None else None

    @property
    def places(self) -> tuple[Path, ...]:
        """What is to be watched; none before anything was read."""
        return self._opened.places if self._opened is not None else ()

    def start(self) -> bool:
        """Reads and checks everything; False when a build would be refused, which has been reported."""
        with self._lock, answering_at_once():
            self._begin_anew()
            return self._site is not None

    def follow(self, changed: Iterable[Path]) -> None:
        """Takes in what somebody changed.

        Args:
            changed: Files that may be other than they were; none when that is not known.
        """
        with self._lock, answering_at_once():
            started = time.perf_counter()
            changed = [*changed]
            if self._opened is not None:
                reload_hooks(self._opened.config, changed)
            files = self._inside(changed)
            compilation = self._take_in(files)
            if compilation is None:
                say("More changed than articles, works, flows and records: the site is planned anew.")
                self._begin_anew()
            else:
                self._settle(compilation, files)
            say(f"The preview has followed, in {time.perf_counter() - started:.2f} s. {self._refusal}".rstrip())

    def make(self, path: str) -> Answer | None:
        """Makes a page unless it is there already; None for what is no page.

        Args:
            path: Of a file of the site, `hip/avn/index.html`.
        """
        with self._lock:
            if self._site is None:
                return self._answer(MadePage(source=""), is_there=False) if path.endswith(".html") else None
            is_wanting = self._site.wants_more(path)
            if is_wanting and not self._refusal and not self._leaves_rest:
                self._open(self._site.build.compilation, has_search=self._site.wants_search(path))
                self.let_go()
            elif is_wanting and not (self._site.has_search and self._site.wants_search(path)):
                return self._answer_without(path)
            self.has_shown_old |= is_wanting
            site = self._site
            source = site.source_of(path)
            if path not in site.made and (self._behind is None or source in self._behind):
                return self._answer(MadePage(source=source), is_there=path in site.there)
            made = site.make(path)
            if made is not None:
                return self._answer(made, is_there=path in site.there)
            if self._refusal and path.endswith(".html") and not (site.folder / path).is_file():
                # It may be a page of the content as it is, which nobody can know until that is mended.
                return self._answer(MadePage(source=""), is_there=False)
            return None

    @property
    def lacks_rest(self) -> bool:
        """Whether `bring_up` has something to do: the index for searches, review rooms, lists."""
        return self._site is not None and not self._refusal and self._site.lacks_rest

    @property
    def is_in_order(self) -> bool:
        """Whether nothing is known for which a build would be refused."""
        return not self._refusal

    def bring_up(self) -> None:
        """Plans the site anew with all that belongs to it; the files of the one before stay until `let_go`."""
        with self._lock:
            if self._site is not None:
                started = time.perf_counter()
                self._open(self._site.build.compilation, has_search=self._site.build.documents.search)
                self.has_shown_old = False
                if self._project is not None:
                    self._project.prepare()
                if self.is_in_order:
                    say(f"The search, the lists and the rest are there, in {time.perf_counter() - started:.2f} s.")

    def let_go(self) -> None:
        """Removes the site that another took the place of."""
        with self._lock:
            if self._former is not None:
                self._former.discard()
                self._former = None
                give_back()

    def refuse(self, problem: str) -> None:
        """Takes note of what nobody foresaw: until the content changes, every page says so."""
        with self._lock:
            say(problem)
            self._behind, self._refusal = None, problem

    def stop(self) -> None:
        """Clears up."""
        with self._lock:
            if self._site is not None:
                self._site.discard()
                self._site = None

    def _inside(self, changed: Iterable[Path]) -> set[str]:
        """Names of the changed files, from the root of the project; none unless all lie in it."""
        root = self._opened.layout.root if self._opened is not None else None
        paths = [*changed]
        if root is None or not all(path.is_relative_to(root) for path in paths):
            return set()
        return {path.relative_to(root).as_posix() for path in paths}

    def _take_in(self, files: set[str]) -> Compilation | None:
        """The content with what changed; None where the site itself may be another, with other pages or settings."""
        if not files or self._project is None or self._site is None:
            return None
        articles = _articles(self._site.build.compilation)
        try:
            compilation = self._project.take_in(files)
            if compilation is None and all(file in articles or self._is_data(file) for file in files):
                compilation = self._project.compile()
        except OSError:
            return None
        return compilation

    def _is_data(self, file: str) -> bool:
        """Whether a file is none that MkDocs reads, and no setting."""
        assert self._opened is not None
        layout = self._opened.layout
        path = layout.root / file
        folders = (layout.references, layout.flows, layout.reviews)
        return path in (layout.lock, layout.review_log) or any(path.is_relative_to(one) for one in folders)

    def _begin_anew(self) -> None:
        try:
            opened = self._open_site()
            project = OpenProject(opened.layout, partial(_read, opened, self._remembered))
            compilation = project.compile()
        except (BuildError, OSError) as problem:
            say(str(problem))
            self._behind, self._refusal = None, str(problem)
            return
        self._opened, self._project, self._behind = opened, project, None
        self._settle(compilation, set())

    def _settle(self, compilation: Compilation, files: set[str]) -> None:
        """Shows what was found, and goes on with it where a build would."""
        assert self._opened is not None
        self._diagnostics = compilation.diagnostics
        behind = None if self._behind is None else self._behind | files
        told = (one for one in compilation.diagnostics if behind is None or _concerns(one, behind))
        report_diagnostics(tuple(told), self._opened.layout, most_notes=_LISTED_NOTES if behind is None else None)
        self._behind, self._refusal = behind, _refusal(compilation, self._opened.config)
        if self._refusal:
            return
        site = self._site
        is_other = site is None or _articles(compilation) != _articles(site.build.compilation)
        if behind is None or site is None or is_other or compilation.ledger.settings.unapproved == "hide":
            self._open(compilation, has_search=False)
            self.let_go()
            return
        site.follow(compilation, has_other_data=not behind <= _articles(compilation).keys())
        self._behind = set()

    def _open(self, compilation: Compilation, *, has_search: bool) -> None:
        """Plans the site anew; the one that was there stays where that cannot be."""
        before = self._site
        try:
            opened = self._open_site()
            opened.plugin.effort = Effort(compiled=compilation, leaves_search=not has_search)
            begin = partial(_begin, opened.plugin, _standings(before, compilation))
            site = open_live_site(opened.config, begin, has_search=has_search)
        except (Abort, BuildError) as problem:
            say(str(problem))
            self._behind, self._refusal = None, str(problem)
            if before is not None and self._opened is not None:
                self._opened.plugin.resume(before.build)
            return
        self._former = before
        self._opened, self._site, self._behind, self._refusal = opened, site, set(), ""
        # What is known now lives long: to look through it for what nobody needs would stop the preview for seconds.
        gc.freeze()

    def _search_age(self) -> str:
        """Of when the answers of searches are, where that is not now: a time of day, for the page stays as it is."""
        site = self._site
        if not self._leaves_rest or site is None or not site.has_search or site.old_since is None:
            return ""
        then = time.strftime("%H:%M:%S", time.localtime(site.old_since))
        return f"Search still answered from the content as it was at {then} when this page was loaded."

    def _answer_without(self, path: str) -> Answer | None:
        """What is said in the place of something that follows only with the rest of the site."""
        assert self._site is not None
        self.has_shown_old = True
        if path.endswith(".html"):
            return self._answer(MadePage(source=""), is_there=bool(self._refusal) and path in self._site.there)
        if self._refusal:
            return None
        banner = PreviewBanner(heading="", is_refused=False, found=(), elsewhere="")
        return Answer(banner=banner, is_there=False, is_awaited=True)

    def _answer(self, page: MadePage, *, is_there: bool) -> Answer:
        here = [one for one in self._diagnostics if _concerns(one, {page.source}) or self._refusal]
        here = [one for one in here if one.at.file == page.source or one.severity is Severity.ERROR]
        others = [one for one in self._diagnostics if one not in here]
        found = (
            *(FoundHere(severity="error", message=one) for one in page.wrong),
            *map(_found_here, sorted(here, key=lambda one: _WORST_FIRST.index(one.severity))),
            *(FoundHere(severity="warning", message=one) for one in page.told),
        )
        banner = PreviewBanner(
            heading=_heading(self._refusal, found, is_there=is_there, is_wrong=bool(page.wrong)),
            is_refused=bool(self._refusal or page.wrong),
            found=found[:_SHOWN_FINDINGS],
            more=_more(len(found) - _SHOWN_FINDINGS),
            elsewhere=" ".join(filter(None, (_others(len(others)), self._search_age()))),
        )
        return Answer(banner=banner, is_there=is_there)


def _more(number: int) -> str:
    return f"{number} more; `evidence check` lists all." if number > 0 else ""


def _others(number: int) -> str:
    return f"{count_of(number, 'finding')} in other files." if number else ""


def _read(opened: OpenedSite, remembered: MadeRecords) -> ReadProject:
    layout, store, jobs = opened.layout, Store.of_user(), sensible_jobs(opened.layout)
    remembered.turn()
    with show_progress() as progress:
        return read_project(
            layout, store=store, channel=opened.channel, jobs=jobs, progress=progress, remembered=remembered
        )


def _articles(compilation: Compilation) -> dict[str, ArticleId]:
    """The articles that there are, by their files."""
    return {one.file: one.id for one in compilation.ledger.articles.values()}


def _standings(site: LiveSite | None, compilation: Compilation) -> dict[ArticleId, ArticleStanding]:
    """Where articles stand, as far as it was worked out for a site of this very content."""
    return site.build.facts.standings if site is not None and site.build.compilation is compilation else {}


def _begin(plugin: PreviewedPlugin, standings: Mapping[ArticleId, ArticleStanding], config: MkDocsConfig) -> SiteBuild:
    config.plugins.on_config(config)
    plugin.current.facts.standings.update(standings)
    config.plugins.on_pre_build(config=config)
    return plugin.current


def _concerns(one: Diagnostic, files: set[str]) -> bool:
    return one.at.file in files or one.severity is Severity.ERROR


def _refusal(compilation: Compilation, config: MkDocsConfig) -> str:
    errors = len(compilation.errors)
    if errors:
        return f"A build would be refused: {count_of(errors, 'error')}."
    warned = any(one.severity is Severity.WARNING for one in compilation.diagnostics)
    return "A build would be refused: `strict` allows no warnings." if config.strict and warned else ""


def _found_here(one: Diagnostic) -> FoundHere:
    return FoundHere(
        severity=one.severity.value,
        message=one.message,
        remedy=one.remedy or "",
        place=f"{one.at.file}:{one.at.line}:{one.at.column}",
        name=one.name,
    )


def _heading(refusal: str, found: Sequence[FoundHere], *, is_there: bool, is_wrong: bool) -> str:
    if not (refusal or is_there or is_wrong):
        return "This page is being made, and shows itself when it is there. Other pages can be looked at meanwhile."
    if refusal and is_there:
        return f"{refusal} The page shown is the last one without errors."
    if refusal:
        return f"{refusal} This page was not shown before that, and has to wait until they are mended."
    if is_wrong:
        return "A build would be refused: this page would not say what was checked."
    return f"{count_of(len(found), 'finding')} on this page." if found else "Nothing was found on this page."
