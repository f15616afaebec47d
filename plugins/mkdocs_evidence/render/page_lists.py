"""Lists of all pages of one folder, for folders of which a sidebar shows only the surroundings of the page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from mkdocs_evidence.render.links import Links
from mkdocs_evidence.render.templating import render_template

MAX_LINES_ON_A_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPage:
    """A page, or the first page of a folder."""

    path: str
    """Under the pages folder."""
    title: Callable[[], str]
    """Known only when all pages are read."""
    pages: int = 0
    """How many lie in the folder; 0 for a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """One line of a list."""

    title: str
    url: str
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageListView:
    """One page of a list."""

    title: str
    lines: tuple[PageLine, ...]
    before: str
    """Address of the page with those before; empty on the first."""
    after: str


def list_page(folder: str, *, part: int = 1) -> str:
    """Path of the list of a folder's pages, or of a further part of it.

    >>> list_page(""), list_page("hip"), list_page("hip", part=2)
    ('all-pages/index.md', 'all-pages/hip/index.md', 'all-pages/hip/part-2.md')
    """
    name = "index" if part == 1 else f"part-{part}"
    return f"all-pages/{f'{folder}/' if folder else ''}{name}.md"


def page_lists(
    folder: str, title: str, pages: Sequence[ListedPage], *, links_from: Callable[[str], Links]
) -> Iterator[tuple[str, str, Callable[[], str]]]:
    """Path, title and what gives the content of each page of the list of one folder.

    Args:
        folder: Under the pages folder; empty for the pages folder itself.
        title: Of the list.
        pages: What lies in the folder, in the order of the navigation.
        links_from: Addresses as a page writes them, by its path.
    """
    for part in range(1, _parts(pages) + 1):
        name = title if part == 1 else f"{title}, {part}"
        yield list_page(folder, part=part), name, partial(_render_part, folder, name, pages, part, links_from)


def _parts(pages: Sequence[ListedPage]) -> int:
    return -(-len(pages) // MAX_LINES_ON_A_PAGE)


def _render_part(
    folder: str, title: str, pages: Sequence[ListedPage], part: int, links_from: Callable[[str], Links]
) -> str:
    links = links_from(list_page(folder, part=part))
    start = (part - 1) * MAX_LINES_ON_A_PAGE
    view = PageListView(
        title=title,
        lines=tuple(_line(one, links) for one in pages[start : start + MAX_LINES_ON_A_PAGE]),
        before=links.to(list_page(folder, part=part - 1)) if part > 1 else "",
        after=links.to(list_page(folder, part=part + 1)) if part < _parts(pages) else "",
    )
    return render_template("page_list.html", view)


def _line(page: ListedPage, links: Links) -> PageLine:
    more = f"{page.pages:,} page{'' if page.pages == 1 else 's'}" if page.pages else ""
    return PageLine(title=page.title(), url=links.to(page.path), more=more)
