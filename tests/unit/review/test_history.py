"""The history of a claim holds everything that was signed about it, in order, and what changed between."""

from dataclasses import replace
from datetime import date

from board_story import decide, reply, reworded
from sample_guidance import ARTICLE, LEDGER, with_signature

from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.history import find_history
from mkdocs_evidence.analysis.reviews.sign_offs import SignOffState
from mkdocs_evidence.analysis.reviews.standing import State, stand_article
from mkdocs_evidence.model.review import Meaning, Verdict

MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in (3, 4, 5, 6))
CLAIM = "cd-stage-ii"
EARLIER = reworded(CLAIM, "Pooled older series judged 84% of hips successful.")


def histories(ledger, article=ARTICLE):
    standing = stand_article(article, ledger, judged_records(article.id, ledger))
    return {one.id: one for one in find_history(article, standing, ledger)}


def test_a_claim_that_nobody_judged_has_no_events():
    history = histories(decide(LEDGER, MARCH, CLAIM))["lost"]
    assert (history.events, history.change, history.standing.state) == ((), None, State.SUBMITTED)


def test_decisions_stand_in_their_order_with_what_became_of_them():
    ledger = decide(LEDGER, MARCH, CLAIM, Verdict.ACCEPT_WITH_EDIT, meaning=Meaning.REVIEWED, comment="Say which hips.")
    ledger = decide(ledger, APRIL, CLAIM)
    ledger = decide(ledger, MAY, CLAIM, reviewer="reviewer-b")
    events = histories(ledger)[CLAIM].events
    assert [(one.record.date, one.sign_off, one.completes_quorum) for one in events] == [
        (MARCH, None, False),
        (APRIL, SignOffState.STANDS, True),
        (MAY, SignOffState.STANDS, False),
    ]


def test_the_words_that_were_approved_are_compared_with_those_that_stand():
    history = histories(decide(LEDGER, MARCH, CLAIM, article=EARLIER))[CLAIM]
    (event,) = history.events
    assert (event.sign_off, event.completes_quorum) == (SignOffState.STALE, True)
    assert event.edition.words == "Pooled older series judged 84% of hips successful."
    now = next(one.text for one in ARTICLE.claims if one.id == CLAIM)
    assert " ".join(filter(None, (one.signed for one in history.change.words))) == event.edition.words
    assert " ".join(filter(None, (one.now for one in history.change.words))) == " ".join(now.split())
    assert history.standing.last_approved.verdict.digest in history.approved_digests


def test_between_two_editions_that_were_signed_the_change_stands_with_the_later_one():
    ledger = decide(LEDGER, MARCH, CLAIM, article=EARLIER)
    first, second = histories(decide(ledger, APRIL, CLAIM))[CLAIM].events
    assert first.change is None
    assert "84%" in " ".join(one.signed for one in second.change.words if one.is_change)
    assert "63%" in " ".join(one.now for one in second.change.words if one.is_change)


def test_where_only_the_grade_changed_the_words_are_not_called_changed():
    claims = tuple(replace(one, certainty=None) if one.id == CLAIM else one for one in ARTICLE.claims)
    history = histories(decide(LEDGER, MARCH, CLAIM, article=replace(ARTICLE, claims=claims)))[CLAIM]
    assert history.change.words == ()
    assert history.change.parts == ("its certainty or strength",)


def test_kept_words_that_are_not_those_that_were_signed_are_not_shown():
    ledger = decide(LEDGER, MARCH, CLAIM, article=EARLIER)
    (record,) = ledger.reviews
    forged = replace(record.claims[0], words="Something else was approved.")
    ledger = replace(ledger, reviews=(with_signature(replace(record, claims=(forged,))),))
    (event,) = histories(ledger)[CLAIM].events
    assert event.edition.words == ""


def test_a_withdrawn_claim_keeps_the_approval_that_it_had():
    ledger = decide(LEDGER, MARCH, CLAIM)
    ledger = decide(
        ledger, APRIL, CLAIM, Verdict.REJECT, reviewer="reviewer-b", meaning=Meaning.WITHDRAWN, comment="In doubt."
    )
    history = histories(ledger)[CLAIM]
    assert [(one.sign_off, one.completes_quorum) for one in history.events] == [
        (SignOffState.WITHDRAWN, True),
        (None, False),
    ]
    assert history.standing.withdrawals == (("reviewer-b", "In doubt."),)


def test_signed_anew_by_who_knew_of_it_a_claim_is_no_longer_withdrawn():
    ledger = decide(LEDGER, MARCH, CLAIM, Verdict.REJECT, meaning=Meaning.WITHDRAWN, comment="In doubt.")
    history = histories(decide(ledger, APRIL, CLAIM, reviewer="reviewer-b"))[CLAIM]
    assert (history.standing.state, history.standing.withdrawals) == (State.APPROVED, ())


def test_a_comment_stands_with_its_answer():
    ledger = decide(LEDGER, MARCH, CLAIM, Verdict.REJECT, comment="Which series?")
    (event,) = histories(reply(ledger, APRIL, "Those of one review."))[CLAIM].events
    assert [one.answer.text for one in event.comment.replies] == ["Those of one review."]


def test_claims_that_the_article_lost_come_last_with_their_words():
    without = replace(ARTICLE, claims=tuple(one for one in ARTICLE.claims if one.id != CLAIM))
    ledger = decide(LEDGER, MARCH, CLAIM)
    found = histories(replace(ledger, articles={ARTICLE.id: without}), without)
    assert [*found][-1] == CLAIM
    assert (found[CLAIM].claim, found[CLAIM].standing) == (None, None)
    assert found[CLAIM].events[0].edition.words


def test_a_record_that_counts_for_nothing_is_no_event():
    ledger = decide(LEDGER, MARCH, CLAIM)
    (record,) = ledger.reviews
    ledger = replace(ledger, reviews=(replace(record, date=JUNE),))
    assert histories(ledger)[CLAIM].events == ()
