"""The rule `overdue-claim`."""

from collections.abc import Iterator
from datetime import date

from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV120",
    on=Article,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Have it reviewed against today's evidence, then set the next day.",
)
def overdue_claim(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """An article or a claim whose day of review has passed."""
    today = ledger.as_of
    if today is None:
        return
    if article.review_due is not None and article.review_due < today:
        yield Finding(
            at=article.field_place("review_due"),
            message=f"The article was due for review on {article.review_due}, {_say_days(article.review_due, today)}.",
        )
    for claim in article.claims:
        if claim.due is not None and claim.due < today:
            yield Finding(
                at=claim.mark_at or claim.at,
                message=f"This claim was due for review on {claim.due}, {_say_days(claim.due, today)}.",
            )


def _say_days(due: date, today: date) -> str:
    days = (today - due).days
    return "a day ago" if days == 1 else f"{days} days ago"
