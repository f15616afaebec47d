"""How hard a text is to read: its grade by sentence length and syllables, and the sentences and words that make it so.

The grade is that of Flesch and Kincaid (Kincaid et al., Derivation of new readability formulas, Research Branch Report
8-75, 1975): the year of school in the United States at which a text is understood. SMOG needs 30 sentences, which no
lay text has.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt
from types import MappingProxyType
from typing import NamedTuple

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.analysis.reading.sentences import divide_sentences
from mkdocs_evidence.analysis.reading.syllables import count_syllables
from mkdocs_evidence.syntax.patterns import regex

_WORD = regex(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PART = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = regex(r"(?:https?:|www\.)\S+")
_HARD_SYLLABLES = 3
_SHORTEST_NAME = 7
_SYLLABLE = 2**40
"""More than the words of any text."""
_NOTHING: Mapping[str, int] = MappingProxyType({})
_CHANCE = 16.0
"""The grade of n words of a longer text strays by about 16 / √n from that of the whole: one standard error, measured on
the answers of MedQuAD by `benchmarks/reading.py`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HardWord:
    """A word of three syllables or more that could perhaps be said more simply."""

    word: str
    syllables: int
    start: int
    stop: int


class Sentence(NamedTuple):
    """One sentence as it is read."""

    start: int
    stop: int
    words: int
    """All of them, figures among them."""
    weighed: int
    """Words whose syllables count: no figures, no names of medicines, no words that are given 0."""
    syllables: int
    """Of the words that are weighed."""


def read_sentences(text: str, *, breaks: Sequence[int] = (), given: Mapping[str, int] = _NOTHING) -> list[Sentence]:
    """The sentences of a text.

    Args:
        text: Plain text, without citation marks.
        breaks: Offsets at which a new paragraph or list item begins.
        given: Syllables of words, in lower case, that are known otherwise; 0 for words that do not count.
    """
    return [_read(text, start, stop, given) for start, stop in divide_sentences(text, breaks)]


def grade_of(sentences: Iterable[Sentence]) -> float | None:
    """The school grade of some sentences together; None when no word of theirs is weighed."""
    count = words = weighed = syllables = 0
    for one in sentences:
        count += 1
        words += one.words
        weighed += one.weighed
        syllables += one.syllables
    return 0.39 * words / count + 11.8 * syllables / weighed - 15.59 if weighed else None


def is_surely_above(limit: float, sentences: Sequence[Sentence]) -> bool:
    """Whether the grade of some sentences is above a limit by more than so few words can stray by chance."""
    grade = grade_of(sentences)
    return grade is not None and grade - _CHANCE / sqrt(sum(one.weighed for one in sentences)) > limit


def find_hard_words(text: str, sentence: Sentence, *, given: Mapping[str, int] = _NOTHING) -> Iterator[HardWord]:
    """The words of a sentence that have three syllables or more and are weighed, in the order of the text."""
    at = sentence.start
    for token in text[sentence.start : sentence.stop].split(" "):
        if _weigh(token)[1] >= _HARD_SYLLABLES:
            for found in _WORD.finditer(text, at, at + len(token)):
                weighed, syllables = _weigh(found[0])
                syllables = given.get(found[0].casefold(), syllables)
                if weighed and syllables >= _HARD_SYLLABLES:
                    yield HardWord(word=found[0], syllables=syllables, start=found.start(), stop=found.end())
        at += len(token) + 1


def is_medicine(word: str) -> bool:
    """Whether a word is the name of a medicine, by the lexicon `drug-names`."""
    stems, names = _medicines()
    word = word.casefold()
    return word in names or (len(word) >= _SHORTEST_NAME and word.endswith(stems))


@cache
def _medicines() -> tuple[tuple[str, ...], frozenset[str]]:
    entries = read_lexicon("drug-names")
    stems = tuple(one[1:] for one in entries if one.startswith("-"))
    return stems, frozenset(one for one in entries if not one.startswith("-"))


def _read(text: str, start: int, stop: int, given: Mapping[str, int]) -> Sentence:
    tokens = text[start:stop].split()
    syllables, weighed = divmod(sum(map(_weight, tokens)), _SYLLABLE)
    for token in tokens if given else ():
        for word in _WORD.findall(token):
            more, spoken = _weigh(word)
            known = given.get(word.casefold(), spoken)
            weighed -= more and not known
            syllables += known - spoken
    return Sentence(start, stop, len(tokens), weighed, syllables)


def _weigh(token: str) -> tuple[int, int]:
    """How many words of what stands between two spaces are weighed, and their syllables."""
    syllables, weighed = divmod(_weight(token), _SYLLABLE)
    return weighed, syllables


@lru_cache(maxsize=65_536)
def _weight(token: str) -> int:
    """The same in one number, of which those of a whole text are summed up at once: `_SYLLABLE` for each syllable."""
    weighed = syllables = 0
    if _ADDRESS.search(token) is None:
        for word in _WORD.findall(token):
            if not is_medicine(word):
                weighed += 1
                syllables += sum(count_syllables(part) for part in _PART.findall(word))
    return syllables * _SYLLABLE + weighed
