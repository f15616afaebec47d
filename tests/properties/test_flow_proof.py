"""The proof of a flow says what trying every patient says."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_evidence.analysis.flow_cells import NOTHING
from mkdocs_evidence.analysis.flow_compile import compile_flow
from mkdocs_evidence.analysis.flow_entry import entry_of
from mkdocs_evidence.analysis.flow_paths import find_boundary_entries, find_paths
from mkdocs_evidence.analysis.flow_proof import prove_flow
from mkdocs_evidence.analysis.flow_table import CompiledFlow
from mkdocs_evidence.analysis.flow_walk import Halt, Walk, asked_sources, walk_flow
from mkdocs_evidence.load.flows import load_flow
from mkdocs_evidence.model.ids import FlowId

FACTS = {
    "pain": "{type: boolean}",
    "fever": "{type: boolean, unknown: yes}",
    "stage": "{type: choice, options: [I, II, III]}",
    "age": "{type: number, min: 1, max: 2.5, step: 0.5}",
    "signs": "{type: many, options: [rash, cough], unknown: yes}",
    "points": "{type: score, unknown: yes, derived: [{points: 1, when: {pain: yes}}, {points: 2, when: {fever: yes}}]}",
    "kind": "{type: group, derived: [{name: mild, when: {stage: I}}, {name: bad, when: {stage: [II, III], pain: yes}}, "
    "{name: mild, when: {stage: [II, III], pain: no}}]}",
}
PARTITIONS = {
    "pain": [["yes", "no"], ["[yes, no]"]],
    "fever": [["yes", "no", "unknown"], ["yes", "[no, unknown]"], ["[any, unknown]"]],
    "stage": [["I", "II", "III"], ["I", "[II, III]"], ["any"]],
    "age": [['"< 2"', '">= 2"'], ['"<= 1"', '"> 1"'], ["[1, 2.5]", '"> 1 and <= 2"'], ["any"]],
    "signs": [
        ["has rash", "lacks rash", "unknown"],
        ["none", "some", "unknown"],
        ["has rash and lacks cough", "[lacks rash, has cough, unknown]"],
        ["[any, unknown]"],
    ],
    "points": [['"< 2"', '">= 2"', "unknown"], ["[any, unknown]"]],
    "kind": [["mild", "bad"], ["any"]],
}
CONDITIONS = {name: [one for partition in partitions for one in partition] for name, partitions in PARTITIONS.items()}
MADE_OF = {"points": {"pain", "fever"}, "kind": {"stage", "pain"}}
ASKED = [name for name in FACTS if name not in ("points", "kind")]
QUESTIONS = [f"q{number}" for number in range(5)]
OUTCOMES = ["x", "y"]


@st.composite
def flow_texts(draw: st.DrawFn) -> str:
    """Small flows: branches in partitions, of which some are then damaged."""
    lines = ["title: T", "edition: 1", "start: q0", "facts:"]
    lines += [f"  {name}: {fact}" for name, fact in FACTS.items()]
    if draw(st.integers(0, 3)) == 0:
        never = ", ".join(
            f"{name}: {draw(st.sampled_from(CONDITIONS[name]))}" for name in draw(st.permutations(ASKED))[:2]
        )
        lines += ["constraints:", f"  - {{never: {{{never}}}}}"]
    lines.append("questions:")
    asked: list[str] = []
    for number, name in enumerate(QUESTIONS):
        ready = [one for one in FACTS if MADE_OF.get(one, set()) <= set(asked)]
        fact = draw(st.sampled_from([one for one in ready if one not in asked or draw(st.integers(0, 19)) == 0]))
        branches = draw(branch_lists(fact, asked))
        asked.append(fact)
        # A target is mostly the next question, so that facts asked above are mostly known below.
        later = [*QUESTIONS[number + 1 : number + 2] * 8, *QUESTIONS[number + 2 :], *OUTCOMES]
        lines += [f"  {name}:", f"    fact: {fact}", "    branches:"]
        for when, guards in branches:
            to = draw(st.sampled_from(QUESTIONS if draw(st.integers(0, 19)) == 0 else later))
            lines.append(f"      - {{when: {when}, given: {{{guards}}}, to: {to}}}")
    lines += ["outcomes:", *(f"  {name}: {{say: S}}" for name in OUTCOMES)]
    return "\n".join(lines) + "\n"


@st.composite
def branch_lists(draw: st.DrawFn, fact: str, asked: list[str]) -> list[tuple[str, str]]:
    """(when, given) of each branch: a partition, some parts of it split by another fact, perhaps damaged."""
    branches: list[tuple[str, str]] = []
    for when in draw(st.sampled_from(PARTITIONS[fact])):
        known = {*asked, fact}
        others = [one for one in FACTS if one != fact and MADE_OF.get(one, {one}) <= known]
        if others and draw(st.booleans()):
            guard = draw(st.sampled_from(others))
            branches += [(when, f"{guard}: {one}") for one in draw(st.sampled_from(PARTITIONS[guard]))]
        else:
            branches.append((when, ""))
    damage = draw(st.integers(0, 24))
    if damage == 0:
        branches.append(draw(st.sampled_from(branches)))
    elif damage == 1 and len(branches) > 1:
        branches.pop()
    elif damage == 2:
        branches[0] = (draw(st.sampled_from(CONDITIONS[fact])), branches[0][1])
    return branches


def compiled_of(text: str) -> CompiledFlow:
    flow, faults = load_flow(text, file="f.yml", flow_id=FlowId("f"))
    assert flow is not None
    assert not faults
    return compile_flow(flow, {})


def everyone(compiled: CompiledFlow) -> list[dict]:
    """Every patient: an entry for each fact that is asked, those whom a constraint excludes left out."""
    facts = [fact for fact in compiled.facts.values() if not fact.fact.is_derived]
    answers = [[*range(fact.last + 1), *([-1] if fact.fact.unknown else [])] for fact in facts]
    patients = product(*answers)
    return [
        {fact.fact.id: entry_of(fact, answer) for fact, answer in zip(facts, patient, strict=True)}
        for patient in patients
    ]


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
