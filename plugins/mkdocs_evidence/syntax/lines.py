"""The lines of an article as both readers get them: code, comments, `///` lines and link definitions set aside.

Both readers call `prepare_lines` first, so that what is code, what is a comment and where a block of ours begins is
decided once. Everything that is set aside leaves a placeholder or an empty line, never a gap in meaning: a broken
fence or block stays in the text as written and is named in `faults`.

The `///` syntax is that of pymdownx.blocks; its own processor is not used, because it keeps state across lists and
quotations that cannot be followed with places. Here the two lines of a block stand at the margin, and none is nested.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mkdocs_evidence.model.audience import USUAL_AUDIENCES
from mkdocs_evidence.model.claim import OddityKind
from mkdocs_evidence.syntax.blocks import (
    BLOCK_CLOSES,
    BLOCK_OPENS,
    COMMENT_LINE,
    DEFINITION,
    FENCE,
    LIKE_A_FENCE,
    LIKE_A_TARGET,
    OWN_NAMES,
    placeholder,
)
from mkdocs_evidence.syntax.patterns import regex

TAB_LENGTH = 4
_LINE_END = regex(r"\r\n|\n|\r")
_SPECIAL = frozenset("/`~<[?=")
_MADE_PLAIN = ("\t", "\x02", "\x03", " \n", " \r")
"""Of these a text holds some where a line other than its last has to be made plain."""
_USUAL_AUDIENCES = frozenset(one.id for one in USUAL_AUDIENCES)
_KNOWN_BLOCKS = "The blocks are `/// answer`, `/// caption` and, for each audience, `/// patient | claim-id`."
_FOREIGN_BLOCK = regex(r"(?:\?\?\?\+?|===[!+]?)[ ]")


@dataclass(frozen=True, slots=True)
class SetAside:
    """Code between two fences, fences included, as written but without the indentation of the fence."""

    language: str
    code: str
    written: str
    line: int
    """Index of the opening fence in the source, from 0."""
    column: int
    """Of that fence and of every line of the code, from 0."""


@dataclass(frozen=True, slots=True)
class OwnBlock:
    """A `///` block of ours that is well formed."""

    name: str
    argument: str
    line: int
    """Index of its first line in the source, from 0."""
    column: int
    argument_column: int
    last_line: int
    last_column: int


@dataclass(frozen=True, slots=True)
class LineFault:
    """Something wrong with a line as a whole: line from 0, columns from 0, the end exclusive."""

    kind: OddityKind
    line: int
    column: int
    words: str
    message: str
    remedy: str


@dataclass(slots=True)
class Prepared:
    """What `prepare_lines` makes of a text."""

    lines: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    """Source line, from 0, of each of `lines`."""
    columns: dict[int, Sequence[int]] = field(default_factory=dict)
    """Source column of each character of those lines (by index) in which characters have moved."""
    codes: list[SetAside] = field(default_factory=list)
    blocks: list[OwnBlock] = field(default_factory=list)
    definitions: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Link definitions: (target, title) by folded label."""
    faults: list[LineFault] = field(default_factory=list)

    def point(self, index: int, column: int) -> tuple[int, int]:
        """Source line and column, both from 0, of a column of the prepared line `index`."""
        moved = self.columns.get(index)
        if moved is not None:
            column = moved[column] if column < len(moved) else moved[-1] + 1 + column - len(moved) if moved else column
        return self.rows[index], column


def fold_label(label: str) -> str:
    """A link label as it is compared: case and white space do not matter."""
    return " ".join(label.split()).casefold()


def prepare_lines(text: str) -> Prepared:
    """Sets aside everything that is not a reader's text, and keeps track of where each line stands.

    Args:
        text: An article without its front matter.
    """
    return _Preparation(text).run()


class _Preparation:
    """One pass over the lines of a text."""

    def __init__(self, text: str) -> None:
        source = self.source = _LINE_END.split(text) if "\r" in text else text.split("\n")
        self.result = Prepared()
        self.opened: tuple[re.Match[str], int, int] | None = None
        self.moved: Mapping[int, Sequence[int]] = {}
        if text.endswith(" ") or any(map(text.__contains__, _MADE_PLAIN)):
            self._plain_source()
        self.fences = _rows_with(("```", "~~~"), source, text)
        self.comment_ends = _rows_with(("-->",), source, text)
        self.hopeless: set[tuple[str, str]] = set()

    def run(self) -> Prepared:
        row = 0
        for special in [row for row, line in enumerate(self.source) if line.lstrip(" ")[:1] in _SPECIAL]:
            # What was set aside with a line before it is passed over.
            if special >= row:
                self._keep_all(row, special)
                line = self.source[special]
                row = self._special(special, line, line.lstrip(" ")[:1])
        self._keep_all(row, len(self.source))
        if self.opened is not None:
            self._reopen("`{words}` has no end.", "Close it with a line that holds the same slashes and nothing else.")
        return self.result

    def _keep_all(self, row: int, stop: int) -> None:
        """Keeps the lines from `row` to `stop` (exclusive), which are a reader's text."""
        if self.moved:
            for kept in range(row, stop):
                self._keep(kept, self.source[kept])
        else:
            self.result.lines += self.source[row:stop]
            self.result.rows += range(row, stop)

    def _plain_source(self) -> None:
        """Expands tabs and drops the control characters that placeholders are made of, as Python-Markdown does."""
        moved: dict[int, Sequence[int]] = {}
        for row, line in enumerate(self.source):
            if "\t" in line or "\x02" in line or "\x03" in line:
                self.source[row], moved[row] = _expand(line)
            if self.source[row][:1] == " " and not self.source[row].strip(" "):
                self.source[row] = ""
        self.moved = moved

    def _keep(self, row: int, line: str, dropped: int = 0) -> None:
        result = self.result
        if row in self.moved:
            result.columns[len(result.lines)] = self.moved[row][dropped:]
        elif dropped:
            result.columns[len(result.lines)] = range(dropped, dropped + len(line) + 1)
        result.lines.append(line)
        result.rows.append(row)

    def _alone(self, row: int, line: str) -> None:
        """Keeps a line between two empty ones, so that it is a block of its own."""
        for one in ("", line, ""):
            self.result.lines.append(one)
            self.result.rows.append(row)

    def _fault(self, row: int, line: str, message: str, remedy: str) -> None:
        words = line.strip()
        column = len(line) - len(line.lstrip())
        if row in self.moved:
            column = self.moved[row][column]
        self.result.faults.append(
            LineFault(OddityKind.BLOCK, row, column, words, message.replace("{words}", words), remedy)
        )

    def _special(self, row: int, line: str, start: str) -> int:
        if start == "/" and "///" in line:
            self._slashes(row, line)
        elif start in "`~" and (match := FENCE.match(line)):
            return self._fence(row, line, match)
        elif start in "`~" and LIKE_A_FENCE.match(line):
            message = "`{words}` opens no block of code: only the name of a language may follow the fence."
            self._fault(row, line, message, "Leave out everything but the language.")
            self._keep(row, line)
        elif start == "<" and COMMENT_LINE.match(line):
            return self._comment(row, line)
        elif start == "[" and (match := DEFINITION.match(line)) and self._define(match):
            self._keep(row, "")
        elif start in "?=" and _FOREIGN_BLOCK.match(line):
            message = "`{words}` begins a block that guidance articles do not have."
            self._fault(row, line, message, "Use `!!! note` or a heading.")
            self._keep(row, line)
        else:
            self._keep(row, line)
        return row + 1

    def _define(self, match: re.Match[str]) -> bool:
        target = match["plain"] if match["bracketed"] is None else match["bracketed"].strip()
        if match["bracketed"] is None and not LIKE_A_TARGET.match(target):
            return False
        title = match["double"] or match["single"] or match["round"] or ""
        self.result.definitions.setdefault(fold_label(match["label"]), (target, title))
        return True

    def _comment(self, row: int, line: str) -> int:
        begin = line.index("<!--") + 4
        last, end = row, line.find("-->", begin)
        if end < 0:
            at = bisect_left(self.comment_ends, row + 1)
            if at == len(self.comment_ends):
                self._fault(row, line, "The comment that begins with `{words}` has no end.", "Close it with `-->`.")
                self._keep(row, line)
                return row + 1
            last = self.comment_ends[at]
            end = self.source[last].find("-->")
        for skipped in range(row, last + 1):
            self._keep(skipped, "")
        rest = self.source[last][end + 3 :].lstrip(" ")
        if rest:
            self._keep(last, rest, len(self.source[last]) - len(rest))
        return last + 1

    def _fence(self, row: int, line: str, match: re.Match[str]) -> int:
        fence, indent = match["fence"], match["indent"]
        last = self._fence_end(row, fence, indent)
        if last < 0:
            self._fault(
                row,
                line,
                "The code that begins with `{words}` has no end.",
                "Close it with a line that holds the same fence.",
            )
            self._keep(row, line)
            return row + 1
        inside = [one.removeprefix(indent) for one in self.source[row + 1 : last]]
        written = "\n".join(self.source[row : last + 1])
        self._alone(row, indent + placeholder("code", len(self.result.codes)))
        code = SetAside(match["language"].strip(), "\n".join(inside), written, row, len(indent))
        self.result.codes.append(code)
        return last + 1

    def _fence_end(self, row: int, fence: str, indent: str) -> int:
        if (fence, indent) in self.hopeless:
            return -1
        for index in range(bisect_left(self.fences, row + 1), len(self.fences)):
            line = self.source[self.fences[index]].rstrip(" ")
            rest = line.removeprefix(indent)
            if rest.startswith(fence) and len(line) == len(indent) + len(rest) and not rest.strip(fence[0]):
                return self.fences[index]
        self.hopeless.add((fence, indent))
        return -1

    def _slashes(self, row: int, line: str) -> None:
        if match := BLOCK_CLOSES.match(line):
            if self.opened is not None and self.opened[0]["slashes"] == match["slashes"]:
                self._close(row, line)
                return
            self._fault(row, line, "`{words}` closes nothing.", "Delete the line, or open a block above it.")
        elif match := BLOCK_OPENS.match(line):
            problem = self._problem(match)
            if problem is None:
                self.opened = (match, row, len(self.result.lines) + 1)
                self._alone(row, line)
                return
            self._fault(row, line, *problem)
        self._keep(row, line)

    def _problem(self, match: re.Match[str]) -> tuple[str, str] | None:
        """What is wrong with a line that opens a block, and what to do; None when nothing is."""
        name, argument = match["name"], match["argument"] or ""
        is_ours, names_claim = name in OWN_NAMES, bool(argument) and " " not in argument
        if not is_ours and not names_claim and name not in _USUAL_AUDIENCES:
            return "`{words}` is no block of guidance articles.", _KNOWN_BLOCKS
        if self.opened is not None:
            outer = self.opened[0].string.strip()
            return (
                f"`{{words}}` stands inside `{outer}` of line {self.opened[1] + 1}.",
                "Close the outer block before it.",
            )
        if not is_ours and not names_claim:
            return "`{words}` does not name its claim.", f"Write `/// {name} | claim-id`."
        if is_ours and argument:
            return f"`{{words}}`: nothing may follow `/// {name}`.", f"Move `{argument}` into the block."
        return None

    def _close(self, row: int, line: str) -> None:
        assert self.opened is not None
        match, opening_row, index = self.opened
        self.opened = None
        number = len(self.result.blocks)
        self.result.lines[index] = placeholder("open", number)
        self._alone(row, placeholder("close", number))
        columns = self.moved.get(opening_row)
        start, argument = match.start("slashes"), match.start("argument")
        self.result.blocks.append(
            OwnBlock(
                name=match["name"],
                argument=match["argument"] or "",
                line=opening_row,
                column=columns[start] if columns else start,
                argument_column=columns[argument] if columns and argument >= 0 else argument,
                last_line=row,
                last_column=(self.moved[row][-2] + 1 if row in self.moved else len(line.rstrip(" "))),
            )
        )

    def _reopen(self, message: str, remedy: str) -> None:
        """Puts the opening line of a block without end back into the text."""
        assert self.opened is not None
        _, row, _ = self.opened
        self._fault(row, self.source[row], message, remedy)


def _rows_with(signs: tuple[str, ...], source: Sequence[str], text: str) -> list[int]:
    """The rows that hold one of some signs; most texts hold none of them."""
    if not any(map(text.__contains__, signs)):
        return []
    return [row for row, line in enumerate(source) if any(map(line.__contains__, signs))]


def _expand(line: str) -> tuple[str, Sequence[int]]:
    """The line with tabs as spaces, and the source column of each of its characters and of its end."""
    pieces: list[str] = []
    columns: list[int] = []
    for column, character in enumerate(line):
        if character in "\x02\x03":
            continue
        width = TAB_LENGTH - len(columns) % TAB_LENGTH if character == "\t" else 1
        pieces.append(" " * width if character == "\t" else character)
        columns.extend([column] * width)
    columns.append(len(line))
    return "".join(pieces), columns
