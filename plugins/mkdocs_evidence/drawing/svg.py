"""A picture as SVG: text stays text, colours come from the page, and scripts find boxes and arrows by their names.

Everything looks right without a style sheet, in one colour; style sheets may add colours, since attributes yield to
them. There is no `style` attribute and no script, which a strict content policy would refuse, and no id but three.
"""

from collections.abc import Iterator, Sequence
from html import escape

from mkdocs_evidence.drawing.diagram import Shape
from mkdocs_evidence.drawing.layout import Picture, PlacedArrow, PlacedBox
from mkdocs_evidence.drawing.sizes import (
    LABEL_LEADING,
    LABEL_PAD,
    LABEL_SIZE,
    NOTE_LEADING,
    NOTE_SIZE,
    PAD_DOWN,
    TEXT_LEADING,
    TEXT_SIZE,
)

FONTS = "Arial, Helvetica, 'Liberation Sans', sans-serif"
_CORNER = 6
_BAR = 5
_CUT = 9
_TIP_ACROSS, _TIP_DOWN = 4, 8
_BASELINE = 12
"""From the top of a line of text to where its letters stand; for the small letters one less."""


def write_svg(picture: Picture, *, name: str) -> str:
    """The picture as an element that stands in HTML or alone in a file.

    Args:
        picture: What is drawn.
        name: Begins the ids, so that several pictures may stand on one page.
    """
    return "".join(_parts(picture, name))


def write_sheets(picture: Picture, *, name: str) -> str:
    """The same picture again in parts for paper, to stand in HTML behind it; empty when one sheet holds all of it.

    Args:
        picture: What `write_svg` has drawn.
        name: What it was given there: the parts refer to it and repeat nothing.
    """
    if len(picture.sheets) == 1:
        return ""
    return "".join(
        f'<svg class="ev-drawn-sheet" aria-hidden="true" width="{picture.width}" height="{bottom - top}" '
        f'viewBox="0 {top} {picture.width} {bottom - top}"><use href="#{escape(name)}-all"/></svg>\n'
        for top, bottom in picture.sheets
    )


def _parts(picture: Picture, name: str) -> Iterator[str]:
    # What holds links must not be an image, whose inside assistive technology does not enter.
    role = "group" if any(one.box.url for one in picture.boxes) else "img"
    title, about = escape(f"{name}-title"), escape(f"{name}-about")
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ev-drawing" role="{role}" '
        f'aria-labelledby="{title} {about}" width="{picture.width}" height="{picture.height}" '
        f'viewBox="0 0 {picture.width} {picture.height}">\n'
    )
    yield f'<title id="{title}">{escape(picture.diagram.title)}</title>\n'
    yield f'<desc id="{about}">{escape(picture.diagram.about)}</desc>\n'
    yield (
        f'<g id="{escape(name)}-all" font-family="{FONTS}" font-size="{TEXT_SIZE}" text-anchor="middle" '
        'fill="currentColor">\n'
    )
    yield f'<g class="ev-drawn-arrows" font-size="{LABEL_SIZE}">\n'
    for arrow in picture.arrows:
        yield _arrow(arrow)
    yield '</g>\n<g class="ev-drawn-boxes">\n'
    for box in picture.boxes:
        yield _box(box)
    yield "</g>\n</g>\n</svg>"


def _arrow(placed: PlacedArrow) -> str:
    arrow = placed.arrow
    ends = (*placed.after[:-1], (placed.after[-1][0], placed.after[-1][1] - _TIP_DOWN + 1))
    parts = (placed.before, ends) if placed.lines else ((*placed.before, *ends),)
    line = "".join(_path(part) for part in parts)
    text = _text(placed.lines, placed.x, placed.y + LABEL_PAD + _BASELINE - 1, LABEL_LEADING, "ev-drawn-label")
    return (
        f'<g class="ev-drawn-arrow" data-ev-from="{escape(arrow.source)}" data-ev-answer="{arrow.number}" '
        f'data-ev-to="{escape(arrow.goal or arrow.target)}">'
        f'<path d="{line}" fill="none" stroke="currentColor" stroke-width="1.25"/>{text}</g>\n'
    )


def _path(points: Sequence[tuple[int, int]]) -> str:
    """Straight lines with rounded corners; points that lie on the way are left out."""
    corners = _corners(points)
    parts = [f"M{corners[0][0]} {corners[0][1]}"]
    for before, (x, y), after in zip(corners, corners[1:], corners[2:], strict=False):
        into, out = _length(before, (x, y)), _length((x, y), after)
        # A corner between two others shares its line with them.
        radius = min(_CORNER, into // 2, out // 2)
        start = _towards((x, y), before, radius)
        end = _towards((x, y), after, radius)
        parts.append(f"L{start[0]} {start[1]}Q{x} {y} {end[0]} {end[1]}")
    parts.append(f"L{corners[-1][0]} {corners[-1][1]}")
    return "".join(parts)


def _corners(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    kept = [points[0]]
    for here, after in zip(points[1:], [*points[2:], None], strict=True):
        before = kept[-1]
        is_on_the_way = after is not None and (before[0] == here[0] == after[0] or before[1] == here[1] == after[1])
        if here != before and not is_on_the_way:
            kept.append(here)
    return kept if len(kept) > 1 else [kept[0], kept[0]]


def _length(one: tuple[int, int], other: tuple[int, int]) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(here: tuple[int, int], there: tuple[int, int], distance: int) -> tuple[int, int]:
    """The point at a distance from here on the upright or level line to there."""
    across, down = there[0] - here[0], there[1] - here[1]
    return here[0] + _sign(across) * distance, here[1] + _sign(down) * distance


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _box(placed: PlacedBox) -> str:
    box = placed.box
    text_y = placed.y + PAD_DOWN + _BASELINE
    note_y = text_y + len(placed.lines) * TEXT_LEADING
    weight = "" if box.shape is Shape.ROUNDED else ' font-weight="bold"'
    text = _text(placed.lines, placed.middle, text_y, TEXT_LEADING, "ev-drawn-text", weight)
    note = _text(placed.notes, placed.middle, note_y, NOTE_LEADING, "ev-drawn-note", f' font-size="{NOTE_SIZE}"')
    inside = f"{_outline(placed)}{text}{note}"
    if box.url:
        inside = f'<a href="{escape(box.url)}">{inside}</a>'
    tip = _tip(placed) if placed.is_led_to else ""
    return f'<g class="ev-drawn-box ev-drawn-box--{box.shape}" data-ev-box="{escape(box.key)}">{tip}{inside}</g>\n'


def _tip(placed: PlacedBox) -> str:
    x, y = placed.middle, placed.y
    return f'<path class="ev-drawn-tip" d="M{x} {y}l-{_TIP_ACROSS} -{_TIP_DOWN}h{2 * _TIP_ACROSS}z"/>'


def _outline(placed: PlacedBox) -> str:
    x, y, width, height = placed.x, placed.y, placed.width, placed.height
    place = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    pen = 'fill="none" stroke="currentColor"'
    match placed.box.shape:
        case Shape.ROUNDED:
            return f'<rect class="ev-drawn-outline" {place} rx="12" {pen}/>'
        case Shape.SQUARE:
            bar = f'<rect class="ev-drawn-bar" x="{x}" y="{y}" width="{_BAR}" height="{height}"/>'
            return f'<rect class="ev-drawn-outline" {place} {pen}/>{bar}'
        case Shape.CUT:
            inner = f"h{width - 2 * _CUT}l{_CUT} {_CUT}v{height - 2 * _CUT}l-{_CUT} {_CUT}h-{width - 2 * _CUT}"
            whole = f"M{x + _CUT} {y}{inner}l-{_CUT} -{_CUT}v-{height - 2 * _CUT}z"
            return f'<path class="ev-drawn-outline" d="{whole}" {pen} stroke-width="2.5"/>'
        case Shape.DOUBLE:
            sides = f"M{x + _BAR} {y}v{height}M{x + width - _BAR} {y}v{height}"
            return f'<rect class="ev-drawn-outline" {place} {pen}/><path class="ev-drawn-sides" d="{sides}" {pen}/>'
        case Shape.DASHED:
            return f'<rect class="ev-drawn-outline" {place} {pen} stroke-dasharray="5 3"/>'


def _text(lines: Sequence[str], x: int, y: int, leading: int, name: str, more: str = "") -> str:
    if not lines:
        return ""
    spans = "".join(
        f'<tspan x="{x}" y="{y + place * leading}">{escape(line, quote=False)}</tspan>'
        for place, line in enumerate(lines)
    )
    return f'<text class="{name}"{more}>{spans}</text>'
