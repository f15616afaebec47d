"""What the scanner says about an article: its blocks, in the order of the text, and what it could not understand."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mkdocs_evidence.model.claim import Citation, Oddity
from mkdocs_evidence.model.place import Place, TextMap


class BlockKind(StrEnum):
    """What a block of text is to a reader."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    """The words of a list item itself; further paragraphs in the item are paragraphs."""
    ROW = "row"
    """A body row of a table; its cells are joined by `CELL_BREAK`."""
    ANSWER = "answer"
    """A paragraph, item or row inside `/// answer`."""
    LAY = "lay"
    """Everything inside one `/// patient | claim-id`."""
    CAPTION = "caption"
    """Everything inside one `/// caption`."""
    CODE = "code"
    """A block of code, as written: between fences (level 1) or indented (level 0)."""
    HEADING = "heading"
    """A heading, the header row of a table or the title of an admonition (level 0)."""


CELL_BREAK = " | "
"""Stands between the cells of a row in its plain text, so that figures of two cells never read as one."""


class Attribute(NamedTuple):
    """One entry of an attribute list: `#x` is (id, x), `.x` is (class, x), a bare word w is (w, w)."""

    name: str
    value: str
    at: Place
    """The entry as written: `certainty=low`."""


class Block(NamedTuple):
    """A stretch of text that a reader takes in as one thing."""

    kind: BlockKind
    text: str
    """What a reader sees, without citation marks and markup; runs of white space are one space."""
    text_map: TextMap
    at: Place
    """From the first character to the last, attribute list included."""
    citations: tuple[Citation, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    """The attribute list that belongs to the block, in order; one that belongs to nothing is an oddity."""
    section: str = ""
    """Text of the nearest heading of the article above; empty before the first."""
    level: int = 0
    """Of a heading: 1 to 6, or 0 for a header row or a title. Of code: 1 between fences, else 0. Of a row and a
    caption: the number of its table in the article, from 1; 0 for a caption that follows no table."""
    argument: str = ""
    """Of LAY: `patient | claim-id`."""
    breaks: tuple[int, ...] = ()
    """Of LAY: where in the text a further paragraph or list item begins."""
    argument_at: Place | None = None
    """The claim id of a LAY block."""
    mark_at: Place | None = None
    """The attribute list from brace to brace; None when there is none."""
    columns: tuple[str, ...] = ()
    """Of a row: what the columns of its table are called, from the left; empty texts where they have no name."""
    blanks: tuple[int, ...] = ()
    """Of a row: the columns, from 0, in which it says nothing though a column further on does, or has a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """An article as the checks see it."""

    blocks: tuple[Block, ...]
    oddities: tuple[Oddity, ...]
    """In the order of the text."""
