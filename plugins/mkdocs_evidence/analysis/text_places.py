"""Turns offsets in a whole file into places."""

from bisect import bisect_right
from dataclasses import dataclass

from mkdocs_evidence.model.place import Place
from mkdocs_evidence.syntax.patterns import regex

_LINE_END = regex(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineIndex:
    """Where the lines of one file begin."""

    file: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, file: str, text: str) -> "LineIndex":
        """The index of a text; lines end as Python's universal newlines do."""
        return cls(file=file, starts=(0, *(found.end() for found in _LINE_END.finditer(text))))

    def place(self, start: int, stop: int) -> Place:
        """The stretch from offset `start` to `stop` (exclusive)."""
        line = bisect_right(self.starts, start)
        end_line = bisect_right(self.starts, max(start, stop - 1))
        return Place(self.file, line, start - self.starts[line - 1] + 1, end_line, stop - self.starts[end_line - 1] + 1)
