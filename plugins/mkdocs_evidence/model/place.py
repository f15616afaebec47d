"""Where something stands in the author's files."""

import re
from typing import NamedTuple

from mkdocs_evidence.model.making import packer_of

LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line wherever lines are counted; unlike `str.splitlines`, no form feed and no U+2028."""


class Place(NamedTuple):
    """A stretch of one file. Lines and columns count from 1, columns in characters.

    The end is exclusive, as in SARIF: the word `no` at the start of line 3 is (3, 1)–(3, 3).
    A named tuple, and positional, since some millions are made for a large site and a frozen dataclass takes four times
    as long to make.
    """

    file: str
    """Path from the root of the project, with forward slashes."""
    line: int = 1
    column: int = 1
    end_line: int = 0
    """0 when only a point is known; read it through `end`."""
    end_column: int = 0

    @property
    def end(self) -> tuple[int, int]:
        """Line and column just after the last character."""
        return (self.end_line, self.end_column) if self.end_line else (self.line, self.column)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


make_place = packer_of(Place)
"""Makes a `Place` of its five values: a thousand are made for each article."""


class TextMap(NamedTuple):
    """Leads from the plain text of a block back to the author's file.

    Plain text is what a reader sees: no citation marks, no markup, runs of white space as one space.
    The map holds its pieces that stand in the file character for character. A named tuple for the reason of `Place`.
    """

    file: str
    pieces: tuple[tuple[int, int, int], ...]
    """(offset in the plain text, line, column) of each piece, in rising order of offset."""

    def place(self, start: int, stop: int) -> Place:
        """The stretch of file that holds the characters `start` to `stop` (exclusive) of the plain text.

        >>> TextMap("a.md", ((0, 4, 3), (10, 5, 1))).place(12, 14)
        Place(file='a.md', line=5, column=3, end_line=5, end_column=5)
        """
        line, column = self._point(start)
        end_line, end_column = self._point(max(start, stop - 1))
        return Place(self.file, line, column, end_line, end_column + 1)

    def _point(self, offset: int) -> tuple[int, int]:
        if not self.pieces:
            return (1, 1)
        before = self.pieces[0]
        for piece in self.pieces:
            if piece[0] > offset:
                break
            before = piece
        return (before[1], before[2] + max(0, offset - before[0]))


make_text_map = packer_of(TextMap)
