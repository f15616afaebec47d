"""Words on which an answer stands or falls: a claim that lacks one that is asked does not answer.

Parts of the body, groups of people and animals, diseases, and what is taken or done for them. Any other word that a
claim lacks only counts against it: `How did these hips fare?` may be answered by a claim that says how they did.
"""

import re
from collections.abc import Iterable
from functools import cache

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.search.analyser import stemmed_words, stems
from mkdocs_evidence.search.chatter import chatter

_LISTED = "decisive-subjects"
_OF_CARE = ("interventions", "drug-names", "drug-stems")


@cache
def decisive() -> frozenset[str]:
    """Stems of the words that are listed, without those of care that name no particular one, as `treatment`."""
    listed = _stems_of(_entries(_LISTED))
    return listed | (_stems_of(entry for name in _OF_CARE for entry in _entries(name)) - chatter())


@cache
def decisive_endings() -> str:
    """A pattern of how such words end, for names that no list can hold all of, such as those of medicines."""
    entries = {entry for name in (_LISTED, *_OF_CARE) for entry in _entries(name)}
    listed = {entry[1:] for entry in entries if entry.startswith("-")}
    ends = [one for one in sorted(listed) if not any(one.endswith(other) for other in listed - {one})]
    return f"({'|'.join(ends)})s?$"


def find_decisive(text: str) -> frozenset[str]:
    """The stems of a text that are listed, or whose words end like the name of a disease, a medicine or an operation.

    >>> sorted(find_decisive("Does zoledronate help the knee?"))
    ['knee', 'zoledron']
    """
    return frozenset(
        stem
        for word, stem in stemmed_words(text)
        if stem in decisive() or (_endings().search(word) and stem not in chatter())
    )


def _stems_of(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for entry in entries if not entry.startswith("-") for stem in stems(entry))


@cache
def _entries(name: str) -> tuple[str, ...]:
    return tuple(entry for line in read_lexicon(name) for entry in line.split("|"))


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(decisive_endings())
