"""How sure the gate must be on one site: found by asking the site's own questions when nothing can answer them.

Every authored question is asked with its whole article hidden, and with its most telling subject exchanged for one that
no claim has; and every question that an article says it does not cover is asked of that article, which is not told so.
What passes then is a false answer, and the threshold lets few of each sort pass, as `MOST_FALSE` says. Where articles
exclude few, authored questions with a strange subject added, as one about another joint has, stand for them.
What the site would still answer is counted with the question itself taken out of its claim, for readers do not know how
its authors put it.
"""

import hashlib
import math
from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from mkdocs_evidence.search.analyser import stems, words
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry
from mkdocs_evidence.search.gate import judge
from mkdocs_evidence.search.questions import is_subject, read_question
from mkdocs_evidence.search.ranking import Asker, Found

HIDDEN = "Own questions, their article hidden"
EXCHANGED = "Own questions, their subject exchanged"
ADDED = "Own questions, a strange subject added"
EXCLUDED = "Questions that their article does not cover"
MOST_FALSE: Mapping[str, float] = {HIDDEN: 0.05, EXCHANGED: 0.05, ADDED: 0.15, EXCLUDED: 0.125}
"""Share that may be answered of each sort of question that nothing can answer. Most questions to which a word was added
are still answered by the claim they were written for; what a reader adds and means, a joint or a disease, decides, and
is not left to a threshold. What authors exclude is the sharpest that they can think of: where an eighth of it passes,
7 % of readers' questions beside the point did."""
LEAST_THRESHOLD = 0.0
"""Even odds by the fit: no site answers what is likelier beside the point, whatever its own trials allow."""
LEAST_QUESTIONS = 40
"""Authored questions a site must have before it answers: of fewer, 5 % are less than two."""
LEAST_EXCLUDED = 40
"""Excluded questions that a site must have before they are tried."""
MOST_QUESTIONS = 400
"""That are asked; of larger sites those whose digests come first."""
_DEPTH = 60
_DEPTH_OF_ONE = 200
"""Claims that are found, so that those of one article are among them."""
_STRANGER = "qzxwvk"
"""A word of no language, for a subject that the site knows nothing of."""
_STRANGE_VALUE = "d9"
"""A stage, grade or type that no scheme has."""

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


def calibrate(asker: Asker, claims: Claims, excluded: Trial | None) -> Calibration:
    """Asks a site its own questions. Needs some milliseconds for each of at most `MOST_QUESTIONS`.

    Args:
        asker: Asks them.
        claims: By number.
        excluded: What came of those that articles exclude.
    """
    answerable: list[float] = []
    authored = _choose(_authored(claims))
    tried: dict[str, list[float]] = {name: [] for name in (HIDDEN, EXCHANGED, ADDED)}
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
        if excluded is None:
            tried[ADDED].append(_ask_strangely(f"{question} {_STRANGER}", asker, without))
        if exchanged := exchange_subject(question, found):
            tried[EXCHANGED].append(_ask_strangely(exchanged, asker, without))
    trials = [_trial(name, scores) for name, scores in tried.items() if scores]
    return Calibration(
        questions=len(authored),
        answerable=tuple(sorted(answerable)),
        trials=tuple(trials if excluded is None else (*trials, excluded)),
    )


def ask_untold(asker: Asker, claims: Claims) -> Mapping[tuple[str, str], float]:
    """How sure articles are of what they exclude when they are not told so, by article and question.

    Told, none is surer. Of more than `MOST_QUESTIONS` some are asked.
    """
    return {
        (claims[number][0].id, question): _ask_untold(question, claims[number][0], asker, claims)
        for number, question in _choose(_excluded(claims))
    }


def try_excluded(untold: Mapping[tuple[str, str], float]) -> Trial | None:
    """What articles answer of what they exclude; None where they exclude too few to tell.

    Args:
        untold: As `ask_untold` gives them.
    """
    return _trial(EXCLUDED, untold.values()) if len(untold) >= LEAST_EXCLUDED else None


def _trial(name: str, scores: Iterable[float]) -> Trial:
    return Trial(name=name, most_false=MOST_FALSE[name], scores=tuple(sorted(scores)))


def _ask_untold(question: str, article: ArticleEntry, asker: Asker, claims: Claims) -> float:
    """How sure an article is of a question that it excludes, when it is not told so."""
    found = asker.ask(question, most=_DEPTH_OF_ONE)
    own = found.without(hit for hit in found.hits if claims[hit.number][0] is not article)
    untold = replace(article, not_covered=tuple(one for one in article.not_covered if one != question))
    return _best(question, own, {hit.number: (untold, claims[hit.number][1]) for hit in own.hits})


def _ask_strangely(question: str, asker: Asker, claims: Mapping[int, tuple[ArticleEntry, ClaimEntry]]) -> float:
    return _best(question, asker.ask(question, most=_DEPTH), claims)


def exchange_subject(question: str, found: Found) -> str:
    """A question with the subject that tells most exchanged for a stranger; empty when it names none.

    A number is no subject: with another `29`, `How many of 29 heads?` still asks for what the claim says. A stage or a
    type is exchanged for one that no scheme has.

    Args:
        question: As its author put it.
        found: What it found, for how much each word tells.
    """
    read = read_question(question)
    subjects = [one for one in found.asked if is_subject(read, one.stem) and not one.stem.isdigit()]
    if not subjects:
        return ""
    subject = max(subjects, key=lambda one: one.rarity).stem
    stranger = _STRANGE_VALUE if subject in read.stages else _STRANGER
    return " ".join(stranger if stems(word) == [subject] else word for word in words(question))


def _authored(claims: Claims) -> list[tuple[int, str]]:
    """(claim, question) of what authors say is answered."""
    return [(number, question) for number, (_, claim) in claims.items() for question in claim.asks]


def _excluded(claims: Claims) -> list[tuple[int, str]]:
    """(first claim of the article, question) of what articles say they do not cover."""
    firsts = {article.id: number for number, (article, _) in reversed(claims.items())}
    return [(number, question) for number in firsts.values() for question in claims[number][0].not_covered]


def _choose(questions: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """As many as are asked, the same on every machine."""
    if len(questions) <= MOST_QUESTIONS:
        return questions
    return sorted(questions, key=lambda one: (hashlib.sha256(one[1].encode()).digest(), one[0]))[:MOST_QUESTIONS]


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
