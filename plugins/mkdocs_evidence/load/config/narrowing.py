"""Whether `within` of a vocabulary leads somewhere, and never back to where it began."""

from collections.abc import Iterator, Mapping, Sequence

from mkdocs_evidence.load.faults import wrong_value
from mkdocs_evidence.load.nearest import nearest
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import TermId
from mkdocs_evidence.model.people import Intervention, Population


def find_loose_ends(terms: Sequence[Population] | Sequence[Intervention], what: str) -> Iterator[Fault]:
    """A fault for each term that is within one that the file lacks, and for each that is within itself.

    Args:
        terms: All terms of one file.
        what: What they are, in the singular: `population`.
    """
    by_id = {term.id: term for term in terms}
    broader = {term.id: tuple(one for one in term.within if one in by_id) for term in terms}
    for term in terms:
        for name in term.within:
            if name not in by_id:
                near = nearest(name, by_id)
                remedy = f"Did you mean `{near}`?" if near else f"Add `{name}` to the file, or take it out here."
                yield wrong_value(term.at, f"`{term.id}` is within `{name}`, which is no {what} of this file.", remedy)
    for circle in _find_circles(broader):
        way = " within ".join(f"`{name}`" for name in (*circle, circle[0]))
        message = f"This {what} would be broader than itself: {way}."
        yield wrong_value(by_id[circle[0]].at, message, "Take out the `within` that is wrong.")


def _find_circles(broader: Mapping[TermId, Sequence[TermId]]) -> Iterator[tuple[TermId, ...]]:
    """Each circle once, from the first of its members in the order of the file. Linear, and without recursion."""
    done: set[TermId] = set()
    order = {name: place for place, name in enumerate(broader)}
    for start in broader:
        route: dict[TermId, Iterator[TermId]] = {}
        following: TermId | None = start if start not in done else None
        while following is not None or route:
            if following is not None:
                route[following] = iter(broader[following])
            here = next(reversed(route))
            following = next((one for one in route[here] if one not in done), None)
            if following is None:
                done.add(here)
                del route[here]
            elif following in route:
                names = list(route)
                circle = names[names.index(following) :]
                first = circle.index(min(circle, key=order.__getitem__))
                yield tuple(circle[first:] + circle[:first])
                following = None
