"""The author's example patients, walked through their flow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.flows.table import CompiledBranch, CompiledFlow, CompiledQuestion
from mkdocs_evidence.analysis.flows.walk import Walk, walk_flow
from mkdocs_evidence.analysis.flows.words import say_answer
from mkdocs_evidence.model.flow import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A scenario and where its answers lead."""

    scenario: Scenario
    walk: Walk

    @property
    def is_met(self) -> bool:
        """Whether the patient reaches the outcome that was expected."""
        return bool(self.walk.outcome) and self.walk.outcome == self.scenario.expect


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncovered:
    """Parts of a flow that no scenario reaches, each told once: nothing behind an unreached question is listed."""

    branches: tuple[tuple[CompiledQuestion, CompiledBranch], ...]
    """Of questions that scenarios reach."""
    outcomes: tuple[str, ...]
    """To which such a branch leads; that branch is not listed."""


def try_scenarios(compiled: CompiledFlow) -> Iterator[Trial]:
    """Walks the scenarios that could be read, one after the other."""
    for one in compiled.flow.scenarios:
        if one.is_whole:
            yield Trial(scenario=one, walk=walk_flow(compiled, dict(one.given)))


def find_uncovered(compiled: CompiledFlow, trials: Sequence[Trial]) -> Uncovered:
    """What no scenario reaches, of the flow's own questions and outcomes."""
    taken = {(step.question, step.branch) for trial in trials for step in trial.walk.steps}
    met = {question for question, _ in taken}
    open_branches = [
        (question, branch)
        for name, question in compiled.questions.items()
        if name in met and not question.is_joined
        for number, branch in enumerate(question.branches)
        if (name, number) not in taken
    ]
    ends = {trial.walk.outcome for trial in trials}
    own = {name for name, one in compiled.outcomes.items() if one.flow == compiled.flow.id}
    outcomes = tuple(dict.fromkeys(branch.to for _, branch in open_branches if branch.to in own - ends))
    return Uncovered(
        branches=tuple(one for one in open_branches if one[1].to not in outcomes),
        outcomes=outcomes,
    )


def say_walk(walk: Walk, compiled: CompiledFlow) -> str:
    """The answers of a walk in the order of the questions: `red-flags no, lesion 30`."""
    asked = [compiled.questions[step.question].fact for step in walk.steps if step.is_asked]
    stopped = compiled.questions.get(walk.question)
    if stopped is not None and stopped.fact in walk.answers and stopped.fact not in asked:
        asked.append(stopped.fact)
    return ", ".join(f"{fact} {say_answer(compiled.facts[fact], walk.answers[fact])}" for fact in asked)
