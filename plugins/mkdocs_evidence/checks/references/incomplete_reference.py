"""The rule `incomplete-reference`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.works.completeness import missing_parts
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Reference


@rule(
    "EV205",
    on=Reference,
    since="0.1",
    remedy="Add the part, or say under `absent:` why the work has none.",
)
def incomplete_reference(reference: Reference, ledger: Ledger) -> Iterator[Finding]:
    """A reference without a part that its kind of work must have to be found."""
    for part in missing_parts(reference):
        yield Finding(
            at=reference.field_place(part.variable),
            message=f"This {reference.type} has no {part.what}. {part.why}",
            remedy=f"Add `{part.variable}:`, or say why there is none: `absent: {{{part.variable}: reason}}`.",
        )
