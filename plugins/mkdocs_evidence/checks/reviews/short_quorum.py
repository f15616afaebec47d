"""The rule `short-quorum`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.standing import ClaimStanding, State, standing_now
from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger

_NAMED = 5
"""Claims named in a summary; the rest is counted."""


@rule(
    "EV407",
    on=Article,
    since="0.3",
    severity=Severity.INFO,
    remedy="Ask another member of the board to review it.",
)
def short_quorum(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A claim that fewer members have signed than its kind needs."""
    standing = standing_now(article, ledger)
    if standing is None:
        return
    short = [
        (claim, stands)
        for claim, stands in zip(article.claims, standing.claims, strict=True)
        if stands.signers and stands.state in (State.UNDER_REVIEW, State.CHANGES_REQUESTED)
    ]
    if ledger.settings.unapproved == "refuse":
        for claim, stands in short:
            yield Finding(at=find_first_line(claim), message=_say_one(stands), severity=Severity.ERROR)
    elif short:
        yield Finding(at=article.field_place("title"), message=_say_all(short))


def _say_one(stands: ClaimStanding) -> str:
    signers = ", ".join(f"`{one}`" for one in stands.signers)
    return f"This claim needs {stands.needed} sign-offs and has {len(stands.signers)}: {signers}."


def _say_all(short: list[tuple[Claim, ClaimStanding]]) -> str:
    named = ", ".join(f"`{claim.id}` ({len(one.signers)} of {one.needed})" for claim, one in short[:_NAMED])
    more = f" and {len(short) - _NAMED} more" if len(short) > _NAMED else ""
    return f"Sign-offs are missing for {named}{more}."
