"""A work named in a few words, where the full reference stands nearby."""

from mkdocs_evidence.model.reference import Name, Reference
from mkdocs_evidence.render.references.once_per_work import once_per_work
from mkdocs_evidence.render.words import shorten


@once_per_work
def short_reference(reference: Reference) -> str:
    """First authors and year, or the start of the title for a work without authors.

    One author is named, two are joined, of three or more the first stands for all: `Castro & Barrack 2000`,
    `Koo et al. 1995`.
    """
    names = [_family(name) for name in reference.author or reference.editor]
    match names:
        case []:
            who = shorten(reference.title, max_characters=40)
        case [one]:
            who = one
        case [first, second]:
            who = f"{first} & {second}"
        case [first, *_]:
            who = f"{first} et al."
    return f"{who} {reference.issued.year}" if reference.issued else who


def _family(name: Name) -> str:
    return name.literal or f"{name.particle} {name.family}".strip()
