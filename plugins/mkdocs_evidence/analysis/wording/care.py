"""What a sentence says of care: its people, its interventions and the acts that join them."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from mkdocs_evidence.analysis.reading.level import is_medicine
from mkdocs_evidence.analysis.wording.books import WordingBooks
from mkdocs_evidence.analysis.wording.clauses import noun_phrase

_AFTER_PEOPLE = ("ing", "ed", "ly")
"""Endings of what may describe people from behind: "patients taking …", "women aged …"."""
_BESIDE_PEOPLE = frozenset("and or not at thus already also all themselves born given".split())
_GIVING = frozenset(
    "use addition administration combination dose doses course courses initiation introduction withdrawal "
    "discontinuation continuation replacement reduction infusion insertion implantation placement application "
    "prescription prescribing receipt intake cessation avoidance trial regimen regimens years months weeks days "
    "sessions cycles".split()
)
"""Nouns that need an intervention after "of" or "with" to be one."""
_WEIGHING = frozenset("examine assess investigate test review consider discuss".split())
"""Acts of care that are as often those of research: "it is prudent to examine"."""


def is_surely_of_care(tokens: Sequence[str], books: WordingBooks) -> bool:
    """Whether nothing in a sentence relays what others wrote or found, or speaks of animals, teaching or methods."""
    return books.relaying.isdisjoint(tokens) and books.not_of_patients.isdisjoint(tokens)


def has_people_at_its_head(phrase: Sequence[str], books: WordingBooks) -> bool:
    """Whether a noun phrase names people: `adults aged 60`, and not `patient values`."""
    for word, following in pairwise((*phrase, "")):
        if word in books.patients or word in books.clinicians:
            is_head = not following or following.endswith(_AFTER_PEOPLE) or following in _BESIDE_PEOPLE
            if is_head or following[0].isdigit():
                return True
    return False


def is_of_intervention(clause: Sequence[str], books: WordingBooks) -> bool:
    """Whether an intervention is the subject of a clause: `oral iron`, `the use of statins`, and not `drug costs`."""
    phrase = noun_phrase(clause)
    if not phrase or phrase[-1] in books.attributes_of_care or "no" in phrase:
        return False
    if has_intervention(phrase, books):
        return True
    rest = clause[len(phrase) :]
    return phrase[-1] in _GIVING and rest[:1] in (("of",), ("with",)) and has_intervention(rest, books)


def is_act_of_care(verb: str, books: WordingBooks) -> bool:
    """Whether a verb in its base form is an act of care, and as seldom one of research as such verbs can be."""
    return verb in books.acts_of_care and verb not in _WEIGHING


@lru_cache(maxsize=4)
def gerunds_of_care(books: WordingBooks) -> frozenset[str]:
    """The acts of care in -ing: giving, using, stopping, testing."""
    acts = books.acts_of_care
    return frozenset(
        form for verb in acts for form in (f"{verb}ing", f"{verb.removesuffix('e')}ing", f"{verb}{verb[-1]}ing")
    )


def has_carer_or_care(tokens: Sequence[str], books: WordingBooks) -> bool:
    """Whether people who are cared for, clinicians or an intervention are among the words."""
    if not (books.patients.isdisjoint(tokens) and books.clinicians.isdisjoint(tokens)):
        return True
    return has_intervention(tokens, books)


def has_intervention(tokens: Sequence[str], books: WordingBooks) -> bool:
    """Whether an intervention or a medicine is among the words."""
    return any(_is_intervention(token, books) for token in tokens)


@lru_cache(maxsize=16384)
def _is_intervention(token: str, books: WordingBooks) -> bool:
    if token in books.interventions or token.endswith(books.intervention_endings):
        return True
    return is_medicine(token) or (token.endswith("s") and is_medicine(token[:-1]))
