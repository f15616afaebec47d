"""Reads an article for the checks: its blocks with exact places, without rendering it."""

from collections.abc import Sequence

from mkdocs_evidence.model.claim import Citation, Oddity, OddityKind
from mkdocs_evidence.model.making import packer_of
from mkdocs_evidence.model.place import Place, TextMap
from mkdocs_evidence.syntax.attributes import Mark, find_mark
from mkdocs_evidence.syntax.blocks import ANSWER, CAPTION
from mkdocs_evidence.syntax.inline import read_words
from mkdocs_evidence.syntax.line_blocks import Line
from mkdocs_evidence.syntax.lines import LineFault, OwnBlock, Prepared, SetAside, prepare_lines
from mkdocs_evidence.syntax.outline import Node, build_outline
from mkdocs_evidence.syntax.patterns import regex
from mkdocs_evidence.syntax.plain_text import PlainText, Stretch
from mkdocs_evidence.syntax.positions import find_positions
from mkdocs_evidence.syntax.records import CELL_BREAK, Attribute, Block, BlockKind, Scan
from mkdocs_evidence.syntax.simple_words import SimpleWords, read_simple_words
from mkdocs_evidence.syntax.tokens import TokenKind, WordFault


def scan_article(text: str, *, file: str, first_line: int = 1) -> Scan:
    """The blocks of an article and what in it is not understood. Any text can be scanned; nothing raises.

    Args:
        text: The article without its front matter.
        file: Path that the places name.
        first_line: Line of the file on which `text` begins.

    >>> scan = scan_article("- Hips did well. [@castro-2000]\\n  {: #well }", file="a.md")
    >>> [(block.kind.value, block.text, block.citations[0].key, block.attributes[0].value) for block in scan.blocks]
    [('item', 'Hips did well.', 'castro-2000', 'well')]
    """
    return _Scanning(prepare_lines(text), file, first_line).run()


_LINE_START = regex(r"\n")
_make_block = packer_of(Block)


def _blanks(said: Sequence[int], columns: int) -> tuple[int, ...]:
    """The columns in which a row says nothing, up to the last that is named or in which it says something."""
    last = max(columns, said[-1] + 1) if said else columns
    return () if len(said) == last else tuple([at for at in range(last) if at not in said])


def _without_break(words: str) -> str:
    return words.rstrip().removesuffix(CELL_BREAK.strip())


class _Draft:
    """A block while its words are gathered."""

    __slots__ = ("attributes", "citations", "last", "mark_at", "mark_words", "plain", "start")

    def __init__(self) -> None:
        self.plain = PlainText()
        self.citations: list[Citation] = []
        self.attributes: list[Attribute] = []
        self.start: Place | None = None
        self.last: Place | None = None
        self.mark_at: Place | None = None
        self.mark_words = ""

    def add_mark(self, mark: Mark, stretch: Stretch) -> None:
        """Takes over an attribute list."""
        self.mark_at = stretch.place(mark.start, mark.stop)
        self.mark_words = stretch.text[mark.start : mark.stop]
        for entry in mark.entries:
            self.attributes.append(
                Attribute(name=entry.name, value=entry.value, at=stretch.place(entry.start, entry.stop))
            )

    def add_place(self, place: Place) -> None:
        """Widens the stretch of the block."""
        if self.start is None:
            self.start = place
        self.last = place

    def at(self) -> Place:
        """From the first character to the last."""
        assert self.start is not None
        assert self.last is not None
        start, (end_line, end_column) = self.start, self.last.end
        return Place(start.file, start.line, start.column, end_line, end_column)


class _Scanning:
    """One walk over the tree of an article."""

    def __init__(self, prepared: Prepared, file: str, first_line: int) -> None:
        self.prepared = prepared
        self.file = file
        self.first_line = first_line
        self.blocks: list[Block] = []
        self.oddities: list[Oddity] = [self._line_oddity(fault) for fault in prepared.faults]
        self.line_faults = {(oddity.at.line, oddity.at.column) for oddity in self.oddities}
        """Where a line as a whole is wrong; nothing more is said about its first words."""
        self.section = ""
        self.tables = 0
        self.is_answer = False
        self.whole: _Draft | None = None
        """Gathers everything inside a lay text or a caption."""

    def run(self) -> Scan:
        self._children(build_outline(self.prepared))
        if self.prepared.codes:
            for code in self.prepared.codes:
                self._fenced_code(code)
            self.blocks.sort(key=lambda block: (block.at.line, block.at.column))
        self.oddities.sort(key=lambda oddity: (oddity.at.line, oddity.at.column))
        return Scan(blocks=tuple(self.blocks), oddities=tuple(self.oddities))

    def _children(self, node: Node) -> None:
        if node.text:
            self._words(node.text, BlockKind.PARAGRAPH)
        before: Node | None = None
        for child in node.children:
            self._node(child, before)
            if child.tail:
                self._words(child.tail, BlockKind.PARAGRAPH)
            before = child

    def _node(self, node: Node, before: Node | None) -> None:
        tag = node.tag
        if tag == "p":
            self._words(node.text, BlockKind.PARAGRAPH)
        elif tag == "li":
            self._item(node)
        elif tag == "table":
            self._table(node)
        elif tag == "own":
            self._own(node, before)
        elif tag == "title":
            self._words(node.text, BlockKind.HEADING, has_mark=False)
        elif tag[0] == "h" and tag[1].isdigit():
            self._words(node.text, BlockKind.HEADING, level=int(tag[1]), is_inline=True)
        elif tag == "pre":
            self._indented_code(node)
        elif tag != "hr":
            self._children(node)

    def _indented_code(self, node: Node) -> None:
        stretch = Stretch(node.text, self.prepared, self.file, self.first_line)
        words = stretch.text.rstrip()
        start = len(words) - len(words.lstrip())
        pieces = [(match.end() - start, *stretch.point(match.end())) for match in _LINE_START.finditer(words, start)]
        self._code(words[start:], [(0, *stretch.point(start)), *pieces], stretch.place(start, len(words)), level=0)

    def _fenced_code(self, code: SetAside) -> None:
        first = self.first_line + code.line + 1
        starts = [0, *(match.end() for match in _LINE_START.finditer(code.code))]
        pieces = [(start, first + row, code.column + 1) for row, start in enumerate(starts)]
        at = Place(self.file, first - 1, code.column + 1, first + len(starts), code.column + 1)
        self._code(code.code, pieces, at, level=1)

    def _code(self, text: str, pieces: Sequence[tuple[int, int, int]], at: Place, *, level: int) -> None:
        text_map = TextMap(self.file, tuple(pieces))
        if text.strip():
            self.blocks.append(Block(kind=BlockKind.CODE, text=text, text_map=text_map, level=level, at=at))

    def _item(self, node: Node) -> None:
        first = node.children[0] if node.children else None
        if node.text and (node.text[0].text.strip() or any(line.text.strip() for line in node.text)):
            self._words(node.text, BlockKind.ITEM)
            node.text = []
        elif first is not None and first.tag == "p":
            self._words(first.text, BlockKind.ITEM)
            first.text = []
        self._children(node)

    def _own(self, node: Node, before: Node | None) -> None:
        own = self.prepared.blocks[node.number]
        if own.name == ANSWER:
            self.is_answer = True
            self._children(node)
            self.is_answer = False
            return
        if own.name != CAPTION and self._simple_lay(node, own):
            return
        draft = self.whole = _Draft()
        self._children(node)
        self.whole = None
        if own.name == CAPTION:
            follows = before is not None and before.tag == "table"
            if not follows:
                self._caption_oddity(self._own_place(own))
            self._finish(draft, BlockKind.CAPTION, own=own, level=self.tables if follows else 0)
        else:
            self._finish(draft, BlockKind.LAY, own=own)

    def _simple_lay(self, node: Node, own: OwnBlock) -> bool:
        """Takes a lay text of one paragraph of plain words; False when it is anything else."""
        inside = node.children
        if len(inside) != 1 or inside[0].tag != "p" or inside[0].tail or not inside[0].text:
            return False
        simple = read_simple_words(inside[0].text, self.prepared, self.file, self.first_line, has_mark=True)
        if simple is not None:
            self._add(BlockKind.LAY, simple._replace(at=self._own_place(own)), level=0, lay=own)
        return simple is not None

    def _own_place(self, own: OwnBlock) -> Place:
        line = self.first_line
        return Place(self.file, line + own.line, own.column + 1, line + own.last_line, own.last_column + 1)

    def _caption_oddity(self, at: Place) -> None:
        self._oddity(
            OddityKind.BLOCK,
            "/// caption",
            "`/// caption` follows no table.",
            "Put it directly below its table.",
            Place(self.file, at.line, at.column, at.line, at.column + len("/// caption")),
        )

    def _table(self, node: Node) -> None:
        self.tables += 1
        columns: tuple[str, ...] = ()
        for row in node.children:
            draft = self.whole or _Draft()
            said = self._cells(row, draft)
            if self.whole is not None:
                continue
            if row.tag == "row":
                blanks = _blanks(said, len(columns))
                self._finish(draft, BlockKind.ROW, level=self.tables, columns=columns, blanks=blanks)
            else:
                names = dict(zip(said, draft.plain.stretches(), strict=True))
                names |= {at: _without_break(names[at]) for at in said[:-1]}
                columns = tuple([names.get(at, "").strip() for at in range(len(row.children))])
                self._finish(draft, BlockKind.HEADING)

    def _cells(self, row: Node, draft: _Draft) -> list[int]:
        """Reads the cells of a row, and gives the columns, from 0, that say something."""
        filled = [(at, cell.text[0]) for at, cell in enumerate(row.children) if cell.text[0].text]
        said: list[int] = []
        for index, (at, line) in enumerate(filled):
            draft.plain.add_break(CELL_BREAK if index and self.whole is None else " ")
            may_mark = row.tag == "row" and index == len(filled) - 1
            before = draft.plain.length
            self._stretch(draft, [line], is_inline=True, has_mark=may_mark, may_be_all=index > 0)
            if draft.plain.length > before:
                said.append(at)
        return said

    def _words(
        self,
        lines: Sequence[Line],
        kind: BlockKind,
        *,
        level: int = 0,
        is_inline: bool = False,
        has_mark: bool = True,
    ) -> None:
        """Reads one stretch of text that is a block by itself, or a part of the whole that is being gathered."""
        if lines and self.whole is None:
            may_mark = has_mark and not is_inline
            simple = read_simple_words(lines, self.prepared, self.file, self.first_line, has_mark=may_mark)
            if simple is not None:
                self._add(kind, simple, level=level)
                return
        if not any(line.text.strip() for line in lines):
            return
        draft = self.whole or _Draft()
        draft.plain.add_break(" ")
        self._stretch(draft, lines, is_inline=is_inline, has_mark=has_mark)
        if self.whole is None:
            self._finish(draft, kind, level=level)

    def _stretch(
        self, draft: _Draft, lines: Sequence[Line], *, is_inline: bool, has_mark: bool, may_be_all: bool = False
    ) -> None:
        stretch = Stretch(lines, self.prepared, self.file, self.first_line)
        text = stretch.text
        words = text.rstrip()
        draft.add_place(stretch.place(len(text) - len(text.lstrip()), len(words)))
        mark = find_mark(text, is_inline=is_inline, may_be_all=may_be_all) if has_mark else None
        if mark is not None:
            words = text[: mark.text_stop]
            draft.add_mark(mark, stretch)
        tokens, faults = read_words(words, self.prepared.definitions)
        draft.plain.add_tokens(tokens, stretch)
        for token in tokens:
            if token.kind is TokenKind.CITED:
                draft.citations += [stretch.citation(cited) for cited in token.cited]
        for fault in faults:
            self._word_oddity(fault, stretch)

    def _finish(
        self,
        draft: _Draft,
        kind: BlockKind,
        *,
        level: int = 0,
        own: OwnBlock | None = None,
        columns: tuple[str, ...] = (),
        blanks: tuple[int, ...] = (),
    ) -> None:
        text, text_map = draft.plain.finish(self.file)
        if not text and not draft.citations and kind is not BlockKind.LAY:
            if draft.mark_at is not None:
                self._unowned_mark(draft.mark_at, draft.mark_words)
            return
        at = draft.at() if own is None else self._own_place(own)
        words = SimpleWords(text, text_map, tuple(draft.citations), tuple(draft.attributes), at, draft.mark_at)
        lay = own if kind is BlockKind.LAY else None
        row = (columns, blanks)
        self._add(kind, words, level=level, masks=draft.plain.masks, lay=lay, breaks=draft.plain.breaks, row=row)

    def _add(
        self,
        kind: BlockKind,
        words: SimpleWords,
        *,
        level: int,
        masks: Sequence[tuple[int, int, TokenKind]] = (),
        lay: OwnBlock | None = None,
        breaks: Sequence[int] = (),
        row: tuple[tuple[str, ...], tuple[int, ...]] = ((), ()),
    ) -> None:
        if self.is_answer and kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW):
            kind = BlockKind.ANSWER
        text, text_map, citations, attributes, at, mark_at = words
        if level and kind is BlockKind.HEADING:
            self.section = text
        for start, stop in find_positions(text, masks):
            self._oddity(
                OddityKind.POSITION,
                text[start:stop],
                f"`{text[start:stop]}` cites by position or by name.",
                "Cite the reference by its key: `[@key]`.",
                text_map.place(start, stop),
            )
        self.blocks.append(
            _make_block(
                (
                    kind,
                    text,
                    text_map,
                    at,
                    citations,
                    attributes,
                    self.section,
                    level,
                    f"{lay.name} | {lay.argument}" if lay else "",
                    tuple(breaks) if lay else (),
                    self._argument_place(lay) if lay else None,
                    mark_at,
                    *row,
                )
            )
        )

    def _unowned_mark(self, at: Place, words: str) -> None:
        self._oddity(
            OddityKind.STRAY_MARK,
            words,
            f"`{words}` stands below nothing that a reader sees.",
            "Delete it, or put it below the words of its claim.",
            at,
        )

    def _argument_place(self, own: OwnBlock) -> Place:
        line, column = self.first_line + own.line, own.argument_column + 1
        return Place(self.file, line, column, line, column + len(own.argument))

    def _line_oddity(self, fault: LineFault) -> Oddity:
        line, column = self.first_line + fault.line, fault.column + 1
        at = Place(self.file, line, column, line, column + len(fault.words))
        return Oddity(kind=fault.kind, words=fault.words, message=fault.message, remedy=fault.remedy, at=at)

    def _word_oddity(self, fault: WordFault, stretch: Stretch) -> None:
        at = stretch.place(fault.start, fault.stop)
        if (at.line, at.column) not in self.line_faults:
            self._oddity(fault.kind, stretch.text[fault.start : fault.stop], fault.message, fault.remedy, at)

    def _oddity(self, kind: OddityKind, words: str, message: str, remedy: str, at: Place) -> None:
        self.oddities.append(Oddity(kind=kind, words=words, message=message, remedy=remedy, at=at))
