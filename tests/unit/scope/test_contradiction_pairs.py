"""Pairs of made-up claims about the same people: which of them contradict each other, and which do not."""

from dataclasses import replace
from pathlib import Path

import pytest
from scope_sites import CARDIOLOGY, found_in

Said = tuple[str, str, str]
"""(claim, attributes, extract)."""

D, R = "outcome: death; intervention: ramipril", "outcome: function; intervention: ramipril"
Q = "outcome: death; intervention: ramipril; data: [{what: deaths, %s}]"
F = "outcome: death; data: [{what: deaths, %s}]"

CONTRARY: dict[str, tuple[Said, Said]] = {
    "lowers and does not lower": (
        ("Ramipril reduces mortality.", "", D),
        ("Ramipril does not reduce mortality.", "", D),
    ),
    "prevents and makes no difference": (
        ("Ramipril prevented death.", "", D),
        ("Treatment made no difference to mortality.", "", D),
    ),
    "hazards": (
        ("The hazard of death was higher with ramipril.", "", D),
        ("Over a median of 2.9 years the hazard of death was lower with ramipril.", "", D),
    ),
    "lowers and raises": (("Ramipril lowers mortality.", "", D), ("Ramipril increases mortality.", "", D)),
    "fewer and no lower risk": (
        ("Fewer people given ramipril died.", "", D),
        ("There was no lower risk of death with ramipril.", "", D),
    ),
    "improves and does not improve": (
        ("Ramipril improves exercise capacity.", "", R),
        ("Ramipril may not improve exercise capacity.", "", R),
    ),
    "improves and worsens a benefit": (
        ("Ramipril improves exercise capacity.", "", R),
        ("Ramipril reduces exercise capacity.", "", R),
    ),
    "by attributes": (
        ("Ramipril reduces mortality.", "outcome=death intervention=ramipril", ""),
        ("Ramipril did not reduce mortality.", "outcome=death intervention=ramipril", ""),
    ),
    "by words alone": (("Bed rest prevents relapse.", "", ""), ("Bed rest does not prevent relapse.", "", "")),
    "always and seldom": (
        ("Untreated disease inevitably leads to death.", "", "outcome: death"),
        ("Of those without treatment 12 of 100 died.", "", "outcome: death"),
    ),
    "always and a small share": (
        ("Fewer than 5% died without treatment.", "", "outcome: death"),
        ("Death always follows.", "", "outcome: death"),
    ),
    "mainstay and not enough": (
        ("ACE inhibitors are the cornerstone of treatment.", "", "intervention: ace"),
        ("ACE inhibitors alone are insufficient to control symptoms.", "", "intervention: ace"),
    ),
    "two first choices": (
        ("Warfarin is the preferred treatment.", "", "intervention: warfarin"),
        ("Aspirin is essential in treatment.", "", "intervention: aspirin"),
    ),
    "counts that cannot both be": (
        ("In the first trial 14 of 100 died.", "", Q % "n: 14, of: 100"),
        ("In the second trial 71 of 100 died.", "", Q % "n: 71, of: 100"),
    ),
    "intervals that do not meet": (
        ("The hazard ratio was 0.6.", "", Q % "measure: hazard-ratio, value: 0.6, ci: [0.5, 0.7]"),
        ("The hazard ratio was 1.4.", "", Q % "measure: hazard-ratio, value: 1.4, ci: [1.2, 1.7]"),
    ),
    "shares far apart": (
        ("In a series 63% died.", "", F % "value: 63, unit: '%'"),
        ("In another 22% died.", "", F % "value: 22, unit: '%'"),
    ),
}

AGREED: dict[str, tuple[Said, Said]] = {
    "the same twice": (("Ramipril reduces mortality.", "", D), ("Ramipril lowers mortality.", "", D)),
    "effect on something else": (
        ("Ramipril lowers the pressure and does not by itself cause fainting.", "", D),
        ("Ramipril probably makes little or no difference to mortality.", "", D),
    ),
    "two treatments": (
        ("Ramipril reduces mortality.", "", D),
        ("Aspirin does not reduce mortality.", "", "outcome: death; intervention: aspirin"),
    ),
    "two outcomes": (("Ramipril reduces mortality.", "", D), ("Ramipril does not improve exercise capacity.", "", R)),
    "doubt": (("Ramipril reduces mortality.", "", D), ("It is uncertain whether ramipril reduces mortality.", "", D)),
    "advice": (("Ramipril reduces mortality.", "", D), ("We recommend against it to reduce mortality.", "", D)),
    "two groups": (
        ("Ramipril reduced mortality in people over 70.", "", D),
        ("Ramipril did not reduce mortality in people under 50.", "", D),
    ),
    "two times": (
        ("At 3 months ramipril had reduced mortality.", "", D),
        ("At 12 months ramipril did not reduce mortality.", "", D),
    ),
    "two doses": (
        ("Ramipril 5 mg did not reduce mortality.", "", D),
        ("Ramipril 10 mg reduced mortality.", "", D),
    ),
    "alone and combined": (
        ("Ramipril alone did not reduce mortality.", "", D),
        ("Ramipril combined with rest reduced mortality.", "", D),
    ),
    "harm less, benefit more": (("Ramipril reduces mortality.", "", D), ("Ramipril improves survival.", "", D)),
    "two effects in one sentence": (
        ("Ramipril reduced admission but did not reduce mortality.", "", D),
        ("Ramipril reduced mortality.", "", D),
    ),
    "compared with another": (
        ("Ramipril reduced mortality less than warfarin.", "", D),
        ("Ramipril did not reduce mortality.", "", D),
    ),
    "not always": (
        ("Death does not always follow.", "", "outcome: death"),
        ("Of those untreated 12 of 100 died.", "", "outcome: death"),
    ),
    "nearly always": (
        ("Death almost always follows.", "", "outcome: death"),
        ("Of those untreated 12 of 100 died.", "", "outcome: death"),
    ),
    "often not enough": (
        ("ACE inhibitors are the cornerstone of treatment.", "", "intervention: ace"),
        ("ACE inhibitors are often insufficient to control symptoms.", "", "intervention: ace"),
    ),
    "counts alike": (
        ("In the first trial 14 of 100 died.", "", Q % "n: 14, of: 100"),
        ("In the second trial 19 of 100 died.", "", Q % "n: 19, of: 100"),
    ),
    "two arms": (
        ("With ramipril 14 of 100 died.", "", Q % "arm: ramipril, n: 14, of: 100"),
        ("With placebo 71 of 100 died.", "", Q % "arm: placebo, n: 71, of: 100"),
    ),
    "declared": (
        ("Ramipril reduces mortality.", "conflicts-with=c%d conflict-note='old and new trials'", D),
        ("Ramipril does not reduce mortality.", "", D),
    ),
    "for two purposes": (
        ("Warfarin is the preferred treatment.", "", "intervention: warfarin"),
        ("Echocardiography is essential for diagnosis.", "", "intervention: echo"),
    ),
}


def _site(root: Path, pairs: dict[str, tuple[Said, Said]]) -> dict[str, tuple[bool, bool]]:
    """For each pair, whether `undeclared-contradiction` speaks at the first and at the second claim."""
    populations = "".join(f"p{place}: {{name: Made-up group {place}}}\n" for place in range(len(pairs)))
    specialty = replace(CARDIOLOGY, front="population: p0", populations=populations)
    cases = []
    for place, pair in enumerate(pairs.values()):
        for claim, attributes, extract in pair:
            number = len(cases) + 1
            marks = attributes % number if "%d" in attributes else attributes
            cases.append((claim, f"population=p{place} {marks}", extract))
    found = ["undeclared-contradiction" in names for names in found_in(root, specialty, cases)]
    return dict(zip(pairs, zip(found[::2], found[1::2], strict=True), strict=True))


def test_contrary_claims_are_found_once_at_the_later(tmp_path: Path) -> None:
    assert {name: spoken for name, spoken in _site(tmp_path, CONTRARY).items() if spoken != (False, True)} == {}


def test_claims_that_can_both_be_true_are_left_alone(tmp_path: Path) -> None:
    assert {name: spoken for name, spoken in _site(tmp_path, AGREED).items() if any(spoken)} == {}


@pytest.mark.parametrize("target", ["c7", "b#c0", "c0"])
def test_a_conflict_with_a_claim_that_is_not_there_is_found(target: str, tmp_path: Path) -> None:
    mark = f"conflicts-with={target} conflict-note='so it is'"
    (names,) = found_in(tmp_path, CARDIOLOGY, [("Ramipril was given.", mark, "")])
    assert names == ("undeclared-contradiction",)
