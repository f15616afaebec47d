"""How sure the gate must be on one site: found by asking the site's own questions when nothing can answer them.

Every authored question is asked three times more: with its whole article hidden, with its most telling word exchanged
for one that no claim has, and with such a word added, as a question about another joint has. What passes then is a
false answer, and the threshold lets few of each sort pass, as `MOST_FALSE` says. What the site would still
answer is counted with the question itself taken out of its claim, for readers do not know how its authors put it.
"""

import hashlib
import math
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mkdocs_evidence.search.analyser import stems, words
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry
from mkdocs_evidence.search.gate import judge
from mkdocs_evidence.search.questions import read_question, tells_little
from mkdocs_evidence.search.ranking import Asker, Found

HIDDEN = "its article hidden"
EXCHANGED = "its subject exchanged"
ADDED = "a strange subject added"
MOST_FALSE: Mapping[str, float] = {HIDDEN: 0.05, EXCHANGED: 0.05, ADDED: 0.15}
"""Share that may be answered of each sort of question that nothing can answer. Most questions to which a word was added
are still answered by the claim they were written for; what a reader adds and means, a joint or a disease, decides, and
is not left to a threshold."""
LEAST_THRESHOLD = 0.0
"""Even odds by the fit: no site answers what is likelier beside the point, whatever its own trials allow."""
LEAST_QUESTIONS = 40
"""Authored questions a site must have before it answers: of fewer, 5 % are less than two."""
MOST_QUESTIONS = 400
"""That are asked; of larger sites those whose digests come first."""
_DEPTH = 60
_STRANGER = "qzxwvk"
"""A word of no language, for a subject that the site knows nothing of."""

Claims = dict[int, tuple[ArticleEntry, ClaimEntry]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One sort of question that nothing can answer, and how sure the gate was of each, ascending."""

    name: str
    most_false: float
    """Share of them that may be answered."""
    scores: tuple[float, ...]

    @property
    def threshold(self) -> float:
        """The lowest that at most so many lie above."""
        return self.scores[len(self.scores) - 1 - math.floor(len(self.scores) * self.most_false)]

    def false_above(self, threshold: float) -> float:
        """Share of them that would be answered."""
        return sum(score > threshold for score in self.scores) / len(self.scores) if self.scores else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What a site may answer."""

    questions: int
    """Authored questions that were asked."""
    answerable: tuple[float, ...]
    """Scores of those questions on the site as it is, without the question itself, ascending."""
    trials: tuple[Trial, ...]

    @property
    def is_enough(self) -> bool:
        """Whether there were questions enough to answer at all; else everything is only related."""
        return self.questions >= LEAST_QUESTIONS

    @property
    def threshold(self) -> float | None:
        """An answer's score is above it; None when nothing may be answered."""
        return max((LEAST_THRESHOLD, *(trial.threshold for trial in self.trials))) if self.is_enough else None

    @property
    def answered(self) -> float:
        """Share of the site's own questions that are answered, each taken out of its claim."""
        return self.answered_above(math.inf if self.threshold is None else self.threshold)

    def answered_above(self, threshold: float) -> float:
        """The same share, were the threshold another."""
        return sum(score > threshold for score in self.answerable) / len(self.answerable) if self.answerable else 0.0


def calibrate(asker: Asker, claims: Claims) -> Calibration:
    """Asks a site its own questions. Needs some milliseconds for each of at most `MOST_QUESTIONS`."""
    answerable: list[float] = []
    tried: dict[str, list[float]] = {name: [] for name in MOST_FALSE}
    authored = [*_choose(claims)]
    has_others = len({article.id for article, _ in claims.values()}) > 1
    for number, question in authored:
        article, claim = claims[number]
        found = asker.ask(question, most=_DEPTH, knows_whole=False)
        bare = replace(claim, asks=tuple(one for one in claim.asks if one != question))
        without = ChainMap({number: (article, bare)}, claims)
        answerable.append(_best(question, found, without))
        if has_others:
            others = found.without(hit for hit in found.hits if claims[hit.number][0] is article)
            tried[HIDDEN].append(_best(question, others, claims))
        tried[ADDED].append(_ask_strangely(f"{question} {_STRANGER}", asker, without))
        if exchanged := exchange_subject(question, found):
            tried[EXCHANGED].append(_ask_strangely(exchanged, asker, without))
    return Calibration(
        questions=len(authored),
        answerable=tuple(sorted(answerable)),
        trials=tuple(
            Trial(name=name, most_false=MOST_FALSE[name], scores=tuple(sorted(scores)))
            for name, scores in tried.items()
            if scores
        ),
    )


def _ask_strangely(question: str, asker: Asker, claims: Mapping[int, tuple[ArticleEntry, ClaimEntry]]) -> float:
    return _best(question, asker.ask(question, most=_DEPTH), claims)


def exchange_subject(question: str, found: Found) -> str:
    """A question with the word that tells most exchanged for a stranger; empty when it names no subject.

    Args:
        question: As its author put it.
        found: What it found, for how much each word tells.
    """
    read = read_question(question)
    subjects = [one for one in found.asked if not tells_little(read, one.stem)]
    if not subjects:
        return ""
    subject = max(subjects, key=lambda one: one.rarity).stem
    return " ".join(_STRANGER if stems(word) == [subject] else word for word in words(question))


def _choose(claims: Claims) -> Iterator[tuple[int, str]]:
    """(claim, question) of what is asked, the same on every machine."""
    authored = [(number, question) for number, (_, claim) in claims.items() for question in claim.asks]
    if len(authored) > MOST_QUESTIONS:
        authored.sort(key=lambda one: (hashlib.sha256(one[1].encode()).digest(), one[0]))
    return iter(authored[:MOST_QUESTIONS])


def _best(question: str, found: Found, claims: Mapping[int, tuple[ArticleEntry, ClaimEntry]]) -> float:
    """The score of the claim that answers best; far below all others when nothing was found."""
    judged = judge(question, found, claims)
    return judged[0].score if judged else -10.0


def claims_by_number(blocks: Iterable[Iterable[tuple[int, ArticleEntry]]]) -> Claims:
    """Every claim with its article, by its number."""
    return {
        first + at: (article, claim)
        for block in blocks
        for first, article in block
        for at, claim in enumerate(article.claims)
    }
