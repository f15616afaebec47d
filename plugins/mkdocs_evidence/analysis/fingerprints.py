"""Knows a finding again after lines have moved: by its rule, its file and the author's words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from mkdocs_evidence.model.baseline import Fingerprint
from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.place import LINE_END, Place
from mkdocs_evidence.syntax.patterns import regex

Sources = Callable[[str], str | None]
"""The text of a file by its path from the root, or None when it cannot be read."""

_QUOTED = regex(r"`([^`]+)`|“([^”]+)”")
_LONGEST_EXCERPT = 80

_BEGINS = regex(r"[ \t>]*(?:(?:[-*+]|\d+\.)[ \t]|\||#{1,6}[ \t])")
"""A line that begins a block of its own even where no empty line stands before it: an item, a row, a heading."""
_BEFORE_WORDS = regex(r"[ \t>|]*(?:(?:[-*+]|\d+\.)[ \t]+)*(?:#{1,6}[ \t]+)?")
_ATTRIBUTES = regex(r"\{:[^{}]*\}")


def fingerprint_findings(diagnostics: Iterable[Diagnostic], sources: Sources) -> tuple[Fingerprint, ...]:
    """A fingerprint for each diagnostic, in their order; equal ones for findings that nobody could tell apart.

    In a page it is made of the words at the place and of the paragraph, item or row around them without its
    attributes, so it outlives moved and rewrapped lines and ends when somebody changes the claim: who touches a
    claim answers for it. Elsewhere it is made of the line, and of the first words that message and remedy quote.

    Args:
        diagnostics: What was found.
        sources: Reads the files that are named.
    """
    reader = _Words(sources)
    return tuple(_fingerprint(one, reader) for one in diagnostics)


def _fingerprint(diagnostic: Diagnostic, reader: "_Words") -> Fingerprint:
    at = diagnostic.at
    words, block = _one_spaced(reader.at(at)), reader.around(at)
    if block is None:
        quoted = [found[0] for text in (diagnostic.message, diagnostic.remedy) if (found := _QUOTED.search(text))]
        parts = [words, _one_spaced(reader.line(at)), *quoted]
    elif at.line == block.line and _BEFORE_WORDS.fullmatch(reader.line(at)[: at.column - 1]):
        # A finding on a whole claim marks its first line, which ends elsewhere once the claim is rewrapped.
        parts = [block.text]
    else:
        parts = [words, block.text]
    whole = "\0".join((diagnostic.name, at.file, *parts))
    excerpt = words or (parts[1] if block is None else block.text)
    if not excerpt.isprintable():
        excerpt = "".join(one if one.isprintable() else "�" for one in excerpt)
    return Fingerprint(
        rule=diagnostic.name,
        file=at.file,
        words=excerpt if len(excerpt) <= _LONGEST_EXCERPT else f"{excerpt[: _LONGEST_EXCERPT - 1]}…",
        digest=sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A paragraph, item, row or heading of a page."""

    line: int
    """Its first line."""
    text: str
    """Its words as written, without attribute lists; runs of white space are one space."""


class _Words:
    """The author's words by place; each file is read once. Articles are not scanned: that costs ten times as much."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._lines: dict[str, Sequence[str]] = {}
        self._blocks: dict[str, Mapping[int, _Block]] = {}

    def line(self, place: Place) -> str:
        lines = self._lines_of(place.file)
        return lines[place.line - 1] if 1 <= place.line <= len(lines) else ""

    def at(self, place: Place) -> str:
        """The words of a stretch on its first line; empty for a mere point."""
        end_line, end_column = place.end
        return self.line(place)[place.column - 1 : end_column - 1 if end_line == place.line else None]

    def around(self, place: Place) -> _Block | None:
        """The block of a page that a place is in; None in front matter and in data."""
        if not place.file.endswith((".md", ".markdown", ".mdown", ".mkdn", ".mkd")):
            return None
        if place.file not in self._blocks:
            self._blocks[place.file] = _find_blocks(self._lines_of(place.file))
        return self._blocks[place.file].get(place.line)

    def _lines_of(self, file: str) -> Sequence[str]:
        if file not in self._lines:
            self._lines[file] = LINE_END.split((self._sources(file) or "").removeprefix("\ufeff"))
        return self._lines[file]


def _find_blocks(lines: Sequence[str]) -> Mapping[int, _Block]:
    """The block of each line that is in one; an attribute list on a line of its own belongs to the block above."""
    rows: list[tuple[int, list[int]]] = []
    inside: list[int] | None = None
    for number, line in enumerate(lines[_front_matter(lines) :], _front_matter(lines) + 1):
        bare = line.strip(" \t>")
        if bare.startswith("{:") and rows:
            rows[-1][1].append(number)
            inside = None
        elif not bare or bare.startswith("///"):
            inside = None
        elif inside is None or _BEGINS.match(line):
            inside = [number]
            rows.append((number, inside))
        else:
            inside.append(number)
    blocks: dict[int, _Block] = {}
    for first, numbers in rows:
        words = " ".join(_ATTRIBUTES.sub("", lines[number - 1]) for number in numbers)
        block = _Block(line=first, text=_one_spaced(words))
        blocks.update(dict.fromkeys(numbers, block))
    return blocks


def _front_matter(lines: Sequence[str]) -> int:
    """How many lines the front matter fills."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((number for number, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "...")), 0)


def _one_spaced(text: str) -> str:
    return " ".join(text.split())
