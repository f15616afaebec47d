"""The rule `superseded-guideline`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.analysis.works.notices import (
    Touched,
    by_key,
    find_notice,
    relate,
    say_how_many,
    say_when,
    touched_in,
)
from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Related, Severity
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import EvidenceKind, Notice, Reference

_KIND = ("superseded",)


def _is_superseded(reference: Reference) -> bool:
    return find_notice(reference, _KIND) is not None


def _gather_touched(article: Article, ledger: Ledger) -> Iterator[Touched]:
    return (one for one in touched_in(article, ledger, _is_superseded) if one.relation.carries)


@rule_across(
    "EV209",
    gather=_gather_touched,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Cite the newer version, and look whether it still says the same.",
)
def superseded_guideline(touched: Sequence[Touched], ledger: Ledger) -> Iterator[Finding]:
    """A claim that rests on a guideline, or another work, that a newer version has replaced."""
    for key, claims in by_key(touched).items():
        reference = ledger.references[key]
        notice = find_notice(reference, _KIND)
        if notice is not None:
            yield _describe(reference, notice, claims, ledger)


def _describe(reference: Reference, notice: Notice, claims: Sequence[Touched], ledger: Ledger) -> Finding:
    newer = ledger.references.get(ReferenceKey(notice.by))
    what = "guideline" if reference.kind is EvidenceKind.GUIDELINE else "work"
    by = f" by `{newer.key}`" if newer is not None else ""
    when = (f" on {notice.date.isoformat()}" if notice.date else "") if newer is not None else say_when(notice)
    related = (Related(at=newer.at, message="The newer version is here."),) if newer is not None else ()
    return Finding(
        at=notice.at,
        message=f"The {what} `{reference.key}` was superseded{by}{when}.{say_how_many(claims)}",
        related=(*related, *relate(claims)),
    )
