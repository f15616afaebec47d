"""Names that mean the same: open medical terms cut to what the site mentions, and the site's own glossary.

The terms are MeSH (U.S. National Library of Medicine), MONDO and DOID; `data/README.md` names versions and licences.
"""

import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from functools import cache
from pathlib import Path

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.search.analyser import WORD, fold_each, stem_word, stems
from mkdocs_evidence.search.digests import digest_of
from mkdocs_evidence.search.entries import Synonyms
from mkdocs_evidence.search.keeping import Keep, keep_one

_TERMS = Path(__file__).parent / "data" / "concepts.txt.xz"
_LONGEST_ABBREVIATION = 5
_WORD = re.compile(WORD)

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
    is_ours: bool = False
    """Whether the site's glossary has it."""
    number: int = 0
    """Unlike that of any other, and the same whatever texts say: its place among the open terms, or below zero that
    among the glossary's."""


@cache
def _read_lines() -> tuple[tuple[str, str], ...]:
    lines = (line.partition("\t") for line in lzma.decompress(_TERMS.read_bytes()).decode().splitlines())
    return tuple([(name, forms) for name, _, forms in lines])


def read_terms(vocabulary: frozenset[str] | None = None) -> Iterator[Concept]:
    """The open terms that come with the package, in the order of their names.

    Args:
        vocabulary: Only terms that texts of these stems can name: one of their names holds no other stem.
    """
    for number, (name, forms) in enumerate(_read_lines()):
        if vocabulary is None or _is_nameable(forms, vocabulary):
            read = tuple([tuple(form.split(" ")) for form in forms.split("|")])
            yield Concept(name=name, forms=read, number=number)


def _is_nameable(forms: str, vocabulary: frozenset[str]) -> bool:
    """Whether a form of these, as they are written in the list of open terms, holds no other stem."""
    for form in forms.split("|"):
        first, _, others = form.partition(" ")
        # Most have a first stem that no text has, and are not cut into all of theirs.
        if first in vocabulary and (not others or vocabulary.issuperset(others.split(" "))):
            return True
    return False


@cache
def stem_frequencies() -> Counter[str]:
    """How many names of open terms hold each stem: the same on every site."""
    return Counter(" ".join([forms for _, forms in _read_lines()]).replace("|", " ").split(" "))


@cache
def _everyday_terms() -> tuple[Synonyms, ...]:
    lines = (line.split(" = ") for line in read_lexicon("everyday-terms"))
    return tuple(Synonyms(name=names[0], forms=tuple(names)) for names in lines)


def add_everyday_terms(glossary: Iterable[Synonyms]) -> tuple[Synonyms, ...]:
    """A site's glossary, and after it what readers of any specialty say for what clinicians write.

    What an abbreviation means is the site's to say: one that its glossary has is left out of ours.
    """
    own = tuple(glossary)
    known = frozenset(form for entry in own for form in _forms_of(entry.forms))
    return (
        *own,
        *(
            replace(entry, forms=tuple(name for name in entry.forms if not _is_among(name, known)))
            for entry in _everyday_terms()
        ),
    )


def _is_among(name: str, known: frozenset[Form]) -> bool:
    form = tuple(stems(name))
    return is_abbreviation(form) and form in known


def join_glossary(terms: Iterable[Concept], glossary: Iterable[Synonyms]) -> tuple[Concept, ...]:
    """The terms and the site's glossary, an entry taking in whatever shares one of its full names.

    A shared abbreviation joins nothing: `CD` may be core decompression here and Crohn's disease elsewhere.
    """
    entries = [Concept(name=one.name, forms=_forms_of(one.forms), plain=one.plain, is_ours=True) for one in glossary]
    ours: list[Concept] = []
    owner: dict[Form, int] = {}
    apart: list[Concept] = []
    for concept in (*entries, *terms):
        at = next((owner[form] for form in concept.forms if form in owner), None)
        if at is not None:
            ours[at] = replace(ours[at], forms=tuple(dict.fromkeys((*ours[at].forms, *concept.forms))))
        elif not concept.is_ours:
            apart.append(concept)
        elif concept.forms:
            at = len(ours)
            ours.append(replace(concept, number=-1 - at))
        if concept.is_ours and at is not None:
            owner.update({form: at for form in concept.forms if not is_abbreviation(form)})
    return (*ours, *apart)


def concepts_within(vocabulary: frozenset[str], glossary: Sequence[Synonyms]) -> tuple[Concept, ...]:
    """The glossary's and the open terms', joined, without terms that neither texts of these stems nor it can name."""
    known = vocabulary.union(stem for entry in glossary for form in _forms_of(entry.forms) for stem in form)
    return join_glossary(read_terms(known), glossary)


def digest_nameable(vocabulary: frozenset[str], glossary: Sequence[Synonyms], keep: Keep) -> bytes:
    """Of the concepts that texts can name: the same while no word comes or goes that any name has.

    Args:
        vocabulary: Every stem of the texts.
        glossary: Of the site.
        keep: Gives the stems of open terms.
    """
    of_terms = keep_one(keep, lambda: b"stems of open terms", _open_stems).split()
    known = vocabulary.intersection(
        (*of_terms, *(stem for entry in glossary for form in _forms_of(entry.forms) for stem in form))
    )
    return digest_glossary(glossary) + digest_of(sorted(known))


def digest_glossary(glossary: Iterable[Synonyms]) -> bytes:
    """Changes with any entry."""
    return digest_of([astuple(entry) for entry in glossary])


def _open_stems() -> str:
    names = fold_each([name for name, _ in _read_lines()])
    of_names = {stem_word(word) for name in names for word in _WORD.findall(name)}
    return " ".join(sorted(of_names.union(stem_frequencies())))


def _forms_of(names: Iterable[str]) -> tuple[Form, ...]:
    return tuple(dict.fromkeys(form for name in names if (form := tuple(stems(name)))))


def is_abbreviation(form: Form) -> bool:
    """Whether a form is so short that two things may be meant by it."""
    return len(form) == 1 and len(form[0]) <= _LONGEST_ABBREVIATION


class ConceptFinder:
    """Finds the concepts that claims mention: the longest form first, none within another.

    An abbreviation means what the glossary says. Without its word, one that several open terms share means none,
    since its letters do not tell which.
    """

    def __init__(self, concepts: Sequence[Concept], vocabulary: frozenset[str]) -> None:
        """Keeps only forms that can occur.

        Args:
            concepts: All there are.
            vocabulary: Every stem of the texts that will be looked at.
        """
        self.concepts = concepts
        self._by_form: dict[Form, list[int]] = {}
        self._after: dict[str, dict[str, int]] = {}
        """By first stem and second, how many stems the longest form has that begins so."""
        for at, concept in enumerate(concepts):
            for form in concept.forms:
                if vocabulary.issuperset(form):
                    self._by_form.setdefault(form, []).append(at)
                    seconds = self._after.setdefault(form[0], {})
                    if len(form) > 1 and seconds.get(form[1], 0) < len(form):
                        seconds[form[1]] = len(form)

        for form, found in self._by_form.items():
            if len(found) > 1 and is_abbreviation(form):
                found[:] = [at for at in found if concepts[at].is_ours]
        self._alone = {form[0]: found for form, found in self._by_form.items() if len(form) == 1}

    def find(self, text: Sequence[str]) -> list[int]:
        """Places in `concepts` of those that the stems of a text name, in order, repeated when named again."""
        named: list[int] = []
        beginnings, end = self._after, 0
        for at in [at for at, stem in enumerate(text) if stem in beginnings]:
            if at < end:
                continue
            seconds = beginnings[text[at]]
            length = seconds.get(text[at + 1], 1) if seconds and at + 1 < len(text) else 1
            found = None
            while found is None and length > 1:
                # A slice beyond the end is shorter, and so is no form of that length.
                found = self._by_form.get(tuple(text[at : at + length]))
                length -= 1
            if found is not None:
                named += found
                end = at + length + 1
            else:
                named += self._alone.get(text[at], ())
        return named
