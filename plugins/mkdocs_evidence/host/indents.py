"""Pages without the blanks with which templates begin their lines, and without the empty lines between them."""

import re
from collections.abc import Iterator, Set
from functools import cache
from typing import AnyStr

_AS_IT_IS = re.compile(r"<(script|style|pre|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
"""In these, blanks at the start of a line are seen, or sealed by the policy of the page."""
_KEPT = frozenset({"script", "style", "pre", "textarea"})
_BLANKS = re.compile(r"\n[ \t\n]+")
_BLANKS_OF_PART = re.compile(rb"\n[ \t\n]+")


def without_indents(part: str) -> str:
    """A page, or a part of one, without empty lines and the blanks with which the theme's templates begin lines.

    >>> without_indents("<ul>\\n\\n  <li>a\\n</ul>\\n<pre>\\n\\n  b</pre>")
    '<ul>\\n<li>a\\n</ul>\\n<pre>\\n\\n  b</pre>'
    """
    if _BLANKS.search(part) is None:
        return part
    return "".join(piece if is_kept else "\n".join(_BLANKS.split(piece)) for piece, is_kept in _pieces(part, _AS_IT_IS))


def without_indents_in_part(part: bytes, elements: Set[str]) -> bytes:
    """The same for a part of a page in UTF-8, in which names of elements stand in small letters.

    Args:
        part: HTML.
        elements: The names of all its elements, so that none is sought that is not there.
    """
    kept = _KEPT.intersection(elements)
    if not kept:
        return b"\n".join(_BLANKS_OF_PART.split(part))
    if _BLANKS_OF_PART.search(part) is None:
        return part
    as_it_is = _as_it_is_of(kept)
    return b"".join(
        piece if is_kept else b"\n".join(_BLANKS_OF_PART.split(piece)) for piece, is_kept in _pieces(part, as_it_is)
    )


@cache
def _as_it_is_of(elements: frozenset[str]) -> re.Pattern[bytes]:
    """Finds elements in which blanks are kept; that for one begins with its letters, and is searched for fast."""
    either = "|".join(f"<{name}\\b.*?</{name}>" for name in sorted(elements))
    return re.compile(either.encode(), re.DOTALL)


def _pieces(part: AnyStr, as_it_is: re.Pattern[AnyStr]) -> Iterator[tuple[AnyStr, bool]]:
    """The elements that are kept, and what stands between them, in order."""
    place = 0
    for kept in as_it_is.finditer(part):
        yield part[place : kept.start()], False
        yield kept[0], True
        place = kept.end()
    yield part[place:], False
