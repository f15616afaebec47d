"""The rule `unsigned-claim`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.standing import ArticleStanding, State, standing_now
from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger

_UNSIGNED = (State.DRAFT, State.SUBMITTED, State.UNDER_REVIEW, State.CHANGES_REQUESTED)
_WHY = {
    State.DRAFT: "nobody on the board has seen it",
    State.SUBMITTED: "the board has not judged it",
    State.UNDER_REVIEW: "nobody has accepted it yet",
    State.CHANGES_REQUESTED: "a reviewer wants it changed",
}


@rule(
    "EV401",
    on=Article,
    since="0.3",
    severity=Severity.INFO,
    remedy="Put the article before the board, and import the signed files of its reviewers.",
)
def unsigned_claim(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A claim that no member of the board has signed."""
    policy = ledger.settings.unapproved
    if policy == "banner" and ledger.board is None:
        return
    standing = standing_now(article, ledger)
    if policy == "refuse":
        yield from _refuse(article, standing)
        return
    total = len(article.claims)
    approved = standing.count(State.APPROVED) if standing else 0
    if approved == total:
        return
    yield Finding(
        at=article.field_place("title"),
        message=f"{approved} of {total} claims of this article are approved by the board"
        f"{', and the site shows no others.' if policy == 'hide' else '; its page says so.'}",
    )


def _refuse(article: Article, standing: ArticleStanding | None) -> Iterator[Finding]:
    for place, claim in enumerate(article.claims):
        state = standing.claims[place].state if standing else State.DRAFT
        # A claim that some have signed is the matter of `short-quorum`.
        if state in _UNSIGNED and not (standing and standing.claims[place].signers):
            yield Finding(
                at=find_first_line(claim),
                message=f"This claim is not approved: {_WHY[state]}.",
                severity=Severity.ERROR,
            )
