"""The rule `hidden-characters`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.safety.odd_characters import find_odd_characters
from mkdocs_evidence.analysis.text_places import LineIndex
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.source import SourceFile, SourceKind


@rule(
    "EV603",
    on=SourceFile,
    since="0.1",
    remedy="Delete the character and type the words around it anew.",
)
def hidden_characters(source: SourceFile, ledger: Ledger) -> Iterator[Finding]:
    """A character that readers cannot see, or that looks like another one."""
    if source.kind in (SourceKind.PAGE, SourceKind.ASSET):
        return
    lines: LineIndex | None = None
    for odd in find_odd_characters(source.text):
        lines = lines or LineIndex.of(source.file, source.text)
        yield Finding(
            at=lines.place(odd.start, odd.stop),
            message=odd.message,
            remedy=odd.remedy,
            severity=Severity.WARNING if odd.looks_right else None,
        )
