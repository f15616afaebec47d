"""The grammar of lines that are not text: fences, `///` blocks, link definitions, admonition titles."""

import re

from mkdocs_evidence.syntax.patterns import regex

ANSWER = "answer"
CAPTION = "caption"
OWN_NAMES = frozenset({ANSWER, CAPTION})
"""Blocks that are no text for an audience; any other name is that of one: `/// patient | claim-id`."""

BLOCK_NAME = r"[A-Za-z][\w\-]*"
BLOCK_OPENS = regex(
    r"[ ]{0,3}(?P<slashes>/{3,})[ ]*(?P<name>" + BLOCK_NAME + r")[ ]*(?:\|[ ]*(?P<argument>.*?))?[ ]*\Z"
)
BLOCK_CLOSES = regex(r"[ ]{0,3}(?P<slashes>/{3,})[ ]*\Z")

FENCE = regex(r"(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})[ ]*(?P<language>\.?[\w#.+\-]*|\{[^{}]*\})[ ]*\Z")
"""A line that opens a block of code; it is closed by a line of the same indentation and at least the same fence."""

LIKE_A_FENCE = regex(r"[ ]*(?:`{3,}[^`]*|~{3,}[^~]*)\Z")
"""A line that somebody may have meant to open a block of code."""

COMMENT_LINE = regex(r"[ ]{0,3}<!--")
"""A comment that begins a line may hold blank lines; others end in their own block."""

DEFINITION = regex(
    r"[ ]{0,3}\[(?!\s*[@\]])(?P<label>[^\[\]]+)\]:[ ]+"
    r"(?:<(?P<bracketed>[^<>]*)>|(?P<plain>\S+))"
    r"(?:[ ]+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|\((?P<round>[^()]*)\)))?[ ]*\Z"
)
"""A link definition. Its target must look like one (`LIKE_A_TARGET`), otherwise the line is a reader's text."""

LIKE_A_TARGET = regex(
    r"[a-z][a-z0-9+.\-]*:|[./#]|[^\s]+/|[^\s]+\.(?:md|html?|pdf|png|jpe?g|svg|webp)(?:#|\Z)", re.IGNORECASE
)

ADMONITION = regex(r"!!! ?(?P<type>[\w\-]+)(?P<place>(?: +(?:inline|end))*)(?: +\"(?P<title>.*?)\")? *\Z")
"""As in Python-Markdown, but one word of type: further words would be lost to the reader."""

QUOTE = regex(r"[ ]{0,3}>(?![ ]?[\d.=])[ ]?(?P<text>.*)")
"""A quotation begins a block and never a figure: `> 30 %` at the start of a line is a comparison."""

UNDERLINE = regex(r"(?:=+|-+)[ ]*\Z")
"""The second line of a block whose first is a heading."""

MAX_NESTING = 16
"""Lists, quotations and admonitions deeper than this are text as written. A list in a list counts twice."""

MAX_LEVELS = 8
"""Levels of indentation by which a block may belong to an item of a list above it."""

PLACEHOLDER = regex(r"\x02(?P<kind>code|open|close):(?P<number>\d+)\x03")
"""Stands in the prepared lines for what `prepare_lines` took out. The two control characters are never in a text."""


def placeholder(kind: str, number: int) -> str:
    """What stands in for the code, the opening or the closing line of that number."""
    return f"\x02{kind}:{number}\x03"


def read_heading(line: str) -> tuple[int, int, int] | None:
    """Level, start and end of the words of a heading line (`## Words ##`); None when the line is none.

    As in Python-Markdown, but with a space after the hashes, so that `#2` is text, and with at most six of them.

    >>> read_heading("## Harms ##")
    (2, 3, 8)
    >>> read_heading("#2 was worse") is None
    True
    """
    level = len(line) - len(line.lstrip("#"))
    if not 1 <= level <= 6 or line[level : level + 1] != " ":
        return None
    words = line[level:].rstrip()
    unhashed = words.rstrip("#")
    if not unhashed.endswith("\\"):
        words = unhashed.rstrip()
    start = level + len(words) - len(words.lstrip())
    return level, start, max(start, level + len(words))
