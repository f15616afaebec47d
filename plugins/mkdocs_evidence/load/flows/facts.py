"""Facts of a flow: what is asked or derived, and which answers there are."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from mkdocs_evidence.load.faults import missing_field, wrong_value
from mkdocs_evidence.load.flows.conditions import CONDITION_NODES, Facts, count_steps, decode_conditions, know_fact
from mkdocs_evidence.load.strict_yaml.fields import Group, Values, group_shape, keyed, optional, required
from mkdocs_evidence.load.strict_yaml.nodes import ListNode, MapNode, Node
from mkdocs_evidence.load.strict_yaml.scalars import NUMBER, TEXT, TEXT_AT, YES_NO, words
from mkdocs_evidence.load.strict_yaml.shape import Shape, either, many, named
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.flow import Condition, Derivation, Fact, FactType, Option
from mkdocs_evidence.model.ids import FactId, TermId

Wordings: TypeAlias = tuple[tuple[str, str], ...]
"""(audience, text) in the author's order."""

CLINICIAN = "clinician"
"""The audience of a text that names none."""


def _one_wording(node: Node, name: str, faults: list[Fault]) -> Wordings | None:
    text = TEXT.read(node, name, faults)
    return None if text is None else ((CLINICIAN, text),)


def _several_wordings(node: Node, name: str, faults: list[Fault]) -> Wordings | None:
    found = _BY_AUDIENCE.read(node, name, faults)
    return None if found is None else tuple((audience.value, text) for audience, text in found)


_BY_AUDIENCE = named(TEXT)
WORDINGS: Shape[Wordings] = either(
    Shape(read=_one_wording, schema=TEXT.schema), Shape(read=_several_wordings, schema=_BY_AUDIENCE.schema)
)
"""A text for clinicians, or one for each audience: `{clinician: …, patient: …}`."""


def _read_options(node: Node, name: str, faults: list[Fault]) -> tuple[Option, ...] | None:
    if isinstance(node, ListNode):
        bare = _BARE_OPTIONS.read(node, name, faults) or ()
        return tuple(
            Option(id=one.value, label=((CLINICIAN, one.value),), is_bare=one.is_plain, at=one.at) for one in bare
        )
    labelled = _LABELLED_OPTIONS.read(node, name, faults)
    if labelled is None:
        return None
    return tuple(
        Option(id=option.value, label=label, is_bare=option.is_plain, at=option.at) for option, label in labelled
    )


_BARE_OPTIONS = many(TEXT_AT)
_LABELLED_OPTIONS = named(WORDINGS)
_OPTIONS_SHAPE: Shape[tuple[Option, ...]] = Shape(
    read=_read_options, schema={"anyOf": [_LABELLED_OPTIONS.schema, _BARE_OPTIONS.schema]}
)


def _as_values(values: Values) -> Values:
    return values


_PART_NAME = optional("name", TEXT, "Of a group: its name, which is then one of the answers.")
_POINTS = optional("points", NUMBER, "Of a score: the points that the conditions give.")
_WHEN = required("when", CONDITION_NODES, "Conditions on other facts, all of which must hold.")
_DERIVATION = Group(what="a line of `derived`", fields=(_PART_NAME, _POINTS, _WHEN))

_TYPE = required("type", words(FactType), "What kind of fact it is.")
_OPTIONS = optional("options", _OPTIONS_SHAPE, "The answers: a list of ids, or ids with their labels.")
_UNIT = optional("unit", TEXT, "Unit of a number.")
_MIN = optional("min", NUMBER, "Smallest value of a number.")
_MAX = optional("max", NUMBER, "Largest value of a number.")
_STEP = optional("step", NUMBER, "How far apart two values of a number are; there is nothing between.")
_UNKNOWN = optional("unknown", YES_NO, "Whether `not known` is an answer.")
_SCHEME = optional("scheme", TEXT, "Vocabulary id of the staging scheme whose stages the options are.")
_DERIVED = optional("derived", many(group_shape(_DERIVATION, _as_values)), "What a group or score is made of.")
_REFERENCE = optional("reference", TEXT, "Key of the reference that documents a score.")
FACT = Group(
    what="a fact",
    fields=(_TYPE, _OPTIONS, _UNIT, _MIN, _MAX, _STEP, _UNKNOWN, _SCHEME, _DERIVED, _REFERENCE),
)


def _keep(name: str, values: Values) -> tuple[str, Values]:
    return name, values


FACTS: Shape[tuple[tuple[str, Values], ...]] = keyed(FACT, _keep)
"""Facts under their ids, as written; `decode_facts` reads them."""


def decode_facts(written: tuple[tuple[str, Values], ...], faults: list[Fault]) -> dict[FactId, Fact]:
    """Reads the facts of a flow, in the author's order; one without a known type is left out with a fault."""
    facts: dict[FactId, Fact] = {}
    derived: list[tuple[FactId, Values]] = []
    for name, values in written:
        fact = _fact(FactId(name), values, ())
        if fact is not None:
            facts[fact.id] = fact
            if fact.is_derived:
                derived.append((fact.id, values))
    known = {fact.id: know_fact(fact) for fact in facts.values() if not fact.is_derived}
    for fact_id, values in derived:
        parts = tuple(_derivation(part, known, facts, faults) for part in values.get_or(_DERIVED, ()))
        whole = _fact(fact_id, values, parts)
        if whole is not None:
            facts[fact_id] = whole
            known[fact_id] = know_fact(whole)
    return facts


def _derivation(values: Values, known: Facts, facts: Mapping[FactId, Fact], faults: list[Fault]) -> Derivation:
    when = values.get(_WHEN)
    conditions: tuple[Condition, ...] = ()
    if when is not None:
        later = [key for key, _ in when.entries if key.value in facts and key.value not in known]
        for key in later:
            message = f"`{key.value}` is derived as well, and not known yet where it is used here."
            faults.append(wrong_value(key.at, message, f"Put `{key.value}` before the fact that is made of it."))
        sooner = MapNode(tuple(one for one in when.entries if one[0] not in later), when.stretch)
        conditions = decode_conditions(sooner, known, faults)
    return Derivation(name=values.get_or(_PART_NAME, ""), points=values.get(_POINTS), when=conditions, at=values.at)


def _fact(fact_id: FactId, values: Values, derived: tuple[Derivation, ...]) -> Fact | None:
    kind = values.get(_TYPE)
    if kind is None:
        return None
    scheme = values.get(_SCHEME)
    return Fact(
        id=fact_id,
        type=kind,
        options=values.get_or(_OPTIONS, ()) or _usual_options(kind, values),
        unit=values.get_or(_UNIT, ""),
        low=values.get(_MIN),
        high=values.get(_MAX),
        step=values.get(_STEP),
        unknown=values.get_or(_UNKNOWN, default=False),
        scheme=None if scheme is None else TermId(scheme),
        derived=derived,
        reference=values.get_or(_REFERENCE, ""),
        at=values.at,
    )


def _usual_options(kind: FactType, values: Values) -> tuple[Option, ...]:
    if kind is not FactType.BOOLEAN:
        return ()
    return tuple(
        Option(id=word, label=((CLINICIAN, label),), at=values.at) for word, label in (("yes", "Yes"), ("no", "No"))
    )


def check_fact(fact: Fact, faults: list[Fault]) -> None:
    """Reports what a fact of its type cannot be without, and numbers that do not fit together."""
    for name in _missing_parts(fact):
        message = f"`{name}` is missing in the fact `{fact.id}`, a {fact.type.value}."
        faults.append(missing_field(fact.at, message, f"Add `{name}: …`."))
    if fact.type is FactType.BOOLEAN and {option.id for option in fact.options} != {"yes", "no"}:
        message = f"The options of `{fact.id}` are not `yes` and `no`."
        faults.append(wrong_value(fact.at, message, "Make it a `choice`, or label `yes` and `no` only."))
    _check_derivations(fact, faults)
    if fact.type is FactType.MANY and len(fact.options) > MOST_OF_MANY:
        message = f"`{fact.id}` has {len(fact.options)} options of which any number may be chosen."
        faults.append(wrong_value(fact.at, message, f"Ask for {MOST_OF_MANY} at most, or make two facts of it."))
    low, high, step = fact.low, fact.high, fact.step
    if low is None or high is None or step is None or fact.type is not FactType.NUMBER:
        return
    if step <= 0 or low >= high:
        message = f"`{fact.id}` has no values: it goes from {low} to {high} in steps of {step}."
        faults.append(wrong_value(fact.at, message, "Give a `min` below `max`, and a `step` above 0."))
    elif count_steps(low, high, step) is None:
        message = f"`{fact.id}` goes from {low} in steps of {step} and never reaches {high}."
        faults.append(wrong_value(fact.at, message, "Change `max` or `step`."))
    elif (count_steps(low, high, step) or 0) >= MOST_VALUES:
        message = f"`{fact.id}` has too many values: from {low} to {high} in steps of {step}."
        faults.append(wrong_value(fact.at, message, "Make `step` coarser, or bring `min` and `max` together."))
    elif _has_too_many_digits(low, high, step):
        message = f"`{fact.id}` has more digits than browsers tell apart: from {low} to {high} in steps of {step}."
        faults.append(wrong_value(fact.at, message, "Make `step` coarser, or give the values in a larger unit."))


def _has_too_many_digits(*numbers: Decimal) -> bool:
    """Whether, in units of the last decimal that any of them has, they are more together than can be told apart."""
    decimals = 0
    while any(10**decimals % Fraction(one).denominator for one in numbers):
        decimals += 1
    return bool(sum(abs(Fraction(one)) for one in numbers) * 10**decimals >= 2 * MOST_VALUES)


def _check_derivations(fact: Fact, faults: list[Fault]) -> None:
    for part in fact.derived:
        if fact.type is FactType.GROUP and not part.name:
            faults.append(missing_field(part.at, f"`name` is missing in a line of `{fact.id}`.", "Add `name: …`."))
        if fact.type is FactType.SCORE and part.points is None:
            faults.append(missing_field(part.at, f"`points` is missing in a line of `{fact.id}`.", "Add `points: …`."))
    points = [part.points for part in fact.derived if part.points is not None]
    if points and _has_too_many_digits(*points):
        message = f"The points of `{fact.id}` have more digits together than browsers tell apart."
        faults.append(wrong_value(fact.at, message, "Round them, or give fewer."))


MOST_VALUES = 10**15
"""So many values of a number are told apart in every browser."""

MOST_OF_MANY = 12
"""A `many` fact of n options has 2 to the power of n answers, all of which are proven."""


def _missing_parts(fact: Fact) -> tuple[str, ...]:
    parts: dict[str, tuple[object, ...] | Decimal | None] = {}
    if fact.type in (FactType.CHOICE, FactType.MANY):
        parts = {"options": fact.options or None}
    elif fact.type is FactType.NUMBER:
        parts = {"min": fact.low, "max": fact.high, "step": fact.step}
    elif fact.type in (FactType.GROUP, FactType.SCORE):
        parts = {"derived": fact.derived or None}
    return tuple(name for name, value in parts.items() if value is None)
