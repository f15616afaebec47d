"""Compiles flows: texts become numbers, conditions become stretches, flows that are led on to are joined."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from mkdocs_evidence.analysis.flows.table import (
    NOT_KNOWN_STRETCH,
    SUB_FLOW,
    CompiledBranch,
    CompiledCondition,
    CompiledConstraint,
    CompiledFact,
    CompiledFlow,
    CompiledOutcome,
    CompiledPart,
    CompiledQuestion,
    FactClash,
    Stretch,
)
from mkdocs_evidence.model.flow import (
    UNKNOWN,
    Condition,
    Derivation,
    Fact,
    FactType,
    Flow,
    Question,
    Range,
)
from mkdocs_evidence.model.ids import FactId, FlowId


def compile_flow(flow: Flow, flows: Mapping[FlowId, Flow]) -> CompiledFlow:
    """Compiles a flow and those that it leads on to; never fails, whatever is wrong with it.

    Args:
        flow: The flow.
        flows: All flows of the site, for targets such as `flow:other`.
    """
    joined = _find_joined(flow, flows)
    facts, clashes = _gather_facts(flow, joined)
    compiled = _compile_facts(facts)
    everyone = (flow, *joined)
    names = _Names(flow, everyone)
    questions = {
        names.of(one, question.id): _compile_question(question, one, compiled, names)
        for one in everyone
        for question in one.questions
    }
    outcomes = {
        names.of(one, outcome.id): CompiledOutcome(name=names.of(one, outcome.id), flow=one.id, source=outcome)
        for one in everyone
        for outcome in one.outcomes
    }
    targets = [branch.to for question in questions.values() for branch in question.branches]
    start = flow.start if flow.start in questions else ""
    return CompiledFlow(
        flow=flow,
        start=start,
        facts=compiled,
        questions=questions,
        outcomes=outcomes,
        constraints=tuple(_compile_constraints(everyone, compiled)),
        joined=joined,
        clashes=clashes,
        is_whole=all(one.is_whole for one in everyone) and "" not in (start, *targets) and not clashes,
    )


class _Names:
    """Names of questions and outcomes in the compiled whole."""

    def __init__(self, root: Flow, everyone: Sequence[Flow]) -> None:
        self._root = root
        self._flows = {one.id: one for one in everyone}
        self._known = {self.of(one, part.id) for one in everyone for part in one.questions}
        self._known |= {self.of(one, part.id) for one in everyone for part in one.outcomes}

    def is_root(self, flow: Flow) -> bool:
        """Whether this is the flow that the others are joined to."""
        return flow is self._root

    def of(self, flow: Flow, name: str) -> str:
        """The name in the whole of what `flow` calls `name`."""
        return name if flow is self._root else f"{SUB_FLOW}{flow.id}/{name}"

    def target(self, flow: Flow, to: str) -> str:
        """The name in the whole of a target of `flow`; empty when it is unknown."""
        if not to.startswith(SUB_FLOW):
            name = self.of(flow, to)
        else:
            other = self._flows.get(FlowId(to.removeprefix(SUB_FLOW)))
            name = "" if other is None else self.of(other, other.start)
        return name if name in self._known else ""


def _find_joined(flow: Flow, flows: Mapping[FlowId, Flow]) -> tuple[Flow, ...]:
    found: dict[FlowId, Flow] = {flow.id: flow}
    waiting = [flow]
    while waiting:
        for question in waiting.pop(0).questions:
            for branch in question.branches:
                other = flows.get(FlowId(branch.to.removeprefix(SUB_FLOW))) if branch.to.startswith(SUB_FLOW) else None
                if other is not None and other.id not in found:
                    found[other.id] = other
                    waiting.append(other)
    return tuple(found.values())[1:]


def _gather_facts(flow: Flow, joined: Sequence[Flow]) -> tuple[dict[FactId, Fact], tuple[FactClash, ...]]:
    facts = {fact.id: fact for fact in flow.facts}
    clashes = []
    for other in joined:
        for fact in other.facts:
            ours = facts.setdefault(fact.id, fact)
            if _meaning(ours) != _meaning(fact):
                clashes.append(FactClash(ours=ours, theirs=fact, flow=other.id))
    return facts, tuple(clashes)


def _meaning(fact: Fact) -> tuple[object, ...]:
    parts = tuple((part.name, part.points, tuple(_sense(one) for one in part.when)) for part in fact.derived)
    options = tuple(option.id for option in fact.options)
    return fact.type, options, fact.unit, fact.low, fact.high, fact.step, fact.unknown, fact.scheme, parts


def _sense(condition: Condition) -> tuple[object, ...]:
    return condition.fact, condition.values, condition.ranges, condition.combinations, condition.is_any


def _compile_facts(facts: Mapping[FactId, Fact]) -> dict[FactId, CompiledFact]:
    compiled: dict[FactId, CompiledFact] = {}
    asked = [fact for fact in facts.values() if not fact.is_derived]
    for fact in (*asked, *(fact for fact in facts.values() if fact.is_derived)):
        found = _compile_fact(fact, compiled)
        if found is not None:
            compiled[fact.id] = found
    return {name: compiled[name] for name in facts if name in compiled}


def _compile_fact(fact: Fact, known: Mapping[FactId, CompiledFact]) -> CompiledFact | None:
    match fact.type:
        case FactType.CHOICE | FactType.BOOLEAN:
            names = tuple(option.id for option in fact.options)
            return CompiledFact(fact=fact, last=len(names) - 1, names=names) if names else None
        case FactType.MANY:
            names = tuple(option.id for option in fact.options)
            return CompiledFact(fact=fact, last=(1 << len(names)) - 1, names=names) if fact.is_whole else None
        case FactType.NUMBER:
            return _compile_number(fact)
        case FactType.GROUP:
            return _compile_group(fact, known)
        case FactType.SCORE:
            return _compile_score(fact, known)


def _compile_number(fact: Fact) -> CompiledFact | None:
    low, high, step = fact.low, fact.high, fact.step
    if low is None or high is None or step is None or step <= 0 or low >= high or not fact.is_whole:
        return None
    steps = (Fraction(high) - Fraction(low)) / Fraction(step)
    if steps.denominator != 1:
        return None
    decimals = max(_decimals(one) for one in (low, high, step))
    return CompiledFact(
        fact=fact,
        last=steps.numerator,
        decimals=decimals,
        low=_scaled(low, decimals),
        step=_scaled(step, decimals),
    )


def _compile_group(fact: Fact, known: Mapping[FactId, CompiledFact]) -> CompiledFact | None:
    names = tuple(dict.fromkeys(part.name for part in fact.derived))
    parts = [_compile_part(part, names.index(part.name), known) for part in fact.derived]
    whole = tuple(part for part in parts if part is not None)
    if not names or len(whole) < len(parts):
        return None
    return CompiledFact(fact=fact, last=len(names) - 1, names=names, parts=whole)


def _compile_score(fact: Fact, known: Mapping[FactId, CompiledFact]) -> CompiledFact | None:
    points = [part.points for part in fact.derived if part.points is not None]
    if not points or len(points) < len(fact.derived) or not fact.is_whole:
        return None
    decimals = max(_decimals(one) for one in points)
    scaled = [_scaled(one, decimals) for one in points]
    parts = [_compile_part(part, gives, known) for part, gives in zip(fact.derived, scaled, strict=True)]
    whole = tuple(part for part in parts if part is not None)
    if len(whole) < len(parts):
        return None
    lowest = sum(one for one in scaled if one < 0)
    highest = sum(one for one in scaled if one > 0)
    return CompiledFact(fact=fact, last=highest - lowest, decimals=decimals, low=lowest, parts=whole)


def _compile_part(part: Derivation, gives: int, known: Mapping[FactId, CompiledFact]) -> CompiledPart | None:
    when = _compile_conditions(part.when, known)
    return None if when is None or not when else CompiledPart(gives=gives, when=when)


def _compile_conditions(
    conditions: Sequence[Condition], facts: Mapping[FactId, CompiledFact]
) -> tuple[CompiledCondition, ...] | None:
    """None when one of them is about a fact that could not be compiled."""
    if any(one.fact not in facts for one in conditions):
        return None
    return tuple(compile_condition(one, facts[one.fact]) for one in conditions)


def _compile_question(
    question: Question, flow: Flow, facts: Mapping[FactId, CompiledFact], names: _Names
) -> CompiledQuestion:
    branches = []
    for branch in question.branches:
        conditions = _compile_conditions((branch.when, *branch.given), facts)
        if conditions is not None and branch.is_whole:
            to = names.target(flow, branch.to)
            branches.append(CompiledBranch(when=conditions[0], given=conditions[1:], to=to, source=branch))
    return CompiledQuestion(
        name=names.of(flow, question.id),
        flow=flow.id,
        fact=question.fact,
        branches=tuple(branches),
        is_joined=not names.is_root(flow),
        is_whole=question.is_whole and question.fact in facts and len(branches) == len(question.branches),
        source=question,
    )


def _compile_constraints(flows: Sequence[Flow], facts: Mapping[FactId, CompiledFact]) -> Iterator[CompiledConstraint]:
    for flow in flows:
        for constraint in flow.constraints:
            never = _compile_conditions(constraint.never, facts)
            if never and constraint.is_whole:
                yield CompiledConstraint(never=never, source=constraint)


def compile_condition(condition: Condition, fact: CompiledFact) -> CompiledCondition:
    """The condition in numbers of answers of its fact."""
    stretches: list[Stretch] = [NOT_KNOWN_STRETCH] if UNKNOWN in condition.values else []
    if fact.fact.type is FactType.MANY:
        return CompiledCondition(
            fact=condition.fact, stretches=(*stretches, *_many_stretches(condition, fact)), source=condition
        )
    if condition.is_any:
        stretches.append((0, fact.last))
    if fact.names:
        wanted = frozenset(condition.values)
        stretches += [(at, at) for at, name in enumerate(fact.names) if name in wanted]
    else:
        exact = [Decimal(value) for value in condition.values if value != UNKNOWN]
        ranges = [*(Range(low=value, high=value) for value in exact), *condition.ranges]
        stretches += [_number_stretch(one, fact) for one in ranges]
    return CompiledCondition(fact=condition.fact, stretches=_tidy(stretches), source=condition)


def _many_stretches(condition: Condition, fact: CompiledFact) -> tuple[Stretch, ...]:
    if condition.is_any:
        return ((0, 0),)
    bits = {name: 1 << at for at, name in enumerate(fact.names)}
    return tuple(
        (sum(bits[one] for one in set(each.has)), sum(bits[one] for one in set(each.lacks)))
        for each in condition.combinations
    )


def _number_stretch(stretch: Range, fact: CompiledFact) -> Stretch:
    first, last = 0, fact.last
    if stretch.low is not None:
        at = _answer_at(stretch.low, fact)
        first = -(-at.numerator // at.denominator)
        if not stretch.low_included and at.denominator == 1:
            first += 1
    if stretch.high is not None:
        at = _answer_at(stretch.high, fact)
        last = at.numerator // at.denominator
        if not stretch.high_included and at.denominator == 1:
            last -= 1
    return max(first, 0), min(last, fact.last)


def _answer_at(value: Decimal, fact: CompiledFact) -> Fraction:
    return Fraction(Fraction(value) * 10**fact.decimals - fact.low, fact.step)


def _tidy(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    tidy: list[Stretch] = []
    for first, last in sorted(one for one in stretches if one[0] <= one[1]):
        # "Not known" is -1 and never runs together with the answers, which begin at 0.
        if tidy and tidy[-1][1] >= 0 and first <= tidy[-1][1] + 1:
            tidy[-1] = (tidy[-1][0], max(last, tidy[-1][1]))
        elif not tidy or tidy[-1] != (first, last):
            tidy.append((first, last))
    return tuple(tidy)


def _decimals(value: Decimal) -> int:
    _, denominator = value.as_integer_ratio()
    decimals = 0
    while 10**decimals % denominator:
        decimals += 1
    return decimals


def _scaled(value: Decimal, decimals: int) -> int:
    return int(Fraction(value) * 10**decimals)
