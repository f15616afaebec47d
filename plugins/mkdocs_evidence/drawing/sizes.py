"""How large boxes and labels are: their text is broken so that each row is as low as the picture's width allows.

All sizes are whole pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_evidence.drawing.diagram import Arrow, Box, Diagram, Shape
from mkdocs_evidence.drawing.glyphs import wrap_text

TEXT_SIZE, NOTE_SIZE, LABEL_SIZE = 13, 12, 12
TEXT_LEADING, NOTE_LEADING, LABEL_LEADING = 15, 15, 14
PAD_ACROSS, PAD_DOWN = 11, 5
LABEL_PAD = 1
"""Between the words of a label and the ends of the line that it interrupts."""
_BOX_GAP, _LABEL_GAP, _LINE_GAP = 20, 14, 12
_BOX_NARROWEST, _BOX_WIDEST = 100, 280
_LABEL_NARROWEST, _LABEL_WIDEST = 60, 420
_LABEL_MOST_LINES = 5
"""A label of more lines than this is a column that nobody reads, and makes its whole row as high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What one slot takes up, and the lines of its text."""

    width: int
    """Even, so that its half is whole."""
    height: int
    gap: int
    """Free space that it wants to either side."""
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


_PASSING = (Size(width=0, height=0, gap=_LINE_GAP),)


def possible_sizes(diagram: Diagram, passing: int) -> list[tuple[Size, ...]]:
    """The sizes that each slot may have, from the lowest and widest to the highest and narrowest.

    Args:
        diagram: Its boxes come first, then the labels of its arrows.
        passing: How many slots follow through which only a line goes.
    """
    sizes = [_box_sizes(box) for box in diagram.boxes]
    sizes += [_label_sizes(arrow) for arrow in diagram.arrows]
    return sizes + [_PASSING] * passing


def choose_sizes(rows: Sequence[Sequence[int]], possible: Sequence[Sequence[Size]], width: int) -> list[Size]:
    """One size for each slot, so that no row is higher than it must be to keep within a width, if it can.

    Args:
        rows: The slots of every row.
        possible: From `possible_sizes`.
        width: Of the slots of a row together, the gaps included.
    """
    chosen = [sizes[-1] for sizes in possible]
    for row in rows:
        for height in sorted({size.height for slot in row for size in possible[slot]}):
            fitting = [next((one for one in reversed(possible[slot]) if one.height <= height), None) for slot in row]
            if all(fitting) and sum(one.width + one.gap for one in fitting if one) <= width:
                for slot, size in zip(row, fitting, strict=True):
                    chosen[slot] = size or chosen[slot]
                break
    return chosen


def _box_sizes(box: Box) -> tuple[Size, ...]:
    text = f"{box.mark} {box.text}".strip()
    is_bold = box.shape is not Shape.ROUNDED
    note = wrap_text(box.note, widest=_BOX_WIDEST, narrowest=_BOX_WIDEST, size=NOTE_SIZE)[0]
    ways = wrap_text(text, widest=_BOX_WIDEST, narrowest=_BOX_NARROWEST, size=TEXT_SIZE, is_bold=is_bold)
    return tuple(
        Size(
            width=_even(max(way.width, note.width) + 2 * PAD_ACROSS),
            height=len(way.lines) * TEXT_LEADING + len(note.lines) * NOTE_LEADING + 2 * PAD_DOWN,
            gap=_BOX_GAP,
            lines=way.lines,
            notes=note.lines,
        )
        for way in ways
    )


def _label_sizes(arrow: Arrow) -> tuple[Size, ...]:
    if not arrow.label.strip():
        return _PASSING
    every = wrap_text(arrow.label, widest=_LABEL_WIDEST, narrowest=_LABEL_NARROWEST, size=LABEL_SIZE)
    ways = [every[0], *(one for one in every[1:] if len(one.lines) <= _LABEL_MOST_LINES)]
    return tuple(
        Size(
            width=_even(way.width),
            height=len(way.lines) * LABEL_LEADING + 2 * LABEL_PAD,
            gap=_LABEL_GAP,
            lines=way.lines,
        )
        for way in ways
    )


def _even(number: int) -> int:
    return number + number % 2
