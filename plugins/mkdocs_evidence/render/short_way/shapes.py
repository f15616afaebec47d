"""What stands on the page of an article: elements that hold elements, or words."""

from dataclasses import dataclass, field

from mkdocs_evidence.render.short_way.words import Words


class OutsideGrammarError(Exception):
    """A text that only the Markdown extension can render."""

    def __init__(self, reason: str, row: int) -> None:
        """Takes what is in the text, as `indented code`, and the line on which it begins, from 0."""
        super().__init__(reason, row)
        self.reason = reason
        self.row = row


@dataclass(slots=True, eq=False)
class Shape:
    """An element of the page."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    words: Words | None = None
    """What it says; an element that holds others says nothing itself."""
    html: str = ""
    """Its content where that is finished: a block of code, a label."""
    children: list["Shape"] = field(default_factory=list)
    after: str = ""
    """HTML of ours that follows it."""

    def add_class(self, name: str) -> None:
        """Gives it one more class."""
        before = self.attributes.get("class", "")
        self.attributes["class"] = f"{before} {name}" if before else name

    @property
    def is_inline(self) -> bool:
        """Whether it stands in a line with what follows it."""
        return self.tag in ("span", "caption")


@dataclass(slots=True)
class ShownClaim:
    """A claim, or a sentence of the bottom line, on the page."""

    holder: Shape
    """The element that holds the last of its words: of a row, the cell."""
    words: Shape
    """The last element of it, after which stands what is ours."""
    after: str

    def take(self, lay: Shape) -> None:
        """Takes a text for an audience behind its words."""
        siblings = self.holder.children
        siblings.insert(siblings.index(self.words) + 1, lay)
        self.words = lay
