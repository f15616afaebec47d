"""Records that were judged before are judged anew when they, or the board that they are judged by, are others."""

from dataclasses import replace
from datetime import date

from sample_guidance import ACCEPT, ARTICLE, LEDGER, sign

from mkdocs_evidence.analysis.reviews.chain import FlawKind, judge_records, judged_records
from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.model.ledger import Ledger

SIGNED = sign(
    LEDGER, date(2026, 3, 1), verdicts=[("cd-stage-ii", claim_digests(ARTICLE, LEDGER)["cd-stage-ii"], ACCEPT)]
)


def _kinds(ledger: Ledger) -> list[FlawKind]:
    judged = judged_records(ARTICLE.id, ledger)
    assert judged == judge_records(ledger.reviews, ledger)
    return [flaw.kind for one in judged for flaw in one.flaws]


def _with_seats(**changes: object) -> Ledger:
    assert SIGNED.board is not None
    seats = tuple(replace(one, **changes) for one in SIGNED.board.members)
    return replace(SIGNED, board=replace(SIGNED.board, members=seats))


def test_records_are_judged_by_the_board_of_their_own_ledger() -> None:
    assert _kinds(SIGNED) == []
    assert _kinds(_with_seats(until=date(2026, 2, 1))) == [FlawKind.EXPIRED_TERM]
    assert _kinds(SIGNED) == []
    assert _kinds(replace(SIGNED, people={})) == [FlawKind.UNKNOWN_REVIEWER]
    assert _kinds(SIGNED) == []


def test_a_record_that_was_changed_is_judged_although_the_board_is_the_same() -> None:
    (record,) = SIGNED.reviews
    assert _kinds(SIGNED) == []
    assert _kinds(replace(SIGNED, reviews=(replace(record, date=date(2026, 4, 1)),))) == [FlawKind.FORGED_SIGNATURE]
    assert _kinds(replace(SIGNED, reviews=(record, record))) == [FlawKind.BROKEN_CHAIN]
    assert _kinds(SIGNED) == []


def test_records_that_are_as_they_were_are_the_same_judged_ones() -> None:
    before = judged_records(ARTICLE.id, SIGNED)
    assert judged_records(ARTICLE.id, replace(SIGNED, articles={})) is before
