"""Pages with marks in place of what is their own, which a theme takes for pages of MkDocs.

They tell what a theme asked of them. What it asked and cannot be foreseen, such as the file of a page, is a surprise:
the theme's output may then depend on more than the marks stand for, and each page must be made in full.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from mkdocs_evidence.host.shells.frames import mark, text_mark


@dataclass(slots=True, kw_only=True)
class Asked:
    """What a theme asked while it printed one page of marks. Not frozen, since it is noted meanwhile."""

    meta: dict[str, object] = field(default_factory=dict)
    """Front matter of the page, besides its title, with what it holds there; None where it holds nothing."""
    entry_meta: set[str] = field(default_factory=set)
    """Front matter of the pages beside it, besides their titles."""
    content: dict[str, bool] = field(default_factory=dict)
    """What the theme looked for in the content, and whether it is there."""
    surprises: set[str] = field(default_factory=set)


class StandInMeta(dict[str, Any]):  # Any: front matter holds what YAML can hold
    """Front matter that notes what is asked of it."""

    def __init__(self, values: Mapping[str, object], title: str, asked: Asked, *, is_entry: bool) -> None:
        super().__init__(values)
        self["title"] = title
        self._asked = asked
        self._is_entry = is_entry

    def _note(self, key: object) -> None:
        name = str(key)
        if name == "title":
            return
        if self._is_entry:
            self._asked.entry_meta.add(name)
        else:
            self._asked.meta[name] = super().get(name)

    def __getitem__(self, key: str) -> Any:  # Any: as above
        self._note(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:  # Any: as above
        """What is there under a name."""
        self._note(key)
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        self._asked.surprises.add("all front matter")
        return super().__iter__()

    def items(self) -> Any:  # Any: a view of the above
        """Everything, which no mark can stand for."""
        self._asked.surprises.add("all front matter")
        return super().items()


class StandInContent(str):
    """The mark of the content, which answers for the content of a page what a theme looks for in it."""

    _asked: Asked
    _content: str

    @classmethod
    def of(cls, content: str, asked: Asked) -> "StandInContent":
        """The mark for the content of a page."""
        made = cls(mark("content"))
        made._asked, made._content = asked, content
        return made

    def __contains__(self, needle: str) -> bool:  # type: ignore[override] # Python's stubs name it otherwise
        self._asked.content[needle] = needle in self._content
        return self._asked.content[needle]


class StandInContents:
    """A table of contents that shows its first entry alone; it is a surprise when a theme wants the others."""

    def __init__(self, first: AnchorLink | None, asked: Asked) -> None:
        self._first = first
        self._asked = asked

    def __bool__(self) -> bool:
        return self._first is not None

    def __iter__(self) -> Iterator[AnchorLink]:
        if self._first is not None:
            yield self._first
            self._asked.surprises.add("all contents")

    def __len__(self) -> int:
        self._asked.surprises.add("the number of contents")
        return int(bool(self))


def stand_in_contents(toc: list[AnchorLink], asked: Asked) -> StandInContents:
    """For the table of contents of a page.

    Args:
        toc: Its entries.
        asked: Takes what is asked of it.
    """
    return StandInContents(_first_entry(toc, asked), asked)


def _first_entry(toc: list[AnchorLink], asked: Asked) -> AnchorLink | None:
    if not toc:
        return None
    first = AnchorLink(text_mark("first"), mark("firstid"), toc[0].level)
    below = AnchorLink(text_mark("below"), mark("belowid"), toc[0].level + 1) if toc[0].children else None
    first.children = StandInContents(below, asked)  # type: ignore[assignment] # it is one to every theme
    return first


class StandInPage(StructureItem):
    """A page of marks at the place of a page of MkDocs."""

    is_page = True
    is_index = False
    is_homepage = False
    children = None
    previous_page: "StandInPage | None" = None
    next_page: "StandInPage | None" = None
    canonical_url: str | None
    edit_url: str | None
    content: "StandInContent"
    toc: "StandInContents"

    def __init__(self, model: Page, asked: Asked, *, title: str, url: str, is_open: bool) -> None:
        """Takes the place of a page.

        Args:
            model: The page.
            asked: Takes what is asked of it.
            title: Mark of its title.
            url: Its address, in which the last part is a mark.
            is_open: Whether it is the one that is made.
        """
        self._model = model
        self._asked = asked
        self.title = title
        self.url = url
        self.active = is_open
        self.parent = model.parent
        values = dict(model.meta) if is_open else {}
        self.meta = StandInMeta(values, title, asked, is_entry=not is_open)

    def __getattr__(self, name: str) -> Any:  # Any: whatever the page has
        found = getattr(self._model, name)
        self._asked.surprises.add(name)
        return found
