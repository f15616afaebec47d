"""The rule `dead-branch`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger


@rule("EV304", on=Flow, since="0.1", remedy="Correct its conditions, or delete it.")
def dead_branch(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """A branch that no combination of answers can take."""
    study = study_flow(flow, ledger)
    if not study.compiled.is_whole or study.proof.is_too_large:
        return
    proof = study.proof
    stopped = {one.question.name for one in (*proof.loops, *proof.repeated, *proof.stuck)}
    stopped |= {one.question.name for one in proof.unasked}
    for question, branch in proof.dead:
        if question.is_joined:
            continue
        impossible = next((one for one in branch.conditions if not one.stretches), None)
        if impossible is not None:
            message = f"`{impossible.fact}` is never `{impossible.source.words}`, so nobody takes this branch."
            yield Finding(at=impossible.source.at, message=message)
        elif question.name not in stopped | proof.doubtful:
            conditions = " and ".join(f"{one.fact} {one.source.words}" for one in branch.conditions)
            message = f"Nobody who comes to `{question.source.id}` can take this branch: {conditions}."
            yield Finding(at=branch.source.at, message=message)
