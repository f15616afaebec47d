"""What the strict YAML reader makes of a file: texts, lists and groups of named values, each with its place."""

from dataclasses import dataclass
from typing import TypeAlias

from mkdocs_evidence.model.making import maker_of
from mkdocs_evidence.model.place import Place, make_place

Stretch: TypeAlias = tuple[str, int, int, int, int]
"""File, line, column, end line, end column, as in a `Place`.

A tuple, because a hundred are made for each reference and few are looked at: a `Place` costs eight times as much.
"""


@dataclass(frozen=True, slots=True)
class TextNode:
    """One value. Every value is text as written; decoders give it a type."""

    value: str
    stretch: Stretch
    is_plain: bool = True
    """False when the author put it in quotes or in a `|` or `>` block."""

    @property
    def at(self) -> Place:
        """Where the value stands, its quotes included."""
        return make_place(self.stretch)

    @property
    def is_nothing(self) -> bool:
        """Whether the author left the value out: `volume:`, `quote: null`, `quote: ~`."""
        return self.value in _NOTHING and self.is_plain


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list, `[a, b]` or lines that begin with `-`."""

    items: tuple["Node", ...]
    stretch: Stretch

    @property
    def at(self) -> Place:
        """From the start of the first item, or the bracket, to the end of the last item."""
        return make_place(self.stretch)


@dataclass(frozen=True, slots=True)
class MapNode:
    """Named values, in the author's order; no name stands twice."""

    entries: tuple[tuple[TextNode, "Node"], ...]
    stretch: Stretch

    @property
    def at(self) -> Place:
        """From the start of the first name, or the bracket, to the end of the last value."""
        return make_place(self.stretch)


Node: TypeAlias = TextNode | ListNode | MapNode

make_text = maker_of(TextNode)
"""Makes a `TextNode` quickly: a reference has forty."""
make_map = maker_of(MapNode)

_NOTHING = frozenset(("", "~", "null"))
_SHOWN_LENGTH = 60


def shown(node: Node) -> str:
    """The node in the author's words, short enough for a message.

    >>> shown(TextNode("very high", ("a.yml", 1, 1, 1, 10)))
    '`very high`'
    """
    if isinstance(node, TextNode):
        words = " ".join(node.value.split())
        if not words:
            return "empty" if node.is_plain else "an empty text"
        return f"`{words if len(words) <= _SHOWN_LENGTH else words[: _SHOWN_LENGTH - 1] + '…'}`"
    return "a list" if isinstance(node, ListNode) else "a group of named values"
