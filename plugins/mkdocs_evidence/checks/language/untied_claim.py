"""The rule `untied-claim`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.wording.books import wording_books
from mkdocs_evidence.analysis.wording.subject import find_subjectless_opening
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Claim, ClaimKind
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
    before: Claim | None = None
    for claim in article.claims:
        found = find_subjectless_opening(claim.text, books)
        if found is not None and claim.kind is not ClaimKind.ROW:
            yield Finding(
                at=claim.text_map.place(found.start, found.stop),
                message=f"“{claim.text[found.start : found.stop]} …” does not say what it is about.",
                # Readers of the page know it from the paragraph above, those who search or sign do not.
                severity=Severity.INFO if found.leans and _goes_on(before, claim) else None,
            )
        before = claim


def _goes_on(before: Claim | None, claim: Claim) -> bool:
    """Whether a claim is a paragraph below another of its section, which may have named its subject."""
    return before is not None and claim.kind is before.kind is ClaimKind.PARAGRAPH and claim.section == before.section
