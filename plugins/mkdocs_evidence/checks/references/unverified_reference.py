"""The rule `unverified-reference`."""

from collections.abc import Iterator

from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Reference


@rule(
    "EV216",
    on=Reference,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Compare it with the work or a registry, then take the mark out.",
)
def unverified_reference(reference: Reference, ledger: Ledger) -> Iterator[Finding]:
    """A reference, an extract or a part of one that nobody has compared with the work."""
    if not reference.verified:
        yield Finding(
            at=reference.field_place("verified"),
            message=f"Nobody has compared the reference `{reference.key}` with the work.",
        )
    elif reference.unverified:
        names = ", ".join(f"`{name}`" for name in reference.unverified)
        yield Finding(
            at=reference.field_place("unverified"),
            message=f"Nobody has checked {names} of `{reference.key}`.",
            severity=Severity.INFO,
        )
    for extract in reference.extracts:
        if not extract.verified:
            yield Finding(
                at=extract.at,
                message=f"Nobody has compared the extract `{extract.id}` of `{reference.key}` with the work.",
            )
