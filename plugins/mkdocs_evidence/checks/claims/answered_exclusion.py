"""The rule `answered-exclusion`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.search.own_questions import Answered, find_answered


def _gather_excluding(article: Article, _: Ledger) -> tuple[ArticleId, ...]:
    return (article.id,) if article.not_covered else ()


@rule_across(
    "EV130",
    gather=_gather_excluding,
    since="0.3",
    remedy="Take the question out when the claim does answer it, or say in the claim what it is about.",
)
def answered_exclusion(excluding: Sequence[ArticleId], ledger: Ledger) -> Iterator[Finding]:
    """A question in `not_covered` that the follow-up box would answer with a claim of the article."""
    if excluding:
        for answered in find_answered(ledger, frozenset(excluding)):
            yield _describe(answered, ledger)


def _describe(answered: Answered, ledger: Ledger) -> Finding:
    article = ledger.articles[answered.article]
    claim = next(one for one in article.claims if one.id == answered.claim)
    return Finding(
        at=article.field_place("not_covered"),
        message=(
            f"“{answered.question}” stands in `not_covered`, "
            f"and readers would be shown `{answered.claim}` as its answer."
        ),
        related=(Related(at=claim.at, message=f"`{answered.claim}` is here."),),
    )
