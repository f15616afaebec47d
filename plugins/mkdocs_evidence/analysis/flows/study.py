"""A flow of the site, compiled and proven once a run, however many rules ask about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from mkdocs_evidence.analysis.flows.cells import CellSet
from mkdocs_evidence.analysis.flows.compile import compile_flow
from mkdocs_evidence.analysis.flows.proof import Proof, prove_flow
from mkdocs_evidence.analysis.flows.table import CompiledFlow, CompiledQuestion
from mkdocs_evidence.analysis.flows.words import say_cells
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import FlowId
from mkdocs_evidence.model.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowStudy:
    """A compiled flow with its proof."""

    compiled: CompiledFlow
    proof: Proof

    def say(self, cells: CellSet, question: CompiledQuestion, *, is_answered: bool = True) -> str:
        """Cells at a question in the author's words; `is_answered` tells whether they hold its answer already."""
        known = self.proof.answered if is_answered else self.proof.reached
        among = known.get(question.name, cells)
        return say_cells(cells, question, self.compiled, self.proof.space, among=among)


class _AtQuestion(Protocol):
    @property
    def question(self) -> CompiledQuestion: ...


_Fault = TypeVar("_Fault", bound=_AtQuestion)


def study_flow(flow: Flow, ledger: Ledger) -> FlowStudy:
    """The study of a flow of the ledger; made when first asked for."""
    studies = _studies(ledger)
    if flow.id not in studies:
        compiled = compile_flow(flow, ledger.flows)
        studies[flow.id] = FlowStudy(compiled=compiled, proof=prove_flow(compiled))
    return studies[flow.id]


@once_per_ledger
def _studies(ledger: Ledger) -> dict[FlowId, FlowStudy]:
    """Filled as flows are asked about."""
    return {}


def find_own(study: FlowStudy, ledger: Ledger, faults_of: Callable[[Proof], tuple[_Fault, ...]]) -> Iterator[_Fault]:
    """The faults that are this flow's to report: not those that a joined flow has by itself, which it reports."""
    own = study.compiled.flow.id
    for fault in faults_of(study.proof):
        question = fault.question
        if question.flow != own:
            other = study_flow(ledger.flows[question.flow], ledger)
            if any(one.question.source.id == question.source.id for one in faults_of(other.proof)):
                continue
        yield fault
