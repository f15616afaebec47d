"""The grammar of citations: `[@key]`, `[disputes @key#extract, p. 3; @other]`."""

import re
from typing import NamedTuple

from mkdocs_evidence.model.claim import Relation
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.making import packer_of
from mkdocs_evidence.syntax.patterns import regex

KEY = r"[^\W_](?:[\w:.\-]*[^\W_])?"
"""Letters and digits, with `_ : . -` inside. Also the grammar of extract names."""

_DOI = r"doi:10\.\d{4,9}/[^\s\[\]{};,#@`\\]*[^\W_]"
_RELATIONS = "|".join(relation.value for relation in Relation)
_CITATION = regex(rf"(?:({_RELATIONS})\s+)?@({_DOI}|{KEY})(?:\#({KEY}))?(?:\s*+,\s*+([^\s\[\];@`\\][^\[\];@`\\]*+))?")
_SPACE = regex(r"\s*+")
_SEPARATOR = regex(r"\s*+(?:(\])|;\s*+)")

MAYBE_CITATION = regex(r"(?:\A|[\s;\-])@")
"""Within the words of a bracket: an `@` where a citation would begin, which an e-mail address never has."""


class CitedKey(NamedTuple):
    """One citation of a group, as offsets into the text that was read."""

    key: ReferenceKey
    extract: str
    """Empty when the whole work is cited."""
    locator: str
    relation: Relation
    start: int
    stop: int


_make_cited_key = packer_of(CitedKey)


def read_citations(text: str, start: int) -> tuple[tuple[CitedKey, ...], int] | None:
    """The group of citations that begins with the `[` at `start`, and the offset after its `]`; None when it is none.

    >>> cited, stop = read_citations("[disputes @koo-1995#collapse, p. 3; @other]", 0)
    >>> [(one.key, one.extract, one.locator, one.relation.value) for one in cited]
    [('koo-1995', 'collapse', 'p. 3', 'disputes'), ('other', '', '', 'supports')]
    >>> read_citations("[see @key]", 0) is None
    True
    """
    cited: list[CitedKey] = []
    space = _SPACE.match(text, start + 1)
    at = space.end() if space else start + 1
    while True:
        match = _CITATION.match(text, at)
        if match is None:
            return None
        cited.append(_cited_key(match))
        separator = _SEPARATOR.match(text, match.end())
        if separator is None:
            return None
        at = separator.end()
        if separator.group(1):
            return tuple(cited), at


def names_identifier(key: str) -> bool:
    """Whether a key is no name of a file but an identifier in its stead: `doi:10.1000/x`, `pmid:7593097`."""
    return key.lower().startswith(("doi:", "pmid:"))


def _cited_key(match: re.Match[str]) -> CitedKey:
    relation, key, extract, locator = match.groups()
    kind = Relation(relation) if relation else Relation.SUPPORTS
    start, stop = match.span()
    if not locator:
        return _make_cited_key((key, extract or "", "", kind, start, stop))
    words = locator.rstrip()
    stop = match.start(4) + len(words)
    return CitedKey(ReferenceKey(key), extract or "", " ".join(words.split()), kind, start, stop)
