"""The diagram of a DMN document: which decision needs what. Modelling tools show nothing of a document without one."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence

from mkdocs_evidence.export.xml_text import element

DMNDI = "https://www.omg.org/spec/DMN/20191111/DMNDI/"
DC = "http://www.omg.org/spec/DMN/20180521/DC/"
DI = "http://www.omg.org/spec/DMN/20180521/DI/"

_WIDTH, _HEIGHT, _GAP = 180, 60, 30
_IN_A_ROW = 8
_ROWS = ("decision", "inputData", "knowledgeSource")
"""From top to bottom; the last decisions, which need the others, come first."""


def draw_requirements(definitions: ET.Element) -> ET.Element:
    """A diagram of all that a document defines, in rows of boxes with straight lines between."""
    places = dict(_places(definitions))
    diagram = element("dmndi:DMNDiagram", {"id": "diagram"})
    for name, (left, top) in places.items():
        bounds = {"x": str(left), "y": str(top), "width": str(_WIDTH), "height": str(_HEIGHT)}
        shape = element("dmndi:DMNShape", {"id": f"shape_{name}", "dmnElementRef": name}, element("dc:Bounds", bounds))
        diagram.append(shape)
    diagram.extend(_lines(definitions, places))
    return element("dmndi:DMNDI", {"xmlns:dmndi": DMNDI, "xmlns:dc": DC, "xmlns:di": DI}, diagram)


def _places(definitions: ET.Element) -> Iterator[tuple[str, tuple[int, int]]]:
    """Left and top of each box."""
    top = _GAP
    for kind in _ROWS:
        names = [one.attrib["id"] for one in definitions if one.tag == kind]
        for row in _rows(names[::-1] if kind == "decision" else names):
            for place, name in enumerate(row):
                yield name, (_GAP + place * (_WIDTH + _GAP), top)
            top += _HEIGHT + 2 * _GAP


def _rows(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), _IN_A_ROW):
        yield names[start : start + _IN_A_ROW]


def _lines(definitions: ET.Element, places: Mapping[str, tuple[int, int]]) -> Iterator[ET.Element]:
    for decision in definitions:
        for need in decision:
            if need.tag not in ("informationRequirement", "authorityRequirement"):
                continue
            start = places[need[0].attrib["href"].removeprefix("#")]
            end = places[decision.attrib["id"]]
            points = [(start[0] + _WIDTH // 2, start[1]), (end[0] + _WIDTH // 2, end[1] + _HEIGHT)]
            name = need.attrib["id"]
            yield element(
                "dmndi:DMNEdge",
                {"id": f"edge_{name}", "dmnElementRef": name},
                *(element("di:waypoint", {"x": str(left), "y": str(top)}) for left, top in points),
            )
