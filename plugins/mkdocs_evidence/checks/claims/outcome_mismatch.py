"""The rule `outcome-mismatch`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.scope.coverage import citation_place, term_names
from mkdocs_evidence.analysis.scope.outcomes import OtherOutcome, find_other_outcomes
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place


@rule(
    "EV113",
    on=Article,
    since="0.2",
    remedy='Say what the work measured, cite one that measured this, or say why it still applies: `indirect="…"`.',
)
def outcome_mismatch(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A claim about another outcome than the one its evidence measured."""
    for claim in article.claims:
        for other in find_other_outcomes(claim, ledger):
            yield _describe(claim, other, ledger)


def _describe(claim: Claim, other: OtherOutcome, ledger: Ledger) -> Finding:
    names, cited = term_names(ledger), other.cited
    source = f"`{cited.citation.key}#{cited.extract.id}` measured “{names[other.measured]}”"
    if other.named is None:
        at = citation_place(claim, cited.citation)
        message = f"The outcome of this claim is “{names[other.claimed]}”, and {source}."
    else:
        at = claim.text_map.place(other.named.start, other.named.stop)
        message = f"The claim says “{claim.text[other.named.start : other.named.stop]}”, and {source}."
    place = cited.extract.at
    related = Related(at=Place(place.file, place.line, place.column), message=f"Extract `{cited.extract.id}` is here.")
    return Finding(at=at, message=message, related=(related,))
