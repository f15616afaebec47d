"""Python-Markdown's block processors as guidance articles have them.

Most are Python-Markdown's own. Those here differ where its own would hide an author's words (a fourth cell in a row of
three columns, the words after the type of an admonition, a figure after `>`), or would take time that grows with the
square of a text. `syntax/outline.py` builds the same tree with places.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockProcessor,
    CodeBlockProcessor,
    EmptyBlockProcessor,
    HRProcessor,
    ListIndentProcessor,
    OListProcessor,
    ParagraphProcessor,
    UListProcessor,
)
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.util import Registry

from mkdocs_evidence.syntax.blocks import (
    ADMONITION,
    MAX_LEVELS,
    MAX_NESTING,
    PLACEHOLDER,
    QUOTE,
    UNDERLINE,
    placeholder,
    read_heading,
)
from mkdocs_evidence.syntax.tables import Table, read_table

OWN_BLOCK = "ev-own-block"
"""Tag of a `///` block until its shape on the page is known."""

_HEADING_LINE = re.compile(r"^#{1,6} ", re.MULTILINE)
_ADMONITION_LINE = re.compile(r"^!!!.*$", re.MULTILINE)


def install_block_structure(md: Markdown) -> None:
    """Replaces the block processors of `md` by those of guidance articles."""
    parser = md.parser
    parser.blockprocessors = Registry()
    for processor, name, priority in (
        (_OwnBlocks(parser), "evidence_own_block", 120),
        (_Admonitions(parser), "admonition", 105),
        (EmptyBlockProcessor(parser), "empty", 100),
        (_Indented(parser), "indent", 90),
        (CodeBlockProcessor(parser), "code", 80),
        (_Tables(parser), "table", 75),
        (_HashHeadings(parser), "hashheader", 70),
        (_UnderlinedHeadings(parser), "setextheader", 60),
        (HRProcessor(parser), "hr", 50),
        (_OrderedLists(parser), "olist", 40),
        (_UnorderedLists(parser), "ulist", 30),
        (_Quotes(parser), "quote", 20),
        (ParagraphProcessor(parser), "paragraph", 10),
    ):
        parser.blockprocessors.register(processor, name, priority)


def _is_full(parser: BlockParser) -> bool:
    return len(parser.state) >= MAX_NESTING


class _OwnBlocks(BlockProcessor):
    """`///` blocks, whose first and last lines `prepare_lines` has made blocks of their own."""

    def test(self, parent: Element, block: str) -> bool:
        match = PLACEHOLDER.match(block)
        return match is not None and match["kind"] == "open"

    def run(self, parent: Element, blocks: list[str]) -> None:
        match = PLACEHOLDER.match(blocks.pop(0))
        number = match["number"] if match else ""
        end = placeholder("close", int(number))
        index = next((index for index, block in enumerate(blocks) if block.strip("\n") == end), len(blocks))
        inside = blocks[:index]
        del blocks[: index + 1]
        element = SubElement(parent, OWN_BLOCK, {"number": number})
        self.parser.parseBlocks(element, inside)


class _Admonitions(AdmonitionProcessor):
    """Admonitions with one word of type; their content never takes the tightness of a list around them."""

    def test(self, parent: Element, block: str) -> bool:
        return self._title(block) is not None or self.parse_content(parent, block)[0] is not None

    def _title(self, block: str) -> tuple[re.Match[str], int, int] | None:
        if "!!!" not in block or _is_full(self.parser):
            return None
        for line in _ADMONITION_LINE.finditer(block):
            if (match := ADMONITION.match(line.group())) is not None:
                return match, line.start(), line.end()
        return None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        title = self._title(block)
        if title is not None:
            match, start, end = title
            if start:
                self.parser.parseBlocks(parent, [block[: start - 1]])
            inside, rest = self.detab(block[end + 1 :])
            element = self._begin(parent, match)
        else:
            sibling, inside, rest = self.parse_content(parent, block)
            assert sibling is not None  # `test` found it
            element = sibling
            if element.tag == "li" and element.text:
                SubElement(element, "p").text = element.text
                element.text = ""
        self.parser.state.set("admonition")
        self.parser.parseChunk(element, inside)
        self.parser.state.reset()
        if rest:
            blocks.insert(0, rest)

    def _begin(self, parent: Element, match: re.Match[str]) -> Element:
        kind = match["type"].lower()
        element = SubElement(parent, "div", {"class": " ".join((self.CLASSNAME, kind, *match["place"].split()))})
        title = match["type"].capitalize() if match["title"] is None else match["title"]
        if title:
            SubElement(element, "p", {"class": self.CLASSNAME_TITLE}).text = title
        return element


class _Indented(ListIndentProcessor):
    """Blocks that belong to an item of a list above them, down to `MAX_LEVELS`."""

    def get_level(self, parent: Element, block: str) -> tuple[int, Element]:
        indent = len(block) - len(block.lstrip(" "))
        return super().get_level(parent, block[max(0, indent - self.tab_length * MAX_LEVELS) :])


class _Tables(BlockProcessor):
    """Pipe tables that keep every cell an author wrote."""

    def test(self, parent: Element, block: str) -> bool:
        return self._table(block) is not None

    def _table(self, block: str) -> Table | None:
        lines = block.split("\n", 2)
        if len(lines) < 2 or "|" not in lines[0] or "-" not in lines[1]:
            return None
        return read_table(block.split("\n"))

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        table = self._table(block)
        assert table is not None  # `test` found it
        lines = block.split("\n")
        element = SubElement(parent, "table")
        head = SubElement(SubElement(element, "thead"), "tr")
        self._cells(head, "th", lines[0], table.header, table)
        body = SubElement(element, "tbody")
        for line, spans in zip(lines[2:], table.rows, strict=True):
            row = SubElement(body, "tr")
            self._cells(row, "td", line, spans, table)
            for _ in range(len(table.header) - len(spans)):
                SubElement(row, "td")

    def _cells(self, row: Element, tag: str, line: str, spans: tuple[tuple[int, int], ...], table: Table) -> None:
        for index, (start, stop) in enumerate(spans):
            cell = SubElement(row, tag)
            cell.text = line[start:stop]
            if index < len(table.align) and table.align[index]:
                cell.set("align", table.align[index])  # a style would need a weaker content security policy


class _HashHeadings(BlockProcessor):
    """Headings that begin with one to six hashes and a space."""

    def test(self, parent: Element, block: str) -> bool:
        return self._line(block) is not None

    def _line(self, block: str) -> tuple[int, int] | None:
        for match in _HEADING_LINE.finditer(block) if "# " in block else ():
            end = block.find("\n", match.end())
            return match.start(), len(block) if end < 0 else end
        return None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = self._line(block)
        assert found is not None  # `test` found it
        start, end = found
        if start:
            self.parser.parseBlocks(parent, [block[: start - 1]])
        line = block[start:end]
        level, first, last = read_heading(line) or (1, 0, len(line))
        SubElement(parent, f"h{level}").text = line[first:last]
        after = block[end + 1 :]
        if after:
            blocks.insert(0, self.looseDetab(after) if self.parser.state.isstate("looselist") else after)


class _UnderlinedHeadings(BlockProcessor):
    """Headings whose second line is drawn with `=` or `-`."""

    def test(self, parent: Element, block: str) -> bool:
        lines = block.split("\n", 2)
        return len(lines) > 1 and UNDERLINE.match(lines[1]) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        heading, underline, *rest = blocks.pop(0).split("\n", 2)
        SubElement(parent, "h1" if underline.startswith("=") else "h2").text = heading.strip()
        blocks[:0] = rest


class _OrderedLists(OListProcessor):
    """Ordered lists that keep the author's first number."""

    LAZY_OL = False

    def test(self, parent: Element, block: str) -> bool:
        return super().test(parent, block) and not _is_full(self.parser)


class _UnorderedLists(UListProcessor):
    """Unordered lists, to a bounded depth."""

    def test(self, parent: Element, block: str) -> bool:
        return super().test(parent, block) and not _is_full(self.parser)


class _Quotes(BlockProcessor):
    """Quotations, which begin a block and never with a figure."""

    def test(self, parent: Element, block: str) -> bool:
        return QUOTE.match(block) is not None and not _is_full(self.parser)

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = "\n".join(self._clean(line) for line in blocks.pop(0).split("\n"))
        last = self.lastChild(parent)
        quote = last if last is not None and last.tag == "blockquote" else SubElement(parent, "blockquote")
        self.parser.state.set("blockquote")
        self.parser.parseChunk(quote, block)
        self.parser.state.reset()

    def _clean(self, line: str) -> str:
        match = QUOTE.match(line)
        if line.strip() == ">":
            return ""
        return match["text"] if match else line
