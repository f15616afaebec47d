"""The rule `secondary-only-support`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.analysis.works.independence import carrying_works, is_second_hand
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Related, Severity
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV213",
    on=Article,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Add a study, a systematic review or a guideline that carries it.",
)
def secondary_only_support(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A recommendation that rests on nothing but what others say of the evidence."""
    for claim in article.claims:
        if claim.is_recommendation and is_second_hand(claim, ledger):
            works = carrying_works(claim, ledger)
            kinds = " and ".join(f"`{work.key}` ({work.kind.replace('-', ' ')})" for work in works if work.kind)
            yield Finding(
                at=find_first_line(claim),
                message=f"This recommendation rests on second-hand accounts only: {kinds}.",
                related=tuple(
                    Related(at=work.field_place("evidence"), message=f"`{work.key}` is here.") for work in works
                ),
            )
