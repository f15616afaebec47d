"""The rule `unsigned-board-change`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.roll_flaws import RollFlawKind
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.checks.review_flaws import find_roll_faults
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV417",
    on=Ledger,
    since="0.4",
    remedy="Have the keepers sign the change, or undo it.",
)
def unsigned_board_change(ledger: Ledger, _: Ledger) -> Iterator[Finding]:
    """A change of the board that its keepers have not signed."""
    yield from find_roll_faults(RollFlawKind.UNSIGNED_CHANGE, ledger)
