"""What the blocks of an outline are made of: lines that hold words, code, tables with their captions."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.syntax.blocks import CAPTION, PLACEHOLDER
from mkdocs_evidence.syntax.line_blocks import Line
from mkdocs_evidence.syntax.lines import OwnBlock
from mkdocs_evidence.syntax.outline import Node


def with_captions(nodes: Sequence[Node], blocks: Sequence[OwnBlock]) -> Iterator[tuple[Node, Node | None]]:
    """The elements that stand side by side, each table with the caption that follows it."""
    table: Node | None = None
    for node in nodes:
        if table is not None:
            is_caption = node.tag == "own" and blocks[node.number].name == CAPTION
            yield table, node if is_caption else None
            table = None
            if is_caption:
                continue
        if node.tag == "table" and not has_words(node.tail):
            table = node
        else:
            yield node, None
    if table is not None:
        yield table, None


def code_number(lines: Sequence[Line]) -> int | None:
    """The number of the block of code that a paragraph stands for; None where it is one of words."""
    if "\x02" not in lines[0].text:
        return None
    match = PLACEHOLDER.fullmatch(text_of(lines).strip())
    return int(match["number"]) if match is not None and match["kind"] == "code" else None


def has_words(lines: Sequence[Line]) -> bool:
    """Whether a reader would see anything of them."""
    return any(line.text.strip() for line in lines)


def text_of(lines: Sequence[Line]) -> str:
    """Lines as one text."""
    if len(lines) == 1:
        return lines[0].text
    return "\n".join([line.text for line in lines])
