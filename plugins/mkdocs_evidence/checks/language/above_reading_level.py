"""The rule `above-reading-level`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.audiences import is_in_english
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.reading.level import (
    HardWord,
    Sentence,
    find_hard_words,
    grade_of,
    is_surely_above,
    read_sentences,
)
from mkdocs_evidence.analysis.reading.syllables import divided_words
from mkdocs_evidence.analysis.reading.terms import is_explained, may_explain, plain_names
from mkdocs_evidence.checks.registry import Option, rule
from mkdocs_evidence.model.audience import CLINICIAN, Audience
from mkdocs_evidence.model.claim import AnswerSentence, Article, Claim
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import TextMap
from mkdocs_evidence.settings import option

_NAME = "above-reading-level"
_EASY_SENTENCE = 20
"""Words; sentences up to this length are easy."""
_FEWEST_WORDS = 10
"""Shorter texts are not judged by themselves."""
_SHOWN_WORDS = 4
_LAST_GRADE = 12
"""The last year of school; above it the number says nothing."""
_OPTIONS = (
    Option(
        name="patient", default=9, about="Highest school grade (United States) of texts for patients; 0 judges none."
    ),
    Option(name="carer", default=0, about="The same for texts for carers."),
    Option(name=CLINICIAN, default=0, about="The same for the claims and the bottom line, judged together."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """One text and its sentences."""

    text: str
    text_map: TextMap
    breaks: tuple[int, ...]
    sentences: Sequence[Sentence]


@rule(
    "EV501",
    on=Article,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Use shorter sentences and shorter words.",
    options=_OPTIONS,
)
def above_reading_level(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A text that is harder to read than its audience can be expected to manage."""
    for audience, limit in _limits(ledger):
        known = _site_words(ledger)
        texts = list(_texts(article, audience.id, known))
        is_alone = audience.id != CLINICIAN
        hard = [one for one in texts if is_alone and _is_hard(one, limit)]
        whole = [sentence for one in texts for sentence in one.sentences]
        if not hard and not is_surely_above(limit, whole):
            continue
        given = {**known, **dict.fromkeys(_explained_words(texts, ledger), 0)}
        if len(given) > len(known):
            texts = [_weighed(one, given) for one in texts]
            hard = [one for one in texts if is_alone and _is_hard(one, limit)]
            whole = [sentence for one in texts for sentence in one.sentences]
        for one in hard:
            yield _finding(f"This text {_named(audience)} reads", one, one.sentences, limit, given, ledger)
        if not hard and is_surely_above(limit, whole):
            hardest = max(texts, key=lambda one: grade_of(one.sentences) or 0)
            what = "The claims of this article" if not is_alone else f"The texts {_named(audience)} of this article"
            yield _finding(f"{what} together read", hardest, whole, limit, given, ledger)


@once_per_ledger
def _limits(ledger: Ledger) -> tuple[tuple[Audience, int], ...]:
    """The audiences that are judged, each with its highest grade: the rule’s option, else the audience’s own."""
    usual = {one.name: one.default for one in _OPTIONS}
    english = [one for one in ledger.audiences if is_in_english(one)]
    limits = [(one, option(_NAME, one.id, one.level or usual.get(one.id, 0), ledger.settings)) for one in english]
    return tuple((audience, limit) for audience, limit in limits if limit > 0)


def _named(audience: Audience) -> str:
    return audience.heading[:1].lower() + audience.heading[1:]


def _texts(article: Article, audience: str, given: Mapping[str, int]) -> Iterator[_Text]:
    if audience == CLINICIAN:
        blocks: tuple[AnswerSentence | Claim, ...] = (*article.answer, *article.claims)
        for block in blocks:
            yield _read(block.text, block.text_map, (), given)
        return
    for lay in article.lay_texts:
        if lay.audience == audience and lay.text:
            yield _read(lay.text, lay.text_map, lay.breaks, given)


def _read(text: str, text_map: TextMap, breaks: tuple[int, ...], given: Mapping[str, int]) -> _Text:
    sentences = read_sentences(text, breaks=breaks, given=given)
    return _Text(text=text, text_map=text_map, breaks=breaks, sentences=sentences)


def _weighed(one: _Text, given: Mapping[str, int]) -> _Text:
    return _read(one.text, one.text_map, one.breaks, given)


@once_per_ledger
def _site_words(ledger: Ledger) -> Mapping[str, int]:
    """What the site adds to our lists: syllables of words, and 0 for names of medicines."""
    added = ledger.settings.lexicons
    medicines = added["drug-names"].entries if "drug-names" in added else ()
    divided = added["syllable-exceptions"].entries if "syllable-exceptions" in added else ()
    return {**divided_words(divided), **{name.casefold(): 0 for name in medicines}}


def _is_hard(one: _Text, limit: int) -> bool:
    return sum(sentence.words for sentence in one.sentences) >= _FEWEST_WORDS and is_surely_above(limit, one.sentences)


def _explained_words(texts: Sequence[_Text], ledger: Ledger) -> set[str]:
    """The hard words, in lower case, that one of the texts explains, in its own words or in those of the glossary."""
    entries = plain_names(ledger)
    explained: set[str] = set()
    for one in texts:
        lowered = one.text.casefold()
        if not may_explain(lowered) and not any(entry.plain.casefold() in lowered for entry in entries.values()):
            continue
        for sentence in one.sentences:
            for hard in find_hard_words(one.text, sentence):
                entry = entries.get(hard.word.casefold())
                in_plain_words = entry is not None and entry.plain.casefold() in lowered
                if in_plain_words or is_explained(one.text, hard.start, hard.stop):
                    explained.add(hard.word.casefold())
    return explained


def _finding(
    what: str, one: _Text, judged: Iterable[Sentence], limit: int, given: Mapping[str, int], ledger: Ledger
) -> Finding:
    """Points at the sentence of a text that is hardest, and says what makes it so."""
    worst = max(one.sentences, key=lambda sentence: (grade_of([sentence]) or 0, -sentence.start))
    hard = _hardest(find_hard_words(one.text, worst, given=given))
    grade = grade_of(judged) or 0
    level = f"above school grade {_LAST_GRADE}" if grade > _LAST_GRADE else f"at school grade {grade:.0f}"
    message = f"{what} {level}; grade {limit} is the most that is asked for."
    if worst.words > _EASY_SENTENCE:
        message += f" This sentence has {worst.words} words."
    if hard:
        message += f" Long words: {', '.join(f'{word.word} ({word.syllables} syllables)' for word in hard)}."
    return Finding(
        at=one.text_map.place(worst.start, worst.stop),
        message=message,
        remedy=_remedy(worst, hard, one.text, ledger),
    )


def _hardest(words: Iterable[HardWord]) -> list[HardWord]:
    """The longest of the words, each once, in the order of the text."""
    once = {word.word.casefold(): word for word in reversed(list(words))}
    longest = sorted(once.values(), key=lambda word: (-word.syllables, word.start))[:_SHOWN_WORDS]
    return sorted(longest, key=lambda word: word.start)


def _remedy(worst: Sentence, hard: Sequence[HardWord], text: str, ledger: Ledger) -> str:
    cures = []
    if worst.words > _EASY_SENTENCE:
        cures.append(f"Split it: sentences of up to {_EASY_SENTENCE} words are easy to read.")
    words = text[worst.start : worst.stop].casefold()
    names = {entry.plain: name for name, entry in plain_names(ledger).items() if name in words}
    cures += [f"For `{name}` the glossary has the plain words `{plain}`." for plain, name in names.items()]
    if hard and not names:
        cures.append("Say it in shorter words, or explain the long ones: `hypertension means high blood pressure`.")
    return " ".join(cures)
