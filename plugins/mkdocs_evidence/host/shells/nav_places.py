"""Where a page stands in the navigation, as far as other pages stand there in the same way."""

import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

_ADDRESS = re.compile(r"((?:[^/]+/)*)([^/]+)(/|\.html)")
_ENDS = ("/", ".html")
_HISTORY = re.compile(r"((?:[^/]+/)*)([\w.~-]+)(/history(?:/|\.html))")
"""Address of what the board did about an article, which stands in a folder of its own below the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NavPlace:
    """The place of a page among those of its folder."""

    folder: str
    """Of its address, up to the last slash before its name."""
    end: str
    """What follows its name: a slash, or `.html`; before it, for a history, what all of them are called."""
    entries: tuple[Page, ...]
    """Pages that the navigation lists beside it, with itself and without the first, which themes also list elsewhere.

    None where the page is not in the navigation.
    """
    at: int
    """Its own number among them."""
    others: tuple[object, ...]
    """By what the rest of the level is known again: sections, links, and how many of them come first."""

    def name_of(self, page: Page) -> str:
        """The part of an address that tells a page of this folder from others; empty for one of another folder."""
        url, start, end = page.url, len(self.folder), len(self.end)
        is_here = url.startswith(self.folder) and url.endswith(self.end) and not page.is_index
        name = url[start:-end] if is_here else ""
        return "" if "/" in name else name

    def way_to_own(self, page: Page) -> str:
        """How an address begins, as the other pages of this kind write it, that is shorter on this page itself.

        Empty where there is none: only a history stands below something that has an address.
        """
        return "" if self.end in _ENDS else f"{'../' * self.end.count('/')}{self.name_of(page)}"


def find_place(page: Page, nav: Navigation) -> NavPlace | None:
    """Where a page stands; None for one that is like no other, such as the first ones and the last of its folder."""
    address = _ADDRESS.fullmatch(page.url)
    if address is None or page.is_index:
        return None
    folder, _, end = address.groups()
    level = _level_of(nav.items, page)
    if level is None:
        below = _HISTORY.fullmatch(page.url) if page.edit_url is None else None
        folder, _, end = (below or address).groups()
        return NavPlace(folder=folder, end=end, entries=(), at=0, others=())
    numbers = [number for number, one in enumerate(level) if isinstance(one, Page) and not one.is_index]
    start, stop = numbers[0] + 1, numbers[-1] + 1
    entries = tuple(one for one in level[start:stop] if isinstance(one, Page))
    at = next((number for number, one in enumerate(entries) if one is page), 0)
    if len(entries) != len(numbers) - 1 or len(entries) != stop - start or not 0 < at < len(entries) - 1:
        return None
    others = (start, *map(_known_by, level[:start]), *map(_known_by, level[stop:]))
    return NavPlace(folder=folder, end=end, entries=entries, at=at, others=others)


def with_stand_ins(nav: Navigation, page: Page, stand_ins: Mapping[int, StructureItem]) -> Navigation:
    """A navigation in which pages beside one, and itself, are replaced.

    Args:
        nav: The navigation that the page shows.
        page: Which is open in it.
        stand_ins: What takes the place of each, by its identity.
    """
    replaced = copy.copy(nav)
    replaced.items = _replaced(nav.items, page, stand_ins)
    return replaced


def _replaced(
    items: Sequence[StructureItem], page: Page, stand_ins: Mapping[int, StructureItem]
) -> list[StructureItem]:
    if any(one is page for one in items):
        return [stand_ins.get(id(one), one) for one in items]
    return [_opened(one, page, stand_ins) if isinstance(one, Section) and one.active else one for one in items]


def _opened(section: Section, page: Page, stand_ins: Mapping[int, StructureItem]) -> Section:
    opened = copy.copy(section)
    opened.children = _replaced(section.children, page, stand_ins)
    return opened


def _level_of(items: Sequence[StructureItem], page: Page) -> Sequence[StructureItem] | None:
    """The level on which a page stands; None when it stands on none."""
    if any(one is page for one in items):
        return items
    below = (_level_of(one.children, page) for one in items if isinstance(one, Section) and one.active)
    return next((level for level in below if level is not None), None)


def _known_by(item: StructureItem) -> object:
    # Links to lists of all pages are made anew for each page that shows them.
    return (item.title, item.url) if isinstance(item, Link) else id(item)
