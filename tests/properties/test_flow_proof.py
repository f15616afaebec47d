"""The proof of a flow says what trying every patient says."""

from flow_strategies import compiled_of, everyone, flow_texts
from hypothesis import given, settings

from mkdocs_evidence.analysis.flows.cells import NOTHING
from mkdocs_evidence.analysis.flows.paths import find_boundary_entries, find_paths
from mkdocs_evidence.analysis.flows.proof import prove_flow
from mkdocs_evidence.analysis.flows.table import CompiledFlow
from mkdocs_evidence.analysis.flows.walk import Halt, Walk, asked_sources, walk_flow


def is_in_order(compiled: CompiledFlow, patient: dict) -> bool:
    """Whether one patient is led to one outcome, is asked nothing twice, and no branch turns on what was not asked."""
    walk = walk_flow(compiled, patient)
    if walk.stopped is Halt.IMPOSSIBLE:
        return True
    asked = [compiled.questions[step.question].fact for step in walk.steps if step.is_asked]
    return bool(walk.outcome) and len(asked) == len(set(asked)) and not any(_looks_ahead(compiled, walk))


def _looks_ahead(compiled: CompiledFlow, walk: Walk) -> list[bool]:
    known: set = set()
    found = []
    for step in walk.steps:
        question = compiled.questions[step.question]
        if step.is_asked:
            known.add(question.fact)
        for branch in question.branches:
            for condition in branch.conditions:
                sources = asked_sources(compiled.facts[condition.fact], compiled)
                found.append(not sources <= known)
    return found


@settings(max_examples=120, deadline=None)
@given(flow_texts())
def test_a_flow_that_is_proven_leads_every_patient_to_one_outcome(text: str) -> None:
    compiled = compiled_of(text)
    if prove_flow(compiled).is_complete:
        for patient in everyone(compiled):
            walk = walk_flow(compiled, patient)
            assert walk.outcome or walk.stopped is Halt.IMPOSSIBLE, (patient, walk)


@settings(max_examples=120, deadline=None)
@given(flow_texts())
def test_a_flow_that_leads_every_patient_in_order_is_proven(text: str) -> None:
    compiled = compiled_of(text)
    proof = prove_flow(compiled)
    if all(is_in_order(compiled, patient) for patient in everyone(compiled)):
        assert proof.is_complete or proof.stuck, proof


@settings(max_examples=120, deadline=None)
@given(flow_texts())
def test_what_is_called_dead_or_unreached_nobody_reaches(text: str) -> None:
    compiled = compiled_of(text)
    proof = prove_flow(compiled)
    dead = {(question.name, question.branches.index(branch)) for question, branch in proof.dead}
    if not proof.is_complete:
        return
    taken, ends = set(), set()
    for patient in everyone(compiled):
        walk = walk_flow(compiled, patient)
        taken |= {(step.question, step.branch) for step in walk.steps}
        ends |= {walk.outcome, *(step.question for step in walk.steps)}
    assert not dead & taken
    assert not set(proof.unreached) & ends


@settings(max_examples=120, deadline=None)
@given(flow_texts())
def test_a_gap_holds_exactly_the_patients_whom_no_branch_takes(text: str) -> None:
    compiled = compiled_of(text)
    proof = prove_flow(compiled)
    cells = proof.space.cells
    gaps = {gap.question.name: gap.cells for gap in proof.gaps}
    broken = {one.question.name for one in (*proof.unasked, *proof.overlaps, *proof.repeated)}
    broken |= {one.question.name for one in (*proof.loops, *proof.stuck)}
    for patient in everyone(compiled):
        walk = walk_flow(compiled, patient)
        met = [*(step.question for step in walk.steps), *([walk.question] if walk.question else [])]
        if not broken.isdisjoint(met) or walk.stopped is Halt.IMPOSSIBLE:
            continue
        for step in walk.steps:
            here = proof.space.cell_of(_answers_until(step.question, walk, compiled))
            assert cells.intersect(gaps.get(step.question, NOTHING), here) == NOTHING
        if walk.stopped is Halt.NO_BRANCH:
            assert cells.intersect(gaps[walk.question], proof.space.cell_of(walk.answers)) != NOTHING


def _answers_until(name: str, walk: Walk, compiled: CompiledFlow) -> dict:
    """The answers that are known when the question of this name has been answered."""
    known = {}
    for step in walk.steps:
        fact = compiled.questions[step.question].fact
        if step.is_asked:
            known[fact] = walk.answers[fact]
        if step.question == name:
            break
    return known


@settings(max_examples=80, deadline=None)
@given(flow_texts())
def test_the_paths_are_those_that_patients_take(text: str) -> None:
    compiled = compiled_of(text)
    if not prove_flow(compiled).is_complete:
        return
    book = find_paths(compiled)
    listed = {(tuple(step.question.name for step in path.steps), path.outcome.name) for path in book.paths}
    walked = set()
    for patient in everyone(compiled):
        walk = walk_flow(compiled, patient)
        if walk.outcome:
            walked.add((tuple(step.question for step in walk.steps), walk.outcome))
    assert walked <= listed
    for path in book.paths:
        for entries in find_boundary_entries(path, book.space):
            walk = walk_flow(compiled, entries)
            assert [step.question for step in walk.steps] == [step.question.name for step in path.steps]
            assert walk.outcome == path.outcome.name
