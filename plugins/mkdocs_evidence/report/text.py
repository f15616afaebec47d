"""Diagnostics for people at a terminal: what is wrong, the line it stands on, what to do."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.place import LINE_END, Place

Sources = Callable[[str], str | None]
"""The text of a file by its path from the root, or None when it cannot be read."""

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_WIDTH = 100
_MANY = 20
"""Beyond so many findings nobody sees at a glance what they are."""
_MOST_RULES = 6
_NARROWEST = 40
"""Columns that a source line gets however narrow the terminal is."""
_ELLIPSIS = "…"


def report_text(
    diagnostics: Sequence[Diagnostic], *, sources: Sources, color: bool = False, width: int = _WIDTH
) -> str:
    """All diagnostics as text, each with its source line and a mark under the words, and a line that sums up.

    Args:
        diagnostics: In the order in which they are shown.
        sources: Reads a file for its source lines.
        color: Whether to colour severities and places; NO_COLOR and terminals are the caller's business.
        width: Columns to fill with source lines; messages are not cut.

    Returns:
        Text that ends in a newline.
    """
    paint = _paint if color else _plain
    lines = _Lines(sources)
    blocks = ["\n".join(_describe(one, lines, paint, width)) for one in diagnostics]
    summary = summarise(diagnostics)
    if len(blocks) > _MANY:
        summary += f"\n{count_rules(diagnostics)}"
    return "\n\n".join([*blocks, summary]) + "\n"


def summarise(diagnostics: Iterable[Diagnostic]) -> str:
    """What was found in one line: `3 errors, 1 warning in 2 files`."""
    found = list(diagnostics)
    if not found:
        return "Nothing to report."
    counts = Counter(one.severity for one in found)
    words = [
        _count(counts[severity], severity.value if severity is not Severity.INFO else "note")
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        if counts[severity]
    ]
    return f"{', '.join(words)} in {_count(len({one.at.file for one in found}), 'file')}"


def count_rules(diagnostics: Iterable[Diagnostic]) -> str:
    """Which rules found most, the most first: `12 uncited-claim, 9 missing-claim-id, 4 of 3 other rules`."""
    counts = sorted(Counter(one.name for one in diagnostics).items(), key=lambda one: (-one[1], one[0]))
    named = [f"{number} {rule}" for rule, number in counts[:_MOST_RULES]]
    rest = counts[_MOST_RULES:]
    if rest:
        named.append(f"{sum(number for _, number in rest)} of {_count(len(rest), 'other rule')}")
    return ", ".join(named)


class _Lines:
    """Source lines by place; each file is split once."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._split: dict[str, Sequence[str]] = {}

    def at(self, place: Place) -> str | None:
        if place.file not in self._split:
            text = self._sources(place.file) or ""
            self._split[place.file] = LINE_END.split(text.removeprefix("\ufeff"))
        lines = self._split[place.file]
        return lines[place.line - 1] if 1 <= place.line <= len(lines) else None


_Paint = Callable[[str, str], str]


def _paint(text: str, code: str) -> str:
    return f"\033[{code}m{text}\033[0m" if code else text


def _plain(text: str, code: str) -> str:
    return text


def _describe(diagnostic: Diagnostic, lines: _Lines, paint: _Paint, width: int) -> Iterable[str]:
    color = _COLORS.get(diagnostic.severity, "")
    label = paint(f"{diagnostic.severity}[{diagnostic.name}]", f"1;{color}")
    yield f"{paint(_visible(str(diagnostic.at)), '1')}: {label} {_visible(diagnostic.message)}"
    places = (diagnostic.at, *(one.at for one in diagnostic.related))
    gutter = max(5, *(len(str(place.line)) for place in places))
    yield from _quote(diagnostic.at, lines, paint, color, gutter=gutter, width=width)
    if diagnostic.remedy:
        yield f"  {paint('=', '34')} {_visible(diagnostic.remedy)}"
    for related in diagnostic.related:
        yield f"  {paint('-->', '34')} {_visible(str(related.at))}: {_visible(related.message)}"
        yield from _quote(related.at, lines, paint, "34", gutter=gutter, width=width)


def _quote(place: Place, lines: _Lines, paint: _Paint, color: str, *, gutter: int, width: int) -> Iterable[str]:
    """The source line with a mark under the words, shortened around them when it is long."""
    line = lines.at(place)
    if line is None or not line.strip():
        return
    end_line, end_column = place.end
    start = min(place.column - 1, len(line))
    stop = min(end_column - 1, len(line)) if end_line == place.line else len(line.rstrip())
    before, words, after = (_visible(one) for one in (line[:start], line[start : max(stop, start)], line[stop:]))
    before, words, after = _shorten(before, words, after, max(_NARROWEST, width - gutter - 3))
    yield f"{place.line:>{gutter}} {paint('|', '34')} {before}{words}{after}"
    mark = " " * _columns(before) + "^" * max(1, _columns(words))
    yield f"{'':>{gutter}} {paint('|', '34')} {paint(mark, color)}"


def _shorten(before: str, words: str, after: str, width: int) -> tuple[str, str, str]:
    """The three parts of a line, cut where they are far from the middle so that they fill at most `width` columns."""
    if _columns(before) + _columns(words) + _columns(after) <= width:
        return before, words, after
    words = _cut(words, width - 2 * _columns(_ELLIPSIS))
    left = width - _columns(words)
    room = max(left // 2, left - _columns(after))
    before = _cut(before[::-1], room)[::-1] if _columns(before) > room else before
    return before, words, _cut(after, max(_columns(_ELLIPSIS), left - _columns(before)))


def _cut(text: str, width: int) -> str:
    """The beginning of a text that fills at most `width` columns, its mark of omission included."""
    if _columns(text) <= width:
        return text
    if text.isascii():
        return text[: max(0, width - _columns(_ELLIPSIS))] + _ELLIPSIS
    kept, filled = 0, _columns(_ELLIPSIS)
    for character in text:
        filled += _column(character)
        if filled > width:
            break
        kept += 1
    return text[:kept] + _ELLIPSIS


def _visible(text: str) -> str:
    """The text with what a terminal would obey, hide or turn around as its code point."""
    if text.isprintable():
        return text
    return "".join(one if _is_harmless(one) else _stand_in(one) for one in text)


def _is_harmless(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")


def _stand_in(character: str) -> str:
    return " " if character == "\t" else f"<U+{ord(character):04X}>"


def _columns(text: str) -> int:
    """How many columns of a terminal the text fills once it is visible."""
    return len(text) if text.isascii() else sum(map(_column, text))


@cache
def _column(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
