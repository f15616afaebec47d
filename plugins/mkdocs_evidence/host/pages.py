"""Articles and generated pages as MkDocs pages: rendered by us, with MkDocs' own links, anchors and contents."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_evidence.export.bibliography import FORMATS
from mkdocs_evidence.host.article_text import make_article_text
from mkdocs_evidence.host.assets import copied_files
from mkdocs_evidence.host.bounded_nav import list_pages
from mkdocs_evidence.host.documentation import documentation_pages
from mkdocs_evidence.host.flow_files import flow_files, flow_formats
from mkdocs_evidence.host.front_matter import (
    MOST_VALUES,
    NestedTooDeepError,
    SelfContainingError,
    TooMuchError,
    disarm,
    disarm_text,
)
from mkdocs_evidence.host.headers import header_files
from mkdocs_evidence.host.late_pages import leave_for_later
from mkdocs_evidence.host.listing import is_draft
from mkdocs_evidence.host.offline import offline_files
from mkdocs_evidence.host.review_log import log_files
from mkdocs_evidence.host.review_rooms import room_files, whole_site
from mkdocs_evidence.host.search import leave_search, search_pages
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.host.social_cards import prepare_sharing, tell_of_missing_address
from mkdocs_evidence.host.verify_pages import verify_files
from mkdocs_evidence.load.strict_yaml.reader import MAX_DEPTH
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.board.record_feed import RECORD_FEED, render_record_feed
from mkdocs_evidence.render.cards.decoration import CardDecor
from mkdocs_evidence.render.contents import ContentsEntry, page_contents
from mkdocs_evidence.render.edition import edition_style
from mkdocs_evidence.render.facts import gather_article
from mkdocs_evidence.render.for_programs.about import describe_to_machines
from mkdocs_evidence.render.for_programs.feed import FEED, render_feed
from mkdocs_evidence.render.page import render_article
from mkdocs_evidence.render.pages import REFERENCE_INDEX, GeneratedPage, fill_markers, generated_pages
from mkdocs_evidence.render.sanitising import left_out, sanitise_page
from mkdocs_evidence.syntax.front_matter import split_front_matter
from mkdocs_evidence.verify.site import LEDGER

_log = get_plugin_logger(__name__)
_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
_ID = re.compile(r'id(?<=\sid)="([^"]+)"')  # begins with letters, which are searched for fast


def add_files(files: Files, config: MkDocsConfig, build: SiteBuild) -> Files:
    """Adds the generated pages and our style sheet and script, where the site has something of ours to show.

    A page that an author wrote under the path of a generated one stands.
    """
    if files.get_file_from_path(LEDGER) is not None:
        raise PluginError(f"evidence: `{LEDGER}` in your pages would be overwritten by ours. Give it another name.")
    if build.is_empty:
        return files
    for generated in (
        *content_pages(build),
        *documentation_pages(build),
        *(leave_search(build) if build.effort.leaves_search else search_pages(build, files)),
        *list_pages(files, config, build),
    ):
        if files.get_file_from_path(generated.path) is None:
            build.generated[generated.path] = generated
            # Thousands of references would drown the navigation; a `nav` may still name their pages.
            in_nav = InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, generated.path, content="", inclusion=in_nav))
        elif generated.path != REFERENCE_INDEX:
            _log.warning("%s stands where a page of ours would be; links lead to it.", generated.path)
    tell_of_missing_address(build)
    for file in copied_files(config):
        files.append(file)
    if (feed := render_feed(build.facts)) and files.get_file_from_path(FEED) is None:
        build.has_feed = True
        files.append(File.generated(config, FEED, content=feed))
    if build.documents.review_dashboard and (records := render_record_feed(whole_site(build))):
        files.append(File.generated(config, RECORD_FEED, content=records))
    headers = header_files(config, is_draft=is_draft(build)) if build.is_hardened else ()
    offline = offline_files(config) if build.delivery.offline else ()
    for file in (
        *flow_files(config, build),
        *room_files(config, files, build),
        *log_files(config, build),
        *verify_files(config, files, build),
        *headers,
        *offline,
    ):
        if files.get_file_from_path(file.src_uri) is None:
            files.append(file)
    return files


def content_pages(build: SiteBuild) -> Iterator[GeneratedPage]:
    """The pages that are made of the content as the build knows it now, but for those about checking and searching."""
    return generated_pages(build.facts, exports=_exports, flow_files=flow_formats())


def public_text(markdown: str, page: Page, build: SiteBuild) -> str:
    """The text of a page without what is held back from readers, so that no other plugin sees more of it."""
    article = build.article_at(page.file.src_uri)
    text = build.publication.texts.get(article.id) if article is not None else None
    parts = split_front_matter(text) if text is not None else None
    return parts.body if parts is not None else markdown


def disarm_page(page: Page, build: SiteBuild) -> None:
    """Makes the front matter of an article, or of every page of a hardened site, harmless wherever it is printed."""
    if build.is_hardened or build.article_at(page.file.src_uri) is not None:
        try:
            page.meta = disarm(page.meta)
        except SelfContainingError:
            raise PluginError(
                f"evidence: {page.file.src_uri}: something in the front matter holds itself, by an alias (`*name`) "
                "inside what its anchor (`&name`) names. Write out what is meant."
            ) from None
        except NestedTooDeepError:
            raise PluginError(
                f"evidence: {page.file.src_uri}: lists and groups in the front matter stand more than {MAX_DEPTH} "
                "deep. Write them with fewer levels."
            ) from None
        except TooMuchError:
            raise PluginError(
                f"evidence: {page.file.src_uri}: the aliases (`*name`) in the front matter stand for more than "
                f"{MOST_VALUES:,} values, which themes would print on every page. Write out what is meant."
            ) from None


def bind_page(page: Page, build: SiteBuild) -> None:
    """Makes an article or a generated page render itself; leaves every other page as it is."""
    article = build.article_at(page.file.src_uri)
    if article is not None:
        # Whatever extensions the rest of the site uses, guidance is rendered in the one dialect that was checked.
        _render_by(page, partial(_render_article, page, article, build))
        build.urls[article.id] = page.file.url
    elif (generated := build.generated.get(page.file.src_uri)) is not None:
        page.meta = {"title": disarm_text(generated.title)}
        if not generated.is_searched:
            page.meta["search"] = {"exclude": True}
        _render_by(page, partial(_show_generated, page, generated, build))
    else:
        return
    if not build.onlookers and "title" in page.meta:
        leave_for_later(page, build)
    build.our_pages.add(page.file.src_uri)


def refuse_unbuilt(files: Files, build: SiteBuild) -> None:
    """Ends the build when an article was checked but has no page; `exclude_docs` and `draft_docs` may leave one out.

    Raises:
        PluginError: Another plugin, or a folder that MkDocs does not read, hides an article.
    """
    left_out = {build.layout.name(build.layout.pages / one.src_uri) for one in files if one.inclusion in _LEFT_OUT}
    for article in build.ledger.articles.values():
        if article.id not in build.urls and article.file not in left_out:
            raise PluginError(
                f"evidence: {article.file} was checked, but MkDocs makes no page of it. "
                "If that is what you want, name it under `exclude_docs`."
            )


def fill_page(content: str, page: Page, build: SiteBuild) -> str:
    """Puts our lists into an ordinary page where it has markers for them."""
    if page.file.src_uri in build.our_pages:
        return content
    if build.is_hardened:
        content = _sanitised(content, page)
    if "<!-- evidence: " not in content:
        return content
    filled = fill_markers(content, build.facts, build.facts.links_from(page.file.src_uri))
    if filled != content:
        build.our_pages.add(page.file.src_uri)
    return filled


def _sanitised(content: str, page: Page) -> str:
    clean = sanitise_page(content)
    if lost := left_out(content, clean):
        _log.warning("%s: left out %s, since this site is hardened.", page.file.src_uri, ", ".join(lost))
    return clean


def _exports(reference: Reference) -> list[tuple[str, str]]:
    return [(form.label, form.export([reference])) for form in FORMATS.values()]


def _page_exports(record: Reference) -> list[tuple[str, str]]:
    return [(FORMATS[name].label, FORMATS[name].export([record])) for name in ("bibtex", "ris")]


def _render_by(page: Page, render: Callable[[MkDocsConfig, Files], None]) -> None:
    page.render = render  # type: ignore[method-assign, assignment] # MkDocs has no event in place of its own rendering


def _render_article(page: Page, article: Article, build: SiteBuild, config: MkDocsConfig, files: Files) -> None:
    facts = gather_article(article, build.facts)
    body = make_article_text(page, article, CardDecor(facts), build, config, files)
    said = html.unescape(str(page.meta.get("description") or ""))
    build.abouts[page.file.src_uri] = describe_to_machines(facts, description=said)
    build.edition_styles[page.file.src_uri] = edition_style(facts)
    build.sharing[page.file.src_uri] = prepare_sharing(facts, build)
    _show(page, render_article(facts, body, exports=_page_exports), config, files)


def _show_generated(page: Page, generated: GeneratedPage, build: SiteBuild, config: MkDocsConfig, files: Files) -> None:
    if generated.edition is not None:
        build.edition_styles[page.file.src_uri] = generated.edition()
    _show(page, generated.render(), config, files)


def _show(page: Page, content: str, config: MkDocsConfig, files: Files) -> None:
    page.content = content
    page.toc = TableOfContents(_anchor_links(page_contents(content)))
    page.present_anchor_ids = {html.unescape(name) for name in _ID.findall(content)}


def _anchor_links(entries: Iterable[ContentsEntry]) -> list[AnchorLink]:
    links = []
    for entry in entries:
        link = AnchorLink(entry.name, entry.anchor, entry.level)
        link.children = _anchor_links(entry.children)
        links.append(link)
    return links
