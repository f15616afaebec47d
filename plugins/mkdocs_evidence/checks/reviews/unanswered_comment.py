"""The rule `unanswered-comment`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.comments import find_comments
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger

_LONGEST = 60
"""Characters of a comment that a message repeats."""


@rule(
    "EV412",
    on=Article,
    since="0.3",
    severity=Severity.WARNING,
    remedy="Answer it with `evidence review answer`; comment and answer are published.",
)
def unanswered_comment(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A comment of a reviewer to which the authors have not replied."""
    for one in find_comments(article.id, ledger):
        if one.is_open:
            said = one.line if len(one.line) <= _LONGEST else f"{one.line[: _LONGEST - 1]}…"
            message = f"`{one.record.reviewer}` says of `{one.verdict.claim}`: “{said}” Nobody has answered."
            yield Finding(at=one.verdict.at, message=message)
