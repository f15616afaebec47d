"""The rule `odd-digits`."""

import unicodedata
from collections.abc import Iterator

from mkdocs_evidence.analysis.text_places import LineIndex
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.source import SourceFile, SourceKind
from mkdocs_evidence.syntax.patterns import regex

_ODD_DIGITS = regex(r"[^\D0-9]+")


@rule(
    "EV606",
    on=SourceFile,
    since="0.1",
    remedy="Write the number with the digits 0 to 9.",
)
def odd_digits(source: SourceFile, ledger: Ledger) -> Iterator[Finding]:
    """Digits that are not 0 to 9, which no check and no search would read as a number."""
    if source.kind in (SourceKind.PAGE, SourceKind.ASSET) or source.text.isascii():
        return
    lines: LineIndex | None = None
    for found in _ODD_DIGITS.finditer(source.text):
        lines = lines or LineIndex.of(source.file, source.text)
        plain = "".join(str(unicodedata.digit(one)) for one in found[0])
        yield Finding(
            at=lines.place(found.start(), found.end()),
            message=f"“{found[0]}” is written with digits of another alphabet; as plain digits it is {plain}.",
        )
