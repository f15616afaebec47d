"""The rule `outside-resource`."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from mkdocs_evidence.analysis.safety.code_samples import blank_code
from mkdocs_evidence.analysis.safety.targets import Target, find_targets
from mkdocs_evidence.analysis.text_places import LineIndex
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.source import SourceFile, SourceKind


@rule(
    "EV604",
    on=SourceFile,
    since="0.2",
    remedy="Put a copy beside the page, if its licence allows, and name that; or write a link that readers may follow.",
)
def outside_resource(source: SourceFile, ledger: Ledger) -> Iterator[Finding]:
    """A picture, frame, font, style or script that a page would fetch from another host."""
    if source.kind is SourceKind.DATA or not any(_is_outside(target) for target in find_targets(source.text)):
        return
    lines = LineIndex.of(source.file, source.text)
    text = source.text if source.kind is SourceKind.ASSET else blank_code(source.text)
    for target in find_targets(text):
        if _is_outside(target):
            yield Finding(
                at=lines.place(target.start, target.stop),
                message=f"Every reader's browser would fetch this from {_host(target)}, which so learns who reads it.",
            )


def _is_outside(target: Target) -> bool:
    return target.is_fetched and target.names_a_host


def _host(target: Target) -> str:
    address = target.address.replace("\\", "/")
    try:
        return f"`{urlsplit(address).hostname}`"
    except ValueError:
        return f"`{address}`"
