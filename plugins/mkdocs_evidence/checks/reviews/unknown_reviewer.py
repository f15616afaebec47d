"""The rule `unknown-reviewer`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.analysis.reviews.chain import Flaw, FlawKind
from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.checks.review_flaws import find_flaws, flaws_gatherer
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule_across(
    "EV405",
    gather=flaws_gatherer(FlawKind.UNKNOWN_REVIEWER),
    since="0.3",
    remedy="Correct the id, or add the person and the seat.",
)
def unknown_reviewer(flaws: Sequence[Flaw], ledger: Ledger) -> Iterator[Finding]:
    """A record for somebody who is not on the board."""
    yield from find_flaws(FlawKind.UNKNOWN_REVIEWER, flaws, ledger)
