"""Shapes of single values: texts, words of a list, numbers as printed, dates, yes and no."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from mkdocs_evidence.load.faults import wrong_value
from mkdocs_evidence.load.nearest import nearest, one_of
from mkdocs_evidence.load.strict_yaml.nodes import Node, TextNode, shown
from mkdocs_evidence.load.strict_yaml.shape import Schema, Shape, expect
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.syntax.patterns import regex

Word = TypeVar("Word", bound=StrEnum)

# `volume: 29` is a number to a schema-aware editor and text to us.
TEXT_SCHEMA: Schema = {"type": ["string", "number"]}
_NUMBER = regex(r"[+\-\u2212]?(?:[0-9]{1,15}(?:\.[0-9]{1,15})?|\.[0-9]{1,15})")
_WHOLE = regex(r"[0-9]{1,9}")
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}


def _read_text(node: Node, name: str, faults: list[Fault]) -> str | None:
    if isinstance(node, TextNode):
        return node.value
    expect(node, name, "a single text", faults)
    return None


TEXT: Shape[str] = Shape(read=_read_text, schema=TEXT_SCHEMA)
"""Any text, as written."""


def _read_node(node: Node, name: str, faults: list[Fault]) -> TextNode | None:
    if isinstance(node, TextNode):
        return node
    expect(node, name, "a single text", faults)
    return None


TEXT_AT: Shape[TextNode] = Shape(read=_read_node, schema=TEXT_SCHEMA)
"""Any text, with its place."""


def choice(words: Iterable[str]) -> Shape[str]:
    """One of `words`, exactly as spelled."""
    known = tuple(words)
    members = frozenset(known)

    def read(node: Node, name: str, faults: list[Fault]) -> str | None:
        if isinstance(node, TextNode) and node.value in members:
            return node.value
        faults.append(unknown_word(node, name, known, told=len(faults)))
        return None

    return Shape(read=read, schema={"enum": list(known)})


def unknown_word(node: Node, name: str, known: tuple[str, ...], *, told: int = 0) -> Fault:
    """A fault for a value that is none of the `known` words, with the nearest of them.

    Args:
        node: The value.
        name: What it stands under.
        known: What could stand there.
        told: How many faults of the file are told already.
    """
    near = nearest(node.value, known, told=told) if isinstance(node, TextNode) else None
    hint = f"Did you mean `{near}`?" if near else ""
    several = "" if near and len(known) > _LISTED else f"Write {one_of(known)}."
    return wrong_value(node.at, f"`{name}` cannot be {shown(node)}.", f"{hint} {several}".strip())


_LISTED = 12


def words(kind: type[Word]) -> Shape[Word]:
    """A member of `kind`, by its value."""
    by_value = {member.value: member for member in kind}
    known = choice(by_value)

    def read(node: Node, name: str, faults: list[Fault]) -> Word | None:
        found = known.read(node, name, faults)
        return None if found is None else by_value[found]

    return Shape(read=read, schema=known.schema)


def _read_truth(node: Node, name: str, faults: list[Fault]) -> bool | None:
    found = _TRUTH.get(node.value.casefold()) if isinstance(node, TextNode) else None
    if found is None:
        message = f"`{name}` cannot be {shown(node)}."
        faults.append(wrong_value(node.at, message, "Write `yes` or `no` (`true` and `false` are the same)."))
    return found


YES_NO: Shape[bool] = Shape(read=_read_truth, schema={"enum": ["yes", "no", True, False]})
"""`yes`, `no`, `true` or `false`."""


def _read_number(node: Node, name: str, faults: list[Fault]) -> Decimal | None:
    if isinstance(node, TextNode) and _NUMBER.fullmatch(node.value):
        return Decimal(node.value.replace("\u2212", "-"))
    faults.append(wrong_value(node.at, f"`{name}` is {shown(node)}, which is no number.", _number_remedy(node)))
    return None


def _number_remedy(node: Node) -> str:
    value = node.value.strip() if isinstance(node, TextNode) else ""
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+", value):
        return f"Write it without commas: `{value.replace(',', '')}`."
    if re.fullmatch(r"[0-9]+,[0-9]+", value):
        return f"Write a point for the decimals: `{value.replace(',', '.')}`."
    if found := re.match(r"([<>≤≥]=?)\s*[0-9.]+", value):
        return f'Write the number alone and `comparator: "{found[1]}"` beside it.'
    if found := re.fullmatch(r"([0-9.]+)\s*(\D+)", value):
        return f'Write `{found[1]}` here and `unit: "{found[2]}"` beside it.'
    return "Write digits, with a point for decimals: `63` or `63.5`."


NUMBER: Shape[Decimal] = Shape(read=_read_number, schema={"type": "number"})
"""A number as printed, exact: `63`, `63.50`, `-1.2`; U+2212 is a minus too."""


def _read_whole(node: Node, name: str, faults: list[Fault]) -> int | None:
    if isinstance(node, TextNode) and _WHOLE.fullmatch(node.value):
        return int(node.value)
    faults.append(wrong_value(node.at, f"`{name}` is {shown(node)}, which is no whole number.", "Write digits alone."))
    return None


WHOLE: Shape[int] = Shape(read=_read_whole, schema={"type": "integer", "minimum": 0})
"""A whole number from 0."""


def _read_date(node: Node, name: str, faults: list[Fault]) -> date | None:
    if isinstance(node, TextNode):
        found = parse_day(node.value)
        if found is not None:
            return found
    message = f"`{name}` is {shown(node)}, which is no day of the calendar."
    faults.append(wrong_value(node.at, message, "Write year, month and day: `2026-03-15`."))
    return None


def parse_day(text: str) -> date | None:
    """The day that `2026-03-15` names; None for every other spelling and for days that do not exist."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


DAY: Shape[date] = Shape(read=_read_date, schema={"type": "string", "format": "date"})
"""A day, `2026-03-15`."""
