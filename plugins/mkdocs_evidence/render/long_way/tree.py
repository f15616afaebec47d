"""Gives every block of an article its shape on the page: claims, prose, bottom line, lay texts, captions.

This tree processor takes the place of Python-Markdown's own inline processing and of its attribute lists: words are
read by the grammar that the scanner uses too (`syntax/inline.py`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString, code_escape

from mkdocs_evidence.model.claim import AnswerSentence, Article, Claim
from mkdocs_evidence.render.decor import Decor
from mkdocs_evidence.render.held_together import hold_together
from mkdocs_evidence.render.long_way.block_structure import OWN_BLOCK
from mkdocs_evidence.render.long_way.block_words import BlockWords, WordBuilder
from mkdocs_evidence.render.long_way.inline import code_element
from mkdocs_evidence.render.marked_words import COLUMN, column_labels
from mkdocs_evidence.render.seen import CitationForm, Seen, SeenBlock, visible_row, visible_text
from mkdocs_evidence.render.terms import link_terms
from mkdocs_evidence.syntax.attributes import SHOWN_NAMES, Entry, find_mark
from mkdocs_evidence.syntax.blocks import ANSWER, CAPTION, PLACEHOLDER
from mkdocs_evidence.syntax.lines import OwnBlock, Prepared
from mkdocs_evidence.syntax.records import BlockKind

_LAST_MARKS = re.compile(rf"\s*{HTML_PLACEHOLDER_RE.pattern}\s*\Z")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class _Shown:
    """A claim or sentence on the page: what holds it, the last element with its words, and the HTML after them."""

    holder: Element
    words: Element
    after: str


class ArticleTree(Treeprocessor):
    """Shapes the blocks of one article and keeps what its readers will see."""

    def __init__(self, md: Markdown, article: Article, decor: Decor, prepared: Prepared) -> None:
        super().__init__(md)
        self.markdown = md
        self.article = article
        self.decor = decor
        self.prepared = prepared
        self.seen = Seen()
        self._builder = WordBuilder(prepared, decor, self._stored)
        self._claims: Iterator[Claim] = iter(article.claims)
        self._sentences: Iterator[AnswerSentence] = iter(article.answer)
        self._shown: list[_Shown] = []
        self._by_id: dict[str, _Shown] = {}
        self._lays: list[tuple[Element, Element, str]] = []
        self._tables = 0
        self._is_answer = False
        self._is_whole = False
        self._whole_citations: list[CitationForm] = []

    def run(self, root: Element) -> None:
        """Shapes the whole tree."""
        self._children(root)
        for parent, lay, claim in self._lays:
            self._move(parent, lay, claim)
        for shown in self._shown:
            shown.words.tail = self._stored(shown.after) or None
        if self.decor.glossary is not None:
            link_terms(root, self.decor.glossary)
        hold_together(root)

    def _children(self, parent: Element) -> None:
        _wrap_loose_text(parent)
        self._elements(parent, list(parent))

    def _elements(self, parent: Element, children: Sequence[Element]) -> None:
        before: Element | None = None
        for child in children:
            is_table = before is not None and before.tag == "table"
            self._element(parent, child, before if is_table else None)
            before = child

    def _element(self, parent: Element, child: Element, table: Element | None) -> None:
        if child.tag == "p":
            self._paragraph(parent, child)
        elif child.tag == "li":
            self._item(child)
        elif child.tag == "table":
            self._table(child)
        elif child.tag == OWN_BLOCK:
            self._own(parent, child, table)
        elif child.tag in _HEADINGS:
            words = self._words(child, child.text or "", is_inline=True)
            self._set_shown(child, words.entries)
            self._see(BlockKind.HEADING, visible_text([child]), words)
        elif child.tag == "pre":
            self._restore_code(child)
        elif child.tag != "hr":
            self._children(child)

    def _paragraph(self, parent: Element, element: Element) -> None:
        is_title = element.get("class") == "admonition-title"
        match = PLACEHOLDER.fullmatch((element.text or "").strip())
        if match is not None and match["kind"] == "code":
            block = code_element(self.prepared.codes[int(match["number"])])
            element.tag, element.text = block.tag, None
            element.extend(block)
            return
        text, element.text = element.text or "", None
        inner = Element("p")
        words = self._words(inner, text, has_mark=not is_title)
        seen = visible_text([inner])
        if not seen and not words.citations:
            if not len(inner):
                parent.remove(element)
            self._adopt(element, inner)
        elif is_title:
            self._adopt(element, inner)
            self._see(BlockKind.HEADING, seen, words)
        elif self._is_whole:
            self._adopt(element, inner)
        else:
            self._block(element, inner, BlockKind.PARAGRAPH, seen, words)

    def _adopt(self, element: Element, inner: Element) -> None:
        element.text = inner.text
        element.extend(inner)

    def _block(self, holder: Element, inner: Element, kind: BlockKind, seen: str, words: BlockWords) -> None:
        """Shapes a paragraph or an item: `inner` holds its words and is not in the tree yet."""
        is_paragraph = kind is BlockKind.PARAGRAPH
        if words.is_prose and not self._is_answer:
            if is_paragraph:
                self._adopt(holder, inner)
                holder.set("class", "ev-prose")
            else:
                holder.insert(0, inner)
                _add_class(holder, "ev-prose")
            self._set_shown(holder, words.entries)
            self._see(kind, seen, words)
            return
        if is_paragraph:
            holder.tag = "div"
        inner.set("class", "ev-text")
        holder.insert(0, inner)
        self._finish(holder, inner, kind, seen, words)

    def _finish(self, holder: Element, last: Element, kind: BlockKind, seen: str, words: BlockWords) -> None:
        """Makes a claim, or a sentence of the bottom line, of an element whose words end with `last`."""
        self._set_shown(holder, words.entries)
        if self._is_answer:
            _add_class(holder, "ev-sentence")
            holder.set("data-ev-rests-on", " ".join(words.rests_on))
            sentence = next(self._sentences, None)
            after = self.decor.after_sentence(sentence) if sentence is not None and sentence.text == seen else ""
            self._shown.append(_Shown(holder, last, after))
            self._see(BlockKind.ANSWER, seen, words)
            return
        _add_class(holder, "ev-claim")
        claim = next(self._claims, None)
        after = ""
        if claim is not None and claim.text == seen:
            after = self.decor.after_claim(claim)
            if claim.is_recommendation:
                _add_class(holder, "ev-recommendation")
            _put_before_marks(last, self._stored(self.decor.spoken(claim)))
        shown = _Shown(holder, last, after)
        self._shown.append(shown)
        if words.id:
            holder.set("data-ev-claim", words.id)
            self._by_id.setdefault(words.id, shown)
        self._see(kind, seen, words)

    def _item(self, item: Element) -> None:
        text, item.text = item.text or "", None
        _wrap_loose_text(item)
        children = list(item)
        if text.strip():
            self._item_words(item, Element("span"), text)
        elif children and children[0].tag == "p" and not PLACEHOLDER.fullmatch((children[0].text or "").strip()):
            first = children.pop(0)
            item.remove(first)
            self._item_words(item, Element("p"), first.text or "")
        self._elements(item, children)

    def _item_words(self, item: Element, inner: Element, text: str) -> None:
        words = self._words(inner, text)
        seen = visible_text([inner])
        if (not seen and not words.citations) or self._is_whole:
            if seen or len(inner):
                item.insert(0, inner)
        else:
            self._block(item, inner, BlockKind.ITEM, seen, words)

    def _table(self, table: Element) -> None:
        self._tables += 1
        columns, labels = len(table[0][0]), tuple[str, ...]()
        for section in table:
            for row in section:
                self._row(row, labels, is_header=section.tag == "thead")
                labels = labels or column_labels([visible_text([cell]) for cell in row])
                for surplus in list(row)[columns:]:
                    if not surplus.text and not len(surplus):
                        row.remove(surplus)

    def _row(self, row: Element, labels: Sequence[str], *, is_header: bool) -> None:
        filled = [cell for cell in row if cell.text]
        citations: list[CitationForm] = []
        entries: tuple[Entry, ...] = ()
        spans: list[Element] = []
        for index, cell in enumerate(filled):
            text, cell.text = cell.text or "", None
            span = SubElement(cell, "span")
            may_mark = not is_header and index == len(filled) - 1
            words = self._words(span, text, is_inline=True, has_mark=may_mark, may_be_all=index > 0)
            citations += words.citations
            entries = words.entries
            spans.append(span)
            if is_header or self._is_whole or (not span.text and not len(span)):
                self._unwrap(cell, span)
        words = BlockWords(entries, tuple(citations))
        seen = visible_row(spans)
        if self._is_whole or (not seen and not citations):
            return
        if is_header:
            self._see(BlockKind.HEADING, seen, words)
        elif words.is_prose and not self._is_answer:
            _add_class(row, "ev-prose")
            self._set_shown(row, entries)
            self._see(BlockKind.ROW, seen, words)
        else:
            for cell, label in zip(row, labels, strict=False):
                if cell in filled and label:
                    cell.set(COLUMN, label)
            kept = [span for cell in filled for span in cell if span in spans]
            for span in kept:
                span.set("class", "ev-text")
            self._finish(row, kept[-1], BlockKind.ROW, seen, words)

    def _unwrap(self, cell: Element, span: Element) -> None:
        cell.remove(span)
        cell.text = span.text
        cell.extend(list(span))

    def _own(self, parent: Element, element: Element, table: Element | None) -> None:
        own = self.prepared.blocks[int(element.attrib.pop("number"))]
        if own.name == ANSWER:
            element.tag = "section"
            element.set("class", "ev-answer")
            self._is_answer = True
            self._children(element)
            self._is_answer = False
            return
        self._is_whole, self._whole_citations = True, []
        self._children(element)
        self._is_whole = False
        seen = visible_text([element])
        if own.name == CAPTION:
            self._caption(parent, element, table, seen)
        else:
            self._lay(parent, element, own, seen)

    def _caption(self, parent: Element, element: Element, table: Element | None, seen: str) -> None:
        element.set("class", "ev-caption")
        element.tag = "div"
        if table is not None:
            parent.remove(element)
            element.tag = "caption"
            table.insert(0, element)
        if seen or self._whole_citations:
            self.seen.blocks.append(
                SeenBlock(
                    kind=BlockKind.CAPTION,
                    text=seen,
                    citations=tuple(self._whole_citations),
                    table=self._tables if table is not None else 0,
                )
            )

    def _lay(self, parent: Element, element: Element, own: OwnBlock, seen: str) -> None:
        inner = Element("div", {"data-ev-lay": own.argument, "data-ev-audience": own.name})
        self._adopt(inner, element)
        for child in list(element):
            element.remove(child)
        element.tag, element.text = "div", None
        element.set("class", "ev-lay")
        element.set("data-ev-for", own.name)
        audience = self.decor.audience(own.name)
        if audience.lang:
            element.set("lang", audience.lang)
        if audience.direction:
            element.set("dir", audience.direction)
        SubElement(element, "p", {"class": "ev-lay-label"}).text = audience.heading
        element.append(inner)
        self._lays.append((parent, element, own.argument))
        self.seen.blocks.append(SeenBlock(kind=BlockKind.LAY, text=seen, id=f"{own.name} | {own.argument}"))

    def _move(self, parent: Element, lay: Element, claim: str) -> None:
        """Moves a lay text to its claim; it stays in its place when there is no such claim."""
        shown = self._by_id.get(claim)
        if shown is None:
            return
        parent.remove(lay)
        holder = shown.words if shown.holder.tag == "tr" else shown.holder
        if shown.holder.tag == "tr":
            cell = next(cell for cell in shown.holder if shown.words in list(cell))
            holder = cell
        holder.insert(list(holder).index(shown.words) + 1, lay)
        shown.words = lay

    def _restore_code(self, element: Element) -> None:
        """Puts code between fences that stands inside indented code back as it was written."""
        for code in element:
            if code.text and "\x02" in code.text:
                code.text = AtomicString(PLACEHOLDER.sub(self._written, code.text))

    def _written(self, match: re.Match[str]) -> str:
        return code_escape(self.prepared.codes[int(match["number"])].written)

    def _words(
        self,
        element: Element,
        text: str,
        *,
        is_inline: bool = False,
        has_mark: bool = True,
        may_be_all: bool = False,
    ) -> BlockWords:
        mark = find_mark(text, is_inline=is_inline, may_be_all=may_be_all) if has_mark else None
        words = self._builder.build(element, text, mark)
        if self._is_whole:
            self._whole_citations += words.citations
        return words

    def _stored(self, html: str) -> str:
        return self.markdown.htmlStash.store(html) if html else ""

    def _see(self, kind: BlockKind, text: str, words: BlockWords) -> None:
        if self._is_whole or (not text and not words.citations):
            return
        self.seen.blocks.append(
            SeenBlock(
                kind=kind,
                text=text,
                id=words.id,
                citations=words.citations,
                is_prose=words.is_prose and kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW),
                rests_on=words.rests_on,
                table=self._tables if kind is BlockKind.ROW else 0,
            )
        )

    def _set_shown(self, element: Element, entries: Sequence[Entry]) -> None:
        """Gives an element those attributes that readers may have; classes of ours are not the author's to give."""
        for entry in entries:
            if entry.name == "class":
                if entry.value != "prose" and not entry.value.startswith("ev-"):
                    _add_class(element, entry.value)
            elif entry.name in SHOWN_NAMES and element.get(entry.name) is None:
                element.set(entry.name, entry.value)


def _put_before_marks(words: Element, html: str) -> None:
    """Adds to the end of a stretch of words, or before the citation marks with which it ends."""
    last = words[-1] if len(words) else None
    text = (words.text if last is None else last.tail) or ""
    marks = _LAST_MARKS.search(text)
    place = marks.start() if marks else len(text)
    text = text[:place] + html + text[place:]
    if last is None:
        words.text = text
    else:
        last.tail = text


def _add_class(element: Element, name: str) -> None:
    element.set("class", " ".join(filter(None, (element.get("class"), name))))


def _wrap_loose_text(parent: Element) -> None:
    """Makes paragraphs of text that Python-Markdown leaves between the children of a list item or an admonition."""
    if parent.tag in ("ul", "ol"):
        return
    for index, child in reversed(list(enumerate(parent))):
        if child.tail and child.tail.strip():
            loose = Element("p")
            loose.text, child.tail = child.tail.lstrip("\n"), None
            parent.insert(index + 1, loose)
    if parent.text and parent.text.strip():
        loose = Element("p")
        loose.text, parent.text = parent.text, None
        parent.insert(0, loose)
