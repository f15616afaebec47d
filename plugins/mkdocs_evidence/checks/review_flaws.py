"""What makes a board record or the roll of the board count for nothing, as findings."""

from collections.abc import Iterable, Iterator
from functools import partial

from mkdocs_evidence.analysis.reviews.chain import Flaw, FlawKind, JudgedRecord, judged_records
from mkdocs_evidence.analysis.reviews.roll_flaws import RollFlawKind
from mkdocs_evidence.analysis.reviews.roll_judgement import judge_roll
from mkdocs_evidence.checks.registry import Gather
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


def flaws_gatherer(kind: FlawKind) -> Gather[Flaw]:
    """Gives what takes an article's flaws of this kind: there its records are judged already."""
    return partial(_gather, kind)


def find_flaws(kind: FlawKind, gathered: Iterable[Flaw], ledger: Ledger) -> Iterator[Finding]:
    """A finding for each flaw of this kind, also in records about what is no article.

    Args:
        kind: Which flaws.
        gathered: Those that were gathered from the articles.
        ledger: Knows which articles there are, and all records.
    """
    orphans = {record.article for record in ledger.reviews}.difference(ledger.articles)
    others = (flaw for article in sorted(orphans) for flaw in _flaws(kind, judged_records(article, ledger)))
    for flaw in (*gathered, *others):
        yield Finding(at=flaw.at, message=flaw.message, remedy=flaw.remedy)


def find_roll_faults(kind: RollFlawKind, ledger: Ledger) -> Iterator[Finding]:
    """A finding for each flaw of this kind in the roll of the board."""
    for flaw in judge_roll(ledger):
        if flaw.kind is kind:
            yield Finding(at=flaw.at, message=flaw.message, remedy=flaw.remedy)


def _gather(kind: FlawKind, article: Article, ledger: Ledger) -> list[Flaw]:
    return _flaws(kind, judged_records(article.id, ledger))


def _flaws(kind: FlawKind, records: Iterable[JudgedRecord]) -> list[Flaw]:
    return [flaw for one in records for flaw in one.flaws if flaw.kind is kind]
