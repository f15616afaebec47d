"""How well it must be known who accepted something, so that the acceptance counts."""

from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import Identity


def needed_identity(ledger: Ledger, *, is_recommendation: bool) -> Identity:
    """The lowest level at which an acceptance counts; a flow counts as a recommendation."""
    policy = ledger.settings.review
    return policy.identity_recommendation if is_recommendation else policy.identity_claim


def is_known_enough(identity: Identity, ledger: Ledger, *, is_recommendation: bool) -> bool:
    """Whether an acceptance counts by how it is known who decided. What is refused or withdrawn counts at any level."""
    return identity <= needed_identity(ledger, is_recommendation=is_recommendation)
