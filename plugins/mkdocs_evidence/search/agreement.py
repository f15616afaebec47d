"""How well a claim agrees with a question, in figures that `gate.py` weighs.

Words that may name a subject should be in the claim or above it, and those that decide (a part of the body, a group of
people, a disease, a treatment) must; the claim must say the kind of thing that is asked, a stage that is asked must be
its stage; a disease that is asked about as a whole must be the article's, and what a claim says of some only, such as
those with a further disease, is no answer to who asks of all. Questions that its authors say it answers are evidence
for it, and those that they say the article does not cover against it. Kinds and likeness are those of the sentences
that ask, not of what is told before them.
`assets/source/search/gate.js` does the same, step for step.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from mkdocs_evidence.search.analyser import fold, stems
from mkdocs_evidence.search.chatter import chatter
from mkdocs_evidence.search.contradictions import contradicts, lacks_measure
from mkdocs_evidence.search.decisive import decisive
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry
from mkdocs_evidence.search.kinds import claim_kinds
from mkdocs_evidence.search.question_words import ASKING
from mkdocs_evidence.search.questions import Question, is_subject, read_question, stages, tells_little
from mkdocs_evidence.search.ranking import Asked, Found, Hit

FEATURES = (
    "how much the question tells",
    "subjects met by its own words",
    "general words met",
    "what is said of a question of its authors",
    "a kind lacking",
    "other stage",
    "a decisive subject lacking",
    "of something else than the article",
    "only of a group or stage that is not asked about",
    "of one side only of what is compared",
    "only what something means, and not what is asked, or just that",
    "alike, and its subjects met",
    "more like a question that its article does not cover",
    "what is asked lacking",
    "words of its kind lacking",
    "asked with a word with which its authors do not ask",
    "asked in the words of what its article does not cover",
    "general words lacking where a count is asked",
    "not of the measure that is asked",
    "of another measure, or the opposite of what is asked",
)
"""What is looked at, in the order of the weights."""
EXCLUDED = FEATURES.index("asked in the words of what its article does not cover")
MOST_TOLD = 6.0
"""Rare words up to which more in a question tell more. What a claim shares with a long question is a smaller part of it
and tells as much; without this, who tells a story is not answered, and who says one word is. Words that no claim has
do not count."""

MOST_MET = 4
"""General words up to which more that are met count."""
OF_TOPIC = 0.25
OF_CHATTER = 0.35
"""Weights of words, against one that names a subject, when two questions are compared: what all of an article is about,
and what names no subject."""
MOST_OF_KIND = 3
"""Words of its kind up to which more that are lacking count."""
MOST_OF_COUNT = 3
"""General words up to which more that are lacking count, where a count is asked."""
OF_KIND = 0.3
"""The part of that likeness that is taken away when the two ask for different kinds of thing."""

MEANS = "definition"
"""The kind of question that asks what something is and nothing else."""
OF_MEANING = frozenset(("meaning", MEANS))
"""Kinds of question that ask what something is, whatever else."""

SAME = 0.75
"""How alike a question is, at least, to one that its article does not cover when it is taken for that question. Of
1,580 readers' questions that claims answer two were as like one of those, and liker than to any that authors ask; of
1,908 that none answers, 140 were."""

COUNT = "count"
"""The kind of question that asks how many."""

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
STAGE_WORDS = "stage grade type class level phase"
"""Who asks with one of these may want to know which it is."""
_STAGE_WORDS = frozenset(stems(STAGE_WORDS))
FIRST_WORDS = 5
"""Words of a claim within which it names what it is about."""


class Reader:
    """A reader's question, to be compared with many that authors put."""

    def __init__(self, question: Question, asked: Sequence[Asked]) -> None:
        """Takes a question with its words and what they stand for."""
        self._kinds = frozenset(question.kinds)
        self._words = [(one.forms, tells_little(question, one.stem)) for one in asked if one.stem in question.put]
        self._forms = frozenset(form for one in asked for form in one.forms)
        self._weighed: dict[frozenset[str], tuple[list[tuple[frozenset[str], float]], float]] = {}
        self._excluded: dict[str, tuple[float, str]] = {}

    def compare(self, ask: str, topic: frozenset[str]) -> tuple[float, float]:
        """How alike the two are, and how much of the author's is in the reader's, both from 0 to 1.

        Alike are words that both have, less where kinds differ.

        Args:
            ask: The author's.
            topic: Stems of what the whole article is about, which tell little.
        """
        there = _stems_of(ask)
        if there.isdisjoint(self._forms):
            return 0.0, 0.0
        kinds = _kinds_of_ask(ask)
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

    def likest_excluded(self, article: ArticleEntry) -> tuple[float, str]:
        """How alike a question is, at most, to one that an article says it does not cover, 0 to 1, and to which."""
        known = self._excluded.get(article.id)
        if known is None:
            topic = _topic_of(article, "")
            alike = ((self.compare(one, topic)[0], one) for one in article.not_covered)
            known = self._excluded[article.id] = max(alike, key=lambda one: one[0], default=(0.0, ""))
        return known

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


def agreement(
    question: Question, reader: Reader, found: Found, hit: Hit, article: ArticleEntry, claim: ClaimEntry
) -> tuple[float, ...]:
    """What is weighed of a claim, in the order of `FEATURES`."""
    topic, titled = _topic_of(article, claim.section), _topic_of(article, "")
    likeness, part = _most_alike(reader, claim.asks, topic)
    own = subjects_met(question, found, hit)[1]
    told = sum(one.rarity for one in found.asked if one.rarity < found.rarest) / found.rarest
    said = kinds_of(claim)
    beside = [one for one in _placed(found) if _is_beside(question, one[0], titled)]
    excluded, _ = reader.likest_excluded(article)
    return (
        min(told, MOST_TOLD),
        own,
        float(min(_general_words_met(question, found, hit), MOST_MET)),
        part,
        float(any(kind not in said for kind in question.strict)),
        float(_is_of_other_stage(question, article, claim)),
        float(_lacks_decisive(question, found, hit)),
        _about_else(question, found, article),
        float(_is_of_unasked_group(found, article, claim) or _is_of_unasked_stage(question, article, claim)),
        float(any(_lacks_side(side, beside, hit) for side in question.sides)),
        _says_meaning_unasked(question, found, hit, claim),
        likeness * own,
        max(0.0, excluded - likeness),
        _lacking_of_what_is_asked(question, found, hit, titled),
        float(min(_words_of_kind_lacking(question, found, hit), MOST_OF_KIND)),
        float(_is_asked_otherwise(question, claim)),
        float(excluded >= SAME and excluded > likeness),
        float(min(_words_of_count_lacking(question, found, hit), MOST_OF_COUNT)),
        float(lacks_measure(question.text, claim)),
        float(contradicts(question.text, claim)),
    )


def _most_alike(reader: "Reader", asks: Iterable[str], topic: frozenset[str]) -> tuple[float, float]:
    """How alike a reader's question and the likest of an author's are, and the most that is said of any of those."""
    alike = [reader.compare(ask, topic) for ask in asks]
    return max([likeness for likeness, _ in alike], default=0.0), max([part for _, part in alike], default=0.0)


def _lacking_of_what_is_asked(question: Question, found: Found, hit: Hit, titled: frozenset[str]) -> float:
    """Share of the words that ask, those of kinds too, that a claim has not; no general English, no titles."""
    words = [
        (one, bit)
        for one, bit in _placed(found)
        if one.stem in question.put and one.stem not in chatter() and titled.isdisjoint(one.forms)
    ]
    total = sum(one.rarity for one, _ in words)
    return sum(one.rarity for one, bit in words if not hit.own & bit) / total if total else 0.0


def _words_of_kind_lacking(question: Question, found: Found, hit: Hit) -> int:
    """Words by which a question is of its kind, such as `specificity`, that a claim of that kind has not."""
    of_kind = question.put & question.of_kind - chatter()
    return sum(one.stem in of_kind and not hit.own & bit for one, bit in _placed(found))


def _words_of_count_lacking(question: Question, found: Found, hit: Hit) -> int:
    """General words of a question for a count that a claim has not: it may not count who `took part`.

    Only of a count: other questions put the same in many ways, but of a count each word says what is counted.
    """
    if COUNT not in question.kinds:
        return 0
    general = chatter() & question.put - question.of_kind
    return sum(not hit.own & bit and one.stem in general for one, bit in _placed(found))


def _is_asked_otherwise(question: Question, claim: ClaimEntry) -> bool:
    """Whether a question asks with a word, such as `who`, with which none of a claim's authors ask."""
    asking = ASKING.intersection(question.kinds)
    return bool(asking) and all(asking.isdisjoint(_kinds_of_ask(ask)) for ask in claim.asks)


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
        return -(any(MEANS in kinds for kinds in asks) and subjects_met(question, found, hit)[1] == 1)
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


def subjects_met(question: Question, found: Found, hit: Hit) -> tuple[float, float]:
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


def _is_of_unasked_stage(question: Question, article: ArticleEntry, claim: ClaimEntry) -> bool:
    """Whether a claim begins with a stage or type that is neither asked about nor the article's.

    `Will my hip collapse?` must not be answered by what became of hips of type A.
    """
    if question.stages or not question.put.isdisjoint(_STAGE_WORDS):
        return False
    own = _stages_of(" ".join(claim.text.split()[:FIRST_WORDS]))
    elsewhere = _stages_of(" . ".join((article.title, *article.questions))) | question.put
    return bool(own) and own.isdisjoint(elsewhere)


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
