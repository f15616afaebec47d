"""Pages without the blanks with which templates begin their lines."""

import re

_AS_IT_IS = re.compile(r"<(script|style|pre|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
"""In these, blanks at the start of a line are seen, or sealed by the policy of the page."""
_AS_IT_IS_IN_PARTS = re.compile(r"<(script|style|pre|textarea)\b.*?</\1>", re.DOTALL)
_INDENT = re.compile(r"\n[ \t]+")
_BLANKS = ("\n ", "\n\t")


def without_indents(part: str) -> str:
    """A page, or a part of one, without the blanks with which the theme's templates begin their lines.

    >>> without_indents("<ul>\\n  <li>a\\n</ul>\\n<pre>\\n  b</pre>")
    '<ul>\\n<li>a\\n</ul>\\n<pre>\\n  b</pre>'
    """
    return _without_indents(part, _AS_IT_IS)


def without_indents_in_part(part: str) -> str:
    """The same for a part of a page in which names of elements stand in small letters."""
    return _without_indents(part, _AS_IT_IS_IN_PARTS)


def _without_indents(part: str, as_it_is: re.Pattern[str]) -> str:
    if not any(blank in part for blank in _BLANKS):
        return part
    pieces: list[str] = []
    place = 0
    for kept in as_it_is.finditer(part):
        pieces += (_INDENT.sub("\n", part[place : kept.start()]), kept[0])
        place = kept.end()
    return "".join((*pieces, _INDENT.sub("\n", part[place:])))
