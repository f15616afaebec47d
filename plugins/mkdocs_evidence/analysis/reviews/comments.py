"""What members of the board said of claims, and whether the authors have replied."""

from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.model.ids import ArticleId, ClaimId, PersonId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import Answer, ClaimVerdict, Meaning, ReviewRecord, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer of the authors and the record that it stands in."""

    record: ReviewRecord
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What one member said of one claim in one sitting."""

    record: ReviewRecord
    digest: str
    """Of the record; answers name it."""
    verdict: ClaimVerdict
    replies: tuple[Reply, ...]
    is_settled: bool
    """Whether it asks nothing: the member has accepted the claim since, or only said why they stepped aside."""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to answer it."""
        return not (self.replies or self.is_settled)

    @property
    def line(self) -> str:
        """The words on one line."""
        return " ".join(self.verdict.comment.split())


def find_comments(article: ArticleId, ledger: Ledger) -> tuple[Comment, ...]:
    """Every comment on claims of an article in records that count, in the order of the records."""
    counted = [one for one in judged_records(article, ledger) if one.counts]
    replies: dict[tuple[str, ClaimId], list[Reply]] = {}
    last_accepted: dict[tuple[PersonId, ClaimId], int] = {}
    for place, one in enumerate(counted):
        for answer in one.record.answers:
            replies.setdefault((answer.record, answer.claim), []).append(Reply(record=one.record, answer=answer))
        for verdict in one.record.claims if one.record.meaning.approves else ():
            if verdict.verdict is Verdict.ACCEPT:
                last_accepted[one.record.reviewer, verdict.claim] = place
    return tuple(
        Comment(
            record=one.record,
            digest=one.digest,
            verdict=verdict,
            replies=tuple(replies.get((one.digest, verdict.claim), ())),
            is_settled=one.record.meaning is Meaning.RECUSED
            or last_accepted.get((one.record.reviewer, verdict.claim), -1) > place,
        )
        for place, one in enumerate(counted)
        for verdict in one.record.claims
        if verdict.comment.strip()
    )
