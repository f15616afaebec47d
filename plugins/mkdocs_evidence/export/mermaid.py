"""A flow as a Mermaid flowchart: questions, answers on the arrows, outcomes.

Comments hold what a picture has no room for: edition, digest, and for each arrow in turn the exact answers and claims.
"""

from collections.abc import Iterator, Mapping

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.space import FlowSpace
from mkdocs_evidence.analysis.flows.table import CompiledCondition, CompiledFlow, CompiledOutcome
from mkdocs_evidence.analysis.flows.words import say_labels, wording
from mkdocs_evidence.export.flow_answers import (
    claims_of,
    find_answers,
    outcome_name,
    unique_names,
    write_answers,
)

_SPECIAL = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;", "\\": "#92;"}


def export_mermaid(compiled: CompiledFlow) -> str:
    """The text of the chart, the questions in the author's order."""
    space = FlowSpace(compiled)
    flow = compiled.flow
    lines = [
        f"%% flow: {_one_line(flow.title)}",
        f"%% id: {flow.id}",
        f"%% edition: {flow.edition}",
        f"%% digest: sha256:{flow_digest(compiled)}",
        "flowchart TD",
    ]
    nodes = _node_names(compiled)
    lines += [
        f'    {nodes[name]}("{_label(wording(one.source.ask) or one.fact)}")'
        for name, one in compiled.questions.items()
    ]
    lines += [f'    {nodes[name]}(["{_label(_say_outcome(one))}"])' for name, one in compiled.outcomes.items()]
    lines += [f"    {line}" for line in _arrows(compiled, nodes, space)]
    for name, outcome in compiled.outcomes.items():
        lines += [f"    %% {nodes[name]} claims: {' '.join(outcome.source.claims)}"] if outcome.source.claims else []
    for one in compiled.constraints:
        never = "; ".join(_exact(condition, compiled) for condition in one.never)
        lines.append(f"    %% never {never}; claims: {' '.join(one.source.claims)}")
    return "\n".join(lines) + "\n"


def _node_names(compiled: CompiledFlow) -> Mapping[str, str]:
    questions = {name: f"q_{plain}" for name, plain in unique_names(list(compiled.questions)).items()}
    return questions | {name: f"o_{plain}" for name, plain in unique_names(list(compiled.outcomes)).items()}


def _arrows(compiled: CompiledFlow, nodes: Mapping[str, str], space: FlowSpace) -> Iterator[str]:
    for name, question in compiled.questions.items():
        for branch in question.branches:
            if branch.to not in nodes:
                continue
            given = [f"{one.fact}: {_say(one, compiled, space)}" for one in branch.given]
            label = ", ".join([_say(branch.when, compiled, space), *given])
            exact = "; ".join(_exact(one, compiled) for one in branch.conditions)
            yield f'{nodes[name]} -->|"{_label(label)}"| {nodes[branch.to]}'
            yield f"%% {exact}; claims: {' '.join(claims_of(question, branch))}"


def _exact(condition: CompiledCondition, compiled: CompiledFlow) -> str:
    return _one_line(f"{condition.fact} = {write_answers(find_answers(condition, compiled))}")


def _say(condition: CompiledCondition, compiled: CompiledFlow, space: FlowSpace) -> str:
    axis = space.axes.get(condition.fact)
    if axis is not None:
        return say_labels(axis, axis.mask(condition))
    return write_answers(find_answers(condition, compiled)).replace("..", " to ").replace(" | ", " or ")


def _say_outcome(outcome: CompiledOutcome) -> str:
    urgency = outcome.source.urgency
    title = outcome_name(outcome.source)
    return f"{urgency.value.capitalize()}: {title}" if urgency else title


def _label(text: str) -> str:
    """A text as it may stand in quotation marks: Mermaid takes codes between `#` and `;` for characters."""
    return "".join(_SPECIAL.get(one, one) for one in _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
