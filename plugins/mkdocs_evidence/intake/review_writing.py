"""Records made at the command line: a withdrawal, which cannot wait for a review page, and answers to comments."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from mkdocs_evidence.analysis.reviews.chain import judged_records, last_digests
from mkdocs_evidence.analysis.reviews.comments import Comment
from mkdocs_evidence.analysis.reviews.digests import claim_parts, digest_of_parts
from mkdocs_evidence.analysis.reviews.form import signed_bytes
from mkdocs_evidence.analysis.reviews.log import head_bytes, next_head, unlogged
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ClaimId, PersonId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import Answer, ClaimVerdict, Identity, Meaning, ReviewRecord, Verdict
from mkdocs_evidence.model.review_log import ReviewLog
from mkdocs_evidence.signing.ed25519 import sign


def make_withdrawal(
    article: Article,
    claims: Sequence[ClaimId],
    ledger: Ledger,
    *,
    member: PersonId,
    signer: PersonId,
    private_key: bytes,
    reason: str,
    day: date,
) -> ReviewRecord:
    """A signed record that withdraws claims, made upon all records of the article.

    Args:
        article: An article of the ledger.
        claims: Ids of claims of the article; none withdraws every claim of it.
        ledger: The site.
        member: Whose decision it is.
        signer: Whose key signs: the member's own, or that of another who vouches for it (identity B).
        private_key: The file of that key.
        reason: Shown with each claim.
        day: Day of the decision.

    Raises:
        UnreadableKeyError: The file holds no key that can be used.
    """
    parts = claim_parts(article, ledger)
    words = {claim.id: signed_words(claim) for claim in article.claims}
    named = claims or [claim.id for claim in article.claims if claim.id is not None]
    verdicts = tuple(
        ClaimVerdict(
            claim=claim,
            digest=digest_of_parts(parts[claim]),
            verdict=Verdict.REJECT,
            comment=reason,
            words=words[claim],
            parts=parts[claim],
            at=Place("", 1, 1),
        )
        for claim in sorted(named)
    )
    record = _new_record(article, ledger, member=member, meaning=Meaning.WITHDRAWN, day=day)
    return _sign(replace(record, claims=verdicts), signer, private_key)


def make_answers(
    article: Article,
    comments: Sequence[Comment],
    ledger: Ledger,
    *,
    member: PersonId,
    private_key: bytes,
    text: str,
    day: date,
) -> ReviewRecord:
    """A signed record that answers comments, made upon all records of the article.

    Args:
        article: An article of the ledger.
        comments: Those that the text answers.
        ledger: The site.
        member: Who answers, with a key on the board.
        private_key: The file of that key.
        text: The answer, published with each comment.
        day: Day of the answer.

    Raises:
        UnreadableKeyError: The file holds no key that can be used.
    """
    answers = tuple(
        Answer(record=one.digest, claim=one.verdict.claim, text=text, at=Place("", 1, 1)) for one in comments
    )
    record = _new_record(article, ledger, member=member, meaning=Meaning.ANSWERED, day=day)
    return _sign(replace(record, answers=answers), member, private_key)


def make_head(log: ReviewLog | None, ledger: Ledger, *, member: PersonId, private_key: bytes, day: date) -> ReviewLog:
    """The log with every record that it lacked, under a head that is signed.

    Args:
        log: As it was; None begins one.
        ledger: The site.
        member: Who signs, with a key on the board.
        private_key: The file of that key.
        day: Day of the signature.

    Raises:
        UnreadableKeyError: The file holds no key that can be used.
    """
    log = log or ReviewLog(records=(), heads=())
    records = (*log.records, *unlogged(log, ledger))
    head = next_head(records, day, ledger)
    signature, _ = sign(private_key, head_bytes(head))
    return ReviewLog(records=records, heads=(*log.heads, replace(head, signatures=((member, signature),))))


def _new_record(article: Article, ledger: Ledger, *, member: PersonId, meaning: Meaning, day: date) -> ReviewRecord:
    return ReviewRecord(
        file="",
        article=article.id,
        reviewer=member,
        date=day,
        meaning=meaning,
        claims=(),
        previous=last_digests(judged_records(article.id, ledger)),
        source_digest="",
        at=Place("", 1, 1),
    )


def _sign(record: ReviewRecord, signer: PersonId, private_key: bytes) -> ReviewRecord:
    identity = Identity.OWN_KEY if record.reviewer == signer else Identity.COUNTERSIGNED
    named = replace(record, identity=identity)
    signature, _ = sign(private_key, signed_bytes(named))
    return replace(named, signatures=((signer, signature),))
