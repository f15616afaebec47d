"""What a finished page gets in its head: links to our files, what citation managers read, and its policy."""

import re

from markupsafe import escape
from mkdocs.structure.pages import Page

from mkdocs_evidence.host.assets import link_assets
from mkdocs_evidence.host.folder_links import name_files, name_files_in_part
from mkdocs_evidence.host.hardening import (
    allow_style,
    harden_page,
    style_source,
    without_outside,
)
from mkdocs_evidence.host.indents import without_indents, without_indents_in_part
from mkdocs_evidence.host.lean_theme import Names, lean_page, names_in_part
from mkdocs_evidence.host.listing import NOT_LISTED, SITEMAP, is_draft, is_listed, listed_sitemap, put_draft_note
from mkdocs_evidence.host.not_found import NOT_FOUND, help_lost_reader
from mkdocs_evidence.host.offline import offline_tag
from mkdocs_evidence.host.search import drop_search_slot, put_search_box
from mkdocs_evidence.host.shells.frames import mark
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.render.for_programs.feed import FEED

_STYLE = mark("style")
_LOADING = frozenset({"link", "script"})
"""Elements by which something may be loaded from another host."""
_NO_NAMES = Names(frozenset(), frozenset(), frozenset())
_DESCRIPTION = re.compile(r"<meta\s+name=\"description\"\s+content=\"[^\"]*\"\s*/?>\s*")
"""What a theme says of an article: that is what it says of the whole site."""


def finish_page(output: str, page: Page, build: SiteBuild) -> str:
    """The page as it is published. Pages that are not ours stay as they are, unless the project wants it of all pages.

    Args:
        output: The whole page, after all other plugins.
        page: As MkDocs knows it.
        build: The build it belongs to.
    """
    path = page.file.src_uri
    head = own_head(path, build, has_address=has_address(output)) if path in build.our_pages else ""
    return _finish(output, page, build, head=head, style=build.edition_styles.get(path))


def finish_marked(output: str, page: Page, build: SiteBuild) -> str:
    """The same for a page of marks, which gets a mark for what is its own in its head.

    Args:
        output: The whole page, in which `frames.py` made the marks.
        page: The page in whose place it stands; it is one of ours.
        build: The build it belongs to.
    """
    path = page.file.src_uri
    style = _STYLE if path in build.edition_styles else None
    # Where nothing is put into the head, empty lines meet there, of which a lean page has none.
    head = mark("head") if own_head(path, build, has_address=has_address(output)) else ""
    finished = _finish(output, page, build, head=head, style=style)
    return finished.replace(style_source(_STYLE), mark("style"))


def finish_part(part: str, build: SiteBuild) -> str:
    """What is done to a part of a page of ours when the page is finished."""
    part = without_outside(part, site_url=build.facts.url)
    part = without_indents(part) if build.delivery.lean else part
    return name_files(part) if build.delivery.from_folder else part


def finish_content(content: str, build: SiteBuild) -> tuple[bytes, Names]:
    """The same for what stands in the main part of a page of ours, in which every sign of a text is escaped.

    Returns:
        The part as it is written, and where the theme is made lean the names in it.
    """
    if build.delivery.from_folder:
        content = name_files_in_part(content)
    part = written(content)
    if not build.delivery.lean:
        may_load = b"<link" in part or b"<script" in part
        return written(without_outside(content, site_url=build.facts.url)) if may_load else part, _NO_NAMES
    names = names_in_part(part)
    if not _LOADING.isdisjoint(names.tags):
        part = written(without_outside(content, site_url=build.facts.url))
        names = names_in_part(part)
    return without_indents_in_part(part, names.tags), names


def written(output: str) -> bytes:
    """A page, or a part of one, as it stands in its file."""
    return output.encode(errors="xmlcharrefreplace")


def own_style(path: str, build: SiteBuild) -> str:
    """What allows the style sheet of a page's own in its policy; empty where it has none."""
    css = build.edition_styles.get(path)
    return "" if css is None else style_source(css)


def _finish(output: str, page: Page, build: SiteBuild, *, head: str, style: str | None) -> str:
    path = page.file.src_uri
    is_ours = path in build.our_pages
    if path in build.abouts:
        output = _DESCRIPTION.sub("", output, count=1)
    if is_ours:
        output = _put(output, head)
    if not is_listed(path, build):
        output = _put(output, NOT_LISTED)
    if is_draft(build):
        output = put_draft_note(output)
    if is_ours or build.search is not None or is_draft(build):
        output = link_assets(output, build.facts.links_from(path))
    output = put_search_box(output, path, build)
    if build.delivery.offline:
        output = _put(output, offline_tag(build.facts.links_from(path)))
    if is_ours or build.is_hardened:
        policy = build.policies.of_page(page) if build.policies else None
        if policy is not None and style is not None:
            policy = allow_style(policy, style)
        output = harden_page(output, policy, site_url=build.facts.url)
    if build.delivery.lean:
        output = lean_page(output, build.used)
    return name_files(output) if build.delivery.from_folder else output


def has_address(output: str) -> bool:
    """Whether the theme says in the head of a page where the page is."""
    return 'rel="canonical"' in output.partition("</head>")[0]


def own_head(path: str, build: SiteBuild, *, has_address: bool) -> str:
    """The elements in the head of a page that are about this page alone.

    Args:
        path: Under the pages folder.
        build: The build it belongs to.
        has_address: Whether the theme has said where the page is.
    """
    links = build.facts.links_from(path)
    tags = ""
    if build.has_feed:
        feed = escape(links.to_file(FEED))
        tags = f'<link rel="alternate" type="application/atom+xml" title="What changed" href="{feed}">'
    about = build.abouts.get(path)
    if about is not None:
        if about.url and not has_address:
            tags += f'<link rel="canonical" href="{escape(about.url)}">'
        if said := about.description or build.config.site_description:
            tags += f'<meta name="description" content="{escape(said)}">'
        tags += about.tags + build.sharing.get(path, "")
    if path in build.edition_styles:
        tags += f"<style>{build.edition_styles[path]}</style>"
    return tags


def _put(output: str, tags: str) -> str:
    head, end, rest = output.partition("</head>")
    return f"{head}{tags}\n{end}{rest}" if end else output


def finish_template(output: str, name: str, build: SiteBuild) -> str:
    """A page that the theme makes by itself, such as `404.html`."""
    if name == SITEMAP:
        return listed_sitemap(output, build)
    if not name.endswith(".html"):
        return output
    if is_draft(build):
        output = _put(output, NOT_LISTED)
    output = help_lost_reader(output, build) if name == NOT_FOUND else drop_search_slot(output)
    if build.is_hardened:
        policy = build.policies.of_template(name) if build.policies else None
        output = harden_page(output, policy, site_url=build.facts.url)
    if build.delivery.lean:
        output = lean_page(output, build.used)
    return name_files(output) if build.delivery.from_folder else output
