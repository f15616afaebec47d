"""What becomes of sign-offs as time goes by, members disagree and files arrive in any order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_guidance import ACCEPT, ARTICLE, LEDGER, at, sign, with_signature

from mkdocs_evidence.analysis.reviews.chain import judge_records, last_digests
from mkdocs_evidence.analysis.reviews.digests import claim_digests, claim_parts
from mkdocs_evidence.analysis.reviews.sign_offs import SignOffState
from mkdocs_evidence.analysis.reviews.standing import ClaimStanding, State, index_reviews, stand_article
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Notice
from mkdocs_evidence.model.review import Meaning, ReviewRecord, Verdict

DIGESTS = claim_digests(ARTICLE, LEDGER)
MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
CLAIM = "cd-stage-ii"
REJECT = Verdict.REJECT


def stand(
    ledger: Ledger, claim: str = CLAIM, *, article: Article = ARTICLE, as_of: date | None = None
) -> ClaimStanding:
    standing = stand_article(article, ledger, index_reviews(ledger).get(ARTICLE.id, ()), as_of=as_of)
    return dict(zip((one.id for one in article.claims), standing.claims, strict=True))[claim]


def accepted(day: date = MARCH, ledger: Ledger = LEDGER, reviewer: str = "reviewer-a", **more: object) -> Ledger:
    return sign(ledger, day, reviewer=reviewer, verdicts=[(CLAIM, DIGESTS[CLAIM], ACCEPT)], **more)


def with_verdict(ledger: Ledger, **changes: object) -> Ledger:
    """The ledger with its last record's verdict changed and signed anew."""
    *others, last = ledger.reviews
    last = replace(last, claims=(replace(last.claims[0], **changes),))
    return replace(ledger, reviews=(*others, with_signature(last)))


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [(None, State.APPROVED), (date(2028, 3, 1), State.APPROVED), (date(2028, 3, 2), State.EXPIRED)],
)
def test_an_approval_ends_after_the_months_of_the_policy(as_of: date | None, expected: State) -> None:
    standing = stand(accepted(), as_of=as_of)
    assert (standing.state, standing.due) == (expected, date(2028, 3, 1))


def test_the_own_day_of_a_claim_ends_its_approval_earlier() -> None:
    both = accepted(APRIL, sign(LEDGER, MARCH, verdicts=[("discuss", DIGESTS["discuss"], ACCEPT)]))
    both = sign(both, MAY, reviewer="reviewer-b", verdicts=[("discuss", DIGESTS["discuss"], ACCEPT)])
    assert stand(both, "discuss", as_of=date(2027, 5, 2)).state is State.EXPIRED
    assert stand(both, "discuss", as_of=date(2027, 5, 1)).state is State.APPROVED


def test_signing_again_renews_the_approval() -> None:
    again = accepted(date(2028, 2, 1), accepted())
    assert stand(again, as_of=date(2028, 3, 2)).state is State.APPROVED
    assert [one.state for one in stand(again).sign_offs] == [SignOffState.SUPERSEDED, SignOffState.STANDS]


def test_a_retraction_of_the_cited_work_ends_the_approval_in_the_same_build() -> None:
    signed = accepted()
    work = LEDGER.references["castro-2000"]
    retracted = replace(work, notices=(Notice(kind="retraction", date=MAY, at=at(1)),))
    assert stand(replace(signed, references={**LEDGER.references, work.key: retracted})).state is State.CHANGED
    newer = replace(work, notices=(Notice(kind="superseded", date=MAY, at=at(1)),))
    assert stand(replace(signed, references={**LEDGER.references, work.key: newer})).state is State.SUPERSEDED


def test_dissent_is_kept_beside_an_approval() -> None:
    against = sign(accepted(), APRIL, reviewer="reviewer-b", verdicts=[(CLAIM, DIGESTS[CLAIM], REJECT)])
    against = with_verdict(against, comment="Too few hips.")
    standing = stand(against)
    assert (standing.state, standing.dissent) == (State.APPROVED, (("reviewer-b", "Too few hips."),))


def test_a_refusal_without_a_quorum_asks_for_changes() -> None:
    refused = sign(LEDGER, MARCH, verdicts=[("discuss", DIGESTS["discuss"], ACCEPT)])
    refused = sign(refused, APRIL, reviewer="reviewer-b", verdicts=[("discuss", DIGESTS["discuss"], REJECT)])
    assert stand(refused, "discuss").state is State.CHANGES_REQUESTED


def test_who_steps_aside_signs_nothing_before_or_after() -> None:
    recused = accepted(MAY, accepted(APRIL, meaning=Meaning.RECUSED))
    standing = stand(recused)
    assert (standing.state, standing.signers, standing.recused) == (State.SUBMITTED, (), ("reviewer-a",))


def test_a_record_that_names_no_claim_recuses_from_all() -> None:
    recused = sign(accepted(), APRIL, meaning=Meaning.RECUSED, verdicts=[])
    assert stand(recused).recused == ("reviewer-a",)
    assert stand(recused).signers == ()


def test_an_interest_declared_at_signing_voids_that_acceptance_alone() -> None:
    (record,) = accepted().reviews
    interested = with_signature(replace(record, interests=(("castro-2000", "wrote it"),)))
    assert stand(replace(LEDGER, reviews=(interested,))).signers == ()
    elsewhere = with_signature(replace(record, interests=(("koo-1995", "wrote it"),)))
    assert stand(replace(LEDGER, reviews=(elsewhere,))).signers == ("reviewer-a",)


def _reworded(text: str) -> Article:
    claims = tuple(replace(one, text=text) if one.id == CLAIM else one for one in ARTICLE.claims)
    return replace(ARTICLE, claims=claims)


def _confirmed(text: str) -> State:
    """Where the claim stands when one member says that the new words mean what the approved ones did."""
    words = next(one.text for one in ARTICLE.claims if one.id == CLAIM)
    board = replace(LEDGER.settings, review=replace(LEDGER.settings.review, quorum_claim=2))
    ledger = with_verdict(
        accepted(ledger=replace(LEDGER, settings=board)), words=words, parts=claim_parts(ARTICLE, LEDGER)[CLAIM]
    )
    ledger = accepted(APRIL, ledger, "reviewer-b")
    article = _reworded(text)
    parts = claim_parts(article, LEDGER)[CLAIM]
    ledger = sign(ledger, MAY, verdicts=[(CLAIM, claim_digests(article, LEDGER)[CLAIM], ACCEPT)])
    ledger = with_verdict(ledger, words=text, parts=parts, same_meaning_as=DIGESTS[CLAIM])
    return stand(ledger, article=article).state


@pytest.mark.parametrize(
    ("written", "instead", "expected"),
    [
        ("successful", "succesful", State.APPROVED),
        ("hips successful", "hips, successful", State.APPROVED),
        ("63%", "64%", State.CHANGED),
        ("judged", "never judged", State.CHANGED),
        ("after", "before", State.CHANGED),
    ],
)
def test_one_member_confirms_a_spelling_for_all_and_no_other_change(
    written: str, instead: str, expected: State
) -> None:
    words = next(one.text for one in ARTICLE.claims if one.id == CLAIM)
    assert written in words
    assert _confirmed(words.replace(written, instead)) is expected


SITTING = st.tuples(
    st.sampled_from(["reviewer-a", "reviewer-b"]),
    st.integers(0, 80),
    st.sampled_from(
        [Meaning.APPROVED, Meaning.APPROVED_WITH_DISSENT, Meaning.REVIEWED, Meaning.WITHDRAWN, Meaning.RECUSED]
    ),
    st.sampled_from(list(Verdict)),
    st.sampled_from(["cd-stage-ii", "discuss", "cd-collapse"]),
    st.integers(0, 7),
)


def _records(sittings: Sequence[tuple[str, int, Meaning, Verdict, str, int]]) -> list[ReviewRecord]:
    """Sittings in the order of their days, each made upon those that its reviewer happened to have."""
    records: list[ReviewRecord] = []
    for number, (reviewer, days, meaning, verdict, claim, seen) in enumerate(sorted(sittings, key=lambda one: one[1])):
        ledger = sign(
            replace(LEDGER, reviews=tuple(records[:seen])),
            MARCH + timedelta(days=days),
            reviewer=reviewer,
            meaning=meaning,
            verdicts=[(claim, DIGESTS[claim], verdict)],
        )
        records.append(replace(ledger.reviews[-1], file=f"content/reviews/{number}.yml"))
    return records


@settings(max_examples=60, deadline=None)
@given(st.lists(SITTING, min_size=2, max_size=7, unique_by=lambda one: one[:2]), st.randoms(use_true_random=False))
def test_records_come_to_the_same_in_any_order(sittings, chance) -> None:  # type: ignore[no-untyped-def] # of hypothesis
    records = _records(sittings)
    ledger = replace(LEDGER, reviews=tuple(records))
    turned = list(records)
    chance.shuffle(turned)
    other = replace(LEDGER, reviews=tuple(replace(one, file=f"{chance.random()}.yml") for one in turned))
    assert all(one.counts for one in judge_records(records, LEDGER))
    assert last_digests(judge_records(records, LEDGER)) == last_digests(judge_records(turned, LEDGER))
    first, second = (stand_article(ARTICLE, one, index_reviews(one)[ARTICLE.id]) for one in (ledger, other))
    assert [_plain(one) for one in first.claims] == [_plain(one) for one in second.claims]
    assert (first.state, first.submitted, first.reviewed) == (second.state, second.submitted, second.reviewed)


def _plain(standing: ClaimStanding) -> tuple[object, ...]:
    sign_offs = [(one.record.reviewer, one.record.date, one.state) for one in standing.sign_offs]
    return (
        standing.state,
        standing.since,
        standing.due,
        standing.signers,
        standing.dissent,
        standing.recused,
        sign_offs,
    )
