"""Names that mean the same: open medical terms cut to what the site mentions, and the site's own glossary.

The terms are MeSH (U.S. National Library of Medicine), MONDO and DOID; `data/README.md` names versions and licences.
"""

import lzma
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mkdocs_evidence.search.analyser import stems
from mkdocs_evidence.search.entries import Synonyms

_TERMS = Path(__file__).parent / "data" / "concepts.txt.xz"
_LONGEST_ABBREVIATION = 5

Form = tuple[str, ...]
"""A name as stems, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """Names that mean the same."""

    name: str
    """As people are shown it."""
    forms: tuple[Form, ...]
    plain: str = ""
    """Of a glossary entry: how to say it to a patient."""


@cache
def read_terms() -> tuple[Concept, ...]:
    """The open terms that come with the package, in the order of their names."""
    concepts = []
    for line in lzma.decompress(_TERMS.read_bytes()).decode().splitlines():
        name, _, forms = line.partition("\t")
        concepts.append(Concept(name=name, forms=tuple(tuple(form.split(" ")) for form in forms.split("|"))))
    return tuple(concepts)


def join_glossary(terms: Iterable[Concept], glossary: Iterable[Synonyms]) -> tuple[Concept, ...]:
    """The terms and the site's glossary, an entry taking in the terms that share one of its full names.

    A shared abbreviation joins nothing: `CD` may be core decompression here and Crohn's disease elsewhere.
    """
    entries = [
        Concept(name=one.name, forms=tuple(dict.fromkeys(form for name in one.forms if (form := tuple(stems(name))))),
                plain=one.plain)
        for one in glossary
    ]  # fmt: skip
    owner = {form: at for at, entry in enumerate(entries) for form in entry.forms if not is_abbreviation(form)}
    added: dict[int, dict[Form, None]] = {}
    apart = []
    for term in terms:
        owners = [owner[form] for form in term.forms if form in owner]
        if owners:
            added.setdefault(owners[0], {}).update(dict.fromkeys(term.forms))
        else:
            apart.append(term)
    joined = [
        Concept(name=entry.name, forms=tuple(dict.fromkeys((*entry.forms, *added.get(at, ())))), plain=entry.plain)
        for at, entry in enumerate(entries)
        if entry.forms
    ]
    return (*joined, *apart)


def is_abbreviation(form: Form) -> bool:
    """Whether a form is so short that two things may be meant by it."""
    return len(form) == 1 and len(form[0]) <= _LONGEST_ABBREVIATION


class ConceptFinder:
    """Finds concepts in stems: the longest form first, none within another."""

    def __init__(self, concepts: Sequence[Concept], vocabulary: frozenset[str]) -> None:
        """Keeps only forms that can occur.

        Args:
            concepts: All there are.
            vocabulary: Every stem of the texts that will be looked at.
        """
        self.concepts = concepts
        self._by_form: dict[Form, list[int]] = {}
        self._longest: dict[str, int] = {}
        for at, concept in enumerate(concepts):
            for form in concept.forms:
                if vocabulary.issuperset(form):
                    self._by_form.setdefault(form, []).append(at)
                    if self._longest.get(form[0], 0) < len(form):
                        self._longest[form[0]] = len(form)

    def find(self, text: Sequence[str]) -> Iterator[int]:
        """Places in `concepts` of those that the stems of a text name, in order, repeated when named again."""
        longest, by_form, after = self._longest, self._by_form, 0
        for at, stem in enumerate(text):
            most = longest.get(stem)
            if most is not None and at >= after:
                # A slice beyond the end is shorter, and so is no form of that length.
                for length in range(most, 0, -1):
                    found = by_form.get(tuple(text[at : at + length]))
                    if found is not None:
                        yield from found
                        after = at + length
                        break
