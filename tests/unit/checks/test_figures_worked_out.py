"""What a claim works out from printed figures, and figures in the many shapes in which papers print them."""

from collections.abc import Callable

import pytest

from mkdocs_evidence.analysis.figures.reader import find_figures
from mkdocs_evidence.analysis.figures.sums import find_false_sums

Unprinted = Callable[..., list[str]]

QUARTER = (
    {"what": "infarction", "arm": "aspirin", "value": 12, "unit": "%"},
    {"what": "infarction", "arm": "ticagrelor", "value": 9, "unit": "%"},
)
HALF = (
    {"what": "stroke", "arm": "placebo", "value": 12, "unit": "%"},
    {"what": "stroke", "arm": "dabigatran", "value": 6, "unit": "%"},
)
THRICE = (
    {"what": "bleeding", "arm": "placebo", "value": 2, "unit": "%"},
    {"what": "bleeding", "arm": "warfarin", "value": 6, "unit": "%"},
)
TWO_OUTCOMES = (
    *THRICE,
    {"what": "cough", "arm": "placebo", "value": 4, "unit": "%"},
    {"what": "cough", "arm": "warfarin", "value": 8, "unit": "%"},
)
RATIO = ({"what": "death", "value": "0.75", "measure": "hazard-ratio", "ci": ("0.61", "0.92"), "p": "0.004"},)
FALLS = (
    {"what": "falls", "arm": "exercise", "value": 655, "unit": "per 1,000 people"},
    {"what": "falls", "arm": "control", "value": 850, "unit": "per 1,000 people"},
)
NONE = (
    {"what": "relapse", "arm": "rituximab", "n": 0, "of": 24},
    {"what": "relapse", "arm": "placebo", "n": 7, "of": 22},
)
AGE = (
    {"what": "age", "measure": "mean", "value": "64.2", "unit": "years"},
    {"what": "standard deviation of age", "value": "8.1", "unit": "years"},
)
STAY = (
    {"what": "stay", "measure": "median", "value": 3, "unit": "days"},
    {"what": "stay, interquartile range", "low": 2, "high": 5, "unit": "days"},
)
FALL = (
    {"what": "change in HbA1c", "measure": "mean-difference", "value": "-0.8", "unit": "%", "ci": ("-1.0", "-0.6")},
)
NIGHTLY = ({"what": "dose of aspirin", "value": 150, "unit": "mg per day"},)

HONEST = {
    "a quarter of two shares": ("fell by a quarter", *QUARTER),
    "a relative fall in per cent": ("was 25% lower", *QUARTER),
    "a gap in points": ("3 percentage points lower", *QUARTER),
    "halved": ("Dabigatran halved the risk.", *HALF),
    "half as common": ("Stroke was half as common.", *HALF),
    "cut in half": ("Dabigatran cut the risk in half.", *HALF),
    "half that of the other": ("The risk was half that with placebo.", *HALF),
    "fell by half": ("Stroke fell by half.", *HALF),
    "trebled": ("Bleeding trebled.", *THRICE),
    "times as common": ("Bleeding was three times as common.", *THRICE),
    "a ratio that was rounded": ("twice as common", {"value": "2.2", "measure": "risk-ratio"}),
    "more than doubled": ("more than doubled", {"value": "2.6", "measure": "risk-ratio"}),
    "more than halved": ("more than halved", {"value": "0.38", "measure": "odds-ratio"}),
    "a quarter by a ratio": ("Deaths fell by a quarter.", *RATIO),
    "per cent by a ratio": ("Deaths fell by 25%.", *RATIO),
    "fewer per thousand": ("195 fewer falls per 1,000 people", *FALLS),
    "none of some": ("None of the 24 patients relapsed.", *NONE),
    "a mean and its spread": ("Mean age was 64.2 ± 8.1 years.", *AGE),
    "a spread in brackets": ("Mean (SD) age was 64.2 (8.1) years.", *AGE),
    "a median and its quartiles": ("Median stay was 3 (IQR 2–5) days.", *STAY),
    "a fall of a negative change": ("HbA1c fell by 0.8% (95% CI 0.6 to 1.0).", *FALL),
    "a gap of a negative change": ("The mean difference in HbA1c was 0.8%.", *FALL),
    "a middle dot": ("(hazard ratio 0·75; p=0·004)", *RATIO),
    "weeks called a year": ("after 1 year", {"value": 52, "unit": "weeks"}),
    "days called almost years": ("almost two years", {"value": 707, "unit": "days"}),
    "a dose of each night": ("150 mg of aspirin each night", *NIGHTLY),
    "not to be exceeded": ("Do not exceed 5 mg/kg a day.", {"value": 5, "unit": "mg/kg/day", "comparator": "≤"}),
    "a dose that is halved": ("The dose should be halved.", {"value": 30, "unit": "mg"}),
}  # fmt: skip

WRONG = {
    "another part": (["a third"], "fell by a third", *QUARTER),
    "another relative fall": (["35%"], "was 35% lower", *QUARTER),
    "a rise for a fall": (["25%"], "was 25% higher (HR 0.75)", *RATIO),
    "halved that was not": (["halved"], "Ticagrelor halved the risk.", *QUARTER),
    "half as common that was not": (["half"], "Infarction was half as common.", *QUARTER),
    "doubled for trebled": (["doubled"], "Bleeding doubled.", *THRICE),
    "the ratio of another outcome": (["four"], "Bleeding was four times as common.", *TWO_OUTCOMES),
    "a third for a quarter by a ratio": (["a third"], "The risk of death was a third lower.", *RATIO),
    "more than halved that was not": (["more than halved"], "more than halved", {"value": "0.6", "measure": "odds-ratio"}),
    "another gap per thousand": (["159 fewer falls per 1,000"], "159 fewer falls per 1,000 people", *FALLS),
    "none of those of whom some did": (["None of the 22"], "None of the 22 patients relapsed.", *NONE),
    "another spread": (["1.8 years"], "Mean age was 64.2 ± 1.8 years.", *AGE),
    "another quartile": (["2–6"], "Median stay was 3 (IQR 2–6) days.", *STAY),
    "a rise of a negative change": (["0.8%"], "HbA1c rose by 0.8%.", *FALL),
    "a plus for a minus": (["0.8%"], "HbA1c changed by +0.8%.", *FALL),
    "a worsening for a gain": (["12 points"], "Function worsened by 12 points.", {"what": "gain in function", "value": 12, "unit": "points"}),
    "a worsening for an improvement": (["12 points"], "It worsened by 12 points.", {"what": "improvement", "value": 12, "unit": "points"}),
    "months for weeks": (["6 months"], "after 6 months", {"value": 6, "unit": "weeks"}),
    "5 % called 1 in 10": (["1 in 10"], "1 in 10", {"value": 5, "unit": "%"}),
    "another dose of each night": (["75 mg"], "75 mg of aspirin each night", *NIGHTLY),
}  # fmt: skip


@pytest.mark.parametrize("case", HONEST.values(), ids=HONEST.keys())
def test_what_follows_from_the_evidence_is_borne_out(case: tuple[object, ...], unprinted: Unprinted) -> None:
    claim, *data = case
    assert unprinted(claim, *data) == []


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG.keys())
def test_what_does_not_follow_is_told(case: tuple[object, ...], unprinted: Unprinted) -> None:
    words, claim, *data = case
    assert unprinted(claim, *data) == words


TRUE_SUMS = (
    "Bleeding was three times as common with warfarin (6% v 2%).",
    "The risk was halved, from 12% to 6%.",
    "The risk was halved (from 12% with placebo to 6% with dabigatran).",
    "Recurrence fell by a third (10% against 15%).",
    "Bleeding was about twice as frequent (15.8% versus 7.8%; p = 0.01).",
    "It was twice as common in women (HR 2.1; 16% v 9%).",
    "Twice as many children improved (12 of 20 and 6 of 21 after 2 weeks).",
    "Pain was halved in 12 of 40 and 9 of 42 patients.",
)
FALSE_SUMS = {
    "The risk was halved, from 12% to 9%.": "halved",
    "Bleeding was three times as common (15.8% versus 7.8%), but few stopped (2.3% versus 0.9%).": "three",
    "Risk fell by a third (9% v 12%, p = 0.02).": "a third",
    "Survival doubled, from 40% to 55%.": "doubled",
    "Stroke was half as common with apixaban (9 of 100 v 12 of 100).": "half",
}


@pytest.mark.parametrize("text", TRUE_SUMS)
def test_a_ratio_in_words_may_be_rough(text: str) -> None:
    assert [one.figure.words for one in find_false_sums(find_figures(text), text)] == []


@pytest.mark.parametrize(("text", "words"), FALSE_SUMS.items())
def test_a_ratio_in_words_must_follow_from_the_figures_behind_it(text: str, words: str) -> None:
    found = [one.figure.words for one in find_false_sums(find_figures(text), text)]
    assert len(found) == 1
    assert words in found[0]
