"""Pages that need not go through all templates of the theme, since others of their folder did.

What a theme prints around the content of two pages of a folder differs in titles, addresses and which entry is open. It
is printed once, with marks (`stand_ins.py`), and filled in for each page (`frames.py`). That this gives the same bytes
is not believed but seen: in every build, for one page of each kind in each process and for one in 200 of the rest,
the page is also made in full. Where they differ, and where a theme asks for what no mark can stand for, all pages of
that kind are made in full.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from jinja2 import Environment, Template, TemplateError
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_evidence.host.lean_theme import Names, names_in
from mkdocs_evidence.host.listing import is_listed
from mkdocs_evidence.host.page_head import (
    finish_content,
    finish_marked,
    finish_page,
    finish_part,
    has_address,
    own_head,
    own_style,
    written,
)
from mkdocs_evidence.host.search import SLOT
from mkdocs_evidence.host.shells.contents import ContentsFrames
from mkdocs_evidence.host.shells.frames import Frame, cut_frame, has_marks, mark
from mkdocs_evidence.host.shells.marks import neighbour_values, page_values, stand_in, stand_in_neighbour
from mkdocs_evidence.host.shells.nav_places import NavPlace, find_place, with_stand_ins
from mkdocs_evidence.host.shells.stand_ins import Asked
from mkdocs_evidence.host.shells.theme import marked_theme
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.terminal import say

_ONE_IN = 200
_LONG = 10
"""Pages of a folder from which on its first page is expected not to be the only one of its kind."""
_MOST_SHELLS = 4
"""Shells of one folder for pages of different front matter, beyond which they are too different to share any."""

_CONTENT = mark("content")
"""Keeps its place until the rest of the page is bytes, as the content is: most of a page is encoded once."""

Context = Mapping[str, Any]  # Any: what MkDocs gives its templates


class FinishedPage(str):
    """A page to which everything has been done that is done to finished pages."""

    __slots__ = ()


@dataclass(slots=True, kw_only=True)
class _Shell:
    """What pages of one kind share. Not frozen, since entries are added as they are met."""

    frame: Frame
    asked: Asked
    names: Names
    has_address: bool
    """Whether the theme says in the head where a page is."""
    is_compared: bool = False
    """Whether a page of it was also made in full."""
    entries: dict[int, str | None] = field(default_factory=dict)
    """The entry of each page beside, by its identity; None for one that no mark can stand for."""


@dataclass(slots=True)
class _Kind:
    """Pages that may share shells. Not frozen, since it is found out by and by."""

    met: int = 0
    is_refused: bool = False
    shells: list[_Shell] = field(default_factory=list)


class PageShells:
    """Makes pages of one build where the theme would be asked for them."""

    def __init__(self, env: Environment, build: SiteBuild) -> None:
        """Takes the theme before any of its templates was used."""
        self._build = build
        self._kinds: dict[object, _Kind] = {}
        self._expected: Page | None = None
        self._marked, contents = marked_theme(env)
        self._contents = ContentsFrames(contents, build) if contents is not None else None
        self._heads: dict[str, tuple[str, Names]] = {}
        """What stands in the heads of pages that have nothing of their own there, finished."""
        _ask_first(self, env)

    def expect(self, page: Page) -> None:
        """Tells that the page is the next one that MkDocs puts through a template."""
        self._expected = page

    def fill(self, page: Page, nav: Navigation) -> bytes | None:
        """The file of a page, finished, where one of its kind was compared before; None when the theme is to be asked.

        Args:
            page: With its content, and open in the navigation.
            nav: As the page shows it.
        """
        place = None if _is_sampled(page) or SLOT in (page.content or "") else find_place(page, nav)
        if place is None:
            return None
        kind = self._kinds.get(_key(_template_of(page), page, place, self._build))
        if kind is None or kind.is_refused:
            return None
        shell = next((one for one in kind.shells if _fits(page, one.asked)), None)
        return self._fill(shell, page, place) if shell is not None and shell.is_compared else None

    def make(self, template: Template, context: Context) -> str | None:
        """The whole page, finished; None when the template must make it."""
        page, self._expected = self._expected, None
        is_expected = context.get("page") is page
        if page is None or not is_expected:
            return None
        place = find_place(page, context["nav"])
        if place is None or SLOT in (page.content or ""):
            return None
        kind = self._kinds.setdefault(_key(template.name, page, place, self._build), _Kind())
        kind.met += 1
        if kind.is_refused or (kind.met == 1 and len(place.entries) < _LONG):
            return None
        shell = next((one for one in kind.shells if _fits(page, one.asked)), None)
        if shell is None and len(kind.shells) < _MOST_SHELLS:
            shell = self._shell(template, context, place)
            kind.shells += [shell] if shell is not None else []
        if shell is None:
            kind.is_refused = True
            return None
        made = self._fill(shell, page, place, context)
        if made is None or (shell.is_compared and not _is_sampled(page)):
            return FinishedPage(made.decode()) if made is not None else None
        shell.is_compared = True
        return self._compared(kind, made, template, context)

    def _compared(self, kind: _Kind, made: bytes, template: Template, context: Context) -> str:
        page = context["page"]
        whole = finish_page(Template.render(template, context), page, self._build)
        if written(whole) != made:
            kind.is_refused = self._build.has_unlike_pages = True
            say(
                f"{page.file.src_uri}: the theme does not make this page as it makes others of its folder "
                f"(near `{_first_difference(whole, made.decode())}`). Each of them is made in full, which takes longer."
            )
        return FinishedPage(whole)

    def _shell(self, template: Template, context: Context, place: NavPlace) -> _Shell | None:
        page, asked = context["page"], Asked()
        own = stand_in(page, place, asked)
        stand_ins: dict[int, StructureItem] = {
            id(one): stand_in_neighbour(one, place, asked, "entry", number) for number, one in enumerate(place.entries)
        }
        nav = with_stand_ins(context["nav"], page, {**stand_ins, id(page): own})
        marked = self._marked.get_template(template.name or "")
        try:
            output = Template.render(marked, {**context, "page": own, "nav": nav})
        except TemplateError:
            return None  # what is wrong, if it is not the marks, is said when the page is made in full
        finished = finish_marked(output, page, self._build)
        frame = cut_frame(finished, entries=len(place.entries), open_at=place.at)
        if frame is None or asked.surprises:
            return None
        return _Shell(frame=frame, asked=asked, names=self._build.used.last, has_address=has_address(output))

    def _fill(self, shell: _Shell, page: Page, place: NavPlace, context: Context | None = None) -> bytes | None:
        """A page, finished; None when something about it is not as with others of its kind.

        Without what MkDocs gives its templates, that is so as well where one of them would have to be asked.
        """
        build = self._build
        around = [self._entry(shell, one, place) for one in place.entries]
        values = page_values(page, place, shell.asked)
        if values is None or None in around:
            return None
        if (own := place.way_to_own(page)) and shell.frame.holds(own):
            return None
        content, content_names = finish_content(page.content or "", build)
        head, head_names = self._head(page, shell)
        names = [content_names, head_names]
        if self._contents is not None and "toc" in shell.frame.names:
            contents = self._contents.make(page, place, context)
            if contents is None:
                return None
            values["toc"] = contents.html
            names.append(contents.names)
        values |= {"content": _CONTENT, "head": head, "style": own_style(page.file.src_uri, build)}
        if not shell.frame.names <= values.keys() or any(has_marks(values.get(name, "")) for name in ("head", "toc")):
            return None
        if build.delivery.lean:
            build.used.add(shell.names.joined(names))
        entries = [one or "" for one in around]
        output = shell.frame.fill(values, entries[: place.at], entries[place.at + 1 :])
        return written(output).replace(_CONTENT.encode(), content)

    def _head(self, page: Page, shell: _Shell) -> tuple[str, Names]:
        path = page.file.src_uri
        head = own_head(path, self._build, has_address=shell.has_address)
        if path in self._build.abouts or path in self._build.edition_styles:
            return self._finished_head(head)
        if head not in self._heads:
            self._heads[head] = self._finished_head(head)
        return self._heads[head]

    def _finished_head(self, head: str) -> tuple[str, Names]:
        finished = finish_part(head, self._build)
        return finished, names_in(finished)

    def _entry(self, shell: _Shell, page: Page, place: NavPlace) -> str | None:
        if id(page) not in shell.entries:
            values = neighbour_values(page, place, shell.asked, "entry")
            shell.entries[id(page)] = shell.frame.entry.fill(values) if values is not None else None
        return shell.entries[id(page)]


def _ask_first(shells: PageShells, env: Environment) -> None:
    """Makes the templates of a theme ask for the page before they make it."""

    class ShelledTemplate(Template):
        def render(self, *args: Any, **values: Any) -> str:  # Any: as Jinja has it
            made = shells.make(self, args[0]) if len(args) == 1 and not values else None
            return made if made is not None else super().render(*args, **values)

    env.template_class = ShelledTemplate


def _template_of(page: Page) -> str:
    """The name of the template through which MkDocs would put a page."""
    return str(page.meta.get("template", "main.html"))


def _key(template: str | None, page: Page, place: NavPlace, build: SiteBuild) -> object:
    """What pages of one kind have in common, besides what the theme asks of their front matter and content."""
    path, toc = page.file.src_uri, list(page.toc)
    return (
        template,
        (place.folder, place.end, len(place.entries), place.others, id(page.parent)),
        (page.previous_page is None, page.next_page is None, page.canonical_url is None, page.edit_url is None),
        (bool(toc), toc[0].level if toc else 0, bool(toc and toc[0].children)),
        (path in build.abouts, path in build.edition_styles, is_listed(path, build)),
    )


def _fits(page: Page, asked: Asked) -> bool:
    """Whether the theme would be told the same of a page as of the one that it was asked for."""
    has_same_meta = all(page.meta.get(name) == value for name, value in asked.meta.items())
    return has_same_meta and all((words in (page.content or "")) is seen for words, seen in asked.content.items())


def _is_sampled(page: Page) -> bool:
    return int.from_bytes(blake2b(page.file.src_uri.encode(), digest_size=8).digest(), "big") % _ONE_IN == 0


def _first_difference(one: str, other: str) -> str:
    """A few words from where two texts part."""
    at = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), len(other))
    return " ".join(one[max(0, at - 30) : at + 30].split())
