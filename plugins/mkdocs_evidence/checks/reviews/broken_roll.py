"""The rule `broken-roll`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.roll_flaws import RollFlawKind
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.checks.review_flaws import find_roll_faults
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV413",
    on=Ledger,
    since="0.4",
    remedy="Bring the file back as it was.",
)
def broken_roll(ledger: Ledger, _: Ledger) -> Iterator[Finding]:
    """A roll of the board that was edited, forged, or lacks an edition."""
    yield from find_roll_faults(RollFlawKind.BROKEN, ledger)
