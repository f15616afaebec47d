from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Unprinted = Callable[..., list[str]]

PERCENT = {"value": "63.5", "unit": "%"}
BELOW = {"value": 30, "unit": "%", "comparator": "<"}
COUNTS = {"n": 1, "of": 21}
SPAN = {"low": 2, "high": 3, "unit": "years"}
RATIO = {"value": "3.28", "measure": "odds-ratio", "ci": ("0.77", "14.02"), "p": "0.11"}

HONEST = {
    "the printed figure": ("63.5 %", PERCENT),
    "rounded to the nearest": ("64%", PERCENT),
    "about, to the ten": ("about 60%", {"value": 63, "unit": "%"}),
    "nearly": ("nearly 60%", {"value": 59, "unit": "%"}),
    "a worded floor": ("more than 80%", {"value": "84.8", "unit": "%"}),
    "a worded ceiling": ("less than 5%", {"value": "4.8", "unit": "%"}),
    "a percentage of counts": ("5% of hips, 1 of 21", COUNTS),
    "counts one by one": ("33 complications in 688 hips", {"n": 33, "of": 688}),
    "a natural frequency": ("about 6 in 10", {"value": 63, "unit": "%"}),
    "a natural frequency in words": ("one in twenty", {"value": "4.8", "unit": "%"}),
    "a part in words": ("one third", {"value": 33, "unit": "%"}),
    "more than half": ("more than half", {"value": 54, "unit": "%"}),
    "the same sign": ("<30%", BELOW),
    "the sign in words": ("under 30%", BELOW),
    "a range": ("2–3 years", SPAN),
    "a range of two data": ("between 7.9 and 36.6%", {"value": "7.9", "unit": "%"}, {"value": "36.6", "unit": "%"}),
    "up to the end of a range": ("up to 3 years", SPAN),
    "the same time in another unit": ("24 months", {"value": 2, "unit": "years"}),
    "the same weight in another unit": ("0.5 g", {"value": 500, "unit": "mg"}),
    "an interval": ("odds ratio 3.28 (95% CI 0.77 to 14.02, p = 0.11)", RATIO),
    "a ratio rounded": ("an odds ratio of 3.3", RATIO),
    "follow-up": ("after 42 months", {"value": 1, "follow_up": "mean 42 months"}),
    "a threshold in the label": ("lesions of 30% or more", {"what": "lesion ≥30%", "n": 4, "of": 8}),
    "a p below a printed p": ("p < 0.05", {"p": "0.03"}),
    "a p below a printed bound": ("p < 0.05", {"p": "<0.001"}),
    "not significant": ("p > 0.05", {"p": "0.79"}),
    "twice": ("twice as often", {"value": "2.1", "measure": "risk-ratio"}),
    "points of a score without unit": ("5 points", {"what": "pain score", "value": 5}),
    "a dose given once a day": ("10 mg once daily", {"what": "dose", "value": 10, "unit": "mg"}),
    "a dose a day": ("10 mg daily", {"what": "dose", "value": 10, "unit": "mg"}),
    "a part in words of many": ("two of 152 fractures", {"n": 2, "of": 152}),
    "the number of a molecule": ("sodium-glucose co-transporter 2, and 24 months", {"value": 24, "unit": "months"}),
    "people counted": ("65 patients", {"value": 65, "unit": "patients"}),
    "a proportion": ("63%", {"value": "0.63", "measure": "proportion"}),
    "a shared unit": ("63 after surgery and 59% after rest", {"value": 63, "unit": "%"}, {"value": 59, "unit": "%"}),
}  # fmt: skip

DISHONEST = {
    "another number": (["36%"], "36%", PERCENT),
    "rounded down where up is nearer": (["63%"], "63%", PERCENT),
    "more precise than printed": (["63.4%"], "63.4%", {"value": 63, "unit": "%"}),
    "rounded to nothing": (["0.3"], "odds ratio 0.3", {"value": "0.37", "measure": "odds-ratio"}),
    "a decimal shifted": (["6.35%"], "6.35%", PERCENT),
    "another unit": (["63.5 mm"], "63.5 mm", PERCENT),
    "degrees for per cent": (["30°"], "30°", {"value": 30, "unit": "%"}),
    "percentage points for per cent": (["4 percentage points"], "4 percentage points", {"value": 4, "unit": "%"}),
    "a dose given twice a day": (["10 mg twice daily"], "10 mg twice daily", {"value": 10, "unit": "mg"}),
    "a dose a week": (["10 mg daily"], "10 mg daily", {"value": 10, "unit": "mg/week"}),
    "another part in words": (["Twelve of 152"], "Twelve of 152 fractures", {"n": 2, "of": 152}),
    "no unit": (["63"], "a score of 63 for hips", {"value": 63, "unit": "%"}),
    "the sign turned": ([">30%"], ">30%", BELOW),
    "the sign turned in words": (["over 30%"], "over 30%", BELOW),
    "the sign dropped": (["30%"], "30%", BELOW),
    "a sign added": (["<63.5%"], "<63.5%", PERCENT),
    "less for at most": (["<2 mm"], "<2 mm", {"value": 2, "unit": "mm", "comparator": "≤"}),
    "at least for a plain figure": (["at least 63.5%"], "at least 63.5%", PERCENT),
    "another denominator": (["1 of 12"], "1 of 12", COUNTS),
    "another numerator": (["2 of 21"], "2 of 21", COUNTS),
    "arms mixed up": (["14 of 19"], "14 of 19", {"n": 14, "of": 18}, {"n": 15, "of": 19}),
    "a percentage that the counts do not give": (["9%"], "9%", COUNTS),
    "a frequency that rounds elsewhere": (["8 in 10"], "8 in 10", {"value": 63, "unit": "%"}),
    "half of nearly all": (["half"], "half", {"value": 84, "unit": "%"}),
    "more than half of less": (["more than half"], "more than half", {"value": 41, "unit": "%"}),
    "another range": (["2–4 years"], "2–4 years", SPAN),
    "one end of a range as the figure": (["2 years"], "2 years", SPAN),
    "months for years": (["2–3 months"], "2–3 months", SPAN),
    "a risk ratio for an odds ratio": (["3.28"], "risk ratio 3.28", RATIO),
    "another interval": (["0.77 to 1.402"], "odds ratio 3.28 (95% CI 0.77 to 1.402)", RATIO),
    "another level": (["99%"], "99% CI 0.77 to 14.02", RATIO),
    "the level as a result": (["95%"], "95% of hips", RATIO),
    "a range as an interval": (["2 to 3"], "95% CI 2 to 3", {"low": 2, "high": 3, "ci": (1, 5)}),
    "significance claimed": (["p < 0.05"], "p < 0.05", {"p": "0.79"}),
    "significance turned": (["p > 0.05"], "p > 0.05", {"p": "0.03"}),
    "a limit of p that nobody uses": (["p < 0.002"], "p < 0.002", {"p": "<0.001"}),
    "more than all": (["19 of 18"], "19 of 18", {"n": 14, "of": 18}, {"n": 15, "of": 19}),
    "another count beside the number of studies": (["14"], "14 studies", {"value": 13, "unit": "studies"}, {"value": 14}),
    "another follow-up": (["24 months"], "24 months", {"value": 1, "follow_up": "42 months"}),
    "patients for hips": (["65"], "65 patients", {"value": 65, "unit": "hips"}),
    "a dose by another weight": (["10 mg/kg per day"], "10 mg/kg per day", {"value": 10, "unit": "mg/day"}),
    "twice of half": (["twice"], "twice as often", {"value": "0.5", "measure": "risk-ratio"}),
    "mean for median": (["42 months"], "a mean of 42 months", {"value": 42, "unit": "months", "measure": "median"}),
}  # fmt: skip


@pytest.mark.parametrize(("claim", "data"), [(one[0], one[1:]) for one in HONEST.values()], ids=HONEST)
def test_a_figure_that_the_evidence_prints_passes(
    claim: str, data: tuple[dict[str, object], ...], unprinted: Unprinted
) -> None:
    assert unprinted(claim, *data) == []


@pytest.mark.parametrize(("words", "claim", "data"), [(o[0], o[1], o[2:]) for o in DISHONEST.values()], ids=DISHONEST)
def test_a_figure_that_the_evidence_does_not_print_is_found(
    words: list[str], claim: str, data: tuple[dict[str, object], ...], unprinted: Unprinted
) -> None:
    assert unprinted(claim, *data) == words


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("collapse in 63% (p < 0.05)", []),
        ("collapse in 36%", ["36%"]),
        ("lesions under 30% of the head", []),
        ("lesions over 30% of the head", ["over 30%"]),
        ("10 mg/kg per day for 2–3 years", []),
        ("10 mg per day for 2–3 months", ["10 mg per day", "2–3 months"]),
    ],
)
def test_a_quote_prints_its_figures_with_their_units_and_directions(
    claim: str, words: list[str], unprinted: Unprinted
) -> None:
    quote = "63% of hips collapsed (P < 0.05) with lesions <30% of the head, on 10 mg/kg per day, after 2-3 years."
    assert unprinted(claim, quote=quote) == words


_ONCE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=200, deadline=None
)


@_ONCE
@given(printed=st.decimals(min_value=1, max_value=99, places=1), said=st.integers(min_value=1, max_value=99))
def test_a_whole_percentage_passes_exactly_when_it_is_the_nearest(
    printed: Decimal, said: int, unprinted: Unprinted
) -> None:
    nearest = printed.quantize(Decimal(1), ROUND_HALF_UP)
    assert (unprinted(f"{said}% of hips", {"value": printed, "unit": "%"}) == []) == (said == nearest)


@_ONCE
@given(
    value=st.integers(min_value=2, max_value=2000).filter(lambda one: one not in range(1900, 2101)),
    printed=st.sampled_from(["<", "≤", "≥", ">", ""]),
    said=st.sampled_from(["<", "≤", "≥", ">", ""]),
)
def test_a_sign_passes_only_as_it_is_printed(value: int, printed: str, said: str, unprinted: Unprinted) -> None:
    found = unprinted(f"lesions of {said}{value} mm", {"value": value, "unit": "mm", "comparator": printed})
    assert (found == []) == (said == printed)


@_ONCE
@given(n=st.integers(0, 60), of=st.integers(1, 60), said=st.integers(0, 60), said_of=st.integers(1, 60))
def test_counts_pass_only_as_they_are_printed(n: int, of: int, said: int, said_of: int, unprinted: Unprinted) -> None:
    n, said = min(n, of), min(said, said_of)
    assert (unprinted(f"in {said} of {said_of} hips", {"n": n, "of": of}) == []) == ((n, of) == (said, said_of))
