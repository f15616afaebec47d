"""What is to be drawn: boxes with a text each, and labelled arrows between them. No places yet."""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """Outlines of boxes, so that what a box is can be seen without colour."""

    ROUNDED = "rounded"
    """A question."""
    SQUARE = "square"
    """An end with a heavy left side."""
    CUT = "cut"
    """An end that must not wait: a heavy outline with its corners cut."""
    DOUBLE = "double"
    """Something that is told elsewhere: its sides are drawn twice."""
    DASHED = "dashed"
    """Something that is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box of a picture."""

    key: str
    """Tells it from the other boxes of the picture."""
    shape: Shape
    mark: str
    """Its number or letter, before the text; may be empty."""
    text: str
    note: str = ""
    """A line of smaller letters below the text; may be empty."""
    url: str = ""
    """Where a click on it leads; empty for nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A line from one box to another, down the picture."""

    source: str
    """Key of the box where it begins."""
    target: str
    """Key of the box where it ends."""
    label: str
    number: int
    """Its place among the arrows of its source, from 1."""
    goal: str = ""
    """Key of what it leads to, where the box at its end only stands for that; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """A whole picture before it is laid out."""

    title: str
    about: str
    """A sentence for those who do not see the picture."""
    boxes: tuple[Box, ...]
    """The first is where one starts; every box is drawn, led to or not."""
    arrows: tuple[Arrow, ...]
    """Those of one box in the order in which they shall stand from left to right; following them never leads back."""
