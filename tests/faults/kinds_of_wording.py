"""Faults in grading and wording: advice without a grade, words stronger than the evidence, absolutes."""

from kinds import Kind, marked, said, swapped

_ADVICE = "strong_advice conditional_advice advice_against"
_OWN = "own"

GRADING: tuple[Kind, ...] = (
    marked("strength left out", "ungraded-recommendation", _ADVICE, r" strength=[a-z]+", ""),
    marked("certainty of advice left out", "ungraded-recommendation", _ADVICE, r" certainty=[a-z-]+", "", at_mark=True),
    marked("whole grade left out", "ungraded-recommendation", _ADVICE, r" strength=[a-z]+ certainty=[a-z-]+", ""),
    marked(
        "certainty of an effect left out",
        "ungraded-recommendation",
        "effect_high effect_moderate",
        r" certainty=[a-z-]+",
        "",
    ),
    said(
        "advice among statements",
        "ungraded-recommendation",
        _OWN,
        "Offer {name} to {people}.",
        "We recommend {name} for {people}.",
        "{People} should be offered {name}.",
        "Do not use {other} in {people}.",
    ),
    said(
        "duty among statements",
        "ungraded-recommendation",
        _OWN,
        "{Name} must be stopped before surgery.",
        "{Name} must not be taken together with milk.",
        "Clinicians need to prescribe {name} for all {people}.",
    ),
    said(
        "advice in other words",
        "ungraded-recommendation",
        _OWN,
        "{Name} is strongly discouraged in {people}.",
        "It would be prudent to stop {name} in {people}.",
        "{People} need to receive {name} without delay.",
        "The panel advises against {name} in {people}.",
        "{Name} is reserved for people in whom {other} has failed.",
    ),
    said(
        "effect in other words",
        "ungraded-recommendation",
        _OWN,
        "{Name} is probably as effective as {other} in {people}.",
        "Two years of {name} prevent recurrence in {people}.",
        "{Name} protects against relapse in {people}.",
    ),
    marked(
        "strong on low certainty",
        "strong-on-weak-evidence",
        "strong_advice",
        r"certainty=[a-z-]+",
        "certainty=low",
        at_mark=True,
    ),
    marked(
        "strong on very low certainty",
        "strong-on-weak-evidence",
        "strong_advice",
        r"certainty=[a-z-]+",
        "certainty=very-low",
        at_mark=True,
    ),
    marked(
        "conditional advice marked strong",
        "strong-on-weak-evidence",
        "advice_against",
        "strength=conditional",
        "strength=strong",
        at_mark=True,
    ),
)

CERTAINTY: tuple[Kind, ...] = (
    marked(
        "plain effect on very low certainty",
        "wording-against-certainty",
        "effect_high",
        "certainty=high",
        "certainty=very-low",
    ),
    marked(
        "plain effect on low certainty", "wording-against-certainty", "effect_high", "certainty=high", "certainty=low"
    ),
    marked(
        "probable effect on low certainty",
        "wording-against-certainty",
        "effect_moderate",
        "certainty=moderate",
        "certainty=low",
    ),
    marked(
        "probable effect on very low certainty",
        "wording-against-certainty",
        "effect_moderate little_or_no_effect",
        "certainty=moderate",
        "certainty=very-low",
    ),
    marked(
        "possible effect on high certainty",
        "wording-against-certainty",
        "effect_low",
        "certainty=low",
        "certainty=high",
    ),
    swapped("probably dropped", "wording-against-certainty", "effect_moderate", r"probably (reduces|lowers)", r"\1"),
    swapped("may made does", "wording-against-certainty", "effect_low", r"may (reduce|lower)\b", r"\1s"),
    swapped(
        "uncertainty dropped",
        "wording-against-certainty",
        "effect_very-low",
        r"It is very uncertain whether (\w)",
        r"It is certain that \1",
    ),
)

STRENGTH: tuple[Kind, ...] = (
    swapped("could made should", "stronger-than-source", "conditional_advice", "could be tried", "should be tried"),
    swapped("could made must", "stronger-than-source", "conditional_advice", "could be tried", "must be tried"),
    swapped(
        "may be considered made should be used",
        "stronger-than-source",
        "conditional_advice",
        "may be considered",
        "should be used",
    ),
    swapped(
        "considered made strongly considered",
        "stronger-than-source",
        "conditional_advice",
        "may be considered",
        "should be strongly considered",
    ),
    swapped("consider made offer", "stronger-than-source", "conditional_advice", r"Consider ", "Offer "),
    swapped(
        "suggest made recommend",
        "stronger-than-source",
        "conditional_advice advice_against",
        "We suggest",
        "We recommend",
    ),
    swapped(
        "suggest made strongly recommend",
        "stronger-than-source",
        "conditional_advice",
        "We suggest",
        "We strongly recommend",
    ),
    swapped("should made must", "stronger-than-source", "strong_advice", "should be offered", "must be given"),
)

ABSOLUTES: tuple[Kind, ...] = (
    said("inevitable course", "absolute-wording", _OWN, "Untreated {condition} inevitably gets worse."),
    said("mandatory care", "absolute-wording", _OWN, "Monitoring is mandatory during treatment with {name}."),
    said(
        "always and never",
        "absolute-wording",
        _OWN,
        "{Name} always works in {people}.",
        "{Name} never causes lasting harm.",
    ),
    said("ideal treatment", "absolute-wording", _OWN, "{Name} is the ideal treatment for {people}."),
    said("essential care", "absolute-wording", _OWN, "Treatment with {name} is essential for {people}."),
    said("cornerstone", "absolute-wording", _OWN, "{Name} is the cornerstone of care for {people}."),
    said(
        "no exception",
        "absolute-wording",
        _OWN,
        "All {people} respond to {name} without exception.",
        "Symptoms invariably return after {name} is stopped.",
    ),
    said(
        "safe beyond doubt",
        "absolute-wording",
        _OWN,
        "{Name} is completely safe.",
        "{Name} is entirely free of side effects.",
    ),
    said("cure promised", "absolute-wording", _OWN, "{Name} guarantees a cure.", "{Name} cures every patient."),
    said(
        "nothing left open",
        "absolute-wording",
        _OWN,
        "{Name} offers total protection against relapse.",
        "{Name} is the ideal first treatment for {people}.",
        "Treatment with {name} is entirely free of complications.",
    ),
    said(
        "inevitable in the middle of a sentence",
        "absolute-wording",
        _OWN,
        "Without {name}, {condition} will inevitably progress, and {people} lose their independence.",
        also="undeclared-contradiction",
    ),
)
