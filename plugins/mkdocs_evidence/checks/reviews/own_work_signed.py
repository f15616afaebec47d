"""The rule `own-work-signed`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.sign_offs import is_author
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV403",
    on=Article,
    since="0.3",
    remedy="It counts for nothing. Have a member sign who did not write the article.",
)
def own_work_signed(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A record in which an author approves the article."""
    for one in judged_records(article.id, ledger):
        record = one.record
        if one.counts and record.meaning.approves and is_author(record.reviewer, article):
            author = next(author for author in article.authors if author.person == record.reviewer)
            yield Finding(
                at=record.at,
                message=f"`{record.reviewer}` approves an article that `{record.reviewer}` wrote.",
                related=(Related(at=author.at, message="The author."),),
            )
