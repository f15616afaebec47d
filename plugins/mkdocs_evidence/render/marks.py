"""Citation marks in the text: numbers that stay separate when they are read aloud, copied or printed.

A run of three or more neighbouring numbers is drawn as `1–3` on screen; the numbers between stay in the page, and
paper shows them all.
"""

from collections.abc import Mapping, Sequence

from mkdocs_evidence.model.claim import Citation, Relation
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.render.escaped import escaped
from mkdocs_evidence.render.words import MARK_LEAD
from mkdocs_evidence.syntax.citations import CitedKey

_SHORTEST_RUN = 3
_NONE: frozenset[int] = frozenset()
_GROUPS_APART = '<span class="ev-sep">; </span>'


def render_marks(citations: Sequence[Citation | CitedKey], numbers: Mapping[ReferenceKey, int]) -> str:
    """The marks of one bracket, by relation, and within a relation in the order of their numbers.

    Args:
        citations: Of one bracket, in the author's order.
        numbers: The page's numbers; a key without one is shown as written and marked.
    """
    relations: dict[Relation, list[Citation | CitedKey]] = {}
    for citation in citations:
        relations.setdefault(citation.relation, []).append(citation)
    groups = [_group(same, numbers, is_first=not at) for at, same in enumerate(relations.values())]
    return f'<span class="ev-cites">{_GROUPS_APART.join(groups)}</span>'


def _group(citations: Sequence[Citation | CitedKey], numbers: Mapping[ReferenceKey, int], *, is_first: bool) -> str:
    """The citations of a bracket in one relation."""
    word = MARK_LEAD[citations[0].relation]
    lead = f'<span class="ev-lead">{word}</span>' if word else ""
    noun = "reference" if len(citations) == 1 else "references"
    # Those who hear the page hear a gap between the sentence and its references.
    gap = " " if is_first and not word else ""
    ordered = sorted(citations, key=lambda one: numbers.get(one.key, len(numbers) + 1))
    inside, ends = _runs([numbers.get(one.key) if not one.locator else None for one in ordered])
    marks = ""
    for place, citation in enumerate(ordered):
        if place:
            shape = " ev-inside" if place in inside else " ev-run" if place in ends else ""
            between = " and " if place == len(ordered) - 1 else ", "
            marks += f'<span class="ev-sep{shape}">{between}</span>'
        marks += _mark(citation, numbers.get(citation.key), is_inside=place in inside)
    return f'{lead}<span class="ev-vh">{gap}{noun} </span>{marks}'


def _mark(citation: Citation | CitedKey, number: int | None, *, is_inside: bool) -> str:
    """One number; inside a run it is not drawn on screen."""
    key = escaped(citation.key)
    if number is None:
        return f'<span class="ev-unknown">[@{key}]</span>'
    shape, stop = (" ev-inside", ' tabindex="-1"') if is_inside else ("", "")
    extract = f' data-ev-extract="{escaped(citation.extract)}"' if citation.extract else ""
    locator = f'<span class="ev-at"> ({escaped(citation.locator)})</span>' if citation.locator else ""
    return (
        f'<a class="ev-cite{shape}" href="#ref-{key}" data-ev-key="{key}" data-ev-relation="{citation.relation}"'
        f"{extract}{stop}>{number}</a>{locator}"
    )


def _runs(numbers: Sequence[int | None]) -> tuple[frozenset[int], frozenset[int]]:
    """Places strictly inside a run of neighbouring numbers, and places that end one."""
    if len(numbers) < _SHORTEST_RUN:
        return _NONE, _NONE
    inside: set[int] = set()
    ends: set[int] = set()
    first = 0
    for place in range(1, len(numbers) + 1):
        before, here = numbers[place - 1], numbers[place] if place < len(numbers) else None
        if before is not None and here == before + 1:
            continue
        if place - first >= _SHORTEST_RUN:
            inside.update(range(first + 1, place - 1))
            ends.add(place - 1)
        first = place
    return frozenset(inside), frozenset(ends)
