"""The rule `unreachable-outcome`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger


@rule("EV303", on=Flow, since="0.1", remedy="Lead some answers there, or delete it.")
def unreachable_outcome(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """An outcome or a question that no answers lead to."""
    study = study_flow(flow, ledger)
    if not study.compiled.is_whole or study.proof.is_too_large:
        return
    for name in study.proof.unreached:
        if name in study.proof.doubtful:
            continue
        question = study.compiled.questions.get(name)
        if question is not None:
            yield Finding(at=question.source.at, message=f"No answers lead to the question `{question.source.id}`.")
        else:
            outcome = study.compiled.outcomes[name].source
            yield Finding(at=outcome.at, message=f"No answers lead to the outcome `{outcome.id}`.")
