"""Graded effects, recommendations and harms."""

from case import Case
from medicine import Said, Treatment

_EFFECTS = {
    "high": ("{Name} reduces {noun}.", "{Name} lowers the risk of {noun}."),
    "moderate": ("{Name} probably reduces {noun}.", "{Name} probably lowers the risk of {noun}."),
    "low": ("{Name} may reduce {noun}.", "{Name} may lower the risk of {noun}."),
    "very-low": (
        "It is very uncertain whether {name} reduces {noun}.",
        "The evidence on whether {name} has an effect on {noun} is very uncertain.",
    ),
}


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _effect(case: Case, certainty: str) -> Said:
    treatment, outcome = case.pair("harm")
    text = case.rng.choice(_EFFECTS[certainty])
    return Said(
        text=text.format(Name=_upper(treatment.name), name=treatment.name, noun=outcome.noun),
        work="systematic-review",
        certainty=certainty,
        outcome=outcome.id,
        treatment=treatment.id,
        shape=f"effect_{certainty}",
    )


def effect_high(case: Case) -> Said:
    return _effect(case, "high")


def effect_moderate(case: Case) -> Said:
    return _effect(case, "moderate")


def effect_low(case: Case) -> Said:
    return _effect(case, "low")


def effect_very_low(case: Case) -> Said:
    return _effect(case, "very-low")


def little_or_no_effect(case: Case) -> Said:
    treatment, outcome = case.pair()
    return Said(
        text=f"{_upper(treatment.name)} probably makes little or no difference to {outcome.noun}.",
        work="systematic-review",
        certainty="moderate",
        outcome=outcome.id,
        treatment=treatment.id,
    )


def _advice(case: Case, forms: tuple[str, ...], strength: str, certainty: str, treatment: Treatment, lay: str) -> Said:
    text = case.rng.choice(forms).format(name=treatment.name, Name=_upper(treatment.name), people=case.field.people)
    return Said(
        text=text,
        work="guideline",
        strength=strength,
        certainty=certainty,
        treatment=treatment.id,
        quote=text.removesuffix("."),
        lay=lay,
    )


def strong_advice(case: Case) -> Said:
    forms = (
        "Offer {name} to {people} after a discussion of its harms.",
        "We recommend {name} for {people} who wish to have it.",
        "{Name} should be offered to {people} at diagnosis.",
        "{people} should have access to {name}.".replace("{people}", "{people}"),
    )
    said = _advice(
        case,
        forms,
        "strong",
        case.rng.choice(("high", "moderate")),
        case.main,
        f"{case.main.plain} Your team should offer it to you.",
    )
    return _capital(said)


def conditional_advice(case: Case) -> Said:
    forms = (
        "We suggest {name} for {people} who prefer it.",
        "Consider {name} if the first choice is not tolerated.",
        "{Name} may be considered when symptoms persist.",
        "{Name} could be tried in {people} after a talk about benefits and harms.",
    )
    return _advice(
        case,
        forms,
        "conditional",
        case.rng.choice(("moderate", "low", "very-low")),
        case.other,
        f"{case.other.plain} It may help some people. Ask whether it could be right for you.",
    )


def advice_against(case: Case) -> Said:
    forms = (
        "We suggest not using {name} as the only treatment.",
        "We suggest against {name} in {people} who are recovering without treatment.",
    )
    return _advice(
        case,
        forms,
        "conditional",
        "low",
        case.other,
        f"{case.other.plain} It may not be needed if you are getting better.",
    )


def _capital(said: Said) -> Said:
    if said.text[0].isupper():
        return said
    return Said(
        text=_upper(said.text),
        work=said.work,
        strength=said.strength,
        certainty=said.certainty,
        treatment=said.treatment,
        quote=_upper(said.quote),
        lay=said.lay,
    )


def harm_of(case: Case, treatment: Treatment) -> Said:
    """What a treatment may do to people; every article has one such sentence for each treatment."""
    n, of, share = case.counts()
    form = case.rng.choice(
        (
            "{n} of {of} {group} {given} ({share}%) {harmed}.",
            "With {name}, {n} of {of} {group} ({share}%) {harmed}.",
            "Among {of} {group} {given}, {n} {harmed} ({share}%).",
        )
    )
    return Said(
        text=form.format(
            n=n,
            of=of,
            share=share,
            group=case.field.group,
            given=treatment.given,
            name=treatment.name,
            harmed=treatment.harmed,
        ),
        data=(f"{{what: {treatment.harm}, arm: {treatment.name}, n: {n}, of: {of}}}",),
        work="cohort",
        outcome=treatment.harm,
        treatment=treatment.id,
        shape="harm_of",
    )


ADVICE = (
    effect_high,
    effect_moderate,
    effect_low,
    effect_very_low,
    little_or_no_effect,
    advice_against,
)
