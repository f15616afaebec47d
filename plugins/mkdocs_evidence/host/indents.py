"""Pages without the blanks with which templates begin their lines, and without the empty lines between them."""

import re

_AS_IT_IS = re.compile(r"<(script|style|pre|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
"""In these, blanks at the start of a line are seen, or sealed by the policy of the page."""
_AS_IT_IS_IN_PARTS = re.compile(r"<(script|style|pre|textarea)\b.*?</\1>", re.DOTALL)
_BLANKS = re.compile(r"\n[ \t\n]+")


def without_indents(part: str) -> str:
    """A page, or a part of one, without empty lines and the blanks with which the theme's templates begin lines.

    >>> without_indents("<ul>\\n\\n  <li>a\\n</ul>\\n<pre>\\n\\n  b</pre>")
    '<ul>\\n<li>a\\n</ul>\\n<pre>\\n\\n  b</pre>'
    """
    return _without_indents(part, _AS_IT_IS)


def without_indents_in_part(part: str) -> str:
    """The same for a part of a page in which names of elements stand in small letters."""
    return _without_indents(part, _AS_IT_IS_IN_PARTS)


def _without_indents(part: str, as_it_is: re.Pattern[str]) -> str:
    if _BLANKS.search(part) is None:
        return part
    pieces: list[str] = []
    place = 0
    for kept in as_it_is.finditer(part):
        pieces += (_without_blanks(part[place : kept.start()]), kept[0])
        place = kept.end()
    return "".join((*pieces, _without_blanks(part[place:])))


def _without_blanks(piece: str) -> str:
    return "\n".join(_BLANKS.split(piece))
