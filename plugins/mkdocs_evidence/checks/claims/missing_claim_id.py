"""The rule `missing-claim-id`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.claim_ids import propose_claim_ids
from mkdocs_evidence.analysis.support import find_first_line, find_legible_claims
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV102",
    on=Article,
    since="0.1",
    remedy="Run `evidence fix`, which writes the id, or give one by hand: `{: #short-name }`.",
)
def missing_claim_id(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A claim that nothing can point to, because it has no id."""
    proposals = list(propose_claim_ids(article))
    legible = {claim.at for claim in find_legible_claims(article)} if proposals else set()
    for claim, proposed in proposals:
        if claim.at not in legible:
            continue
        yield Finding(
            at=find_first_line(claim),
            message=f"This {claim.kind} has no id, so nobody can point to it; `#{proposed}` is free.",
        )
