"""The page of an article while it is written: its pieces, and what is put into them when all of it is known."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from mkdocs_evidence.render import sanitising
from mkdocs_evidence.render.short_way.escaping import (
    ADDRESS,
    AND,
    PUT_IN,
    escape_attribute,
    write_attributes,
    write_plain,
)
from mkdocs_evidence.render.short_way.headings import HeadingIds
from mkdocs_evidence.render.short_way.words import Words
from mkdocs_evidence.render.words import SECTION_LINK


class _Heading(NamedTuple):
    """A heading whose author gave it no id."""

    piece: int
    """Where its first tag stands among the pieces."""
    tag: str
    attributes: Mapping[str, str]
    words: Words


class Sheet:
    """Takes the pieces of one page in their order."""

    def __init__(self) -> None:
        self.out: list[str] = []
        """HTML. `PUT_IN` stands for a piece of ours, `ADDRESS` for the address of a link."""
        self.needs_cleaning = False
        """Whether something was written since the last block that the allow-list must see."""
        self._ids: list[str] = []
        """Those that authors gave, wherever on the page."""
        self._ours: list[str] = []
        self._addresses: list[str | int] = []
        """As authors wrote them; a number is that of the heading without an id to which a link leads."""
        self._headings: list[_Heading] = []
        self._stretches: list[tuple[int, bool]] = []
        """Where a stretch of blocks ends among the pieces, and whether the allow-list must see it."""

    def put(self, html: str) -> str:
        """Keeps HTML of ours, which no allow-list sees.

        Returns:
            What stands for it until the page is finished; to be written behind all that was kept before.
        """
        self._ours.append(html)
        return PUT_IN

    def put_before_last(self, html: str) -> str:
        """The same for what is to be written before the piece of ours that was kept last."""
        self._ours.insert(-1, html)
        return PUT_IN

    def address(self, written: str) -> str:
        """Keeps the address of a link as written; the page's own is asked for once the page is known to be right.

        Returns:
            What stands for it until the page is finished; to be written behind all that was kept before.
        """
        self._addresses.append(written)
        return ADDRESS

    def start_tag(self, tag: str, attributes: Mapping[str, str]) -> str:
        """The start of an element of the author's text."""
        if "id" in attributes:
            self._ids.append(attributes["id"])
        plain = write_plain(attributes)
        if plain is None:
            self.needs_cleaning = True
            plain = write_attributes(attributes)
        return f"<{tag}{plain}>"

    def begin_heading(self, tag: str, attributes: Mapping[str, str], words: Words) -> None:
        """Writes the start of a heading, or leaves room for it until all ids of authors are known."""
        start = self.start_tag(tag, attributes)
        if "id" not in attributes:
            self._headings.append(_Heading(len(self.out), tag, attributes, words))
        self.out.append(start)

    def end_heading(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Writes the end of a heading, with the link to it."""
        self._addresses.append("#" + attributes["id"] if "id" in attributes else len(self._headings) - 1)
        self.out.append(f'<a class="headerlink" href="{ADDRESS}" title="{SECTION_LINK}">{AND}para;</a></{tag}>')

    def end_block(self) -> None:
        """Ends a block at the margin of the text."""
        if self._stretches and not self._stretches[-1][1] and not self.needs_cleaning:
            self._stretches.pop()
        self._stretches.append((len(self.out), self.needs_cleaning))
        self.needs_cleaning = False

    def finish(self, link: Callable[[str], str]) -> str:
        """The HTML of the page.

        Args:
            link: Gives the address that a page writes for the one that its author wrote.
        """
        names = self._name_headings()
        asked = [one if isinstance(one, str) else "#" + names[one] for one in self._addresses]
        addresses = iter([escape_attribute(link(one)) for one in asked])
        html = "".join(self._blocks(addresses)).strip()
        return _fill(html.replace(AND, "&") if AND in html else html, PUT_IN, self._ours).strip()

    def _name_headings(self) -> list[str]:
        ids = HeadingIds(self._ids)
        names = []
        for heading in self._headings:
            names.append(ids.of(heading.words))
            self.out[heading.piece] = f"<{heading.tag}{write_attributes({**heading.attributes, 'id': names[-1]})}>"
        return names

    def _blocks(self, addresses: Iterator[str]) -> Iterator[str]:
        start = 0
        for stop, needs_cleaning in self._stretches:
            block = "".join(self.out[start:stop])
            block = _fill(block, ADDRESS, list(islice(addresses, block.count(ADDRESS))))
            yield sanitising.sanitise_guidance(block) if needs_cleaning else block
            start = stop


def _fill(html: str, mark: str, pieces: Sequence[str]) -> str:
    """Puts pieces in the places of a mark, in order."""
    first, *rest = html.split(mark)
    return first + "".join([piece + one for piece, one in zip(pieces, rest, strict=True)])
