"""The rule `retracted-reference`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.analysis.works.notices import (
    Touched,
    by_key,
    find_notice,
    has_retracted_title,
    relate,
    say_how_many,
    say_when,
    touched_in,
)
from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.model.claim import Article, Relation
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Reference


def _is_retracted(reference: Reference) -> bool:
    return find_notice(reference, ("retraction",)) is not None or has_retracted_title(reference)


def _gather_touched(article: Article, ledger: Ledger) -> Iterator[Touched | ReferenceKey]:
    return touched_in(article, ledger, _is_retracted)


def _gather_retracted(reference: Reference) -> Iterator[Touched | ReferenceKey]:
    if _is_retracted(reference):
        yield reference.key


@rule_across(
    "EV207",
    gather=_gather_touched,
    gather_work=_gather_retracted,
    since="0.2",
    remedy="Take it out of every claim it carries and look again whether the claims still stand.",
)
def retracted_reference(touched: Sequence[Touched | ReferenceKey], ledger: Ledger) -> Iterator[Finding]:
    """A work that was retracted or withdrawn after publication."""
    for key, claims in by_key(touched).items():
        # Whoever says that a work is wrong has to cite it.
        if claims and all(one.relation is Relation.DISPUTES for one in claims):
            continue
        yield _describe(ledger.references[key], claims)


def _describe(reference: Reference, claims: Sequence[Touched]) -> Finding:
    notice = find_notice(reference, ("retraction",))
    if notice is not None:
        at, message = notice.at, f"`{reference.key}` was retracted{say_when(notice)}."
    elif reference.status.strip():
        at, message = reference.field_place("status"), f"The status of `{reference.key}` is “{reference.status}”."
    else:
        at = reference.field_place("title")
        message = f"The title of `{reference.key}` says that the work was retracted or withdrawn."
    return Finding(at=at, message=message + say_how_many(claims), related=relate(claims))
