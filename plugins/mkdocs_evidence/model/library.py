"""All works of a site together."""

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The works, for rules that compare them with each other and look at nothing else."""

    works: Mapping[ReferenceKey, Reference]
    """In the order of their files."""
