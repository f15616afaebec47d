"""Conditions of a flow: what one fact must be.

A value, a list of values, `any`, a stretch of numbers such as `">= 18 and < 21"`; for a fact that takes several answers
at once `has a`, `lacks a`, `has a and lacks b`, `some` and `none`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import TypeAlias

from mkdocs_evidence.load.faults import wrong_value
from mkdocs_evidence.load.nearest import nearest, one_of
from mkdocs_evidence.load.strict_yaml.nodes import ListNode, MapNode, Node, TextNode, shown
from mkdocs_evidence.load.strict_yaml.shape import Schema, Shape, expect
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.flow import UNKNOWN, Combination, Condition, Entry, Fact, FactType, Range
from mkdocs_evidence.model.ids import FactId
from mkdocs_evidence.syntax.patterns import regex

_BOUND = regex(r"(<=|>=|<|>|≤|≥)\s*([+\-\u2212]?[0-9]{1,15}(?:\.[0-9]{1,15})?)")
_NUMBER = regex(r"[+\-\u2212]?[0-9]{1,15}(?:\.[0-9]{1,15})?")
ANY, NONE, SOME = "any", "none", "some"
RESERVED = frozenset((UNKNOWN, ANY))
"""Words of conditions that an option of a fact cannot be called."""
RESERVED_OF_MANY = RESERVED | {NONE, SOME}
_BOOLEAN = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}
_STRETCH_REMEDY = 'Write a number, or a stretch such as `"< 30"` or `">= 18 and < 21"`, without a unit.'

_VALUE_SCHEMA: Schema = {"type": ["string", "number", "boolean"]}
VALUES_SCHEMA: Schema = {"anyOf": [_VALUE_SCHEMA, {"type": "array", "items": _VALUE_SCHEMA}]}


def _read_condition(node: Node, name: str, faults: list[Fault]) -> Node | None:
    parts = node.items if isinstance(node, ListNode) else (node,)
    if parts and all(isinstance(part, TextNode) for part in parts):
        return node
    expect(node, name, "a value or a list of values", faults)
    return None


CONDITION_NODE: Shape[Node] = Shape(read=_read_condition, schema=VALUES_SCHEMA)
"""A condition as written; `decode_condition` reads it when the facts are known."""


def _read_conditions(node: Node, name: str, faults: list[Fault]) -> MapNode | None:
    if isinstance(node, MapNode):
        return node
    expect(node, name, "a group of facts, each with its condition,", faults)
    return None


CONDITION_NODES: Shape[MapNode] = Shape(
    read=_read_conditions, schema={"type": "object", "additionalProperties": VALUES_SCHEMA}
)
"""Conditions on several facts, as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFact:
    """A declared fact and its answers."""

    fact: Fact
    answers: frozenset[str]
    """Ids of the options, or names of the parts of a group; empty for numbers."""


Facts: TypeAlias = Mapping[FactId, KnownFact]


def know_fact(fact: Fact) -> KnownFact:
    """The fact with its answers, gathered once for all conditions on it."""
    answers = {option.id for option in fact.options} or {derivation.name for derivation in fact.derived} - {""}
    return KnownFact(fact=fact, answers=frozenset(answers))


def decode_conditions(node: MapNode, facts: Facts, faults: list[Fault]) -> tuple[Condition, ...]:
    """Reads conditions on several facts, in the author's order; those on unknown facts are left out with a fault."""
    found = []
    for key, value in node.entries:
        fact = find_fact(key, facts, faults)
        if fact is not None and _read_condition(value, key.value, faults) is not None:
            found.append(decode_condition(value, fact, faults))
    return tuple(found)


def find_fact(node: TextNode, facts: Facts, faults: list[Fault]) -> KnownFact | None:
    """The fact that `node` names, or None and a fault."""
    fact = facts.get(FactId(node.value))
    if fact is None:
        near = nearest(node.value, facts, told=len(faults))
        remedy = f"Did you mean `{near}`?" if near else "Declare it under `facts`."
        faults.append(wrong_value(node.at, f"No fact is called `{node.value}`.", remedy))
    return fact


def decode_condition(node: Node, known: KnownFact, faults: list[Fault]) -> Condition:
    """Reads a condition on a fact; parts that it cannot take are left out, each with a fault."""
    fact = known.fact
    parts = [one for one in (node.items if isinstance(node, ListNode) else (node,)) if isinstance(one, TextNode)]
    values: list[str] = []
    ranges: list[Range] = []
    combinations: list[Combination] = []
    is_any = False
    for part in parts:
        if part.value == ANY and ANY not in known.answers:
            is_any = True
        elif fact.type in (FactType.NUMBER, FactType.SCORE) and part.value != UNKNOWN:
            _decode_number(part, fact, values, ranges, faults)
        elif fact.type is FactType.MANY and part.value != UNKNOWN:
            combinations += _decode_combinations(part, known, faults)
        elif (value := _decode_value(part, known, faults)) is not None:
            values.append(value)
    return Condition(
        fact=fact.id,
        values=tuple(values),
        ranges=tuple(ranges),
        combinations=tuple(combinations),
        is_any=is_any,
        words=", ".join(part.value for part in parts),
        at=node.at,
    )


def _decode_combinations(node: TextNode, known: KnownFact, faults: list[Fault]) -> Iterable[Combination]:
    options = tuple(option.id for option in known.fact.options)
    if node.value == NONE:
        return (Combination(lacks=options),)
    if node.value == SOME:
        return tuple(Combination(has=(option,)) for option in options)
    has: list[str] = []
    lacks: list[str] = []
    for part in re.split(r"\s+and\s+(?=has\s|lacks\s)", node.value.strip()):
        found = _PART_OF_COMBINATION.fullmatch(part)
        if found is None:
            near = f"Write `has {part}` or `lacks {part}`." if part in known.answers else _COMBINATION_REMEDY
            faults.append(wrong_value(node.at, f"{shown(node)} is no condition on `{known.fact.id}`.", near))
            return ()
        if found["option"] not in known.answers:
            faults.append(_unknown_answer(node, found["option"], known, told=len(faults)))
            return ()
        (has if found["sign"] == "has" else lacks).append(found["option"])
    if not set(has).isdisjoint(lacks):
        message = f"{shown(node)} can never hold: it has and lacks the same."
        faults.append(wrong_value(node.at, message, _COMBINATION_REMEDY))
        return ()
    return (Combination(has=tuple(has), lacks=tuple(lacks)),)


_PART_OF_COMBINATION = regex(r"(?P<sign>has|lacks)\s+(?P<option>.+)")
_COMBINATION_REMEDY = "Write `has` or `lacks` and an option, joined by `and`; or `none`, `some`, `any`."


def decode_entry(node: Node, known: KnownFact, faults: list[Fault]) -> Entry | None:
    """One answer as a patient of a scenario gives it: for a `many` fact a list of options or `none`."""
    fact = known.fact
    if fact.is_derived:
        message = f"`{fact.id}` is made of other facts, and nobody answers it."
        faults.append(wrong_value(node.at, message, "Give the answers that it is made of."))
        return None
    if isinstance(node, TextNode) and (fact.type is not FactType.MANY or node.value == UNKNOWN):
        return _decode_value(node, known, faults)
    if fact.type is not FactType.MANY or isinstance(node, MapNode):
        expect(node, fact.id, "a single answer" if fact.type is not FactType.MANY else "a list of options", faults)
        return None
    if isinstance(node, TextNode) and node.value == NONE and NONE not in known.answers:
        return ()
    nodes = node.items if isinstance(node, ListNode) else (node,)
    found = [_decode_value(one, known, faults) for one in nodes if isinstance(one, TextNode)]
    chosen = tuple(one for one in found if one is not None)
    return chosen if len(chosen) == len(nodes) else None


def plain_entry(node: Node) -> Entry:
    """An answer to a fact that nobody knows here, as written."""
    if isinstance(node, ListNode):
        return tuple(one.value for one in node.items if isinstance(one, TextNode))
    return node.value if isinstance(node, TextNode) else ""


def _decode_value(node: TextNode, known: KnownFact, faults: list[Fault]) -> str | None:
    fact = known.fact
    if node.value == UNKNOWN:
        if fact.unknown:
            return UNKNOWN
        message = f"`{fact.id}` does not have `{UNKNOWN}` for an answer."
        faults.append(wrong_value(node.at, message, f"Add `unknown: yes` to the fact `{fact.id}`, or leave it out."))
        return None
    if fact.type in (FactType.NUMBER, FactType.SCORE):
        values: list[str] = []
        _decode_exact(node, fact, values, faults)
        return values[0] if values else None
    value = _BOOLEAN.get(node.value.casefold(), node.value) if fact.type is FactType.BOOLEAN else node.value
    if value in known.answers:
        return value
    faults.append(_unknown_answer(node, node.value, known, told=len(faults)))
    return None


def _unknown_answer(node: TextNode, answer: str, known: KnownFact, *, told: int) -> Fault:
    near = nearest(answer, known.answers, told=told)
    options = [option.id for option in islice(known.fact.options, _MOST_LISTED)] or sorted(known.answers)
    remedy = f"Did you mean `{near}`?" if near else f"Write {one_of(options)}." if options else "Give it its options."
    words = shown(node) if answer == node.value else f"`{answer}`"
    return wrong_value(node.at, f"{words} is no answer to `{known.fact.id}`.", remedy)


_MOST_LISTED = 20


def _decode_number(node: TextNode, fact: Fact, values: list[str], ranges: list[Range], faults: list[Fault]) -> None:
    if not re.search("[<>≤≥]", node.value):
        _decode_exact(node, fact, values, faults)
        return
    stretch = parse_stretch(node.value)
    if stretch is None:
        faults.append(wrong_value(node.at, f"{shown(node)} is no stretch of numbers.", _STRETCH_REMEDY))
    else:
        ranges.append(stretch)


def _decode_exact(node: TextNode, fact: Fact, values: list[str], faults: list[Fault]) -> None:
    if not _NUMBER.fullmatch(node.value.strip()):
        faults.append(wrong_value(node.at, f"{shown(node)} is no number for `{fact.id}`.", _STRETCH_REMEDY))
        return
    value = _decimal(node.value)
    low, high, step = fact.low, fact.high, fact.step
    if (low is not None and value < low) or (high is not None and value > high):
        message = f"{shown(node)} lies outside `{fact.id}`, which goes from {low} to {high}."
        faults.append(wrong_value(node.at, message, "Correct it, or widen the fact."))
    elif low is not None and step and count_steps(low, value, step) is None:
        message = f"{shown(node)} is no value of `{fact.id}`, which goes from {low} in steps of {step}."
        faults.append(wrong_value(node.at, message, "Correct it, or make the step finer."))
    else:
        values.append(plain_number(value))


def parse_stretch(text: str) -> Range | None:
    """A stretch of numbers, bounded on one side or, with `and`, on both; None for every other spelling.

    >>> parse_stretch(">= 18 and < 21")
    Range(low=Decimal('18'), low_included=True, high=Decimal('21'), high_included=False)
    >>> parse_stretch("< 30, > 20") is None
    True
    """
    low: Decimal | None = None
    high: Decimal | None = None
    low_included = high_included = True
    for part in text.split(" and "):
        found = _BOUND.fullmatch(part.strip())
        if found is None:
            return None
        sign, number = found[1], _decimal(found[2])
        if sign[0] in ">≥":
            if low is not None:
                return None
            low, low_included = number, sign != ">"
        else:
            if high is not None:
                return None
            high, high_included = number, sign != "<"
    if low is not None and high is not None and low > high:
        return None
    return Range(low=low, low_included=low_included, high=high, high_included=high_included)


def count_steps(low: Decimal, value: Decimal, step: Decimal) -> int | None:
    """How many steps lie between two numbers; None when they do not go up evenly. Exact for any number of digits.

    >>> count_steps(Decimal("0.5"), Decimal("2"), Decimal("0.5")), count_steps(Decimal(0), Decimal(1), Decimal("0.3"))
    (3, None)
    """
    steps = (Fraction(value) - Fraction(low)) / Fraction(step)
    return steps.numerator if steps.denominator == 1 else None


def _decimal(text: str) -> Decimal:
    return Decimal(text.strip().replace("\u2212", "-"))


def plain_number(value: Decimal) -> str:
    """The number without exponent and without zeros that say nothing.

    >>> plain_number(Decimal("30.0")), plain_number(Decimal("100"))
    ('30', '100')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
