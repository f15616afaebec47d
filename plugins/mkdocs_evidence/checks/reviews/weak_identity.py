"""The rule `weak-identity`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.identity import is_known_enough, needed_identity
from mkdocs_evidence.analysis.reviews.sign_offs import sittings_by_claim
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import Identity, ReviewRecord, Verdict

_CAME = {Identity.OWN_KEY: "under a key", Identity.COUNTERSIGNED: "by e-mail", Identity.PAPER: "on paper"}


@rule(
    "EV418",
    on=Article,
    since="0.4",
    severity=Severity.WARNING,
    remedy="It does not count. Have the member sign in the review room, or change `review:` in `evidence.yml`.",
)
def weak_identity(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """An acceptance at a lower level of identity than the site asks for."""
    counted = [one for one in judged_records(article.id, ledger) if one.counts]
    if all(one.record.identity is Identity.OWN_KEY for one in counted):
        return
    claims = {claim.id: claim for claim in article.claims}
    for name, sittings in sittings_by_claim(counted, article).items():
        claim = claims.get(name)
        for one in sittings if claim else ():
            if claim is not None and one.accepts:
                yield from _weak(one.record, name, one.verdict.at, ledger, is_recommendation=claim.is_recommendation)
    for judged in counted:
        for verdict in judged.record.flows if judged.record.meaning.approves else ():
            if verdict.verdict is Verdict.ACCEPT:
                yield from _weak(judged.record, verdict.flow, verdict.at, ledger, is_recommendation=True)


def _weak(record: ReviewRecord, name: str, at: Place, ledger: Ledger, *, is_recommendation: bool) -> Iterator[Finding]:
    if not is_known_enough(record.identity, ledger, is_recommendation=is_recommendation):
        needed = needed_identity(ledger, is_recommendation=is_recommendation)
        yield Finding(
            at=at,
            message=f"`{record.reviewer}` accepts `{name}` {_CAME[record.identity]} (level {record.identity}), and the "
            f"site asks for level {needed} there.",
        )
