"""Of what a clause is made: its subject, the noun at its head, and whether words are a sentence at all."""

from collections.abc import Sequence
from itertools import pairwise

from mkdocs_evidence.analysis.wording.phrases import last_clause

_HEAD_ENDS = frozenset(
    "of in for from with without between on about that who which whom whose to at by during after before against under "
    "over beyond among within through via despite because due as than if when where while unless until per is are was "
    "were has have can may toward towards also including investigating examining assessing evaluating comparing "
    "involving ( ) , ; : —".split()
)
"""Words after which a phrase goes on that only describes its noun."""
_NO_SUBJECTS = frozenset(
    "and or but also thus hence therefore not can may might could will does do help helps to further even both "
    "however then".split()
)
"""Words between a subject and its second verb: "…, and may also reduce"."""
_ARTICLES = frozenset("the a an".split())
_PREPOSITIONS = frozenset("of at by from with for in on to within after before between during".split())
_CONJUNCTIONS = frozenset("and or but although".split())
_AUXILIARIES = frozenset("is are was were should must may might can could will would".split())
_VERBS = _AUXILIARIES | {"has", "have", "had"}
_BEFORE_BE = _AUXILIARIES | frozenset("to not also always never only then therefore still first cannot and or".split())
_JOINTS = frozenset(("and", "but", "so"))
_NO_NOUNS = frozenset(". , ; : be been than which".split())
_WITHOUT_NOUN = _NO_NOUNS | _ARTICLES | _PREPOSITIONS | _CONJUNCTIONS | _AUXILIARIES
_IMPOSSIBLE = (
    (_ARTICLES, _WITHOUT_NOUN),
    (_PREPOSITIONS, _AUXILIARIES | {"of", "with", "."}),
    (_CONJUNCTIONS, frozenset(".")),
    (_AUXILIARIES, _AUXILIARIES),
)
"""Words that no sentence has side by side."""
_AFTER_PREDICATE = frozenset(
    "as against due per worldwide world-wide until unless if when where once because since over under instead rather "
    "than throughout only even especially particularly every that despite regardless without alone given following "
    "while whenever not both of at by from with for in on to within after before between during and or but although "
    ". , ; : ( ) —".split()
)
"""What may follow a judgement such as "is recommended"."""


def subject_clause(before: Sequence[str]) -> Sequence[str]:
    """The words that hold the subject of a verb: those of its clause, or of the one before where it has none.

    Args:
        before: The words of the sentence before the verb.
    """
    clause = _after_last_verb(last_clause(before))
    if any(word not in _NO_SUBJECTS and not word.endswith("ly") for word in clause):
        return clause
    return before[: len(before) - len(clause) - 1] if len(clause) < len(before) else ()


def _after_last_verb(clause: Sequence[str]) -> Sequence[str]:
    """What follows the last `and` behind a verb: `a trial` of "monitoring is needed and a trial"."""
    verb = next((index for index, word in enumerate(clause) if word in _VERBS), len(clause))
    starts = [index + 1 for index in range(verb, len(clause)) if clause[index] in _JOINTS]
    return clause[starts[-1] :] if starts and starts[-1] < len(clause) else clause


def noun_phrase(clause: Sequence[str]) -> Sequence[str]:
    """The words up to the noun that is the subject, its head last: `the side effects` of "the side effects of heat"."""
    ends = (index for index, word in enumerate(clause) if index and word in _HEAD_ENDS)
    return clause[: next(ends, len(clause))]


def is_predicate_end(after: Sequence[str]) -> bool:
    """Whether a clause may end before some words, or go on with when, where and for whom."""
    return not after or after[0] in _AFTER_PREDICATE or after[0].endswith("ly")


def is_sentence(tokens: Sequence[str]) -> bool:
    """Whether words may be a statement: no article without a noun, no preposition without an object, no two modals.

    It is wide: much that is no sentence passes. Words in random order seldom do.
    """
    if tokens[:1] and tokens[0] in _AUXILIARIES:
        return False
    if any(second == "be" and _is_stray(first) for first, second in pairwise(tokens)) and "that" not in tokens:
        return False
    return not any(
        first in firsts and second in seconds for first, second in pairwise(tokens) for firsts, seconds in _IMPOSSIBLE
    )


def _is_stray(before: str) -> bool:
    """Whether `be` cannot follow a word: it follows a modal, `to` or an adverb."""
    return before not in _BEFORE_BE and not before.endswith("ly")
