"""The rule `malformed-identifier`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.syntax.identifiers import find_identifier_fault

_Identifier = tuple[str, str, Place]
"""(what it is said to be, as it is written, where)."""


def _gather_orcids(article: Article, _: Ledger) -> list[_Identifier]:
    return [("ORCID", author.orcid, author.at) for author in article.authors if author.orcid and author.person is None]


def _gather_identifiers(reference: Reference) -> Iterator[_Identifier]:
    for variable, text in (
        ("DOI", reference.doi),
        ("PMID", reference.pmid),
        ("PMCID", reference.pmcid),
        ("ISBN", reference.isbn),
        ("ISSN", reference.issn),
        ("trial", reference.trial),
    ):
        if text and find_identifier_fault(variable, text) is not None:
            yield variable, text, reference.field_place(variable)


@rule_across(
    "EV204",
    gather=_gather_orcids,
    gather_work=_gather_identifiers,
    since="0.1",
    remedy="Copy the identifier from the work itself.",
)
def malformed_identifier(identifiers: Sequence[_Identifier], ledger: Ledger) -> Iterator[Finding]:
    """A DOI, PMID, PMCID, ISBN, ISSN, ORCID or trial number that cannot be one."""
    people = (("ORCID", person.orcid, person.orcid_at or person.at) for person in ledger.people.values())
    for variable, text, at in (*identifiers, *people):
        fault = find_identifier_fault(variable, text) if text else None
        if fault is not None:
            cure = f" It is probably `{fault.cure}`." if fault.cure and fault.cure not in fault.message else ""
            yield Finding(at=at, message=f"{variable} {fault.message}{cure}", remedy=fault.remedy)
