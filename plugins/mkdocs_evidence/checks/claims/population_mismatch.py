"""The rule `population-mismatch`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.scope.coverage import (
    CitedExtract,
    Lie,
    citation_place,
    find_foreign_populations,
    term_names,
)
from mkdocs_evidence.analysis.scope.people import find_other_people
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place

_HOW = {Lie.NARROWER: "who are only some of them", Lie.BESIDE: "who are other people"}


@rule(
    "EV112",
    on=Article,
    since="0.2",
    remedy="Cite a work on these people, name the group that was studied with `population=`, or say why the work still "
    'applies: `indirect="…"`.',
)
def population_mismatch(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A claim about other people than those its evidence studied."""
    if not ledger.vocabulary.populations:
        return
    names = term_names(ledger)
    for claim in article.claims:
        foreign = find_foreign_populations(claim, article, ledger)
        for one in foreign:
            yield Finding(
                at=citation_place(claim, one.cited.citation),
                message=f"The claim is about “{names[one.claimed]}”, and {_say(one.cited)} is about "
                f"“{names[one.studied]}”, {_HOW[one.lie]}.",
                related=(_relate(one.cited),),
            )
        other = None if foreign else find_other_people(claim, ledger)
        if other is not None:
            yield Finding(
                at=claim.text_map.place(other.start, other.start + len(other.words)),
                message=f"The claim {'is advice for' if other.start and claim.is_recommendation else 'begins with'} "
                f"“{other.words}”, and {_say(other.cited)} is about "
                f"“{names[other.studied]}”.",
                related=(_relate(other.cited),),
            )


def _say(cited: CitedExtract) -> str:
    return f"`{cited.citation.key}#{cited.extract.id}`"


def _relate(cited: CitedExtract) -> Related:
    at = cited.extract.at
    return Related(at=Place(at.file, at.line, at.column), message=f"Extract `{cited.extract.id}` is here.")
