"""The marks that stand for a page and for those beside it, and what each page puts in their places."""

from mkdocs.structure.pages import Page

from mkdocs_evidence.host.shells.frames import fits_mark, mark, text_mark
from mkdocs_evidence.host.shells.nav_places import NavPlace
from mkdocs_evidence.host.shells.stand_ins import Asked, StandInContent, StandInPage, stand_in_contents


def stand_in(page: Page, place: NavPlace, asked: Asked) -> StandInPage:
    """The page itself, with marks."""
    own = StandInPage(
        page, asked, title=text_mark("title"), url=f"{place.folder}{mark('name')}{place.end}", is_open=True
    )
    own.content = StandInContent.of(page.content or "", asked)
    own.toc = stand_in_contents(list(page.toc), asked)
    name = place.name_of(page) + place.end
    own.canonical_url = _marked_end(page.canonical_url, name, mark("name") + place.end, asked)
    own.edit_url = _marked_end(page.edit_url, _source_name(page), mark("source"), asked)
    if page.previous_page is not None:
        own.previous_page = stand_in_neighbour(page.previous_page, place, asked, "previous")
    if page.next_page is not None:
        own.next_page = stand_in_neighbour(page.next_page, place, asked, "next")
    return own


def stand_in_neighbour(page: Page, place: NavPlace, asked: Asked, name: str, number: int = -1) -> StandInPage:
    """A page beside, with marks.

    Args:
        page: The one beside.
        place: Of the page that is made.
        asked: Takes what is asked of it.
        name: `previous`, `next` or `entry`.
        number: Of the entry; -1 for none.
    """
    url = f"{place.folder}{mark(f'{name}name', number)}{place.end}"
    return StandInPage(page, asked, title=text_mark(name, number), url=url, is_open=False)


def _marked_end(address: str | None, end: str, marked: str, asked: Asked) -> str | None:
    """An address with a mark in place of its end."""
    if address is None or address.endswith(end):
        return address and address.removesuffix(end) + marked
    asked.surprises.add("an address that is not made of the page's own")
    return address


def _source_name(page: Page) -> str:
    return page.file.src_uri.rpartition("/")[2]


def page_values(page: Page, place: NavPlace, asked: Asked) -> dict[str, str] | None:
    """What stands in the places of the marks that tell where a page is; None where no mark can stand for it."""
    if not fits_mark(page.title):
        return None
    values = {"title": str(page.title), "name": place.name_of(page), "source": _source_name(page)}
    toc = list(page.toc)
    if toc:
        values["firstid"] = toc[0].id
    for name, one in (("previous", page.previous_page), ("next", page.next_page)):
        if one is not None:
            found = neighbour_values(one, place, asked, name)
            if found is None:
                return None
            values |= found
    return values


def neighbour_values(page: Page, place: NavPlace, asked: Asked, name: str) -> dict[str, str] | None:
    """The same of a page beside, which the marks call by a name: `previous`, `next` or `entry`."""
    own_name = place.name_of(page)
    has_more = any(page.meta.get(one) is not None for one in asked.entry_meta)
    if has_more or not own_name or not fits_mark(page.title):
        return None
    return {name: str(page.title), f"{name}name": own_name}
