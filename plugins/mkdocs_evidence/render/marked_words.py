"""What the attribute list of a block says of its words, by whichever way they are rendered."""

from dataclasses import dataclass

from mkdocs_evidence.syntax.attributes import Entry, split_names


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
