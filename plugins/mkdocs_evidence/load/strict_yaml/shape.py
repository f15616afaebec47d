"""What a value may look like: how it is read, and how a JSON Schema says so.

A `Shape` is the one description of a kind of value. Decoders put shapes together; the editor's schema is made of the
same parts, so the two cannot differ.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from mkdocs_evidence.load.faults import wrong_value
from mkdocs_evidence.load.strict_yaml.nodes import ListNode, MapNode, Node, TextNode, shown
from mkdocs_evidence.model.finding import Fault

T = TypeVar("T")

Schema: TypeAlias = Mapping[str, object]
"""A JSON Schema (2020-12) as plain data."""

Read: TypeAlias = Callable[[Node, str, list[Fault]], T | None]
"""Takes a node, the name it stands under, and the list for what is wrong; gives the value, or None after a fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Generic[T]):
    """A kind of value."""

    read: Read[T]
    schema: Schema


def expect(node: Node, name: str, expected: str, faults: list[Fault]) -> None:
    """Reports that `node` has another shape than its name needs."""
    place = f"`{name}` is" if name else "The file is"
    faults.append(wrong_value(node.at, f"{place} {shown(node)}; {expected} belongs here.", f"Write {expected}."))


def many(item: Shape[T]) -> Shape[tuple[T, ...]]:
    """A list. Items that cannot be read are left out, each with its fault."""

    def read(node: Node, name: str, faults: list[Fault]) -> tuple[T, ...] | None:
        if not isinstance(node, ListNode):
            expect(node, name, "a list", faults)
            return None
        found = [item.read(one, name, faults) for one in node.items]
        return tuple(one for one in found if one is not None)

    return Shape(read=read, schema={"type": "array", "items": item.schema})


def one_or_many(item: Shape[T]) -> Shape[tuple[T, ...]]:
    """A list, or a single value that needs no list."""
    several = many(item)

    def read(node: Node, name: str, faults: list[Fault]) -> tuple[T, ...] | None:
        if isinstance(node, ListNode):
            return several.read(node, name, faults)
        found = item.read(node, name, faults)
        return None if found is None else (found,)

    return Shape(read=read, schema={"anyOf": [item.schema, several.schema]})


def pair(item: Shape[T], words: str) -> Shape[tuple[T, T]]:
    """A list of exactly two values; `words` names them: `[low, high]`."""

    def read(node: Node, name: str, faults: list[Fault]) -> tuple[T, T] | None:
        if not isinstance(node, ListNode) or len(node.items) != 2:
            expect(node, name, f"a list of two values, `{words}`,", faults)
            return None
        first, second = (item.read(one, name, faults) for one in node.items)
        return None if first is None or second is None else (first, second)

    return Shape(read=read, schema={"type": "array", "items": item.schema, "minItems": 2, "maxItems": 2})


def named(item: Shape[T], *, name_pattern: str = "") -> Shape[tuple[tuple[TextNode, T], ...]]:
    """A group of values under names that the author chooses, as (name, value) pairs in the author's order."""

    def read(node: Node, name: str, faults: list[Fault]) -> tuple[tuple[TextNode, T], ...] | None:
        if not isinstance(node, MapNode):
            expect(node, name, "a group of named values", faults)
            return None
        found = ((key, item.read(value, key.value, faults)) for key, value in node.entries)
        return tuple((key, value) for key, value in found if value is not None)

    names: Schema = {"propertyNames": {"pattern": name_pattern}} if name_pattern else {}
    return Shape(read=read, schema={"type": "object", "additionalProperties": item.schema, **names})


def either(text: Shape[T], group: Shape[T]) -> Shape[T]:
    """One shape where the author writes a text, another where the author writes a list or group."""

    def read(node: Node, name: str, faults: list[Fault]) -> T | None:
        return (text if isinstance(node, TextNode) else group).read(node, name, faults)

    return Shape(read=read, schema={"anyOf": [text.schema, group.schema]})
