"""What happened to each claim of an article with the board: who said what of which words, and what changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.changes import WordChange, changed_parts, diff_words
from mkdocs_evidence.analysis.reviews.comments import Comment, find_comments
from mkdocs_evidence.analysis.reviews.digests import digest_of_parts, parts_of_claim, plain_words
from mkdocs_evidence.analysis.reviews.sign_offs import SignOffState, Sitting, keeps_what_was_signed, sittings_by_claim
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.analysis.reviews.standing import ArticleStanding, ClaimStanding
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import ClaimId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.making import maker_of
from mkdocs_evidence.model.review import ClaimVerdict, ReviewRecord, SignedParts


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A claim as it stood at one time: exact words with their evidence, grade, scope and wordings for others."""

    digest: str
    words: str
    """As `signed_words` gives them; empty when no record keeps them as they were signed."""
    parts: SignedParts | None
    """None likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChange:
    """What became of a claim between two editions of it."""

    before: str
    """Digest of the earlier one."""
    words: tuple[WordChange, ...]
    """Stretches of the two wordings; empty when the words are the same, or not both are known."""
    parts: tuple[str, ...]
    """What else changed, in words: `its certainty or strength`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEvent:
    """What one record says of a claim."""

    record: ReviewRecord
    verdict: ClaimVerdict
    edition: Edition | None
    """What it was about; None where the record names no words, as a recusal from the whole article."""
    change: EditionChange | None
    """Since the edition of the event before; None when it is the same, or there is none before."""
    sign_off: SignOffState | None
    """What became of an acceptance; None for anything else, and for acceptances that were never counted."""
    completes_quorum: bool
    comment: Comment | None
    """What the member said, with the answers; None when nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimHistory:
    """Everything that the records which count say of one claim."""

    id: ClaimId
    claim: Claim | None
    """None when the article has it no longer."""
    standing: ClaimStanding | None
    """None likewise."""
    events: tuple[ClaimEvent, ...]
    """In the order of the records."""
    change: EditionChange | None
    """From the edition of the last event to the claim as it stands; None when that is the same."""

    @property
    def approved_digests(self) -> frozenset[str]:
        """The editions that a quorum ever accepted, that of the claim as it stands included when it did."""
        return frozenset(one.verdict.digest for one in self.standing.approvals) if self.standing else frozenset()


_make_edition = maker_of(Edition)
_make_event = maker_of(ClaimEvent)
_make_history = maker_of(ClaimHistory)


def find_history(article: Article, standing: ArticleStanding, ledger: Ledger) -> tuple[ClaimHistory, ...]:
    """The history of every claim with an id, in the order of the article, then that of claims it has no longer.

    Args:
        article: An article of the ledger.
        standing: Where it stands.
        ledger: Gives the records.
    """
    counted = [one for one in judged_records(article.id, ledger) if one.counts]
    sittings = sittings_by_claim(counted, article)
    comments = {(one.digest, one.verdict.claim): one for one in find_comments(article.id, ledger)}

    def parts(claim: Claim) -> SignedParts:
        lay_texts = [one for one in article.lay_texts if one.claim == claim.id]
        return parts_of_claim(claim, article, ledger, lay_texts=lay_texts)

    found = [
        _history(claim.id, claim, stands, sittings.get(claim.id, ()), comments, parts)
        for claim, stands in zip(article.claims, standing.claims, strict=True)
        if claim.id is not None
    ]
    gone = sittings.keys() - {claim.id for claim in article.claims}
    return (*found, *(_history(name, None, None, sittings[name], comments, parts) for name in sorted(gone)))


def change_since_approval(claim: Claim, standing: ClaimStanding, parts: SignedParts) -> EditionChange | None:
    """What changed between the last approved edition of a claim and the claim as it stands; None where none was.

    Args:
        claim: A claim with an id.
        standing: Where it stands.
        parts: Its digests, as it stands.
    """
    last = standing.last_approved
    return _change(_edition(last.verdict), _as_it_stands(claim, parts)) if last is not None else None


def _as_it_stands(claim: Claim, parts: SignedParts) -> Edition:
    return Edition(digest=digest_of_parts(parts), words=signed_words(claim), parts=parts)


def _history(
    name: ClaimId,
    claim: Claim | None,
    standing: ClaimStanding | None,
    sittings: Sequence[Sitting],
    comments: Mapping[tuple[str, ClaimId], Comment],
    parts: Callable[[Claim], SignedParts],
) -> ClaimHistory:
    """The history of one claim; `parts` is only asked for the digests of one that changed since its last event."""
    became = {id(one.record): one.state for one in standing.sign_offs} if standing else {}
    completing = {one.digest for one in standing.approvals} if standing else set()
    events: list[ClaimEvent] = []
    last: Edition | None = None
    for one in sittings:
        edition, accepts = _edition(one.verdict) if one.verdict.digest else None, one.accepts
        events.append(
            _make_event(
                record=one.record,
                verdict=one.verdict,
                edition=edition,
                change=_change(last, edition),
                sign_off=became.get(id(one.record)) if accepts else None,
                completes_quorum=accepts and one.digest in completing,
                comment=comments.get((one.digest, name)),
            )
        )
        last = edition or last
    is_changed = last is not None and standing is not None and last.digest != standing.digest
    now = _as_it_stands(claim, parts(claim)) if is_changed and claim is not None else None
    return _make_history(id=name, claim=claim, standing=standing, events=tuple(events), change=_change(last, now))


def _edition(verdict: ClaimVerdict) -> Edition:
    is_kept = keeps_what_was_signed(verdict)
    return _make_edition(
        digest=verdict.digest,
        words=verdict.words if is_kept else "",
        parts=verdict.parts if is_kept else None,
    )


def _change(before: Edition | None, after: Edition | None) -> EditionChange | None:
    if before is None or after is None or before.digest == after.digest:
        return None
    is_reworded = plain_words(before.words) != plain_words(after.words)
    words = diff_words(before.words, after.words) if before.words and after.words and is_reworded else ()
    parts = changed_parts(before.parts, after.parts) if before.parts and after.parts else ()
    return EditionChange(before=before.digest, words=words, parts=tuple(parts))
