"""A navigation that does not grow with the site, where MkDocs makes it of the folders.

Themes print the whole navigation, or all siblings of what is open, into every page: with 10,000 articles that is most
of each page. Here a page gets what lies around it, level by level, and a link to the list of all that are there
(`render/page_lists.py`).
A navigation that somebody wrote in `mkdocs.yml` is that person's, and is left whole.
"""

import copy
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, file_sort_key
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import dirname_to_title

from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.render.links import page_url
from mkdocs_evidence.render.page_lists import ListedPage, list_page, page_lists
from mkdocs_evidence.render.pages import GeneratedPage

MAX_ENTRIES = 50
"""Entries of one level up to which all are shown; beyond it, this many around the page."""
_MAX_ABOVE = 12
"""Entries that are shown of a larger level above that of the page."""


def list_pages(files: Files, config: MkDocsConfig, build: SiteBuild) -> Iterator[GeneratedPage]:
    """The lists of all pages of those folders that have too many entries for a sidebar."""
    if config.nav is not None:
        return
    for folder, listed in _large_folders(files):
        title = f"All pages in {_folder_title(folder)}" if folder else "All pages"
        for path, name, render in page_lists(folder, title, listed, links_from=build.facts.links_from):
            yield GeneratedPage(path=path, title=name, render=render, is_searched=False)
        build.large_folders[folder] = len(listed)


def bounded(nav: Navigation, page: Page, build: SiteBuild) -> Navigation:
    """The navigation as one page shows it: all of it, where no level has too many entries."""
    if not build.large_folders:
        return nav
    items = _level(nav.items, [*reversed([*page.ancestors]), page], "", page, build)
    narrowed = copy.copy(nav)
    narrowed.items = items
    return narrowed


def _large_folders(files: Files) -> Iterator[tuple[str, list[ListedPage]]]:
    entries: dict[str, dict[str, File]] = {}
    sizes: dict[str, int] = {}
    pages = (one for one in files.documentation_pages() if one.inclusion.is_in_nav())  # type: ignore[no-untyped-call]
    for file in sorted(pages, key=file_sort_key):
        place = PurePosixPath(file.src_uri)
        entries.setdefault(_name(place.parent), {})[file.src_uri] = file
        for above in place.parents[:-1]:
            entries.setdefault(_name(above.parent), {}).setdefault(f"{above}/", file)
            sizes[f"{above}/"] = sizes.get(f"{above}/", 0) + 1
    for folder, inside in entries.items():
        if len(inside) > MAX_ENTRIES:
            yield folder, [_listed(name, file, sizes.get(name, 0)) for name, file in inside.items()]


def _listed(name: str, file: File, pages: int) -> ListedPage:
    def title() -> str:
        if name.endswith("/"):
            return _folder_title(name.rstrip("/"))
        return str(file.page.title if file.page is not None else "")

    return ListedPage(path=file.src_uri, title=title, pages=pages)


def _name(folder: PurePosixPath) -> str:
    return "/".join(folder.parts)


def _folder_title(folder: str) -> str:
    return dirname_to_title(PurePosixPath(folder).name)


def _level(
    items: Sequence[StructureItem], path: Sequence[StructureItem], folder: str, page: Page, build: SiteBuild
) -> list[StructureItem]:
    """One level of the navigation, of which `path` leads on to the page; what is not on the path stays as it is."""
    here = path[0]
    shown = list(items)
    if folder in build.large_folders:
        shown = [*_around(items, here, is_own=here is page), _link_to_all(folder, page, build)]
    if not isinstance(here, Section):
        return shown
    below = _name(PurePosixPath(*PurePosixPath(page.file.src_uri).parts[: len(PurePosixPath(folder).parts) + 1]))
    opened = copy.copy(here)
    opened.children = _level(here.children, path[1:], below, page, build)
    return [opened if one is here else one for one in shown]


def _around(items: Sequence[StructureItem], here: StructureItem, *, is_own: bool) -> Sequence[StructureItem]:
    """The entries next to one, and always the first, which is the front page where there is one."""
    place = next((number for number, one in enumerate(items) if one is here), None)
    most = MAX_ENTRIES if is_own and place is not None else _MAX_ABOVE
    place = place or 0
    start = max(1, min(place - most // 2, len(items) - most + 1))
    return [items[0], *items[start : start + most - 1]]


def _link_to_all(folder: str, page: Page, build: SiteBuild) -> Link:
    url = page_url(list_page(folder), directory_urls=build.facts.directory_urls)
    return Link(f"All {build.large_folders[folder]:,}", url)
