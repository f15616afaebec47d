"""How many of a site's own questions are tried, and that authors are told of those that are not."""

import pytest

from mkdocs_evidence.analysis.own_questions import OwnQuestions, questions_to_try
from mkdocs_evidence.checks.claims.answered_exclusion import answered_exclusion
from mkdocs_evidence.checks.claims.unfound_question import unfound_question
from mkdocs_evidence.model.finding import Severity
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place


def _library(articles: int, *, asked: int = 0, excluded: int = 0) -> list[OwnQuestions]:
    """Made-up articles of forty claims each."""
    return [
        OwnQuestions(
            article=ArticleId(f"a{number}"),
            claims=40,
            asked=asked,
            excluded=excluded,
            asked_at=Place(f"a{number}.md", 12),
            excluded_at=Place(f"a{number}.md", 9),
        )
        for number in range(articles)
    ]


@pytest.mark.parametrize(
    ("claims", "questions", "tried"),
    [(0, 0, 0), (320, 190, 190), (5_000, 200, 200), (5_000, 201, 200), (20_000, 2_000, 50), (20_001, 1, 0)],
)
def test_small_sites_try_all_large_ones_some_and_the_largest_none(claims: int, questions: int, tried: int) -> None:
    assert questions_to_try(claims, questions) == tried


def test_the_largest_sites_are_told_that_no_question_was_tried(empty_ledger: Ledger) -> None:
    (told,) = unfound_question.check(_library(10_000, asked=4), empty_ledger)
    assert (told.severity, told.at.file) == (Severity.INFO, "a0.md")
    assert told.message.startswith("40,000 of 40,000 questions in `asks` were not tried")


def test_exclusions_of_a_site_with_too_many_questions_are_not_tried_and_this_is_said(empty_ledger: Ledger) -> None:
    (told,) = answered_exclusion.check(_library(200, asked=1, excluded=1), empty_ledger)
    assert (told.severity, told.at) == (Severity.INFO, Place("a0.md", 9))
    assert "8,000 claims" in told.message


def test_a_site_that_asks_nothing_is_told_nothing(empty_ledger: Ledger) -> None:
    library = _library(10_000)
    assert not [*unfound_question.check(library, empty_ledger), *answered_exclusion.check(library, empty_ledger)]


@pytest.fixture
def empty_ledger() -> Ledger:
    return Ledger(articles={}, references={}, flows={})
