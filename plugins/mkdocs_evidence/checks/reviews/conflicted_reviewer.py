"""The rule `conflicted-reviewer`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.interests import find_conflict
from mkdocs_evidence.analysis.reviews.sign_offs import sittings_by_claim
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import Meaning


@rule(
    "EV404",
    on=Article,
    since="0.3",
    remedy="It counts for nothing. Have a member sign who has no interest in it.",
)
def conflicted_reviewer(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A claim accepted by a reviewer who declared an interest in it or stepped aside."""
    counted = [one for one in judged_records(article.id, ledger) if one.counts]
    if not counted:
        return
    claims = {claim.id: claim for claim in article.claims}
    for name, sittings in sittings_by_claim(counted, article).items():
        claim = claims.get(name)
        aside = {one.record.reviewer: one for one in sittings if one.record.meaning is Meaning.RECUSED}
        for one in sittings if claim else ():
            who = one.record.reviewer
            if not one.accepts or claim is None:
                continue
            if who in aside:
                yield Finding(
                    at=one.verdict.at,
                    message=f"`{who}` accepts `{name}` and has stepped aside from it.",
                    related=(Related(at=aside[who].record.at, message="Where the reviewer stepped aside."),),
                )
            elif conflict := find_conflict(one.record, claim, article, ledger):
                topic, what = conflict
                message = f"`{who}` accepts `{name}` and has declared an interest in `{topic}`: {what}"
                yield Finding(at=one.verdict.at, message=f"{message.rstrip('. :')}.")
