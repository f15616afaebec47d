"""The rule `expired-term`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.analysis.reviews.chain import Flaw, FlawKind
from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.checks.review_flaws import find_flaws, flaws_gatherer
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule_across(
    "EV406",
    gather=flaws_gatherer(FlawKind.EXPIRED_TERM),
    since="0.3",
    remedy="Have a sitting member sign.",
)
def expired_term(flaws: Sequence[Flaw], ledger: Ledger) -> Iterator[Finding]:
    """A record signed outside a term of office, or with a key that was revoked."""
    yield from find_flaws(FlawKind.EXPIRED_TERM, flaws, ledger)
