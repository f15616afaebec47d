"""The words of one block: read by the tokeniser of the checks, and what a reader sees of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_evidence.render.marked_words import MarkedWords
from mkdocs_evidence.syntax.attributes import Mark
from mkdocs_evidence.syntax.citations import CitedKey
from mkdocs_evidence.syntax.inline import read_words
from mkdocs_evidence.syntax.lines import Prepared
from mkdocs_evidence.syntax.tokens import Token, TokenKind

_RUN = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
"""White space that is more, or another, than the one space that is seen of it."""
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
    spoken: str = ""
    """HTML of ours that stands before the citations with which the words end."""

    @property
    def is_void(self) -> bool:
        """Whether nobody sees, or follows, anything of it."""
        return not self.seen.strip() and not self.citations

    @property
    def has_elements(self) -> bool:
        """Whether there is more in it than text and citations."""
        return any(token.kind not in _WITHOUT_ELEMENT for token in self.tokens)


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
    seen = "".join(pieces)
    # Of what stands on one line with single blanks, a search would try each blank in vain.
    is_even = seen.isprintable() and "  " not in seen
    return (seen if is_even else _RUN.sub(" ", seen)).strip(" ")
