"""XML documents with the same bytes everywhere."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document can hold."""


def element(
    name: str, attributes: Mapping[str, str] | None = None, *children: ET.Element, text: str = ""
) -> ET.Element:
    """An element with its children, or with text; what XML cannot hold is shown as U+FFFD."""
    made = ET.Element(name, {key: _clean(value) for key, value in (attributes or {}).items()})
    made.extend(children)
    if text:
        made.text = _clean(text)
    return made


def document_text(root: ET.Element) -> str:
    """The whole document, indented, with an XML declaration and a last line end."""
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
