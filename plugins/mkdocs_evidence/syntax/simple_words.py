"""The block that most blocks are, read in one step: a line of plain words, its citations, and an attribute list below.

It gives what `read_words` and `find_mark` give, in half the time; a property test holds it to that. Whatever is only a
little different is left to them.
"""

from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_evidence.model.claim import Citation, Relation
from mkdocs_evidence.model.making import packer_of
from mkdocs_evidence.model.place import Place, TextMap, make_place, make_text_map
from mkdocs_evidence.syntax.attributes import find_mark
from mkdocs_evidence.syntax.citations import read_citations
from mkdocs_evidence.syntax.line_blocks import Line
from mkdocs_evidence.syntax.lines import Prepared
from mkdocs_evidence.syntax.patterns import SPACE, regex
from mkdocs_evidence.syntax.records import Attribute

_WORD = rf"[^{SPACE}\\`*_!\[\]<&{{\x02]++"
_WORDS = regex(rf"{_WORD}(?:[ ]{_WORD})*+")
"""Words with single spaces between them, and nothing in them that could be markup."""
_PLAIN_KEY = r"[A-Za-z0-9][A-Za-z0-9_:.\-]*+(?<![_:.\-])"
"""A key in ASCII, as most are: the same as `KEY` in a third of the time."""
_CITED = rf"@{_PLAIN_KEY}(?:\#{_PLAIN_KEY})?"
_GROUP = regex(rf"[ ]?\[(?P<cited>{_CITED}(?:;[ ]{_CITED})*+)\]\Z")
"""The citations that most claims have: keys and extracts, without relation or locator, to the end of the line."""
_ONLY_ID = regex(r"[ ]*(?P<list>\{:[ ]*(?P<entry>#[\w.-]+)[ ]*\})[ ]*")
"""The attribute list that most claims have: an id and nothing else."""


class SimpleWords(NamedTuple):
    """A block of plain words: what a reader sees, and where it stands."""

    text: str
    text_map: TextMap
    citations: tuple[Citation, ...]
    attributes: tuple[Attribute, ...]
    at: Place
    mark_at: Place | None


_SUPPORTS = Relation.SUPPORTS
"""By a name of its own, since a member of an enumeration is looked up in ten times the time."""
_make_words = packer_of(SimpleWords)
_make_citation = packer_of(Citation)
_make_attribute = packer_of(Attribute)


def read_simple_words(
    lines: Sequence[Line], prepared: Prepared, file: str, first_line: int, *, has_mark: bool
) -> SimpleWords | None:
    """The block that these lines are, when it is of the simplest kind; None when it may be another.

    Args:
        lines: The lines of a block that stands by itself, no table cell.
        prepared: The article that they are of.
        file: Path that the places name.
        first_line: Line of the file on which the article begins.
        has_mark: Whether an attribute list may stand below the words, as it may not below those of a heading.
    """
    words, row, column = lines[0]
    match = _WORDS.match(words)
    if match is None or row in prepared.columns or len(lines) > 1 + has_mark:
        return None
    line, column = first_line + prepared.rows[row], column + 1
    stop = match.end()
    citations: tuple[Citation, ...] | None = ()
    if stop < len(words):
        citations = _read_group(words, stop, file, line, column)
        if citations is None:
            return None
    attributes: tuple[Attribute, ...] = ()
    mark_at: Place | None = None
    at = make_place((file, line, column, line, column + len(words)))
    if len(lines) == 2:
        found = _read_mark(words, lines[1], prepared, file, first_line)
        if found is None:
            return None
        attributes, mark_at = found
        at = make_place((file, line, column, mark_at.end_line, mark_at.end_column))
    text_map = make_text_map((file, ((0, line, column),)))
    return _make_words((words[:stop], text_map, citations, attributes, at, mark_at))


def _read_group(words: str, stop: int, file: str, line: int, column: int) -> tuple[Citation, ...] | None:
    """The citations that stand between the words and the end of their line; None where there is anything else."""
    group = _GROUP.match(words, stop)
    if group is None:
        start = stop + words.startswith(" ", stop)
        read = read_citations(words, start) if words.startswith("[", start) else None
        if read is None or read[1] != len(words):
            return None
        return tuple(
            [
                _make_citation(
                    (key, make_place((file, line, column + at, line, column + to)), extract or None, locator, relation)
                )
                for key, extract, locator, relation, at, to in read[0]
            ]
        )
    start = column + group.start("cited")
    citations = []
    for cited in group["cited"].split("; "):
        key, _, extract = cited.partition("#")
        at = make_place((file, line, start, line, start + len(cited)))
        citations.append(_make_citation((key[1:], at, extract or None, "", _SUPPORTS)))
        start += len(cited) + 2
    return tuple(citations)


def _read_mark(
    words: str, below: Line, prepared: Prepared, file: str, first_line: int
) -> tuple[tuple[Attribute, ...], Place] | None:
    text, row, column = below
    if row in prepared.columns:
        return None
    only_id = _ONLY_ID.fullmatch(text)
    if only_id is not None:
        line, column = first_line + prepared.rows[row], column + 1
        start, stop = only_id.span("entry")
        at = make_place((file, line, column + start, line, column + stop))
        start, end = only_id.span("list")
        mark_at = make_place((file, line, column + start, line, column + end))
        return (_make_attribute(("id", only_id["entry"][1:], at)),), mark_at
    if "{" not in text:
        return None
    mark = find_mark(f"{words}\n{text}")
    if mark is None:
        return None
    line, column = first_line + prepared.rows[row], column - len(words)
    attributes = tuple(
        [
            Attribute(one.name, one.value, Place(file, line, column + one.start, line, column + one.stop))
            for one in mark.entries
        ]
    )
    return attributes, Place(file, line, column + mark.start, line, column + mark.stop)
