"""Figures that go the other way than the words of their sentence: comparisons, and differences beside an interval."""

import pytest

from mkdocs_evidence.analysis.figures.figure import Trend
from mkdocs_evidence.analysis.figures.reader import find_figures
from mkdocs_evidence.analysis.figures.trends import find_turned_comparisons, find_turned_pairs
from mkdocs_evidence.analysis.figures.turned_ratios import find_turned_ratios


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
    ("text", "expected"),
    [
        ("Falls were less common with a brace (38% against 16%).", [("38%", "16%")]),
        ("Falls were commoner under intensive control (16% v 38%).", [("16%", "38%")]),
        ("Falls were commoner in the control group (16% v 38%).", []),
        ("Falls were less common with a brace (16% v 38%).", []),
        ("Falls were more common with a brace (16% vs. 38%; P = 0.02).", [("16%", "38%")]),
        ("Falls were less common in the placebo group (38% against 16%).", []),
        ("Falls were less common with a brace (9 of 90 against 2 of 10).", []),
        ("Falls were common with a brace (16% against 38%).", []),
    ],
)
def test_a_pair_in_brackets_is_held_against_its_comparison(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_turned_pairs(find_figures(text), text)
    assert [(first.words, second.words) for first, second in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More people died with it (hazard ratio 0.69).", [("More people", "0.69")]),
        ("It raised the rate of falls (rate ratio 0.77, 95% CI 0.71 to 0.83).", [("raised the", "0.77")]),
        ("It lowered the risk of falls (RR 0.77).", []),
        ("Falls were not more common (RR 0.83, 95% CI 0.50 to 1.40).", []),
        ("Falls were more likely with a cast than with a brace (OR 0.7).", []),
        ("Falls were more likely with placebo (OR 0.7).", []),
        ("Higher weight was linked to fewer falls (OR 0.7).", []),
        ("Falls were less likely (OR 1.84).", [("less likely", "1.84")]),
        ("Falls were more than twice as likely (OR 0.42).", [("twice as", "0.42")]),
        ("Falls were half as common (risk ratio 0.5).", []),
        ("The risk of falls was a quarter lower (risk ratio 1.25).", [("quarter lower", "1.25")]),
        ("A brace increases falls (risk ratio 0.71, 95% CI 0.60 to 0.84).", [("increases falls", "0.71")]),
        ("Falls were reduced (odds ratio 1.40).", [("were reduced", "1.40")]),
        ("A brace was linked to a reduced risk of falls (odds ratio 1.40).", [("reduced risk", "1.40")]),
        ("Increased age was tied to falls (odds ratio 0.97).", []),
        ("Predictors were increased age (odds ratio 0.97) and height.", []),
        ("Each step increases falls (hazard ratio 0.97 per year).", []),
        ("A brace increases survival (hazard ratio 0.71).", []),
        ("A brace increases strength and reduces falls (odds ratio 0.71).", []),
        ("A brace reduces falls (odds ratio 1.40 for those without one).", []),
        ("There is no proof that a brace reduces falls (risk ratio 1.10).", []),
    ],
)
def test_a_ratio_is_held_against_the_words_before_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, ratio.words) for words, ratio in find_turned_ratios(find_figures(text), text)] == expected


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("The difference was 1.6 points (95% CI −4.0 to 0.8).", Trend.NONE),
        ("The difference was 0.6 points (95% CI −4.0 to 0.8).", Trend.NONE),
        ("The difference was 0.6 points (95% CI −0.8 to 2.0).", Trend.GAP),
        ("The difference was 1.6 points (95% CI −4.0 to −0.8).", Trend.GAP),
    ],
)
def test_a_difference_far_from_the_middle_of_its_interval_has_lost_its_sign(text: str, trend: Trend) -> None:
    assert find_figures(text)[0].trend is trend
