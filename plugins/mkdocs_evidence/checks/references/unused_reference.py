"""The rule `unused-reference`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.analysis.citing import cited_in
from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.ledger import Ledger


def _gather_keys(article: Article, _: Ledger) -> set[ReferenceKey]:
    return {citation.key for citation in cited_in(article)}


@rule_across(
    "EV203",
    gather=_gather_keys,
    since="0.1",
    severity=Severity.WARNING,
    remedy="Cite it where it bears on a claim, or take the file out.",
)
def unused_reference(cited: Sequence[ReferenceKey], ledger: Ledger) -> Iterator[Finding]:
    """A reference that nothing on the site cites."""
    used = {*cited, *_find_other_uses(ledger)}
    for key in ledger.references:
        if key not in used:
            yield Finding(at=ledger.references[key].at, message=f"Nothing cites the reference `{key}`.")


def _find_other_uses(ledger: Ledger) -> Iterator[ReferenceKey]:
    for flow in ledger.flows.values():
        for fact in flow.facts:
            yield ReferenceKey(fact.reference)
    for scheme in ledger.vocabulary.staging:
        if scheme.reference is not None:
            yield scheme.reference
