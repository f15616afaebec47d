"""The rule `expired-roll`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.roll_flaws import RollFlawKind
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.checks.review_flaws import find_roll_faults
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV415",
    on=Ledger,
    since="0.4",
    severity=Severity.WARNING,
    remedy="Have the keepers sign a new edition.",
)
def expired_roll(ledger: Ledger, _: Ledger) -> Iterator[Finding]:
    """A roll of the board that has run out."""
    yield from find_roll_faults(RollFlawKind.EXPIRED, ledger)
