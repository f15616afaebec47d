"""The rule `failing-scenario`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.entry import Refusal
from mkdocs_evidence.analysis.flows.scenarios import Trial, say_walk, try_scenarios
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.flows.table import CompiledFlow
from mkdocs_evidence.analysis.flows.walk import Halt
from mkdocs_evidence.analysis.nearest import find_nearest
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger


@rule("EV311", on=Flow, since="0.1", remedy="Correct the flow or, if the expectation is wrong, the scenario.")
def failing_scenario(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """An example patient who does not reach the expected outcome."""
    compiled = study_flow(flow, ledger).compiled
    declared = {fact.id for one in (flow, *compiled.joined) for fact in one.facts}
    for trial in try_scenarios(compiled):
        strangers = [fact for fact, _ in trial.scenario.given if fact not in declared]
        if trial.scenario.expect not in compiled.outcomes:
            yield _unknown_outcome(trial, compiled)
        elif strangers:
            near = find_nearest(strangers[0], declared)
            yield Finding(
                at=trial.scenario.at,
                message=f"“{trial.scenario.name}” answers `{strangers[0]}`, and no fact is called so.",
                remedy=f"Did you mean `{near}`?" if near else "Take it out, or declare it under `facts`.",
            )
        elif not trial.is_met:
            yield from _describe(trial, compiled)


def _unknown_outcome(trial: Trial, compiled: CompiledFlow) -> Finding:
    expect = trial.scenario.expect
    near = find_nearest(expect, compiled.outcomes)
    hint = f" Did you mean `{near}`?" if near else ""
    return Finding(
        at=trial.scenario.expect_at or trial.scenario.at,
        message=f"“{trial.scenario.name}” expects `{expect}`, and no outcome is called so.{hint}",
        remedy="Write the id of an outcome.",
    )


def _describe(trial: Trial, compiled: CompiledFlow) -> Iterator[Finding]:
    """Says nothing of walks that end at what another rule reports: a gap, an overlap, a loop, an unknown target."""
    walk, scenario = trial.walk, trial.scenario
    path = say_walk(walk, compiled) or "no answer"
    if walk.outcome:
        outcome = compiled.outcomes[walk.outcome].source
        yield Finding(
            at=scenario.at,
            message=f"“{scenario.name}” reaches `{walk.outcome}` and not `{scenario.expect}`: {path}.",
            related=(Related(at=outcome.at, message=f"`{walk.outcome}` is here."),),
        )
        return
    question = compiled.questions.get(walk.question)
    if question is None:
        return
    if walk.stopped is None:
        message = f"“{scenario.name}” stops at the question `{question.source.id}`, which it does not answer: {path}."
        remedy = f"Give an answer to `{question.fact}`."
    elif walk.stopped is Halt.IMPOSSIBLE:
        message = f"“{scenario.name}” is a patient whom the constraints exclude: {path}."
        remedy = "Correct the scenario or the constraint."
    elif isinstance(walk.stopped, Refusal):
        message = f"“{scenario.name}” gives no answer that `{question.fact}` has."
        remedy = "Write one of its answers."
    else:
        return
    yield Finding(
        at=scenario.at,
        message=message,
        remedy=remedy,
        related=(Related(at=question.source.at, message=f"`{question.source.id}` is here."),),
    )
