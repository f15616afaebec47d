"""Shapes as HTML: line breaks, ids of headings, links and terms where Python-Markdown and our extension put them."""

from collections.abc import Callable

from mkdocs_evidence.render import sanitising
from mkdocs_evidence.render.decor import Decor
from mkdocs_evidence.render.short_way.escaping import AND, PUT_IN, escape_attribute, write_attributes, write_plain
from mkdocs_evidence.render.short_way.headings import HeadingIds
from mkdocs_evidence.render.short_way.runs import WordWriter
from mkdocs_evidence.render.short_way.shapes import Shape
from mkdocs_evidence.render.words import SECTION_LINK

_EMPTY = frozenset({"hr"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SECTION_STARTS = frozenset({"h1", "h2", "h3", "section"})


def write_shapes(root: Shape, decor: Decor, link: Callable[[str], str]) -> str:
    """The HTML of a page.

    Args:
        root: Holds all of it and is not written itself.
        decor: Makes the marks.
        link: Gives the address that a page writes for the one that its author wrote. Called in the order of the page.
    """
    return _Writing(root, decor, link).run(root)


class _Writing:
    """One walk over the shapes of a page."""

    def __init__(self, root: Shape, decor: Decor, link: Callable[[str], str]) -> None:
        self.out: list[str] = []
        self.put_in: list[str] = []
        """HTML of ours, in the order in which `PUT_IN` stands for it."""
        self.link = link
        self.words = WordWriter(decor, link, self.put_in)
        self.ids = HeadingIds(_ids(root))

    def run(self, root: Shape) -> str:
        blocks: list[str] = []
        for shape in root.children:
            self.out, self.words.needs_cleaning = [], False
            self._element(shape, is_spaced=True)
            self._after(shape)
            block = "".join(self.out)
            blocks.append(sanitising.sanitise_guidance(block) if self.words.needs_cleaning else block)
        html = "".join(blocks).strip()
        return self._with_ours(html.replace(AND, "&") if AND in html else html).strip()

    def _with_ours(self, html: str) -> str:
        first, *rest = html.split(PUT_IN)
        return first + "".join([ours + one for ours, one in zip(self.put_in, rest, strict=True)])

    def _element(self, shape: Shape, *, is_spaced: bool) -> None:
        """Writes an element, without what follows it.

        Args:
            shape: The element.
            is_spaced: Whether each block in it stands on a line of its own; in captions none does.
        """
        if shape.tag in _HEADINGS:
            self._heading(shape)
            return
        if shape.tag in _SECTION_STARTS:
            self.words.begin_section()
        self.out.append(self._start_tag(shape))
        if shape.tag in _EMPTY:
            return
        audience = self.words.audience
        self.words.audience = shape.attributes.get("data-ev-for", audience)
        if shape.words is not None:
            self.out.append(self.words.write(shape.words, may_link=shape.tag != "th"))
        elif shape.html:
            self.words.needs_cleaning |= "&" in shape.html or "\u00a0" in shape.html
            self.out.append(shape.html)
        self._children(shape, is_spaced=is_spaced)
        self.words.audience = audience
        self.out.append(f"</{shape.tag}>")

    def _start_tag(self, shape: Shape) -> str:
        if not shape.attributes:
            return f"<{shape.tag}>"
        plain = write_plain(shape.attributes)
        if plain is not None:
            return f"<{shape.tag}{plain}>"
        self.words.needs_cleaning = True
        return f"<{shape.tag}{write_attributes(shape.attributes)}>"

    def _children(self, shape: Shape, *, is_spaced: bool) -> None:
        if not shape.children:
            return
        if is_spaced and not shape.children[0].is_inline:
            self.out.append("\n")
        for child in shape.children:
            is_block = is_spaced and not child.is_inline
            self._element(child, is_spaced=is_block or (is_spaced and child.tag == "span"))
            self._after(child, otherwise="\n" if is_block else "")

    def _after(self, shape: Shape, otherwise: str = "\n") -> None:
        if shape.after:
            self.put_in.append(shape.after)
            self.out.append(PUT_IN)
        else:
            self.out.append(otherwise)

    def _heading(self, shape: Shape) -> None:
        assert shape.words is not None
        if shape.tag in _SECTION_STARTS:
            self.words.begin_section()
        words = self.words.write(shape.words, may_link=False)
        name = shape.attributes.get("id")
        if name is None:
            name = shape.attributes["id"] = self.ids.of(shape.words)
        self.out.append(
            f"{self._start_tag(shape)}{words}"
            f'<a class="headerlink" href="{escape_attribute(self.link("#" + name))}" title="{SECTION_LINK}">'
            f"{AND}para;</a></{shape.tag}>"
        )


def _ids(shape: Shape) -> list[str]:
    ids = []
    below = [shape]
    while below:
        one = below.pop()
        if "id" in one.attributes:
            ids.append(one.attributes["id"])
        below += one.children
    return ids
