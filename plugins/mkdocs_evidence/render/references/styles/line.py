"""A reference while it is being written: the same words as plain text and as HTML."""

import html
import re
from dataclasses import dataclass

from mkdocs_evidence.syntax.identifiers import identifier_url, normalise_identifier

MARKUP = re.compile(r'(</?(?:i|b|sub|sup)>|<span class="nocase">|</span>)')
"""The markup that CSL allows in titles; anything else is text."""
SPECIAL = re.compile(r'[&<>"\']')
STOPS = (".", "?", "!")
WEB = ("https://", "http://")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormattedReference:
    """One reference in one style, without its number."""

    text: str
    """Plain, for copying and for exports."""
    html: str
    """The same words as inline HTML: everything escaped, identifiers and addresses as links."""


class Line:
    """Collects the parts of one reference; sentences are set off by a space and end in one full stop."""

    __slots__ = ("_html", "_text")

    def __init__(self) -> None:
        self._text: list[str] = []
        self._html: list[str] = []

    def add(self, text: str) -> "Line":
        """Words, escaped in the HTML."""
        if text:
            self._text.append(text)
            self._html.append(_escape(text))
        return self

    def sentence(self, text: str) -> "Line":
        """Words set off from those before and ended by a full stop, unless they end a sentence themselves."""
        if text:
            self.gap().add(text).stop()
        return self

    def title(self, text: str, *, element: str = "") -> "Line":
        """A title, which may hold CSL's simple markup; `element` such as `i` surrounds it in the HTML."""
        if not text:
            return self
        plain, rich = _read_markup(text) if "<" in text else (text, _escape(text))
        self._text.append(plain)
        self._html.append(f"<{element}>{rich}</{element}>" if element else rich)
        return self

    def title_sentence(self, text: str, *, element: str = "") -> "Line":
        """A title as a sentence of its own; nothing when it is empty."""
        return self.gap().title(text, element=element).stop() if text else self

    def identifier(self, variable: str, value: str, css: str) -> "Line":
        """An identifier in its one form, as a link to where it leads."""
        return self.link(normalise_identifier(variable, value), identifier_url(variable, value), css)

    def link(self, label: str, url: str, css: str) -> "Line":
        """A link in the HTML, its label in the text; an address that is not of the web stays text."""
        if not url.startswith(WEB):
            return self.add(label)
        self._text.append(label)
        self._html.append(f'<a class="{css}" href="{html.escape(url)}">{html.escape(label)}</a>')
        return self

    def notice(self, text: str) -> "Line":
        """What happened to the work after publication, made to stand out."""
        self.gap()
        self._text.append(text)
        self._html.append(f'<strong class="ev-ref-notice">{html.escape(text)}</strong>')
        return self

    def gap(self) -> "Line":
        """A space, unless nothing stands before it."""
        if self._text:
            self.add(" ")
        return self

    def stop(self) -> "Line":
        """A full stop, unless the words end in a mark that ends a sentence."""
        if self._text and not self._text[-1].endswith(STOPS):
            self.add(".")
        return self

    def finish(self) -> FormattedReference:
        """What was collected."""
        return FormattedReference(text="".join(self._text), html="".join(self._html))


def plain_title(text: str) -> str:
    """A title without CSL's simple markup.

    >>> plain_title("The <i>HFE</i> gene and p<0.05")
    'The HFE gene and p<0.05'
    """
    return _read_markup(text)[0] if "<" in text else text


def _escape(text: str) -> str:
    return html.escape(text) if SPECIAL.search(text) else text


def _read_markup(text: str) -> tuple[str, str]:
    """Plain text and HTML of a title; markup that is not balanced is shown as written."""
    pieces = MARKUP.split(text)
    if not _is_balanced(pieces[1::2]):
        return text, html.escape(text)
    rich = [html.escape(piece) if place % 2 == 0 else _element(piece) for place, piece in enumerate(pieces)]
    return "".join(pieces[::2]), "".join(rich)


def _element(tag: str) -> str:
    return "" if "span" in tag else tag


def _is_balanced(tags: list[str]) -> bool:
    waiting: list[str] = []
    for tag in tags:
        if not tag.startswith("</"):
            waiting.append(tag[1:-1].partition(" ")[0])
        elif not waiting or waiting.pop() != tag[2:-1]:
            return False
    return not waiting
