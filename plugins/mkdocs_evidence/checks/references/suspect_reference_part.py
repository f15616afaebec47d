"""The rule `suspect-reference-part`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.safety.odd_parts import LATEST_YEAR, find_odd_parts
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Reference


@rule(
    "EV218",
    on=Reference,
    since="0.1",
    severity=Severity.WARNING,
    remedy="Compare the field with the work itself.",
)
def suspect_reference_part(reference: Reference, ledger: Ledger) -> Iterator[Finding]:
    """A part of a reference that is given but looks wrong, as it does after a bad import."""
    latest_year = ledger.as_of.year + 1 if ledger.as_of else LATEST_YEAR
    for part in find_odd_parts(reference, latest_year=latest_year):
        yield Finding(at=reference.field_place(part.variable), message=part.message, remedy=part.remedy)
