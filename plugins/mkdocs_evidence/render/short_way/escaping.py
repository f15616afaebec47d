"""Text and attributes as Python-Markdown's serializer writes them.

Two characters that no text holds stand for what is put in last: `PUT_IN` for HTML of ours, so that the allow-list sees
authors' words only, and `AND` for an ampersand of the author, which Python-Markdown keeps from being taken for the
beginning of an entity in the same way. `ADDRESS`, made of both, stands for the address of a link.
"""

import re
from collections.abc import Mapping

from mkdocs_evidence.render.marked_words import COLUMN

PUT_IN = "\x02"
AND = "\x03"
ADDRESS = AND + PUT_IN

_AND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
_NEEDS_CARE = re.compile(r"[&<>\"]")
_NAME = re.compile(r"[\w.: /\-]*")
_NAMES = frozenset(
    {"id", "class", "data-ev-claim", "data-ev-rests-on", "data-ev-lay", "data-ev-audience", "data-ev-for", COLUMN}
)


def literal(text: str) -> str:
    """Text in which an ampersand is one, whatever follows it."""
    return text.replace("&", AND + "amp;") if "&" in text else text


def escape_text(text: str) -> str:
    """Text between tags. What looks like an entity is one, unless `literal` has seen it before."""
    if "&" in text:
        text = _AND.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def escape_code(text: str) -> str:
    """Text of code, in which everything is as it is written."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """The value of an attribute."""
    return escape_text(text).replace('"', "&quot;") if _NEEDS_CARE.search(text) else text


def write_attributes(attributes: Mapping[str, str]) -> str:
    """Attributes in the order of the alphabet, each with a space before it."""
    return "".join([f' {name}="{escape_attribute(value)}"' for name, value in sorted(attributes.items())])


def write_plain(attributes: Mapping[str, str]) -> str | None:
    """Attributes in which nothing could be anything but a name, so that no allow-list need look at them.

    Returns:
        The same as `write_attributes`; None when there are others among them.
    """
    written = ""
    for name in sorted(attributes) if len(attributes) > 1 else attributes:
        value = attributes[name]
        if name not in _NAMES or _NAME.fullmatch(value) is None:
            return None
        written += f' {name}="{value}"'
    return written
