"""Sentences that work something out of what their extract prints: halves, quarters, gaps, spans of time."""

from case import Case
from medicine import Said


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _arms(noun: str, name: str, first: str, second: str) -> tuple[str, str]:
    return (
        f"{{what: {noun}, arm: {name}, value: {first}, unit: '%'}}",
        f"{{what: {noun}, arm: control, value: {second}, unit: '%'}}",
    )


def halved(case: Case) -> Said:
    treatment, outcome = case.pair("harm")
    share = case.rng.randint(6, 22)
    form = case.rng.choice(
        (
            "{Noun} was halved with {name}, from {before}% to {after}%.",
            "{Noun} was half as common with {name} as in the control group ({after}% v {before}%).",
            "{Noun} fell by half with {name} ({after}% against {before}%).",
        )
    )
    return Said(
        text=form.format(Noun=_upper(outcome.noun), name=treatment.name, before=2 * share, after=share),
        data=_arms(outcome.noun, treatment.name, str(share), str(2 * share)),
        work="rct",
        outcome=outcome.id,
        treatment=treatment.id,
    )


def a_quarter_lower(case: Case) -> Said:
    treatment, outcome = case.pair("harm")
    share = 4 * case.rng.randint(3, 9)
    form = case.rng.choice(
        (
            "{Noun} was a quarter less frequent with {name} than in the control group ({after}% versus {before}%).",
            "The risk of {noun} was 25% lower with {name} ({after}% versus {before}%).",
        )
    )
    return Said(
        text=form.format(
            Noun=_upper(outcome.noun), noun=outcome.noun, name=treatment.name, before=share, after=share * 3 // 4
        ),
        data=_arms(outcome.noun, treatment.name, str(share * 3 // 4), str(share)),
        work="rct",
        outcome=outcome.id,
        treatment=treatment.id,
    )


def fewer_in_a_pair(case: Case) -> Said:
    treatment, outcome = case.pair("harm")
    after = case.rng.randint(4, 18)
    before = after + case.rng.randint(4, 11)
    return Said(
        text=f"Fewer {case.field.group} {treatment.given} {outcome.had} ({after}% v {before}%).",
        data=_arms(outcome.noun, treatment.name, str(after), str(before)),
        work="rct",
        outcome=outcome.id,
        treatment=treatment.id,
    )


def gap_per_thousand(case: Case) -> Said:
    treatment, outcome = case.pair("harm")
    if any(letter.isdigit() for letter in outcome.noun):
        raise LookupError("a day between the gap and its people parts them")
    after = case.rng.randint(31, 180)
    gap = case.rng.randint(12, 97)
    return Said(
        text=f"With {treatment.name} there were {gap} fewer cases of {outcome.noun} per 1,000 {case.field.group}.",
        data=(
            f"{{what: {outcome.noun}, arm: {treatment.name}, value: {after}, unit: 'per 1,000'}}",
            f"{{what: {outcome.noun}, arm: control, value: {after + gap}, unit: 'per 1,000'}}",
        ),
        work="systematic-review",
        outcome=outcome.id,
        treatment=treatment.id,
    )


def mean_plus_minus(case: Case) -> Said:
    measure = case.measure()
    value, spread = case.value(measure), f"{case.rng.uniform(1.1, 5.9):.1f}"
    form = case.rng.choice(
        ("At entry {noun} was {value} ± {spread} {unit}.", "Mean {noun} was {value} (SD {spread}) {unit}.")
    )
    return Said(
        text=form.format(noun=measure.noun, value=value, spread=spread, unit=measure.unit).replace(" %", "%"),
        data=(
            f"{{what: '{measure.noun}', measure: mean, value: {value}, unit: '{measure.unit}'}}",
            f"{{what: 'standard deviation of {measure.noun}', measure: other, value: {spread}, unit: '{measure.unit}'}}",
        ),
    )


def those_who_did_not(case: Case) -> Said:
    treatment, outcome = case.pair("harm")
    share = case.rng.randint(11, 39)
    return Said(
        text=f"Most {case.field.group} {treatment.given} ({100 - share}%) did not meet the definition of {outcome.noun}.",
        data=(f"{{what: {outcome.noun}, arm: {treatment.name}, value: {share}, unit: '%'}}",),
        outcome=outcome.id,
        treatment=treatment.id,
    )


def study_by_name(case: Case) -> Said:
    treatment, outcome = case.pair()
    number = case.rng.randint(41, 900)
    form = case.rng.choice(
        (
            "In a cohort study of {number} {people}, {noun} was recorded every year.",
            "A cohort study of {number} {people} recorded {noun} for as long as they took part.",
        )
    )
    return Said(
        text=form.format(number=number, people=case.field.people, noun=outcome.noun),
        data=(f"{{what: {case.field.group} followed, value: {number}, unit: participants}}",),
        outcome=outcome.id,
        treatment=treatment.id,
    )


SUMS = (
    halved,
    a_quarter_lower,
    fewer_in_a_pair,
    gap_per_thousand,
    mean_plus_minus,
    those_who_did_not,
    study_by_name,
)
