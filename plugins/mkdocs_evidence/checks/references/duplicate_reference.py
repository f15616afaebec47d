"""The rule `duplicate-reference`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.works.duplicates import WorkRelation, find_duplicates
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.library import Library


@rule(
    "EV206",
    on=Library,
    since="0.1",
    remedy="Keep one file, move the extracts of the other into it, and cite that key everywhere.",
)
def duplicate_reference(library: Library, _: Ledger) -> Iterator[Finding]:
    """Two references that are one work, so that it would be counted twice."""
    for group in find_duplicates(library.works.values(), library.likenesses):
        if group.relation is not WorkRelation.SAME:
            continue
        first, *others = (library.works[key] for key in group.keys)
        field = group.shared[0].replace(",", " ").split()[0]
        for other in others:
            yield Finding(
                at=other.field_place(field),
                message=f"`{other.key}` and `{first.key}` are one work: they share {' and '.join(group.shared)}.",
                related=(Related(at=first.field_place(field), message=f"`{first.key}` is here."),),
            )
