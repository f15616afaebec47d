"""The picture that other sites show when they link to an article: its question, for whom, and which edition.

Such pictures are kept for years by who shows them. So none says that a page is approved: it says where to see that.
"""

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
"""Pixels, as the networks ask for."""

_FONTS = Path(__file__).parents[1] / "assets" / "fonts"
_REGULAR, _BOLD = "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"
_EDGE, _FOOT = 72, 96
_PAPER, _TEXT, _SOFT, _HEAD, _ON_HEAD = "#ffffff", "#1d2427", "#4d5a60", "#0b4a57", "#ffffff"
_SIZES = (64, 56, 50, 44, 38, 34)
"""Of the question, in pixels: the first at which it fits."""
_LINES = 5
_LINE = 1.28
"""Distance of lines, in sizes of the letters."""
_ADVICE = "The page says what its board has approved."


class CardToolsMissingError(Exception):
    """Pillow is not installed; the message says what to install."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCard:
    """What stands on a picture."""

    question: str
    population: str
    """For whom; empty when the article does not say."""
    edition: str
    """Version and date."""
    site: str


def draw_social_card(card: SocialCard) -> bytes | None:
    """A picture as PNG; None when a text has letters that our fonts have not, and would show as boxes.

    Raises:
        CardToolsMissingError: There is no Pillow here.
    """
    try:
        from PIL import Image, ImageDraw
    except ImportError as problem:
        raise CardToolsMissingError(
            "Pictures of articles are drawn by Pillow: install it with `pip install 'mkdocs-evidence[cards]'`."
        ) from problem
    if not _has_letters(f"{card.question}{card.population}{card.edition}{card.site}"):
        return None
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, 16), fill=_HEAD)
    below = _write_question(pen, card.question)
    if card.population:
        font = _font(_REGULAR, 30)
        _write_lines(pen, _broken(card.population, font, limit=2), below + 22, font, _SOFT)
    pen.rectangle((0, HEIGHT - _FOOT, WIDTH, HEIGHT), fill=_HEAD)
    _write_foot(pen, card)
    whole = io.BytesIO()
    # A few dozen shades are enough for letters; the file is a tenth as large.
    picture.quantize(48, dither=Image.Dither.NONE).save(whole, "PNG", optimize=True)
    return whole.getvalue()


def _write_question(pen: "ImageDraw", question: str) -> float:
    fonts = [_font(_BOLD, size) for size in _SIZES]
    font = next((one for one in fonts if _fits(_broken(question, one), one)), fonts[-1])
    return _write_lines(pen, _broken(question, font, limit=_LINES), _EDGE, font, _TEXT)


def _fits(lines: list[str], font: "FreeTypeFont") -> bool:
    """Whether there is room for all lines of a question, and for the longest of its words."""
    return len(lines) <= _LINES and all(font.getlength(line) <= WIDTH - 2 * _EDGE for line in lines)


def _write_foot(pen: "ImageDraw", card: SocialCard) -> None:
    small = _font(_REGULAR, 22)
    middle = HEIGHT - _FOOT / 2
    pen.text((_EDGE, middle - 15), card.edition, font=small, fill=_ON_HEAD, anchor="lm")
    pen.text((_EDGE, middle + 17), _ADVICE, font=small, fill=_ON_HEAD, anchor="lm")
    room = WIDTH - 2 * _EDGE - max(small.getlength(card.edition), small.getlength(_ADVICE)) - 40
    (site,) = _broken(card.site, _font(_BOLD, 26), limit=1, width=room) or ("",)
    pen.text((WIDTH - _EDGE, middle), site, font=_font(_BOLD, 26), fill=_ON_HEAD, anchor="rm")


def _write_lines(pen: "ImageDraw", lines: list[str], top: float, font: "FreeTypeFont", color: str) -> float:
    """Writes lines below each other and gives where the next would begin."""
    for line in lines:
        pen.text((_EDGE, top), line, font=font, fill=color)
        top += font.size * _LINE
    return top


def _broken(text: str, font: "FreeTypeFont", *, limit: int = 0, width: float = WIDTH - 2 * _EDGE) -> list[str]:
    """A text in lines no wider than the picture; the last ends in an ellipsis where there are more than allowed."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if not limit or (len(lines) <= limit and all(font.getlength(line) <= width for line in lines)):
        return lines
    kept = lines[:limit]
    if len(lines) > limit:
        kept[-1] += " …"
    return [_cut(line, font, width) for line in kept]


def _cut(line: str, font: "FreeTypeFont", width: float) -> str:
    words = line.removesuffix(" …")
    while font.getlength(line) > width and words:
        words = words[:-1].rstrip()
        line = f"{words}…"
    return line


@cache
def _font(name: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    # The plain layout engine: the other is a library of the machine, of this version or that.
    return ImageFont.truetype(_FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


def _has_letters(text: str) -> bool:
    font = _font(_BOLD, 34)
    absent = bytes(font.getmask("\U0010fffd"))
    return all(one.isspace() or bytes(font.getmask(one)) != absent for one in set(text))
