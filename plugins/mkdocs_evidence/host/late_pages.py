"""Pages of ours whose content is made only when they are written, so that this can be done by any process.

Until then MkDocs knows their titles and addresses, which is all that other pages show of them. A plugin that looks at
the content of pages before, or keeps something of each page that is written, must see them made in MkDocs' own order.
"""

from collections.abc import Iterator
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from mkdocs_evidence.host.site_build import SiteBuild

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
    page.render = partial(_show_nothing_yet, page)  # type: ignore[method-assign] # MkDocs has no event for this


def _show_nothing_yet(page: Page, config: MkDocsConfig, files: Files) -> None:
    page.content = ""
    page.toc = TableOfContents([])


def render_late(page: Page, build: SiteBuild) -> None:
    """Makes the content of a page that was left for later; does nothing for others."""
    render = build.late.get(page.file.src_uri)
    if render is not None and build.files is not None:
        render(build.config, build.files)


def forget_content(page: Page, build: SiteBuild) -> None:
    """Lets go of the content of a late page that is finished: thousands of pages together would fill the memory."""
    if build.late.pop(page.file.src_uri, None) is not None:
        page.content, page.markdown = "", ""
        page.toc = TableOfContents([])
