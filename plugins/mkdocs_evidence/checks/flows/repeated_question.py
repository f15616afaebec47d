"""The rule `repeated-question`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.study import find_own, study_flow
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger


@rule("EV308", on=Flow, since="0.1", remedy="Use the earlier answer with `given`, or lead past this question.")
def repeated_question(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """A fact that is asked a second time on one route."""
    study = study_flow(flow, ledger)
    for found in find_own(study, ledger, lambda proof: proof.repeated):
        source = found.question.source
        others = [one for one in flow.questions if one.fact == source.fact and one is not source]
        cell = study.say(found.cells, found.question, is_answered=False)
        yield Finding(
            at=source.at,
            message=f"`{source.fact}` is asked again here; its answer is known already where {cell}.",
            related=tuple(Related(at=one.at, message=f"`{one.id}` asks it too.") for one in others),
        )
