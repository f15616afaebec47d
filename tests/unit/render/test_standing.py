"""Where claims and articles stand: always computed from records, digests, the board and the quorum."""

from dataclasses import replace
from datetime import date

import pytest
from sample_guidance import ACCEPT, ARTICLE, LEDGER, public_key_of, sign

from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.analysis.reviews.standing import State, index_reviews, stand_article
from mkdocs_evidence.model.people import Membership
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import Meaning, Verdict

DIGESTS = claim_digests(ARTICLE, LEDGER)
MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)


def stand(ledger, article=ARTICLE):
    return stand_article(article, ledger, index_reviews(ledger).get(article.id, ()))


def state(ledger, claim, article=ARTICLE):
    return dict(zip((one.id for one in article.claims), stand(ledger, article).claims, strict=True))[claim]


def accept(claim, digest=None):
    return (claim, digest or DIGESTS[claim], ACCEPT)


def test_without_records_everything_is_a_draft():
    standing = stand(LEDGER)
    assert {one.state for one in standing.claims} == {State.DRAFT}
    assert (standing.state, standing.submitted, standing.reviewed) == (State.DRAFT, None, None)


def test_one_sign_off_approves_a_claim_and_submits_the_rest():
    ledger = sign(LEDGER, MARCH, verdicts=[accept("cd-stage-ii")])
    assert (state(ledger, "cd-stage-ii").state, state(ledger, "cd-stage-ii").since) == (State.APPROVED, MARCH)
    assert state(ledger, "cd-collapse").state is State.SUBMITTED


def test_a_recommendation_needs_two_signers():
    once = sign(LEDGER, MARCH, verdicts=[accept("discuss")])
    assert state(once, "discuss").state is State.UNDER_REVIEW
    twice = sign(once, APRIL, reviewer="reviewer-b", verdicts=[accept("discuss")])
    assert state(twice, "discuss").state is State.APPROVED
    assert state(twice, "discuss").signers == ("reviewer-a", "reviewer-b")


def test_the_same_signer_twice_is_one_signer():
    ledger = sign(LEDGER, MARCH, verdicts=[accept("discuss")])
    ledger = sign(ledger, APRIL, verdicts=[accept("discuss")])
    assert state(ledger, "discuss").state is State.UNDER_REVIEW


def test_changed_words_lose_the_approval_and_say_so():
    ledger = sign(LEDGER, MARCH, verdicts=[accept("cd-stage-ii", "0" * 64)])
    assert state(ledger, "cd-stage-ii").state is State.CHANGED


def test_taking_the_words_back_restores_the_approval():
    ledger = sign(LEDGER, MARCH, verdicts=[accept("cd-stage-ii", "0" * 64)])
    ledger = sign(ledger, APRIL, verdicts=[accept("cd-stage-ii")])
    assert state(ledger, "cd-stage-ii").state is State.APPROVED


def test_one_member_withdraws_at_once_and_only_a_new_quorum_brings_back():
    signed = sign(LEDGER, MARCH, verdicts=[accept("cd-stage-ii")])
    withdrawn = sign(
        signed,
        APRIL,
        reviewer="reviewer-b",
        meaning=Meaning.WITHDRAWN,
        verdicts=[("cd-stage-ii", DIGESTS["cd-stage-ii"], Verdict.REJECT)],
    )
    assert state(withdrawn, "cd-stage-ii").state is State.WITHDRAWN
    assert stand(withdrawn).state is State.WITHDRAWN
    assert state(sign(withdrawn, MAY, verdicts=[accept("cd-stage-ii")]), "cd-stage-ii").state is State.APPROVED


def test_a_later_refusal_of_the_same_words_ends_the_approval():
    ledger = sign(LEDGER, MARCH, verdicts=[accept("cd-stage-ii")])
    ledger = sign(ledger, APRIL, verdicts=[("cd-stage-ii", DIGESTS["cd-stage-ii"], Verdict.REJECT)])
    assert state(ledger, "cd-stage-ii").state is State.CHANGES_REQUESTED


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (Verdict.ACCEPT_WITH_EDIT, State.CHANGES_REQUESTED),
        (Verdict.REJECT, State.CHANGES_REQUESTED),
        (Verdict.ABSTAIN, State.UNDER_REVIEW),
        (Verdict.NOT_MY_FIELD, State.UNDER_REVIEW),
    ],
)
def test_only_plain_acceptance_signs(verdict, expected):
    ledger = sign(LEDGER, MARCH, verdicts=[("cd-stage-ii", DIGESTS["cd-stage-ii"], verdict)])
    assert state(ledger, "cd-stage-ii").state is expected


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        (Meaning.APPROVED_WITH_DISSENT, State.APPROVED),
        (Meaning.REVIEWED, State.UNDER_REVIEW),
        (Meaning.RECUSED, State.SUBMITTED),
    ],
)
def test_only_an_approving_record_signs(meaning, expected):
    ledger = sign(LEDGER, MARCH, meaning=meaning, verdicts=[accept("cd-stage-ii")])
    assert state(ledger, "cd-stage-ii").state is expected


@pytest.mark.parametrize(
    ("reviewer", "day"),
    [
        pytest.param("a-stranger", MARCH, id="not-on-the-board"),
        pytest.param("reviewer-a", date(2025, 12, 31), id="before-the-term"),
        pytest.param("reviewer-b", date(2026, 7, 1), id="after-the-term"),
        pytest.param("site-editors", MARCH, id="author-of-the-article"),
    ],
)
def test_who_may_not_sign_signs_nothing(reviewer, day):
    ledger = sign(LEDGER, day, reviewer=reviewer, verdicts=[accept("cd-stage-ii")])
    assert state(ledger, "cd-stage-ii").state in (State.DRAFT, State.SUBMITTED)
    assert state(ledger, "cd-stage-ii").signers == ()


def test_the_last_day_of_a_term_counts():
    ledger = sign(LEDGER, date(2026, 6, 30), reviewer="reviewer-b", verdicts=[accept("cd-stage-ii")])
    assert state(ledger, "cd-stage-ii").state is State.APPROVED


def test_a_site_without_board_approves_nothing():
    ledger = replace(sign(LEDGER, MARCH, verdicts=[accept("cd-stage-ii")]), board=None)
    assert state(ledger, "cd-stage-ii").state is State.DRAFT


def test_a_claim_without_id_cannot_be_signed():
    claims = stand(sign(LEDGER, MARCH, verdicts=[accept("cd-stage-ii")])).claims
    assert (claims[-1].state, claims[-1].digest) == (State.SUBMITTED, "")


def test_records_count_by_date_whatever_the_order_of_files():
    late = sign(LEDGER, APRIL, verdicts=[("cd-stage-ii", DIGESTS["cd-stage-ii"], Verdict.REJECT)])
    ledger = sign(late, MARCH, verdicts=[accept("cd-stage-ii")])
    assert state(ledger, "cd-stage-ii").state is State.CHANGES_REQUESTED


def test_an_article_is_approved_only_when_every_claim_is():
    article = replace(ARTICLE, claims=ARTICLE.claims[:3])
    digests = claim_digests(article, LEDGER)
    board = replace(
        LEDGER.board,
        members=tuple(
            Membership(person=who, role="", key=public_key_of(who), at=Place("b.yml"))
            for who in ("reviewer-a", "reviewer-b")
        ),
    )
    ledger = replace(LEDGER, articles={article.id: article}, board=board)
    every = [accept(claim, digest) for claim, digest in digests.items()]
    ledger = sign(ledger, MARCH, verdicts=every)
    assert stand(ledger, article).state is State.UNDER_REVIEW
    ledger = sign(ledger, MAY, reviewer="reviewer-b", verdicts=every)
    standing = stand(ledger, article)
    assert (standing.state, standing.approved, standing.reviewers) == (
        State.APPROVED,
        MAY,
        ("reviewer-a", "reviewer-b"),
    )
