"""What makes a board record or the roll of the board count for nothing, as findings."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.chain import FlawKind, judge_reviews
from mkdocs_evidence.analysis.reviews.roll_flaws import RollFlawKind
from mkdocs_evidence.analysis.reviews.roll_judgement import judge_roll
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


def find_flaws(kind: FlawKind, ledger: Ledger) -> Iterator[Finding]:
    """A finding for each flaw of this kind, in the order of the articles and of their records."""
    for records in judge_reviews(ledger).values():
        for one in records:
            for flaw in one.flaws:
                if flaw.kind is kind:
                    yield Finding(at=flaw.at, message=flaw.message, remedy=flaw.remedy)


def find_roll_faults(kind: RollFlawKind, ledger: Ledger) -> Iterator[Finding]:
    """A finding for each flaw of this kind in the roll of the board."""
    for flaw in judge_roll(ledger):
        if flaw.kind is kind:
            yield Finding(at=flaw.at, message=flaw.message, remedy=flaw.remedy)
