"""What the words of a claim hold: that something helps, harms, does nothing, always happens, is enough or preferred."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from mkdocs_evidence.analysis.letters import read_letters
from mkdocs_evidence.analysis.once import once_per_article
from mkdocs_evidence.analysis.scope.terms import telling_stems
from mkdocs_evidence.analysis.telling_words import Sieve
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.syntax.patterns import regex


class Stance(StrEnum):
    """What a claim holds; each stands against certain others."""

    LESS = "less"
    """It lowers or prevents the outcome."""
    MORE = "more"
    """It raises the outcome."""
    BETTER = "better"
    WORSE = "worse"
    NO_EFFECT = "no-effect"
    ALWAYS = "always"
    """The outcome happens to all."""
    NOT_ALWAYS = "not-always"
    """The outcome happens to a counted part."""
    ENOUGH = "enough"
    NOT_ENOUGH = "not-enough"
    PREFERRED = "preferred"
    """It comes before all others for a purpose."""
    NEEDED = "needed"
    """It cannot be left out for a purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One stance that the words of a claim take."""

    stance: Stance
    words: str
    """The words that say so, in lower case."""
    before: str
    """The text before them."""
    after: str
    """The text after them."""

    @property
    def subject(self) -> frozenset[str]:
        """Stems of what stands before the words, from the last comma."""
        return telling_stems(self.before.rsplit(",", 1)[-1]) - _AUXILIARY

    @property
    def about(self) -> frozenset[str]:
        """Stems of what stands after the words, to the end of the clause."""
        end = _CLAUSE_END.search(self.after)
        return telling_stems(self.after[: end.start()] if end else self.after) - _AUXILIARY

    @property
    def purposes(self) -> frozenset[str]:
        """Stems of the purposes that the text names: diagnosis, follow-up."""
        return telling_stems(" ".join(_PURPOSE.findall(f"{self.before} {self.after}")))


_LOWER = r"(?:reduc|lower|prevent|decreas|lessen|slow|delay|reliev|halv|halt|protect\w* against)\w*|eas(?:es|ed)\b"
_RAISE = r"(?:(?:increas|rais|doubl|tripl|provok)\w*|(?:higher|greater|caus(?:e[sd]?|ing))\b)"
_HELP = r"(?:improv)\w*"
_HURT = r"(?:worsen|aggravat)\w*"
_CHANGE = rf"(?:{_LOWER}|{_RAISE}|{_HELP}|{_HURT}|(?:affect|chang|help|alter|influenc)\w*)"
_NOTHING = regex(
    rf"\b(?:did|does|do|may|might|could|can|will|would)\s*not\s+(?:\w+ly\s+)?{_CHANGE}"
    rf"|\b(?:cannot|failed to|fails to)\s+{_CHANGE}"
    r"|\b(?:makes?|made|making|showed|shows|found|had|has)\s+(?:little or )?no\s+(?:\w+\s+)?"
    r"(?:difference|effect|benefit|gain|change|reduction|improvement)(?:\s+(?:in|to|on|for|of))?"
    r"|\bno\s+(?:\w+\s+)?(?:difference|effect|benefit|gain|reduction|improvement)\s+(?:in|to|on|for|of)"
    r"|\bno\s+(?:lower|higher|better)\s+(?:risk\s+of|rate\s+of)?|\bis\s+ineffective\s+(?:for|in|against)",
)
_SIGNED = regex(
    rf"\b(?:(?P<less>{_LOWER}|(?<!or )(?:fewer|less)\b(?! than))"
    rf"|(?P<more>{_RAISE})|(?P<better>{_HELP})|(?P<worse>{_HURT}))"
)
_SIGNS_OF_NOTHING = (" not ", " no ", "cannot", "fail", "ineffective")
_EFFECT_SIGN = regex(
    r"reduc|lower|preven|decrea|less|slow|delay|reliev|hal[vt]|protec|ease[sd]|fewer|increa|rais|higher|great|caus|"
    r"doubl|tripl|provok|improv|worsen|aggrav|no$|not$|cannot|fail|ineff"
)
"""How a word begins that is in every text that speaks of an effect. Most texts take no stance, and to know each of
their words is cheaper than a search."""
_ALWAYS_SIGN = regex(r"inevit|invar|always|exc|all$|every$")
_WORTH_SIGN = regex(
    r"no$|cornerst|mainst|suffic|insuffic|enough|preferred|choice$|first$|best$|gold$|essent|mandat|indisp|required"
)
_OPEN = regex(
    r"\b(?:uncertain|unclear|unknown|whether|inconclusive|conflicting|conflict|disagree\w*|not known|not settled|"
    r"(?:no|insufficient|limited|little|very little|not enough) evidence|remains? to be|may or may not|"
    r"no (?:\w+ )?trials?|no stud(?:y|ies)|aims?|aimed|intended|suggest(?:ed)? not|should|"
    r"recommend\w*|if|unless|than expected)\b|\?",
)
_ALWAYS = regex(
    r"\b(?:inevitabl[ey]|invariabl[ey]|always|without exception|"
    r"in (?:all|every) (?:cases?|patients?|people|hips?|person))\b",
)
_DENIED = regex(
    r"\b(?:not|nor|never|no|nearly|almost|hardly|rarely|practically|virtually)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_PART = regex(
    r"\b(?P<n>[0-9]+) (?:of|out of) (?P<of>[0-9]+)\b"
    r"|(?P<share>[0-9]+(?:\.[0-9]+)?)\s?(?:%|per\s?cent)(?!\s+(?:of|ci|confidence|reduction|increase|lower|higher))",
)
_WORTH = regex(
    r"\b(?:(?P<enough>cornerstone|mainstay|(?:is|are) sufficient|suffices?\b)"
    r"|(?P<not_enough>insufficient (?:to|for|as)|is insufficient|not sufficient|not suffice|not enough|"
    r"(?:has|have) no role)"
    r"|(?P<preferred>preferred|of (?:first )?choice|first[ -]choice|first[ -]line|(?:is|are) best|gold standard)"
    r"|(?P<needed>essential|mandatory|indispensable|required))\b"
)
_SOMETIMES = regex(r"\b(?:often|sometimes|usually|may be|can be|might be|frequently)\s+(?:is |are )?$")
_PURPOSE = regex(
    r"\b(?:follow-?\s?up|monitor\w*|surveillance|diagnos\w*|screening|treatment|therapy|imaging|prophylaxis|prevention)\b",
)
_CLAUSE_END = regex(r"[,;:.()]|\s(?:but|and|although|while|whereas|because|since|after|when|compared|than|with|in)\b")
_AUXILIARY = frozenset(
    "may might can could will would did does do has have had probabl lik also not is are was were been be "
    "significantly significant randomis randomiz trial study meta analysi review cohort found show".split()
)


@once_per_article
def stances_of(article: Article) -> Mapping[str, tuple[Reading, ...]]:
    """The stances that each claim of an article takes, by its text; texts that take none are left out."""
    telling = _SIEVE.texts_of(article)
    return {text: found for one in article.claims if (text := one.text) in telling and (found := read_stances(text))}


def read_stances(text: str) -> tuple[Reading, ...]:
    """The stances that a text takes. Doubt, advice and conditions take none, nor do two effects at odds."""
    wanted = frozenset().union(*map(_places_of_readers, read_letters(text)))
    plain = text.lower()
    return tuple(reading for place in sorted(wanted) for reading in _READERS[place][1](plain))


@lru_cache(maxsize=4096)
def _places_of_readers(word: str) -> tuple[int, ...]:
    return tuple(place for place, (sign, _) in enumerate(_READERS) if sign.match(word))


def _begins_stance(word: str) -> bool:
    return bool(_places_of_readers(word))


_SIEVE = Sieve(_begins_stance)


def _read_effect(text: str) -> Iterator[Reading]:
    nothing = list(_NOTHING.finditer(text)) if any(sign in text for sign in _SIGNS_OF_NOTHING) else []
    rest = text
    for match in nothing:
        rest = f"{rest[: match.start()]}{' ' * (match.end() - match.start())}{rest[match.end() :]}"
    found = [*nothing, *_SIGNED.finditer(rest)]
    if len(found) != 1 or _OPEN.search(text):
        return
    stance = Stance(found[0].lastgroup) if found[0].lastgroup else Stance.NO_EFFECT
    if stance is Stance.NO_EFFECT or not _DENIED.search(text[: found[0].start()]):
        yield _reading(stance, found[0], text)


def _reading(stance: Stance, match: re.Match[str], text: str) -> Reading:
    start, stop = match.span()
    return Reading(stance=stance, words=match.group().strip(), before=text[:start], after=text[stop:])


def _read_always(text: str) -> Iterator[Reading]:
    match = _ALWAYS.search(text)
    if match is not None and not _DENIED.search(text[: match.start()]):
        yield _reading(Stance.ALWAYS, match, text)


def read_part(text: str) -> Reading | None:
    """The first count or share of a text that is less than all: the outcome happened to some only."""
    for match in _PART.finditer(text.lower()):
        is_part = int(match["n"]) < int(match["of"]) if match["n"] else float(match["share"]) < 100
        if is_part:
            return _reading(Stance.NOT_ALWAYS, match, text)
    return None


def _read_worth(text: str) -> Iterator[Reading]:
    for match in _WORTH.finditer(text):
        stance = Stance((match.lastgroup or "").replace("_", "-"))
        before = text[: match.start()]
        if not (_SOMETIMES if stance is Stance.NOT_ENOUGH else _DENIED).search(before):
            yield _reading(stance, match, text)


_READERS = ((_ALWAYS_SIGN, _read_always), (_EFFECT_SIGN, _read_effect), (_WORTH_SIGN, _read_worth))
"""What a word of a text begins with when a kind of stance may be in it, and what reads that kind."""
