"""What the conditions of a compiled flow stand for, in the words that other tools' formats are written with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_evidence.analysis.flows.graph import find_knots
from mkdocs_evidence.analysis.flows.proof import Proof, prove_flow
from mkdocs_evidence.analysis.flows.table import (
    NOT_KNOWN_STRETCH,
    CompiledBranch,
    CompiledCondition,
    CompiledFact,
    CompiledFlow,
    CompiledQuestion,
    Stretch,
)
from mkdocs_evidence.model.flow import UNKNOWN, FactType, Flow, Outcome
from mkdocs_evidence.model.ids import ClaimName, FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Answers of one fact, each kind in the author's order; a condition holds for any of them."""

    options: tuple[str, ...] = ()
    """Of a choice, boolean or group: ids."""
    spans: tuple[tuple[str, str], ...] = ()
    """Of a number or score: first and last value, both included, as digits."""
    combinations: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    """Of a `many` fact: ids of the options that are chosen, and of those that are not; the rest does not matter."""
    is_unknown: bool = False
    """Whether "not known" is one of them."""


def find_answers(condition: CompiledCondition, compiled: CompiledFlow) -> Answers:
    """The answers that meet a condition."""
    return answers_of(condition.stretches, compiled.facts[condition.fact])


def answers_of(stretches: Sequence[Stretch], fact: CompiledFact) -> Answers:
    """The answers in some stretches of a fact."""
    known = [one for one in stretches if one != NOT_KNOWN_STRETCH]
    is_unknown = NOT_KNOWN_STRETCH in stretches
    if fact.fact.type is FactType.MANY:
        pairs = tuple((_bits(has, fact), _bits(lacks, fact)) for has, lacks in known)
        return Answers(combinations=pairs, is_unknown=is_unknown)
    if fact.names:
        ids = tuple(fact.names[at] for first, last in known for at in range(first, last + 1))
        return Answers(options=ids, is_unknown=is_unknown)
    spans = tuple((fact.number_text(first), fact.number_text(last)) for first, last in known)
    return Answers(spans=spans, is_unknown=is_unknown)


def _bits(bits: int, fact: CompiledFact) -> tuple[str, ...]:
    return tuple(name for at, name in enumerate(fact.names) if bits >> at & 1)


def asked_facts(compiled: CompiledFlow) -> list[CompiledFact]:
    """The facts that some question asks, in the author's order."""
    asked = {question.fact for question in compiled.questions.values()}
    return [fact for fact in compiled.facts.values() if fact.fact.id in asked and not fact.fact.is_derived]


def claims_of(question: CompiledQuestion, branch: CompiledBranch) -> tuple[ClaimName, ...]:
    """What a branch stands on: its own claims and those of its question, each once."""
    return tuple(dict.fromkeys((*branch.source.claims, *question.source.claims)))


def every_claim(compiled: CompiledFlow) -> tuple[ClaimName, ...]:
    """Every claim that a flow names, each once: scope, constraints, questions, branches, outcomes."""
    found: dict[ClaimName, None] = {}
    for flow in (compiled.flow, *compiled.joined):
        found |= dict.fromkeys(flow.scope_claims)
    for constraint in compiled.constraints:
        found |= dict.fromkeys(constraint.source.claims)
    for question in compiled.questions.values():
        found |= dict.fromkeys(question.source.claims)
        for branch in question.branches:
            found |= dict.fromkeys(branch.source.claims)
    for outcome in compiled.outcomes.values():
        found |= dict.fromkeys(outcome.source.claims)
    return tuple(found)


def questions_of(fact: FactId, compiled: CompiledFlow) -> list[CompiledQuestion]:
    """The questions that ask a fact, on whatever routes."""
    return [question for question in compiled.questions.values() if question.fact == fact]


def outcome_name(outcome: Outcome) -> str:
    """What an outcome is called: its title, else what it says."""
    return outcome.title or next((text for _, text in outcome.say), str(outcome.id))


def flow_address(flow: Flow) -> str:
    """A name of a flow that is its own in all the world of formats that ask for one; nothing is found at it."""
    return f"urn:mkdocs-evidence:flow:{flow.id}"


def unknown_sources(fact: CompiledFact, compiled: CompiledFlow) -> list[FactId]:
    """Facts that make a score not known when they are: those for which no line of it says what "not known" gives."""
    conditions = [condition for part in fact.parts for condition in part.when]
    settled = {one.fact for one in conditions if NOT_KNOWN_STRETCH in one.stretches}
    named = dict.fromkeys(one.fact for one in conditions if one.fact not in settled)
    return [name for name in named if may_be_unknown(compiled.facts[name], compiled)]


def may_be_unknown(fact: CompiledFact, compiled: CompiledFlow) -> bool:
    """Whether "not known" can be what a fact is; a score is not known when what it is made of is not."""
    if fact.fact.type is FactType.SCORE:
        return bool(unknown_sources(fact, compiled))
    return fact.fact.unknown and not fact.fact.is_derived


def unique_names(texts: Sequence[str]) -> Mapping[str, str]:
    """For each text a name of ASCII letters, digits and `_`, no two alike, the same whenever the texts are.

    >>> dict(unique_names(["red-flags", "red flags", "größe", "2nd"]))
    {'red-flags': 'red_flags', 'red flags': 'red_flags_2', 'größe': 'gr_e', '2nd': '2nd'}
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for text in texts:
        plain = "".join(one if one.isascii() and one.isalnum() else "_" for one in text)
        plain = "_".join(part for part in plain.split("_") if part) or "x"
        name, count = plain, 1
        while name in taken:
            count += 1
            name = f"{plain}_{count}"
        taken.add(name)
        names[text] = name
    return names


def write_answers(answers: Answers) -> str:
    r"""The answers on one line for tables: `I | II`, `0..29.9 | unknown`; chosen options as `rash & !cough`, or `any`.

    >>> write_answers(Answers(spans=(("0", "29.9"), ("50", "50")), is_unknown=True))
    '0..29.9 | 50 | unknown'
    >>> write_answers(Answers(combinations=((("rash",), ("cough|cold",)), ((), ()))))
    'rash & !cough\\|cold | any'
    """
    parts = [_escape(option) for option in answers.options]
    parts += [low if low == high else f"{low}..{high}" for low, high in answers.spans]
    parts += [
        " & ".join([*map(_escape, has), *(f"!{_escape(one)}" for one in lacks)]) or "any"
        for has, lacks in answers.combinations
    ]
    return " | ".join([*parts, *([UNKNOWN] if answers.is_unknown else [])])


def _escape(option: str) -> str:
    return "".join(f"\\{one}" if one in "\\|&!" else one for one in option)


def reading_order(compiled: CompiledFlow) -> list[str]:
    """Reachable questions, each after all that lead to it; none where some lead round in a circle.

    In a proven flow a branch that nobody takes leads to nothing, so it closes no circle.
    """
    knots = find_knots(compiled)
    if any(knot.is_cyclic for knot in knots):
        proof = prove_flow(compiled)
        knots = find_knots(_taken(compiled, proof)) if proof.is_complete else knots
    return [] if any(knot.is_cyclic for knot in knots) else [name for knot in knots for name in knot.names]


def _taken(compiled: CompiledFlow, proof: Proof) -> CompiledFlow:
    """A flow without the branches that no answers take."""
    dead = {id(branch) for _, branch in proof.dead}
    questions = {
        name: replace(one, branches=tuple(branch for branch in one.branches if id(branch) not in dead))
        for name, one in compiled.questions.items()
    }
    return replace(compiled, questions=questions)
