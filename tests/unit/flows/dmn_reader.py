"""Runs an exported DMN document as the specification says: input data in, the value of a decision out."""

import xml.etree.ElementTree as ET
from decimal import Decimal
from typing import Any

from feel_reader import evaluate, meets

DMN = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"


class DmnModel:
    """A document with its decisions by name."""

    def __init__(self, text: str) -> None:
        self.root = ET.fromstring(text)
        assert self.root.tag == f"{DMN}definitions"
        self.decisions = {one.attrib["name"]: one for one in self.root.iter(f"{DMN}decision")}
        self.inputs = {one.attrib["label"]: one.attrib["name"] for one in self.root.iter(f"{DMN}inputData")}

    def decide(self, name: str, inputs: dict[str, Any]) -> Any:
        """The value of a decision; what it needs is decided first, and nothing else is known to it."""
        known: dict[str, Any] = {}
        return self._decide(name, inputs, known)

    def _decide(self, name: str, inputs: dict[str, Any], known: dict[str, Any]) -> Any:
        if name not in known:
            decision = self.decisions[name]
            by_id = {one.attrib["id"]: one for one in self.root if "id" in one.attrib}
            scope = {}
            for need in decision.iter(f"{DMN}informationRequirement"):
                target = by_id[need[0].attrib["href"].removeprefix("#")]
                variable = target.attrib["name"]
                is_input = need[0].tag == f"{DMN}requiredInput"
                scope[variable] = inputs.get(variable) if is_input else self._decide(variable, inputs, known)
            kinds = ("decisionTable", "context", "literalExpression")
            (expression,) = [one for one in decision if one.tag.removeprefix(DMN) in kinds]
            known[name] = value_of(expression, scope)
        return known[name]


def value_of(expression: ET.Element, scope: dict[str, Any]) -> Any:
    """The value of a boxed expression."""
    if expression.tag == f"{DMN}literalExpression":
        return evaluate(_text(expression), scope)
    if expression.tag == f"{DMN}context":
        inner = dict(scope)
        for entry in expression:
            *variable, boxed = entry
            value = value_of(boxed, inner)
            if not variable:
                return value
            inner[variable[0].attrib["name"]] = value
        return {name: inner[name] for name in inner if name not in scope}
    return _table(expression, scope)


def _table(table: ET.Element, scope: dict[str, Any]) -> Any:
    inputs = [evaluate(_text(one[0]), scope) for one in table.findall(f"{DMN}input")]
    names = [one.attrib.get("name", "") for one in table.findall(f"{DMN}output")]
    hits = []
    for rule in table.findall(f"{DMN}rule"):
        cells = [_text(one) for one in rule.findall(f"{DMN}inputEntry")]
        assert len(cells) == len(inputs)
        if all(meets(value, cell, scope) for value, cell in zip(inputs, cells, strict=True)):
            values = [evaluate(_text(one), scope) for one in rule.findall(f"{DMN}outputEntry")]
            hits.append(dict(zip(names, values, strict=True)) if len(names) > 1 else values[0])
    if table.attrib["hitPolicy"] == "COLLECT":
        assert table.attrib["aggregation"] == "SUM"
        return sum(hits, Decimal(0)) if hits else None
    if table.attrib["hitPolicy"] == "UNIQUE":
        assert len(hits) <= 1, (table.attrib["id"], inputs, hits)
    assert len({str(hit) for hit in hits}) <= 1, (table.attrib["id"], inputs, hits)
    return hits[0] if hits else None


def _text(parent: ET.Element) -> str:
    return parent.findtext(f"{DMN}text") or ""
