"""A build in MkDocs' own order of work, with the pages shared among processes.

`mkdocs.commands.build.build` makes one page after another. What is done here is the same, in the same order and by the
same functions of MkDocs, but for the pages themselves: they are made by forked processes, each of which has all that
MkDocs knows by then, and what they have to say comes back in the order of the pages. Where another plugin looks at the
pages while they are made, one process makes them all.
"""

import logging
import logging.handlers
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
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

from mkdocs_evidence.collection import seldom_collecting
from mkdocs_evidence.forking import can_fork, portable
from mkdocs_evidence.host.article_text import choose_both_ways
from mkdocs_evidence.host.kept.pages import KeptPage, pack_anchors
from mkdocs_evidence.host.kept.shown_facts import ShownFacts
from mkdocs_evidence.host.kept.taking_over import TakenOver, take_over
from mkdocs_evidence.host.late_pages import write_late
from mkdocs_evidence.host.lean_theme import Names
from mkdocs_evidence.host.page_order import in_order
from mkdocs_evidence.host.site_build import SiteBuild, share_out
from mkdocs_evidence.host.theme_files import without_hidden
from mkdocs_evidence.model.source import Disagreement
from mkdocs_evidence.pipeline import Compilation
from mkdocs_evidence.publish.site_tree import digest_of
from mkdocs_evidence.render.templating import prepare_templates
from mkdocs_evidence.terminal import say

_MKDOCS = logging.getLogger("mkdocs")
_BUILDING = logging.getLogger(mkdocs_build.__name__)
_WORTH_TELLING = 200
"""Pages from which on a site is told why one process makes them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the making of one page gave besides its file."""

    records: tuple[logging.LogRecord, ...]
    failure: Exception | None = None
    disagreements: tuple[Disagreement, ...] = ()
    long_ways: tuple[str, ...] = ()
    key: str | None = None
    """Digest of what the page depends on; None when it is not to be kept."""
    page: KeptPage | None = None
    """None when it could not be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A page that was made on another machine."""

    made: Made
    files: tuple[tuple[str, bytes], ...]
    """Path from the root of the site, and bytes, of the page and of all else that was written with it."""


Elsewhere = Callable[[Compilation], Callable[[str], Brought]]
"""Gives, for what was found out about a site, something that can be sent to another machine and makes pages there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What the pages of a build are made of."""

    build: SiteBuild
    files: Files
    pages: Sequence[File]
    nav: Navigation
    env: Environment
    is_shared: bool
    taken: TakenOver = field(default_factory=TakenOver)
    """What need not be made."""


def build_site(config: MkDocsConfig, current: Callable[[], SiteBuild], *, elsewhere: Elsewhere | None = None) -> None:
    """Builds a site as `mkdocs build` does.

    Args:
        config: With its plugins started.
        current: Gives the build that our plugin has begun.
        elsewhere: Makes the pages where the build has a crew.

    Raises:
        Abort: The build was refused, as MkDocs does it.
    """
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    if config.strict:
        _MKDOCS.addHandler(counter)
    try:
        with seldom_collecting():
            config = config.plugins.on_config(config)
            config.plugins.on_pre_build(config=config)
            _build(config, current(), elsewhere)
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


def _build(config: MkDocsConfig, build: SiteBuild, elsewhere: Elsewhere | None) -> None:
    files, nav, env = read_pages(config)
    work = gather_work(files, nav, env, build)
    work = replace(work, taken=_take_over(work))
    write_site_files(config, files, nav, env)
    _build_pages(work, elsewhere)
    for file in work.pages:
        _page(file).validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    config.plugins.on_post_build(config=config)
    if build.kept is not None and build.is_published:
        build.kept.keep(build.made, used=work.taken.used() | build.old)


def _take_over(work: Work) -> TakenOver:
    build = work.build
    # The picture of an article is a file of its own, which no page kept can bring along.
    may_keep = not (build.kept is None or build.onlookers or build.delivery.cards)
    shown = ShownFacts(build, work.files, work.nav) if may_keep else None
    taken = take_over(build, work.pages, shown)
    if shown is not None:
        build.line_keys = {name: shown.digest_line(build.ledger.articles[name]) for name in build.urls}
    build.room_keys = {path: taken.keys[path] for path, _ in build.rooms if path in taken.keys}
    build.old_rooms = frozenset(build.room_keys.keys() & taken.pages.keys())
    return taken


def read_pages(
    config: MkDocsConfig, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
) -> tuple[Files, Navigation, Environment]:
    """Finds and reads the pages of a site, as far as MkDocs does before it writes the first.

    Args:
        config: After its plugins have seen it.
        inclusion: Which pages there are.
    """
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(without_hidden(env), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    nav = config.plugins.on_nav(nav, config=config, files=files)
    for file in files.documentation_pages(inclusion=inclusion):
        if file.page is None:
            Page(None, file, config)
        mkdocs_build._populate_page(_page(file), config, files)
    return files, nav, config.plugins.on_env(env, config=config, files=files)


def write_site_files(
    config: MkDocsConfig,
    files: Files,
    nav: Navigation,
    env: Environment,
    *,
    inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included,
) -> None:
    """Writes what is no page of somebody: files as they are, and what the theme makes by itself."""
    files.copy_static_files(inclusion=inclusion)
    for template in config.theme.static_templates:
        mkdocs_build._build_theme_template(template, env, files, config, nav)
    for template in config.extra_templates:
        mkdocs_build._build_extra_template(template, files, config, nav)


def gather_work(files: Files, nav: Navigation, env: Environment, build: SiteBuild) -> Work:
    """What the pages are made of, from what `read_pages` gave."""
    return Work(
        build=build,
        files=files,
        pages=files.documentation_pages(inclusion=InclusionLevel.is_included),
        nav=nav,
        env=env,
        is_shared=not build.onlookers
        and (build.effort.crew is not None or (build.effort.jobs_for(build.layout) > 1 and can_fork())),
    )


def _build_pages(work: Work, elsewhere: Elsewhere | None) -> None:
    _tell_of_onlookers(work)
    taken = work.taken.pages
    pages = in_order([file for file in work.pages if file.dest_uri not in taken], work.build)
    known = {file: taken[file.dest_uri] for file in work.pages if file.dest_uri in taken}
    work.build.as_before = len(known)
    alike: dict[Names, Names] = {page.names: page.names for page in known.values()}
    for file, made in zip(pages, _made_pages(pages, work, elsewhere), strict=True):
        known[file] = _take_in(made, file, work, alike)
    work.build.both_ways_too = None  # a preview goes on with this build, and counts what is made for it
    for names in alike:
        work.build.used.add(names)
    _know_anchors(known, work.files)


def _made_pages(pages: Sequence[File], work: Work, elsewhere: Elsewhere | None) -> Iterable[Made]:
    if not work.is_shared:
        return map(partial(make_page, work), pages)
    if work.build.effort.crew is None or elsewhere is None:
        _prepare_to_fork(work, pages)
        return share_out(
            partial(make_page, work),
            pages,
            work.build,
            doing="building pages",
            may_renew=lambda: work.build.has_learned_enough,
        )
    return _made_elsewhere(elsewhere(work.build.compilation), pages, work.build)


def _prepare_to_fork(work: Work, pages: Sequence[File]) -> None:
    """Does here what each process would do for itself, and shares out what is done so many times in a build."""
    build = work.build
    if len(pages) >= _WORTH_TELLING:
        tuple(build.ledger.references.values())  # unpacks those that were not looked at since the last build
    choose_both_ways((file.src_uri for file in pages), build)
    if not work.taken.pages:
        prepare_templates()


def _made_elsewhere(make: Callable[[str], Brought], pages: Sequence[File], build: SiteBuild) -> Iterator[Made]:
    paths = [file.src_uri for file in pages]
    for one in share_out(make, paths, build, doing="building pages", crew=build.effort.crew):
        for path, data in one.files:
            target = build.staging.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        yield one.made


def _tell_of_onlookers(work: Work) -> None:
    build = work.build
    is_large = len(work.pages) >= _WORTH_TELLING and build.effort.jobs_for(build.layout) > 1
    if build.onlookers and (is_large or build.effort.crew is not None):
        say(f"The pages are made by one process, since `{'`, `'.join(build.onlookers)}` looks at each of them.")


def make_page(work: Work, file: File) -> Made:
    """Makes a page, perhaps in a process of its own."""
    build, page = work.build, _page(file)
    key = work.taken.keys.get(file.dest_uri)
    known, known_ways = len(build.disagreements), len(build.long_ways)
    is_draft = file.inclusion.is_excluded()  # type: ignore[no-untyped-call] # MkDocs has no types there
    failure: Exception | None = None
    with collected_log(is_kept_quiet=work.is_shared) as records:
        try:
            data = None if is_draft else _written_late(page, work)
            if data is None:
                mkdocs_build._build_page(page, build.config, work.pages, work.nav, work.env, excluded=is_draft)
        except Exception as problem:
            if not work.is_shared:
                raise
            failure = portable(problem)
    disagreements = tuple(build.disagreements[known:])
    long_ways = tuple(build.long_ways[known_ways:])
    del build.disagreements[known:], build.long_ways[known_ways:]
    return Made(
        records=tuple(records),
        failure=failure,
        disagreements=disagreements,
        long_ways=long_ways,
        # What was said of a page must be said again by the next build.
        key=None if records or disagreements or long_ways else key,
        page=_known_page(file, data, build, is_to_be_kept=key is not None) if failure is None else None,
    )


def _written_late(page: Page, work: Work) -> bytes | None:
    """What `write_late` gives; what goes wrong is told as MkDocs tells it."""
    try:
        return write_late(page, work.nav, work.build)
    except Exception as problem:
        said = "" if isinstance(problem, BuildError) else f" {problem}"
        _BUILDING.error(f"Error building page '{page.file.src_uri}':{said}")
        raise


def _known_page(file: File, data: bytes | None, build: SiteBuild, *, is_to_be_kept: bool) -> KeptPage:
    page = _page(file)
    if data is None and is_to_be_kept and os.path.exists(file.abs_dest_path):
        data = Path(file.abs_dest_path).read_bytes()
    return KeptPage(
        digest=digest_of(data) if is_to_be_kept and data is not None else "",
        packed_anchors=pack_anchors(page.present_anchor_ids or ()),
        links=tuple((to.src_uri, anchors) for to, anchors in (page.links_to_anchors or {}).items()),
        names=build.used.last,
    )


@contextmanager
def collected_log(*, is_kept_quiet: bool) -> Iterator[list[logging.LogRecord]]:
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


def _take_in(made: Made, file: File, work: Work, alike: dict[Names, Names]) -> KeptPage:
    """Takes what the making of a page gave; `alike` gains its names, since thousands of pages have the same."""
    build = work.build
    if work.is_shared:
        for record in made.records:
            logging.getLogger(record.name).handle(record)
    build.disagreements += made.disagreements
    build.long_ways += made.long_ways
    if made.failure is not None:
        raise made.failure
    assert made.page is not None
    page = replace(made.page, names=alike.setdefault(made.page.names, made.page.names))
    if made.key is not None and page.digest:
        build.note_document(made.key, file.dest_uri, page)
    return page


def _know_anchors(known: Mapping[File, KeptPage], files: Files) -> None:
    """Gives pages the links they have to parts of others, and those others their anchors, for MkDocs to compare."""
    linked: set[File] = set()
    for file, kept in known.items():
        links = {to: one for uri, one in kept.links if (to := files.get_file_from_path(uri)) is not None}
        _page(file).links_to_anchors = links
        linked.update(links)
    # Each once: thousands of pages have links to the same.
    for to in linked:
        if to.page is not None and to in known:
            to.page.present_anchor_ids = set(known[to].anchors)


def _page(file: File) -> Page:
    assert file.page is not None
    return file.page
