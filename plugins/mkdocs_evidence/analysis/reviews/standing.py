"""Where claims and articles stand with the board: computed from its records, never typed.

A sign-off counts when its record does (`review_chain`), its verdict accepts, its digest is that of the claim as it
stands, and the signer neither wrote the article nor stepped aside nor declared an interest in it. A withdrawal by one
member holds until a quorum that knew of it signs anew. Records may come in any order: the chain puts them in one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mkdocs_evidence.analysis.reviews.chain import JudgedRecord, judge_reviews, judged_records
from mkdocs_evidence.analysis.reviews.digests import article_digest, claim_parts, digest_of_parts
from mkdocs_evidence.analysis.reviews.sign_offs import (
    SignOff,
    SignOffState,
    Sitting,
    has_same_meaning,
    may_judge,
    months_after,
    sittings_by_claim,
)
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import ArticleId, PersonId
from mkdocs_evidence.model.ledger import Ledger, Withheld
from mkdocs_evidence.model.making import maker_of
from mkdocs_evidence.model.review import Meaning, SignedParts, Verdict


class State(StrEnum):
    """How far the board's decision on exact words has come, worst first."""

    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    """Approved once, and since then a newer edition has taken the place of a work that it cites."""
    CHANGED = "changed"
    """A quorum signed other words, or other evidence, than what stands there now."""
    EXPIRED = "expired"
    """Approved, and the day by which it had to be reviewed again has passed."""
    CHANGES_REQUESTED = "changes-requested"
    """A reviewer refused these words, or wants them otherwise, and no quorum accepts them."""
    DRAFT = "draft"
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under-review"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStanding:
    """Where one claim stands."""

    state: State
    digest: str
    """Of the claim as it stands; empty while it has no id to sign for."""
    since: date | None = None
    """Day of the record that brought the state about; None for drafts."""
    due: date | None = None
    """Last day of the approval; None while there is none."""
    signers: tuple[PersonId, ...] = ()
    """Whose sign-offs stand, in the order of signing."""
    needed: int
    """Sign-offs that an approval takes."""
    dissent: tuple[tuple[PersonId, str], ...] = ()
    """(who, why) of members who are against these words although a quorum accepts them; shown to readers."""
    recused: tuple[PersonId, ...] = ()
    """Who took no part."""
    sign_offs: tuple[SignOff, ...] = ()
    """Every acceptance in a record that counts, in the order of signing, with what became of it."""
    last_approved: SignOff | None = None
    """The sign-off that completed the last approval of other words; None when the claim never had one."""
    approvals: tuple[Sitting, ...] = ()
    """For each wording that a quorum ever accepted, the sitting that completed it, whatever came after."""
    withdrawals: tuple[tuple[PersonId, str], ...] = ()
    """(who, why) of the members who withdrew the claim; empty when it stands approved again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleStanding:
    """Where an article and each of its claims stand. An article is no better than its worst claim."""

    state: State
    claims: tuple[ClaimStanding, ...]
    """One for each claim of the article, in its order."""
    digest: str
    """The version of the whole article."""
    submitted: date | None = None
    """Day of the first board record."""
    reviewed: date | None = None
    """Day of the last board record that passes judgment."""
    approved: date | None = None
    """Day on which the last claim was approved; None unless all are."""
    reviewers: tuple[PersonId, ...] = ()
    """Everybody who passed judgment, in the order of their first record."""
    withheld: Withheld | None = None
    """What readers do not get of it; None when they get all."""

    def count(self, state: State) -> int:
        """How many claims are in a state."""
        return sum(one.state is state for one in self.claims)


def index_reviews(ledger: Ledger) -> Mapping[ArticleId, tuple[JudgedRecord, ...]]:
    """The board's records on each article, each after those it was made upon and else by date."""
    return judge_reviews(ledger)


def stand_article(
    article: Article, ledger: Ledger, records: Sequence[JudgedRecord], *, as_of: date | None = None
) -> ArticleStanding:
    """Where an article stands.

    Args:
        article: An article of the ledger.
        ledger: Gives the references, the board and the review policy.
        records: The board's records on this article, as `index_reviews` orders them.
        as_of: The day for which approvals expire; None leaves time out, as pages do, whose bytes know no day.
    """
    counted = [one for one in records if one.counts]
    parts = claim_parts(article, ledger)
    sittings = sittings_by_claim(counted, article) if counted else {}
    claims = tuple(
        _stand_claim(
            _make_case(
                claim=claim,
                article=article,
                ledger=ledger,
                parts=parts.get(claim.id) if claim.id else None,
                sittings=sittings.get(claim.id, ()) if claim.id else (),
                is_submitted=bool(counted),
                as_of=as_of,
            )
        )
        for claim in article.claims
    )
    withheld = ledger.withheld.get(article.id)
    missing = [State.UNDER_REVIEW if counted else State.DRAFT] if not claims or (withheld and withheld.claims) else []
    state = min((*(one.state for one in claims), *missing), key=list(State).index)
    judging = [one.record for one in counted if one.record.meaning.judges]
    return ArticleStanding(
        state=state,
        claims=claims,
        digest=article_digest(article, {name: digest_of_parts(one) for name, one in parts.items()}),
        submitted=min((one.record.date for one in counted), default=None),
        reviewed=max((record.date for record in judging), default=None),
        approved=max((one.since for one in claims if one.since), default=None) if state is State.APPROVED else None,
        reviewers=tuple(dict.fromkeys(record.reviewer for record in judging)),
        withheld=withheld,
    )


def quorum_of(claim: Claim, ledger: Ledger) -> int:
    """Sign-offs that an approval of the claim takes."""
    policy = ledger.settings.review
    return max(1, policy.quorum_recommendation if claim.is_recommendation else policy.quorum_claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    claim: Claim
    article: Article
    ledger: Ledger
    parts: SignedParts | None
    sittings: Sequence[Sitting]
    is_submitted: bool
    as_of: date | None


_make_case = maker_of(_Case)
_make_standing = maker_of(ClaimStanding)


@dataclass(slots=True, kw_only=True)
class _Count:
    """The verdicts on one claim, counted up."""

    accepted: defaultdict[str, dict[PersonId, date]] = field(default_factory=lambda: defaultdict(dict))
    """By digest of what was signed: whose sign-offs stand on it, and since when."""
    approved: dict[str, Sitting] = field(default_factory=dict)
    """By digest: the sitting that completed the quorum."""
    kept: dict[str, Sitting] = field(default_factory=dict)
    """By digest: the first sitting that keeps the words that were signed."""
    refused: dict[PersonId, Sitting] = field(default_factory=dict)
    """Whose last verdict on the words as they stand was against them."""


def _stand_claim(case: _Case) -> ClaimStanding:
    needed = quorum_of(case.claim, case.ledger)
    if not case.sittings:
        state = State.SUBMITTED if case.is_submitted else State.DRAFT
        return _make_standing(state=state, digest=digest_of_parts(case.parts) if case.parts else "", needed=needed)
    digest = digest_of_parts(case.parts) if case.parts else ""
    withdrawals = [one for one in case.sittings if one.record.meaning is Meaning.WITHDRAWN]
    recused = dict.fromkeys(one.record.reviewer for one in case.sittings if one.record.meaning is Meaning.RECUSED)
    judging = [one for one in case.sittings if may_judge(one, case.claim, case.article, case.ledger, recused=recused)]
    known = [one for one in judging if all(withdrawal.digest in one.withdrawals_seen for withdrawal in withdrawals)]
    count = _count(known, digest, needed, case)
    signed = count.accepted.get(digest, {}) if digest else {}
    ever_approved = (_count(judging, digest, needed, case) if withdrawals else count).approved
    earlier = [one for words, one in count.approved.items() if words != digest]
    since: date | None
    due: date | None = None
    if len(signed) >= needed:
        approved_on = sorted(signed.values())[needed - 1]
        since, due = approved_on, _due(case, approved_on)
        state = State.EXPIRED if case.as_of and due < case.as_of else State.APPROVED
    elif withdrawals:
        state, since = State.WITHDRAWN, max(one.record.date for one in withdrawals)
    elif earlier:
        since = earlier[-1].record.date
        state = State.SUPERSEDED if _is_superseded(case, earlier[-1]) else State.CHANGED
    else:
        state, since = _unapproved(known, count, digest)
    return _make_standing(
        state=state,
        digest=digest,
        since=since,
        due=due,
        signers=tuple(signed),
        needed=needed,
        dissent=_dissent(known, count, digest) if len(signed) >= needed else (),
        recused=tuple(recused),
        sign_offs=_sign_offs(judging, known, digest, case),
        last_approved=_as_sign_off(earlier[-1], SignOffState.STALE) if earlier else None,
        approvals=tuple(ever_approved.values()),
        withdrawals=_reasons(withdrawals) if len(signed) < needed else (),
    )


def _count(sittings: Sequence[Sitting], digest: str, needed: int, case: _Case) -> _Count:
    count = _Count()
    for one in sittings:
        words, who = one.verdict.digest, one.record.reviewer
        if one.verdict.parts is not None:
            count.kept.setdefault(words, one)
        # A reviewer's later verdict on the same words replaces the earlier one.
        count.accepted[words].pop(who, None)
        if one.accepts:
            before = one.verdict.same_meaning_as
            kept = count.kept.get(before) if before in count.approved else None
            if kept is not None and has_same_meaning(one, kept, case.parts, case.ledger):
                count.accepted[words] = {**count.accepted[before], **count.accepted[words]}
            else:
                count.accepted[words][who] = one.record.date
            if len(count.accepted[words]) >= needed:
                count.approved.setdefault(words, one)
        if words == digest:
            count.refused.pop(who, None)
            if one.verdict.verdict in (Verdict.REJECT, Verdict.ACCEPT_WITH_EDIT):
                count.refused[who] = one
    return count


def _unapproved(sittings: Sequence[Sitting], count: _Count, digest: str) -> tuple[State, date | None]:
    on_these = [one.record.date for one in sittings if digest and one.verdict.digest == digest]
    if count.refused:
        return State.CHANGES_REQUESTED, max(one.record.date for one in count.refused.values())
    return (State.UNDER_REVIEW, on_these[-1]) if on_these else (State.SUBMITTED, None)


def _due(case: _Case, since: date) -> date:
    regular = months_after(since, case.ledger.settings.review.due_months)
    own = case.claim.due
    return own if own and since < own < regular else regular


def _is_superseded(case: _Case, last: Sitting) -> bool:
    cited = (case.ledger.references.get(one.key) for one in case.claim.citations if one.relation.carries)
    notices = (notice for reference in cited if reference for notice in reference.notices)
    return any(one.kind == "superseded" and (one.date is None or one.date >= last.record.date) for one in notices) and (
        not last.verdict.parts or not case.parts or last.verdict.parts.words == case.parts.words
    )


def _dissent(sittings: Sequence[Sitting], count: _Count, digest: str) -> tuple[tuple[PersonId, str], ...]:
    against = {who: one.verdict.comment for who, one in count.refused.items() if one.verdict.verdict is Verdict.REJECT}
    for one in sittings:
        is_minority = one.record.meaning is Meaning.APPROVED_WITH_DISSENT and one.verdict.comment
        if is_minority and one.verdict.digest == digest:
            against[one.record.reviewer] = one.verdict.comment
    return tuple(against.items())


def _reasons(withdrawals: Sequence[Sitting]) -> tuple[tuple[PersonId, str], ...]:
    return tuple((one.record.reviewer, one.verdict.comment) for one in withdrawals)


def _sign_offs(judging: Sequence[Sitting], known: Sequence[Sitting], digest: str, case: _Case) -> tuple[SignOff, ...]:
    months = case.ledger.settings.review.due_months
    last = {one.record.reviewer: one for one in judging}
    knew = {id(one) for one in known}
    found = []
    for one in judging:
        if not one.accepts:
            continue
        if id(one) not in knew:
            state = SignOffState.WITHDRAWN
        elif last[one.record.reviewer] is not one:
            state = SignOffState.SUPERSEDED
        elif one.verdict.digest != digest:
            state = SignOffState.STALE
        elif case.as_of and months_after(one.record.date, months) < case.as_of:
            state = SignOffState.EXPIRED
        else:
            state = SignOffState.STANDS
        found.append(_as_sign_off(one, state))
    return tuple(found)


def _as_sign_off(sitting: Sitting, state: SignOffState) -> SignOff:
    return SignOff(record=sitting.record, verdict=sitting.verdict, state=state)


def standing_now(article: Article, ledger: Ledger) -> ArticleStanding | None:
    """Where an article stands on the day of the ledger; None while the board has no record on it.

    Several rules ask for one article in turn, so the last answer is kept.
    """
    records = judged_records(article.id, ledger)
    if not records:
        return None
    if not (_last and _last[0][0] is article and _last[0][1] is ledger):
        _last[:] = [(article, ledger, stand_article(article, ledger, records, as_of=ledger.as_of))]
    return _last[0][2]


_last: list[tuple[Article, Ledger, ArticleStanding]] = []
