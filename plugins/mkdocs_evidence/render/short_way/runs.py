"""Words as HTML: text, markup, marks, and links to terms of the glossary."""

import re
from collections.abc import Callable, Mapping, Sequence

from mkdocs_evidence.render.decor import Decor
from mkdocs_evidence.render.held_together import held_parts, join_held
from mkdocs_evidence.render.short_way.escaping import (
    PUT_IN,
    escape_code,
    escape_text,
    literal,
    write_attributes,
)
from mkdocs_evidence.render.short_way.sheet import Sheet
from mkdocs_evidence.render.short_way.words import Words, bracket_groups
from mkdocs_evidence.render.terms import LINK_START, LinkedTerms
from mkdocs_evidence.syntax.citations import CitedKey
from mkdocs_evidence.syntax.tokens import Token, TokenKind

_LAST_MARKS = re.compile(rf"\s*{PUT_IN}\s*\Z")
_NO_TERMS = frozenset({"a", "abbr", "kbd"})
"""Markup in which no term is linked and nothing held together. Code is never asked."""


class WordWriter:
    """Writes the words of one page, block after block."""

    def __init__(self, decor: Decor, sheet: Sheet) -> None:
        """Takes what makes the marks, and the page."""
        self.audience = ""
        """For whom the words are; empty for those that are for all."""
        self._decor = decor
        self._sheet = sheet
        self._linked = LinkedTerms()
        self._out: list[str] = []
        self._run: list[str] = []
        self._follows_break = False
        self._open: list[str] = []
        self._image: tuple[dict[str, str], int] | None = None
        """Attributes of an image whose alternative text is being read, and how many of its elements are open."""
        self._after_image: list[str] = []

    def begin_section(self) -> None:
        """Forgets which terms were linked."""
        self._linked.begin_section()

    def write(self, words: Words, *, may_link: bool = True, spoken: str = "") -> str:
        """The words of one block, to be written at once.

        Args:
            words: Whose tokens hold each piece of markup whole.
            may_link: Whether terms may become links.
            spoken: HTML of ours that stands before the citations with which the words end.
        """
        self._open = [] if may_link else ["a"]
        if words.plain:
            return self._plain(words, spoken)
        self._out, self._run = [], []
        for group in bracket_groups(words.tokens):
            if isinstance(group, list):
                self._marks(group)
            elif self._image is not None:
                self._in_image(group, *self._image)
            else:
                _STEPS[group.kind](self, group)
        if spoken:
            self._speak(spoken)
        self._flush()
        return "".join(self._out)

    def _plain(self, words: Words, spoken: str) -> str:
        text = "".join(self._pieces(words.plain))
        if spoken:
            text += self._sheet.put(spoken)
        if words.citations and (html := self._decor.marks(words.citations)):
            text += self._sheet.put(html)
        return text

    def _marks(self, cited: Sequence[CitedKey]) -> None:
        html = self._decor.marks(cited)
        if html:
            (self._run if self._image is None else self._after_image).append(self._sheet.put(html))

    def _speak(self, html: str) -> None:
        """Puts what is heard of a claim at the end, or before the marks with which the words end."""
        text = "".join(self._run)
        marks = _LAST_MARKS.search(text)
        if marks is None:
            self._run = [text, self._sheet.put(html)]
        else:
            self._run = [text[: marks.start()], self._sheet.put_before_last(html), marks.group()]

    def _flush(self) -> None:
        """Writes the text since the last tag."""
        pieces = self._pieces("".join(self._run))
        self._run.clear()
        if self._follows_break:
            self._follows_break = False
            pieces[0] = f"\n{pieces[0]}" if pieces[0].strip() else "\n"
        self._out += pieces

    def _pieces(self, text: str) -> list[str]:
        if "\u00a0" in text:
            self._sheet.needs_cleaning = True
        if not text or not _NO_TERMS.isdisjoint(self._open):
            return [escape_text(text)]
        glossary = self._decor.glossary
        if glossary is None:
            return _held(text)
        pieces: list[str] = []
        end = 0
        for start, stop, term in glossary.find(text):
            if self._linked.is_new(term.anchor, self.audience):
                href = self._sheet.address(LINK_START + term.anchor)
                words = escape_text(text[start:stop])
                pieces += (*_held(text[end:start]), f'<a class="ev-term" href="{href}">{words}</a>')
                end = stop
        return [*pieces, *_held(text[end:])]

    def _text(self, token: Token) -> None:
        self._run.append(literal(token.text))

    def _begin(self, token: Token) -> None:
        self._flush()
        attributes = self._attributes(token)
        if token.tag == "img":
            self._image = ({"alt": "", **attributes}, 1)
        else:
            self._out.append(f"<{token.tag}{self._written(attributes)}>")
            self._open.append(token.tag)

    def _end(self, token: Token) -> None:
        self._flush()
        self._out.append(f"</{token.tag}>")
        self._open.pop()

    def _break(self, token: Token) -> None:
        self._flush()
        self._out.append(f"<{token.tag}>")
        self._follows_break = token.tag == "br"

    def _code(self, token: Token) -> None:
        self._flush()
        if "\u00a0" in token.text:
            self._sheet.needs_cleaning = True
        self._out.append(f"<code{self._written(self._attributes(token))}>{escape_code(token.text)}</code>")

    def _in_image(self, token: Token, attributes: dict[str, str], depth: int) -> None:
        """Adds to the alternative text of an image, in which markup means nothing."""
        if token.kind in (TokenKind.TEXT, TokenKind.CODE):
            attributes["alt"] += literal(token.text)
        elif token.kind is TokenKind.BREAK and token.tag == "br":
            attributes["alt"] += " "
        depth += (token.kind is TokenKind.OPEN) - (token.kind is TokenKind.CLOSE)
        self._image = (attributes, depth) if depth else None
        if not depth:
            self._out.append(f"<img{self._written(attributes)}>")
            self._run, self._after_image = self._after_image, []

    def _attributes(self, token: Token) -> dict[str, str]:
        """The attributes of a piece of markup."""
        if not token.attributes:
            return {}
        self._sheet.needs_cleaning = True
        return {name: value if name in ("href", "src") else literal(value) for name, value in token.attributes}

    def _written(self, attributes: Mapping[str, str]) -> str:
        """Attributes in the order of the alphabet, with room for the address that the page writes."""
        for name in ("href", "src"):
            if name in attributes:
                attributes = {**attributes, name: self._sheet.address(attributes[name])}
        return write_attributes(attributes)


def _held(text: str) -> list[str]:
    """Text with its figures held together, its first part apart: the text that follows a break begins a line."""
    first, *others = map(escape_text, held_parts(text))
    return [first, join_held(["", *others])] if others else [first]


_STEPS: dict[TokenKind, Callable[[WordWriter, Token], None]] = {
    TokenKind.TEXT: WordWriter._text,
    TokenKind.OPEN: WordWriter._begin,
    TokenKind.CLOSE: WordWriter._end,
    TokenKind.BREAK: WordWriter._break,
    TokenKind.CODE: WordWriter._code,
}
