"""The rule `untied-claim`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.wording_books import wording_books
from mkdocs_evidence.analysis.wording_subject import find_subjectless_opening
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, ClaimKind
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV508",
    on=Article,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Begin with what the claim is about, so that it can be read, found and signed by itself.",
)
def untied_claim(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A claim without a subject of its own, such as “Relieves pressure”."""
    books = wording_books(ledger)
    for claim in article.claims:
        if claim.kind is ClaimKind.ROW:
            continue
        found = find_subjectless_opening(claim.text, books)
        if found:
            start, stop = found
            yield Finding(
                at=claim.text_map.place(start, stop),
                message=f"“{claim.text[start:stop]} …” does not say what it is about.",
            )
