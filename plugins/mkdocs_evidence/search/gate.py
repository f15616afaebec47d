"""Whether a claim answers a question, which no count of common words can tell.

`Does core decompression help in the knee?` shares all its words but one with a claim on hips. So what is compared are
subjects and kinds: words that may name a subject should be in the claim or above it, and those that decide (a part of
the body, a group of people, a disease, a treatment) must; the claim must say the kind of thing that is asked, a stage
that is asked must be its stage; a disease that is asked about as a whole must be the article's, and what a claim says
of some only, such as those with a further disease, is no answer to who asks of all. Most counts a question that its
authors say it answers. Kinds and that likeness are those of the sentences that ask, not of what is told before them.
`assets/source/search/gate.js` does the same, step for step; `calibration.py` finds how much is enough on a site.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from mkdocs_evidence.search.analyser import fold, stems
from mkdocs_evidence.search.chatter import chatter
from mkdocs_evidence.search.decisive import decisive
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry
from mkdocs_evidence.search.kinds import STRICT_KINDS, claim_kinds
from mkdocs_evidence.search.questions import Question, is_subject, read_question, stages, tells_little
from mkdocs_evidence.search.ranking import Asked, Found, Hit

FEATURES = (
    "how much the question tells",
    "subjects met by its own words",
    "how much of what it meets is not the article's subject",
    "general words met",
    "likeness to a question of its authors",
    "what is said of a question of its authors",
    "kinds agreed",
    "a kind lacking",
    "other stage",
    "a decisive subject lacking",
    "of something else than the article",
    "only of a group that is not asked about",
    "of one side only of what is compared",
    "only what something means, and not what is asked, or just that",
)
WEIGHTS: Sequence[float] = (
    0.56, 2.86, 0.33, 0.5, 2.93, 2.38, 0.95, -5.25, -7.19, -3.13, -3.1, -1.73, -1.34, -2.43, -6.34,
)  # fmt: skip
"""Of each feature, and a constant: a logistic, fitted on the collections of `tests/questions/` to the outsiders', among
10,000 other sentences and with their article hidden, and on the site's own trials, which `calibration.py` describes.
Weights are held small, since one subject alone would teach them how one article is put. Each collection was foretold
better by a fit on the others with these features."""

MOST_LOOKED_AT = 20
"""Claims that are looked at for one question."""
MOST_SHOWN = 5

MOST_TOLD = 6.0
"""Rare words up to which more in a question tell more. What a claim shares with a long question is a smaller part of it
and tells as much; without this, who tells a story is not answered, and who says one word is. Words that no claim has
do not count."""

MOST_MET = 4
"""Rare words up to which more that are met count, and general words."""
OF_TOPIC = 0.25
OF_CHATTER = 0.35
"""Weights of words, against one that names a subject, when two questions are compared: what all of an article is about,
and what names no subject."""
OF_KIND = 0.3
"""The part of that likeness that is taken away when the two ask for different kinds of thing."""

MEANS = "definition"
"""The kind of question that asks what something is and nothing else."""
OF_MEANING = frozenset(("meaning", MEANS))
"""Kinds of question that ask what something is, whatever else."""

LEAST_SURE = 5
"""Letters of a word whose repair may be trusted; `dive` may be no error for `die`."""
GROUP = (
    r"(?:^|[.;,:] |\b(?:people|patients|adults|those|children|women|men|someone|anyone|hips?|you) "
    r"(?:with|who have|have) |\bin )(?:a |the )?("
    r"(?:[a-z]+ ){1,2}(?:disease|syndrome|anemia|anaemia|disorder|deficiency)|pregnancy|"
    r"(?:systemic )?lupus(?: erythematosus)?|(?:[a-z]+ )?(?:diabetes|asthma|epilepsy|hiv)|"
    r"(?:pregnant |breastfeeding |older )?(?:women|men|children|infants|newborns|babies|teenagers|adolescents))\b"
)
"""Whom a claim is about, where it is about some only: those with a further disease, or of an age or sex."""
_GROUP = re.compile(GROUP, re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim with how well it answers."""

    hit: Hit
    score: float


class Outcome(StrEnum):
    """What a question comes to."""

    ANSWER = "answer"
    RELATED = "related"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a question comes to, and the claims that are shown for it."""

    outcome: Outcome
    shown: tuple[Judged, ...]
    """At most `MOST_SHOWN`, best first: those that answer, else those that come nearest; none when nothing is near."""


def decide(
    question: str, found: Found, claims: Mapping[int, tuple[ArticleEntry, ClaimEntry]], threshold: float | None
) -> Verdict:
    """What a question comes to. One with a decisive subject of which no claim speaks is never answered.

    Args:
        question: As typed.
        found: What the index found for it.
        claims: By number.
        threshold: An answer's score is above it; None when nothing may be answered.
    """
    judged, asked = judge(question, found, claims), read_question(question)
    may_answer = threshold is not None and not names_missing_subject(question, found)
    answers = [one for one in judged if may_answer and one.score > (threshold or 0.0)]
    near = [one for one in judged if _subjects(asked, found, one.hit)[0] > 0]
    outcome = Outcome.ANSWER if answers else Outcome.RELATED if near else Outcome.NONE
    return Verdict(outcome=outcome, shown=tuple((answers or near)[:MOST_SHOWN]))


def names_missing_subject(question: str, found: Found) -> bool:
    """Whether a question asks for a decisive subject, such as a disease, of which no claim of the site speaks.

    One that is only told of, as in `I took steroids for my asthma`, counts as lacking and forbids nothing.
    """
    asked = read_question(question)
    return not (asked.decisive & asked.put).isdisjoint(found.missing)


def judge(question: str, found: Found, claims: Mapping[int, tuple[ArticleEntry, ClaimEntry]]) -> list[Judged]:
    """The claims that were found, by how well they answer, best first; equal ones stay in the order of their rank.

    Args:
        question: As typed.
        found: What the index found, up to `MOST_LOOKED_AT` of which are looked at.
        claims: By number.
    """
    asked = read_question(question)
    reader = _Reader(asked, found.asked)
    judged = [
        Judged(hit=hit, score=gate_score(_features(asked, reader, found, hit, *claims[hit.number])))
        for hit in found.hits[:MOST_LOOKED_AT]
    ]
    return sorted(judged, key=lambda one: -round(one.score, 9))


def gate_score(features: Iterable[float]) -> float:
    """The sum of what is weighed; a site's threshold is compared with it."""
    score = 0.0
    for weight, value in zip(WEIGHTS, (*features, 1.0), strict=True):
        score += weight * value
    return score


class _Reader:
    """A reader's question, to be compared with many that authors put."""

    def __init__(self, question: Question, asked: Sequence[Asked]) -> None:
        """Takes a question with its words and what they stand for."""
        self._kinds = frozenset(question.kinds)
        self._words = [(one.forms, tells_little(question, one.stem)) for one in asked if one.stem in question.put]
        self._forms = frozenset(form for one in asked for form in one.forms)
        self._weighed: dict[frozenset[str], tuple[list[tuple[frozenset[str], float]], float]] = {}

    def compare(self, ask: str, topic: frozenset[str]) -> tuple[float, float]:
        """How alike the two are, and how much of the author's is in the reader's, both from 0 to 1.

        Alike are words that both have, less where kinds differ.

        Args:
            ask: The author's.
            topic: Stems of what the whole article is about, which tell little.
        """
        there, kinds = _stems_of(ask), _kinds_of_ask(ask)
        if there.isdisjoint(self._forms):
            return 0.0, 0.0
        weighed = self._weighed.get(topic)
        if weighed is None:
            weighed = self._weighed[topic] = self._weigh(topic)
        words, total = weighed
        common = said = of_ask = 0.0
        for forms, weight in words:
            if not there.isdisjoint(forms):
                common += weight
        for stem, weight in _weigh_ask(ask, topic):
            of_ask += weight
            if stem in self._forms:
                said += weight
        either = len(self._kinds | kinds)
        other = 1 - len(self._kinds & kinds) / either if either else 0.0
        return (common + said) / (total + of_ask) * (1 - OF_KIND * other), said / of_ask

    def _weigh(self, topic: frozenset[str]) -> tuple[list[tuple[frozenset[str], float]], float]:
        """What each word stands for and tells beside an article on a topic, and how much all of them tell."""
        words = [(forms, _worth(tells_little, not topic.isdisjoint(forms))) for forms, tells_little in self._words]
        return words, sum(weight for _, weight in words)


@lru_cache(maxsize=65_536)
def _weigh_ask(ask: str, topic: frozenset[str]) -> tuple[tuple[str, float], ...]:
    """The stems of an author's question, and what each tells."""
    question = read_question(ask)
    return tuple((stem, _worth(tells_little(question, stem), stem in topic)) for stem in sorted(_stems_of(ask)))


@lru_cache(maxsize=65_536)
def _kinds_of_ask(ask: str) -> frozenset[str]:
    return frozenset(read_question(ask).kinds)


def _worth(tells_little: bool, is_of_topic: bool) -> float:  # both say what the word is
    if tells_little:
        return OF_CHATTER
    return OF_TOPIC if is_of_topic else 1.0


def _features(
    question: Question, reader: _Reader, found: Found, hit: Hit, article: ArticleEntry, claim: ClaimEntry
) -> tuple[float, ...]:
    """What is weighed of a claim, in the order of `FEATURES`."""
    topic, titled = _topic_of(article, claim.section), _topic_of(article, "")
    told = sum(one.rarity for one in found.asked if one.rarity < found.rarest) / found.rarest
    said = kinds_of(claim)
    loose = [kind for kind in question.kinds if kind not in STRICT_KINDS]
    agreed = sum(kind in said for kind in loose) / len(loose) if loose else 0.5
    alike = [reader.compare(ask, topic) for ask in claim.asks]
    beside = [one for one in _placed(found) if _is_beside(question, one[0], titled)]
    met = sum(one.rarity for one, bit in beside if hit.own & bit) / found.rarest
    return (
        min(told, MOST_TOLD),
        _subjects(question, found, hit)[1],
        min(met, MOST_MET),
        float(min(_general_words_met(question, found, hit), MOST_MET)),
        max([likeness for likeness, _ in alike], default=0.0),
        max([part for _, part in alike], default=0.0),
        agreed,
        float(any(kind not in said for kind in question.strict)),
        float(_is_of_other_stage(question, article, claim)),
        float(_lacks_decisive(question, found, hit)),
        _about_else(question, found, article),
        float(_is_of_unasked_group(found, article, claim)),
        float(any(_lacks_side(side, beside, hit) for side in question.sides)),
        _says_meaning_unasked(question, found, hit, claim),
    )


def _placed(found: Found) -> Iterator[tuple[Asked, int]]:
    """Words of the question, each with the bit that a hit has for it."""
    return ((one, 1 << at) for at, one in enumerate(found.asked))


def _is_beside(question: Question, one: Asked, titled: frozenset[str]) -> bool:
    """Whether a word names a subject that an article's title and questions do not."""
    return is_subject(question, one.stem) and titled.isdisjoint(one.forms)


def _general_words_met(question: Question, found: Found, hit: Hit) -> int:
    """Words of what is asked that are general English, say no kind, and are in the claim."""
    general = chatter() & question.put - question.of_kind
    return sum(bool(hit.own & bit) and one.stem in general for one, bit in _placed(found))


def _lacks_side(side: frozenset[str], beside: Iterable[tuple[Asked, int]], hit: Hit) -> bool:
    """Whether a claim has none of the subjects on a side of what is compared, apart from the article's."""
    bits = [bit for one, bit in beside if one.stem in side]
    return bool(bits) and not any(hit.own & bit for bit in bits)


def _says_meaning_unasked(question: Question, found: Found, hit: Hit, claim: ClaimEntry) -> int:
    """1 where a claim only says what something means and that is not asked, -1 where it says just what is asked."""
    asks = [_kinds_of_ask(ask) for ask in claim.asks]
    if MEANS in question.kinds:
        return -(any(MEANS in kinds for kinds in asks) and _subjects(question, found, hit)[1] == 1)
    return OF_MEANING.isdisjoint(question.kinds) and bool(asks) and not any(map(OF_MEANING.isdisjoint, asks))


@lru_cache(maxsize=65_536)
def kinds_of(claim: ClaimEntry) -> frozenset[str]:
    """What sorts of thing a claim says; remembered, because a claim is looked at for many questions."""
    return claim_kinds(claim)


@lru_cache(maxsize=65_536)
def _stems_of(text: str) -> frozenset[str]:
    return frozenset(stems(text))


def _topic_of(article: ArticleEntry, section: str) -> frozenset[str]:
    return _stems_of(" ".join((article.title, *article.questions, section)))


def _subjects(question: Question, found: Found, hit: Hit) -> tuple[float, float]:
    """Shares of the question's subjects that are in the claim or above it, and in it; 1 where it has none.

    A number that a claim lacks, such as an age, is no subject.
    """
    unsure = {repair.word for repair in found.repairs if len(repair.word) < LEAST_SURE}
    total = met = own = 0.0
    for at, one in enumerate(found.asked):
        if not is_subject(question, one.stem):
            continue
        is_met = (hit.own | hit.around) >> at & 1
        if one.stem.isdigit() and not is_met:
            continue
        total += one.rarity
        if one.stem not in unsure:
            met += one.rarity * is_met
            own += one.rarity * (hit.own >> at & 1)
    if not total:
        return 1.0, 1.0
    return met / total, own / total


def _lacks_decisive(question: Question, found: Found, hit: Hit) -> bool:
    """Whether a decisive subject is neither in a claim nor above it; a listed one that was repaired is lacking too."""
    repaired = {repair.word for repair in found.repairs}
    return any(
        not (hit.own | hit.around) >> at & 1 or (one.stem in repaired and one.stem in decisive())
        for at, one in enumerate(found.asked)
        if one.stem in question.decisive
    )


def _about_else(question: Question, found: Found, article: ArticleEntry) -> float:
    """How much of what a question asks about as a whole an article's title and questions do not name, from 0 to 1."""
    named = [one for one in found.asked if one.stem in question.about and is_subject(question, one.stem)]
    topic = _topic_of(article, "")
    total = sum(one.rarity for one in named)
    return sum(one.rarity for one in named if topic.isdisjoint(one.forms)) / total if total else 0.0


def _is_of_unasked_group(found: Found, article: ArticleEntry, claim: ClaimEntry) -> bool:
    """Whether a claim is about some only, of whom neither the question nor the article's title and questions speak."""
    group = _group_of(". ".join((claim.section, claim.text, claim.lay_words))) - _topic_of(article, "") - chatter()
    return bool(group) and all(group.isdisjoint(one.forms) for one in found.asked)


@lru_cache(maxsize=65_536)
def _group_of(text: str) -> frozenset[str]:
    return frozenset(stem for named in _GROUP.findall(fold(text)) for stem in stems(named))


def _is_of_other_stage(question: Question, article: ArticleEntry, claim: ClaimEntry) -> bool:
    if not question.stages:
        return False
    own = _stages_of(" . ".join((claim.text, claim.section, *claim.asks)))
    return question.stages.isdisjoint(own or _stages_of(" . ".join((article.title, *article.questions))))


@lru_cache(maxsize=65_536)
def _stages_of(text: str) -> frozenset[str]:
    return stages(fold(text))
