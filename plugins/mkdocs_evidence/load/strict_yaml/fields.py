"""Groups of named values: which names a file may hold, what each may be, and what is said when one is not.

A field is declared once and is also the typed key to its value:

>>> from mkdocs_evidence.load.strict_yaml.scalars import TEXT
>>> from mkdocs_evidence.load.strict_yaml.reader import read_yaml
>>> TITLE = required("title", TEXT, "What the page is called.")
>>> page = Group(what="a page", fields=(TITLE,))
>>> faults: list[Fault] = []
>>> values = page.read(read_yaml("titel: Hips", file="a.yml").root, "", faults)
>>> for fault in faults:
...     print(fault.finding.at, fault.finding.message, fault.finding.remedy)
a.yml:1:1 `titel` has no meaning in a page. Did you mean `title`?
a.yml:1:1 `title` is missing in a page. Add `title: …`: what the page is called.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from mkdocs_evidence.load.faults import missing_field, unknown_field, wrong_value
from mkdocs_evidence.load.nearest import nearest, one_of
from mkdocs_evidence.load.strict_yaml.nodes import MapNode, Node, Stretch, TextNode
from mkdocs_evidence.load.strict_yaml.shape import Schema, Shape, expect
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.making import maker_of
from mkdocs_evidence.model.place import Place, make_place

T = TypeVar("T")
Default = TypeVar("Default")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Generic[T]):
    """One name that a group may hold."""

    name: str
    shape: Shape[T]
    about: str
    """What stands there, as a sentence; editors show it while typing."""
    is_required: bool = False
    also: tuple[str, ...] = ()
    """Other names people write for it; each is reported with this one as its cure."""


def required(name: str, shape: Shape[T], about: str, *, also: tuple[str, ...] = ()) -> Field[T]:
    """A field that must be there and must not be empty."""
    return Field(name=name, shape=shape, about=about, is_required=True, also=also)


def optional(name: str, shape: Shape[T], about: str, *, also: tuple[str, ...] = ()) -> Field[T]:
    """A field that may be left out or left empty."""
    return Field(name=name, shape=shape, about=about, also=also)


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What one group of a file holds, read with the types of its fields."""

    at: Place
    """The group's name or, where it has none, its beginning."""
    faults: list[Fault]
    """Where whoever makes something of the values adds what else is wrong."""
    found: dict[str, Any]  # Any: a value is of the type of its field, which `get` knows
    nodes: dict[str, Node]
    names: dict[str, TextNode]

    def get(self, key: Field[T]) -> T | None:
        """The value, or None where the author left it out or it could not be read."""
        value: T | None = self.found.get(key.name)
        return value

    def get_or(self, key: Field[T], default: Default) -> T | Default:
        """The value, or `default`."""
        value: T | Default = self.found.get(key.name, default)
        return value

    def has(self, key: Field[Any]) -> bool:  # Any: only the name matters
        """Whether the value is there and could be read."""
        return key.name in self.found

    def place(self, key: Field[Any]) -> Place:  # Any: only the name matters
        """Where the value stands; the group itself where there is none."""
        return self._place(key.name) if key.name in self.nodes else self.at

    def places(self) -> tuple[tuple[str, Place], ...]:
        """(name, place of the value, or of its name when the value begins below it) in the author's order."""
        return tuple((name, self._place(name)) for name in self.nodes)

    def _place(self, name: str) -> Place:
        value, key = self.nodes[name].stretch, self.names[name].stretch
        return make_place(value if value[1] == key[1] else key)

    def stretch(self) -> Stretch:
        """Where the group is, as nodes keep it."""
        return (self.at.file, self.at.line, self.at.column, *self.at.end)

    def refuse(self, key: Field[Any], message: str, remedy: str) -> None:  # Any: only the name matters
        """Reports a value that was read and yet cannot be."""
        self.faults.append(wrong_value(self.place(key), message, remedy))


_make_values = maker_of(Values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The names that belong together in one place of a file."""

    what: str
    """What the group describes, with its article: `a reference`."""
    fields: tuple[Field[Any], ...]  # Any: fields of every type stand side by side; each is typed where it is declared
    passing: frozenset[str] = frozenset()
    """Names that are not ours: other programs read them from the same file."""
    _by_name: dict[str, Field[Any]] = field(init=False, repr=False)  # Any: as above
    _required: tuple[Field[Any], ...] = field(init=False, repr=False)  # Any: as above

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {one.name: one for one in self.fields})
        object.__setattr__(self, "_required", tuple(one for one in self.fields if one.is_required))

    def read(self, node: Node | None, name: str, faults: list[Fault], *, at: Place | None = None) -> Values | None:
        """Reads every field that can be read and reports what is unknown, missing or wrong.

        Args:
            node: The group; None for an empty file.
            name: What it stands under; empty for a whole file.
            faults: Takes what is wrong.
            at: Where the group is said to be; its own beginning when left out.

        Returns:
            None only when the node is no group at all.
        """
        if not isinstance(node, MapNode):
            if node is not None:
                expect(node, name, "a group of named values", faults)
            return None
        values = _make_values(at=at or node.at, faults=faults, found={}, nodes={}, names={})
        by_name = self._by_name
        for key, value in node.entries:
            known = by_name.get(key.value)
            if known is None:
                if key.value not in self.passing:
                    faults.append(self._unknown(key, len(faults)))
                continue
            if isinstance(value, TextNode) and value.is_nothing:
                continue
            values.nodes[known.name] = value
            values.names[known.name] = key
            found = known.shape.read(value, known.name, faults)
            if found is not None:
                values.found[known.name] = found
        faults.extend(self._missing(one, values.at) for one in self._required if one.name not in values.nodes)
        return values

    def schema(self) -> Schema:
        """The group as a JSON Schema."""
        properties: dict[str, object] = {name: {} for name in sorted(self.passing)}
        for one in self.fields:
            shape = one.shape.schema if one.is_required else {"anyOf": [one.shape.schema, {"type": "null"}]}
            properties[one.name] = {"description": one.about, **shape}
        schema: dict[str, object] = {"type": "object", "properties": properties, "additionalProperties": False}
        if self._required:
            schema["required"] = [one.name for one in self._required]
        return schema

    def _unknown(self, key: TextNode, told: int) -> Fault:
        near = next((one.name for one in self.fields if key.value.casefold() in one.also), None)
        near = near or nearest(key.value, self._by_name, told=told)
        remedy = f"Did you mean `{near}`?" if near else f"Known names: {one_of(self._by_name)}."
        return unknown_field(key.at, f"`{key.value}` has no meaning in {self.what}.", remedy)

    def _missing(self, one: Field[Any], at: Place) -> Fault:  # Any: only name and words matter
        about = one.about[:1].lower() + one.about[1:]
        return missing_field(at, f"`{one.name}` is missing in {self.what}.", f"Add `{one.name}: …`: {about}")


def group_shape(group: Group, make: Callable[[Values], T | None]) -> Shape[T]:
    """A group, made into a record by `make`, which gives None when it lacks what the record cannot be without."""

    def read(node: Node, name: str, faults: list[Fault]) -> T | None:
        values = group.read(node, name, faults)
        return None if values is None else make(values)

    return Shape(read=read, schema=group.schema())


def keyed(group: Group, make: Callable[[str, Values], T | None], *, name_pattern: str = "") -> Shape[tuple[T, ...]]:
    """Groups under names that the author chooses; `make` takes the name and the values."""

    def read(node: Node, name: str, faults: list[Fault]) -> tuple[T, ...] | None:
        if not isinstance(node, MapNode):
            expect(node, name, "a group of named values", faults)
            return None
        found = []
        for key, value in node.entries:
            values = group.read(value, key.value, faults, at=key.at)
            made = None if values is None else make(key.value, values)
            if made is not None:
                found.append(made)
        return tuple(found)

    names: Schema = {"propertyNames": {"pattern": name_pattern}} if name_pattern else {}
    return Shape(read=read, schema={"type": "object", "additionalProperties": group.schema(), **names})
