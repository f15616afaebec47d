"""The rule `meaning-changed-as-typo`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.changes import changed_parts
from mkdocs_evidence.analysis.reviews.digests import digest_of_parts, words_digest
from mkdocs_evidence.analysis.reviews.typos import find_meaning_change
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ids import ClaimId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import ClaimVerdict


@rule(
    "EV410",
    on=Article,
    since="0.3",
    remedy="It counts for one sign-off of its own at most. Have the claim signed anew by as many as it needs.",
)
def meaning_changed_as_typo(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """An edit signed as one of spelling that changes what the claim says."""
    signed: dict[tuple[ClaimId, str], ClaimVerdict] = {}
    for one in judged_records(article.id, ledger):
        for verdict in one.record.claims if one.counts else ():
            if verdict.same_meaning_as:
                earlier = signed.get((verdict.claim, verdict.same_meaning_as))
                if message := _refusal(verdict, earlier, ledger):
                    related = (Related(at=earlier.at, message="The words before."),) if earlier else ()
                    yield Finding(at=verdict.at, message=message, related=related)
            signed.setdefault((verdict.claim, verdict.digest), verdict)


def _refusal(verdict: ClaimVerdict, earlier: ClaimVerdict | None, ledger: Ledger) -> str:
    """Why an edit is no matter of spelling; empty when it is one."""
    head = f"The edit of `{verdict.claim}` is signed as one of spelling, and"
    if earlier is None:
        return f"{head} nobody signed the words `{verdict.same_meaning_as[:8]}…` that it names."
    if not (_keeps(verdict) and _keeps(earlier)) or verdict.parts is None or earlier.parts is None:
        return f"{head} a record does not keep the words that were signed, so that nobody can compare them."
    if others := [*changed_parts(earlier.parts, verdict.parts)]:
        return f"{head} {others[0]} changed too."
    change = find_meaning_change(earlier.words, verdict.words, ledger)
    if change is None:
        return ""
    if not change.before or not change.after:
        return f"{head} `{change.before or change.after}` was {'left out' if change.before else 'added'}."
    return f"{head} `{change.before}` became `{change.after}`."


def _keeps(verdict: ClaimVerdict) -> bool:
    parts = verdict.parts
    return parts is not None and digest_of_parts(parts) == verdict.digest and words_digest(verdict.words) == parts.words
