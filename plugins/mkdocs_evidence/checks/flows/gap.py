"""The rule `gap`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.study import find_own, study_flow
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger


@rule("EV301", on=Flow, since="0.1", remedy="Add these answers to a branch, or add a branch for them.")
def gap(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """Answers that can be given and lead nowhere."""
    study = study_flow(flow, ledger)
    if study.proof.is_too_large:
        yield Finding(
            at=flow.at,
            message="This flow has too many facts, branches or combinations of answers to be proven complete.",
            remedy="Make several flows of it and lead from one to the other with `to: flow:…`.",
        )
    if not all(constraint.is_whole for one in (flow, *study.compiled.joined) for constraint in one.constraints):
        return
    for found in find_own(study, ledger, lambda proof: proof.gaps):
        if found.question.is_whole:
            cell = study.say(found.cells, found.question)
            yield Finding(at=found.question.source.at, message=f"No branch takes these answers: {cell}.")
    for found in find_own(study, ledger, lambda proof: proof.stuck):
        cell = study.say(found.cells, found.question, is_answered=False)
        yield Finding(
            at=found.question.source.at,
            message=f"{cell}: the constraints leave no answer to `{found.question.source.id}`.",
            remedy="Correct the constraints, or do not lead these patients here.",
        )
