"""Small flows made at random, some of them damaged, and everybody who may be led through one."""

from itertools import product

from hypothesis import strategies as st

from mkdocs_evidence.analysis.flows.compile import compile_flow
from mkdocs_evidence.analysis.flows.entry import entry_of
from mkdocs_evidence.analysis.flows.table import CompiledFlow
from mkdocs_evidence.load.flows.flow import load_flow
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
