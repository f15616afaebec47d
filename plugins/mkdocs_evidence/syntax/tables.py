"""The grammar of pipe tables: where the cells of a row begin and end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_evidence.syntax.patterns import regex

_PIPES_AND_CODE = regex(r"\\\\|(?P<escaped>\\`+)|(?P<ticks>`+)|\\\||(?P<pipe>\|)")
_RULE = regex(r"[ ]*(?P<left>:?)-+(?P<right>:?)[ ]*\Z")

Span = tuple[int, int]
"""Start and end of a cell within its line, without the spaces around its words."""


@dataclass(frozen=True, slots=True)
class Table:
    """The shape of a table. Rows may hold more cells than the header; none is dropped."""

    header: tuple[Span, ...]
    align: tuple[str, ...]
    """left, center, right or nothing, a column each."""
    rows: tuple[tuple[Span, ...], ...]


def read_table(lines: Sequence[str]) -> Table | None:
    """The table that a block of lines is, or None.

    Args:
        lines: A block without empty lines; the first holds the header, the second the rule below it.
    """
    if len(lines) < 2 or "|" not in lines[0] or "-" not in lines[1] or not set(lines[1]) <= set("|:- "):
        return None
    has_border = _has_border(lines[0])
    header = split_row(lines[0], has_border=has_border)
    rules = [_RULE.match(lines[1][start:stop]) for start, stop in split_row(lines[1], has_border=has_border)]
    if len(rules) != len(header) or not all(rules):
        return None
    if len(header) == 1 and not (has_border and all(_has_border(line) for line in lines[1:])):
        return None
    align = tuple(_align(rule) for rule in rules if rule)
    return Table(header, align, tuple(split_row(line, has_border=has_border) for line in lines[2:]))


def _align(rule: re.Match[str]) -> str:
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(
        (bool(rule["left"]), bool(rule["right"])), ""
    )


def _has_border(line: str) -> bool:
    words = line.strip(" ")
    return words.startswith("|") or _ends_with_pipe(words)


def _ends_with_pipe(words: str) -> bool:
    if not words.endswith("|"):
        return False
    before = words[:-1]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 0


def split_row(line: str, *, has_border: bool) -> tuple[Span, ...]:
    """The cells of a line. Pipes in code and escaped pipes belong to the words.

    >>> [("| a | `b | c` |")[start:stop] for start, stop in split_row("| a | `b | c` |", has_border=True)]
    ['a', '`b | c`']
    """
    start, stop = len(line) - len(line.lstrip(" ")), len(line.rstrip(" "))
    if has_border and start < stop and line[start] == "|":
        start += 1
    if has_border and start < stop and _ends_with_pipe(line[start:stop]):
        stop -= 1
    spans: list[Span] = []
    for pipe in (*_pipes(line, start, stop), stop):
        spans.append(_trimmed(line, start, pipe))
        start = pipe + 1
    return tuple(spans)


def _trimmed(line: str, start: int, stop: int) -> Span:
    cell = line[start:stop]
    words = cell.strip(" ")
    start += len(cell) - len(cell.lstrip(" ")) if words else 0
    return start, start + len(words)


def _pipes(line: str, start: int, stop: int) -> list[int]:
    pipes: list[int] = []
    ticks: list[tuple[int, int, int]] = []
    for match in _PIPES_AND_CODE.finditer(line, start, stop):
        if match["pipe"]:
            pipes.append(match.start())
        elif match["ticks"]:
            ticks.append((len(match["ticks"]), match.start(), 0))
        elif match["escaped"]:
            ticks.append((len(match["escaped"]) - 1, match.start(), 1))
    if not ticks or not pipes:
        return pipes
    code = _code_regions(ticks)
    return [pipe for pipe in pipes if not any(first < pipe < last for first, last in code)]


def _code_regions(ticks: Sequence[tuple[int, int, int]]) -> list[Span]:
    """Pairs rows of backticks of equal length; an escaped backtick does not open."""
    places: dict[int, list[int]] = {}
    for index, (width, _, _) in enumerate(ticks):
        places.setdefault(width, []).append(index)
    for indexes in places.values():
        indexes.reverse()
    regions: list[Span] = []
    at = 0
    while at < len(ticks):
        width, start, escaped = ticks[at]
        following = places.get(width - escaped, [])
        while following and following[-1] <= at:
            following.pop()
        if width > escaped and following:
            at = following[-1]
            regions.append((start, ticks[at][1]))
        at += 1
    return regions
