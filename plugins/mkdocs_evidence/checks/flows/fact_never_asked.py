"""The rule `fact-never-asked`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.evidence import find_facts_not_asked
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Related, Severity
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV314",
    on=Flow,
    since="0.1",
    severity=Severity.INFO,
    remedy="Ask it, or write under `not_asked` why the flow leaves it out.",
)
def fact_never_asked(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """A fact by which a cited work decides, and which the flow never asks."""
    for found in find_facts_not_asked(flow, ledger):
        extract = found.extract
        yield Finding(
            at=flow.at,
            message=f"`{found.key}` decides by `{found.fact}`, which this flow never asks.",
            related=(Related(at=extract.at, message=f"The extract `{extract.id}` names it."),),
        )
