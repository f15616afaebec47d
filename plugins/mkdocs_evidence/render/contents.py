"""The table of contents of a finished page, read from its headings: ours and the author's alike."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser, LexborNode

_HIDES_TAGS = re.compile(r"<(?:!--|script|style|template|textarea)")
"""In these, what looks like a heading may be none."""
_HEADING = re.compile(
    rf"<h(?P<level>[1-6])(?P<attributes>\s[^>]*)?>(?P<inside>.*?)</h(?P=level)>|{_HIDES_TAGS.pattern}", re.DOTALL
)
"""A heading, or what may hide one, so that a page is searched once for both."""
_ID = re.compile(r'\sid="([^"]*)"')
_PERMALINK = re.compile(r'<a class="headerlink"[^>]*>.*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """One heading and those below it."""

    level: int
    anchor: str
    name: str
    """Escaped, since themes print it as it is."""
    children: tuple["ContentsEntry", ...]


class _Heading(NamedTuple):
    level: int
    anchor: str
    words: str


def page_contents(html: str) -> tuple[ContentsEntry, ...]:
    """The headings of a page that can be linked to, each with those below it.

    A heading without an id is left out; what stands below it goes to the heading above.
    """
    plain = _plain_headings(html)
    return _nest(_parsed_headings(html) if plain is None else plain)


def _plain_headings(html: str) -> list[_Heading] | None:
    """The headings of a page that is all text and tags: a search takes a twentieth of the time of a parser.

    Returns:
        None for a page that may hide tags.
    """
    found: list[_Heading] = []
    for heading in _HEADING.finditer(html):
        if heading["level"] is None or _HIDES_TAGS.search(heading[0]) is not None:
            return None
        anchor = _ID.search(heading["attributes"] or "")
        if anchor is not None:
            words = unescape(_TAG.sub("", _PERMALINK.sub("", heading["inside"])))
            found.append(_Heading(int(heading["level"]), unescape(anchor[1]), words))
    return found


def _parsed_headings(html: str) -> list[_Heading]:
    nodes = LexborHTMLParser(html).css("h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]")
    return [_Heading(int((node.tag or "h6")[1]), node.attributes.get("id") or "", _words(node)) for node in nodes]


def _nest(headings: Sequence[_Heading]) -> tuple[ContentsEntry, ...]:
    entries = []
    place = 0
    while place < len(headings):
        level, anchor, words = headings[place]
        end = place + 1
        while end < len(headings) and headings[end][0] > level:
            end += 1
        entries.append(
            ContentsEntry(
                level=level,
                anchor=str(escape(anchor)),
                name=str(escape(" ".join(words.split()))),
                children=_nest(headings[place + 1 : end]),
            )
        )
        place = end
    return tuple(entries)


def _words(heading: LexborNode) -> str:
    return "".join(part.text() for part in heading.iter(include_text=True) if not _is_permalink(part))


def _is_permalink(part: LexborNode) -> bool:
    return "headerlink" in ((part.attributes or {}).get("class") or "").split()
