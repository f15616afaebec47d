"""A build in MkDocs' own order of work, with the pages shared among processes.

`mkdocs.commands.build.build` makes one page after another. What is done here is the same, in the same order and by the
same functions of MkDocs, but for the pages themselves: they are made by forked processes, each of which has all that
MkDocs knows by then, and what they have to say comes back in the order of the pages. Where another plugin looks at the
pages while they are made, one process makes them all.
"""

import logging
import logging.handlers
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from jinja2 import Environment
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from mkdocs_evidence.forking import can_fork, portable
from mkdocs_evidence.host.kept_pages import KeptPage, KeptPages, digest_of_page, packed
from mkdocs_evidence.host.shown_facts import ShownFacts
from mkdocs_evidence.host.site_build import SiteBuild, share_out
from mkdocs_evidence.model.source import Disagreement
from mkdocs_evidence.render.search_report import SEARCH_REPORT
from mkdocs_evidence.terminal import say

_MKDOCS = logging.getLogger("mkdocs")
_WORTH_TELLING = 200
"""Pages from which on a site is told why one process makes them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What the making of one page gave besides its file."""

    records: tuple[logging.LogRecord, ...]
    failure: Exception | None = None
    disagreements: tuple[Disagreement, ...] = ()
    key: str | None = None
    """Digest of what the page depends on; None when it is not to be kept."""
    is_old: bool = False
    """Whether it was taken over from the site that is there."""
    page: KeptPage | None = None
    """None when it could not be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What the pages of a build are made of."""

    build: SiteBuild
    files: Files
    pages: Sequence[File]
    nav: Navigation
    env: Environment
    kept: KeptPages | None
    shown: ShownFacts | None
    is_shared: bool
    made: dict[str, bytes] = field(default_factory=dict)
    """What is to be known of the pages that were made, by the digest of what each depends on."""
    old: list[str] = field(default_factory=list)
    """Such digests of the pages that were taken over."""


def build_site(config: MkDocsConfig, current: Callable[[], SiteBuild]) -> None:
    """Builds a site as `mkdocs build` does.

    Args:
        config: With its plugins started.
        current: Gives the build that our plugin has begun.

    Raises:
        Abort: The build was refused, as MkDocs does it.
    """
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    if config.strict:
        _MKDOCS.addHandler(counter)
    try:
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        _build(config, current())
        if counts := counter.get_counts():
            found = ", ".join(f"{number} {level.lower()}s" for level, number in counts)
            raise Abort(f"Aborted with {found} in strict mode!")
    except Exception as problem:
        config.plugins.on_build_error(error=problem)
        if isinstance(problem, BuildError):
            _MKDOCS.error(str(problem))
            raise Abort("Aborted with a BuildError!") from problem
        raise
    except KeyboardInterrupt:
        config.plugins.on_build_error(error=BuildError("interrupted"))
        raise
    finally:
        _MKDOCS.removeHandler(counter)


def _build(config: MkDocsConfig, build: SiteBuild) -> None:
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    nav = config.plugins.on_nav(nav, config=config, files=files)
    for file in files.documentation_pages(inclusion=InclusionLevel.is_included):
        if file.page is None:
            Page(None, file, config)
        mkdocs_build._populate_page(_page(file), config, files)
    env = config.plugins.on_env(env, config=config, files=files)
    files.copy_static_files(inclusion=InclusionLevel.is_included)
    for template in config.theme.static_templates:
        mkdocs_build._build_theme_template(template, env, files, config, nav)
    for template in config.extra_templates:
        mkdocs_build._build_extra_template(template, files, config, nav)
    pages = files.documentation_pages(inclusion=InclusionLevel.is_included)
    work = _gather_work(pages, files, nav, env, build)
    _build_pages(work)
    for file in pages:
        _page(file).validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    config.plugins.on_post_build(config=config)
    if work.kept is not None and build.is_published:
        work.kept.keep(work.made, used=work.old)


def _is_not_long(file: File) -> bool:
    """Sorts the page that takes as long as thousands of others to the front, lest all wait for it in the end."""
    return file.src_uri != SEARCH_REPORT


def _gather_work(pages: Sequence[File], files: Files, nav: Navigation, env: Environment, build: SiteBuild) -> _Work:
    # The picture of an article is a file of its own, which no page kept can bring along.
    may_keep = not (build.effort.is_anew or build.onlookers or build.delivery.cards)
    build.kept = kept = KeptPages.of_user(build.staging.live) if may_keep else None
    return _Work(
        build=build,
        files=files,
        pages=pages,
        nav=nav,
        env=env,
        kept=kept,
        shown=ShownFacts(build, files, nav) if kept is not None else None,
        is_shared=build.effort.jobs_for(build.layout) > 1 and not build.onlookers and can_fork(),
    )


def _build_pages(work: _Work) -> None:
    _tell_of_onlookers(work)
    linked: dict[File, dict[File, dict[str, str]]] = {}
    anchors: dict[str, str] = {}
    pages = sorted(work.pages, key=_is_not_long)
    made_pages = (
        share_out(partial(_make, work), pages, work.build, doing="building pages")
        if work.is_shared
        else map(partial(_make, work), pages)
    )
    for file, made in zip(pages, made_pages, strict=True):
        page = _take_over(made, work)
        links = {to: one for uri, one in page.links if (to := work.files.get_file_from_path(uri)) is not None}
        linked[file] = links
        anchors[file.src_uri] = page.anchors
    _know_anchors(linked, anchors)


def _tell_of_onlookers(work: _Work) -> None:
    build = work.build
    if build.onlookers and len(work.pages) >= _WORTH_TELLING and build.effort.jobs_for(build.layout) > 1:
        say(f"The pages are made by one process, since `{'`, `'.join(build.onlookers)}` looks at each of them.")


def _make(work: _Work, file: File) -> _Made:
    """Makes a page, or takes it over from the site that is there; perhaps in a process of its own."""
    build, page = work.build, _page(file)
    key = work.shown.digest(page) if work.shown is not None else None
    if key is not None and work.kept is not None:
        old = work.kept.take_over(key, file.dest_uri, Path(file.abs_dest_path))
        if old is not None:
            return _Made(records=(), key=key, is_old=True, page=old)
    known = len(build.disagreements)
    failure: Exception | None = None
    with _collected_log(is_kept_quiet=work.is_shared) as records:
        try:
            mkdocs_build._build_page(page, build.config, work.pages, work.nav, work.env)
        except Exception as problem:
            if not work.is_shared:
                raise
            failure = portable(problem)
    disagreements = tuple(build.disagreements[known:])
    del build.disagreements[known:]
    return _Made(
        records=tuple(records),
        failure=failure,
        disagreements=disagreements,
        # What was said of a page must be said again by the next build.
        key=None if records or disagreements else key,
        page=_known_page(file, build) if failure is None else None,
    )


def _known_page(file: File, build: SiteBuild) -> KeptPage:
    page = _page(file)
    written = Path(file.abs_dest_path)
    return KeptPage(
        digest=digest_of_page(written.read_bytes()) if written.exists() else "",
        anchors="\n".join(sorted(page.present_anchor_ids or ())),
        links=tuple((to.src_uri, anchors) for to, anchors in (page.links_to_anchors or {}).items()),
        names=build.used.last,
    )


@contextmanager
def _collected_log(*, is_kept_quiet: bool) -> Iterator[list[logging.LogRecord]]:
    """What is logged meanwhile.

    Args:
        is_kept_quiet: Whether nobody else gets it, since the process that started this one is to tell it.
    """
    collector = _Collector()
    loggers = (_MKDOCS, logging.getLogger())
    before = [logger.handlers for logger in loggers]
    for logger in loggers:
        logger.handlers = [collector] if is_kept_quiet else [*logger.handlers, collector]
    try:
        yield collector.records
    finally:
        for logger, handlers in zip(loggers, before, strict=True):
            logger.handlers = handlers


class _Collector(logging.handlers.QueueHandler):
    """Keeps what is logged, in a form that can be sent."""

    def __init__(self) -> None:
        super().__init__(SimpleQueue())
        self.records: list[logging.LogRecord] = []

    def enqueue(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def _take_over(made: _Made, work: _Work) -> KeptPage:
    build = work.build
    if work.is_shared:
        for record in made.records:
            logging.getLogger(record.name).handle(record)
    build.disagreements += made.disagreements
    if made.failure is not None:
        raise made.failure
    assert made.page is not None
    build.used.add(made.page.names)
    if made.key is not None and made.is_old:
        work.old.append(made.key)
        build.as_before += 1
    elif made.key is not None:
        work.made[made.key] = packed(made.page)
    return made.page


def _know_anchors(linked: dict[File, dict[File, dict[str, str]]], anchors: dict[str, str]) -> None:
    """Gives pages the links they have to parts of others, and those others their anchors, for MkDocs to compare."""
    for file, links in linked.items():
        _page(file).links_to_anchors = links
        for to in links:
            if to.page is not None and to.src_uri in anchors:
                to.page.present_anchor_ids = set(anchors[to.src_uri].split("\n"))


def _page(file: File) -> Page:
    assert file.page is not None
    return file.page
