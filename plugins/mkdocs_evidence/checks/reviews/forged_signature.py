"""The rule `forged-signature`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.chain import FlawKind
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.checks.review_flaws import find_flaws
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV408",
    on=Ledger,
    since="0.3",
    remedy="Bring the file back as it was, or ask the reviewer.",
)
def forged_signature(ledger: Ledger, _: Ledger) -> Iterator[Finding]:
    """A record whose signature is missing, is not that of its signer, or is over other words."""
    yield from find_flaws(FlawKind.FORGED_SIGNATURE, ledger)
