"""The rule `script-in-content`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.safety.active_content import find_active_content
from mkdocs_evidence.analysis.safety.code_samples import blank_code
from mkdocs_evidence.analysis.text_places import LineIndex
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.source import SourceFile, SourceKind


@rule(
    "EV601",
    on=SourceFile,
    since="0.1",
    remedy="Take it out; to show it as an example, put it between backticks.",
)
def script_in_content(source: SourceFile, ledger: Ledger) -> Iterator[Finding]:
    """Something in the content that a browser would run, load or obey."""
    if source.kind in (SourceKind.PAGE, SourceKind.ASSET):
        return
    # Taking out code costs more than the search, and hardly an article has anything to find in or out of code.
    if next(find_active_content(source.text), None) is None:
        return
    text = blank_code(source.text) if source.kind is SourceKind.ARTICLE else source.text
    lines: LineIndex | None = None
    for active in find_active_content(text):
        words = source.text[active.start : active.stop]
        shown = " ".join(words.split())
        lines = lines or LineIndex.of(source.file, source.text)
        yield Finding(
            at=lines.place(active.start, active.start + len(words.splitlines()[0])),
            message=f"`{shown[:60]}{'…' if len(shown) > 60 else ''}` is {active.what}.",
        )
