"""A flow in numbers: how much is proven, and how much of it the author's own example patients reach."""

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_evidence.analysis.flows.cells import Mask
from mkdocs_evidence.analysis.flows.paths import PathBook
from mkdocs_evidence.analysis.flows.proof import Proof
from mkdocs_evidence.analysis.flows.scenarios import Trial, try_scenarios
from mkdocs_evidence.analysis.flows.space import NOT_ASKED, every_class
from mkdocs_evidence.analysis.flows.table import CompiledFlow


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowMeasures:
    """What the board sees of a flow before it reads any path."""

    questions: int
    outcomes: int
    paths: int
    is_cut_short: bool
    """Whether there are more paths than were looked for."""
    cells: int
    """Combinations of answers that the flow tells apart, along all paths."""
    patients: int
    """Combinations of answers that can be given: every number and option by itself."""
    scenarios: int
    met: int
    """Scenarios that reach the outcome they expect."""
    branches: int
    """Of the questions that are reached, without those that nobody takes."""
    covered: int
    """Branches that some scenario takes."""
    outcomes_covered: int


def measure_flow(compiled: CompiledFlow, proof: Proof, book: PathBook) -> FlowMeasures:
    """Counts what a flow has.

    Args:
        compiled: The flow.
        proof: Its proof, which knows what is reached however many paths there are.
        book: Its paths.
    """
    trials = tuple(try_scenarios(compiled))
    branches = sum(len(compiled.questions[name].branches) for name in proof.reached) - len(proof.dead)
    return FlowMeasures(
        questions=len(compiled.questions),
        outcomes=len(compiled.outcomes),
        paths=len(book.paths),
        is_cut_short=book.is_cut_short,
        cells=_count(book, one_of_each=True),
        patients=_count(book, one_of_each=False),
        scenarios=len(trials),
        met=sum(trial.is_met for trial in trials),
        branches=branches,
        covered=len({(step.question, step.branch) for trial in trials for step in trial.walk.steps}),
        outcomes_covered=len(_reached(trials)),
    )


def _reached(trials: Iterable[Trial]) -> set[str]:
    return {trial.walk.outcome for trial in trials if trial.walk.outcome}


def _count(book: PathBook, *, one_of_each: bool) -> int:
    def weight(axis: int, mask: Mask) -> int:
        if mask == NOT_ASKED:
            return 1
        stretches = every_class(book.space.by_number[axis], mask & ~NOT_ASKED)
        return sum(1 if one_of_each else last - first + 1 for first, last in stretches)

    return sum(book.space.cells.weigh(path.cells, weight) for path in book.paths)
