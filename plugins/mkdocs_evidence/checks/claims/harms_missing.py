"""The rule `harms-missing`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.scope.coverage import term_names
from mkdocs_evidence.analysis.scope.harms import find_unsaid_harms
from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV119",
    on=Article,
    since="0.2",
    remedy="Add a claim that says what harm it can do, with its evidence; mark it with `intervention=` and an "
    "`outcome=` of kind harm where the words do not say so.",
)
def harms_missing(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A treatment that is recommended without a claim on its harms."""
    names = term_names(ledger)
    for unsaid in find_unsaid_harms(article, ledger):
        if unsaid.intervention is None:
            message = "This recommends a treatment, and no claim of the article says what harm treatment can do."
        else:
            name = names.get(unsaid.intervention, unsaid.intervention)
            message = f"This recommends “{name}”, and no claim of the article says what harm it can do."
        yield Finding(at=find_first_line(unsaid.claim), message=message)
