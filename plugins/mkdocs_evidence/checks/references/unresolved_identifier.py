"""The rule `unresolved-identifier`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.citing import cited_in
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Citation
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.syntax.citations import names_identifier


@rule(
    "EV217",
    on=Article,
    since="0.2",
    remedy="Run `evidence refs resolve`, or add a reference with that identifier and cite its key.",
)
def unresolved_identifier(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A citation of a bare DOI or PMID, of which no reference has been made yet."""
    bare = (one for one in cited_in(article) if ":" in one.key and names_identifier(one.key))
    for citation in dict.fromkeys(bare):
        if citation.key not in ledger.references:
            yield _describe(citation, ledger)


def _describe(citation: Citation, ledger: Ledger) -> Finding:
    reference = _index_identifiers(ledger).get(citation.key.lower())
    if reference is None:
        return Finding(
            at=citation.at,
            message=f"`@{citation.key}` names a work by its identifier, and the site has no reference of it yet.",
        )
    return Finding(
        at=citation.at,
        message=f"`@{citation.key}` is the work that this site calls `{reference.key}`.",
        remedy=f"Write `@{reference.key}`.",
        related=(Related(at=reference.at, message=f"`{reference.key}` is here."),),
    )


@once_per_ledger
def _index_identifiers(ledger: Ledger) -> dict[str, Reference]:
    index: dict[str, Reference] = {}
    for reference in ledger.references.values():
        for name, value in (("doi", reference.doi), ("pmid", reference.pmid)):
            if value:
                index.setdefault(ReferenceKey(f"{name}:{value}".lower()), reference)
    return index
