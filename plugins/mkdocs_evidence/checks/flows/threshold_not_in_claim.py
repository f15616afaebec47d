"""The rule `threshold-not-in-claim`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.flows.thresholds import find_thresholds, numbers_of_claims, numbers_of_work
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV310",
    on=Flow,
    since="0.1",
    remedy="Name a claim that gives this number in the branch or its question, or correct the number.",
)
def threshold_not_in_claim(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """A number at which a flow turns and which none of the claims beside it gives."""
    told = set()
    for threshold in find_thresholds(study_flow(flow, ledger).compiled):
        key = (threshold.at, threshold.written)
        numbers = numbers_of_claims(threshold.claims, ledger)
        if key in told or numbers is None or not threshold.beside.isdisjoint(numbers):
            continue
        if not threshold.beside.isdisjoint(numbers_of_work(threshold.reference, ledger)):
            continue
        told.add(key)
        number, fact = format(threshold.written, "f"), threshold.fact.fact.id
        message = (
            f"None of the claims named here gives the threshold {number} of `{fact}`."
            if threshold.claims
            else f"The threshold {number} of `{fact}` names no claim."
        )
        yield Finding(at=threshold.at, message=message)
