"""The rule `one-publisher-support`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.analysis.works.independence import Bond, SingleBacking, find_single_backing
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Related, Severity
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV214",
    on=Article,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Cite the best one of them, or add a work that is independent.",
)
def one_publisher_support(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A claim whose several works all come from one publisher, one dataset or one study."""
    for claim in article.claims:
        backing = find_single_backing(claim, ledger)
        if backing is not None:
            yield Finding(
                at=find_first_line(claim),
                message=f"The {len(backing.works)} works that carry this claim count as one: {_say(backing)}.",
                related=tuple(
                    Related(at=work.field_place("evidence"), message=f"`{work.key}` is here.") for work in backing.works
                ),
            )


def _say(backing: SingleBacking) -> str:
    keys = " and ".join(f"`{work.key}`" for work in backing.works)
    match backing.bonds:
        case (Bond.WORK,):
            return f"{keys} are versions of one work"
        case (Bond.DATASET,):
            return f"{keys} studied the same data, “{backing.name}”"
        case (Bond.PUBLISHER,):
            return f"“{backing.name}” stands behind all of them, {keys}"
        case (Bond.OURS,):
            return f"none of {keys} is independent of this site"
        case _:
            return f"{keys} are tied to each other by publisher, data or text"
