"""The rule `malformed-identifier`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.syntax.identifiers import find_identifier_fault


def _gather_orcids(article: Article, _: Ledger) -> list[tuple[str, Place]]:
    return [(author.orcid, author.at) for author in article.authors if author.person is None]


@rule_across(
    "EV204",
    gather=_gather_orcids,
    since="0.1",
    remedy="Copy the identifier from the work itself.",
)
def malformed_identifier(orcids: Sequence[tuple[str, Place]], ledger: Ledger) -> Iterator[Finding]:
    """A DOI, PMID, PMCID, ISBN, ISSN, ORCID or trial number that cannot be one."""
    for variable, text, at in (*_find_identifiers(ledger), *(("ORCID", *one) for one in orcids)):
        fault = find_identifier_fault(variable, text) if text else None
        if fault is not None:
            cure = f" It is probably `{fault.cure}`." if fault.cure and fault.cure not in fault.message else ""
            yield Finding(at=at, message=f"{variable} {fault.message}{cure}", remedy=fault.remedy)


def _find_identifiers(ledger: Ledger) -> Iterator[tuple[str, str, Place]]:
    for reference in ledger.references.values():
        for variable, text in (
            ("DOI", reference.doi),
            ("PMID", reference.pmid),
            ("PMCID", reference.pmcid),
            ("ISBN", reference.isbn),
            ("ISSN", reference.issn),
            ("trial", reference.trial),
        ):
            yield variable, text, reference.field_place(variable)
    for person in ledger.people.values():
        yield "ORCID", person.orcid, person.orcid_at or person.at
