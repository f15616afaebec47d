"""The rule `uncited-outcome`."""

from collections.abc import Iterator

from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.flow import FactType, Flow
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.ledger import Ledger


@rule("EV309", on=Flow, since="0.1", remedy="Name the claims it rests on: `claims: [article#claim]`.")
def uncited_outcome(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """An outcome, a constraint or a score that rests on nothing."""
    for outcome in flow.outcomes:
        if not outcome.claims:
            yield Finding(at=outcome.at, message=f"The outcome `{outcome.id}` names no claim.")
    for constraint in flow.constraints:
        if not constraint.claims:
            yield Finding(at=constraint.at, message="No claim says that these answers cannot occur together.")
    for fact in flow.facts:
        if fact.type is not FactType.SCORE or ReferenceKey(fact.reference) in ledger.references:
            continue
        if fact.reference:
            message = f"No reference has the key `{fact.reference}`, which is to document the score `{fact.id}`."
        else:
            message = f"Nothing documents the points of the score `{fact.id}`."
        yield Finding(at=fact.at, message=message, remedy="Name the work that it comes from: `reference: key`.")
