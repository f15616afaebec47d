"""The rule `unasked-guard`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.study import find_own, study_flow
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger


@rule("EV307", on=Flow, since="0.1", remedy="Ask it earlier on every route to here, or take the condition away.")
def unasked_guard(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """A condition on a fact that has not been asked on some route to it."""
    study = study_flow(flow, ledger)
    for found in find_own(study, ledger, lambda proof: proof.unasked):
        condition = next(one for one in found.branch.conditions if one.fact == found.fact)
        cell = study.say(found.cells, found.question)
        yield Finding(
            at=condition.source.at,
            message=f"This branch turns on `{found.fact}`, which is not answered yet where {cell}.",
        )
