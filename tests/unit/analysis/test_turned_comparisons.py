"""Figures that go the other way than the words of their sentence: comparisons, and differences beside an interval."""

import pytest

from mkdocs_evidence.analysis.figures.figure import Trend
from mkdocs_evidence.analysis.figures.reader import find_figures
from mkdocs_evidence.analysis.figures.trends import find_turned_comparisons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was less common with a brace (9%) than without (4%).", [("9%", "4%")]),
        ("It was less common with a brace (9%) than with a cast (4%).", [("9%", "4%")]),
        ("It was more common with a brace (9%) than with a cast (4%).", []),
        ("It was higher in adults (12 of 40) than in children (20 of 40).", [("12 of 40", "20 of 40")]),
        ("It was fewer in adults (12 of 60) than in children (12 of 40).", []),
        ("Recovery was more rapid with a brace (3 days) than with a cast (5 days).", []),
        ("It was lower with a brace (−4%) than with a cast (−9%).", []),
        ("It was rarer, and the stay longer, with a brace (9 days) than with a cast (4 days).", []),
        ("It fell more often in adults (9%), and cost less than care at home (4%).", []),
    ],
)
def test_a_comparison_is_held_against_its_figures(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_turned_comparisons(find_figures(text), text)
    assert [(first.words, second.words) for first, second in found] == expected


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("The difference was 1.6 points (95% CI −4.0 to 0.8).", Trend.NONE),
        ("The difference was 0.6 points (95% CI −4.0 to 0.8).", Trend.GAP),
        ("The difference was 1.6 points (95% CI −4.0 to −0.8).", Trend.GAP),
    ],
)
def test_a_difference_outside_its_own_interval_has_lost_its_sign(text: str, trend: Trend) -> None:
    assert find_figures(text)[0].trend is trend
