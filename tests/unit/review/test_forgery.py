"""What is done to forge a board record, after the list of attacks of The Update Framework: none of it counts."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from sample_guidance import ACCEPT, ARTICLE, LEDGER, key_of, public_key_of, sign, with_signature
from spoiling import spoil

from mkdocs_evidence.analysis.reviews.chain import FlawKind, judge_records, last_digests
from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.analysis.reviews.form import record_digest, record_text
from mkdocs_evidence.analysis.reviews.standing import State, index_reviews, stand_article
from mkdocs_evidence.load.board.reviews import load_review
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import Membership, Person
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import ClaimVerdict, Identity, Meaning, ReviewRecord, Verdict

DIGESTS = claim_digests(ARTICLE, LEDGER)
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
CLAIM = "cd-stage-ii"
SIGNED = sign(LEDGER, MARCH, verdicts=[(CLAIM, DIGESTS[CLAIM], ACCEPT)])
(RECORD,) = SIGNED.reviews


def flaws(record: ReviewRecord, ledger: Ledger = LEDGER, others: Sequence[ReviewRecord] = ()) -> list[str]:
    judged = judge_records((*others, record), ledger)
    return [flaw.kind for one in judged if one.record is record for flaw in one.flaws]


def state(ledger: Ledger, claim: str = CLAIM) -> State:
    standing = stand_article(ARTICLE, ledger, index_reviews(ledger).get(ARTICLE.id, ()))
    return dict(zip((one.id for one in ARTICLE.claims), standing.claims, strict=True))[claim].state


def with_board(**changes: object) -> Ledger:
    seats = tuple(replace(one, **changes) if one.person == "reviewer-a" else one for one in LEDGER.board.members)
    return replace(LEDGER, board=replace(LEDGER.board, members=seats))


def verdict(**changes: object) -> tuple[ClaimVerdict, ...]:
    return (replace(RECORD.claims[0], **changes),)


def test_the_record_that_is_forged_below_is_good() -> None:
    assert flaws(RECORD) == []
    assert state(SIGNED) is State.APPROVED


FORGERIES = {
    "moved to another claim": replace(RECORD, claims=verdict(claim="cd-collapse")),
    "moved to other words": replace(RECORD, claims=verdict(digest=DIGESTS["cd-collapse"])),
    "moved to another article": replace(RECORD, article="hip/other"),
    "another verdict": replace(RECORD, claims=verdict(verdict=Verdict.REJECT)),
    "another comment": replace(RECORD, claims=verdict(comment="I agree.")),
    "another claim added": replace(RECORD, claims=(*RECORD.claims, *verdict(claim="discuss"))),
    "a claim taken out": replace(RECORD, claims=()),
    "back-dated": replace(RECORD, date=date(2026, 2, 1)),
    "another meaning": replace(RECORD, meaning=Meaning.APPROVED_WITH_DISSENT),
    "another signer named": replace(RECORD, reviewer="reviewer-b"),
    "signed by another member": with_signature(RECORD, "reviewer-b"),
    "signed with an own key": replace(
        RECORD, signatures=(("reviewer-a", with_signature(RECORD, "me").signatures[0][1]),)
    ),
    "an interest taken back": replace(RECORD, interests=(("everything", "none"),)),
    "a stronger identity": replace(RECORD, identity=Identity.PAPER),
    "no signature": replace(RECORD, signatures=()),
    "half a signature": replace(RECORD, signatures=(("reviewer-a", RECORD.signatures[0][1][:44]),)),
    "two signatures": replace(RECORD, signatures=(*RECORD.signatures, ("reviewer-b", "AAAA"))),
    "edited in the file alone": replace(RECORD, is_as_written=False),
}


@pytest.mark.parametrize("forged", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_record_counts_for_nothing_and_is_told(forged: ReviewRecord) -> None:
    assert FlawKind.FORGED_SIGNATURE in flaws(forged)
    assert state(replace(LEDGER, reviews=(forged,))) is State.DRAFT


def test_a_signature_of_another_record_does_not_fit() -> None:
    other = sign(LEDGER, APRIL, verdicts=[("cd-collapse", DIGESTS["cd-collapse"], ACCEPT)]).reviews[0]
    assert flaws(replace(RECORD, signatures=other.signatures)) == [FlawKind.FORGED_SIGNATURE]


def test_a_record_played_again_under_another_name_counts_once() -> None:
    copy = replace(RECORD, file="content/reviews/hip/z.yml")
    assert flaws(copy, others=[RECORD]) == [FlawKind.BROKEN_CHAIN]
    assert flaws(RECORD, others=[copy]) == []


@pytest.mark.parametrize(
    ("seat", "expected"),
    [
        ({"key": ""}, FlawKind.FORGED_SIGNATURE),
        ({"key": public_key_of("somebody-else")}, FlawKind.FORGED_SIGNATURE),
        ({"person": "somebody-else"}, FlawKind.UNKNOWN_REVIEWER),
        ({"since": date(2026, 3, 2)}, FlawKind.EXPIRED_TERM),
        ({"until": date(2026, 2, 28)}, FlawKind.EXPIRED_TERM),
        ({"revoked": date(2026, 3, 1)}, FlawKind.EXPIRED_TERM),
    ],
    ids=str,
)
def test_a_signature_without_a_key_of_that_day_counts_for_nothing(seat: dict[str, object], expected: str) -> None:
    assert flaws(RECORD, with_board(**seat)) == [expected]


def test_a_key_that_was_revoked_later_signed_rightly_before() -> None:
    assert flaws(RECORD, with_board(revoked=date(2026, 3, 2))) == []


def test_a_second_term_with_a_new_key_leaves_the_first_signature_good() -> None:
    later = Membership(person="reviewer-a", role="", since=APRIL, key=public_key_of("new"), at=Place("b.yml", 1, 1))
    ledger = with_board(until=date(2026, 3, 31))
    ledger = replace(ledger, board=replace(ledger.board, members=(*ledger.board.members, later)))
    assert flaws(RECORD, ledger) == []
    old_key = with_signature(replace(RECORD, date=date(2026, 5, 1)))
    assert flaws(old_key, ledger) == [FlawKind.EXPIRED_TERM]


def test_a_record_whose_predecessor_was_taken_out_is_told() -> None:
    second = sign(SIGNED, APRIL, reviewer="reviewer-b", verdicts=[(CLAIM, DIGESTS[CLAIM], ACCEPT)]).reviews[-1]
    assert second.previous == (record_digest(RECORD),)
    assert flaws(second, others=[RECORD]) == []
    assert flaws(second) == [FlawKind.BROKEN_CHAIN]


def test_a_record_dated_before_the_one_it_follows_is_told() -> None:
    early = with_signature(replace(RECORD, date=date(2026, 2, 1), previous=(record_digest(RECORD),)))
    assert flaws(early, others=[RECORD]) == [FlawKind.BROKEN_CHAIN]


def test_a_record_put_in_long_after_its_date_is_told() -> None:
    later = with_signature(replace(RECORD, date=date(2026, 6, 15)))
    assert flaws(RECORD, others=[later]) == [FlawKind.BROKEN_CHAIN]
    side_by_side = with_signature(replace(RECORD, date=date(2026, 5, 15)))
    assert flaws(RECORD, others=[side_by_side]) == []


def test_a_forged_later_record_does_not_take_good_ones_out() -> None:
    forged = replace(RECORD, date=date(2030, 1, 1))
    assert flaws(RECORD, others=[forged]) == []


@pytest.mark.parametrize(
    ("identity", "signers", "expected"),
    [
        (Identity.COUNTERSIGNED, ["site-editors"], []),
        (Identity.COUNTERSIGNED, ["reviewer-a"], [FlawKind.FORGED_SIGNATURE]),
        (Identity.PAPER, ["site-editors", "reviewer-b"], []),
        (Identity.PAPER, ["site-editors"], [FlawKind.FORGED_SIGNATURE]),
        (Identity.PAPER, ["reviewer-a", "reviewer-b"], [FlawKind.FORGED_SIGNATURE]),
        (Identity.OWN_KEY, ["site-editors"], [FlawKind.FORGED_SIGNATURE]),
    ],
)
def test_each_level_of_identity_asks_for_its_signatures(
    identity: Identity, signers: list[str], expected: list[str]
) -> None:
    assert flaws(with_signature(replace(RECORD, identity=identity), *signers)) == expected


def test_a_countersigned_record_of_somebody_without_a_seat_counts_for_nothing() -> None:
    ledger = replace(
        LEDGER, people={**LEDGER.people, "guest": Person(id="guest", name="Guest", at=Place("p.yml", 1, 1))}
    )
    record = with_signature(replace(RECORD, reviewer="guest", identity=Identity.COUNTERSIGNED), "site-editors")
    assert flaws(record, ledger) == [FlawKind.UNKNOWN_REVIEWER]


def test_below_the_quorum_nothing_is_approved() -> None:
    ledger = sign(LEDGER, MARCH, verdicts=[("discuss", DIGESTS["discuss"], ACCEPT)])
    again = sign(ledger, APRIL, verdicts=[("discuss", DIGESTS["discuss"], ACCEPT)])
    assert state(again, "discuss") is State.UNDER_REVIEW


def test_who_did_not_know_of_a_withdrawal_does_not_bring_the_claim_back() -> None:
    withdrawn = sign(
        SIGNED, APRIL, reviewer="reviewer-b", meaning=Meaning.WITHDRAWN, verdicts=[(CLAIM, "", Verdict.REJECT)]
    )
    unaware = with_signature(replace(RECORD, date=date(2026, 4, 3), previous=(record_digest(RECORD),)))
    assert state(replace(withdrawn, reviews=(*withdrawn.reviews, unaware))) is State.WITHDRAWN
    aware = with_signature(replace(unaware, previous=last_digests(judge_records(withdrawn.reviews, LEDGER))))
    assert state(replace(withdrawn, reviews=(*withdrawn.reviews, aware))) is State.APPROVED


def test_every_changed_byte_of_a_record_is_found() -> None:
    second = sign(
        SIGNED, APRIL, reviewer="reviewer-b", verdicts=[("discuss", DIGESTS["discuss"], Verdict.REJECT)]
    ).reviews[-1]
    record = with_signature(
        replace(second, claims=(replace(second.claims[0], comment="Größer als “5” × 2…", words="a\nb"),))
    )
    content = record_text(record).encode()
    chance = random.Random(0)
    missed = []
    for _ in range(1500):
        spoilt = spoil(content, chance)
        if spoilt != content and not _is_found(spoilt):
            missed.append(spoilt)
    assert _is_found(content) is False
    assert missed == []


def _is_found(content: bytes) -> bool:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return True
    record, faults = load_review(text, file="r.yml", folder=ARTICLE.id)
    return record is None or bool(faults) or flaws(record, others=[RECORD]) != []


def test_keys_of_tests_differ() -> None:
    assert key_of("reviewer-a").public_key() != key_of("reviewer-b").public_key()
