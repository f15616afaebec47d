"""A diagram with a place for everything: sizes of boxes and texts, rows, columns, tracks, every corner of a line.

All numbers are whole pixels. Several widths of text are tried, and the picture that is largest on a sheet of A4 wins.
One that could not be read so small is cut into several sheets between its rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mkdocs_evidence.drawing.columns import Columns
from mkdocs_evidence.drawing.diagram import Arrow, Box, Diagram
from mkdocs_evidence.drawing.grid import Grid, build_grid
from mkdocs_evidence.drawing.order import order_rows
from mkdocs_evidence.drawing.sizes import LABEL_SIZE, Size, choose_sizes, possible_sizes
from mkdocs_evidence.drawing.tracks import Tracks, lay_tracks

MARGIN = 12
_STUB = 8
"""Least length of a line between a box or label and its first corner."""
_TIP = 12
"""The same above a box, where the line ends in the tip of an arrow."""
_TRACK = 9
"""From one track to the next."""
_ROW_WIDTHS = (480, 620, 800, 1000)
"""How wide the boxes of a row may be together; each is tried."""
_STRAIGHTENED = 2
"""How many of them, the most promising, are finished and compared."""
_SHEET = (1047, 690)
"""A4 on its side, less margins and a line for the title: what a picture must fit to be printed at its full size."""
_READABLE = 8 / (LABEL_SIZE * 0.75)
"""The share of its full size at which the smallest letters have 8 points; a pixel is three quarters of a point."""
_WIDEST = int(_SHEET[0] / _READABLE) - 2 * MARGIN
"""How wide a picture may be that can be read on one sheet, less its margins."""
_REPEATED = 4
"""Above the labels that end a sheet and begin the next, and below them: there all lines run straight down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBox:
    """A box in the picture."""

    box: Box
    x: int
    """Left edge."""
    y: int
    """Upper edge."""
    width: int
    height: int
    lines: tuple[str, ...]
    """Of its text, the mark included."""
    notes: tuple[str, ...]
    is_led_to: bool
    """Whether an arrow ends at it."""

    @property
    def middle(self) -> int:
        """Halfway across."""
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedArrow:
    """An arrow in the picture: a line down to its label, and one from there to its box."""

    arrow: Arrow
    before: tuple[tuple[int, int], ...]
    """Corners as (x, y), the ends included."""
    after: tuple[tuple[int, int], ...]
    """The same below the label; begins where `before` ends when there is no label."""
    x: int
    """Middle of the label."""
    y: int
    """Upper edge of the label."""
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A diagram laid out."""

    diagram: Diagram
    width: int
    height: int
    boxes: tuple[PlacedBox, ...]
    arrows: tuple[PlacedArrow, ...]
    sheets: tuple[tuple[int, int], ...]
    """Upper and lower edge of each part that is printed on a sheet of its own; parts share a row of labels."""


def lay_out(diagram: Diagram) -> Picture:
    """Gives everything in a diagram its place.

    Raises:
        ValueError: When the arrows lead back to where they came from.
    """
    grid = order_rows(build_grid(diagram))
    possible = possible_sizes(diagram, len(grid.row_of) - grid.box_count - grid.label_count)
    ways = (_Layout(diagram, grid, choose_sizes(grid.rows, possible, width)) for width in _ROW_WIDTHS)
    best = sorted(ways, key=_Layout.rank, reverse=True)[:_STRAIGHTENED]
    for one in best:
        one.straighten()
    return max(best, key=_Layout.rank).picture()


class _Layout:
    """One way of laying a diagram out."""

    def __init__(self, diagram: Diagram, grid: Grid, sizes: Sequence[Size]) -> None:
        self._diagram, self._grid, self._sizes = diagram, grid, sizes
        self._placing = Columns(grid, [one.width for one in sizes], [one.gap for one in sizes], _WIDEST)
        self._placing.relax()
        self._settle()

    def straighten(self) -> None:
        """Takes bends out of its lines, which is slow."""
        self._placing.straighten()
        self._settle()

    def _settle(self) -> None:
        self._columns = self._placing.places()
        self._tracks = lay_tracks(self._grid, self._columns)
        # A line that turns twice may come down beside everything else.
        turns = [x for tracks in self._tracks for steps in tracks.turns.values() for _, x in steps]
        shift = MARGIN - min([0, *turns])
        self._columns = tuple(x + shift for x in self._columns)
        self._tracks = tuple(one.moved(shift) for one in self._tracks)
        self._tops, self._bottoms = _heights(self._grid.rows, self._sizes, self._tracks)
        edges = [self._columns[slot] + self._sizes[slot].width // 2 for row in self._grid.rows for slot in row]
        self._width = max([0, *edges, *(x + shift for x in turns)]) + MARGIN
        self._height = (self._bottoms[-1] if self._bottoms else 0) + MARGIN

    def rank(self) -> tuple[float, int, float]:
        """The better it can be read on paper, on fewer sheets, at a larger size, the higher."""
        scale, sheets = self._on_paper()
        return min(scale, _READABLE), -len(sheets), scale

    def _on_paper(self) -> tuple[float, tuple[tuple[int, int], ...]]:
        """How much of its full size is left when it is printed, at most 1; and the edges of its sheets."""
        across = min(_SHEET[0] / self._width, 1)
        whole = min(across, _SHEET[1] / self._height)
        if whole >= _READABLE:
            return whole, ((0, self._height),)
        # On several sheets no more is lost than the width asks for, and no less than is of use.
        scale = min(across, max(_READABLE, whole))
        most = int(_SHEET[1] / scale)
        sheets = self._sheets(most)
        while len(fewer := self._sheets(most - _TRACK)) == len(sheets) > 1 and most > _TRACK:
            most, sheets = most - _TRACK, fewer
        return scale, sheets

    def _sheets(self, most: int) -> tuple[tuple[int, int], ...]:
        """Parts of at most so many pixels, where its rows allow: each ends below a row of labels, which is repeated."""
        edges = [
            (self._tops[row] - _REPEATED, self._bottoms[row] + _REPEATED) for row in range(1, len(self._tops) - 1, 2)
        ]
        sheets = []
        start = 0
        while self._height - start > most:
            ends = [edge for edge in edges if edge[0] > start]
            if not ends:
                break
            again, end = max((edge for edge in ends if edge[1] - start <= most), default=ends[0])
            sheets.append((start, end))
            start = again
        return (*sheets, (start, self._height))

    def picture(self) -> Picture:
        """The finished picture."""
        boxes = tuple(self._box(slot) for slot in range(self._grid.box_count))
        return Picture(
            diagram=self._diagram,
            width=self._width,
            height=self._height,
            boxes=boxes,
            arrows=tuple(self._arrow(place) for place in range(self._grid.label_count)),
            sheets=self._on_paper()[1],
        )

    def _box(self, slot: int) -> PlacedBox:
        size = self._sizes[slot]
        return PlacedBox(
            box=self._diagram.boxes[slot],
            x=self._columns[slot] - size.width // 2,
            y=self._tops[self._grid.row_of[slot]],
            width=size.width,
            height=size.height,
            lines=size.lines,
            notes=size.notes,
            is_led_to=bool(self._grid.above[slot]),
        )

    def _arrow(self, place: int) -> PlacedArrow:
        way = self._grid.ways[place]
        source, label = way[0], way[1]
        size = self._sizes[label]
        top = self._tops[self._grid.row_of[label]]
        start = (self._columns[source], self._tops[self._grid.row_of[source]] + self._sizes[source].height)
        before = [start, *self._corners(source, label), (self._columns[label], top)]
        after = [(self._columns[label], top + size.height)]
        for upper, lower in pairwise(way[1:]):
            after += self._corners(upper, lower)
        after.append((self._columns[way[-1]], self._tops[self._grid.row_of[way[-1]]]))
        return PlacedArrow(
            arrow=self._diagram.arrows[place],
            before=tuple(before),
            after=tuple(after),
            x=self._columns[label],
            y=top,
            lines=size.lines,
        )

    def _corners(self, upper: int, lower: int) -> list[tuple[int, int]]:
        row = self._grid.row_of[upper]
        x = self._columns[upper]
        corners = []
        for level, column in self._tracks[row].turns.get((upper, lower), ()):
            y = self._bottoms[row] + _STUB + level * _TRACK
            corners += [(x, y), (column, y)]
            x = column
        return corners


def _heights(
    rows: Sequence[Sequence[int]], sizes: Sequence[Size], tracks: Sequence[Tracks]
) -> tuple[list[int], list[int]]:
    """Upper and lower edge of every row."""
    tops, bottoms = [], []
    y = MARGIN
    for number, row in enumerate(rows):
        tops.append(y)
        y += max((sizes[slot].height for slot in row), default=0)
        bottoms.append(y)
        if number < len(tracks):
            count = tracks[number].count
            y += _STUB * (count > 0) + _TRACK * max(0, count - 1) + (_STUB if number % 2 == 0 else _TIP)
    return tops, bottoms
