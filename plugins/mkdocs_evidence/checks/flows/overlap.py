"""The rule `overlap`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.study import find_own, study_flow
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger


@rule("EV302", on=Flow, since="0.1", remedy="Take these answers out of one of the two; branches have no order.")
def overlap(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """Answers that two branches of one question both take."""
    study = study_flow(flow, ledger)
    for found in find_own(study, ledger, lambda proof: proof.overlaps):
        first, second = found.first.source, found.second.source
        cell = study.say(found.cells, found.question)
        yield Finding(
            at=second.at,
            message=f"Two branches take the same answers, to `{first.to}` and to `{second.to}`: {cell}.",
            related=(Related(at=first.at, message="The other branch is here."),),
        )
