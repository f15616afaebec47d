"""What a text advises, and how strongly its words do so: "should", "we suggest", "Offer …"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from mkdocs_evidence.analysis.wording.books import SIGNS_OF_NEGATIONS, SUGGESTING, WordingBooks
from mkdocs_evidence.analysis.wording.phrases import Phrase, Words, last_clause, read_words, sentence_at
from mkdocs_evidence.analysis.wording.subjects import (
    after_modal,
    before_verb,
    calls_for_research,
    counts_as,
    is_about_study,
    is_duty,
    is_no_duty,
    speaks_to_writers,
)
from mkdocs_evidence.analysis.wording.sureness import is_sure_advice
from mkdocs_evidence.model.claim import Strength

_STRENGTHS = {"strong": Strength.STRONG, "conditional": Strength.CONDITIONAL, "open": None}
_OPENERS = frozenset(
    "in if for when where after before during with once unless at on to among until without instead within "
    "following".split()
)
_CONDITIONS = frozenset("if when whether unless where until once that which who whom".split())
_ASKERS = frozenset("whether how why which what".split())
_STATEMENTS = frozenset("is are remains remain has have recommend recommends".split())
_RESEARCH = frozenset(
    "trial trials study studies research researchers investigators analyses investigations work trialists".split()
)
_AFTER_LOST_SUBJECT = tuple((word,) for word in "be not also only always never strongly have routinely".split())
_NEGATIONS = frozenset(("do", "don't", "never", "always"))
_READING = frozenset(
    "table figure section appendix chapter page box supplement literature publication publications protocol manual "
    "website text references".split()
)
_CLAUSE_MARKS = frozenset(":;,")
_GUESSES = frozenset("could may might would deserve deserves".split())
"""Verbs after "we suggest", with which it says what somebody thinks."""
_GUESS_REACH = 7
_AIMS = frozenset("aim aims aimed goal goals objective objectives purpose hypothesised hypothesized we".split())
"""Words of a sentence whose list tells what a study was for: "we asked whether it could …, reduce infections"."""
_INDICATIVES = frozenset("is are was were has had does did can cannot will".split())
_VIEWS = _INDICATIVES | _GUESSES
"""Verbs that tell what somebody holds to be so: "we suggest that combining them may make …"."""
_THOUGHTS = frozenset(
    "recommendations reason reasons explanation explanations mechanism mechanisms hypothesis hypotheses".split()
)
_THOUGHT_REACH = 5
_NOTHING_SAYS = frozenset((("no", "data"), ("no", "evidence")))
_STATISTICAL_TESTS = frozenset("statistics statistic results trend interaction heterogeneity".split())
_VERBS_OF_STATE = frozenset("was were are is".split())
_SUBJECT_REACH = 5
"""Words after a noun that looks like an order within which its verb may stand: "Test fats themselves were …"."""
_BEFORE_NOUNS = frozenset("the a an any no this that their of".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Words that recommend something."""

    strength: Strength | None
    """What the words say; None where they leave it open ("should be considered")."""
    is_sure: bool = True
    """Whether it is surely about the care of people, by its subject or its verb, and not quoted."""
    start: int
    """First character."""
    stop: int
    """Character after the last."""


@lru_cache(maxsize=1024)
def find_advice(text: str, books: WordingBooks) -> tuple[Advice, ...]:
    """The words of a text that recommend, in its order.

    Questions, reports of the past, calls for research and cautions to the reader recommend nothing.
    """
    words = read_words(text)
    if not books.imperatives.may_be_in(words, books.advice, books.signs_of_more):
        return ()
    may_order = books.imperatives.may_be_in(words) or not SIGNS_OF_NEGATIONS.isdisjoint(words.letters)
    found = [*_find_phrases(words, books), *_find_suggestions(words, books)]
    if may_order:
        found += _find_imperatives(words, books)
    if not found:
        return ()
    advice = (
        Advice(
            strength=strength,
            is_sure=is_sure_advice(words, start, stop, books) and not _is_quoted(text, words.spans[start][0]),
            start=words.spans[start][0],
            stop=words.spans[stop - 1][1],
        )
        for strength, start, stop in sorted(found, key=lambda one: one[1])
    )
    return tuple(advice)


_Found = tuple[Strength | None, int, int]


def _is_quoted(text: str, start: int) -> bool:
    return text.count("“", 0, start) > text.count("”", 0, start)


def _find_phrases(words: Words, books: WordingBooks) -> Iterator[_Found]:
    for phrase in books.advice.find_in(words):
        if phrase.label != "none" and not _is_excused(phrase, words, books):
            yield _STRENGTHS[phrase.label], phrase.start, phrase.stop


def has_lost_subject(tokens: Sequence[str]) -> bool:
    """Whether a sentence begins with a modal for want of a subject ("Should be used …").

    In "Should symptoms recur, …" the subject follows the modal.
    """
    return tokens[0] not in ("should", "must") or tokens[1:2] in _AFTER_LOST_SUBJECT


def _is_excused(phrase: Phrase, words: Words, books: WordingBooks) -> bool:
    begin, end = sentence_at(words, phrase.start)
    tokens = words.tokens
    if tokens[end - 1] == "?" or (phrase.start == begin and not has_lost_subject(tokens[begin:end])):
        return True
    before = tokens[begin : phrase.start]
    if not _ASKERS.isdisjoint(before) or not _RESEARCH.isdisjoint(before[-3:]) or "when" in before[-3:]:
        return True
    if phrase.stop < end and not tokens[phrase.stop][0].isalnum() and phrase.stop == phrase.start + 1:
        return True
    after = tokens[phrase.stop : end]
    if tokens[phrase.start] == "need" and not _BEFORE_NOUNS.isdisjoint(before[-1:]):
        return True
    if is_duty(tokens[phrase.start]) and (
        is_about_study(before, after_modal(tokens[:end], phrase.start, phrase.stop), books)
        or is_no_duty(before, tokens[phrase.start + 1 : end])
    ):
        return True
    if calls_for_research(last_clause(before), after) or not _NOTHING_SAYS.isdisjoint(pairwise(before)):
        return True
    if tokens[phrase.stop - 1] == "considered" and counts_as(before, after):
        return True
    if speaks_to_writers(before, after, books):
        return True
    # "If surgery is indicated, …" supposes; "patients should be referred if …" advises.
    return tokens[phrase.start] in _STATEMENTS and not _CONDITIONS.isdisjoint(last_clause(before))


def _find_suggestions(words: Words, books: WordingBooks) -> Iterator[_Found]:
    if SUGGESTING.isdisjoint(words.letters):
        return
    tokens = words.tokens
    for index, token in enumerate(tokens):
        if token not in SUGGESTING or not index:
            continue
        subject = before_verb(tokens, index)
        if tokens[subject] not in books.bodies.by_first or _is_relative_who(words, subject):
            continue
        is_view = tokens[index + 1 : index + 2] == ("that",) and tokens[subject] != "we"
        is_view = is_view or not _GUESSES.isdisjoint(tokens[index + 2 : index + _GUESS_REACH])
        is_view = is_view or not _THOUGHTS.isdisjoint(tokens[index + 1 : index + _THOUGHT_REACH])
        is_view = is_view or _says_that_something_is(tokens[index + 1 :])
        if not is_view:
            yield Strength.CONDITIONAL, subject, index + 1


def _is_relative_who(words: Words, index: int) -> bool:
    """Whether `who` is the pronoun and not the World Health Organization: "some who suggest a delay"."""
    start, stop = words.spans[index]
    return words.text[start:stop] in ("who", "Who")


def _says_that_something_is(after: Sequence[str]) -> bool:
    """Whether "we suggest that" is followed by what somebody holds to be so, and by no course to take."""
    if after[:1] != ("that",):
        return False
    verb = next((word for word in after if word in _VIEWS or is_duty(word) or word == "be"), "")
    return verb in _VIEWS


def _find_imperatives(words: Words, books: WordingBooks) -> Iterator[_Found]:
    for begin, end in words.sentences:
        if words.tokens[end - 1] == "?":
            continue
        for index in _clause_starts(words.tokens, begin, end):
            if index > begin and not _AIMS.isdisjoint(words.tokens[begin:index]):
                break
            stop = _end_of_imperative(words.tokens, index, books)
            if stop and not _is_half_of_a_word(words, index):
                is_weak = words.tokens[stop - 1] == "consider" and stop == index + 1
                yield Strength.CONDITIONAL if is_weak else Strength.STRONG, index, stop


def _is_half_of_a_word(words: Words, index: int) -> bool:
    """Whether a dash or a stroke joins it to the next word: "Test–retest reliability"."""
    stop = words.spans[index][1]
    return words.text[stop : stop + 1] in ("–", "/", "-")


def _clause_starts(tokens: Sequence[str], begin: int, end: int) -> Iterator[int]:
    yield begin
    if _CLAUSE_MARKS.isdisjoint(tokens[begin : end - 1]):
        return
    may_follow = tokens[begin] in _OPENERS
    for index in range(begin + 1, end - 1):
        mark = tokens[index]
        if mark in (":", ";") or (mark == "," and may_follow):
            yield index + 1


def _end_of_imperative(tokens: Sequence[str], index: int, books: WordingBooks) -> int:
    """The token after an imperative that begins at `index`, or 0 where none does."""
    first = tokens[index]
    if first in _NEGATIONS:
        verb = index + (2 if tokens[index + 1 : index + 2] == ("not",) else 1)
        is_negation = first in ("never", "always", "don't") or verb == index + 2
        # Nothing but an order begins with "Do not"; "never" and "always" begin much else.
        is_order = is_negation and first in ("do", "don't") and tokens[verb : verb + 1] != ("resuscitate",)
        known = verb < len(tokens) and (is_order or tokens[verb] in books.imperatives.by_first)
        return verb + 1 if is_negation and known else 0
    found = books.imperatives.find(tokens[index : index + 2]) if first in books.imperatives.by_first else []
    if not found or found[0].start:
        return 0
    stop = index + found[0].stop
    after = tokens[stop] if stop < len(tokens) else "."
    if (found[0].label == "noun" or first == "test") and _is_subject(tokens[stop : stop + _SUBJECT_REACH]):
        return 0
    if found[0].label == "noun":
        is_noun = after in books.noun_followers or not after[0].isalnum()
        return 0 if is_noun else stop
    if first == "test" and not _STATISTICAL_TESTS.isdisjoint(tokens[stop : stop + 2]):
        return 0
    if first == "maintain" and after == "that":
        return 0
    if first == "refer" and not _READING.isdisjoint(tokens[stop : stop + 3]):
        return 0
    return 0 if after in ("of", "is", "was", "are", "were", ",", ".", "and") else stop


def _is_subject(after: Sequence[str]) -> bool:
    """Whether a verb of state follows at once, so that what came before is its subject and no order."""
    verb = next((index for index, word in enumerate(after) if word in _VERBS_OF_STATE), None)
    return verb is not None and _CONDITIONS.isdisjoint(after[:verb]) and "," not in after[:verb]
