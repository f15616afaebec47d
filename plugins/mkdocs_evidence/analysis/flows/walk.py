"""Walks a compiled flow with one patient's answers, as the browser does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_evidence.analysis.flows.entry import Refusal, read_entry
from mkdocs_evidence.analysis.flows.table import (
    NOT_KNOWN,
    NOT_KNOWN_STRETCH,
    CompiledCondition,
    CompiledFact,
    CompiledFlow,
    CompiledQuestion,
)
from mkdocs_evidence.model.flow import Entry, FactType
from mkdocs_evidence.model.ids import FactId


class Halt(StrEnum):
    """Why a walk stops before an outcome although every answer was read. A proven flow knows only the first."""

    IMPOSSIBLE = "impossible"
    """A constraint says that these answers cannot occur together."""
    NO_BRANCH = "no-branch"
    SEVERAL_BRANCHES = "several-branches"
    NO_TARGET = "no-target"
    """The branch leads to nothing that exists."""
    LOOP = "loop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One question of a walk with the branch that was taken."""

    question: str
    branch: int
    """Place of the branch among those of the question."""
    is_asked: bool
    """False where the question was passed: its fact is derived, or was known when it was come to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """How far the answers lead. One of `outcome` and `question` is empty; both in a flow without start."""

    steps: tuple[Step, ...]
    answers: Mapping[FactId, int]
    """Answers to the questions that were asked, as numbers of the compiled flow."""
    outcome: str = ""
    question: str = ""
    """Where the walk stops: to be answered next, or with what `stopped` says."""
    stopped: Refusal | Halt | None = None
    """None when the question simply has no answer yet."""


def walk_flow(compiled: CompiledFlow, entries: Mapping[FactId, Entry]) -> Walk:
    """Follows the entries from the start to an outcome or to the first question that they do not answer.

    Args:
        compiled: The flow.
        entries: What was entered for each fact; what the route never asks is not looked at.
    """
    answers: dict[FactId, int] = {}
    steps: list[Step] = []
    met: set[str] = set()
    name = compiled.start
    while name in compiled.questions:
        question = compiled.questions[name]

        def stop(why: Refusal | Halt | None, at: str = name) -> Walk:
            return Walk(steps=tuple(steps), answers=answers, question=at, stopped=why)

        if name in met:
            return stop(Halt.LOOP)
        met.add(name)
        is_asked = _is_asked(question, compiled, answers)
        if is_asked:
            if question.fact not in entries:
                return stop(None)
            answer = read_entry(compiled.facts[question.fact], entries[question.fact])
            if isinstance(answer, Refusal):
                return stop(answer)
            answers[question.fact] = answer
            if any(_all_hold(one.never, answers, compiled) for one in compiled.constraints):
                return stop(Halt.IMPOSSIBLE)
        taken = find_branches(question, answers, compiled)
        if len(taken) != 1:
            return stop(Halt.SEVERAL_BRANCHES if taken else Halt.NO_BRANCH)
        steps.append(Step(question=name, branch=taken[0], is_asked=is_asked))
        if not question.branches[taken[0]].to:
            return stop(Halt.NO_TARGET)
        name = question.branches[taken[0]].to
    return Walk(steps=tuple(steps), answers=answers, outcome=name)


def _is_asked(question: CompiledQuestion, compiled: CompiledFlow, answers: Mapping[FactId, int]) -> bool:
    fact = compiled.facts.get(question.fact)
    if fact is None or fact.fact.is_derived:
        return False
    return not (question.is_joined and question.fact in answers)


def find_branches(question: CompiledQuestion, answers: Mapping[FactId, int], compiled: CompiledFlow) -> list[int]:
    """Places of the branches whose conditions all hold; in a proven flow exactly one."""
    return [
        number for number, branch in enumerate(question.branches) if _all_hold(branch.conditions, answers, compiled)
    ]


def derive(fact: CompiledFact, answers: Mapping[FactId, int], compiled: CompiledFlow) -> tuple[int, ...]:
    """What a fact is, given the answers: one number; none before; several of a group in a fault."""
    if not fact.fact.is_derived:
        return (answers[fact.fact.id],) if fact.fact.id in answers else ()
    if fact.fact.type is FactType.GROUP:
        return tuple(sorted({part.gives for part in fact.parts if _all_hold(part.when, answers, compiled)}))
    if not all(source in answers for source in asked_sources(fact, compiled)):
        return ()
    settled = {one.fact for part in fact.parts for one in part.when if NOT_KNOWN_STRETCH in one.stretches}
    open_sources = {one.fact for part in fact.parts for one in part.when} - settled
    if any(derive(compiled.facts[source], answers, compiled) == (NOT_KNOWN,) for source in open_sources):
        return (NOT_KNOWN,)
    return (sum(part.gives for part in fact.parts if _all_hold(part.when, answers, compiled)) - fact.low,)


def asked_sources(fact: CompiledFact, compiled: CompiledFlow) -> frozenset[FactId]:
    """The facts that are asked and of which a fact is made; itself, when it is asked."""
    if not fact.fact.is_derived:
        return frozenset((fact.fact.id,))
    named = {condition.fact for part in fact.parts for condition in part.when}
    return frozenset(source for name in named for source in asked_sources(compiled.facts[name], compiled))


def _all_hold(conditions: Iterable[CompiledCondition], answers: Mapping[FactId, int], compiled: CompiledFlow) -> bool:
    return all(_holds(condition, answers, compiled) for condition in conditions)


def _holds(condition: CompiledCondition, answers: Mapping[FactId, int], compiled: CompiledFlow) -> bool:
    fact = compiled.facts[condition.fact]
    values = derive(fact, answers, compiled)
    if fact.fact.type is FactType.MANY:
        return any(_meets(value, condition.stretches) for value in values)
    return any(first <= value <= last for value in values for first, last in condition.stretches)


def _meets(chosen: int, combinations: Iterable[tuple[int, int]]) -> bool:
    if chosen == NOT_KNOWN:
        return NOT_KNOWN_STRETCH in combinations
    return any(
        chosen & has == has and not chosen & lacks for has, lacks in combinations if (has, lacks) != NOT_KNOWN_STRETCH
    )
