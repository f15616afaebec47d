"""The rule `misnamed-study`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.works.named_designs import find_misnamed_designs
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Related, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import EvidenceKind

_NAMES: dict[EvidenceKind | None, str] = {
    EvidenceKind.GUIDELINE: "a guideline",
    EvidenceKind.SYSTEMATIC_REVIEW: "a systematic review",
    EvidenceKind.RCT: "a randomised trial",
    EvidenceKind.COHORT: "a cohort study",
    EvidenceKind.CASE_CONTROL: "a case-control study",
    EvidenceKind.CASE_SERIES: "a case series",
}


@rule(
    "EV128",
    on=Article,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Name the study as what it is, cite the study that is meant, or correct `kind:` in the file of the work.",
)
def misnamed_study(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A claim that names another kind of study than the works it cites."""
    for claim in article.claims:
        for one in find_misnamed_designs(claim, ledger):
            work = one.work
            said = claim.text[one.start : one.stop]
            name = _NAMES.get(work.kind, "of no such kind")
            yield Finding(
                at=claim.text_map.place(one.start, one.stop),
                message=f"The claim speaks of “{said}”, and the cited work `{work.key}` is {name}.",
                related=(Related(at=work.field_place("evidence.kind"), message="The work's kind is here."),),
            )
