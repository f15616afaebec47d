"""The grammar of link targets, and which targets a reader may be sent to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from mkdocs_evidence.syntax.lines import fold_label
from mkdocs_evidence.syntax.patterns import regex

_TARGET = regex(
    r"\(\s*+"
    r"(?:<(?P<bracketed>[^<>\n]{0,2000}+)>"
    r"|(?P<plain>(?:[^\s()<>\\]|\\.|\((?:[^\s()<>\\]|\\.){0,500}+\)){0,2000}+))"
    r"(?:\s++(?:\"(?P<double>[^\"]{0,500}+)\"|'(?P<single>[^']{0,500}+)'))?"
    r"\s*+\)"
)
_LABEL = regex(r"\[(?P<label>[^\[\]]{0,500}+)\]")
_ESCAPE = regex(r"\\([!-/:-@\[-`{-~])")
_SCHEME = regex(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_UNSEEN = regex(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\ufeff]")
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, and where its notation ends."""

    target: str
    title: str
    stop: int


def read_link(
    text: str, start: int, words: str, definitions: Mapping[str, tuple[str, str]], *, is_image: bool = False
) -> Link | None:
    """The rest of a link whose words end just before `start`: `(target "title")`, `[label]` or nothing.

    Args:
        text: The block as written.
        start: Offset after the `]` that closes the words.
        words: What stands between the brackets, as written; the label when none follows.
        definitions: The article's link definitions by folded label.
        is_image: Whether a browser fetches the target by itself.

    Returns:
        None when this is no link, or one to a target that no reader should be sent to: then it is text.
    """
    match = _TARGET.match(text, start)
    if match is not None:
        target = match["plain"] if match["bracketed"] is None else match["bracketed"].strip()
        return _link(_unescaped(target), _unescaped(match["double"] or match["single"] or ""), match.end(), is_image)
    if not definitions:
        return None
    label, stop = words, start
    if (match := _LABEL.match(text, start)) is not None:
        label, stop = match["label"].strip() or words, match.end()
    target, title = definitions.get(fold_label(label), ("", ""))
    return _link(_unescaped(target), _unescaped(title), stop, is_image) if target else None


def is_safe_target(target: str) -> bool:
    """Whether a link may lead there: web, mail and telephone addresses, and places of this site.

    >>> [is_safe_target(one) for one in ("https://a.org", "../b.md#c", "java\\tscript:alert(1)", "data:text/html,x")]
    [True, True, False, False]
    """
    match = _SCHEME.match(_UNSEEN.sub("", target))
    return match is None or match[1].lower() in _SAFE_SCHEMES


def leads_outside(target: str) -> bool:
    """Whether a browser would ask another host for it.

    >>> [leads_outside(one) for one in ("https://a.org/b.png", "//a.org/b.png", "../b.png")]
    [True, True, False]
    """
    target = _UNSEEN.sub("", target).replace("\\", "/").lower()
    return target.startswith(("//", "http:", "https:"))


def _link(target: str, title: str, stop: int, is_image: bool) -> Link | None:
    is_allowed = is_safe_target(target) and not (is_image and leads_outside(target))
    return Link(target, title, stop) if is_allowed else None


def _unescaped(text: str) -> str:
    return unescape(_ESCAPE.sub(r"\1", text)) if "\\" in text or "&" in text else text
