"""All works of a site together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What of a work tells whether it is another one, or a version of it, in a form that can be compared."""

    work: Reference
    """Of which it is."""
    identifiers: Mapping[str, str]
    """Those that name the work itself, by their scheme."""
    title: str
    journal: str
    first_page: str
    author: str
    """Last word of the first name."""


Likenesses = dict[ReferenceKey, Likeness]
"""What was worked out before, and of which works; who compares them adds to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The works, for rules that compare them with each other and look at nothing else."""

    works: Mapping[ReferenceKey, Reference]
    """In the order of their files."""
    likenesses: Likenesses = field(default_factory=dict, repr=False, compare=False)
    """Of some of these works, or of others that had their keys."""
