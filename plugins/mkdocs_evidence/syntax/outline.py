"""The block structure of an article, as Python-Markdown builds it, with the place of every line.

This is a port of the block parser of Python-Markdown 3.11 (BSD licence) to lines that know where they stand. What its
processors do to strings is done to lists of lines here, in the same order and with the same state, so that the tree
is the one the renderer gets from Python-Markdown itself; `tests/properties/test_two_readers.py` holds the two together.
"""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mkdocs_evidence.syntax.blocks import (
    ADMONITION,
    MAX_LEVELS,
    MAX_NESTING,
    PLACEHOLDER,
    QUOTE,
    UNDERLINE,
    read_heading,
)
from mkdocs_evidence.syntax.line_blocks import (
    TAB,
    Block,
    Line,
    candidates,
    detab,
    items_of,
    left_stripped,
    loose_detab,
    make_line,
    put_back,
    stripped,
    unquoted,
)
from mkdocs_evidence.syntax.lines import TAB_LENGTH, Prepared
from mkdocs_evidence.syntax.patterns import regex
from mkdocs_evidence.syntax.tables import Table, read_table

_LISTS = ("ul", "ol")
_ORDERED = regex(r"[ ]{0,3}\d+\.[ ]+(.*)")
_UNORDERED = regex(r"[ ]{0,3}[*+-][ ]+(.*)")
_FIRST_NUMBER = regex(r"[ ]*(\d+)")
_INDENT = regex(r"(?:[ ]{4})+")
_RULE = regex(r"[ ]{0,3}(?=(?P<rule>(-+[ ]{0,2}){3,}|(_+[ ]{0,2}){3,}|(\*+[ ]{0,2}){3,}))(?P=rule)[ ]*\Z")
_RULE_MARKS = frozenset("-_*")
_MAY_BE_SPECIAL = frozenset("#!=-_*+>|:\x02")
_MAY_BEGIN_SPECIAL = _MAY_BE_SPECIAL | frozenset("0123456789")


@dataclass(slots=True)
class Node:
    """An element of the page: its own text, its children, and the text after each (its `tail`)."""

    tag: str
    children: list["Node"] = field(default_factory=list)
    text: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    number: int = -1
    """Of an own block: its number among `Prepared.blocks`."""
    attributes: tuple[tuple[str, str], ...] = ()
    """What the element says on the page besides its words: the class of an admonition, the first number of a list, the
    side to which a cell is aligned."""

    def add(self, tag: str, text: Sequence[Line] = ()) -> "Node":
        """Appends a child."""
        child = Node(tag, text=list(text))
        self.children.append(child)
        return child

    @property
    def last(self) -> "Node | None":
        """The last child."""
        return self.children[-1] if self.children else None


def build_outline(prepared: Prepared) -> Node:
    """The tree of an article."""
    root = Node("root")
    blocks: deque[Block] = deque()
    block: Block = []
    for row, text in enumerate(prepared.lines):
        if text:
            block.append(make_line((text, row, 0)))
        elif block:
            blocks.append(block)
            block = []
    if block:
        blocks.append(block)
    _Building(prepared.lines).parse_blocks(root, blocks)
    return root


class _Building:
    """Python-Markdown's parser: a tree, and a stack that says in what we are."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.state: list[str] = []
        # Where a block may hold one of these is known beforehand, so that no block is searched again for every
        # heading or rule that is cut off it.
        self.admonitions = [index for index, line in enumerate(lines) if "!!!" in line]
        self.headings = [index for index, line in enumerate(lines) if "# " in line]
        self.rules = [
            index
            for index, line in enumerate(lines)
            if line[-1:] in _RULE_MARKS or (line[-1:] == " " and line.rstrip(" ")[-1:] in _RULE_MARKS)
        ]

    def is_state(self, name: str) -> bool:
        return bool(self.state) and self.state[-1] == name

    def parse_chunk(self, parent: Node, lines: Iterable[Line]) -> None:
        blocks: deque[Block] = deque()
        block: Block = []
        for line in lines:
            if line.text:
                block.append(line)
            elif block:
                blocks.append(block)
                block = []
        if block:
            blocks.append(block)
        self.parse_blocks(parent, blocks)

    def parse_blocks(self, parent: Node, blocks: deque[Block]) -> None:
        while blocks:
            block = blocks.popleft()
            while block and not block[0].text:
                del block[0]
            if block and not (_is_special(block) and self._take_special(parent, block, blocks)):
                self._paragraph(parent, block)

    def _take_special(self, parent: Node, block: Block, blocks: deque[Block]) -> bool:
        return any(step(self, parent, block, blocks) for step in _STEPS)

    def _nested(self, state: str, parent: Node, lines: Sequence[Line]) -> None:
        self.state.append(state)
        self.parse_chunk(parent, lines)
        self.state.pop()

    def _own_block(self, parent: Node, block: Block, blocks: deque[Block]) -> bool:
        match = PLACEHOLDER.fullmatch(block[0].text)
        if match is None or match["kind"] != "open":
            return False
        node = parent.add("own")
        node.number = int(match["number"])
        end = f"\x02close:{match['number']}\x03"
        inside: deque[Block] = deque()
        while blocks and blocks[0][0].text != end:
            inside.append(blocks.popleft())
        if blocks:
            blocks.popleft()
        self.parse_blocks(node, inside)
        return True

    def _admonition(self, parent: Node, block: Block, blocks: deque[Block]) -> bool:
        for at in candidates(self.admonitions, block):
            if (match := ADMONITION.match(block[at].text)) is not None and len(self.state) < MAX_NESTING:
                self._new_admonition(match, at, parent, block, blocks)
                return True
        found = _admonition_above(parent, block[0].text)
        if found is None:
            return False
        sibling, indent = found
        inside, rest = detab(block, indent)
        if sibling.tag == "li" and any(line.text for line in sibling.text):
            sibling.add("p", sibling.text)
            sibling.text = []
        self._nested("admonition", sibling, inside)
        put_back(blocks, rest)
        return True

    def _new_admonition(self, match: re.Match[str], at: int, parent: Node, block: Block, blocks: deque[Block]) -> None:
        if at:
            self.parse_blocks(parent, deque([block[:at]]))
        node = parent.add("div")
        node.attributes = (("class", " ".join(("admonition", match["type"].lower(), *match["place"].split()))),)
        name = "type" if match["title"] is None else "title"
        if match[name]:
            title = block[at].cut(match.start(name), match.end(name))
            node.add("title", [title._replace(text=title.text.capitalize()) if name == "type" else title])
        inside, rest = detab(block[at + 1 :], TAB_LENGTH)
        self._nested("admonition", node, inside)
        put_back(blocks, rest)

    def _indented(self, parent: Node, block: Block, _blocks: deque[Block]) -> bool:
        last = parent.last
        if (
            not block[0].text.startswith(TAB)
            or self.is_state("detabbed")
            or not (parent.tag == "li" or (last is not None and last.tag in _LISTS))
        ):
            return False
        level, sibling = self._level(parent, block[0].text)
        lines = loose_detab(block, level)
        self.state.append("detabbed")
        if parent.tag == "li":
            inner = parent.last
            self.parse_blocks(inner if inner is not None and inner.tag in _LISTS else parent, deque([lines]))
        elif sibling.tag == "li":
            self.parse_blocks(sibling, deque([lines]))
        elif sibling.last is not None and sibling.last.tag == "li":
            item = sibling.last
            _own_paragraph(item)
            self.parse_chunk(item, lines)
        else:
            self.parse_blocks(sibling.add("li"), deque([lines]))
        self.state.pop()
        return True

    def _level(self, parent: Node, text: str) -> tuple[int, Node]:
        match = _INDENT.match(text)
        indent_level = min(len(match.group()) // TAB_LENGTH, MAX_LEVELS) if match else 0
        level = 1 if self.is_state("list") else 0
        while indent_level > level:
            child = parent.last
            if child is None or (child.tag not in _LISTS and child.tag != "li"):
                break
            if child.tag in _LISTS:
                level += 1
            parent = child
        return level, parent

    def _code(self, parent: Node, block: Block, blocks: deque[Block]) -> bool:
        if not block[0].text.startswith(TAB):
            return False
        code, rest = detab(block, TAB_LENGTH)
        last = parent.last
        node = last if last is not None and last.tag == "pre" else parent.add("pre")
        node.text += code
        put_back(blocks, rest)
        return True

    def _table(self, parent: Node, block: Block, _blocks: deque[Block]) -> bool:
        if len(block) < 2 or "|" not in block[0].text or "-" not in block[1].text:
            return False
        table = read_table([line.text for line in block])
        if table is None:
            return False
        _add_rows(parent.add("table"), table, block)
        return True

    def _hash_heading(self, parent: Node, block: Block, blocks: deque[Block]) -> bool:
        for at in candidates(self.headings, block):
            read = read_heading(block[at].text)
            if read is not None:
                break
        else:
            return False
        if at:
            self.parse_blocks(parent, deque([block[:at]]))
        level, start, stop = read
        parent.add(f"h{level}", [block[at].cut(start, stop)])
        del block[: at + 1]
        put_back(blocks, loose_detab(block, 1) if self.is_state("looselist") else block)
        return True

    def _underlined_heading(self, parent: Node, block: Block, blocks: deque[Block]) -> bool:
        if len(block) < 2 or not UNDERLINE.match(block[1].text):
            return False
        parent.add("h1" if block[1].text.startswith("=") else "h2", [stripped(block[0])])
        del block[:2]
        put_back(blocks, block)
        return True

    def _rule(self, parent: Node, block: Block, blocks: deque[Block]) -> bool:
        at = next((at for at in candidates(self.rules, block) if _RULE.match(block[at].text)), None)
        if at is None:
            return False
        if at:
            self.parse_blocks(parent, deque([block[:at]]))
        parent.add("hr")
        del block[: at + 1]
        put_back(blocks, block)
        return True

    def _list(self, parent: Node, block: Block, _blocks: deque[Block]) -> bool:
        tag = "ol" if _ORDERED.match(block[0].text) else "ul" if _UNORDERED.match(block[0].text) else ""
        if not tag or len(self.state) >= MAX_NESTING:
            return False
        items = items_of(block)
        sibling = parent.last
        if sibling is not None and sibling.tag in _LISTS:
            node = sibling
            self._loosen(node)
            self.state.append("looselist")
            self.parse_blocks(node.add("li"), deque([items.pop(0)]))
            self.state.pop()
        elif parent.tag in _LISTS:
            node = parent
        else:
            node = parent.add(tag)
            if tag == "ol" and (first := _FIRST_NUMBER.match(block[0].text)) is not None and first[1] != "1":
                node.attributes = (("start", first[1]),)
        self.state.append("list")
        for item in items:
            if item and item[0].text[:1].isalpha() and not _is_special(item):
                node.children.append(Node("li", text=item))
                continue
            is_indented = bool(item) and item[0].text.startswith(TAB)
            target = node.children[-1] if is_indented else node.add("li")
            self.parse_blocks(target, deque([item]))
        self.state.pop()
        return True

    def _loosen(self, node: Node) -> None:
        """Puts the words of the last item into paragraphs: an empty line before the next item makes a list loose."""
        item = node.children[-1]
        _own_paragraph(item)
        last = item.last
        if last is not None and any(line.text for line in last.tail):
            item.add("p", left_stripped(last.tail))
            last.tail = []

    def _quote(self, parent: Node, block: Block, _blocks: deque[Block]) -> bool:
        if not QUOTE.match(block[0].text) or len(self.state) >= MAX_NESTING:
            return False
        last = parent.last
        node = last if last is not None and last.tag == "blockquote" else parent.add("blockquote")
        self._nested("blockquote", node, [unquoted(line) for line in block])
        return True

    def _paragraph(self, parent: Node, block: Block) -> None:
        if _is_empty(block):
            return
        if not self.state or self.state[-1] != "list":
            parent.children.append(Node("p", text=left_stripped(block)))
        elif parent.last is not None:
            parent.last.tail += block
        else:
            parent.text += block if parent.text else left_stripped(block)


_STEPS = (
    _Building._own_block,
    _Building._admonition,
    _Building._indented,
    _Building._code,
    _Building._table,
    _Building._hash_heading,
    _Building._underlined_heading,
    _Building._rule,
    _Building._list,
    _Building._quote,
)
"""In Python-Markdown's order of priority; what none of them takes is a paragraph."""


def _is_special(block: Block) -> bool:
    """Whether any step but the paragraph may take the block; saves the search in plain paragraphs."""
    text = block[0].text
    first = text[:1]
    if first in _MAY_BEGIN_SPECIAL or (
        first == " " and (text.startswith(TAB) or text.lstrip(" ")[:1] in _MAY_BEGIN_SPECIAL)
    ):
        return True
    if len(block) == 1:
        return False
    return "|" in text or not _MAY_BE_SPECIAL.isdisjoint([line.text.lstrip(" ")[:1] for line in block[1:]])


def _is_empty(block: Block) -> bool:
    text = block[0].text
    return (not text or text.isspace()) and not any(line.text.strip() for line in block)


def _own_paragraph(item: Node) -> None:
    """Moves the text of an item into a paragraph in front of its children."""
    if any(line.text for line in item.text):
        item.children.insert(0, Node("p", text=item.text))
        item.text = []


def _admonition_above(parent: Node, text: str) -> tuple[Node, int] | None:
    """The admonition, or the list item in it, that an indented block continues, and its indentation."""
    sibling = parent.last
    if sibling is None or sibling.tag != "div":
        return None
    indent = 0
    last = sibling.last
    while last is not None and text.startswith(TAB * 2) and last.tag in _LISTS and last.last is not None:
        sibling = last.last
        last = sibling.last
        text = text[TAB_LENGTH:]
        indent += TAB_LENGTH
    return (sibling, indent + TAB_LENGTH) if text.startswith(TAB) else None


def _add_rows(node: Node, table: Table, block: Block) -> None:
    for tag, spans, line in zip(
        ("head", *["row"] * len(table.rows)), (table.header, *table.rows), (block[0], *block[2:]), strict=True
    ):
        row = node.add(tag)
        for index, (start, stop) in enumerate(spans):
            cell = row.add("cell", [line.cut(start, stop)])
            if index < len(table.align) and table.align[index]:
                cell.attributes = (("align", table.align[index]),)
