"""How wide a text will be on the reader's screen, without asking a font, and where to break it into lines.

The widths are those of Liberation Sans, which has the metrics of Arial and Helvetica. Readers without any of these get
another sans serif, so every width is taken somewhat larger.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_REGULAR = {
    191: "'",
    222: "ijl‘’łίι",
    260: "|",
    278: " !,./:;I[\\]ft·ıΙΪ\u00a0",
    333: "()-`r“”„²³{}",
    355: '"•*τ',
    400: "°ζέεξ",
    500: "^ςJcksvxyz↑↓γκλνχ",
    556: "ΰυ±≤≥≠≈√Γ#$0123456789?L_abdeghnopqu–€§«»†‡đþðήηθοδ",
    584: "ρβµμάα+<=>~×−",
    611: "■□●○FTZßøΖΤσΣφΞ",
    667: "&ABEKPSVXYΑΒΕΚΡΥΧΫΔΛπ",
    722: "∞ψCDHNRUwΗΝΠΩ",
    778: "GOQØΘΟωΦ",
    834: "MmΜ½¼¾Ψ",
    889: "%æ",
    944: "Wœ",
    1015: "▲▶▹◆◇—…→←‰ÆŒ@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl‘’·łıΙΪίι|\u00a0",
    333: "!()-:;[]`ft²³•",
    389: "*r{}°",
    474: 'ξτέζ"ε',
    556: "z“”„↑↓ςθ±≤≥≠≈√#$0123456789J_aceksvxy–€§«»†‡γλν",
    611: "κµχΰυ+<=>^~×−ΣΓ■□●○δβ?FLTZbdghnopqußøđþðΖΤήηομάαρ",
    667: "ΞEPSVXYΕΛΡΥΧΫσ",
    722: "∞φΔ&ABCDHKNRUΑΒΗΚΝΠ",
    778: "ψπGOQwØΘΟ",
    834: "ΩΨΦMΜ½¼¾ω",
    889: "%mæ",
    944: "Wœ",
    1015: "▲▶▹◆◇@—…→←‰ÆŒ",
}
_UNLISTED = 760
"""Of letters of other alphabets, in thousandths of the size: wide enough for all but the widest Cyrillic ones."""
_FULL = 1000
_MORE_PERCENT = 5
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
"""Where a line may be broken; not at a no-break space."""
_UNSEEN = ("Mn", "Me", "Cf", "Cc")


def _by_glyph(widths: Mapping[int, str]) -> dict[str, int]:
    return {glyph: width for width, glyphs in widths.items() for glyph in glyphs}


_WIDTHS = {False: _by_glyph(_REGULAR), True: _by_glyph(_BOLD)}


@lru_cache(maxsize=4096)
def _glyph_width(glyph: str, *, is_bold: bool) -> int:
    known = _WIDTHS[is_bold]
    plain = unicodedata.normalize("NFD", glyph)[0]
    if glyph in known or plain in known:
        return known.get(glyph) or known[plain]
    if unicodedata.category(glyph) in _UNSEEN:
        return 0
    return _FULL if unicodedata.east_asian_width(glyph) in "WF" or ord(glyph) > 0xFFFF else _UNLISTED


def text_width(text: str, size: int, *, is_bold: bool = False) -> int:
    """How wide a line of text is at most likely to be, in whole pixels.

    Args:
        text: One line.
        size: Of the letters, in pixels.
        is_bold: Whether it is set bold.

    >>> text_width("Yes", 12), text_width("Yes", 12, is_bold=True), text_width("", 12)
    (22, 23, 0)
    """
    return _pixels(_thousandths(text, is_bold=is_bold), size)


def _thousandths(text: str, *, is_bold: bool) -> int:
    return sum([_glyph_width(glyph, is_bold=is_bold) for glyph in text])


def _pixels(thousandths: int, size: int) -> int:
    return -(-thousandths * size * (100 + _MORE_PERCENT) // 100_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapped:
    """A text broken into lines."""

    width: int
    """Of the longest line, in pixels."""
    lines: tuple[str, ...]


def wrap_text(text: str, *, widest: int, narrowest: int, size: int, is_bold: bool = False) -> tuple[Wrapped, ...]:
    """The ways of breaking a text into lines worth trying: for each number of lines the narrowest.

    Nothing of the text is lost but the spaces at the breaks.

    Args:
        text: What is to be broken.
        widest: Most that a line may take, in pixels; only a single glyph may be wider.
        narrowest: Where narrower lines are of no use.
        size: Of the letters, in pixels.
        is_bold: Whether it is set bold.

    Returns:
        At least one way, the one of fewest lines first.

    >>> [one.lines for one in wrap_text("What does the radiograph show?", widest=150, narrowest=90, size=13)]
    [('What does the', 'radiograph show?'), ('What does the', 'radiograph', 'show?')]
    """
    words = [(word, _thousandths(word, is_bold=is_bold)) for word in _pieces(text, widest, size, is_bold=is_bold)]
    space = _glyph_width(" ", is_bold=is_bold)
    limit = widest * 100_000 // (size * (100 + _MORE_PERCENT))
    least = max([narrowest * 100_000 // (size * (100 + _MORE_PERCENT)), *(width for _, width in words)])
    ways: dict[int, Wrapped] = {}
    while True:
        lines, longest = _fill(words, limit, space)
        ways[len(lines)] = Wrapped(width=_pixels(longest, size), lines=tuple(lines))
        limit = longest - 1
        if limit < least:
            return tuple(ways.values())


def _pieces(text: str, width: int, size: int, *, is_bold: bool) -> Iterator[str]:
    """The words, those that fit no line cut."""
    for word in filter(None, _SPACES.split(text)):
        start = filled = 0
        for place, glyph in enumerate(word):
            filled += _glyph_width(glyph, is_bold=is_bold)
            if place > start and _pixels(filled, size) > width:
                yield word[start:place]
                start, filled = place, _glyph_width(glyph, is_bold=is_bold)
        yield word[start:]


def _fill(words: Sequence[tuple[str, int]], limit: int, space: int) -> tuple[list[str], int]:
    """Lines as full as the limit allows, and how wide the longest is."""
    lines: list[list[str]] = []
    longest = filled = 0
    for word, width in words:
        if lines and filled + space + width <= limit:
            lines[-1].append(word)
            filled += space + width
        else:
            lines.append([word])
            filled = width
        longest = max(longest, filled)
    return [" ".join(line) for line in lines], longest
