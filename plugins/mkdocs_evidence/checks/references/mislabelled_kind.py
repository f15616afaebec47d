"""The rule `mislabelled-kind`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.works.evidence_kinds import find_doubtful_kind
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Reference


@rule(
    "EV212",
    on=Reference,
    since="0.2",
    remedy="Give the kind that the work has.",
)
def mislabelled_kind(reference: Reference, ledger: Ledger) -> Iterator[Finding]:
    """A kind of evidence that the work is not, such as a guideline that nobody issued."""
    doubt = find_doubtful_kind(reference)
    if doubt is not None:
        yield Finding(
            at=reference.field_place("evidence.kind"),
            message=doubt.message,
            remedy=doubt.remedy,
            severity=None if doubt.is_sure else Severity.WARNING,
        )
