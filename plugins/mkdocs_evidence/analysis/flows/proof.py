"""The proof of a flow: every reachable combination of answers has exactly one branch and ends in an outcome.

Sets of cells are carried from the start along every branch at once. At each question the routes that lead there are one
set, which keeps only the facts still needed below, so the work grows with the questions and not with the routes. Loops
and questions asked twice are judged on routes that answers can take, never on the bare graph.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from mkdocs_evidence.analysis.flows.cells import NOTHING, CellSet, TooManyCellsError
from mkdocs_evidence.analysis.flows.cover import find_pairs, find_rest
from mkdocs_evidence.analysis.flows.graph import Knot, find_behind, find_first, find_knots
from mkdocs_evidence.analysis.flows.space import NOT_ASKED, FlowSpace
from mkdocs_evidence.analysis.flows.table import (
    CompiledBranch,
    CompiledCondition,
    CompiledConstraint,
    CompiledFlow,
    CompiledQuestion,
)
from mkdocs_evidence.model.ids import FactId

MOST_FACTS = 300
"""More facts than this are not proven."""
MOST_BRANCHES = 1_000
"""Nor are more branches than this, which nobody could read either."""
_MOST_OVERLAPS = 20
"""Of one question so many are told; branches that were copied overlap in every pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Cells that two branches of a question both take."""

    question: CompiledQuestion
    first: CompiledBranch
    second: CompiledBranch
    cells: CellSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked:
    """Cells in which a branch looks at a fact that was not asked on the way."""

    question: CompiledQuestion
    branch: CompiledBranch
    fact: FactId
    """The fact that the branch names; perhaps one that is made of others."""
    cells: CellSet


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """Cells in which something is wrong at a question."""

    question: CompiledQuestion
    cells: CellSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What is wrong with where answers lead; a flow without any of it is complete."""

    space: FlowSpace
    gaps: tuple[At, ...] = ()
    """Answered, and no branch takes them."""
    stuck: tuple[At, ...] = ()
    """Before the answer: constraints leave no answer possible."""
    overlaps: tuple[Overlap, ...] = ()
    loops: tuple[At, ...] = ()
    """Before the answer: the question was met before on the route."""
    repeated: tuple[At, ...] = ()
    """Before the answer: another question on the route asked the fact."""
    unasked: tuple[Unasked, ...] = ()
    dead: tuple[tuple[CompiledQuestion, CompiledBranch], ...] = ()
    """Branches of reached questions that no cell takes."""
    unreached: tuple[str, ...] = ()
    """Names of the own questions and outcomes to which nothing leads, but for those behind another such question."""
    reached: dict[str, CellSet] = field(default_factory=dict)
    """For each reached question the cells in which it is come to, as far as facts are needed from there on."""
    answered: dict[str, CellSet] = field(default_factory=dict)
    """For each reached question the cells that it has to lead on."""
    is_too_large: bool = False
    """The flow is beyond what can be proven: what is found is true, what is not reached means nothing."""

    doubtful: frozenset[str] = frozenset()
    """Questions and outcomes behind one at which something is wrong: more might lead to them once it is mended."""

    @property
    def is_complete(self) -> bool:
        """Whether every reachable combination of answers is led to exactly one outcome."""
        faults = (self.gaps, self.stuck, self.overlaps, self.loops, self.repeated, self.unasked)
        return not any(faults) and not self.is_too_large


def prove_flow(compiled: CompiledFlow) -> Proof:
    """Proves a flow, or finds everything that keeps it from being proven."""
    knots = find_knots(compiled)
    branches = sum(len(question.branches) for question in compiled.questions.values())
    if len(compiled.facts) > MOST_FACTS or branches > MOST_BRANCHES:
        return Proof(space=FlowSpace(compiled), is_too_large=True)
    try:
        prover = _Prover(compiled, knots)
    except TooManyCellsError:
        return Proof(space=FlowSpace(compiled), is_too_large=True)
    return prover.prove()


class _Prover:
    """One flow while it is proven."""

    def __init__(self, compiled: CompiledFlow, knots: tuple[Knot, ...]) -> None:
        self._compiled = compiled
        self._knots = knots
        cyclic = [name for knot in knots if knot.is_cyclic for name in knot.names]
        self.space = FlowSpace(compiled, flags=len(cyclic))
        self._cells = self.space.cells
        self._flags = {name: self.space.first_flag + at for at, name in enumerate(cyclic)}
        self._constraints = _by_fact(compiled.constraints, self.space)
        self._needed = self._find_needed()
        self._reached: dict[str, CellSet] = {}
        self._answered: dict[str, CellSet] = {}
        self._taken: dict[tuple[str, int], CellSet] = {}
        self._ends: set[str] = set()
        self._found: dict[str, dict[str, CellSet]] = {"gap": {}, "stuck": {}, "loop": {}, "repeated": {}}
        self._overlaps: dict[tuple[str, int, int], CellSet] = {}
        self._unasked: dict[tuple[str, int, FactId], CellSet] = {}

    def prove(self) -> Proof:
        """Carries the cells through and gathers what was found."""
        start = self._cells.cube(
            {**{axis.number: NOT_ASKED for axis in self.space.by_number}, **dict.fromkeys(self._flags.values(), 1)}
        )
        incoming = {self._compiled.start: self._keep_needed(start, self._compiled.start)} if self._knots else {}
        try:
            for knot in self._knots:
                self._carry_through(knot, incoming)
        except TooManyCellsError:
            return replace(self._gather(), is_too_large=True)
        return self._gather()

    def _carry_through(self, knot: Knot, incoming: dict[str, CellSet]) -> None:
        waiting = {name: incoming.pop(name, NOTHING) for name in knot.names}
        while name := next((name for name, cells in waiting.items() if cells != NOTHING), ""):
            fresh = self._cells.subtract(waiting[name], self._reached.get(name, NOTHING))
            waiting[name] = NOTHING
            if fresh == NOTHING:
                continue
            self._reached[name] = self._cells.union(self._reached.get(name, NOTHING), fresh)
            for target, cells in self._answer(self._compiled.questions[name], fresh):
                row = waiting if target in waiting else incoming
                row[target] = self._cells.union(row.get(target, NOTHING), cells)

    def _answer(self, question: CompiledQuestion, cells: CellSet) -> Iterator[tuple[str, CellSet]]:
        """What is known behind each branch, by the name of the next question."""
        cells = self._enter(question, cells)
        if question.fact not in self._compiled.facts:
            return
        if question.fact in self.space.axes:
            cells = self._ask(question, cells)
        self._answered[question.name] = self._cells.union(self._answered.get(question.name, NOTHING), cells)
        meanings = [self.space.conjunction(branch.conditions) for branch in question.branches]
        rest = cells
        for number, meaning in enumerate(meanings):
            open_cells = self._cells.intersect(cells, meaning.open)
            if open_cells != NOTHING:
                self._note_unasked(question, number, open_cells)
                rest = self._cells.subtract(rest, open_cells)
        taken = [self._cells.intersect(cells, meaning.true) for meaning in meanings]
        parts = self._compare(question, taken)
        self._note("gap", question, find_rest(self._cells, rest, parts))
        for number, (branch, where) in enumerate(zip(question.branches, taken, strict=True)):
            if where == NOTHING:
                continue
            key = (question.name, number)
            self._taken[key] = self._cells.union(self._taken.get(key, NOTHING), where)
            if branch.to in self._compiled.questions:
                yield branch.to, self._keep_needed(where, branch.to)
            elif branch.to:
                self._ends.add(branch.to)

    def _enter(self, question: CompiledQuestion, cells: CellSet) -> CellSet:
        flag = self._flags.get(question.name)
        if flag is None:
            return cells
        again = self._cells.intersect(cells, self._cells.cube({flag: 2}))
        self._note("loop", question, again)
        fresh = self._cells.forget(self._cells.subtract(cells, again), frozenset((flag,)))
        return self._cells.intersect(fresh, self._cells.cube({flag: 2}))

    def _ask(self, question: CompiledQuestion, cells: CellSet) -> CellSet:
        axis = self.space.axes[question.fact]
        asked_before = self._cells.intersect(cells, self._cells.cube({axis.number: axis.answered}))
        if asked_before != NOTHING and not question.is_joined:
            self._note("repeated", question, asked_before)
        unanswered = self._cells.forget(
            self._cells.intersect(cells, self._cells.cube({axis.number: NOT_ASKED})), frozenset((axis.number,))
        )
        answered = self._cells.intersect(unanswered, self._cells.cube({axis.number: axis.answered}))
        impossible = self._constraints.get(question.fact, ())
        for never in impossible:
            answered = self._cells.subtract(answered, never)
        if impossible:
            can_answer = self._cells.forget(answered, frozenset((axis.number,)))
            self._note("stuck", question, self._cells.subtract(unanswered, can_answer))
        return self._cells.union(answered, asked_before) if question.is_joined else answered

    def _compare(self, question: CompiledQuestion, taken: list[CellSet]) -> list[CellSet]:
        """Notes what two branches both take; gives the same cells, each in the first that takes it."""
        parts = list(taken)
        told = 0
        for first, second in find_pairs(question.branches, self.space):
            shared = self._cells.intersect(taken[first], taken[second])
            if shared == NOTHING:
                continue
            if told == _MOST_OVERLAPS:
                return self._without_earlier(taken)
            told += 1
            parts[second] = self._cells.subtract(parts[second], shared)
            key = (question.name, first, second)
            self._overlaps[key] = self._cells.union(self._overlaps.get(key, NOTHING), shared)
        return parts

    def _without_earlier(self, sets: list[CellSet]) -> list[CellSet]:
        """What of each set is in none before it."""
        found, before = [], NOTHING
        for one in sets:
            found.append(self._cells.subtract(one, before))
            before = self._cells.union(before, one)
        return found

    def _note(self, what: str, question: CompiledQuestion, cells: CellSet) -> None:
        if cells != NOTHING:
            found = self._found[what]
            found[question.name] = self._cells.union(found.get(question.name, NOTHING), cells)

    def _note_unasked(self, question: CompiledQuestion, number: int, cells: CellSet) -> None:
        for condition in question.branches[number].conditions:
            where = self._cells.intersect(cells, self.space.meaning(condition).open)
            if where != NOTHING:
                key = (question.name, number, condition.fact)
                self._unasked[key] = self._cells.union(self._unasked.get(key, NOTHING), where)

    def _keep_needed(self, cells: CellSet, name: str) -> CellSet:
        every = frozenset(range(self.space.first_flag + len(self._flags)))
        return self._cells.forget(cells, every - self._needed[name])

    def _find_needed(self) -> dict[str, frozenset[int]]:
        """For each reachable question the axes about which something is looked at there or after it."""
        needed: dict[str, frozenset[int]] = {}
        for knot in reversed(self._knots):
            axes: set[int] = {self._flags[name] for name in knot.names if name in self._flags}
            for name in knot.names:
                question = self._compiled.questions[name]
                axes |= self._looked_at(question)
                for branch in question.branches:
                    axes |= needed.get(branch.to, frozenset())
            needed.update(dict.fromkeys(knot.names, frozenset(axes)))
        return needed

    def _looked_at(self, question: CompiledQuestion) -> set[int]:
        axes = set(self.space.sources(question.fact)) if question.fact in self._compiled.facts else set()
        for branch in question.branches:
            for condition in branch.conditions:
                axes |= self.space.sources(condition.fact)
        for never in self._constraints.get(question.fact, ()):
            axes |= self._cells.axes_of(never)
        return axes

    def _gather(self) -> Proof:
        questions = self._compiled.questions
        dead = [
            (questions[name], branch)
            for name in self._reached
            for number, branch in enumerate(questions[name].branches)
            if (name, number) not in self._taken
        ]
        reached = self._ends | set(self._reached)
        own = [name for name, one in questions.items() if not one.is_joined]
        own += [name for name, one in self._compiled.outcomes.items() if one.flow == self._compiled.flow.id]
        lost = find_first([name for name in own if name not in reached], self._compiled)
        broken = {name for found in self._found.values() for name in found} | {name for name, _, _ in self._unasked}
        return Proof(
            space=self.space,
            doubtful=find_behind(broken, self._compiled),
            gaps=tuple(self._at("gap")),
            stuck=tuple(self._at("stuck")),
            loops=tuple(self._at("loop")),
            repeated=tuple(self._at("repeated")),
            overlaps=tuple(
                Overlap(
                    question=questions[name],
                    first=questions[name].branches[first],
                    second=questions[name].branches[second],
                    cells=cells,
                )
                for (name, first, second), cells in self._overlaps.items()
            ),
            unasked=tuple(
                Unasked(question=questions[name], branch=questions[name].branches[number], fact=fact, cells=cells)
                for (name, number, fact), cells in self._unasked.items()
            ),
            dead=tuple(dead),
            unreached=lost,
            reached=dict(self._reached),
            answered=dict(self._answered),
        )

    def _at(self, what: str) -> Iterator[At]:
        for name, cells in self._found[what].items():
            yield At(question=self._compiled.questions[name], cells=cells)


def _by_fact(constraints: Iterable[CompiledConstraint], space: FlowSpace) -> dict[FactId, tuple[CellSet, ...]]:
    """The cells that cannot occur, under each asked fact that they are about."""
    found: dict[FactId, tuple[CellSet, ...]] = {}
    for constraint in constraints:
        cells = space.conjunction(constraint.never).true
        for fact in _asked_facts(constraint.never, space):
            found[fact] = (*found.get(fact, ()), cells)
    return found


def _asked_facts(conditions: Iterable[CompiledCondition], space: FlowSpace) -> list[FactId]:
    numbers = {number for condition in conditions for number in space.sources(condition.fact)}
    return [space.by_number[number].fact.fact.id for number in sorted(numbers)]
