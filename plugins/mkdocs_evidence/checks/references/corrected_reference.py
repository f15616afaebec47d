"""The rule `corrected-reference`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.analysis.works.notices import (
    Touched,
    by_key,
    relate,
    say_how_many,
    say_when,
    touched_in,
)
from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Notice, Reference

_WORDS = {"correction": "was corrected", "concern": "has been the subject of an expression of concern"}


def _open_notices(reference: Reference) -> tuple[Notice, ...]:
    return tuple(one for one in reference.notices if one.kind in _WORDS and not one.note.strip())


def _is_corrected(reference: Reference) -> bool:
    return bool(reference.notices) and bool(_open_notices(reference))


def _gather_touched(article: Article, ledger: Ledger) -> Iterator[Touched | ReferenceKey]:
    return touched_in(article, ledger, _is_corrected)


def _gather_corrected(reference: Reference) -> Iterator[Touched | ReferenceKey]:
    if _is_corrected(reference):
        yield reference.key


@rule_across(
    "EV208",
    gather=_gather_touched,
    gather_work=_gather_corrected,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Compare what you cite with the notice, and write what came of it under the notice's `note:`.",
)
def corrected_reference(touched: Sequence[Touched | ReferenceKey], ledger: Ledger) -> Iterator[Finding]:
    """A work that was corrected or doubted after publication, and nobody has noted what that means here."""
    for key, claims in by_key(touched).items():
        for notice in _open_notices(ledger.references[key]):
            yield Finding(
                at=notice.at,
                message=f"`{key}` {_WORDS[notice.kind]}{say_when(notice)}, and nobody has noted whether what is cited "
                f"still stands.{say_how_many(claims)}",
                related=relate(claims),
            )
