"""Sentences about trials, doses, tests, ages and gaps in what is known."""

import re

from case import Case
from medicine import Said


def participants(case: Case) -> Said:
    total, kept = case.rng.randint(210, 980), case.rng.randint(120, 200)
    return Said(
        text=f"Of {total} participants randomised, {kept} completed the extension study; reasons for leaving were not given.",
        data=(
            f"{{what: participants randomised, measure: count, value: {total}, unit: participants}}",
            f"{{what: participants who completed the extension, measure: count, value: {kept}, unit: participants}}",
        ),
        work="rct",
    )


def trials_pooled(case: Case) -> Said:
    words = ("Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Eleven")
    number = case.rng.randrange(len(words))
    value = (3, 4, 5, 6, 7, 8, 9, 11)[number]
    people = case.rng.randint(1, 9) * 1000 + case.rng.randint(11, 989)
    return Said(
        text=f"{words[number]} trials with {people:,} participants in all were pooled.",
        data=(
            f"{{what: trials pooled, measure: count, value: {value}, unit: trials}}",
            f"{{what: participants, measure: count, value: {people}, unit: participants}}",
        ),
        work="systematic-review",
    )


def heterogeneity(case: Case) -> Said:
    share = case.rng.randint(31, 88)
    return Said(
        text=f"Heterogeneity was substantial (I² = {share}%), and the funnel plot was asymmetrical.",
        data=(f"{{what: I², measure: heterogeneity, value: {share}, unit: '%'}}",),
        work="systematic-review",
    )


def accuracy_of_a_test(case: Case) -> Said:
    first, second = case.rng.randint(70, 96), case.rng.randint(52, 90)
    low, high = first - case.rng.randint(3, 6), first + case.rng.randint(1, 3)
    return Said(
        text=f"The test had a sensitivity of {first}% (95% CI {low}% to {high}%) and a specificity of {second}%.",
        data=(
            f"{{what: sensitivity, measure: sensitivity, value: {first}, unit: '%', ci: [{low}, {high}]}}",
            f"{{what: specificity, measure: specificity, value: {second}, unit: '%'}}",
        ),
    )


def discrimination(case: Case) -> Said:
    value = f"0.{case.rng.randint(61, 89)}"
    return Said(
        text=f"The score discriminated moderately well, with an area under the curve of {value}, and overestimated risk.",
        data=(f"{{what: area under the curve, measure: auc, value: {value}}}",),
    )


def dosing(case: Case) -> Said:
    treatment = next((one for one in (case.main, case.other) if one.dose), None)
    if treatment is None or treatment.dose is None:
        raise LookupError("neither treatment has a dose")
    value, unit, schedule = treatment.dose
    rhythm = re.match(
        r"(?:once|twice|three times|four times|up to four times|every \d+) ?(?:daily|a day|hours|weeks)|daily", schedule
    )
    whole = f"{unit} {rhythm[0]}" if rhythm else unit
    data = (f"{{what: dose, measure: dose, value: {value}, unit: '{whole}'}}", *_MORE.get(schedule, ()))
    return Said(
        text=f"The dose studied was {value:,} {unit} {schedule}.",
        data=data,
        work="rct",
        treatment=treatment.id,
        quote=f"participants in the active group took {treatment.name} at a dose of {value} {unit} for the whole trial",
    )


def age_limits(case: Case) -> Said:
    years = case.rng.choice((65, 75, 80))
    return Said(
        text=f"Hardly any participant was aged {years} or over, and none lived in a nursing home.",
        data=(f"{{what: age, measure: threshold, value: {years}, comparator: ≥, unit: years}}",),
        work="rct",
    )


def duration(case: Case) -> Said:
    low = case.rng.randint(4, 10)
    high = low + case.rng.randint(2, 14)
    return Said(
        text=f"Treatment lasted between {low} and {high} weeks, and follow-up ended with treatment.",
        data=(f"{{what: duration of treatment, measure: duration, low: {low}, high: {high}, unit: weeks}}",),
        work="systematic-review",
    )


def recruitment_years(case: Case) -> Said:
    year = case.rng.randint(2009, 2016)
    return Said(
        text=f"Recruitment ran from May {year} to March {year + case.rng.randint(2, 4)} in hospitals of three countries.",
        data=("{what: countries, measure: count, value: 3, unit: countries}",),
        work="rct",
    )


def no_trial(case: Case) -> Said:
    return Said(
        text=f"No randomised trial comparing {case.main.name} with {case.other.name} directly has been found.",
        work="systematic-review",
    )


def too_few_events(case: Case) -> Said:
    return Said(
        text=f"Events were too few to tell whether {case.main.name} changes survival.",
        work="systematic-review",
    )


def subgroup(case: Case) -> Said:
    p = f"0.{case.rng.randint(11, 84)}"
    return Said(
        text=f"The effect did not vary by sex (p for interaction {p}).",
        data=(f"{{what: interaction with sex, p: '{p}', significant: no}}",),
        work="rct",
    )


def bias(case: Case) -> Said:
    form = case.rng.choice(
        (
            "Allocation was not concealed in most of the trials, and outcome assessors were rarely blinded.",
            "Confounding by indication is likely: people with milder disease were treated more often.",
            "The analysis was not adjusted for age, and a fair number of records were incomplete.",
            "Adverse events were collected only when participants mentioned them.",
        )
    )
    return Said(text=form, work="systematic-review")


def consensus(case: Case) -> Said:
    return Said(
        text=(
            f"The panel could not agree on the place of {case.main.name}; members gave weight to different outcomes, "
            "and the minority view is printed in the appendix."
        ),
        work="guideline",
    )


def suggests_something(case: Case) -> Said:
    return Said(
        text=f"The timing of the response suggests that {case.main.name} acts through more than one pathway.",
        work="narrative-review",
    )


def reported_practice(case: Case) -> Said:
    n, of, share = case.counts()
    return Said(
        text=f"In a survey, {share}% of clinicians ({n} of {of}) said that they would try {case.other.name} first.",
        data=(f"{{what: clinicians who would try {case.other.name} first, n: {n}, of: {of}}}",),
    )


def costs(case: Case) -> Said:
    return Said(
        text=f"Costs fell mainly on families, since {case.other.name} took time away from work.",
        work="cohort",
    )


_MORE = {
    "twice daily on days 1 to 14": ("{what: days of treatment, measure: duration, low: 1, high: 14, unit: days}",),
    "over 20 minutes, then 1 g an hour": (
        "{what: time of infusion, measure: duration, value: 20, unit: minutes}",
        "{what: later dose, measure: dose, value: 1, unit: g an hour}",
    ),
    "three times a day for 5 days": ("{what: duration, measure: duration, value: 5, unit: days}",),
    "on the first day, then 100 mg once daily": ("{what: later dose, measure: dose, value: 100, unit: mg once daily}",),
    "once daily, rising to 100 mg after 4 weeks": (
        "{what: later dose, measure: dose, value: 100, unit: mg}",
        "{what: time to the later dose, measure: duration, value: 4, unit: weeks}",
    ),
    "for 30 minutes each morning": ("{what: time of exposure, measure: duration, value: 30, unit: minutes}",),
}
"""Further figures of a schedule."""

CONTEXT = (
    participants,
    trials_pooled,
    heterogeneity,
    accuracy_of_a_test,
    discrimination,
    dosing,
    age_limits,
    duration,
    recruitment_years,
    no_trial,
    too_few_events,
    subgroup,
    bias,
    consensus,
    suggests_something,
    reported_practice,
    costs,
)
