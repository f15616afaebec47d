"""The rule `broken-chain`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.analysis.nearest import find_nearest
from mkdocs_evidence.analysis.reviews.chain import Flaw, FlawKind
from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.checks.review_flaws import find_flaws, flaws_gatherer
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule_across(
    "EV409",
    gather=flaws_gatherer(FlawKind.BROKEN_CHAIN),
    since="0.3",
    remedy="Bring back the file that was removed or changed; git has it.",
)
def broken_chain(flaws: Sequence[Flaw], ledger: Ledger) -> Iterator[Finding]:
    """A record that does not fit those before it, or that is about no article."""
    yield from find_flaws(FlawKind.BROKEN_CHAIN, flaws, ledger)
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
