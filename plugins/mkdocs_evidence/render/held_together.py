"""Figures in running text that no line may end within: a number and its unit, a sign and its number, a stage.

`p / = 0.11` over two lines is misread, and a stage without its number is another stage. Only the layout changes: no
character of the text does, so that what is signed, copied, searched and compared stays as the author wrote it.
"""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markupsafe import Markup

from mkdocs_evidence.render.escaped import escaped

HELD = "ev-held"
"""The class of what is held together; style sheets say how."""
_START, _END = f'<span class="{HELD}">', "</span>"

_NUMBER = r"[0-9](?:[0-9.,·]*[0-9])?"
_UNITS = (
    "[kcmµμ]?m|[kmµμn]?g|mcg|[mdµμ]?[lL]|m?mol|IU|kPa|mmHg|[kM]?Hz|kV|mSv|T"
    "|years?|months?|weeks?|days?|hours?|minutes?|min|seconds?"
)
_SIGN = "[=<>≤≥±]"
_MEASURE = rf"[%‰]|°C?|(?:{_UNITS})\b(?:/\w+)?"
_COUNT = rf"{_NUMBER}[ \n](?:(?:of|to)[ \n]{_NUMBER}(?:%|[ \n](?:{_MEASURE}))?|{_MEASURE})"
_COMPARED = rf"(?:\b\w{{1,4}}[ \n]{_SIGN}[ \n]?|{_SIGN}[ \n])[−-]?{_NUMBER}(?:[ \n]?(?:{_MEASURE}))?"
_NAMED = (
    r"\b(?:[Ss]tages?|[Gg]rades?|[Tt]ypes?|[Cc]lass|[Pp]hase|[Qq]uestion)[ \n](?:[A-D]?[0-9]+|[IVX]+)[A-Da-d]?[0-9]?\b"
)
_ANY = re.compile(f"({_COMPARED}|{_COUNT}|{_NAMED})")
_ONLY_COUNTS = re.compile(f"({_COUNT})")
_HINTS = ("=", "<", ">", "≤", "≥", "±", "tage", "rade", "ype", "lass", "hase", "stion")
"""Without one of these a text holds counts at most. Every text of a site is asked, so the common case is quick."""
_AFTER_NUMBER = re.compile("[0-9][ \n]")
_LEFT_ALONE = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "a", "abbr", "code", "pre", "kbd", "th", "samp"})
"""Elements in which nothing is held together, the same in which no term is linked."""


def held_parts(text: str) -> Sequence[str]:
    """A text in parts of which every second one is to be held together.

    >>> held_parts("Less than 2 mm in 14 of 18 hips (p = 0.11)")
    ['Less than ', '2 mm', ' in ', '14 of 18', ' hips (', 'p = 0.11', ')']
    >>> held_parts("In 2019")
    ('In 2019',)
    """
    for hint in _HINTS:
        if hint in text:
            return _ANY.split(text)
    return _ONLY_COUNTS.split(text) if _AFTER_NUMBER.search(text) is not None else (text,)


def held_html(text: str) -> Markup:
    """A text as HTML, with its figures held together.

    >>> held_html("Stages < stage 2")
    Markup('Stages &lt; <span class="ev-held">stage 2</span>')
    """
    return Markup(join_held([escaped(part) for part in held_parts(text)]))


def join_held(parts: Sequence[str]) -> str:
    """HTML made of parts that are HTML, of which every second one is held together."""
    if len(parts) == 1:
        return parts[0]
    return "".join([f"{_START}{part}{_END}" if place % 2 else part for place, part in enumerate(parts)])


def hold_together(parent: Element) -> None:
    """Holds the figures in a tree of Python-Markdown together. No character of its text changes."""
    for child in list(parent):
        if child.tag not in _LEFT_ALONE and child.get("class") != "ev-lay-label":
            hold_together(child)
        if child.tail:
            _hold(parent, child, child.tail)
    if parent.text:
        _hold(parent, None, parent.text)


def _hold(parent: Element, before: Element | None, text: str) -> None:
    """Holds together what is in the text of `parent`, or in that which follows its child `before`."""
    kind = type(text)  # Python-Markdown reads no markup in its own kind of text.
    parts = [kind(part) for part in held_parts(text)]
    if len(parts) == 1:
        return
    place = 0 if before is None else list(parent).index(before) + 1
    if before is None:
        parent.text = parts[0]
    else:
        before.tail = parts[0]
    for offset in range(1, len(parts), 2):
        span = Element("span", {"class": HELD})
        span.text, span.tail = parts[offset], parts[offset + 1]
        parent.insert(place + offset // 2, span)
