"""From an author's text to the HTML of its page, each block met with what was checked of it, and written at once."""

from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_evidence.model.claim import Article, ClaimKind
from mkdocs_evidence.render.decor import Decor
from mkdocs_evidence.render.marked_words import COLUMN, column_labels
from mkdocs_evidence.render.short_way.blocks import code_number, has_words, text_of, with_captions
from mkdocs_evidence.render.short_way.code import fenced_code, indented_code
from mkdocs_evidence.render.short_way.escaping import escape_text
from mkdocs_evidence.render.short_way.meeting import Meeting, Said, shown_attributes
from mkdocs_evidence.render.short_way.outside import OutsideGrammarError
from mkdocs_evidence.render.short_way.runs import WordWriter
from mkdocs_evidence.render.short_way.sayings import DiffersError
from mkdocs_evidence.render.short_way.sheet import Sheet
from mkdocs_evidence.render.short_way.words import OddWordsError, Words, take_plain_words, take_words
from mkdocs_evidence.syntax.attributes import find_mark
from mkdocs_evidence.syntax.blocks import ANSWER, CAPTION
from mkdocs_evidence.syntax.line_blocks import Line
from mkdocs_evidence.syntax.lines import prepare_lines
from mkdocs_evidence.syntax.outline import Node, build_outline

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SECTION_STARTS = frozenset({"h1", "h2", "h3"})


def write_sheet(text: str, article: Article, decor: Decor) -> Sheet:
    """The page of an article, but for the addresses of its links.

    Args:
        text: The article without its front matter.
        article: As it was checked.
        decor: Marks, and what stands after claims.

    Raises:
        OutsideGrammarError: Only the Markdown extension can render it, or tell how it differs from what was checked.
    """
    if "\0" in text:
        raise OutsideGrammarError("a character that no page may have", text[: text.index("\0")].count("\n"))
    writing = _Writing(text, article, decor)
    try:
        return writing.run()
    except OddWordsError as problem:
        raise OutsideGrammarError(problem.reason, writing.row) from None
    except DiffersError:
        raise OutsideGrammarError("words that were not checked like this", writing.row) from None


class _Cell(NamedTuple):
    tag: str
    attributes: dict[str, str]
    words: Words | None
    """None where the cell is empty."""


class _Writing:
    """One walk over the outline of an article."""

    def __init__(self, text: str, article: Article, decor: Decor) -> None:
        self.prepared = prepare_lines(text)
        self.decor = decor
        self.met = Meeting(article, decor)
        self.sheet = Sheet()
        self.out = self.sheet.out
        self.words = WordWriter(decor, self.sheet)
        self.lays: dict[str, list[Node]] = {}
        """Texts for audiences that are still to be written behind a claim, by its id."""
        self.row = 0
        """Line of the text that is being read, from 0."""
        self.tables = 0
        self.labels: tuple[str, ...] = ()
        """What the cells of a row of the table that is being written are called."""
        self.gap = "\n"
        """What stands between two blocks; nothing within the caption of a table."""
        self.whole: list[Words] | None = None
        """All words inside a text for an audience or a caption, which is one thing to its readers."""

    def run(self) -> Sheet:
        root = build_outline(self.prepared)
        self.lays = self.met.sort_lays(root, self.prepared.blocks)
        for node, caption in with_captions(root.children, self.prepared.blocks):
            self._node(node, caption)
            self.sheet.end_block()
            if node.tail:
                self._loose(node.tail, "div")
                self.sheet.end_block()
        self.met.sayings.end()
        return self.sheet

    def _inside(self, node: Node) -> None:
        """What an element holds, each block on a line of its own."""
        start = len(self.out)
        self.out.append("")
        self._loose(node.text, node.tag)
        self._nodes(node.children, node.tag)
        if len(self.out) > start + 1:
            self.out[start] = self.gap

    def _nodes(self, nodes: Sequence[Node], parent: str) -> None:
        for node, caption in with_captions(nodes, self.prepared.blocks):
            self._node(node, caption)
            if node.tail:
                self._loose(node.tail, parent)

    def _loose(self, lines: Sequence[Line], parent: str) -> None:
        """A paragraph of text that stands between the elements of an item or an admonition; perhaps there is none."""
        first = next((at for at, line in enumerate(lines) if line.text), len(lines))
        if not has_words(lines[first:]):
            return
        if parent in ("ul", "ol"):
            raise OutsideGrammarError("text between the items of a list", self.row)
        self._go_to(lines)
        self._paragraph(lines[first:])

    def _node(self, node: Node, caption: Node | None) -> None:
        tag = node.tag
        if node.text:
            self._go_to(node.text)
        if tag == "p":
            self._paragraph(node.text)
        elif tag == "li":
            self._item(node)
        elif tag == "table":
            self._table(node, caption)
        elif tag == "own":
            self._own(node)
        elif tag == "title":
            self._title(node.text)
        elif tag in _HEADINGS:
            self._heading(node)
        elif tag == "pre":
            self._code(indented_code(node.text, self.prepared.codes))
        elif tag == "hr":
            self.out.append(f"<hr>{self.gap}")
        else:
            self.out.append(self.sheet.start_tag(tag, dict(node.attributes)))
            self._inside(node)
            self.out.append(f"</{tag}>{self.gap}")

    def _go_to(self, lines: Sequence[Line]) -> None:
        self.row = self.prepared.rows[lines[0].row]

    def _take(self, lines: Sequence[Line]) -> Words:
        """The words of a block that stands by itself."""
        words = take_plain_words(lines)
        if words is None:
            text = text_of(lines)
            words = take_words(text, self.prepared, find_mark(text))
        if self.whole is not None:
            self.whole.append(words)
        return words

    def _take_line(self, text: str, *, has_mark: bool = True, may_be_all: bool = False) -> Words:
        """The words of a heading, a title or a cell."""
        mark = find_mark(text, is_inline=True, may_be_all=may_be_all) if has_mark else None
        words = take_words(text, self.prepared, mark)
        if self.whole is not None:
            self.whole.append(words)
        return words

    def _meet_heading(self, words: Words) -> None:
        if self.whole is None:
            self.met.heading(words)

    def _code(self, html: str) -> None:
        self.sheet.needs_cleaning |= "&" in html or "\u00a0" in html
        self.out.append(f"<pre>{html}</pre>{self.gap}")

    def _paragraph(self, lines: Sequence[Line]) -> None:
        if (code := code_number(lines)) is not None:
            self._code(fenced_code(self.prepared.codes[code]))
            return
        words = self._take(lines)
        if words.is_void or self.whole is not None:
            if not words.is_void or words.has_elements:
                self.out.append(f"<p>{self.words.write(words)}</p>{self.gap}")
        elif self.met.is_prose(words):
            start = self.sheet.start_tag("p", self.met.prose(words))
            self.out.append(f"{start}{self.words.write(words)}</p>{self.gap}")
        else:
            said = self.met.say(words, ClaimKind.PARAGRAPH)
            self.out.append(f"{self.sheet.start_tag('div', said.attributes)}{self.gap}")
            self._write_said(said, words, "p")
            self.out.append(f"</div>{self.gap}")

    def _title(self, lines: Sequence[Line]) -> None:
        words = self._take_line(text_of(lines), has_mark=False)
        if not words.is_void or words.has_elements:
            self.out.append(f'<p class="admonition-title">{self.words.write(words)}</p>{self.gap}')
        self._meet_heading(words)

    def _heading(self, node: Node) -> None:
        words = self._take_line(text_of(node.text))
        if words.citations:
            raise OutsideGrammarError("a citation in a heading", self.row)
        self._meet_heading(words)
        if node.tag in _SECTION_STARTS:
            self.words.begin_section()
        attributes = shown_attributes({}, words.entries)
        self.sheet.begin_heading(node.tag, attributes, words)
        self.out.append(self.words.write(words, may_link=False))
        self.sheet.end_heading(node.tag, attributes)
        self.out.append(self.gap)

    def _item(self, node: Node) -> None:
        start = len(self.out)
        self.out += ("<li>", "")
        nodes = node.children
        has_span = False
        if has_words(node.text):
            self._item_words(node.text, "span", start)
            has_span = len(self.out) > start + 2
        elif nodes and nodes[0].tag == "p" and code_number(nodes[0].text) is None:
            self._item_words(nodes[0].text, "p", start)
            self._loose(nodes[0].tail, "li")
            nodes = nodes[1:]
        self._nodes(nodes, "li")
        if len(self.out) > start + 2 and not has_span:
            self.out[start + 1] = self.gap
        self.out.append(f"</li>{self.gap}")

    def _item_words(self, lines: Sequence[Line], tag: str, start: int) -> None:
        """The first words of an item.

        Args:
            lines: Perhaps with nothing in them that a reader sees.
            tag: Of the element that holds them.
            start: Where among the pieces the item begins.
        """
        words = self._take(lines)
        gap = self.gap if tag == "p" else ""
        if words.is_void or self.whole is not None:
            if words.seen.strip() or words.has_elements:
                self.out.append(f"<{tag}>{self.words.write(words)}</{tag}>{gap}")
        elif self.met.is_prose(words):
            self.out[start] = self.sheet.start_tag("li", self.met.prose(words))
            self.out.append(f"<{tag}>{self.words.write(words)}</{tag}>{gap}")
        else:
            said = self.met.say(words, ClaimKind.ITEM)
            self.out[start] = self.sheet.start_tag("li", said.attributes)
            self._write_said(said, words, tag)

    def _write_said(self, said: Said, words: Words, tag: str) -> None:
        """The words of a claim or sentence, or the last of them, and what stands behind them.

        Args:
            said: The claim or sentence.
            words: What is written of it.
            tag: Of the element that holds the words.
        """
        self.out.append(f'<{tag} class="ev-text">{self.words.write(words, spoken=said.spoken)}</{tag}>')
        gap = "" if tag == "span" else self.gap
        for lay in self.lays.pop(said.name, ()):
            self.out.append(gap)
            self._lay(lay)
            gap = self.gap
        self.out.append(self.sheet.put(said.after) if said.after else gap)

    def _table(self, node: Node, caption: Node | None) -> None:
        # A caption may hold tables, which are counted after the one that it follows.
        number = self.tables = self.tables + 1
        self.out.append("<table>")
        if caption is not None:
            self._caption(caption, "caption", number)
        else:
            self.out.append(self.gap)
        head, *rows = node.children
        columns = len(head.children)
        for tag, cell, part in (("thead", "th", [head]), ("tbody", "td", rows)):
            self.out.append(f"<{tag}>{self.gap if part else ''}")
            for row in part:
                self._row(row, cell, columns, number)
            self.out.append(f"</{tag}>{self.gap}")
        self.out.append(f"</table>{self.gap}")

    def _row(self, node: Node, tag: str, columns: int, table: int) -> None:
        cells = self._cells(node, tag)
        filled = [cell.words for cell in cells if cell.words is not None]
        attributes: dict[str, str] = {}
        said: Said | None = None
        is_parted = bool(filled) and self.whole is None and tag == "td"
        if filled and self.whole is None:
            said, attributes = self.met.row(filled, table, is_head=tag == "th")
        if tag == "th" and self.whole is None:
            self.labels = column_labels([cell.words.seen.strip() if cell.words else "" for cell in cells])
        for cell, label in zip(cells if said else (), self.labels, strict=False):
            if cell.words is not None and label:
                cell.attributes[COLUMN] = label
        cells = cells[:columns] + [cell for cell in cells[columns:] if cell.words is not None and cell.words.tokens]
        cells += [_Cell(tag, {}, None)] * (columns - len(cells))
        self.out.append(f"{self.sheet.start_tag('tr', attributes)}{self.gap if cells else ''}")
        last = max((at for at, cell in enumerate(cells) if cell.words is not None and cell.words.tokens), default=-1)
        for at, cell in enumerate(cells):
            self.out.append(self.sheet.start_tag(tag, cell.attributes))
            self._cell_words(cell, said, is_parted=is_parted, is_last=at == last)
            self.out.append(f"</{tag}>{self.gap}")
        self.out.append(f"</tr>{self.gap}")

    def _cells(self, node: Node, tag: str) -> list[_Cell]:
        cells: list[_Cell] = []
        last = max((at for at, cell in enumerate(node.children) if cell.text[0].text), default=-1)
        has_words = False
        for at, one in enumerate(node.children):
            text, words = one.text[0].text, None
            if text:
                words = self._take_line(text, has_mark=tag == "td" and at == last, may_be_all=has_words)
                has_words = True
            cells.append(_Cell(tag, dict(one.attributes), words))
        return cells

    def _cell_words(self, cell: _Cell, said: Said | None, *, is_parted: bool, is_last: bool) -> None:
        words = cell.words
        if words is None:
            return
        if not is_parted or not words.tokens:
            self.out.append(self.words.write(words, may_link=cell.tag != "th"))
        elif said is None:
            self.out.append(f"<span>{self.words.write(words)}</span>")
        elif is_last:
            self._write_said(said, words, "span")
        else:
            self.out.append(f'<span class="ev-text">{self.words.write(words)}</span>')

    def _own(self, node: Node) -> None:
        own = self.prepared.blocks[node.number]
        if own.name == ANSWER:
            self.words.begin_section()
            self.out.append('<section class="ev-answer">')
            self.met.is_answer = True
            self._inside(node)
            self.met.is_answer = False
            self.out.append(f"</section>{self.gap}")
        elif own.name == CAPTION:
            self._caption(node, "div", 0)
        elif not self.met.sayings.has_claim(own.argument):
            self._lay(node)
            self.out.append(self.gap)

    def _caption(self, node: Node, tag: str, table: int) -> None:
        """What is said of the table of that number, within it; or of nothing, where it follows none."""
        row, gap = self.row, self.gap
        self.gap = "" if tag == "caption" else gap
        self.out.append(f'<{tag} class="ev-caption">')
        whole = self._whole(node)
        self.gap = gap
        self.out.append(f"</{tag}>{'' if tag == 'caption' else gap}")
        self.met.caption(whole, table)
        self.row = row

    def _whole(self, node: Node) -> list[Words]:
        """Writes what a block of ours holds.

        Returns:
            All words in it.
        """
        whole: list[Words] = []
        self.whole = whole
        self._inside(node)
        self.whole = None
        return whole

    def _lay(self, node: Node) -> None:
        """A text for an audience, without what stands between it and the next block."""
        row, own = self.row, self.prepared.blocks[node.number]
        audience, before = self.decor.audience(own.name), self.words.audience
        attributes = {"class": "ev-lay", "data-ev-for": own.name}
        if audience.lang:
            attributes["lang"] = audience.lang
        if audience.direction:
            attributes["dir"] = audience.direction
        label = escape_text(audience.heading)
        self.sheet.needs_cleaning |= "&" in label or "\u00a0" in label
        inner = {"data-ev-lay": own.argument, "data-ev-audience": own.name}
        self.out.append(
            f'{self.sheet.start_tag("div", attributes)}\n<p class="ev-lay-label">{label}</p>\n'
            f"{self.sheet.start_tag('div', inner)}"
        )
        self.words.audience = own.name
        whole = self._whole(node)
        self.words.audience = before
        self.out.append("</div>\n</div>")
        self.met.lay(node.number, own, whole)
        self.row = row
