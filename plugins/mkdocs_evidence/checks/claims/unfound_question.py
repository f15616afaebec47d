"""The rule `unfound-question`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.search.own_questions import FIRST, Lost, find_lost


def _gather_asking(article: Article, _: Ledger) -> tuple[ArticleId, ...]:
    return (article.id,) if any(claim.asks for claim in article.claims) else ()


@rule_across(
    "EV129",
    gather=_gather_asking,
    since="0.3",
    remedy="Put it in words that tell this claim from the others, or give it to the claim that answers it better.",
)
def unfound_question(asking: Sequence[ArticleId], ledger: Ledger) -> Iterator[Finding]:
    """A question in `asks` that search does not answer with its claim among the first three."""
    if asking:
        for lost in find_lost(ledger):
            yield _describe(lost, ledger)


def _describe(lost: Lost, ledger: Ledger) -> Finding:
    claim = next(one for one in ledger.articles[lost.article].claims if one.id == lost.claim)
    instead = ", ".join(f"`{name}`" for name in lost.instead)
    first = f" First come {instead}." if instead else " It finds nothing."
    return Finding(
        at=claim.mark_at or claim.at,
        message=f"“{lost.question}” does not find this claim among the first {FIRST}.{first}",
    )
