"""The rule `loop`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.graph import find_round
from mkdocs_evidence.analysis.flows.study import find_own, study_flow
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger


@rule("EV306", on=Flow, since="0.1", remedy="Lead one of these branches to an outcome, or to a question of its own.")
def loop(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """A question that answers lead back to."""
    study = study_flow(flow, ledger)
    for found in find_own(study, ledger, lambda proof: proof.loops):
        names = " → ".join(f"`{name}`" for name in find_round(found.question.name, study.compiled))
        yield Finding(at=found.question.source.at, message=f"Answers lead in a circle: {names}.")
