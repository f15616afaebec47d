"""Whether words surely recommend care or say what it does, so that a missing grade is an error and no guess."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from mkdocs_evidence.analysis.reading.level import is_medicine
from mkdocs_evidence.analysis.wording.books import WordingBooks
from mkdocs_evidence.analysis.wording.phrases import last_clause
from mkdocs_evidence.analysis.wording.subjects import first_verb

_RELAYED = frozenset(
    "al according suggest suggests suggested suggesting report reports reported show shows showed shown conclude "
    "concludes concluded indicate indicates indicated demonstrate demonstrates demonstrated state states stated claim "
    "claims claimed argue argued propose proposed postulated hypothesised hypothesized hypothesis speculate speculated "
    "believe believes believed thought assumed expected supposed agree agreed observed published question questions "
    "statement evidence belief beliefs expectation expectations view opinion notion idea demand argument our us".split()
)
"""Words of a sentence that tells what somebody wrote, found or thinks."""
_SUPPOSED = frozenset(
    "theoretically perhaps conceivably hypothetically presumably would wish hope hopes hoped seem seems appear appears "
    "possibly unclear uncertain controversial debate debated potentially".split()
)
"""Words by which what follows is supposed and not said."""
_CONDITIONS = frozenset(("if", "whether", "unless"))
_NOT_OF_PATIENTS = frozenset(
    "mice mouse rats rat rabbits horses horse pigs sheep cows cattle calves piglets lambs murine canine "
    "equine bovine porcine vitro vivo preclinical experimental experimentally model models vocabulary literacy "
    "language learners words endurance sprint performance students pupils teachers teaching classroom curriculum "
    "athletes players athletic questionnaire questionnaires regression covariates parameters estimates reliability "
    "validity software algorithm algorithms classifier dataset bias managers "
    "policymakers policy government governments authorities scale coding observational rating".split()
)
"""Words of a sentence on animals, teaching, sport or the measuring of studies."""
_LABORATORY = frozenset(
    "immune cell tissue tissues inflammatory oxidative apoptosis cytokine cytokines neuronal endothelial membrane "
    "mitochondria gene genes mrna adaptations pathway pathways".split()
)
"""Words of a sentence that tells by what an effect comes about."""
_RELATIVES = frozenset("that which who whom and".split())
_EFFECT_REACH = 12
_ACCOUNTS = frozenset((("into", "account"), ("into", "consideration")))
_ACCOUNT_REACH = 6
_SOMETIMES = frozenset("may might could can sometimes often usually rarely frequently".split())
_SUBJECT_REACH = 3
_PAST = frozenset("was were did had determined induced".split())
"""Words by which a sentence tells what came of one study."""
_SHARES = frozenset("fraction proportion percentage minority majority".split())
_MISSING = frozenset(
    "deficiency deficiencies inadequate inappropriate insufficient lack without untreated overuse misuse withdrawal "
    "delayed poor unnecessary".split()
)
"""Words that make of a subject the want of care, whose harms not every board grades."""
_NAMED_OR_BAD = frozenset(
    "adverse worse poorer poor negative harmful unwanted undesirable accuracy precision detection diagnosis detecting "
    "detect identifying identify predicting predict measuring measure assessing assess".split()
)
"""Words after the verb where what is brought about is harm, or a finding."""
_MEEK = frozenset("alter alters modify modifies cause causes".split())
"""Verbs that claim an effect without saying whether it is any good."""
_NO_SUBJECTS = frozenset(
    "and or but also thus hence therefore not can may might could will does do help helps to further even both".split()
)
"""Words between a subject and its second verb: "…, and may also reduce"."""


def is_surely_of_care(tokens: Sequence[str]) -> bool:
    """Whether nothing in a sentence relays what others wrote or found, or speaks of animals, teaching or methods."""
    return _RELAYED.isdisjoint(tokens) and _NOT_OF_PATIENTS.isdisjoint(tokens)


def is_sure_duty(before: Sequence[str], after: Sequence[str], books: WordingBooks) -> bool:
    """Whether should or must lays an act of care on people, clinicians or an intervention.

    Args:
        before: The words of the sentence before the modal.
        after: Those from its verb on.
        books: The word lists of the site.
    """
    if not _SOMETIMES.isdisjoint(before[-_SUBJECT_REACH:]):
        return False
    if first_verb(after) not in books.acts_of_care or not _ACCOUNTS.isdisjoint(pairwise(after[:_ACCOUNT_REACH])):
        return False
    return is_sure_judgement(before, (), books)


def is_sure_judgement(before: Sequence[str], after: Sequence[str], books: WordingBooks) -> bool:
    """Whether what is recommended is an intervention, or care by clinicians or of people.

    Args:
        before: The words of the sentence before those that recommend.
        after: Those after them, where they may name it: "it is wise to stop aspirin".
        books: The word lists of the site.
    """
    if not _RELATIVES.isdisjoint(before[-1:]) or not is_free(before) or not _SHARES.isdisjoint(before):
        return False
    if before[-1:] == ("it",):
        return is_sure_of_it(after, books)
    return has_carer_or_care(_subject(before), books)


def is_sure_of_it(after: Sequence[str], books: WordingBooks) -> bool:
    """Whether "it is recommended" goes on with an act of care, or with what somebody should do about care."""
    if after[:1] == ("to",) and first_verb(after[1:]) not in books.acts_of_care:
        return False
    return has_carer_or_care(after, books)


def is_sure_giver(before: Sequence[str], books: WordingBooks) -> bool:
    """Whether those who "may offer" or "may consider" something care for people: an aid may offer much, too."""
    return not (books.clinicians.isdisjoint(before) and books.patients.isdisjoint(before))


def is_free(before: Sequence[str]) -> bool:
    """Whether nothing before the words supposes or doubts them."""
    return _SUPPOSED.isdisjoint(before)


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
    subject = _subject(before)
    return _MISSING.isdisjoint(subject) and has_intervention(subject, books)


def _subject(before: Sequence[str]) -> Sequence[str]:
    """The words that hold the subject of a verb: those of its clause, or of the one before where it has none."""
    clause = last_clause(before)
    if any(word not in _NO_SUBJECTS and not word.endswith("ly") for word in clause):
        return clause
    return before[: len(before) - len(clause) - 1] if len(clause) < len(before) else ()
