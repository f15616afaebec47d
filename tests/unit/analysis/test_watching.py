"""What was looked at of a ledger is told, whoever worked it out first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sample_guidance import ACCEPT, ARTICLE, LEDGER, sign

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.reviews.chain import judge_reviews, judged_records
from mkdocs_evidence.analysis.watching import EVERY_ARTICLE, EVERY_KEY, Seen, WatchedRecords, WatchedWorks, watched
from mkdocs_evidence.model.ids import ArticleId, ReferenceKey
from mkdocs_evidence.model.ledger import Ledger

SIGNED = sign(LEDGER, date(2026, 3, 1), verdicts=[("cd-stage-ii", "0" * 64, ACCEPT)])
OTHER = ArticleId("hip/other")
ALL = frozenset({EVERY_ARTICLE})


def _watched_ledger() -> Ledger:
    return replace(SIGNED, references=WatchedWorks(SIGNED.references), reviews=WatchedRecords(SIGNED.reviews))


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        pytest.param(lambda _: None, Seen(), id="nothing"),
        pytest.param(
            lambda ledger: judged_records(ARTICLE.id, ledger), Seen(records=frozenset({ARTICLE.id})), id="one"
        ),
        pytest.param(lambda ledger: judged_records(OTHER, ledger), Seen(records=frozenset({OTHER})), id="none there"),
        pytest.param(judge_reviews, Seen(records=ALL | {ARTICLE.id}), id="all, judged"),
        pytest.param(lambda ledger: [*ledger.reviews], Seen(records=ALL), id="all"),
        pytest.param(lambda ledger: ledger.reviews[0], Seen(records=ALL), id="the first"),
        pytest.param(lambda ledger: bool(ledger.reviews), Seen(records=ALL), id="whether there are any"),
        pytest.param(lambda ledger: None in ledger.reviews, Seen(records=ALL), id="whether one is there"),
        pytest.param(lambda ledger: [*ledger.references], Seen(works=frozenset({EVERY_KEY})), id="the works"),
        pytest.param(
            lambda ledger: ledger.references.get(ReferenceKey("x")),
            Seen(works=frozenset({ReferenceKey("x")})),
            id="a work",
        ),
    ],
)
def test_what_is_looked_at_is_told(look: Callable[[Ledger], object], expected: Seen) -> None:
    ledger = _watched_ledger()
    _, seen = watched(lambda: look(ledger), ledger)
    assert seen == expected


def test_records_are_the_same_whether_watched_or_not() -> None:
    ledger = _watched_ledger()
    assert (*ledger.reviews,) == SIGNED.reviews
    assert judge_reviews(ledger) == judge_reviews(SIGNED)
    assert judged_records(OTHER, ledger) == judged_records(OTHER, SIGNED) == ()


def test_who_is_given_what_was_worked_out_before_has_looked_at_the_same() -> None:
    count = once_per_ledger(lambda ledger: len(ledger.reviews) + len(ledger.references))
    ledger = _watched_ledger()
    (first, seen), (again, seen_again) = (watched(lambda: count(ledger), ledger) for _ in range(2))
    assert first == again
    assert seen == seen_again == Seen(works=frozenset({EVERY_KEY}), records=ALL)


def test_who_watches_already_is_told_of_what_others_watch_within() -> None:
    ledger = _watched_ledger()
    _, seen = watched(lambda: watched(lambda: judged_records(OTHER, ledger), ledger), ledger)
    assert seen == Seen(records=frozenset({OTHER}))
