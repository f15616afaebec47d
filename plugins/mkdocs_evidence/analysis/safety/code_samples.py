"""Takes code samples out of Markdown, so that they are not judged as content."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby

from mkdocs_evidence.syntax.patterns import regex

_FENCE = regex(r"[ \t>]*(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_LIST_OR_BLOCK = regex(r"(?:[-*+]|[0-9]+[.)]|/{3}|!{3}|\?{3})\s")
_TICKS = regex(r"`+")


def blank_code(text: str) -> str:
    """The text with code blocks and code spans as spaces; every place stays as it is.

    Takes too little for code rather than too much: four spaces are code only after an empty line, outside of lists,
    and a fence without an end is none. Takes time in proportion to the length of the text.
    """
    lines = text.splitlines(keepends=True)
    paragraphs = groupby(_blank_indented(_blank_fenced(lines)), lambda line: not line.isspace())
    return "".join(_blank_spans("".join(paragraph)) for _, paragraph in paragraphs)


def _blank_fenced(lines: list[str]) -> list[str]:
    ends = _fence_ends(lines)
    kept: list[str] = []
    at = 0
    while at < len(lines):
        end = ends.get(at)
        stop = at + 1 if end is None else end + 1
        kept += lines[at:stop] if end is None else [_spaces(line) for line in lines[at:stop]]
        at = stop
    return kept


def _fence_ends(lines: list[str]) -> dict[int, int]:
    """The line that closes the fence of each line that could open one, where there is such a line below it."""
    ends: dict[int, int] = {}
    closers: dict[str, int] = {}
    for at in range(len(lines) - 1, -1, -1):
        fence = _FENCE.match(lines[at].rstrip("\r\n"))
        if fence is not None:
            if fence["fence"] in closers:
                ends[at] = closers[fence["fence"]]
            if not fence["info"].strip():
                closers[fence["fence"]] = at
    return ends


def _blank_indented(lines: Iterable[str]) -> Iterator[str]:
    is_after_empty, is_in_list, is_code = True, False, False
    for line in lines:
        if not line.strip():
            is_after_empty = True
            yield line
            continue
        is_deep = line.startswith(("    ", "\t"))
        is_code = is_deep and not is_in_list and (is_after_empty or is_code)
        if not line.startswith((" ", "\t")):
            is_in_list = _LIST_OR_BLOCK.match(line) is not None
        is_after_empty = False
        yield _spaces(line) if is_code else line


def _blank_spans(paragraph: str) -> str:
    runs = [run for run in _TICKS.finditer(paragraph) if not _is_escaped(paragraph, run.start())]
    waiting: dict[int, deque[int]] = {}
    for number, run in enumerate(runs):
        waiting.setdefault(len(run[0]), deque()).append(number)
    pieces: list[str] = []
    at = number = 0
    while number < len(runs):
        opener = runs[number]
        same = waiting[len(opener[0])]
        while same and same[0] <= number:
            same.popleft()
        if not same:
            number += 1
            continue
        closer = runs[same[0]]
        pieces += [paragraph[at : opener.start()], _spaces(paragraph[opener.start() : closer.end()])]
        at, number = closer.end(), same[0] + 1
    return "".join([*pieces, paragraph[at:]])


def _is_escaped(text: str, at: int) -> bool:
    slashes = 0
    while at - slashes > 0 and text[at - slashes - 1] == "\\":
        slashes += 1
    return slashes % 2 == 1


def _spaces(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
