"""Short ways to a compiled flow."""

from mkdocs_evidence.analysis.flows.compile import compile_flow
from mkdocs_evidence.analysis.flows.proof import prove_flow
from mkdocs_evidence.analysis.flows.study import FlowStudy
from mkdocs_evidence.analysis.flows.table import CompiledFlow
from mkdocs_evidence.load.flows.flow import load_flow
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import FlowId

ENDS = "outcomes: {x: {say: X.}, y: {say: Y.}}\n"


def read_flow(text: str, flow_id: str = "f") -> Flow:
    """A flow without title and edition, which are added; it must be free of faults."""
    flow, faults = load_flow(f"title: T\nedition: 1\n{text}", file=f"{flow_id}.yml", flow_id=FlowId(flow_id))
    assert [fault.finding.message for fault in faults] == []
    assert flow is not None
    return flow


def compiled(text: str, **others: str) -> CompiledFlow:
    """The flow compiled, with others of the site by their ids."""
    flows = {FlowId(name): read_flow(other, name) for name, other in others.items()}
    return compile_flow(read_flow(text), flows)


def faults_of(text: str, **others: str) -> dict[str, list[str]]:
    """What the proof finds: kind to cells in words."""
    flow = compiled(text, **others)
    proof = prove_flow(flow)
    study = FlowStudy(compiled=flow, proof=proof)
    found = {
        "gap": [study.say(one.cells, one.question) for one in proof.gaps],
        "overlap": [study.say(one.cells, one.question) for one in proof.overlaps],
        "stuck": [study.say(one.cells, one.question, is_answered=False) for one in proof.stuck],
        "loop": [one.question.name for one in proof.loops],
        "repeated": [study.say(one.cells, one.question, is_answered=False) for one in proof.repeated],
        "unasked": [f"{one.fact}: {study.say(one.cells, one.question)}" for one in proof.unasked],
        "dead": [f"{question.name}: {branch.source.when.words}" for question, branch in proof.dead],
        "unreached": list(proof.unreached),
    }
    return {kind: cells for kind, cells in found.items() if cells}
