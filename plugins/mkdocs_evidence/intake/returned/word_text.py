"""The words of a Word file, as they stand when every recorded change is accepted: paragraphs, and tables cell by cell.

Boxes become ☒ or ☐. Comments in the margin belong to the cell in which they are anchored. What is there and is no text,
such as a drawing, is named, so that nothing is passed over in silence.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkdocs_evidence.intake.returned.word_package import Element, WordParts

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

TICKED, OPEN = "☒", "☐"

_GONE = frozenset(f"{_WORD}{name}" for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sdtPr"))
"""Elements whose words do not stand any more, or never did."""
_BREAKS = frozenset(f"{_WORD}{name}" for name in ("br", "cr"))
_NO_TEXT = {
    f"{_WORD}drawing": "a drawing or picture",
    f"{_WORD}pict": "a drawing or picture",
    f"{_WORD}object": "an embedded object",
    f"{_WORD}footnoteReference": "a footnote",
    f"{_WORD}endnoteReference": "an endnote",
}
_UNTICKED = ("0", "false", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordText:
    """What one paragraph or one cell says."""

    lines: tuple[str, ...]
    """Its paragraphs, without those that are empty."""
    notes: tuple[str, ...] = ()
    """Comments in the margin that are anchored there."""
    is_touched: bool = False
    """Whether somebody put words in with changes recorded."""
    others: tuple[str, ...] = ()
    """What is there and cannot be read: `a drawing or picture`, `words struck through`."""

    @property
    def text(self) -> str:
        """The paragraphs in one line."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTableRow:
    """One row of a table."""

    number: int
    """In its table, from 1."""
    cells: tuple[WordText, ...]
    is_removed: bool
    """Whether somebody took the row out with changes recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTable:
    """One table."""

    number: int
    """In the file, from 1."""
    rows: tuple[WordTableRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordDocument:
    """All words of a file."""

    tables: tuple[WordTable, ...]
    paragraphs: tuple[WordText, ...]
    """Those outside tables."""
    loose_notes: tuple[str, ...]
    """Comments in the margin that are anchored nowhere any more."""


def read_words(parts: WordParts) -> WordDocument:
    """The words of an opened Word file."""
    notes = _notes(parts.comments)
    body = parts.main.find(f"{_WORD}body")
    blocks = [*_blocks(body)] if body is not None else []
    tables = [_table(number, one, notes) for number, one in enumerate(_of(blocks, "tbl"), 1)]
    paragraphs = [_words_of([one], notes) for one in _of(blocks, "p")]
    placed = {note for table in tables for row in table.rows for cell in row.cells for note in cell.notes}
    placed |= {note for one in paragraphs for note in one.notes}
    return WordDocument(
        tables=tuple(tables),
        paragraphs=tuple(one for one in paragraphs if one.lines or one.notes or one.others),
        loose_notes=tuple(note for note in notes.values() if note not in placed),
    )


def _of(blocks: list[Element], name: str) -> list[Element]:
    return [one for one in blocks if one.tag == f"{_WORD}{name}"]


def _blocks(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables, also those that stand within a box for content."""
    for child in parent:
        if child.tag in (f"{_WORD}p", f"{_WORD}tbl"):
            yield child
        elif child.tag not in _GONE:
            yield from _blocks(child)


def _table(number: int, table: Element, notes: Mapping[str, str]) -> WordTable:
    return WordTable(
        number=number,
        rows=tuple(
            WordTableRow(
                number=place,
                cells=tuple(_words_of([*_paragraphs(cell)], notes) for cell in _within(row, "tc")),
                is_removed=row.find(f"{_WORD}trPr/{_WORD}del") is not None,
            )
            for place, row in enumerate(_within(table, "tr"), 1)
        ),
    )


def _within(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, but not those of tables within them."""
    for child in parent:
        if child.tag == f"{_WORD}{name}":
            yield child
        elif child.tag in (f"{_WORD}sdt", f"{_WORD}sdtContent", f"{_WORD}ins", f"{_WORD}customXml"):
            yield from _within(child, name)


def _paragraphs(parent: Element) -> Iterator[Element]:
    """Those of a cell, also in tables within it; a paragraph gives those within it, as in text boxes, by itself."""
    for child in parent:
        if child.tag == f"{_WORD}p":
            yield child
        elif child.tag not in _GONE:
            yield from _paragraphs(child)


def _words_of(paragraphs: list[Element], notes: Mapping[str, str]) -> WordText:
    lines: list[str] = []
    found: list[str] = []
    others: dict[str, None] = {}
    is_touched = False
    for paragraph in paragraphs:
        pieces: list[str] = []
        for piece in _pieces(paragraph):
            match piece:
                case _Text(text=text):
                    pieces.append(text)
                case _Note(id=name) if name in notes:
                    found.append(notes[name])
                case _Other(what=what):
                    others[what] = None
        is_touched = is_touched or any(one.find(f".//{_WORD}t") is not None for one in paragraph.iter(f"{_WORD}ins"))
        lines += [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    return WordText(
        lines=tuple(line for line in lines if line),
        notes=tuple(dict.fromkeys(found)),
        is_touched=is_touched,
        others=tuple(others),
    )


@dataclass(frozen=True, slots=True)
class _Text:
    text: str


@dataclass(frozen=True, slots=True)
class _Note:
    id: str


@dataclass(frozen=True, slots=True)
class _Other:
    what: str


def _pieces(element: Element) -> Iterator[_Text | _Note | _Other]:
    tag = element.tag
    if tag in _GONE:
        return
    if tag == f"{_WORD}sdt" and (box := element.find(f"{_WORD}sdtPr/{_WORD_2010}checkbox")) is not None:
        checked = box.find(f"{_WORD_2010}checked")
        is_open = checked is None or checked.get(f"{_WORD_2010}val", "1") in _UNTICKED
        yield _Text(OPEN if is_open else TICKED)
    elif tag == f"{_WORD}t":
        yield _Text(element.text or "")
    elif tag == f"{_WORD}tab":
        yield _Text(" ")
    elif tag in _BREAKS:
        yield _Text("\n")
    elif tag == f"{_WORD}noBreakHyphen":
        yield _Text("\u2011")
    elif tag == f"{_WORD}commentReference":
        yield _Note(element.get(f"{_WORD}id", ""))
    elif tag == f"{_ALTERNATIVES}Fallback":
        return  # It says again what stands in the choice beside it.
    else:
        yield from _pieces_within(element)


def _pieces_within(element: Element) -> Iterator[_Text | _Note | _Other]:
    if element.tag in _NO_TEXT and element.find(f".//{_WORD}t") is None:
        yield _Other(_NO_TEXT[element.tag])
        return
    if element.tag == f"{_WORD}r" and _is_struck(element) and element.find(f"{_WORD}t") is not None:
        yield _Other("words struck through")
    for child in element:
        yield from _pieces(child)


def _is_struck(run: Element) -> bool:
    found = (run.find(f"{_WORD}rPr/{_WORD}{name}") for name in ("strike", "dstrike"))
    return any(one is not None and one.get(f"{_WORD}val", "1") not in _UNTICKED for one in found)


def _notes(comments: Element | None) -> dict[str, str]:
    """Comments in the margin, by the id with which the text refers to them."""
    if comments is None:
        return {}
    return {
        one.get(f"{_WORD}id", ""): text
        for one in comments.iter(f"{_WORD}comment")
        if (text := _words_of([*_paragraphs(one)], {}).text)
    }
