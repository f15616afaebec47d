"""The words of a claim as a board signs them: those of a row with the caption and the columns of its table.

A row says another thing when two columns change their names. So what stands over it is signed with it, in brackets
before its own words, and records keep both as one text. `assets/source/room/table_head.js` writes the same.
"""

from typing import NamedTuple

from mkdocs_evidence.model.claim import Claim, TableHead
from mkdocs_evidence.syntax.patterns import regex

_EMPTY = "(empty)"
"""Stands behind the name of a column in which the row says nothing."""
_ODD = regex(r"[\\\]|]|\(empty\)")
"""What would be read as an end, as the next column or as an empty one."""
_SIGNED = regex(
    r"(?:\[Table: (?P<caption>(?:[^\\\]]|\\[\s\S])*)\] ?)?"
    r"\[Columns: (?P<columns>(?:[^\\\]]|\\[\s\S])*)\] ?(?P<text>[\s\S]*)"
)
_COLUMN = regex(r"(?:\A|\|)((?:[^\\|]|\\[\s\S])*)")
_ESCAPED = regex(r"\\([\s\S])")


class SignedWords(NamedTuple):
    """What a board signed, in its two parts."""

    head: TableHead | None
    """None when the words are those of no row, or were signed without the head of its table."""
    text: str


def signed_words(claim: Claim) -> str:
    r"""The words of a claim as they are signed; no two rows that differ in head or words have the same.

    >>> from mkdocs_evidence.model.claim import ClaimKind
    >>> from mkdocs_evidence.model.place import Place, TextMap
    >>> head = TableHead("Hips", ("Stage", "Earlier check", "Later check"), (1,))
    >>> nowhere = {"text_map": TextMap("a.md", ()), "at": Place("a.md")}
    >>> signed_words(Claim(id=None, kind=ClaimKind.ROW, text="2 | 63%", head=head, **nowhere))
    '[Table: Hips] [Columns: Stage | Earlier check (empty) | Later check] 2 | 63%'
    >>> signed_words(Claim(id=None, kind=ClaimKind.ITEM, text="It did well.", **nowhere))
    'It did well.'
    """
    head = claim.head
    if head is None:
        return claim.text
    caption = f"[Table: {_escape(head.caption)}] " if head.caption else ""
    return f"{caption}[Columns: {' | '.join(_names(head, is_escaped=True))}] {claim.text}"


def split_words(words: str) -> SignedWords:
    """The way back from what a record keeps.

    >>> split_words("[Columns: Stage | Operated (empty)] 2")
    SignedWords(head=TableHead(caption='', columns=('Stage', 'Operated'), blanks=(1,)), text='2')
    >>> split_words("It did well.")
    SignedWords(head=None, text='It did well.')
    """
    found = _SIGNED.fullmatch(words)
    if found is None:
        return SignedWords(None, words)
    names = [name.strip() for name in _COLUMN.findall(found["columns"])]
    blanks = tuple([at for at, name in enumerate(names) if name == _EMPTY or name.endswith(f" {_EMPTY}")])
    named = [name.removesuffix(_EMPTY).rstrip() if at in blanks else name for at, name in enumerate(names)]
    head = TableHead(_unescape(found["caption"] or ""), tuple(map(_unescape, named)), blanks)
    return SignedWords(head, found["text"])


def say_columns(head: TableHead) -> str:
    """The columns of a table for people, with a mark where the row says nothing; empty without names and marks."""
    return " | ".join(_names(head, is_escaped=False)) if any(head.columns) or head.blanks else ""


def _names(head: TableHead, *, is_escaped: bool) -> list[str]:
    names = [_escape(name) if is_escaped else name for name in head.columns]
    names += [""] * (max(head.blanks, default=-1) + 1 - len(names))
    return [f"{name} {_EMPTY}".strip() if at in head.blanks else name for at, name in enumerate(names)]


def _escape(words: str) -> str:
    return _ODD.sub(r"\\\g<0>", words)


def _unescape(words: str) -> str:
    return _ESCAPED.sub(r"\1", words)
