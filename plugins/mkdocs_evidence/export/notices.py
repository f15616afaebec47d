"""What readers must know of a record, as the one-line notes of formats that have no field for it."""

from collections.abc import Iterator

from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.references.styles.notices import nlm_notice


def notice_lines(reference: Reference) -> Iterator[str]:
    """Each notice as a sentence, and what nobody has checked: no export hides a retraction or a doubt."""
    yield from (nlm_notice(notice) for notice in reference.notices)
    if not reference.verified:
        yield "This record has not been checked against the work."
    elif reference.unverified:
        yield f"Not checked against the work: {', '.join(reference.unverified)}."
