"""The grammar of attribute lists: `{: #id .class key=value key="two words" }`, as in Python-Markdown."""

import re
from typing import NamedTuple

from mkdocs_evidence.syntax.patterns import regex

_ENTRY = regex(
    r"""(?P<quoted>[^\s=}]+=(?:"[^"\n]*"|'[^'\n]*'))(?=[\s}]|$)"""
    r"|(?P<plain>[^\s=}]+=[^\s=}]+)"
    r"|(?P<word>[^\s=}]+)"
    r"|(?P<space>\s+)"
)
_INSIDE = r"(?:[^{}\n\"']|\"[^\"\n]*\"|'[^'\n]*'|[\"'])"
_OPENS = r"\{:[ ]*|\{[ ]*(?=[#.]|[\w\-]+=)"
_LIST = rf"(?:{_OPENS})(?P<inside>{_INSIDE}*+)\}}[ ]*+\Z"
_OWN_LINE = regex(rf"[ ]*(?P<list>{_LIST})")
_TRAILING = regex(rf"(?:\A|(?<=[ ])){_LIST}")
INLINE_LIST = regex(rf"\{{:[ ]*(?P<inside>{_INSIDE}*+)\}}")
"""An attribute list within a line."""

SHOWN_NAMES = frozenset({"id", "class", "title", "lang", "dir"})
"""The attributes that reach the page. All others say something to us, or nothing."""


class Entry(NamedTuple):
    """One entry of an attribute list, with offsets into the text that was read."""

    name: str
    value: str
    start: int
    stop: int


class Mark(NamedTuple):
    """An attribute list that belongs to a block."""

    start: int
    """Offset of the brace."""
    stop: int
    entries: tuple[Entry, ...]
    text_stop: int
    """Where the words of the block end."""


def read_entries(text: str, start: int, stop: int) -> tuple[Entry, ...] | None:
    """The entries between two braces; None when something in there is none.

    >>> [(one.name, one.value) for one in read_entries("#a .b c=d e='f g' h", 0, 19)]
    [('id', 'a'), ('class', 'b'), ('c', 'd'), ('e', 'f g'), ('h', 'h')]
    """
    entries: list[Entry] = []
    at = start
    while at < stop:
        match = _ENTRY.match(text, at, stop)
        if match is None:
            return None
        at = match.end()
        if match.lastgroup != "space":
            entries.append(_entry(match))
    return tuple(entries)


def read_shown(text: str, start: int, stop: int) -> tuple[tuple[str, str], ...]:
    """The attributes that a list may give to words within a line; none when one of them may not reach the page.

    Ids and our own classes belong to claims.
    """
    entries = read_entries(text, start, stop) or ()
    if not all(_may_show(entry) for entry in entries):
        return ()
    classes = " ".join(entry.value for entry in entries if entry.name == "class")
    rest = tuple((entry.name, entry.value) for entry in entries if entry.name != "class")
    return (*rest, ("class", classes)) if classes else rest


def _may_show(entry: Entry) -> bool:
    return entry.name in SHOWN_NAMES - {"id"} and not (entry.name == "class" and entry.value.startswith("ev-"))


def _entry(match: re.Match[str]) -> Entry:
    words = match.group()
    if match.lastgroup == "word":
        if words[0] in "#." and len(words) > 1:
            return Entry("id" if words[0] == "#" else "class", words[1:], match.start(), match.end())
        return Entry(words, words, match.start(), match.end())
    name, _, value = words.partition("=")
    if match.lastgroup == "quoted":
        value = value[1:-1]
    return Entry(name, value, match.start(), match.end())


def find_mark(text: str, *, is_inline: bool = False, may_be_all: bool = False) -> Mark | None:
    """The attribute list at the end of a block; None when it has none.

    Args:
        text: The block as written, markup included.
        is_inline: Whether the list may follow the words on their line, as in headings and table cells;
            elsewhere it has the last line to itself.
        may_be_all: Whether there need be no words before it, as in the last of several cells.

    >>> find_mark("Words.\\n  {: #a }").text_stop
    6
    >>> find_mark("Words. {: #a }") is None
    True
    """
    line_start = text.rfind("\n") + 1
    if "}" not in text[line_start:]:
        return None
    if is_inline:
        match = _TRAILING.search(text, line_start)
        start = match.start() if match else 0
    else:
        match = _OWN_LINE.match(text, line_start) if line_start else None
        start = match.start("list") if match else 0
    if match is None or not match["inside"].strip() or not (may_be_all or text[:start].strip()):
        return None
    entries = read_entries(text, match.start("inside"), match.end("inside"))
    if not entries:
        return None
    return Mark(start, len(text.rstrip(" ")), entries, len(text[:start].rstrip()))


def split_names(value: str) -> tuple[str, ...]:
    """The claim ids of `from="a b"`, which spaces or commas keep apart; a `#` before one is passed over.

    >>> split_names("#a, b c")
    ('a', 'b', 'c')
    """
    return tuple(name for word in re.split(r"[\s,]+", value) if (name := word.removeprefix("#")))
