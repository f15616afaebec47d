"""The rule `unknown-reviewer`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.chain import FlawKind
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.checks.review_flaws import find_flaws
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV405",
    on=Ledger,
    since="0.3",
    remedy="Correct the id, or add the person and the seat.",
)
def unknown_reviewer(ledger: Ledger, _: Ledger) -> Iterator[Finding]:
    """A record for somebody who is not on the board."""
    yield from find_flaws(FlawKind.UNKNOWN_REVIEWER, ledger)
