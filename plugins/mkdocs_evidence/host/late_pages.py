"""Pages of ours whose content is made only when they are written, so that this can be done by any process.

Until then MkDocs knows their titles and addresses, which is all that other pages show of them. A plugin that looks at
the content of pages before, or keeps something of each page that is written, must see them made in MkDocs' own order.
"""

import zlib
from collections.abc import Iterator
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from mkdocs_evidence.host.bounded_nav import bounded
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.publish.whole_files import write_whole
from mkdocs_evidence.shelf import put_away

_LOOKING = ("page_content", "env", "page_context", "post_page")
"""Events at which a plugin can see, or change, what a page holds."""


def onlookers(config: MkDocsConfig, ours: object) -> tuple[str, ...]:
    """Names of the plugins and hooks that look at pages while they are made, in the order of their first look.

    Args:
        config: Holds the plugins.
        ours: This plugin, which does not count.
    """
    return tuple(dict.fromkeys(_looking(config, ours)))


def _looking(config: MkDocsConfig, ours: object) -> Iterator[str]:
    names = {id(plugin): name for name, plugin in config.plugins.items()}
    for event in _LOOKING:
        for method in config.plugins.events[event]:
            owner = getattr(method, "__self__", None)
            # Material's search, switched off, is still asked and does nothing.
            is_off = getattr(getattr(owner, "config", None), "enabled", True) is False
            if owner is not ours and not is_off:
                yield names.get(id(owner)) or getattr(method, "__module__", None) or repr(method)


def leave_for_later(page: Page, build: SiteBuild) -> None:
    """Makes a page render itself when it is written, and not when MkDocs reads it."""
    build.late[page.file.src_uri] = page.render
    page.render = partial(_show_nothing_yet, page, build)  # type: ignore[method-assign] # MkDocs has no event for this


def _show_nothing_yet(page: Page, build: SiteBuild, config: MkDocsConfig, files: Files) -> None:
    page.content = ""
    page.toc = TableOfContents([])
    build.late_texts.pop(page.file.src_uri, None)
    if page.markdown:
        # The texts of thousands of pages take a third of their room meanwhile.
        build.late_texts[page.file.src_uri] = put_away(zlib.compress(page.markdown.encode(errors="surrogatepass"), 1))
        page.markdown = ""


def text_of(page: Page, build: SiteBuild) -> str:
    """The Markdown of a page, also of one that is left for later."""
    packed = build.late_texts.get(page.file.src_uri)
    if page.markdown or packed is None:
        return page.markdown or ""
    return zlib.decompress(packed.data).decode(errors="surrogatepass")


def render_late(page: Page, build: SiteBuild) -> None:
    """Makes the content of a page that was left for later; does nothing for others."""
    render = build.late.get(page.file.src_uri)
    if render is not None and build.files is not None and not page.content:
        page.markdown = text_of(page, build)
        render(build.config, build.files)


def write_late(page: Page, nav: Navigation, build: SiteBuild) -> bytes | None:
    """Makes and writes a page of which it is known what the theme prints around it.

    Args:
        page: Any page of the site.
        nav: All of the navigation.
        build: The build it belongs to.

    Returns:
        The bytes of its file; None where nothing was written, since MkDocs is to put the page through its theme.
    """
    if build.fill is None or page.file.src_uri not in build.late:
        return None
    page.active = True
    try:
        render_late(page, build)
        data = build.fill(page, bounded(nav, page, build))
    finally:
        page.active = False
    if data is None:
        return None
    write_whole(page.file.abs_dest_path, data)
    forget_content(page, build)
    return data


def forget_content(page: Page, build: SiteBuild) -> None:
    """Lets go of the content of a late page that is finished: thousands of pages together would fill the memory."""
    if build.late.pop(page.file.src_uri, None) is not None:
        build.late_texts.pop(page.file.src_uri, None)
        page.content, page.markdown = "", ""
        page.toc = TableOfContents([])
