"""Flows with one fault put in on purpose, and how many of them the proof and the flow's own scenarios notice.

The share is a quality of the scenarios: a fault that neither notices could be made by anybody tomorrow.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mkdocs_evidence.analysis.flows.compile import compile_flow
from mkdocs_evidence.analysis.flows.diff import NOWHERE, diff_flows
from mkdocs_evidence.analysis.flows.proof import prove_flow
from mkdocs_evidence.analysis.flows.scenarios import try_scenarios
from mkdocs_evidence.analysis.flows.table import SUB_FLOW
from mkdocs_evidence.model.flow import Branch, Condition, Fact, FactType, Flow, Option, Question, Range
from mkdocs_evidence.model.ids import FlowId


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A flow with one fault."""

    kind: str
    """What was done: `drop-branch`, `double-branch`, `redirect`, `move-boundary`, `drop-answer`, `drop-guard`, …"""
    words: str
    """Where, in the author's names."""
    flow: Flow


@dataclass(frozen=True, slots=True, kw_only=True)
class MutationScore:
    """What became of the mutants of a flow."""

    by_proof: tuple[Mutant, ...]
    """Noticed without any scenario."""
    by_scenarios: tuple[Mutant, ...]
    """Complete, and noticed because a scenario fails."""
    equivalent: tuple[Mutant, ...]
    """Complete, and nobody who came to an outcome comes to another: not faults."""
    unnoticed: tuple[Mutant, ...]
    made: int
    """How many mutants there are; more than those above when only some were tried."""

    @property
    def tried(self) -> int:
        """How many mutants were tried."""
        return sum(map(len, (self.by_proof, self.by_scenarios, self.equivalent, self.unnoticed)))

    @property
    def share(self) -> float:
        """Share of the faults that is noticed, 0 to 1; 1 when there are none."""
        noticed = len(self.by_proof) + len(self.by_scenarios)
        return noticed / (noticed + len(self.unnoticed)) if noticed or self.unnoticed else 1.0


def score_scenarios(flow: Flow, flows: Mapping[FlowId, Flow], *, most: int | None = None) -> MutationScore:
    """Makes the mutants of a flow that is in order, and sees who notices each.

    Args:
        flow: In order.
        flows: All flows of the site, for those that it leads on to.
        most: Try about so many, evenly spread over all kinds; None tries all, some milliseconds each.
    """
    mutants = tuple(make_mutants(flow))
    stride = -(-len(mutants) // most) if most and mutants else 1
    found: dict[str, list[Mutant]] = {"proof": [], "scenarios": [], "equivalent": [], "unnoticed": []}
    for mutant in mutants[::stride]:
        found[_who_notices(mutant, flow, flows)].append(mutant)
    return MutationScore(
        by_proof=tuple(found["proof"]),
        by_scenarios=tuple(found["scenarios"]),
        equivalent=tuple(found["equivalent"]),
        unnoticed=tuple(found["unnoticed"]),
        made=len(mutants),
    )


def _who_notices(mutant: Mutant, flow: Flow, flows: Mapping[FlowId, Flow]) -> str:
    compiled = compile_flow(mutant.flow, flows)
    proof = prove_flow(compiled)
    if not (proof.is_complete and compiled.is_whole) or proof.dead or proof.unreached:
        return "proof"
    if not all(trial.is_met for trial in try_scenarios(compiled)):
        return "scenarios"
    # Answers that nobody could give before change nothing for those who could answer.
    is_fault = any(change.before != NOWHERE for change in diff_flows(flow, mutant.flow, flows).changes)
    return "unnoticed" if is_fault else "equivalent"


def make_mutants(flow: Flow) -> Iterator[Mutant]:
    """Every flow that one fault of these kinds makes of `flow`."""
    for make in (_drop_branches, _double_branches, _redirect, _change_conditions, _drop_guards, _change_facts):
        yield from make(flow)
    for at, constraint in enumerate(flow.constraints):
        words = " and ".join(f"{one.fact} {one.words}" for one in constraint.never)
        rest = (*flow.constraints[:at], *flow.constraints[at + 1 :])
        yield Mutant(kind="drop-constraint", words=words, flow=replace(flow, constraints=rest))


def _drop_branches(flow: Flow) -> Iterator[Mutant]:
    for question, at, branch in _branches(flow):
        rest = (*question.branches[:at], *question.branches[at + 1 :])
        yield Mutant(kind="drop-branch", words=_where(question, branch), flow=_with(flow, question, rest))


def _double_branches(flow: Flow) -> Iterator[Mutant]:
    for question, _, branch in _branches(flow):
        twice = (*question.branches, branch)
        yield Mutant(kind="double-branch", words=_where(question, branch), flow=_with(flow, question, twice))


def _redirect(flow: Flow) -> Iterator[Mutant]:
    targets = [*(str(one.id) for one in flow.questions), *(str(one.id) for one in flow.outcomes)]
    targets += [branch.to for _, _, branch in _branches(flow) if branch.to.startswith(SUB_FLOW)]
    for question, at, branch in _branches(flow):
        for target in dict.fromkeys([*targets, "no-such-place"]):
            if target != branch.to:
                words = f"{_where(question, branch)}, to {target}"
                yield Mutant(
                    kind="redirect", words=words, flow=_with_branch(flow, question, at, replace(branch, to=target))
                )


def _change_conditions(flow: Flow) -> Iterator[Mutant]:
    facts = {one.id: one for one in flow.facts}
    for question, at, branch in _branches(flow):
        for kind, words, changed in _changed_conditions(branch.when, facts[branch.when.fact]):
            flow_with = _with_branch(flow, question, at, replace(branch, when=changed))
            yield Mutant(kind=kind, words=f"{_where(question, branch)}: {words}", flow=flow_with)
        for place, guard in enumerate(branch.given):
            for kind, words, changed in _changed_conditions(guard, facts[guard.fact]):
                given = (*branch.given[:place], changed, *branch.given[place + 1 :])
                flow_with = _with_branch(flow, question, at, replace(branch, given=given))
                yield Mutant(kind=kind, words=f"{_where(question, branch)}: {words}", flow=flow_with)
    for fact in flow.facts:
        for place, part in enumerate(fact.derived):
            for which, condition in enumerate(part.when):
                for kind, words, changed in _changed_conditions(condition, facts[condition.fact]):
                    when = (*part.when[:which], changed, *part.when[which + 1 :])
                    derived = (*fact.derived[:place], replace(part, when=when), *fact.derived[place + 1 :])
                    flow_with = _with_fact(flow, replace(fact, derived=derived))
                    yield Mutant(kind=kind, words=f"{fact.id}: {words}", flow=flow_with)


def _changed_conditions(condition: Condition, fact: Fact) -> Iterator[tuple[str, str, Condition]]:
    """The condition with one boundary a step further or nearer, one inclusion turned, or one answer less."""
    for at, stretch in enumerate(condition.ranges):
        for words, changed in _moved(stretch, fact):
            ranges = (*condition.ranges[:at], changed, *condition.ranges[at + 1 :])
            yield "move-boundary", words, replace(condition, ranges=ranges)
    for value in condition.values:
        if len(condition.values) + len(condition.ranges) > 1:
            rest = tuple(one for one in condition.values if one != value)
            yield "drop-answer", f"without {value}", replace(condition, values=rest)
    for at, combination in enumerate(condition.combinations):
        if len(condition.combinations) > 1:
            rest_of = (*condition.combinations[:at], *condition.combinations[at + 1 :])
            yield "drop-answer", f"without {combination}", replace(condition, combinations=rest_of)


def _moved(stretch: Range, fact: Fact) -> Iterator[tuple[str, Range]]:
    step = fact.step or Decimal(1)
    for sign in (-1, 1):
        if stretch.low is not None:
            yield f"low end {stretch.low} by {sign} step", replace(stretch, low=stretch.low + sign * step)
        if stretch.high is not None:
            yield f"high end {stretch.high} by {sign} step", replace(stretch, high=stretch.high + sign * step)
    if stretch.low is not None:
        yield f"low end {stretch.low} turned", replace(stretch, low_included=not stretch.low_included)
    if stretch.high is not None:
        yield f"high end {stretch.high} turned", replace(stretch, high_included=not stretch.high_included)


def _drop_guards(flow: Flow) -> Iterator[Mutant]:
    for question, at, branch in _branches(flow):
        for place, guard in enumerate(branch.given):
            given = (*branch.given[:place], *branch.given[place + 1 :])
            words = f"{_where(question, branch)}: without {guard.fact} {guard.words}"
            yield Mutant(
                kind="drop-guard", words=words, flow=_with_branch(flow, question, at, replace(branch, given=given))
            )


def _change_facts(flow: Flow) -> Iterator[Mutant]:
    for fact in flow.facts:
        if not fact.unknown and not fact.is_derived:
            yield Mutant(kind="add-unknown", words=fact.id, flow=_with_fact(flow, replace(fact, unknown=True)))
        if fact.type in (FactType.CHOICE, FactType.MANY):
            more = Option(id="another-option", label=(), at=fact.at)
            changed = replace(fact, options=(*fact.options, more))
            yield Mutant(kind="add-option", words=fact.id, flow=_with_fact(flow, changed))
        if fact.type is FactType.NUMBER and fact.step is not None:
            finer = replace(fact, step=fact.step / 2)
            yield Mutant(kind="finer-step", words=fact.id, flow=_with_fact(flow, finer))
        for place in range(len(fact.derived)):
            rest = (*fact.derived[:place], *fact.derived[place + 1 :])
            words = f"{fact.id}: line {place + 1}"
            yield Mutant(kind="drop-part", words=words, flow=_with_fact(flow, replace(fact, derived=rest)))
        yield from _change_points(flow, fact)


def _change_points(flow: Flow, fact: Fact) -> Iterator[Mutant]:
    for place, part in enumerate(fact.derived):
        for more in (-1, 1) if part.points is not None else ():
            points = (part.points or Decimal()) + more
            derived = (*fact.derived[:place], replace(part, points=points), *fact.derived[place + 1 :])
            words = f"{fact.id}: line {place + 1} gives {points}"
            yield Mutant(kind="change-points", words=words, flow=_with_fact(flow, replace(fact, derived=derived)))


def _branches(flow: Flow) -> Iterator[tuple[Question, int, Branch]]:
    for question in flow.questions:
        for at, branch in enumerate(question.branches):
            yield question, at, branch


def _where(question: Question, branch: Branch) -> str:
    return f"{question.id}: {branch.when.words}"


def _with(flow: Flow, question: Question, branches: Sequence[Branch]) -> Flow:
    changed = replace(question, branches=tuple(branches))
    return replace(flow, questions=tuple(changed if one is question else one for one in flow.questions))


def _with_branch(flow: Flow, question: Question, at: int, branch: Branch) -> Flow:
    return _with(flow, question, (*question.branches[:at], branch, *question.branches[at + 1 :]))


def _with_fact(flow: Flow, fact: Fact) -> Flow:
    return replace(flow, facts=tuple(fact if one.id == fact.id else one for one in flow.facts))
