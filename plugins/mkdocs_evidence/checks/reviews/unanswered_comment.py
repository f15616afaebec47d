"""The rule `unanswered-comment`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ids import ClaimId, PersonId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import ClaimVerdict, Verdict

_LONGEST = 60
"""Characters of a comment that a message repeats."""


@rule(
    "EV412",
    on=Article,
    since="0.3",
    severity=Severity.WARNING,
    remedy="Answer it in a record with the meaning `answered`; comment and answer are published.",
)
def unanswered_comment(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A comment of a reviewer to which the authors have not replied."""
    counted = [one for one in judged_records(article.id, ledger) if one.counts]
    answered = {(answer.record, answer.claim) for one in counted for answer in one.record.answers}
    open_comments: dict[tuple[PersonId, ClaimId], list[ClaimVerdict]] = {}
    for one in counted:
        for verdict in one.record.claims:
            about = (one.record.reviewer, verdict.claim)
            # Whoever accepts the claim later has no open question about it.
            if verdict.verdict is Verdict.ACCEPT and one.record.meaning.approves:
                open_comments.pop(about, None)
            if verdict.comment and (one.digest, verdict.claim) not in answered:
                open_comments.setdefault(about, []).append(verdict)
    for (who, claim), verdicts in open_comments.items():
        for verdict in verdicts:
            said = verdict.comment if len(verdict.comment) <= _LONGEST else f"{verdict.comment[: _LONGEST - 1]}…"
            yield Finding(at=verdict.at, message=f"`{who}` says of `{claim}`: “{said}” Nobody has answered.")
