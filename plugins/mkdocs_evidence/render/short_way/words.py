"""The words of one block: read by the tokeniser of the checks, and what a reader sees of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_evidence.render.marked_words import MarkedWords
from mkdocs_evidence.syntax.attributes import Entry, Mark
from mkdocs_evidence.syntax.citations import CitedKey, read_citations
from mkdocs_evidence.syntax.inline import read_words
from mkdocs_evidence.syntax.line_blocks import Line
from mkdocs_evidence.syntax.lines import Prepared
from mkdocs_evidence.syntax.tokens import Token, TokenKind

_RUN = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
"""White space that is more, or another, than the one space that is seen of it."""
_MARKUP = re.compile(r"[\\`*_!\]<&{\x02]")
"""What could begin a piece of markup; citations begin with the bracket that is missing here."""
_ONLY_ID = re.compile(r"[ ]*\{:[ ]*#(?P<id>[\w.-]+)[ ]*\}[ ]*")
"""The attribute list that most claims have."""
_WITHOUT_ELEMENT = (TokenKind.TEXT, TokenKind.CITED, TokenKind.CLOSE)
_MAX_DEPTH = 40
"""The extension leaves out markup that is nested deeper."""


class OddWordsError(Exception):
    """Words that only the Markdown extension can render."""

    def __init__(self, reason: str) -> None:
        """Takes what is in them."""
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class Words(MarkedWords):
    """One stretch of text on the page."""

    tokens: Sequence[Token]
    seen: str
    """What a reader sees, runs of white space as one space, with none at the ends."""
    citations: tuple[CitedKey, ...]
    plain: str = ""
    """All words as written, where nothing in them is markup and `citations` stand together behind them; empty where
    that is not known, and where there are no words. Then the tokens say what there is."""

    @property
    def is_void(self) -> bool:
        """Whether nobody sees, or follows, anything of it."""
        return not self.seen.strip() and not self.citations

    @property
    def has_elements(self) -> bool:
        """Whether there is more in it than text and citations."""
        return any(token.kind not in _WITHOUT_ELEMENT for token in self.tokens)


def take_plain_words(lines: Sequence[Line]) -> Words | None:
    """The words of a block that is of the kind that most are: no markup, citations at the end, an id below.

    Args:
        lines: Of a block that stands by itself, no heading and no table cell.

    Returns:
        What `take_words` gives, without tokens; None where the block may hold anything else.
    """
    entries: tuple[Entry, ...] = ()
    if len(lines) > 1 and "}" in lines[-1].text:
        mark = _ONLY_ID.fullmatch(lines[-1].text)
        if mark is None:
            return None
        entries = (Entry("id", mark["id"], *mark.span("id")),)
        lines = lines[:-1]
    text = (lines[0].text if len(lines) == 1 else "\n".join([line.text for line in lines])).rstrip()
    plain, bracket, _ = text.partition("[")
    if _MARKUP.search(plain) is not None:
        return None
    cited: tuple[CitedKey, ...] = ()
    if bracket:
        read = read_citations(text, len(plain))
        if read is None or read[1] != len(text):
            return None
        cited = read[0]
        plain = plain.rstrip(" \n")
    if not plain or plain[-1].isspace() or "  \n" in text:
        return None
    return Words(entries, (), _seen_of(plain), cited, plain)


def take_words(text: str, prepared: Prepared, mark: Mark | None) -> Words:
    """The words of a block.

    Args:
        text: The block as written.
        prepared: The article that it is of.
        mark: Its attribute list, which is left out.

    Raises:
        OddWordsError: Only the Markdown extension can render them.
    """
    words = text[: mark.text_stop] if mark is not None else text.rstrip()
    tokens, _ = read_words(words, prepared.definitions)
    cited: tuple[CitedKey, ...] = ()
    depth = 0
    for token in tokens:
        if token.cited:
            cited += token.cited
        elif token.kind is TokenKind.PLACEHOLDER:
            raise OddWordsError("code between fences within a line")
        else:
            depth += (token.kind is TokenKind.OPEN) - (token.kind is TokenKind.CLOSE)
            if depth >= _MAX_DEPTH:
                raise OddWordsError("markup nested too deep")
    return Words(mark.entries if mark is not None else (), tokens, _seen(tokens), cited)


def bracket_groups(tokens: Sequence[Token]) -> list[Token | list[CitedKey]]:
    """The tokens, and the citations of brackets with nothing between them as one: numbers must not touch."""
    grouped: list[Token | list[CitedKey]] = []
    for token in tokens:
        if token.kind is not TokenKind.CITED:
            grouped.append(token)
        elif grouped and isinstance(grouped[-1], list):
            grouped[-1] += token.cited
        else:
            grouped.append(list(token.cited))
    return grouped


def _seen(tokens: Sequence[Token]) -> str:
    pieces = []
    for token in tokens:
        if token.kind is TokenKind.TEXT or token.kind is TokenKind.CODE:
            pieces.append(token.text)
        elif token.kind is TokenKind.BREAK and token.tag == "br":
            pieces.append(" ")
    return _seen_of("".join(pieces))


def _seen_of(seen: str) -> str:
    # Of what stands on one line with single blanks, a search would try each blank in vain.
    is_even = seen.isprintable() and "  " not in seen
    return (seen if is_even else _RUN.sub(" ", seen)).strip(" ")
