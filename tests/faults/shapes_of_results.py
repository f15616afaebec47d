"""Sentences that report results, with the data that an extract must hold for them."""

import math

from case import Case
from medicine import Said


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _better(case: Case) -> tuple[bool, str]:
    """Whether fewer is better for a random outcome kind, and that kind."""
    return (True, "harm") if case.rng.random() < 0.6 else (False, "benefit")


def cohort_share(case: Case) -> Said:
    n, of, share = case.counts()
    treatment, outcome = case.pair()
    months = case.rng.choice((3, 6, 9, 18, 36))
    return Said(
        text=f"Of {of} {case.field.people} {treatment.given}, {n} ({share}%) {outcome.had} within {months} months.",
        data=(f"{{what: {outcome.noun}, n: {n}, of: {of}, follow_up: {months} months}}",),
        outcome=outcome.id,
        treatment=treatment.id,
    )


def two_arms_with_ratio(case: Case) -> Said:
    is_lower, kind = _better(case)
    treatment, outcome = case.pair(kind)
    arms = case.arms(is_significant=True, is_lower=is_lower)
    low, high = arms.interval
    dash = case.rng.choice((" to ", "–"))
    return Said(
        text=(
            f"{_upper(outcome.noun)} was recorded in {arms.share}% of {case.field.group} {treatment.given} and in "
            f"{arms.other_share}% of controls (risk ratio {arms.ratio:.2f}, 95% CI {low:.2f}{dash}{high:.2f})."
        ),
        data=(
            f"{{what: {outcome.noun}, arm: {treatment.name}, n: {arms.n}, of: {arms.of}}}",
            f"{{what: {outcome.noun}, arm: control, n: {arms.other_n}, of: {arms.other_of}}}",
            f"{{what: {outcome.noun}, arm: {treatment.name}, versus: control, measure: risk-ratio, value: {arms.ratio:.2f}, "
            f"ci: [{low:.2f}, {high:.2f}], significant: yes}}",
        ),
        work="rct",
        outcome=outcome.id,
        treatment=treatment.id,
    )


def significant_difference(case: Case) -> Said:
    treatment, outcome = case.pair("harm")
    arms = case.arms(is_significant=True, is_lower=True)
    p = arms.p if arms.p.startswith("<") else f"= {arms.p}"
    return Said(
        text=(
            f"Significantly fewer {case.field.group} {treatment.given} {outcome.had} than in the control group "
            f"({arms.n} of {arms.of} against {arms.other_n} of {arms.other_of}; p {p})."
        ),
        data=(
            f"{{what: {outcome.noun}, arm: {treatment.name}, n: {arms.n}, of: {arms.of}}}",
            f"{{what: {outcome.noun}, arm: control, n: {arms.other_n}, of: {arms.other_of}}}",
            f"{{what: difference in {outcome.noun}, arm: {treatment.name}, versus: control, p: '{arms.p}', significant: yes}}",
        ),
        work="rct",
        quote=(
            f"{outcome.noun} was less frequent in the active group than in the control group "
            f"({arms.share}% v {arms.other_share}%, P < 0.05)"
        ),
        outcome=outcome.id,
        treatment=treatment.id,
    )


def no_difference(case: Case) -> Said:
    treatment, outcome = case.pair()
    arms = case.arms(is_significant=False, is_lower=case.rng.random() < 0.5)
    form = case.rng.choice(
        (
            "The difference in {noun} between {name} and control was not significant ({n}/{of} and {m}/{o}; p = {p}).",
            "{Noun} did not differ significantly between {group} {given} ({n}/{of}) and controls ({m}/{o}), p = {p}.",
            "There was no significant difference in {noun}: {n} of {of} {given} and {m} of {o} in the other arm (p = {p}).",
        )
    )
    return Said(
        text=form.format(
            noun=outcome.noun,
            Noun=_upper(outcome.noun),
            name=treatment.name,
            given=treatment.given,
            group=case.field.group,
            n=arms.n,
            of=arms.of,
            m=arms.other_n,
            o=arms.other_of,
            p=arms.p,
        ),
        data=(
            f"{{what: {outcome.noun}, arm: {treatment.name}, n: {arms.n}, of: {arms.of}}}",
            f"{{what: {outcome.noun}, arm: control, n: {arms.other_n}, of: {arms.other_of}}}",
            f"{{what: difference in {outcome.noun}, arm: {treatment.name}, versus: control, p: '{arms.p}', significant: no}}",
        ),
        work="rct",
        quote=f"we found no significant difference in {outcome.noun} between the groups after 12.5 months of follow-up",
        outcome=outcome.id,
        treatment=treatment.id,
    )


def hazard_ratio(case: Case) -> Said:
    treatment, outcome = case.pair("harm")
    ratio = case.rng.uniform(0.55, 0.8)
    spread = case.rng.uniform(1.12, 1.2)
    return Said(
        text=(
            f"Over a median of {(years := case.rng.randint(2, 7))}.{(tenth := case.rng.randint(1, 9))} years the hazard of "
            f"{outcome.noun} was lower with {treatment.name} (HR {ratio:.2f}; 95% CI, {ratio / spread:.2f}-{ratio * spread:.2f}; P=.01)."
        ),
        data=(
            f"{{what: {outcome.noun}, arm: {treatment.name}, versus: control, measure: hazard-ratio, value: {ratio:.2f}, "
            f"ci: [{ratio / spread:.2f}, {ratio * spread:.2f}], p: '0.01', significant: yes}}",
            f"{{what: follow-up, measure: median, value: {years}.{tenth}, unit: years}}",
        ),
        work="rct",
        outcome=outcome.id,
        treatment=treatment.id,
    )


def inconclusive_ratio(case: Case) -> Said:
    treatment, outcome = case.pair()
    ratio = case.rng.choice((0.88, 0.93, 1.04, 1.11))
    low, high = ratio * 0.71, ratio * 1.42
    return Said(
        text=(
            f"For {outcome.noun} the pooled odds ratio was {ratio:.2f} [{low:.2f} to {high:.2f}], compatible with benefit "
            f"and with harm from {treatment.name}."
        ),
        data=(
            f"{{what: {outcome.noun}, arm: {treatment.name}, versus: control, measure: odds-ratio, value: {ratio:.2f}, "
            f"ci: [{low:.2f}, {high:.2f}], significant: no}}",
        ),
        work="systematic-review",
        outcome=outcome.id,
        treatment=treatment.id,
    )


def mean_difference(case: Case) -> Said:
    measure = case.measure()
    treatment = case.rng.choice((case.main, case.other))
    size = f"{case.rng.uniform(1.2, 4.8):.1f}"
    low, high = f"{float(size) - 0.9:.1f}", f"{float(size) + 0.9:.1f}"
    return Said(
        text=(
            f"Mean {measure.noun} changed by {size} {measure.unit} more with {treatment.name} than without "
            f"(95% CI {low} to {high} {measure.unit})."
        ).replace(" %", "%"),
        data=(
            f"{{what: '{measure.noun}', arm: {treatment.name}, versus: control, measure: mean-difference, value: {size}, "
            f"unit: '{measure.unit}', ci: [{low}, {high}], significant: yes}}",
        ),
        work="systematic-review",
        treatment=treatment.id,
    )


def negative_change(case: Case) -> Said:
    measure = case.measure()
    size = f"{case.rng.uniform(1.1, 6.9):.1f}"
    unit = "percentage points" if measure.unit == "%" else measure.unit
    return Said(
        text=f"The change in {measure.noun} from baseline was −{size} {unit} at {(weeks := case.rng.randint(8, 26))} weeks.",
        data=(
            f"{{what: 'change in {measure.noun}', measure: mean-difference, value: -{size}, unit: '{unit}', follow_up: {weeks} weeks}}",
        ),
        work="rct",
    )


def from_to(case: Case) -> Said:
    measure = case.measure()
    first = case.rng.uniform(measure.low, measure.high)
    second = first * case.rng.choice((0.9, 1.1))
    verb = "fell" if second < first else "rose"
    before, after = f"{first:.{measure.decimals}f}", f"{second:.{measure.decimals}f}"
    if before == after:
        raise LookupError("rounding ate the change")
    return Said(
        text=f"On average, {measure.noun} {verb} from {before} to {after} {measure.unit}.".replace(" %", "%"),
        data=(
            f"{{what: '{measure.noun} before', measure: mean, value: {before}, unit: '{measure.unit}'}}",
            f"{{what: '{measure.noun} after', measure: mean, value: {after}, unit: '{measure.unit}'}}",
        ),
    )


def median_and_quartiles(case: Case) -> Said:
    measure = case.measure()
    low, middle, high = sorted(case.rng.uniform(measure.low, measure.high) for _ in range(3))
    texts = [f"{value:.{measure.decimals}f}" for value in (low, middle, high)]
    if len(set(texts)) < 3:
        raise LookupError("quartiles coincide")
    return Said(
        text=(
            f"Median {measure.noun} was {texts[1]} {measure.unit} (IQR {texts[0]} to {texts[2]}) in the {case.field.group} studied."
        ).replace(" %", "%"),
        data=(
            f"{{what: '{measure.noun}', measure: median, value: {texts[1]}, unit: '{measure.unit}'}}",
            f"{{what: '{measure.noun}, interquartile range', measure: range, low: {texts[0]}, high: {texts[2]}, unit: '{measure.unit}'}}",
        ),
    )


def mean_and_deviation(case: Case) -> Said:
    measure = case.measure()
    value, spread = case.value(measure), f"{case.rng.uniform(1.1, 5.9):.1f}"
    return Said(
        text=f"At entry, {measure.noun} averaged {value} {measure.unit} (SD {spread}).".replace(" %", "%"),
        data=(
            f"{{what: '{measure.noun}', measure: mean, value: {value}, unit: '{measure.unit}'}}",
            f"{{what: 'standard deviation of {measure.noun}', measure: other, value: {spread}, unit: '{measure.unit}'}}",
        ),
    )


def number_needed(case: Case) -> Said:
    treatment, outcome = case.pair("harm")
    number = case.rng.randint(9, 60)
    return Said(
        text=f"About {number} {case.field.people} would need {treatment.name} for one year to avoid one case of {outcome.noun}.",
        data=(f"{{what: {outcome.noun}, arm: {treatment.name}, measure: nnt, value: {number}, follow_up: 1 year}}",),
        work="systematic-review",
        outcome=outcome.id,
        treatment=treatment.id,
    )


def one_third(case: Case) -> Said:
    treatment, outcome = case.pair()
    of = case.rng.choice((90, 120, 150, 240, 300))
    words, part = case.rng.choice((("One third", 3), ("A quarter", 4), ("A fifth", 5)))
    if of % part:
        raise LookupError("not a whole number")
    return Said(
        text=f"{words} of the {case.field.group} {treatment.given} {outcome.had}.",
        data=(f"{{what: {outcome.noun}, n: {of // part}, of: {of}}}",),
        outcome=outcome.id,
        treatment=treatment.id,
    )


def natural_frequency(case: Case) -> Said:
    treatment, outcome = case.pair()
    tenths = case.rng.choice((2, 3, 4, 6, 7, 8))
    form = case.rng.choice(("About {n} in 10", "Some {n} in every 10", "Roughly {n} out of 10"))
    return Said(
        text=f"{form.format(n=tenths)} {case.field.group} {treatment.given} {outcome.had}.",
        data=(f"{{what: {outcome.noun}, n: {tenths * 14}, of: 140}}",),
        outcome=outcome.id,
        treatment=treatment.id,
    )


def none_at_all(case: Case) -> Said:
    treatment, outcome = case.pair()
    of = case.rng.randint(31, 96)
    return Said(
        text=f"None of the {of} {case.field.group} {treatment.given} {outcome.had} during follow-up.",
        data=(f"{{what: {outcome.noun}, n: 0, of: {of}}}",),
        outcome=outcome.id,
        treatment=treatment.id,
    )


def few_of_few(case: Case) -> Said:
    treatment, outcome = case.pair()
    of = case.rng.randint(6, 19)
    n = case.rng.randint(1, of - 1)
    return Said(
        text=f"In a pilot study {n} of {of} {case.field.group} {treatment.given} {outcome.had}.",
        data=(f"{{what: {outcome.noun}, n: {n}, of: {of}}}",),
        work="case-series",
        outcome=outcome.id,
        treatment=treatment.id,
    )


def rate_per_thousand(case: Case) -> Said:
    treatment, outcome = case.pair()
    rate = f"{case.rng.uniform(2, 40):.1f}"
    return Said(
        text=f"The incidence of {outcome.noun} was {rate} per 1,000 person-years among {case.field.group} {treatment.given}.",
        data=(f"{{what: {outcome.noun}, measure: rate, value: {rate}, unit: per 1000 person-years}}",),
        outcome=outcome.id,
        treatment=treatment.id,
    )


def survival(case: Case) -> Said:
    treatment, outcome = case.pair("harm")
    share = case.rng.randint(41, 93)
    years = case.rng.choice((2, 5, 10))
    return Said(
        text=f"At {years} years, freedom from {outcome.noun} was {share}% after {treatment.name}.",
        data=(f"{{what: freedom from {outcome.noun}, value: {share}, unit: '%', follow_up: {years} years}}",),
        outcome=outcome.id,
        treatment=treatment.id,
    )


def twice_as_often(case: Case) -> Said:
    treatment, outcome = case.pair()
    return Said(
        text=f"{_upper(outcome.noun)} was twice as common in smokers as in non-smokers {treatment.given}.",
        data=(
            f"{{what: {outcome.noun}, arm: smokers, versus: non-smokers, measure: risk-ratio, value: 2.0, significant: yes}}",
        ),
        outcome=outcome.id,
        treatment=treatment.id,
    )


def points_difference(case: Case) -> Said:
    treatment, outcome = case.pair("benefit")
    size = f"{case.rng.uniform(3, 14):.1f}"
    low, high = f"{float(size) - 2.2:.1f}", f"{float(size) + 2.2:.1f}"
    return Said(
        text=(
            f"In absolute terms, {outcome.noun} was {size} percentage points more frequent with {treatment.name} "
            f"({low} to {high})."
        ),
        data=(
            f"{{what: {outcome.noun}, arm: {treatment.name}, versus: control, measure: risk-difference, value: {size}, "
            f"unit: percentage points, ci: [{low}, {high}], significant: yes}}",
        ),
        work="systematic-review",
        outcome=outcome.id,
        treatment=treatment.id,
    )


def rounded_share(case: Case) -> Said:
    treatment, outcome = case.pair()
    of = case.rng.randint(131, 470)
    n = case.rng.randint(of // 8, of - 20)
    share = n / of * 100
    is_tie = abs(share * 10 % 1 - 0.5) < 0.01
    if is_tie or not 0.1 < share - math.floor(share) < 0.4:
        raise LookupError("rounding would be a matter of taste")
    return Said(
        text=f"{_upper(outcome.noun)} occurred in {n} of the {of} {case.field.group} {treatment.given} ({share:.1f}%), that is, about {share:.0f}%.",
        data=(f"{{what: {outcome.noun}, n: {n}, of: {of}}}",),
        outcome=outcome.id,
        treatment=treatment.id,
    )


RESULTS = (
    cohort_share,
    two_arms_with_ratio,
    significant_difference,
    no_difference,
    hazard_ratio,
    inconclusive_ratio,
    mean_difference,
    negative_change,
    from_to,
    median_and_quartiles,
    mean_and_deviation,
    number_needed,
    one_third,
    natural_frequency,
    none_at_all,
    few_of_few,
    rate_per_thousand,
    survival,
    twice_as_often,
    points_difference,
    rounded_share,
)
