"""Text that a browser might run: scripts, frames, handlers, script addresses, however they are disguised."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.analysis.safety.odd_characters import is_plain
from mkdocs_evidence.syntax.patterns import regex

_TAGS = "script|iframe|object|embed|style|link|meta|base|form|frame|frameset|applet|svg|math|template|portal"
_TAG = regex(rf"<\s*(?P<tag>{_TAGS})\b[^<>]{{0,2000}}>?", re.IGNORECASE)
_HANDLER = regex(
    r"<[a-z][^<>]{0,2000}?[\s/\"'](?P<in_tag>on[a-z]{3,})\s*=|\{:?[^{}\n]*?[\s:\"'](?P<in_list>on[a-z]{3,})\s*=",
    re.IGNORECASE,
)
_JUNK = r"(?:[\s\x00-\x20]|&#0*(?:9|10|13|32);?|&#x0*(?:9|a|d|20);?|&tab;|&newline;)*"


def _disguised(word: str) -> str:
    """A pattern for `word` with junk between its letters, each perhaps written as a character reference."""
    return _JUNK.join(
        rf"(?:{re.escape(letter)}|&#0*{ord(letter)};?|&#0*{ord(letter.upper())};?"
        rf"|&#x0*{ord(letter):x};?|&#x0*{ord(letter.upper()):x};?)"
        for letter in word
    )


_COLON = _JUNK + r"(?::|&colon;|&#0*58;?|&#x0*3a;?)"
_ADDRESS = regex(
    r"(?:[(<=\"']|\]:|^[\w -]*:[ \t]+|^[ \t]*-[ \t]+)"
    + _JUNK
    + rf"(?P<address>(?:{_disguised('javascript')}|{_disguised('vbscript')}){_COLON}(?=\S)"
    rf"|{_disguised('data')}{_COLON}{_JUNK}(?:text/html|image/svg\+xml|application/xhtml)[^\s\"'>)]*)",
    re.IGNORECASE | re.MULTILINE,
)


_LETTER = r"[a-zA-Z\u0130\u0131\u017f\u212a]"
"""The flag for both cases takes the last four for letters of ASCII."""
_MAYBE_HANDLER = regex(rf"(?:[oO][nN]{_LETTER}{{3,}}|\A{_LETTER}*)\s*\Z")
"""Before an equals sign. What fills all that is looked at may have begun further ahead."""
_REACH_OF_HANDLER = 60
"""Characters before an equals sign that are looked at for a handler."""
_CONTROL = regex(r"[\x00-\x08\x0e-\x1f]")
_SMALL = bytes(ord(chr(code).lower()) if code < 128 else code for code in range(256))
_SPACE = bytes(code for code in range(128) if chr(code).isspace())
_SCHEMES = ("script:", "data:")
"""How the addresses end that run something: `javascript:` and `vbscript:`, and `data:`."""
_SCHEMES_IN_ASCII = (b"script:", b"data:text/html", b"data:image/svg+xml", b"data:application/xhtml")
"""The same with what makes `data:` run something, which has but one spelling there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Active:
    """One stretch that a browser might run."""

    start: int
    stop: int
    what: str
    """In words, to be read after "is": `a script tag`."""


def find_active_content(text: str) -> Iterator[Active]:
    """Every such stretch of a text that is no code sample, in no particular order."""
    for found in _TAG.finditer(text) if "<" in text else ():
        yield Active(
            start=found.start(), stop=found.end(), what="a tag that can run or load something in the reader's browser"
        )
    for found in _HANDLER.finditer(text) if _may_hold_handler(text) else ():
        group = "in_tag" if found["in_tag"] else "in_list"
        yield Active(start=found.start(group), stop=found.end(group), what="a handler that a browser would run")
    for found in _ADDRESS.finditer(text) if _may_hold_address(text) else ():
        yield Active(start=found.start("address"), stop=found.end("address"), what="an address that runs a script")


def _may_hold_handler(text: str) -> bool:
    at = text.find("=")
    while at >= 0:
        if _MAYBE_HANDLER.search(text[max(0, at - _REACH_OF_HANDLER) : at]):
            return True
        at = text.find("=", at + 1)
    return False


def _may_hold_address(text: str) -> bool:
    """Spares the search for disguises in most texts: without references and controls, only space can disguise."""
    if "&" in text or not (is_plain(text) or _CONTROL.search(text) is None):
        return True
    if text.isascii():
        return any(map(text.encode().translate(_SMALL, _SPACE).__contains__, _SCHEMES_IN_ASCII))
    return any(map("".join(text.casefold().split()).__contains__, _SCHEMES))
