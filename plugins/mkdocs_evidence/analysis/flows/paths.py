"""Every path that answers can take through a flow, each with a patient who takes it and as a sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.flows.cells import NOTHING, CellSet, Mask, TooManyCellsError
from mkdocs_evidence.analysis.flows.entry import entry_of
from mkdocs_evidence.analysis.flows.space import NOT_ASKED, FlowSpace, every_class
from mkdocs_evidence.analysis.flows.table import CompiledBranch, CompiledFlow, CompiledOutcome, CompiledQuestion
from mkdocs_evidence.analysis.flows.words import say_derived, say_labels, say_mask, wording
from mkdocs_evidence.model.flow import Entry, FactType
from mkdocs_evidence.model.ids import ClaimName, FactId

MOST_PATHS = 20_000
"""Flows can have more paths than anybody can read; the search ends there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """One branch of a path."""

    question: CompiledQuestion
    branch: CompiledBranch
    is_asked: bool
    """False where nobody is asked: the fact is derived, or known from a question before."""
    words: str
    """The answers of this path to the question, in ids: `II or III`, `30 to 49`; empty where the fact was known."""
    labels: str
    """The same in the author's labels, with the unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A way from the start to an outcome."""

    steps: tuple[PathStep, ...]
    outcome: CompiledOutcome
    cells: CellSet
    """The answers that take it, in the space of its book; facts that it does not ask are not asked."""

    @property
    def claims(self) -> tuple[ClaimName, ...]:
        """The claims of its questions, branches and outcome, each once, in the order of the path."""
        named = [claim for step in self.steps for claim in (*step.question.source.claims, *step.branch.source.claims)]
        return tuple(dict.fromkeys((*named, *self.outcome.source.claims)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PathBook:
    """All paths of a flow in the author's order of branches."""

    space: FlowSpace
    paths: tuple[Path, ...]
    is_cut_short: bool
    """True when there are more than were looked for, or more than can be told apart."""


def find_paths(compiled: CompiledFlow, *, most: int = MOST_PATHS) -> PathBook:
    """The paths of a flow. Of one that is not proven, those that reach an outcome without a loop.

    Args:
        compiled: The flow.
        most: How many paths to look for.
    """
    space = FlowSpace(compiled)
    found: list[Path] = []
    try:
        for path in _Search(compiled, space).paths():
            if len(found) == most:
                return PathBook(space=space, paths=tuple(found), is_cut_short=True)
            found.append(path)
    except TooManyCellsError:
        return PathBook(space=space, paths=tuple(found), is_cut_short=True)
    return PathBook(space=space, paths=tuple(found), is_cut_short=False)


class _Search:
    """Walks depth first, with the cells that got so far."""

    def __init__(self, compiled: CompiledFlow, space: FlowSpace) -> None:
        self._compiled = compiled
        self._space = space
        self._cells = space.cells
        self._never = [space.conjunction(one.never).true for one in compiled.constraints]

    def paths(self) -> Iterator[Path]:
        """In the author's order of branches."""
        nothing_asked = self._cells.cube({axis.number: NOT_ASKED for axis in self._space.by_number})
        waiting: list[tuple[str, CellSet, tuple[tuple[str, int, bool], ...]]] = [
            (self._compiled.start, nothing_asked, ())
        ]
        while waiting:
            name, cells, steps = waiting.pop()
            if name in self._compiled.outcomes:
                yield self._path(name, cells, steps)
            elif name in self._compiled.questions and all(name != one for one, _, _ in steps):
                waiting += reversed(list(self._branches(name, cells, steps)))

    def _branches(
        self, name: str, cells: CellSet, steps: tuple[tuple[str, int, bool], ...]
    ) -> Iterator[tuple[str, CellSet, tuple[tuple[str, int, bool], ...]]]:
        question = self._compiled.questions[name]
        if question.fact not in self._compiled.facts:
            return
        axis = self._space.axes.get(question.fact)
        is_asked = False
        if axis is not None:
            fresh = self._cells.intersect(cells, self._cells.cube({axis.number: NOT_ASKED}))
            is_asked = fresh != NOTHING
            if is_asked or not question.is_joined:
                freed = self._cells.forget(fresh, frozenset((axis.number,)))
                cells = self._cells.intersect(freed, self._cells.cube({axis.number: axis.answered}))
                for never in self._never:
                    cells = self._cells.subtract(cells, never)
        for number, branch in enumerate(question.branches):
            taken = self._cells.intersect(cells, self._space.conjunction(branch.conditions).true)
            if taken != NOTHING:
                yield branch.to, taken, (*steps, (name, number, is_asked))

    def _path(self, outcome: str, cells: CellSet, steps: tuple[tuple[str, int, bool], ...]) -> Path:
        classes = self._cells.classes_of(cells)
        return Path(
            steps=tuple(self._step(name, number, is_asked, classes) for name, number, is_asked in steps),
            outcome=self._compiled.outcomes[outcome],
            cells=cells,
        )

    def _step(self, name: str, number: int, is_asked: bool, classes: Sequence[Mask]) -> PathStep:
        question = self._compiled.questions[name]
        words = labels = ""
        branch = question.branches[number]
        if is_asked:
            axis = self._space.axes[question.fact]
            words, labels = say_mask(axis, classes[axis.number]), say_labels(axis, classes[axis.number])
        elif question.fact not in self._space.axes:
            words = labels = say_derived(self._compiled.facts[question.fact], branch.when.stretches)
        return PathStep(question=question, branch=branch, is_asked=is_asked, words=words, labels=labels)


def find_path_boxes(path: Path, space: FlowSpace) -> Iterator[dict[FactId, Mask]]:
    """The answers that take a path as boxes that do not overlap: classes of each fact that it asks.

    A score of a dozen facts makes millions of them, so take no more than are needed.

    Args:
        path: Of a book.
        space: Of the same book.
    """
    for box in space.cells.boxes(path.cells):
        yield {space.by_number[number].fact.fact.id: mask for number, mask in box.items() if mask != NOT_ASKED}


def find_example(path: Path, space: FlowSpace) -> dict[FactId, Entry]:
    """A patient who takes the path: one entry for each question that is asked, the lowest that fits."""
    return next(find_boundary_entries(path, space))


def find_boundary_entries(path: Path, space: FlowSpace) -> Iterator[dict[FactId, Entry]]:
    """Patients at every end of every stretch of answers that take the path; the first has the lowest of all."""
    for box in find_path_boxes(path, space):
        ends = {name: _ends(name, mask, space) for name, mask in box.items()}
        lowest = {name: answers[0] for name, answers in ends.items()}
        yield _entries(lowest, space)
        for name, answers in ends.items():
            for answer in answers[1:]:
                yield _entries({**lowest, name: answer}, space)


def _ends(name: FactId, mask: Mask, space: FlowSpace) -> tuple[int, ...]:
    axis = space.axes[name]
    stretches = list(every_class(axis, mask & ~NOT_ASKED))
    if axis.fact.fact.type is FactType.MANY:
        # Every choice of options is a class of its own; the smallest and the largest stand for all.
        stretches = [stretches[0], stretches[-1]]
    return tuple(dict.fromkeys(answer for stretch in stretches for answer in stretch))


def _entries(answers: Mapping[FactId, int], space: FlowSpace) -> dict[FactId, Entry]:
    return {name: entry_of(space.axes[name].fact, answer) for name, answer in answers.items()}


def say_question(step: PathStep) -> str:
    """What is asked at a step, or the name of what follows from the answers: `curb-65:`."""
    fact = step.question.source.fact
    return wording(step.question.source.ask) or (str(fact) if step.is_asked else f"{fact.replace('-', ' ')}:")


def say_path(path: Path) -> str:
    """The path as a sentence in the author's wordings for clinicians, from the first question to the outcome."""
    parts = [f"{say_question(step)} {step.labels}." for step in path.steps if step.labels]
    end = path.outcome.source.title or wording(path.outcome.source.say) or path.outcome.source.id
    return " ".join([*parts, f"→ {end}."])
