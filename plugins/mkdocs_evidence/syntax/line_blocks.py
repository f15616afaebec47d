"""What the block parser does to lines: cutting them off, taking away their indentation, sorting them into items."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_evidence.model.making import packer_of
from mkdocs_evidence.syntax.blocks import QUOTE
from mkdocs_evidence.syntax.lines import TAB_LENGTH
from mkdocs_evidence.syntax.patterns import regex

TAB = " " * TAB_LENGTH
_ITEM = regex(r"[ ]{0,3}(?:\d+\.|[*+-])[ ]+")
_INDENTED_ITEM = regex(r"[ ]{4,7}(?:\d+\.|[*+-])[ ]+")


class Line(NamedTuple):
    """A line or the rest of one, and where it stands among the prepared lines."""

    text: str
    row: int
    column: int

    def cut(self, start: int, stop: int | None = None) -> "Line":
        """A part of the line."""
        text, row, column = self
        return make_line((text[start:stop], row, column + start))


make_line = packer_of(Line)
"""Makes a `Line` of its three values."""

Block = list[Line]
"""Lines that follow each other without an empty one."""


def candidates(indexes: Sequence[int], block: Block) -> Iterator[int]:
    """Positions in the block of those prepared lines that are in it."""
    first = block[0].row
    for at in range(bisect_left(indexes, first), len(indexes)):
        position = indexes[at] - first
        if position >= len(block):
            return
        yield position


def put_back(blocks: deque[Block], rest: Block) -> None:
    """Makes the rest of a block the next one."""
    if rest:
        blocks.appendleft(rest)


def detab(block: Block, length: int) -> tuple[Block, Block]:
    """Takes the leading lines that are indented, without their indentation, and the lines after them."""
    taken: Block = []
    for line in block:
        if line.text.startswith(" " * length):
            taken.append(line.cut(length))
        elif not line.text.strip():
            taken.append(line.cut(len(line.text)))
        else:
            break
    return taken, block[len(taken) :]


def loose_detab(block: Block, level: int) -> Block:
    """Takes so many levels of indentation from the lines that have them."""
    length = TAB_LENGTH * level
    return [line.cut(length) if line.text.startswith(" " * length) else line for line in block]


def stripped(line: Line) -> Line:
    """The line without white space around its words."""
    start = len(line.text) - len(line.text.lstrip())
    return line.cut(start, len(line.text.rstrip()))


def left_stripped(block: Block) -> Block:
    """The lines without white space before their first word."""
    if block and block[0].text[:1].isalnum():
        return list(block)
    lines = list(block)
    while lines and not lines[0].text.strip():
        del lines[0]
    if lines:
        lines[0] = lines[0].cut(len(lines[0].text) - len(lines[0].text.lstrip()))
    return lines


def unquoted(line: Line) -> Line:
    """A line of a quotation without its `>`."""
    match = QUOTE.match(line.text)
    if line.text.strip() == ">":
        return line.cut(len(line.text))
    return line.cut(match.start("text")) if match else line


def items_of(block: Block) -> list[Block]:
    """The items of a list; an indented item of an inner list is an item of its own that begins with spaces."""
    items: list[Block] = []
    for line in block:
        match = _ITEM.match(line.text)
        if match:
            items.append([line.cut(match.end())])
        elif _INDENTED_ITEM.match(line.text) and not (items[-1] and items[-1][0].text.startswith(TAB)):
            items.append([line])
        else:
            items[-1].append(line)
    return items
