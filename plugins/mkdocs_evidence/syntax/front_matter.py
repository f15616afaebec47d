"""Where the front matter of a page ends and its text begins."""

import re
from dataclasses import dataclass

from mkdocs_evidence.syntax.patterns import regex

_FRONT_MATTER = regex(
    r"(?:\ufeff)?---[ \t]*(?:\r\n|\n|\r)(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.DOTALL | re.MULTILINE
)
_LINE_END = regex(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """A page in two parts. Lines count from 1."""

    yaml: str
    """Everything between the two rules."""
    yaml_line: int
    """Line of the file on which `yaml` begins."""
    body: str
    body_line: int
    """Line of the file on which `body` begins."""


def split_front_matter(text: str) -> FrontMatter | None:
    """The front matter and the text below it; None when the page does not begin with a closed front matter.

    It begins with a first line of three hyphens and ends with a line of three hyphens or three full stops, as in
    MkDocs. A byte order mark before it is passed over.

    >>> split_front_matter("---\\ntitle: A\\n---\\nText").body_line
    4
    >>> split_front_matter("Text only") is None
    True
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        return None
    return FrontMatter(
        yaml=match["yaml"],
        yaml_line=2,
        body=text[match.end() :],
        body_line=len(_LINE_END.findall(match.group())) + 1,
    )
