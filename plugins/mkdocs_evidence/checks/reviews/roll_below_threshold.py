"""The rule `roll-below-threshold`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.roll_flaws import RollFlawKind
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.checks.review_flaws import find_roll_faults
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV414",
    on=Ledger,
    since="0.4",
    remedy="Have more keepers sign it.",
)
def roll_below_threshold(ledger: Ledger, _: Ledger) -> Iterator[Finding]:
    """An edition of the roll of the board that too few keepers signed."""
    yield from find_roll_faults(RollFlawKind.BELOW_THRESHOLD, ledger)
