"""The rule `missing-lay-text`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger

_AUDIENCE = "patient"


@rule(
    "EV506",
    on=Article,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Say below it in plain words what it means for the patient: `/// patient | claim-id`, the text, `///`.",
)
def missing_lay_text(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A recommendation that is worded for clinicians only."""
    worded = {lay.claim for lay in article.lay_texts if lay.audience == _AUDIENCE and lay.text}
    for claim in article.claims:
        if claim.is_recommendation and claim.id not in worded:
            name = f"The recommendation `{claim.id}`" if claim.id else "This recommendation"
            yield Finding(
                at=find_first_line(claim),
                message=f"{name} has no text for patients.",
                remedy=_remedy(claim.id),
            )


def _remedy(claim_id: str | None) -> str:
    if claim_id is None:
        return "Give the recommendation an id, and say below it in plain words what it means for the patient."
    return (
        f"Say in plain words what it means for the patient, below it: `/// {_AUDIENCE} | {claim_id}`, the text, `///`."
    )
