"""The rule `uncovered-path`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.scenarios import find_uncovered, try_scenarios
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV313",
    on=Flow,
    since="0.1",
    severity=Severity.WARNING,
    remedy="Add a scenario: a patient in clinical words, the answers, and the outcome you expect.",
)
def uncovered_path(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """An outcome or a branch that no scenario reaches."""
    study = study_flow(flow, ledger)
    compiled = study.compiled
    if not flow.scenarios:
        if flow.questions:
            yield Finding(at=flow.at, message="No scenario says what is expected of this flow.")
        return
    trials = tuple(try_scenarios(compiled))
    if not compiled.is_whole or not study.proof.is_complete or len(trials) < len(flow.scenarios):
        return
    uncovered = find_uncovered(compiled, trials)
    for name in uncovered.outcomes:
        yield Finding(at=compiled.outcomes[name].source.at, message=f"No scenario reaches the outcome `{name}`.")
    for question, branch in uncovered.branches:
        conditions = " and ".join(f"{one.fact} {one.source.words}" for one in branch.conditions)
        message = f"No scenario takes this branch of `{question.source.id}`: {conditions}."
        yield Finding(at=branch.source.at, message=message)
