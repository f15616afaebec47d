"""Blocks of code: between fences, or of indented lines."""

import re
from collections.abc import Sequence

from mkdocs_evidence.render.short_way.escaping import escape_attribute, escape_code
from mkdocs_evidence.syntax.blocks import PLACEHOLDER
from mkdocs_evidence.syntax.line_blocks import Line
from mkdocs_evidence.syntax.lines import SetAside


def fenced_code(code: SetAside) -> str:
    """The content of a block of code between fences."""
    language = code.language.split()[0].strip("{}.") if code.language else None
    return _code(escape_code(code.code), language)


def indented_code(lines: Sequence[Line], codes: Sequence[SetAside]) -> str:
    """The content of a block of indented lines, with the empty lines between them.

    Args:
        lines: Without their indentation.
        codes: What was set aside of the article; fences that are indented themselves stand as they were written.
    """
    text, last = "", lines[0].row
    for line in lines:
        if line.row > last + 1:
            text = text.rstrip()
        text += "\n" * (line.row - last) + line.text
        last = line.row

    def written(match: re.Match[str]) -> str:
        return escape_code(codes[int(match["number"])].written)

    return _code(PLACEHOLDER.sub(written, escape_code(text)), None)


def _code(text: str, language: str | None) -> str:
    name = "" if language is None else f' class="language-{escape_attribute(language)}"'
    return f"<code{name}>{text.rstrip()}\n</code>"
