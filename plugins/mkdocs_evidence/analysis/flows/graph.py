"""The bare graph of a flow: which questions lead to which, and in what order to visit them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.flows.table import CompiledFlow


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """Questions that all lead to one another; mostly a single one that does not lead back to itself."""

    names: tuple[str, ...]
    is_cyclic: bool


def find_knots(compiled: CompiledFlow) -> tuple[Knot, ...]:
    """The knots that branches lead to from the start, each before those that it leads to."""
    follow = {
        name: tuple(dict.fromkeys(branch.to for branch in question.branches if branch.to in compiled.questions))
        for name, question in compiled.questions.items()
    }
    if compiled.start not in follow:
        return ()
    knots = [
        Knot(names=names, is_cyclic=len(names) > 1 or names[0] in follow[names[0]])
        for names in _strongly_connected(compiled.start, follow)
    ]
    return tuple(reversed(knots))


def _strongly_connected(start: str, follow: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Tarjan's algorithm without recursion, because a flow may be a thousand questions deep."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_names: list[str] = []
    is_open: set[str] = set()
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[str, int]] = [(start, 0)]
    while waiting:
        name, child = waiting.pop()
        if child == 0:
            order[name] = lowest[name] = len(order)
            open_names.append(name)
            is_open.add(name)
        following = follow[name]
        if child > 0:
            lowest[name] = min(lowest[name], lowest[following[child - 1]])
        while child < len(following):
            other = following[child]
            child += 1
            if other not in order:
                waiting += [(name, child), (other, 0)]
                break
            if other in is_open:
                lowest[name] = min(lowest[name], order[other])
        else:
            if lowest[name] == order[name]:
                knot: list[str] = []
                while not knot or knot[-1] != name:
                    knot.append(open_names.pop())
                is_open.difference_update(knot)
                found.append(tuple(reversed(knot)))
    return found


def find_round(name: str, compiled: CompiledFlow) -> tuple[str, ...]:
    """The shortest way by bare branches from a question back to itself, it first and last."""
    before: dict[str, str] = {}
    waiting = [name]
    while waiting and name not in before:
        one = waiting.pop(0)
        for branch in compiled.questions[one].branches:
            if branch.to in compiled.questions and branch.to not in before:
                before[branch.to] = one
                waiting.append(branch.to)
    way = [name]
    while name in before and (len(way) == 1 or way[-1] != name):
        way.append(before[way[-1]])
    return tuple(reversed(way))


def find_behind(names: Iterable[str], compiled: CompiledFlow) -> frozenset[str]:
    """The questions and outcomes that bare branches lead to from any of these questions."""
    found: set[str] = set()
    waiting = [*names]
    while waiting:
        for branch in compiled.questions[waiting.pop()].branches:
            if branch.to and branch.to not in found:
                found.add(branch.to)
                if branch.to in compiled.questions:
                    waiting.append(branch.to)
    return frozenset(found)


def find_first(names: Sequence[str], compiled: CompiledFlow) -> tuple[str, ...]:
    """Of these questions and outcomes those that are not behind another of them; of a circle its first."""
    led_to = {branch.to for name in names if name in compiled.questions for branch in compiled.questions[name].branches}
    first = [name for name in names if name not in led_to]
    told = {*first, *find_behind((name for name in first if name in compiled.questions), compiled)}
    for name in names:
        if name not in told:
            first.append(name)
            told |= {name, *find_behind((name,) if name in compiled.questions else (), compiled)}
    return tuple(first)
