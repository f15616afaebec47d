"""Reads a drawn flow back from its SVG alone, and finds what lies on what: nothing of the layout is used here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from xml.etree import ElementTree

from mkdocs_evidence.drawing.glyphs import text_width

SVG = "{http://www.w3.org/2000/svg}"
_STEP = re.compile(r"([MLQ])([^MLQ]+)")
_LINE_HEIGHT = {"up": 11, "down": 3}
"""Of a line of text above and below where its letters stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Area", *, by: float = 0) -> bool:
        """Whether two areas come closer than `by`."""
        return (
            self.left < other.right + by
            and other.left < self.right + by
            and self.top < other.bottom + by
            and other.top < self.bottom + by
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight piece of an arrow."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def area(self) -> Area:
        return Area(
            left=min(self.x1, self.x2),
            top=min(self.y1, self.y2),
            right=max(self.x1, self.x2),
            bottom=max(self.y1, self.y2),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenBox:
    name: str
    area: Area
    text: str
    texts: tuple[Area, ...]
    """Of each line of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenArrow:
    source: str
    target: str
    number: int
    label: str
    texts: tuple[Area, ...]
    runs: tuple[tuple[Line, ...], ...]
    """Pieces of each unbroken line, from the top."""

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for run in self.runs for line in run)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPicture:
    width: float
    height: float
    boxes: dict[str, SeenBox]
    arrows: tuple[SeenArrow, ...]


def read_picture(svg: str) -> SeenPicture:
    root = ElementTree.fromstring(svg)
    boxes = [_read_box(one) for one in root.iter(f"{SVG}g") if one.get("data-ev-box") is not None]
    arrows = [_read_arrow(one) for one in root.iter(f"{SVG}g") if one.get("data-ev-from") is not None]
    return SeenPicture(
        width=float(root.attrib["width"]),
        height=float(root.attrib["height"]),
        boxes={one.name: one for one in boxes},
        arrows=tuple(arrows),
    )


def find_faults(picture: SeenPicture) -> list[str]:
    """Everything that lies where it must not, in words."""
    return [
        *_box_faults(picture),
        *_line_faults(picture),
        *_label_faults(picture),
        *_run_faults(picture),
    ]


def count_crossings(picture: SeenPicture) -> int:
    """How often two arrows cross, counted for every two arrows, even where several cross at one point."""
    return sum(len(_crossing_points(one, other)) for one, other in combinations(picture.arrows, 2))


def _box_faults(picture: SeenPicture) -> Iterator[str]:
    for one, other in combinations(picture.boxes.values(), 2):
        if one.area.overlaps(other.area, by=6):
            yield f"boxes {one.name} and {other.name} overlap"
    for box in picture.boxes.values():
        area = box.area
        if area.left < 0 or area.top < 0 or area.right > picture.width or area.bottom > picture.height:
            yield f"box {box.name} sticks out of the picture"
        for text in box.texts:
            if text.left < area.left + 4 or text.right > area.right - 4:
                yield f"the text of {box.name} is wider than its box"
            if text.top < area.top or text.bottom > area.bottom:
                yield f"the text of {box.name} is higher than its box"


def _line_faults(picture: SeenPicture) -> Iterator[str]:
    for arrow in picture.arrows:
        name = f"{arrow.source}/{arrow.number}"
        for line in arrow.lines:
            if line.x1 != line.x2 and line.y1 != line.y2:
                yield f"{name} runs askew"
            for box in picture.boxes.values():
                if line.area.overlaps(box.area):
                    yield f"{name} runs through {box.name}"
            if line.area.left < 2 or line.area.right > picture.width - 2:
                yield f"{name} leaves the picture"
        first, last = arrow.lines[0], arrow.lines[-1]
        source, target = picture.boxes[arrow.source].area, picture.boxes[arrow.target].area
        if first.y1 != source.bottom or not source.left < first.x1 < source.right:
            yield f"{name} does not begin at its box"
        if not target.top - 9 <= last.y2 <= target.top or not target.left < last.x2 < target.right:
            yield f"{name} does not end at its box"
        for before, after in zip(arrow.lines, arrow.lines[1:], strict=False):
            if before.x2 != after.x1:
                yield f"{name} is torn"


def _label_faults(picture: SeenPicture) -> Iterator[str]:
    labels = [(f"{one.source}/{one.number}", area) for one in picture.arrows for area in one.texts]
    for (name, area), (other, beside) in combinations(labels, 2):
        if area.overlaps(beside, by=4) and name != other:
            yield f"labels {name} and {other} overlap"
    for name, area in labels:
        if area.left < 0 or area.right > picture.width:
            yield f"label {name} sticks out of the picture"
        for box in picture.boxes.values():
            if area.overlaps(box.area, by=2):
                yield f"label {name} lies on {box.name}"
        for arrow in picture.arrows:
            if any(line.area.overlaps(area) for line in arrow.lines):
                yield f"label {name} lies on the line {arrow.source}/{arrow.number}"


def _run_faults(picture: SeenPicture) -> Iterator[str]:
    """Strangers on one line, and answers out of their order."""
    for one, other in combinations(picture.arrows, 2):
        if one.source == other.source or one.target == other.target:
            continue
        for line in one.lines:
            for beside in other.lines:
                if _lies_along(line, beside):
                    yield f"{one.source}/{one.number} and {other.source}/{other.number} lie on one another"
    for one, other in combinations(picture.arrows, 2):
        if one.source == other.source and one.texts and other.texts:
            is_left = max(area.right for area in one.texts) < min(area.left for area in other.texts)
            if is_left != (one.number < other.number):
                yield f"{one.source} has its answers out of order"


def _lies_along(one: Line, other: Line) -> bool:
    """Whether two parallel lines lie on one another, or nearer than the eye can part them, for more than a point."""
    is_upright = one.x1 == one.x2 and other.x1 == other.x2
    is_level = one.y1 == one.y2 and other.y1 == other.y2
    a, b = one.area, other.area
    if is_upright and abs(one.x1 - other.x1) < 4:
        return min(a.bottom, b.bottom) - max(a.top, b.top) > 0
    return is_level and abs(one.y1 - other.y1) < 4 and min(a.right, b.right) - max(a.left, b.left) > 0


def _crossing_points(one: SeenArrow, other: SeenArrow) -> set[tuple[float, float]]:
    return {
        (upright.x1, level.y1)
        for first, second in ((one, other), (other, one))
        for upright in first.lines
        for level in second.lines
        if upright.x1 == upright.x2 and level.y1 == level.y2
        if level.area.left < upright.x1 < level.area.right and upright.area.top < level.y1 < upright.area.bottom
    }


def _read_box(group: ElementTree.Element) -> SeenBox:
    outline = next(one for one in group.iter() if one.get("class") == "ev-drawn-outline")
    texts = list(group.iter(f"{SVG}text"))
    lines = [line for one in texts for line in _text_areas(one)]
    return SeenBox(
        name=group.attrib["data-ev-box"],
        area=_outline_area(outline),
        text=" ".join(span.text or "" for one in texts for span in one),
        texts=tuple(lines),
    )


def _outline_area(outline: ElementTree.Element) -> Area:
    if outline.tag == f"{SVG}rect":
        x, y, width, height = (float(outline.attrib[name]) for name in ("x", "y", "width", "height"))
        return Area(left=x, top=y, right=x + width, bottom=y + height)
    points = list(_walk_outline(outline.attrib["d"]))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Area(left=min(xs), top=min(ys), right=max(xs), bottom=max(ys))


def _walk_outline(path: str) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    for command, numbers in re.findall(r"([Mhvl])([^Mhvlz]+)", path):
        values = [float(one) for one in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            x, y = values
        elif command == "l":
            x, y = x + values[0], y + values[1]
        elif command == "h":
            x += values[0]
        else:
            y += values[0]
        yield x, y


def _read_arrow(group: ElementTree.Element) -> SeenArrow:
    texts = list(group.iter(f"{SVG}text"))
    path = next(one for one in group.iter(f"{SVG}path"))
    return SeenArrow(
        source=group.attrib["data-ev-from"],
        target=group.attrib["data-ev-to"],
        number=int(group.attrib["data-ev-answer"]),
        label=" ".join(span.text or "" for one in texts for span in one),
        texts=tuple(area for one in texts for area in _text_areas(one)),
        runs=tuple(_runs(path.attrib["d"])),
    )


def _text_areas(text: ElementTree.Element) -> Iterator[Area]:
    is_bold = text.get("font-weight") == "bold"
    size = {"ev-drawn-text": 13, "ev-drawn-note": 12, "ev-drawn-label": 12}[text.attrib["class"]]
    for span in text:
        half = text_width(span.text or "", size, is_bold=is_bold) / 2
        x, y = float(span.attrib["x"]), float(span.attrib["y"])
        yield Area(left=x - half, top=y - _LINE_HEIGHT["up"], right=x + half, bottom=y + _LINE_HEIGHT["down"])


def _runs(path: str) -> Iterator[tuple[Line, ...]]:
    """A rounded corner is read as the corner that it rounds."""
    points: list[tuple[float, float]] = []
    runs: list[list[tuple[float, float]]] = []
    for command, numbers in _STEP.findall(path):
        values = [float(one) for one in numbers.split()]
        if command == "M":
            points = [(values[0], values[1])]
            runs.append(points)
        else:
            points.extend(zip(values[::2], values[1::2], strict=True))
    for run in runs:
        pairs = pairwise(run)
        lines = [Line(x1=x1, y1=y1, x2=x2, y2=y2) for (x1, y1), (x2, y2) in pairs if (x1, y1) != (x2, y2)]
        if lines:
            yield tuple(_joined(lines))


def _joined(lines: list[Line]) -> list[Line]:
    joined = lines[:1]
    for line in lines[1:]:
        last = joined[-1]
        if last.x1 == last.x2 == line.x2 or last.y1 == last.y2 == line.y2:
            joined[-1] = Line(x1=last.x1, y1=last.y1, x2=line.x2, y2=line.y2)
        else:
            joined.append(line)
    return joined
