"""The rule `forged-signature`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.analysis.reviews.chain import Flaw, FlawKind
from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.checks.review_flaws import find_flaws, flaws_gatherer
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule_across(
    "EV408",
    gather=flaws_gatherer(FlawKind.FORGED_SIGNATURE),
    since="0.3",
    remedy="Bring the file back as it was, or ask the reviewer.",
)
def forged_signature(flaws: Sequence[Flaw], ledger: Ledger) -> Iterator[Finding]:
    """A record whose signature is missing, is not that of its signer, or is over other words."""
    yield from find_flaws(FlawKind.FORGED_SIGNATURE, flaws, ledger)
