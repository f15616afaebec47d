"""Tables of contents as the theme prints them, printed once for all pages whose headings stand in the same order.

Two such tables differ in the words and addresses of their entries alone. As with whole pages (`page_shells.py`) the
theme is asked once, with marks for these, and the first table of each kind is compared with what the theme makes of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Template, TemplateError
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_evidence.host.lean_theme import Names, names_in
from mkdocs_evidence.host.page_head import finish_part
from mkdocs_evidence.host.shells.frames import Pattern, cut_marks, fits_mark, mark, text_mark
from mkdocs_evidence.host.shells.marks import stand_in
from mkdocs_evidence.host.shells.nav_places import NavPlace
from mkdocs_evidence.host.shells.stand_ins import Asked
from mkdocs_evidence.host.site_build import SiteBuild

_MOST = 256
"""Kinds of tables that are remembered; the theme makes all others itself."""
_HEADING, _ANCHOR = "heading", "anchor"

Context = Mapping[str, Any]  # Any: what MkDocs gives its templates
Outline = tuple[tuple[int, Any], ...]  # Any: of the entries below, the same again
"""Levels of headings, each with those below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A table of contents as it is published."""

    html: str
    names: Names


class ContentsFrames:
    """Makes the tables of contents of one build."""

    def __init__(self, template: Template, build: SiteBuild) -> None:
        """Takes what prints a table alone."""
        self._template = template
        self._build = build
        self._known: dict[Outline, tuple[Pattern, Names] | None] = {}

    def make(self, page: Page, place: NavPlace, context: Context | None) -> Contents | None:
        """The table of a page.

        Args:
            page: Which has it.
            place: Of the page in the navigation.
            context: What MkDocs gives its templates; None where the theme is not to be asked.

        Returns:
            None where the table cannot stand alone in this theme, or the theme would have to be asked.
        """
        entries = _flat(page.toc.items)
        outline = _outline(page.toc.items)
        try:
            if context is not None and outline not in self._known and len(self._known) < _MOST:
                self._known[outline] = self._pattern(context, place)
            known = self._known.get(outline)
            if known is None or not all(fits_mark(one.title) for one in entries):
                return self._printed(context) if context is not None else None
        except TemplateError:
            return None
        pattern, names = known
        return Contents(html=pattern.fill_numbered(_values(entries)), names=names)

    def _printed(self, context: Context) -> Contents:
        html = self._finished(context)
        return Contents(html=html, names=names_in(html))

    def _finished(self, context: Context) -> str:
        html = finish_part(self._template.render(context), self._build)
        # It stands on lines of its own, and a lean page has no empty line before or after it.
        return html.strip("\n") if self._build.delivery.lean else html

    def _pattern(self, context: Context, place: NavPlace) -> tuple[Pattern, Names] | None:
        page, asked = context["page"], Asked()
        own = stand_in(page, place, asked)
        own.toc = _marked(page)  # type: ignore[assignment] # a theme cannot tell the two apart
        # A table that shows more than headings differs from the one that is printed, or has other marks.
        elsewhere = {"page": own, "nav": (), "base_url": mark("base")}
        pattern = cut_marks(self._finished({**context, **elsewhere}))
        if pattern is None or asked.surprises or asked.meta or asked.content:
            return None
        if any(slot.name not in (_HEADING, _ANCHOR) for slot in pattern.slots):
            return None
        printed, entries = self._printed(context), _flat(page.toc.items)
        is_same = pattern.fill_numbered(_values(entries)) == printed.html
        is_named_alike = printed.names.words.isdisjoint(one.id for one in entries)
        return (pattern, printed.names) if is_same and is_named_alike else None


def _outline(entries: Sequence[AnchorLink]) -> Outline:
    return tuple([(one.level, _outline(one.children)) for one in entries])


def _flat(entries: Sequence[AnchorLink]) -> list[AnchorLink]:
    """All entries, each before those below it."""
    flat: list[AnchorLink] = []
    for one in entries:
        flat.append(one)
        flat += _flat(one.children)
    return flat


def _values(entries: Sequence[AnchorLink]) -> dict[tuple[str, int], str]:
    values = {}
    for number, one in enumerate(entries):
        values[_HEADING, number] = one.title
        values[_ANCHOR, number] = one.id
    return values


def _marked(page: Page) -> TableOfContents:
    """The table of a page with marks for the words and addresses of its entries."""
    numbers = iter(range(len(_flat(page.toc.items))))

    def marked(entries: Sequence[AnchorLink]) -> list[AnchorLink]:
        links = []
        for one in entries:
            number = next(numbers)
            link = AnchorLink(text_mark(_HEADING, number), mark(_ANCHOR, number), one.level)
            link.children = marked(one.children)
            links.append(link)
        return links

    return TableOfContents(marked(page.toc.items))
