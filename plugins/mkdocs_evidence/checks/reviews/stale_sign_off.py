"""The rule `stale-sign-off`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.analysis.reviews.changes import changed_parts, say_changes
from mkdocs_evidence.analysis.reviews.digests import claim_parts, words_digest
from mkdocs_evidence.analysis.reviews.flows import stand_flow
from mkdocs_evidence.analysis.reviews.sign_offs import SignOff
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.analysis.reviews.standing import ClaimStanding, State, standing_now
from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.finding import Finding, Related, Severity
from mkdocs_evidence.model.ids import ClaimId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import SignedParts

_CHANGED = (State.CHANGED, State.SUPERSEDED)


def _gather(article: Article, ledger: Ledger) -> Iterator[Finding]:
    standing = standing_now(article, ledger)
    if standing is None:
        return
    severity = Severity.ERROR if ledger.settings.unapproved == "refuse" else None
    parts: dict[ClaimId, SignedParts] = {}
    for claim, stands in zip(article.claims, standing.claims, strict=True):
        if stands.state is State.EXPIRED:
            message = f"The approval of this claim ended on {stands.due}."
            remedy = "Have it reviewed against today's evidence and signed anew."
            yield Finding(at=find_first_line(claim), message=message, remedy=remedy, severity=severity)
        elif stands.state in _CHANGED and stands.last_approved and claim.id:
            parts = parts or claim_parts(article, ledger)
            yield Finding(
                at=find_first_line(claim),
                message=_message(claim, stands, stands.last_approved, parts[claim.id]),
                related=(Related(at=stands.last_approved.verdict.at, message="What was signed."),),
                severity=severity,
            )


@rule_across(
    "EV402",
    gather=_gather,
    since="0.3",
    severity=Severity.WARNING,
    remedy="Have it signed anew, or put back what was signed.",
)
def stale_sign_off(found: Sequence[Finding], ledger: Ledger) -> Iterator[Finding]:
    """A claim or flow that the board approved in other words, on other evidence, or too long ago."""
    yield from found
    severity = Severity.ERROR if ledger.settings.unapproved == "refuse" else None
    for flow in ledger.flows.values():
        stands = stand_flow(flow, ledger, as_of=ledger.as_of)
        if stands is None or stands.state not in (State.CHANGED, State.EXPIRED):
            continue
        is_changed = stands.state is State.CHANGED
        what = "has changed since the board approved it" if is_changed else f"was approved until {stands.due}"
        signed = stands.last_approved
        yield Finding(
            at=flow.at,
            message=f"The flow `{flow.id}` {what}.",
            related=(Related(at=signed.at, message="What was signed."),) if signed else (),
            severity=severity,
        )


def _message(claim: Claim, stands: ClaimStanding, signed: SignOff, now: SignedParts) -> str:
    day, verdict = signed.record.date, signed.verdict
    if stands.state is State.SUPERSEDED:
        return f"This claim was approved on {day}, and a newer edition has taken the place of a work it cites."
    is_kept = bool(verdict.words) and (verdict.parts is None or words_digest(verdict.words) == verdict.parts.words)
    changes = []
    if is_kept and words_digest(verdict.words) != now.words:
        changes.append(say_changes(verdict.words, signed_words(claim)))
    if verdict.parts is not None:
        changes += [f"{part} changed" for part in changed_parts(verdict.parts, now)]
    told = f": {'; '.join(changes)}" if changes else ""
    return f"This claim has changed since it was approved on {day}{told}."
