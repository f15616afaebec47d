"""Faults in figures, tests of significance and small samples."""

import random
import re

from kinds import Kind, Plot, Spot, numbered, said, swapped

_RULE = "figure-not-in-evidence"


def _other_whole(text: str, rng: random.Random) -> str:
    return str(int(text.replace(",", "")) + rng.choice((7, 9, 13)))


def _other_decimal(text: str, rng: random.Random) -> str:
    places = len(text.split(".")[1])
    return f"{float(text) + rng.choice((1.3, 1.7, 2.4)):.{places}f}"


def _ten_times(text: str, rng: random.Random) -> str:
    return str(int(text.replace(",", "")) * 10)


def _arms_swapped(plot: Plot) -> Spot:
    return plot.swap(r"in (\d+)% of (.*?) and in (\d+)% of", r"in \3% of \2 and in \1% of")


def _counts_swapped(plot: Plot) -> Spot:
    return plot.swap(r"\((\d+ of \d+) against (\d+ of \d+);", r"(\2 against \1;")


def _tests_swapped(plot: Plot) -> Spot:
    if len(set(re.findall(r"of (\d+)%", plot.claim.said.text))) == 1:
        raise LookupError("both are the same")
    return plot.swap(r"sensitivity(.*)specificity", r"specificity\1sensitivity")


def _bound_turned_round(plot: Plot) -> Spot:
    pairs = (
        ("or more", "or less"),
        ("or above", "or below"),
        ("or higher", "or lower"),
        ("or less", "or more"),
        (" below ", " above "),
        ("more than", "less than"),
        ("less than", "more than"),
        ("At least", "At most"),
        ("at least", "at most"),
    )
    for words, opposite in pairs:
        if words in plot.claim.said.text:
            return plot.swap(words, opposite)
    raise LookupError("no bound is in the claim")


def _difference_denied(plot: Plot) -> Spot:
    if plot.claim.said.outcome == "eclampsia":
        raise LookupError("the sentence calls the outcome of the datum by another name")
    return plot.swap("Significantly fewer", "Not significantly fewer")


def _extract_of_another(plot: Plot) -> Spot:
    lines = plot.lines(plot.work_file)
    others = [line.strip(" :") for line in lines if line.startswith("  at-") and line.strip(" :") != plot.claim.extract]
    figureless = [name for name in others if not _has_data(lines, name)]
    if not figureless:
        raise LookupError("every other extract has figures of its own")
    return plot.swap(rf"#{plot.claim.extract}\b", f"#{plot.rng.choice(figureless)}")


def _has_data(lines: list[str], extract: str) -> bool:
    start = lines.index(f"  {extract}:") + 1
    for line in lines[start:]:
        if line.startswith("  at-"):
            return False
        if line == "    data:":
            return True
    return False


FIGURES: tuple[Kind, ...] = (
    numbered("ratio changed", _RULE, "two_arms_with_ratio", r"risk ratio (\d\.\d\d)", _other_decimal),
    numbered("limit of an interval changed", _RULE, "two_arms_with_ratio", r"95% CI (\d\.\d\d)", _other_decimal),
    numbered("share of one arm changed", _RULE, "two_arms_with_ratio", r"in (\d+)% of", _other_whole),
    Kind(id="arms swapped", rule=_RULE, shapes=("two_arms_with_ratio",), change=_arms_swapped),
    Kind(id="counts of the arms swapped", rule=_RULE, shapes=("significant_difference",), change=_counts_swapped),
    swapped(
        "level of confidence changed", _RULE, "two_arms_with_ratio hazard_ratio accuracy_of_a_test", "95% CI", "99% CI"
    ),
    swapped("p value made smaller", _RULE, "no_difference", r"p = 0\.(\d\d)", r"p = 0.0\1"),
    swapped("p value turned round", _RULE, "significant_difference", r"p <0\.001", "p >0.001"),
    numbered("hazard ratio changed", _RULE, "hazard_ratio", r"HR (\d\.\d\d)", _other_decimal),
    swapped("hazard ratio called an odds ratio", _RULE, "hazard_ratio", r"\(HR ", "(odds ratio "),
    swapped("hazard ratio called a rate ratio", _RULE, "hazard_ratio", r"\(HR ", "(rate ratio "),
    swapped("lower made higher before its ratio", _RULE, "hazard_ratio", "was lower with", "was higher with"),
    numbered("years of follow-up changed", _RULE, "hazard_ratio", r"median of (\d\.\d) years", _other_decimal),
    numbered("pooled ratio changed", _RULE, "inconclusive_ratio", r"odds ratio was (\d\.\d\d)", _other_decimal),
    numbered("mean difference changed", _RULE, "mean_difference", r"changed by (\d\.\d)", _other_decimal),
    swapped("sign dropped", _RULE, "negative_change", "was −", "was "),
    swapped("weeks turned into months", _RULE, "negative_change duration", "weeks", "months"),
    swapped("direction turned round", _RULE, "from_to", r"\b(?:fell) from", "rose from"),
    numbered("median changed", _RULE, "median_and_quartiles", r"was (\d+) ", _other_whole),
    numbered("quartile changed", _RULE, "median_and_quartiles", r"IQR (\d+) to", _other_whole),
    numbered("mean changed", _RULE, "mean_and_deviation", r"averaged (\d+)\b", _other_whole),
    numbered("number needed to treat changed", _RULE, "number_needed", r"About (\d+) ", _other_whole),
    swapped("one third made half", _RULE, "one_third", "^(.*?)(?:One third|A quarter|A fifth) of", r"\1Half of"),
    swapped("a fraction doubled", _RULE, "one_third", "One third of", "Two thirds of"),
    numbered(
        "natural frequency changed",
        _RULE,
        "natural_frequency",
        r"(\d) (?:in|out of)",
        lambda text, rng: str(int(text) + rng.choice((-1, 1))),
    ),
    numbered("denominator of nothing changed", _RULE, "none_at_all", r"None of the (\d+)", _other_whole),
    numbered("count of few changed", _RULE, "few_of_few", r"of (\d+) ", _other_whole),
    numbered("rate changed", _RULE, "rate_per_thousand", r"was (\d+\.\d)", _other_decimal),
    swapped("rate per another number of people", _RULE, "rate_per_thousand", "1,000 person", "100 person"),
    numbered("share that survived changed", _RULE, "survival", r"was (\d+)%", _other_whole),
    swapped("years of survival changed", _RULE, "survival", r"At (\d+) years", r"At 1\1 years"),
    swapped("twice made three times", _RULE, "twice_as_often", "twice", "three times"),
    swapped("points called per cent", _RULE, "points_difference", "percentage points", "g/L"),
    numbered("difference in points changed", _RULE, "points_difference", r"was (\d+\.\d)", _other_decimal),
    numbered(
        "rounded to the wrong side",
        _RULE,
        "rounded_share",
        r"about (\d+)%",
        lambda text, rng: str(int(text) + (1 if (int(text) + 1) % 5 else 2)),
    ),
    numbered("count changed in a cohort", _RULE, "cohort_share", r", (\d+) \(", _other_whole),
    swapped("months turned into years", _RULE, "cohort_share", r"(\d) months", r"\1 years"),
    numbered("participants miscounted", _RULE, "participants", r"Of (\d+) ", _other_whole),
    swapped(
        "trials miscounted in words",
        _RULE,
        "trials_pooled",
        r"\b(Three|Four|Five|Six|Seven|Eight|Nine|Eleven) trials",
        "Thirteen trials",
    ),
    numbered("heterogeneity changed", _RULE, "heterogeneity", r"= (\d+)%", _other_whole),
    Kind(id="sensitivity and specificity swapped", rule=_RULE, shapes=("accuracy_of_a_test",), change=_tests_swapped),
    numbered(
        "area under the curve changed",
        _RULE,
        "discrimination",
        r"of (0\.\d\d)",
        lambda text, rng: f"{float(text) - 0.09:.2f}",
    ),
    numbered("dose ten times as large", _RULE, "dosing", r"was ([\d,]+) ", _ten_times),
    swapped("milligrams made micrograms", _RULE, "dosing", r" mg (?=once|twice|daily|three)", " micrograms "),
    swapped("doses a day changed", _RULE, "dosing", "once daily", "three times daily"),
    numbered("age limit changed", _RULE, "age_limits", r"aged (\d+)", _other_whole),
    Kind(id="bound turned round", rule=_RULE, shapes=("threshold", "definition"), change=_bound_turned_round),
    numbered("threshold changed", _RULE, "threshold", r"(?<!-)\b(\d{2,3}) ", _other_whole),
    swapped("halved made tripled", _RULE, "halved", "was halved", "tripled"),
    numbered("second figure of a half changed", _RULE, "halved", r"(?:to|as|against) (\d+)%", _other_whole),
    swapped("half as common made a third", _RULE, "halved", "half as common", "a third as common"),
    swapped("a quarter made a half", _RULE, "a_quarter_lower", r"a quarter less|25% lower", "a half less", "52% lower"),
    swapped("lower made higher", _RULE, "a_quarter_lower", r"25% lower", "25% higher"),
    swapped("pair in brackets turned round", _RULE, "fewer_in_a_pair", r"\((\d+)% v (\d+)%\)", r"(\2% v \1%)"),
    numbered("gap per thousand changed", _RULE, "gap_per_thousand", r"(\d+) fewer", _other_whole),
    swapped("gap per thousand made one per hundred", _RULE, "gap_per_thousand", "1,000", "100"),
    numbered("spread of a mean changed", _RULE, "mean_plus_minus", r"(?:±|SD) (\d\.\d)", _other_decimal),
    numbered("share of the others changed", _RULE, "those_who_did_not", r"\((\d+)%\)", _other_whole),
    numbered("survey miscounted", _RULE, "reported_practice", r"survey, (\d+)%", _other_whole),
    numbered("harm made rarer", _RULE, "harm_of", r"\b(\d+)%", lambda text, rng: str(max(1, int(text) // 2))),
    Kind(
        id="extract of another statement cited",
        rule=_RULE,
        shapes=(
            "cohort_share",
            "rate_per_thousand",
            "survival",
            "harm_of",
            "accuracy_of_a_test",
            "participants",
            "no_difference",
        ),
        change=_extract_of_another,
    ),
    said(
        "figure where the work has none",
        _RULE,
        "own no_trial too_few_events bias",
        "{Name} helped 37% of {people}.",
        "Nearly 1 in 4 {people} gave up {name}.",
        "{People} wait 11 weeks for {name}.",
    ),
)

SIGNIFICANCE: tuple[Kind, ...] = (
    swapped(
        "not significant made significant",
        "significance-without-test",
        "no_difference",
        "was not significant",
        "was significant",
    ),
    swapped(
        "no significant difference made one",
        "significance-without-test",
        "no_difference",
        "There was no significant difference",
        "There was a significant difference",
    ),
    swapped(
        "did not differ made differed",
        "significance-without-test",
        "no_difference",
        "did not differ significantly",
        "differed significantly",
    ),
    swapped(
        "significance without any test",
        "significance-without-test",
        "survival",
        r"was (\d+)%",
        r"was significantly higher, \1%,",
    ),
    said(
        "superior where the test says no",
        "significance-without-test",
        "inconclusive_ratio",
        "{Name} was superior to control.",
    ),
    said(
        "better where nothing was compared",
        "significance-without-test",
        "cohort_share rate_per_thousand none_at_all",
        "{Name} worked significantly better than {other}.",
        "{Name} was superior to {other}.",
    ),
    said(
        "significant association without any test",
        "significance-without-test",
        "cohort_share rate_per_thousand none_at_all",
        "{Name} was significantly associated with relapse.",
        "Treatment with {name} was significantly related to relapse.",
    ),
    Kind(
        id="difference denied where there is one",
        rule="significance-without-test",
        shapes=("significant_difference",),
        change=_difference_denied,
    ),
)


def _few_as_share(plot: Plot) -> Spot:
    words = plot.claim.said.text.split()
    n, of = int(words[4]), int(words[6])
    return plot.swap(r"\d+ of \d+ ", f"{n / of * 100:.0f}% of ")


SMALL_SAMPLES: tuple[Kind, ...] = (
    Kind(id="few people as a percentage", rule="small-sample-percentage", shapes=("few_of_few",), change=_few_as_share),
)
