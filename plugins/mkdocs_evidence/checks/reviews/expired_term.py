"""The rule `expired-term`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.chain import FlawKind
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.checks.review_flaws import find_flaws
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV406",
    on=Ledger,
    since="0.3",
    remedy="Have a sitting member sign.",
)
def expired_term(ledger: Ledger, _: Ledger) -> Iterator[Finding]:
    """A record signed outside a term of office, or with a key that was revoked."""
    yield from find_flaws(FlawKind.EXPIRED_TERM, ledger)
