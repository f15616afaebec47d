"""The door for MkDocs: hands its events to `host/`. Add `plugins: [evidence]` to `mkdocs.yml`."""

from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_evidence.host.bounded_nav import bounded
from mkdocs_evidence.host.build_summary import BuildSummary
from mkdocs_evidence.host.effort import Effort
from mkdocs_evidence.host.finishing import finish_build
from mkdocs_evidence.host.hardening import Policies, confine_includes
from mkdocs_evidence.host.kept.shown_facts import settings_digest
from mkdocs_evidence.host.kept.standings import keep_standings, recall_standings
from mkdocs_evidence.host.kept.templates import keep_templates
from mkdocs_evidence.host.kept.works import keep_work_names, recall_work_names
from mkdocs_evidence.host.late_pages import forget_content, onlookers, render_late
from mkdocs_evidence.host.lean_theme import asked_words
from mkdocs_evidence.host.options import EvidenceOptions, delivery_of, documents_of, layout_of
from mkdocs_evidence.host.page_head import finish_page, finish_template
from mkdocs_evidence.host.pages import add_files, bind_page, disarm_page, fill_page, public_text, refuse_unbuilt
from mkdocs_evidence.host.previewing.mkdocs_serve import keep_last_preview, watch_content
from mkdocs_evidence.host.previewing.server import PreviewServer
from mkdocs_evidence.host.search import replace_theme_search, write_search
from mkdocs_evidence.host.shells.pages import FinishedPage, PageShells
from mkdocs_evidence.host.site_build import (
    SiteBuild,
    end_build,
    start_build,
)

_FIRST = 1000
"""Before every other plugin."""
_LAST = -1000
"""After every other plugin: they may still change where the site goes and what its pages say."""


class EvidencePlugin(BasePlugin[EvidenceOptions]):  # type: ignore[no-untyped-call] # MkDocs has no types there
    """Checks the content before a build, renders guidance, verifies the result and swaps it in."""

    is_dated_by_content = False
    """Whether sitemap and archives carry the date of the content, not of the day; `evidence build` asks for it."""

    def __init__(self) -> None:
        self.summary: BuildSummary | None = None
        self.effort = Effort()
        self._build: SiteBuild | None = None
        self._shells: PageShells | None = None
        self._is_preview = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Notes whether this is a preview; that it is here makes MkDocs keep this object while it serves."""
        self._is_preview = command == "serve"

    @event_priority(_LAST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Checks everything before MkDocs touches the disk, and sends it to a folder beside the site."""
        self._build = None
        self._build = start_build(
            layout_of(self.config, config),
            config,
            documents=documents_of(self.config),
            delivery=delivery_of(self.config),
            is_dated_by_content=self.is_dated_by_content,
            is_hardened=self.config.site.harden,
            effort=self.effort,
        )
        if self.effort.keeps_sites:
            self._build.settings = settings_digest(self._build)
            recall_standings(self._build)
            recall_work_names(self._build)
        if self.config.site.harden:
            confine_includes(config)
        if self.config.search:
            replace_theme_search(config)
        return config

    @event_priority(_LAST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the generated pages and, where there is something of ours to show, its style sheet."""
        self.current.onlookers = onlookers(config, self)
        files = add_files(files, config, self.current)
        if self.effort.keeps_sites:
            keep_standings(self.current)
            keep_work_names(self.current)
        return files

    @event_priority(_FIRST)
    def _disarm_page(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Makes front matter harmless, and takes out what is held back, before other plugins see the page."""
        disarm_page(page, self.current)
        return public_text(markdown, page, self.current)

    @event_priority(_LAST)
    def _bind_page(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Makes the pages that are ours render themselves; leaves every other as it is."""
        bind_page(page, self.current)
        return markdown

    on_page_markdown = CombinedEvent(_disarm_page, _bind_page)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Puts lists of ours where an ordinary page asks for them."""
        return fill_page(html, page, self.current)

    @event_priority(_LAST)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Refuses the build, before a page is written, when an article would have none."""
        refuse_unbuilt(files, self.current)
        self.current.files = files
        keep_templates(env, self.current.effort.store())
        if self.current.delivery.lean:
            self.current.used.asked = asked_words(files)
        if not self._is_preview:
            self.current.policies = Policies(env, config, files)
        # Pages of a preview are made one at a time, and their titles change meanwhile.
        uses_shells = bool(self.current.late) and not self._is_preview
        self._shells = PageShells(env, self.current) if uses_shells else None
        self.current.fill = self._shells.fill if self._shells is not None else None
        return env

    @event_priority(_FIRST)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Makes the content of a page that was left for later, and bounds the navigation that it shows."""
        render_late(page, self.current)
        context["nav"] = bounded(nav, page, self.current)
        if self._shells is not None and page.file.src_uri in self.current.late:
            self._shells.expect(page)
        return context

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Completes the head of the pages that are ours, and puts them under a policy."""
        finished = output if isinstance(output, FinishedPage) else finish_page(output, page, self.current)
        forget_content(page, self.current)
        return finished

    @event_priority(_LAST)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Puts pages that the theme makes by itself under a policy, where the whole site is."""
        return finish_template(output, template_name, self.current)

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Verifies the finished site against the ledger and swaps it in."""
        write_search(self.current)
        self.summary = finish_build(self.current)
        if self.summary is not None:
            self._build = None

    def on_build_error(self, *, error: Exception) -> None:
        """Removes what was built; the site that was there is as it was."""
        if self._build is not None:
            end_build(self._build)
            self._build = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Has `mkdocs serve` watch all content, and keep the last good preview while that has errors."""
        if not isinstance(server, PreviewServer):
            watch_content(server, layout_of(self.config, config))
            server.builder = keep_last_preview(server.builder)
        return server

    def resume(self, build: SiteBuild) -> None:
        """Goes on with a build that another one took the place of."""
        self._build = build

    @property
    def current(self) -> SiteBuild:
        """The build at hand."""
        if self._build is None:
            raise RuntimeError("MkDocs told of a page before it told of its configuration")
        return self._build
