"""Where across the picture each slot stands: lines as straight as they can be, nothing closer than allowed.

First every row is drawn towards its neighbours, up and down the picture. Then bent lines are straightened one by one:
what hangs on a straight line moves with it, what is in the way is pushed, and a move counts only when all lines
together become straighter and shorter.
"""

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

from mkdocs_evidence.drawing.grid import Grid
from mkdocs_evidence.drawing.spread import set_apart

_SWEEPS = 6
_STRAIGHTENINGS = 3
_BEND = 24
"""A bend counts as much as so many pixels of a line across."""


class Columns:
    """Places across that are being improved."""

    def __init__(self, grid: Grid, widths: Sequence[int], gaps: Sequence[int], widest: int) -> None:
        """Begins with every row as far left as it can stand.

        Args:
            grid: Its rows in order.
            widths: Of each slot.
            gaps: Free space that each slot wants to either side; of two neighbours the larger counts.
            widest: How wide everything together may become, unless one row alone needs more.
        """
        self._grid, self._rows, self._widths = grid, grid.rows, widths
        count = len(grid.row_of)
        self._x = [0] * count
        self._left, self._right = [-1] * count, [-1] * count
        self._apart = [0] * count
        """Least distance of each slot to its left neighbour; below, to its right one."""
        self._apart_right = [0] * count
        for row in grid.rows:
            x = 0
            for left, right in pairwise(row):
                self._left[right], self._right[left] = left, right
                gap = max(gaps[left], gaps[right])
                self._apart[right] = self._apart_right[left] = (widths[left] + widths[right] + 1) // 2 + gap
            for slot in row:
                x += self._apart[slot]
                self._x[slot] = x
        self._bound(widest)
        self._joined = [(*grid.above[slot], *grid.below[slot]) for slot in range(count)]
        self._joints = [[(other, self._weight(slot, other)) for other in self._joined[slot]] for slot in range(count)]

    def _bound(self, widest: int) -> None:
        """Sets how far left and right each slot may stand, its neighbours beside it."""
        ends = [self._x[row[-1]] + self._widths[row[-1]] // 2 for row in self._rows if row]
        starts = [self._x[row[0]] - self._widths[row[0]] // 2 for row in self._rows if row]
        right, left = max(ends, default=0), min(starts, default=0)
        spare = max(0, widest - (right - left)) // 2
        self._leftmost, self._rightmost = [0] * len(self._x), [0] * len(self._x)
        for row in self._rows:
            if not row:
                continue
            room = right + spare - self._x[row[-1]] - self._widths[row[-1]] // 2
            lead = self._x[row[0]] - self._widths[row[0]] // 2 - left + spare
            for slot in row:
                self._leftmost[slot], self._rightmost[slot] = self._x[slot] - lead, self._x[slot] + room

    def _weight(self, one: int, other: int) -> int:
        """How much a line wants to be straight: most where it only passes, least where it fans out of a box."""
        passing = self._grid.is_passing(one) + self._grid.is_passing(other)
        is_fan = self._grid.is_box(min(one, other)) and self._grid.is_label(max(one, other))
        if is_fan:
            source = min(one, other)
            return 3 if len(self._grid.below[source]) == 1 else 2 if self._grid.owner[max(one, other)] == source else 3
        return 8 if passing == 2 else 4 if passing else 3

    def relax(self) -> None:
        """Draws every row towards the rows beside it."""
        for sweep in range(_SWEEPS):
            for row in self._rows if sweep % 2 == 0 else reversed(self._rows):
                wanted, weights = [], []
                for slot in row:
                    total = heavy = 0
                    for other, weight in self._joints[slot]:
                        total += weight * self._x[other]
                        heavy += weight
                    wanted.append(total // heavy if heavy else self._x[slot])
                    weights.append(heavy or 1)
                placed = set_apart(wanted, weights, [self._apart[slot] for slot in row])
                for slot, x in zip(row, placed, strict=True):
                    self._x[slot] = min(max(x, self._leftmost[slot]), self._rightmost[slot])

    def straighten(self) -> None:
        """Takes bends out of lines as long as the lines as a whole gain by it."""
        lines = [
            (-weight, slot, other)
            for slot, joints in enumerate(self._joints)
            for other, weight in joints
            if self._grid.row_of[other] > self._grid.row_of[slot]
        ]
        # Lines tried since anything moved last: trying them again would give the same.
        in_vain: set[tuple[int, int]] = set()
        for _ in range(_STRAIGHTENINGS):
            is_better = False
            for _, upper, lower in sorted(lines, key=lambda line: (line[0], abs(self._x[line[1]] - self._x[line[2]]))):
                shift = self._x[upper] - self._x[lower]
                if not shift or (upper, lower) in in_vain:
                    continue
                if self._try(lower, shift, upper) or self._try(upper, -shift, lower):
                    is_better = True
                    in_vain.clear()
                else:
                    in_vain.add((upper, lower))
            if not is_better:
                break

    def _try(self, slot: int, shift: int, anchor: int) -> bool:
        """Moves a slot with all that hangs on it, unless the anchor would move too or the lines get no better."""
        sign = 1 if shift > 0 else -1
        moves = self._pushed(slot, abs(shift), anchor, sign)
        if self._gain(moves, sign) <= 0:
            return False
        for one, by in moves.items():
            self._x[one] += sign * by
        return True

    def _pushed(self, slot: int, shift: int, anchor: int, sign: int) -> dict[int, int]:
        """How far what must move has to move; nothing when the anchor would have to, or something over the edge."""
        x, joined = self._x, self._joined
        edge = self._rightmost if sign > 0 else self._leftmost
        side, apart = (self._right, self._apart_right) if sign > 0 else (self._left, self._apart)
        moves = {slot: shift}
        # Nothing is pushed further than what pushes it: taken by falling distance, each slot is looked at once.
        falling = [(-shift, slot)]
        while falling:
            distance, one = heappop(falling)
            by, here = -distance, x[one]
            if by < moves[one]:
                continue
            if by > sign * (edge[one] - here):
                return {}
            neighbour = side[one]
            if neighbour >= 0:
                push = by - sign * (x[neighbour] - here) + apart[one]
                if push > moves.get(neighbour, 0):
                    if neighbour == anchor:
                        return {}
                    moves[neighbour] = push
                    heappush(falling, (-push, neighbour))
            for other in joined[one]:
                if x[other] == here and other != anchor and by > moves.get(other, 0):
                    moves[other] = by
                    heappush(falling, (distance, other))
        return moves

    def _gain(self, moves: dict[int, int], sign: int) -> int:
        """How much shorter and straighter the lines get, in pixels across times their weight."""
        x = self._x
        gain = 0
        for slot, by in moves.items():
            here = x[slot]
            for other, weight in self._joints[slot]:
                also = moves.get(other, 0)
                if also == by or (also and other < slot):
                    continue
                before = abs(here - x[other])
                after = abs(here + sign * (by - also) - x[other])
                gain += weight * (before - after + _BEND * ((before > 0) - (after > 0)))
        return gain

    def places(self) -> tuple[int, ...]:
        """The middle of every slot, in pixels from the edge of what is furthest left."""
        edge = min((self._x[slot] - self._widths[slot] // 2 for row in self._rows for slot in row), default=0)
        return tuple(x - edge for x in self._x)
