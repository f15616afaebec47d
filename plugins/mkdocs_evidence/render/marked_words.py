"""What the attribute list of a block says of its words, by whichever way they are rendered."""

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_evidence.syntax.attributes import Entry, split_names

COLUMN = "data-ev-label"
"""The attribute by which a cell names its column: a narrow screen shows a row as lines, away from the headings."""


@dataclass(slots=True)
class MarkedWords:
    """One stretch of text on the page. Not frozen, as those that are made of it are filled step by step."""

    entries: tuple[Entry, ...]
    """Of its attribute list."""

    @property
    def id(self) -> str:
        """The first id of the attribute list; empty when there is none."""
        for entry in self.entries:
            if entry.name == "id":
                return entry.value
        return ""

    @property
    def is_prose(self) -> bool:
        """Whether the author marked the block as prose."""
        return any(entry.name == "class" and entry.value == "prose" for entry in self.entries)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The claims that a sentence of the bottom line names."""
        return split_names(next((entry.value for entry in self.entries if entry.name == "from"), ""))


def column_labels(headings: Sequence[str]) -> tuple[str, ...]:
    """What the cells of a row are called, by their places.

    The first cell is what the row is about, and needs no name. An ampersand is written out, so that nothing in a
    heading can be taken for an entity.

    >>> column_labels(["Stage", "Hips & pain", ""])
    ('', 'Hips and pain', '')
    """
    return ("", *(heading.replace("&", "and") for heading in headings[1:]))
