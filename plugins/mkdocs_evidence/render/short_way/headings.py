"""Ids of headings: their words as an address, and no two alike on a page. As the `toc` extension of Python-Markdown."""

import re
from collections.abc import Iterable, Iterator

from mkdocs_evidence.render.short_way.words import Words
from mkdocs_evidence.syntax.tokens import TokenKind

_COUNTED = re.compile(r"^(.*)_([0-9]+)$")
_NOT_IN_NAMES = re.compile(r"[^\w\s-]")
_GAPS = re.compile(r"[-\s]+")


class HeadingIds:
    """Gives the headings of one page their ids, in the order of the page."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Takes the ids that authors gave, wherever on the page."""
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def of(self, words: Words) -> str:
        """An id for a heading that its author gave none."""
        name = self._free(_name(words))
        self._taken.add(name)
        return name

    def _free(self, name: str) -> str:
        if name and name not in self._taken:
            return name
        match = _COUNTED.match(name)
        base, number = (match[1], int(match[2])) if match else (name, 0)
        number = max(number, self._last.get(base, 0)) if number == 0 else number
        number += 1
        while f"{base}_{number}" in self._taken:
            number += 1
        if match is None:
            self._last[base] = number
        return f"{base}_{number}"


def _name(words: Words) -> str:
    text = "".join(_shown(words))
    return _GAPS.sub("-", _NOT_IN_NAMES.sub("", " ".join(text.split())).strip().lower())


def _shown(words: Words) -> Iterator[str]:
    """The text of a heading without that of its images."""
    depth = 0
    for token in words.tokens:
        if depth or token.tag == "img":
            depth += (token.kind is TokenKind.OPEN) - (token.kind is TokenKind.CLOSE)
        elif token.kind in (TokenKind.TEXT, TokenKind.CODE):
            yield token.text
        elif token.kind is TokenKind.BREAK and token.tag == "br":
            yield "\n"
