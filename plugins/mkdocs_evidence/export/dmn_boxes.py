"""Small parts of a DMN document."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from mkdocs_evidence.export.xml_text import element


def need(kind: str, id_: str, what: str, target: str) -> ET.Element:
    """A requirement of a decision: `kind` says of what sort, `what` the element that names the target."""
    return element(kind, {"id": id_}, element(what, {"href": f"#{target}"}))


def literal(id_: str, text: str) -> ET.Element:
    """An expression in FEEL."""
    return element("literalExpression", {"id": id_}, element("text", text=text))


def input_clause(id_: str, expression: str, type_: str, label: str) -> ET.Element:
    """A column of conditions: what is compared with its cells."""
    inner = element("inputExpression", {"id": f"{id_}.expression", "typeRef": type_}, element("text", text=expression))
    return element("input", {"id": id_, "label": label}, inner)


def rule(id_: str, inputs: Sequence[str], outputs: Sequence[str], notes: Sequence[str]) -> ET.Element:
    """A row: a cell for each input, a value for each output, a text for each annotation."""
    made = element("rule", {"id": id_})
    made.extend(_text("inputEntry", f"{id_}.in.{number}", text) for number, text in enumerate(inputs, 1))
    made.extend(_text("outputEntry", f"{id_}.out.{number}", text) for number, text in enumerate(outputs, 1))
    made.extend(element("annotationEntry", {}, element("text", text=text)) for text in notes)
    return made


def _text(kind: str, id_: str, text: str) -> ET.Element:
    return element(kind, {"id": id_}, element("text", text=text))
