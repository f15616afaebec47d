"""Where links and pictures of a text lead, and what a browser fetches by itself, in Markdown, HTML and CSS alike.

Works on whole files, articles or not, so it takes too much for a target rather than too little; code samples are
blanked by `blank_code` before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from mkdocs_evidence.syntax.patterns import regex

_INLINE = regex(r"\]\(\s*(?:<(?P<bracketed>[^<>\n]{0,2000})>|(?P<plain>(?:[^()<>\n]|\([^()\n]{0,500}+\)){0,1000}+))")
_DEFINITION = regex(r"^[ ]{0,3}\[(?P<label>[^\[\]\n]{1,500})\]:[ \t]+<?(?P<plain>[^\s<>]+)", re.MULTILINE)
_IMAGE_LABEL = regex(r"!\[(?P<words>[^\[\]\n]{0,500})\](?:\[(?P<label>[^\[\]\n]{0,500})\])?(?!\()")
_AUTOLINK = regex(r"<(?P<plain>[a-z][a-z0-9+.\-]*(?::|&[#a-z0-9]+;)[^<>\s]*)>", re.IGNORECASE)
_TAG = regex(r"<(?P<tag>[a-z][a-z0-9]*)\b(?P<inside>[^<>]{0,4000})>?", re.IGNORECASE)
_ATTRIBUTE = regex(
    r"(?P<name>[a-z:\-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))", re.IGNORECASE
)
_STYLE = regex(r"(?:url\(\s*|@import\s+|image-set\(\s*)[\"']?(?P<plain>(?:https?:)?//[^\s\"')]{1,2000})", re.IGNORECASE)
# A comment without end is matched too, once, so that a thousand of them are not each searched for one.
_COMMENTS = (
    regex(r"<!--.*?(?:-->|(?P<open>\Z))", re.DOTALL),
    regex(r"/\*.*?(?:\*/|(?P<open>\Z))", re.DOTALL),
)
_ESCAPE = regex(r"\\([!-/:-@\[-`{-~])")
_UNSEEN = regex(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\ufeff]")
_SCHEME = regex(r"(?P<scheme>[a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_LED = frozenset(
    {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "background", "cite", "srcset"}
)
_FETCHED = frozenset({"src", "srcset", "data", "poster", "background"})
_FETCHES_HREF = frozenset({"link", "image", "use", "base"})
_IDLE_LINK = regex(
    r"rel\s*=\s*[\"']?(?:canonical|alternate|license|author|me|help|next|prev|search|bookmark)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where one link, picture, frame or style sheet leads."""

    start: int
    """Offset of the target as written."""
    stop: int
    address: str
    """As a browser understands it: without escapes, character references and characters that nobody sees."""
    is_fetched: bool
    """Whether a browser fetches it without being asked, as it does pictures."""
    is_markup: bool
    """Whether it stands in an HTML tag or a style sheet, not in Markdown."""

    @property
    def scheme(self) -> str:
        """`https`, in lower case; empty for a place of this site."""
        found = _SCHEME.match(self.address)
        return found["scheme"].lower() if found else ""

    @property
    def names_a_host(self) -> bool:
        """Whether it leads to another computer: `https://…`, or `//…`, which a browser completes."""
        return self.scheme in ("http", "https") or self.is_without_scheme

    @property
    def is_without_scheme(self) -> bool:
        """Whether it begins with two slashes, of either kind."""
        return self.address[:2].replace("\\", "/") == "//"

    @property
    def path(self) -> str:
        """The path of a place of this site, decoded twice, with forward slashes; empty for an anchor alone."""
        path = re.split(r"[?#]", self.address, maxsplit=1)[0]
        return unquote(unquote(path)).replace("\\", "/")


@lru_cache(maxsize=4)
def find_targets(text: str) -> tuple[Target, ...]:
    """Every target of a Markdown text, of an HTML file or of a style sheet, each once, in no particular order.

    Remembers the last few texts, since several rules ask about one file after another.
    """
    return tuple({target.start: target for target in reversed([*_targets(text)])}.values())


def _targets(text: str) -> Iterator[Target]:
    # One sign is found much sooner than two, and most texts lack it.
    if ("<" in text and "<!--" in text) or ("*" in text and "/*" in text):
        for comment in _COMMENTS:
            text = comment.sub(_blank, text)
    if "(" in text and "](" in text:
        yield from _inline_targets(text)
    if "]:" in text:
        yield from _defined_targets(text)
    if "<" in text:
        for found in _AUTOLINK.finditer(text):
            yield _target(found, "plain", is_markup=False)
        yield from _tag_targets(text)
    if ("(" in text and ("url(" in text or "image-set(" in text)) or "@import" in text:
        for found in _STYLE.finditer(text):
            yield _target(found, "plain", is_fetched=True)


def _blank(comment: "re.Match[str]") -> str:
    return " " * len(comment[0]) if comment["open"] is None else comment[0]


def _inline_targets(text: str) -> Iterator[Target]:
    for found in _INLINE.finditer(text):
        group = "plain" if found["bracketed"] is None else "bracketed"
        yield _target(found, group, is_fetched=_is_image(text, found.start()), is_markup=False)


def _is_image(text: str, close: int) -> bool:
    """Whether the bracket that closes here was opened after an exclamation mark."""
    depth = 0
    for at in range(close, max(-1, close - 1000), -1):
        depth += (text[at] == "]") - (text[at] == "[")
        if depth == 0:
            return at > 0 and text[at - 1] == "!"
    return False


def _defined_targets(text: str) -> Iterator[Target]:
    definitions = list(_DEFINITION.finditer(text))
    shown = _IMAGE_LABEL.finditer(text) if definitions and "![" in text else ()
    images = {_folded(found["label"] or found["words"]) for found in shown}
    for found in definitions:
        yield _target(found, "plain", is_fetched=_folded(found["label"]) in images, is_markup=False)


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _tag_targets(text: str) -> Iterator[Target]:
    for tag in _TAG.finditer(text):
        if "=" not in tag["inside"]:
            continue
        for found in _ATTRIBUTE.finditer(text, tag.start("inside"), tag.end("inside")):
            name = found["name"].lower()
            if name in _LED:
                yield _target(found, found.lastgroup or "bare", is_fetched=_is_fetched(tag, name))


def _is_fetched(tag: "re.Match[str]", name: str) -> bool:
    kind = tag["tag"].lower()
    if kind == "link" and _IDLE_LINK.search(tag["inside"]):
        return False
    return name in _FETCHED or (kind in _FETCHES_HREF and name in ("href", "xlink:href"))


def _target(found: "re.Match[str]", group: str, *, is_fetched: bool = False, is_markup: bool = True) -> Target:
    written = found[group]
    address = _ESCAPE.sub(r"\1", written) if "\\" in written and not is_markup else written
    address = unescape(address) if "&" in address else address
    squeezed = _UNSEEN.sub("", address)
    # A browser drops what cannot be seen from a scheme, so a scheme in pieces is a scheme.
    has_scheme = _SCHEME.match(squeezed) is not None
    first = written.strip() if has_scheme else (written.split() or [""])[0]
    start = found.start(group) + len(written) - len(written.lstrip())
    return Target(
        start=start,
        stop=start + len(first),
        address=squeezed if has_scheme else (address.split() or [""])[0],
        is_fetched=is_fetched,
        is_markup=is_markup,
    )
