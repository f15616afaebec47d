"""The rule `withdrawn-claim-in-use`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.standing import State, standing_now
from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import ClaimName, claim_name
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Withdrawn:
    """A withdrawn claim and where its article rests on it."""

    name: ClaimName
    at: Place
    message: str
    uses: tuple[tuple[Place, str], ...]


def _gather(article: Article, ledger: Ledger) -> Iterator[_Withdrawn]:
    standing = standing_now(article, ledger)
    if standing is None:
        return
    for claim, stands in zip(article.claims, standing.claims, strict=True):
        if stands.state is State.WITHDRAWN and claim.id is not None:
            answers = (one for one in article.answer if claim.id in one.rests_on)
            yield _Withdrawn(
                name=claim_name(article.id, claim.id),
                at=find_first_line(claim),
                message=f"This claim was withdrawn on {stands.since}.",
                uses=tuple((one.mark_at or one.at, "The answer") for one in answers),
            )


@rule_across(
    "EV411",
    gather=_gather,
    since="0.3",
    severity=Severity.WARNING,
    remedy="Take the claim out or write it anew, and have it signed by a quorum that knows of the withdrawal.",
)
def withdrawn_claim_in_use(found: Sequence[_Withdrawn], ledger: Ledger) -> Iterator[Finding]:
    """A claim that the board withdrew and that still stands, in its article, in the answer or in a flow."""
    if not found:
        return
    withdrawn = {one.name: one for one in found}
    is_refused = ledger.settings.unapproved == "refuse"
    for one in found:
        yield Finding(at=one.at, message=one.message, severity=Severity.ERROR if is_refused else None)
        yield from (_in_use(one, at, what) for at, what in one.uses)
    for flow in ledger.flows.values():
        for name, at, what in _claims_of(flow):
            if name in withdrawn:
                yield _in_use(withdrawn[name], at, what)


def _in_use(withdrawn: _Withdrawn, at: Place, what: str) -> Finding:
    return Finding(
        at=at,
        message=f"{what} rests on `{withdrawn.name}`, which was withdrawn.",
        remedy="Let it rest on other claims, or take it out.",
        severity=Severity.ERROR,
    )


def _claims_of(flow: Flow) -> Iterator[tuple[ClaimName, Place, str]]:
    for question in flow.questions:
        yield from ((name, question.at, f"The question `{question.id}`") for name in question.claims)
        for branch in question.branches:
            yield from ((name, branch.at, f"A branch of `{question.id}`") for name in branch.claims)
    for outcome in flow.outcomes:
        yield from ((name, outcome.at, f"The outcome `{outcome.id}`") for name in outcome.claims)
    for constraint in flow.constraints:
        yield from ((name, constraint.at, "A constraint") for name in constraint.claims)
