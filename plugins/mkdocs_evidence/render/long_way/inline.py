"""Turns the tokens of a block into elements of Python-Markdown's tree."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AMP_SUBSTITUTE, AtomicString, code_escape

from mkdocs_evidence.syntax.blocks import PLACEHOLDER
from mkdocs_evidence.syntax.lines import SetAside
from mkdocs_evidence.syntax.tokens import Token, TokenKind

_MAX_DEPTH = 40
"""Markup nested deeper than this is left out; its words stay."""


def literal(text: str) -> str:
    """Text that reaches the page as it is: Python-Markdown's serializer takes `&lt;` in a text for an entity."""
    return text.replace("&", AMP_SUBSTITUTE + "amp;") if "&" in text else text


def code_element(code: SetAside) -> Element:
    """A block of code."""
    block = Element("pre")
    inner = SubElement(block, "code")
    if code.language:
        inner.set("class", "language-" + code.language.split()[0].strip("{}."))
    inner.text = AtomicString(code_escape(code.code) + "\n")
    return block


class InlineBuilder:
    """Appends words and markup to one element."""

    def __init__(self, element: Element, codes: Sequence[SetAside]) -> None:
        self._stack = [element]
        self._codes = codes
        self._too_deep = 0
        self._image: Element | None = None
        self._image_depth = 0

    def add(self, token: Token) -> None:
        """Appends a token; citations come through `add_html`."""
        if self._image is not None:
            self._add_to_image(token)
        elif token.kind is TokenKind.TEXT:
            self.add_text(literal(token.text))
        elif token.kind is TokenKind.OPEN:
            self._open(token)
        elif token.kind is TokenKind.CLOSE:
            self._close()
        elif token.kind is TokenKind.BREAK:
            SubElement(self._stack[-1], token.tag)
        elif token.kind is TokenKind.CODE:
            element = SubElement(self._stack[-1], "code")
            element.text = AtomicString(code_escape(token.text))
            self._set(element, token)
        elif token.kind is TokenKind.PLACEHOLDER:
            self._add_code(token.text)

    def add_text(self, text: str) -> None:
        """Appends text, which may hold placeholders of Python-Markdown's stash."""
        parent = self._stack[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text

    def _open(self, token: Token) -> None:
        if token.tag == "img":
            self._image = SubElement(self._stack[-1], "img", {"alt": ""})
            self._image_depth = 1
            self._set(self._image, token)
        elif len(self._stack) > _MAX_DEPTH:
            self._too_deep += 1
        else:
            element = SubElement(self._stack[-1], token.tag)
            self._set(element, token)
            self._stack.append(element)

    def _close(self) -> None:
        if self._too_deep:
            self._too_deep -= 1
        else:
            self._stack.pop()

    def _add_to_image(self, token: Token) -> None:
        assert self._image is not None
        if token.kind in (TokenKind.TEXT, TokenKind.CODE):
            self._image.set("alt", (self._image.get("alt") or "") + literal(token.text))
        elif token.kind is TokenKind.BREAK and token.tag == "br":
            self._image.set("alt", (self._image.get("alt") or "") + " ")
        elif token.kind is TokenKind.OPEN:
            self._image_depth += 1
        elif token.kind is TokenKind.CLOSE:
            self._image_depth -= 1
            if not self._image_depth:
                self._image = None

    def _add_code(self, text: str) -> None:
        match = PLACEHOLDER.fullmatch(text)
        if match is not None:
            element = SubElement(self._stack[-1], "code", {"class": "ev-code"})
            element.text = AtomicString(code_escape(self._codes[int(match["number"])].code))

    def _set(self, element: Element, token: Token) -> None:
        for name, value in token.attributes:
            element.set(name, value if name in ("href", "src") else literal(value))
