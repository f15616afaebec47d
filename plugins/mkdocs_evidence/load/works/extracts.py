"""Extracts of a reference and the figures in them."""

import re
from decimal import Decimal

from mkdocs_evidence.load.faults import wrong_value
from mkdocs_evidence.load.nearest import nearest, one_of
from mkdocs_evidence.load.strict_yaml.fields import Group, Values, group_shape, keyed, optional, required
from mkdocs_evidence.load.strict_yaml.nodes import TextNode
from mkdocs_evidence.load.strict_yaml.scalars import NUMBER, TEXT, YES_NO, choice
from mkdocs_evidence.load.strict_yaml.shape import Shape, many, named, pair
from mkdocs_evidence.model.ids import ExtractId, TermId
from mkdocs_evidence.model.reference import Datum, Extract, Locator
from mkdocs_evidence.syntax.citations import KEY

MEASURES = (
    "proportion",
    "count",
    "mean",
    "median",
    "range",
    "rate",
    "incidence",
    "prevalence",
    "survival",
    "score",
    "duration",
    "dose",
    "threshold",
    "risk-ratio",
    "odds-ratio",
    "hazard-ratio",
    "rate-ratio",
    "risk-difference",
    "mean-difference",
    "standardised-mean-difference",
    "relative-risk-reduction",
    "nnt",
    "nnh",
    "sensitivity",
    "specificity",
    "positive-predictive-value",
    "negative-predictive-value",
    "likelihood-ratio",
    "auc",
    "correlation",
    "agreement",
    "heterogeneity",
    "other",
)
"""What a figure measures. `other` is for what no word here names; `what` then says it."""

LOCATOR_LABELS = (
    "section",
    "page",
    "table",
    "figure",
    "chapter",
    "paragraph",
    "appendix",
    "supplement",
    "recommendation",
    "box",
    "line",
    "note",
    "part",
    "volume",
    "issue",
    "verse",
    "column",
    "equation",
    "elocation",
    "timestamp",
    "version",
    "abstract",
)
"""CSL's locator types that occur in medical works, and those of guidelines and web pages."""

CITABLE = "Use letters and digits, with `_`, `:`, `.` or `-` between them."
"""What a name must be like to stand in a citation."""

_COMPARATORS = {"<": "<", "<=": "≤", "≤": "≤", ">=": "≥", "≥": "≥", ">": ">"}

_WHAT = required("what", TEXT, "What was measured, in a few words.")
_ARM = optional("arm", TEXT, "The group of patients that the figure belongs to.")
_VERSUS = optional("versus", TEXT, "The group it is compared with.")
_MEASURE = optional("measure", choice(MEASURES), "What kind of figure it is.")
_VALUE = optional("value", NUMBER, "The figure as printed.")
_N = optional("n", NUMBER, "How many had it: the 3 of `3 of 21`.")
_OF = optional("of", NUMBER, "Of how many: the 21 of `3 of 21`.")
_LOW = optional("low", NUMBER, "Lower end of a range as printed.", also=("min",))
_HIGH = optional("high", NUMBER, "Upper end of a range as printed.", also=("max",))
_COMPARATOR = optional("comparator", choice(_COMPARATORS), "`<`, `≤`, `≥` or `>` where the work prints a bound.")
_UNIT = optional("unit", TEXT, "Unit of the figure: `%`, `mm`, `years`.")
_CI = optional("ci", pair(NUMBER, "[low, high]"), "Confidence interval, `[low, high]`.")
_LEVEL = optional("level", NUMBER, "Level of the interval in per cent; 95 when left out.")
_P = optional("p", TEXT, 'p value as printed: `"<0.001"`.', also=("p-value", "p_value"))
_SIGNIFICANT = optional("significant", YES_NO, "Whether the work calls the difference significant.")
_FOLLOW_UP = optional("follow_up", TEXT, "Length of follow-up as printed, with its unit.", also=("follow-up",))

DATUM = Group(
    what="a figure",
    fields=(
        _WHAT,
        _ARM,
        _VERSUS,
        _MEASURE,
        _VALUE,
        _N,
        _OF,
        _LOW,
        _HIGH,
        _COMPARATOR,
        _UNIT,
        _CI,
        _LEVEL,
        _P,
        _SIGNIFICANT,
        _FOLLOW_UP,
    ),
)


def _datum(values: Values) -> Datum:
    _check_figure(values)
    return Datum(
        what=values.get_or(_WHAT, ""),
        arm=values.get_or(_ARM, ""),
        versus=values.get_or(_VERSUS, ""),
        measure=values.get_or(_MEASURE, ""),
        value=values.get(_VALUE),
        n=values.get(_N),
        of=values.get(_OF),
        low=values.get(_LOW),
        high=values.get(_HIGH),
        comparator=_COMPARATORS.get(values.get_or(_COMPARATOR, ""), ""),
        unit=values.get_or(_UNIT, ""),
        ci=values.get(_CI),
        level=values.get_or(_LEVEL, Decimal(95)),
        p=values.get_or(_P, ""),
        significant=values.get(_SIGNIFICANT),
        follow_up=values.get_or(_FOLLOW_UP, ""),
        at=values.at,
    )


def _check_figure(values: Values) -> None:
    given = values.nodes
    has_count = "n" in given or "of" in given
    has_range = "low" in given or "high" in given
    ways = ("value" in given) + has_count + has_range
    if ways > 1:
        message = "One figure is given in two ways: `value`, `n` with `of`, and `low` with `high` exclude each other."
        values.faults.append(wrong_value(values.at, message, "Make an entry of each."))
    elif not ways and _BESIDE_FIGURES.isdisjoint(given):
        remedy = "Add `value`, `n` and `of`, `low` and `high`, or `significant`."
        values.faults.append(wrong_value(values.at, f"`{values.get_or(_WHAT, '')}` has no figure.", remedy))
    if has_count:
        _check_count(values)
    if has_range:
        _check_range(values)
    if "ci" in given:
        _check_interval(values)


_BESIDE_FIGURES = frozenset(("ci", "p", "significant", "follow_up"))


def _check_count(values: Values) -> None:
    n, of = values.get(_N), values.get(_OF)
    if "n" not in values.nodes:
        values.refuse(_OF, "`of` stands without `n`.", "Add `n`, the number of those that had it.")
    elif n is not None and of is not None and n > of:
        values.refuse(_N, f"`n` is {n}, more than the {of} it is part of.", "Look the figures up again.")


def _check_range(values: Values) -> None:
    low, high = values.get(_LOW), values.get(_HIGH)
    if not values.nodes.keys() >= {"low", "high"}:
        lone = _LOW if "low" in values.nodes else _HIGH
        values.refuse(lone, f"`{lone.name}` stands alone.", "Give both ends, or `value` with a `comparator`.")
    elif low is not None and high is not None and low > high:
        values.refuse(_LOW, f"`low` is {low}, above `high`, {high}.", "Look the figures up again.")


def _check_interval(values: Values) -> None:
    interval, level = values.get(_CI), values.get(_LEVEL)
    if interval is not None and interval[0] > interval[1]:
        values.refuse(_CI, f"The interval begins at {interval[0]}, above its end {interval[1]}.", "Turn it round.")
    if level is not None and not 0 < level < 100:
        values.refuse(_LEVEL, f"`level` is {level}; it is a per cent between 0 and 100.", "Write `95`, for example.")


_LOCATOR = optional("locator", named(TEXT), 'Where in the work it stands: `{page: "188"}`, `{section: Abstract}`.')
_FINDING = required("finding", TEXT, "What the work found there, in our words.")
_POPULATION = optional("population", TEXT, "Vocabulary id of the patients it was found in.")
_STAGING = optional("staging", TEXT, "Vocabulary id of the staging scheme used.")
_OUTCOME = optional("outcome", TEXT, "Vocabulary id of what was measured.")
_INTERVENTION = optional("intervention", TEXT, "Vocabulary id of what was done.")
_DATA = optional("data", many(group_shape(DATUM, _datum)), "The figures, as printed.", also=("figures",))
_QUOTE = optional("quote", TEXT, "The work's own words, verbatim; leave it out when figures are enough.")
_FACTS = optional("facts", many(TEXT), "What the work decides by here, as ids of facts of flows: `[age, stage]`.")
_VERIFIED = optional("verified", YES_NO, "`no` while nobody has checked the extract against the work.")
_NOTE = optional("note", TEXT, "What editors should know about it.")

EXTRACT = Group(
    what="an extract",
    fields=(
        _LOCATOR,
        _FINDING,
        _POPULATION,
        _STAGING,
        _OUTCOME,
        _INTERVENTION,
        _DATA,
        _QUOTE,
        _FACTS,
        _VERIFIED,
        _NOTE,
    ),
)


def _extract(name: str, values: Values) -> Extract:
    if not re.fullmatch(KEY, name):
        values.faults.append(wrong_value(values.at, f"`{name}` cannot be cited as an extract.", CITABLE))
    return Extract(
        id=ExtractId(name),
        locator=_locators(values),
        finding=values.get_or(_FINDING, ""),
        population=_term(values.get(_POPULATION)),
        staging=_term(values.get(_STAGING)),
        outcome=_term(values.get(_OUTCOME)),
        intervention=_term(values.get(_INTERVENTION)),
        data=values.get_or(_DATA, ()),
        quote=values.get_or(_QUOTE, ""),
        quote_at=values.place(_QUOTE) if values.has(_QUOTE) else None,
        facts=values.get_or(_FACTS, ()),
        verified=values.get_or(_VERIFIED, default=True),
        note=values.get_or(_NOTE, ""),
        at=values.at,
    )


def _term(text: str | None) -> TermId | None:
    return None if text is None else TermId(text)


def _locators(values: Values) -> tuple[Locator, ...]:
    return tuple(
        Locator(label=label.value, value=value)
        for label, value in values.get_or(_LOCATOR, ())
        if _is_label(label, values)
    )


def _is_label(label: TextNode, values: Values) -> bool:
    if label.value in LOCATOR_LABELS:
        return True
    near = nearest(label.value, LOCATOR_LABELS, told=len(values.faults))
    hint = f"Did you mean `{near}`?" if near else f"Write {one_of(LOCATOR_LABELS[:6])}."
    values.faults.append(wrong_value(label.at, f"`{label.value}` names no part of a work.", hint))
    return False


EXTRACTS: Shape[tuple[Extract, ...]] = keyed(EXTRACT, _extract)
"""Extracts under their ids."""
