"""The rule `broken-chain`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.nearest import find_nearest
from mkdocs_evidence.analysis.reviews.chain import FlawKind
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.checks.review_flaws import find_flaws
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV409",
    on=Ledger,
    since="0.3",
    remedy="Bring back the file that was removed or changed; git has it.",
)
def broken_chain(ledger: Ledger, _: Ledger) -> Iterator[Finding]:
    """A record that does not fit those before it, or that is about no article."""
    yield from find_flaws(FlawKind.BROKEN_CHAIN, ledger)
    articles = set(ledger.articles)
    for record in ledger.reviews:
        if record.article not in articles:
            near = find_nearest(record.article, articles)
            hint = f" Did it move to `{near}`?" if near else ""
            yield Finding(
                at=record.at,
                message=f"This record is about `{record.article}`, and there is no such article.{hint}",
                remedy="Give the article its old path again: what was signed names it.",
            )
