"""What a sentence with should or must is about: the care of people, or studies, their writers and their readers."""

from collections.abc import Sequence
from itertools import pairwise

from mkdocs_evidence.analysis.wording.books import WordingBooks
from mkdocs_evidence.analysis.wording.clauses import noun_phrase, subject_clause

_DUTIES = frozenset("should must ought need needs has have".split())
_AFTER_CONSIDERED = frozenset(
    "for in on at of by with within without as if when whenever where before after during until unless while because "
    "since given only first second early again also instead rather over alongside despite following among between "
    "under against from to per due and or but a an the any all both each every this these their alone then "
    "where".split()
)
"""Words after "considered" where something is to be done; others say what it counts as: "considered normal"."""
_FILLERS = frozenset("be been not also only always never then therefore first still and either both to then".split())
_REPORTED = frozenset(
    "speculated argued claimed proposed debated hypothesised hypothesized believed thought assumed".split()
)
_AUTHORS = frozenset("authors author investigators researchers trialists they reviewers some".split())
_SAYINGS = frozenset(
    "argue argued claim claimed conclude concluded propose proposed report reported state stated suggest suggested "
    "believe believed indicate indicated demonstrate demonstrated".split()
)
_CRITERIA = frozenset(("criteria", "criterion", "eligible"))
_AFTER_PARTICIPLE = frozenset(
    "for the a an their its his her been on in to more less even better worse by with at . ,".split()
)
_LATER = frozenset("future further larger independent cohorts".split())
_JUDGED = frozenset("preliminary exploratory tentative provisional indirect limited robust representative".split())
_DOSING = frozenset("dosing dose doses prescribing treating treatment".split())
_STUDIES_TO_COME = frozenset("studies trials research cohorts investigations".split())
_CLAUSE_STARTS = frozenset("because since as which while whereas although if when unless and but , ; : .".split())
_LEADING_TO_STUDIES = frozenset("in for that by".split())
_LEADING_AWAY = frozenset("of on from with than to at".split())
_RESEARCH = frozenset(
    "trial trials study studies research researchers investigators participants questionnaire questionnaires surveys "
    "hypothesis placebo randomised randomized randomisation randomization enrolment recruitment assessor assessors "
    "predictor".split()
)
_INTERPRETING = frozenset(
    "interpret interpreting interpretation over-interpretation extrapolating generalising generalizing".split()
)
_SAMPLE = frozenset((("power", "calculation"), ("power", "calculations"), ("sample", "size")))
_EXPECTED = frozenset("likely presumably theoretically".split())
_EXPECTING = frozenset(
    "expect expected expects theoretically hypothesised hypothesized hypothesise hypothesize".split()
)
_PLANNING = frozenset(("designing", "trialists"))
"""Words of a sentence on how studies are made."""
_MOST = frozenset("strongest weakest highest lowest greatest largest smallest longest shortest".split())
_BELIEVED = frozenset("believed felt perceived thought valued".split())
_BELIEF_REACH = 6
_DETERMINERS = frozenset("the a an any this these that those you they he she we it there their your his her".split())
_SOON = 9
"""Words from the verb on within which its object stands."""
_SUBJECT_REACH = 4
_ENDPOINTS = frozenset(("endpoint", "endpoints"))
_ADVERBS = frozenset("not also therefore both only conditionally strongly".split())
_NEAR = 4
"""Words after a modal among which its verb is looked for."""


def is_duty(token: str) -> bool:
    """Whether a phrase that begins so lays a duty on its subject: should, must, need."""
    return token in _DUTIES


def before_verb(tokens: Sequence[str], verb: int) -> int:
    """The token before a verb, adverbs left out: that of `we` in "we strongly recommend"."""
    subject = verb - 1
    while subject > 0 and tokens[subject] in _ADVERBS:
        subject -= 1
    return subject


def after_modal(tokens: Sequence[str], start: int, stop: int) -> Sequence[str]:
    """The words from the verb of a duty on; a phrase such as `must be *` holds its verb itself.

    Args:
        tokens: The text up to the end of the sentence.
        start: The modal.
        stop: The token after the phrase that begins with it.
    """
    return tokens[min(start + 1, stop) :]


def is_about_study(before: Sequence[str], after: Sequence[str], books: WordingBooks) -> bool:
    """Whether a duty is one of studies and their readers, or is only reported, or criticises the past.

    Args:
        before: The words of the sentence before the modal.
        after: Those from its verb on.
        books: The word lists of the site.
    """
    if _is_reported(before) or _is_criticism(after) or _is_expected(before, after):
        return True
    if not _SAMPLE.isdisjoint(pairwise(before)) or not _PLANNING.isdisjoint((*before, *after)):
        return True
    if before[-1:] == ("caution",) and not _INTERPRETING.isdisjoint(after):
        return True
    head, soon = _head(before), after[:_SOON]
    if head in books.writers or "future" in before[-_SUBJECT_REACH:] or not _ENDPOINTS.isdisjoint(soon):
        return True
    if not _LATER.isdisjoint(soon) and not _STUDIES_TO_COME.isdisjoint(soon):
        return True
    is_of_study = first_verb(after) in books.verbs_of_study or not _LATER.isdisjoint(soon)
    if is_of_study or ("taken", "into") in pairwise(soon):
        return books.patients.isdisjoint(before) and _DOSING.isdisjoint(after)
    is_judged = not _JUDGED.isdisjoint(soon) and "considered" in soon
    return head in books.studies and (is_judged or books.words_of_care.isdisjoint(soon))


def speaks_of_research(tokens: Sequence[str]) -> bool:
    """Whether a sentence speaks of studies, so that its verbs may tell of them and not of care."""
    return not _RESEARCH.isdisjoint(tokens)


def calls_for_research(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether what is advised is a study: "future studies are recommended", "considered for larger trials".

    Args:
        before: The words of the clause before the advice.
        after: Those after it.
    """
    if not _LATER.isdisjoint(before) and not _STUDIES_TO_COME.isdisjoint(before):
        return True
    for index, word in enumerate(after[:_SOON]):
        if word in _CLAUSE_STARTS:
            return False
        if word in _STUDIES_TO_COME:
            lead = next((one for one in after[:index][::-1] if one in _LEADING_TO_STUDIES | _LEADING_AWAY), "")
            return lead in _LEADING_TO_STUDIES
    return False


def counts_as(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether "considered" weighs or names something and offers nothing: "considered computer literate".

    Args:
        before: The words of the sentence before the advice.
        after: Those after "considered".
    """
    if "possibility" in before or tuple(after[:2]) == ("in", "terms"):
        return True
    word = after[0] if after else "."
    return word[0].isalpha() and word not in _AFTER_CONSIDERED and not word.endswith(("ly", "-line"))


def is_no_duty(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a modal lays no duty on anybody: "should the pain return", "of when it should", "believed it should".

    Args:
        before: The words of the sentence before the modal.
        after: Those that follow it.
    """
    if (after and after[0] in _DETERMINERS) or not _CRITERIA.isdisjoint((*before, *after[:_SOON])):
        return True
    return ("of", "when") in pairwise(before) or not _BELIEVED.isdisjoint(before[-_BELIEF_REACH:])


def speaks_to_writers(before: Sequence[str], after: Sequence[str], books: WordingBooks) -> bool:
    """Whether those who are advised write or compute: "the authors could consider", "we recommend authors provide"."""
    return _head(before) in books.writers or bool(after and after[0] in books.writers)


def first_verb(after: Sequence[str]) -> str:
    """The first word after a modal that can be its verb, adverbs left out; nothing where there is none."""
    return next((word for word in after[:_NEAR] if word not in _FILLERS and not word.endswith("ly")), "")


def _head(before: Sequence[str]) -> str:
    """The noun that is the subject: `effect` of "the effect of heat should …"."""
    phrase = noun_phrase(subject_clause(before))
    return phrase[-1] if phrase else ""


def _is_reported(before: Sequence[str]) -> bool:
    """Whether the words before report what others said: "it has been argued that …", "the authors conclude that …"."""
    for index, word in enumerate(before):
        if word == "that" and index > 1:
            if before[index - 1] in _REPORTED and before[0] == "it":
                return True
            if before[index - 1] in _SAYINGS and not _AUTHORS.isdisjoint(before[max(0, index - 4) : index - 1]):
                return True
    return False


def _is_expected(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether `should` says what is likely: "the response should be strongest after sleep"."""
    if not _EXPECTING.isdisjoint(before):
        return True
    return not _EXPECTED.isdisjoint(after[:2]) or (after[:1] == ("be",) and not _MOST.isdisjoint(after[1:2]))


def _is_criticism(after: Sequence[str]) -> bool:
    """Whether `should have` is followed by a participle: "should have accounted for"."""
    if not after or after[0] != "have":
        return False
    rest = [word for word in after[1:5] if word not in _FILLERS]
    return len(rest) > 1 and rest[0].endswith(("ed", "en")) and rest[1] in _AFTER_PARTICIPLE
