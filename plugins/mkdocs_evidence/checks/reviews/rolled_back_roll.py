"""The rule `rolled-back-roll`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.roll_flaws import RollFlawKind
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.checks.review_flaws import find_roll_faults
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV416",
    on=Ledger,
    since="0.4",
    remedy="Bring back the latest file.",
)
def rolled_back_roll(ledger: Ledger, _: Ledger) -> Iterator[Finding]:
    """A roll of the board that is older than the log of the records."""
    yield from find_roll_faults(RollFlawKind.ROLLED_BACK, ledger)
