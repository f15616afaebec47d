"""From an author's text to the shapes of its page, each met with what was checked of it."""

from collections.abc import Sequence

from mkdocs_evidence.model.claim import Article, ClaimKind
from mkdocs_evidence.render.decor import Decor
from mkdocs_evidence.render.short_way.code import fenced_code, indented_code
from mkdocs_evidence.render.short_way.escaping import escape_text
from mkdocs_evidence.render.short_way.sayings import DiffersError, Sayings
from mkdocs_evidence.render.short_way.shapes import OutsideGrammarError, Shape, ShownClaim
from mkdocs_evidence.render.short_way.words import OddWordsError, Words, take_words
from mkdocs_evidence.syntax.attributes import SHOWN_NAMES, Entry, find_mark
from mkdocs_evidence.syntax.blocks import ANSWER, CAPTION, PLACEHOLDER
from mkdocs_evidence.syntax.citations import CitedKey
from mkdocs_evidence.syntax.line_blocks import Line
from mkdocs_evidence.syntax.lines import OwnBlock, prepare_lines
from mkdocs_evidence.syntax.outline import Node, build_outline
from mkdocs_evidence.syntax.records import CELL_BREAK

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def read_shapes(text: str, article: Article, decor: Decor) -> Shape:
    """The page of an article, as an element that holds all others.

    Args:
        text: The article without its front matter.
        article: As it was checked.
        decor: Marks, and what stands after claims.

    Raises:
        OutsideGrammarError: Only the Markdown extension can render it, or tell how it differs from what was checked.
    """
    if "\0" in text:
        raise OutsideGrammarError("a character that no page may have", text[: text.index("\0")].count("\n"))
    reading = _Reading(text, article, decor)
    try:
        return reading.run()
    except OddWordsError as problem:
        raise OutsideGrammarError(problem.reason, reading.row) from None
    except DiffersError:
        raise OutsideGrammarError("words that were not checked like this", reading.row) from None


class _Reading:
    """One walk over the outline of an article."""

    def __init__(self, text: str, article: Article, decor: Decor) -> None:
        self.prepared = prepare_lines(text)
        self.decor = decor
        self.sayings = Sayings(article)
        self.shown: list[ShownClaim] = []
        self.by_id: dict[str, ShownClaim] = {}
        self.lays: list[tuple[Shape, Shape, str]] = []
        self.row = 0
        """Line of the text that is being read, from 0."""
        self.tables = 0
        self.is_answer = False
        self.whole: list[Words] | None = None
        """All words inside a text for an audience or a caption, which is one thing to its readers."""

    def run(self) -> Shape:
        root = Shape("div")
        self._children(build_outline(self.prepared), root)
        self.sayings.end()
        for parent, lay, claim in self.lays:
            if (shown := self.by_id.get(claim)) is not None:
                parent.children.remove(lay)
                shown.take(lay)
        for shown in self.shown:
            shown.words.after = shown.after
        return root

    def _children(self, node: Node, shape: Shape) -> None:
        if node.text:
            self._loose(node.text, shape)
        self._nodes(node.children, shape)

    def _nodes(self, nodes: Sequence[Node], shape: Shape) -> None:
        table: Shape | None = None
        for node in nodes:
            self._node(node, shape, table)
            table = shape.children[-1] if node.tag == "table" else None
            if node.tail and any(line.text.strip() for line in node.tail):
                self._loose(node.tail, shape)
                table = None

    def _loose(self, lines: Sequence[Line], shape: Shape) -> None:
        """A paragraph of text that stands between the elements of an item or an admonition."""
        if shape.tag in ("ul", "ol"):
            raise OutsideGrammarError("text between the items of a list", self.row)
        self._go_to(lines)
        self._paragraph(_text(lines).lstrip("\n"), shape)

    def _node(self, node: Node, shape: Shape, table: Shape | None) -> None:
        tag = node.tag
        if node.text:
            self._go_to(node.text)
        if tag == "p":
            self._paragraph(_text(node.text), shape)
        elif tag == "li":
            self._item(node, shape)
        elif tag == "table":
            self._table(node, shape)
        elif tag == "own":
            self._own(node, shape, table)
        elif tag == "title":
            self._title(_text(node.text), shape)
        elif tag in _HEADINGS:
            self._heading(node, shape)
        elif tag == "pre":
            shape.children.append(Shape("pre", html=indented_code(node.text, self.prepared.codes)))
        else:
            inner = Shape(tag, dict(node.attributes))
            shape.children.append(inner)
            if tag != "hr":
                self._children(node, inner)

    def _go_to(self, lines: Sequence[Line]) -> None:
        self.row = self.prepared.rows[lines[0].row]

    def _words(self, text: str, *, is_inline: bool = False, has_mark: bool = True, may_be_all: bool = False) -> Words:
        mark = find_mark(text, is_inline=is_inline, may_be_all=may_be_all) if has_mark else None
        words = take_words(text, self.prepared, mark)
        if self.whole is not None:
            self.whole.append(words)
        return words

    def _paragraph(self, text: str, shape: Shape) -> None:
        code = PLACEHOLDER.fullmatch(text.strip()) if "\x02" in text else None
        if code is not None and code["kind"] == "code":
            shape.children.append(Shape("pre", html=fenced_code(self.prepared.codes[int(code["number"])])))
            return
        words = self._words(text)
        if words.is_void or self.whole is not None:
            if not words.is_void or words.has_elements:
                shape.children.append(Shape("p", words=words))
        elif words.is_prose and not self.is_answer:
            prose = Shape("p", {"class": "ev-prose"}, words)
            shape.children.append(prose)
            self._prose(prose, words)
        else:
            inner = Shape("p", {"class": "ev-text"}, words)
            holder = Shape("div", children=[inner])
            shape.children.append(holder)
            self._saying(holder, words, ClaimKind.PARAGRAPH, holder, inner)

    def _title(self, text: str, shape: Shape) -> None:
        words = self._words(text, has_mark=False)
        if not words.is_void or words.has_elements:
            shape.children.append(Shape("p", {"class": "admonition-title"}, words))
        self._see_heading(words)

    def _heading(self, node: Node, shape: Shape) -> None:
        words = self._words(_text(node.text), is_inline=True)
        if words.citations:
            raise OutsideGrammarError("a citation in a heading", self.row)
        heading = Shape(node.tag, words=words)
        shape.children.append(heading)
        self._set_shown(heading, words.entries)
        self._see_heading(words)

    def _see_heading(self, words: Words) -> None:
        if self.whole is None and not words.is_void:
            self.sayings.heading(words.seen.strip(), words.citations)

    def _item(self, node: Node, shape: Shape) -> None:
        item = Shape("li")
        shape.children.append(item)
        nodes, text = node.children, _text(node.text)
        if text.strip():
            self._item_words(item, "span", text)
        elif nodes and nodes[0].tag == "p" and not PLACEHOLDER.fullmatch(_text(nodes[0].text).strip()):
            self._item_words(item, "p", _text(nodes[0].text))
            if any(line.text.strip() for line in nodes[0].tail):
                self._loose(nodes[0].tail, item)
            nodes = nodes[1:]
        self._nodes(nodes, item)

    def _item_words(self, item: Shape, tag: str, text: str) -> None:
        words = self._words(text)
        inner = Shape(tag, words=words)
        if words.is_void or self.whole is not None:
            if words.seen.strip() or words.has_elements:
                item.children.append(inner)
            return
        item.children.append(inner)
        if words.is_prose and not self.is_answer:
            item.add_class("ev-prose")
            self._prose(item, words)
        else:
            inner.attributes["class"] = "ev-text"
            self._saying(item, words, ClaimKind.ITEM, item, inner)

    def _prose(self, shape: Shape, words: Words) -> None:
        self._set_shown(shape, words.entries)
        self.sayings.prose(words.seen.strip(), words.citations)

    def _saying(self, holder: Shape, words: Words, kind: ClaimKind, around: Shape, last: Shape) -> None:
        """Makes a claim, or a sentence of the bottom line, of an element.

        Args:
            holder: The element.
            words: What it says; of a row, of all its cells.
            kind: What it is to a reader.
            around: The element that holds the last of its words.
            last: The element with the last of its words.
        """
        self._set_shown(holder, words.entries)
        seen = words.seen.strip()
        if self.is_answer:
            holder.add_class("ev-sentence")
            holder.attributes["data-ev-rests-on"] = " ".join(words.rests_on)
            sentence = self.sayings.sentence(seen, words.rests_on, words.citations)
            self.shown.append(ShownClaim(around, last, self.decor.after_sentence(sentence)))
            return
        holder.add_class("ev-claim")
        claim = self.sayings.claim(seen, words.id, kind, words.citations, self.tables)
        if claim.is_recommendation:
            holder.add_class("ev-recommendation")
        shown = ShownClaim(around, last, self.decor.after_claim(claim))
        if last.words is not None:
            last.words.spoken = self.decor.spoken(claim)
        self.shown.append(shown)
        if words.id:
            holder.attributes["data-ev-claim"] = words.id
            self.by_id.setdefault(words.id, shown)

    def _set_shown(self, shape: Shape, entries: Sequence[Entry]) -> None:
        """Gives an element those attributes that readers may have; classes of ours are not the author's to give."""
        for entry in entries:
            if entry.name == "class":
                if entry.value != "prose" and not entry.value.startswith("ev-"):
                    shape.add_class(entry.value)
            elif entry.name in SHOWN_NAMES:
                shape.attributes.setdefault(entry.name, entry.value)

    def _table(self, node: Node, shape: Shape) -> None:
        self.tables += 1
        head, *rows = node.children
        table = Shape("table", children=[Shape("thead"), Shape("tbody")])
        shape.children.append(table)
        columns = len(head.children)
        table.children[0].children.append(self._table_row(head, "th", columns))
        table.children[1].children += [self._table_row(row, "td", columns) for row in rows]

    def _table_row(self, node: Node, tag: str, columns: int) -> Shape:
        row = Shape("tr")
        filled: list[tuple[Shape, Words]] = []
        last = max((index for index, cell in enumerate(node.children) if cell.text[0].text), default=-1)
        for index, one in enumerate(node.children):
            cell = Shape(tag, dict(one.attributes))
            if one.text[0].text:
                may_mark = tag == "td" and index == last
                words = self._words(one.text[0].text, is_inline=True, has_mark=may_mark, may_be_all=bool(filled))
                cell.words = words
                filled.append((cell, words))
            row.children.append(cell)
        kept = row.children[:columns]
        kept += [cell for cell in row.children[columns:] if cell.words is not None and cell.words.tokens]
        row.children = kept + [Shape(tag) for _ in range(columns - len(kept))]
        if filled and self.whole is None:
            self._row_words(row, tag, filled)
        return row

    def _row_words(self, row: Shape, tag: str, filled: Sequence[tuple[Shape, Words]]) -> None:
        citations: tuple[CitedKey, ...] = ()
        for _, one in filled:
            citations += one.citations
        seen = CELL_BREAK.join([one.seen for _, one in filled if one.seen])
        words = Words(filled[-1][1].entries, (), seen, citations)
        if tag == "th":
            self._see_heading(words)
            return
        spans = _into_spans(filled)
        if words.is_void:
            return
        if words.is_prose and not self.is_answer:
            row.add_class("ev-prose")
            self._prose(row, words)
            return
        for _, span in spans:
            span.attributes["class"] = "ev-text"
        self._saying(row, words, ClaimKind.ROW, *spans[-1])

    def _own(self, node: Node, shape: Shape, table: Shape | None) -> None:
        own = self.prepared.blocks[node.number]
        if own.name == ANSWER:
            section = Shape("section", {"class": "ev-answer"})
            shape.children.append(section)
            self.is_answer = True
            self._children(node, section)
            self.is_answer = False
            return
        element = Shape("div")
        self.whole = []
        self._children(node, element)
        whole, self.whole = self.whole, None
        seen = " ".join([one.seen for one in whole if one.seen]).strip()
        if own.name == CAPTION:
            citations = tuple(cited for words in whole for cited in words.citations)
            self._caption(element, shape, table, seen, citations)
        else:
            self._lay(element, shape, own, seen)

    def _caption(
        self, element: Shape, shape: Shape, table: Shape | None, seen: str, citations: Sequence[CitedKey]
    ) -> None:
        element.attributes["class"] = "ev-caption"
        if table is None:
            shape.children.append(element)
        else:
            element.tag = "caption"
            table.children.insert(0, element)
        if seen or citations:
            self.sayings.caption(seen, citations, self.tables if table is not None else 0)

    def _lay(self, element: Shape, shape: Shape, own: OwnBlock, seen: str) -> None:
        element.attributes = {"data-ev-lay": own.argument, "data-ev-audience": own.name}
        audience = self.decor.audience(own.name)
        label = Shape("p", {"class": "ev-lay-label"}, html=escape_text(audience.heading))
        lay = Shape("div", {"class": "ev-lay", "data-ev-for": own.name}, children=[label, element])
        if audience.lang:
            lay.attributes["lang"] = audience.lang
        if audience.direction:
            lay.attributes["dir"] = audience.direction
        shape.children.append(lay)
        self.lays.append((shape, lay, own.argument))
        self.sayings.lay(f"{own.name} | {own.argument}", seen)


def _into_spans(filled: Sequence[tuple[Shape, Words]]) -> list[tuple[Shape, Shape]]:
    """Puts the words of each cell that has some into an element of their own."""
    spans: list[tuple[Shape, Shape]] = []
    for cell, words in filled:
        if words.tokens:
            span = Shape("span", words=words)
            cell.words = None
            cell.children.append(span)
            spans.append((cell, span))
    return spans


def _text(lines: Sequence[Line]) -> str:
    if len(lines) == 1:
        return lines[0].text
    return "\n".join([line.text for line in lines])
