"""Whether words surely say what care does to people, so that a missing certainty is an error and no guess."""

from collections.abc import Sequence
from itertools import pairwise

from mkdocs_evidence.analysis.wording.books import WordingBooks
from mkdocs_evidence.analysis.wording.care import is_of_intervention
from mkdocs_evidence.analysis.wording.clauses import subject_clause
from mkdocs_evidence.analysis.wording.sureness import is_free, is_to_be_known

_CONDITIONS = frozenset(("if", "whether", "unless"))
_LABORATORY = frozenset(
    "immune cell tissue tissues inflammatory oxidative apoptosis cytokine cytokines neuronal endothelial membrane "
    "neuron neurons neurone neurones mitochondria gene genes mrna adaptations pathway pathways".split()
)
"""Words of a sentence that tells by what an effect comes about."""
_EFFECT_REACH = 12
_PAST = frozenset("was were did had determined induced".split())
"""Words by which a sentence tells what came of one study."""
_MISSING = frozenset(
    "deficiency deficiencies inadequate inappropriate insufficient lack without untreated overuse misuse withdrawal "
    "delayed poor unnecessary".split()
)
"""Words that make of a subject the want of care, whose harms not every board grades."""
_NAMED_OR_BAD = frozenset(
    "adverse worse poorer poor negative harmful unwanted undesirable accuracy precision detection diagnosis detecting "
    "detect identifying identify predicting predict measuring measure assessing assess incomplete "
    "unsuccessful".split()
)
"""Words after the verb where what is brought about is harm, or a finding."""
_MEEK = frozenset("alter alters modify modifies cause causes".split())
"""Verbs that claim an effect without saying whether it is any good."""


def is_sure_effect(before: Sequence[str], verb: str, after: Sequence[str], books: WordingBooks) -> bool:
    """Whether an intervention is the subject of words that claim an effect on people.

    Args:
        before: The words of the sentence before those that claim it.
        verb: The first of those that claim it.
        after: The words after them.
        books: The word lists of the site.
    """
    sentence = (*before, *after)
    if not is_free(sentence) or not _CONDITIONS.isdisjoint(sentence) or not _LABORATORY.isdisjoint(sentence):
        return False
    if verb in _MEEK or not _PAST.isdisjoint(sentence) or not _NAMED_OR_BAD.isdisjoint(after[:_EFFECT_REACH]):
        return False
    if is_to_be_known(before) or _is_of_another(before):
        return False
    subject = subject_clause(before)
    return _MISSING.isdisjoint(subject) and is_of_intervention(subject, books)


def _is_of_another(before: Sequence[str]) -> bool:
    """Whether the words before a verb make it a time, a purpose or an expectation: "used to help relieve"."""
    if "when" in before or before[:1] == ("that",):
        return True
    return before[-2:] == ("to", "help") or ("as", "most") in pairwise(before)
