"""The rule `ageing-evidence`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.analysis.works.ages import find_newest_support
from mkdocs_evidence.checks.registry import Option, rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Related, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.settings import option

_MAX_AGE = Option(name="max_age_years", default=10, about="Years after which the newest work of a claim counts as old.")


@rule(
    "EV215",
    on=Article,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Search for newer evidence. If there is none, keep the claim and say so in a waiver with an end.",
    options=(_MAX_AGE,),
)
def ageing_evidence(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A recommendation, or a graded claim of effect, whose newest work is old."""
    if ledger.as_of is None:
        return
    most = option("ageing-evidence", _MAX_AGE.name, _MAX_AGE.default, ledger.settings)
    for claim in article.claims:
        if claim.strength is None and claim.certainty is None:
            continue
        newest = find_newest_support(claim, ledger)
        years = 0 if newest is None else newest.years_on(ledger.as_of)
        if newest is not None and years >= most:
            what = "recommendation" if claim.is_recommendation else "claim"
            yield Finding(
                at=find_first_line(claim),
                message=f"The newest work that this {what} rests on, `{newest.reference.key}`, is {years} years old.",
                related=(Related(at=newest.reference.field_place("issued"), message="Its date is here."),),
                # What an old trial found stays true; what to do because of it may not.
                severity=None if claim.is_recommendation else Severity.INFO,
            )
