"""What a reader sees of a block, and where each piece of it stands in the author's file."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from mkdocs_evidence.model.claim import Citation
from mkdocs_evidence.model.ids import ExtractId
from mkdocs_evidence.model.place import Place, TextMap, make_place
from mkdocs_evidence.syntax.citations import CitedKey
from mkdocs_evidence.syntax.line_blocks import Line
from mkdocs_evidence.syntax.lines import Prepared
from mkdocs_evidence.syntax.patterns import regex
from mkdocs_evidence.syntax.tokens import Token, TokenKind

_RUN = regex(r"[ \t\n\r\f\v]+")
_WIDE = regex(r"[\t\n\r\f\v]|[ ]{2}")


class Stretch:
    """Some lines as one text, and the way back from its offsets to the file."""

    __slots__ = ("_bases", "_file", "_first_line", "_lines", "_prepared", "_starts", "text")

    def __init__(self, lines: Sequence[Line], prepared: Prepared, file: str, first_line: int) -> None:
        self._prepared = prepared
        self._file = file
        self._first_line = first_line
        self._lines = lines
        self._starts = [0]
        if len(lines) == 1:
            self.text = lines[0].text
        else:
            self.text = "\n".join([line.text for line in lines])
            for line in lines[:-1]:
                self._starts.append(self._starts[-1] + len(line.text) + 1)
        moved, rows = prepared.columns, prepared.rows
        self._bases = [(first_line + rows[row], -1 if row in moved else column + 1) for _, row, column in lines]
        """Line and column, both from 1, of the start of each line; a column of -1 where characters have moved."""

    def point(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset into the text."""
        at = bisect_right(self._starts, offset) - 1
        line, column = self._bases[at]
        if column > 0:
            return line, column + offset - self._starts[at]
        there = self._lines[at]
        row, moved = self._prepared.point(there.row, there.column + offset - self._starts[at])
        return self._first_line + row, moved + 1

    def place(self, start: int, stop: int) -> Place:
        """The stretch of file between two offsets, the second exclusive."""
        at = bisect_right(self._starts, start) - 1
        line, column = self._bases[at]
        if column > 0 and (at + 1 == len(self._starts) or stop < self._starts[at + 1]):
            column -= self._starts[at]
            return make_place((self._file, line, column + start, line, column + stop))
        line, column = self.point(start)
        end_line, end_column = self.point(max(start, stop - 1))
        return Place(self._file, line, column, end_line, end_column + (stop > start))

    def citation(self, cited: CitedKey) -> Citation:
        """One citation with its place."""
        return Citation(
            key=cited.key,
            extract=ExtractId(cited.extract) if cited.extract else None,
            locator=cited.locator,
            relation=cited.relation,
            at=self.place(cited.start, cited.stop),
        )


class PlainText:
    """Grows the plain text of a block piece by piece; runs of white space become one space."""

    __slots__ = ("_break", "_is_spaced", "_length", "_pieces", "_words", "breaks", "masks")

    def __init__(self) -> None:
        self._words: list[str] = []
        self._pieces: list[tuple[int, int, int]] = []
        self._length = 0
        self._is_spaced = True
        self._break = ""
        self.masks: list[tuple[int, int, TokenKind]] = []
        """Stretches of the text that are code or a superscript."""
        self.breaks: list[int] = []
        """Where what was added after each separator begins."""

    def add_tokens(self, tokens: Sequence[Token], stretch: Stretch) -> None:
        """Adds what a reader sees of the tokens."""
        raised = -1
        for token in tokens:
            kind = token.kind
            if kind is TokenKind.TEXT:
                self.add(token.text, token.start, stretch)
            elif kind is TokenKind.CODE:
                before = self._length
                self.add(token.text, token.start, stretch)
                self.masks.append((before, self._length, kind))
            elif kind is TokenKind.BREAK and token.tag == "br":
                self.add(" ", token.start, stretch)
            elif kind is TokenKind.OPEN and token.tag == "sup":
                raised = self._length
            elif kind is TokenKind.CLOSE and token.tag == "sup" and raised >= 0:
                self.masks.append((raised, self._length, kind))

    def add(self, text: str, start: int, stretch: Stretch) -> None:
        """Adds words that stand at offset `start` of the stretch."""
        is_narrow = (text.isprintable() and "  " not in text) or _WIDE.search(text) is None
        if is_narrow and not (self._is_spaced and text[:1] == " "):
            self._append(text, start, stretch)
            return
        at = 0
        for match in _RUN.finditer(text):
            if match.start() > at:
                self._append(text[at : match.start()], start + at, stretch)
            if not self._is_spaced:
                self._append(" ", start + match.start(), stretch)
            at = match.end()
        if at < len(text):
            self._append(text[at:], start + at, stretch)

    def _append(self, words: str, start: int, stretch: Stretch) -> None:
        if not words:
            return
        if self._break:
            self._put_break()
        line, column = stretch.point(start)
        if self._pieces:
            offset, last_line, last_column = self._pieces[-1]
            if last_line != line or last_column + self._length - offset != column:
                self._pieces.append((self._length, line, column))
        else:
            self._pieces.append((self._length, line, column))
        self._words.append(words)
        self._length += len(words)
        self._is_spaced = words[-1] == " "

    def add_break(self, words: str) -> None:
        """Puts a separator that stands nowhere in the file before what is added next, unless nothing stands before."""
        if self._length:
            self._break = words
            self._is_spaced = True

    def _put_break(self) -> None:
        glue = self._break.lstrip(" ") if self._words[-1][-1] == " " else self._break
        self._words.append(glue)
        self._length += len(glue)
        self._break = ""
        self.breaks.append(self._length)

    @property
    def length(self) -> int:
        """Characters so far."""
        return self._length

    def stretches(self) -> list[str]:
        """The words between separators so far; each stretch still ends with what is to be seen of its separator."""
        text = "".join(self._words)
        return [text[start:stop] for start, stop in pairwise((0, *self.breaks, len(text)))] if text else []

    def finish(self, file: str) -> tuple[str, TextMap]:
        """The text without white space at its ends, and its map."""
        text = "".join(self._words)
        dropped = len(text) - len(text.lstrip())
        text = text.strip()
        pieces = self._pieces
        if dropped:
            pieces = _shifted(pieces, dropped)
            self.masks = [(start - dropped, stop - dropped, kind) for start, stop, kind in self.masks]
            self.breaks = [offset - dropped for offset in self.breaks]
        while pieces and pieces[-1][0] >= max(1, len(text)):
            pieces = pieces[:-1]
        return text, TextMap(file, tuple(pieces))


def _shifted(pieces: Sequence[tuple[int, int, int]], dropped: int) -> list[tuple[int, int, int]]:
    """The pieces of a text whose first characters were dropped."""
    shifted: list[tuple[int, int, int]] = []
    for offset, line, column in pieces:
        piece = (offset - dropped, line, column) if offset >= dropped else (0, line, column + dropped - offset)
        if shifted and shifted[-1][0] == piece[0]:
            shifted[-1] = piece
        else:
            shifted.append(piece)
    return shifted
