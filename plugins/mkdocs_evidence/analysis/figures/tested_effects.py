"""Effects that a claim says of an outcome, against the tests of that outcome which it cites."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from mkdocs_evidence.analysis.figures.ratios import RATIOS
from mkdocs_evidence.analysis.figures.significance import StatisticalTest
from mkdocs_evidence.analysis.figures.words import telling_stems
from mkdocs_evidence.analysis.scope.stances import Reading, Stance
from mkdocs_evidence.model.reference import Datum
from mkdocs_evidence.syntax.patterns import regex

_VERB = regex(r"(?:reduce|decrease|increase|raise)[sd]?|(?:lower|prevent|lessen)(?:s|ed)?")
_NO_VERB_AFTER = regex(r"(?:^|\b(?:with|an?|the|of|by|for|from|to|in|at|after|and|or|per|each|every|than|no))\s*$")
"""What stands before the same words where they only describe: `with reduced doses`, `to prevent falls`."""
_LESSENS = regex(r"\b(?:reduc|lower|prevent|decreas|lessen)\w*$")
_RAISES = regex(r"\b(?:increas|rais)\w*$")
_TURNS_ROUND = regex(
    r"\b(?:stopp|withh[eo]ld|withdr[ae]w|discontinu|omi[ts]|avoid|delay|lack|absen|without|not\b|no\b|nor\b|less\b|lower"
    r"|fewer|short|restrict|miss|non-?us|untreated|placebo|control|refus|declin|than\b|compar|versus|unlike|later)",
    re.IGNORECASE,
)
"""Subjects whose effect is the other way than that of the treatment which the work tested: `stopping warfarin`."""
_UNSURE = regex(
    r"\b(?:may|might|could|can|would|possibly|perhaps|probably|likely|appear\w*|seem\w*|tend\w*|trend\w*|numerical\w*"
    r"|slight\w*|hope\w*|thought|believed|expected|aim\w*|significan\w*|uncertain\w*|suggest\w*|hypothes\w*)\b"
)
_UNTREATED = regex(r"\b(?:controls?|placebo|sham|usual|standard|untreated|no|without|none|stopp\w*|withdraw\w*)\b")
_OF_TIME = regex(r"surviv|\bfree\b|freedom|\btime\b|duration|interval|persist|adher|retention|continu|delay")
"""Outcomes whose ratios often count the opposite: survival by a hazard ratio of death."""
_CLAUSE_END = regex(r"[,;:.()]|\s(?:but|and|although|while|whereas|because|since|after|when|compared|than|with|in)\b")
_SPAN = regex(r"[0-9.]+ (?:year|month|week|day|hour)")
_NO_TELLING = frozenset("primar second overal total pooled adjust relati absolu any all".split())


class Against(StrEnum):
    """How tests go against an effect that is claimed."""

    TURNED = "turned"
    """They show the opposite effect."""
    NOT_SHOWN = "not-shown"
    """They show no effect."""
    SHOWN = "shown"
    """The claim denies the effect that they show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestedEffect:
    """An effect that a text claims or denies, and a test of the same outcome that goes against it."""

    start: int
    """Offset of the words in the text."""
    stop: int
    against: Against
    test: StatisticalTest


_EFFECTS = (Stance.LESS, Stance.MORE, Stance.NO_EFFECT)


def find_effect(stances: Iterable[Reading]) -> Reading | None:
    """The effect that a text claims or denies by its stances; None where it holds none, or more than one."""
    readings = [one for one in stances if one.stance in _EFFECTS]
    if len(readings) != 1:
        return None
    is_verb = readings[0].stance is Stance.NO_EFFECT or (
        _VERB.fullmatch(readings[0].words) and not _NO_VERB_AFTER.search(readings[0].before)
    )
    return readings[0] if is_verb else None


def find_effect_against_tests(reading: Reading, tests: Sequence[StatisticalTest]) -> TestedEffect | None:
    """What goes against an effect, where all tests of its outcome do.

    A test is of this outcome when each telling word of its label stands in the clause of the effect. Nothing is said
    where one of them agrees.

    Args:
        reading: The one effect of a claim.
        tests: Those of the extracts that the claim rests on.
    """
    if not tests or _TURNS_ROUND.search(_without_arms(reading.before, tests)):
        return None
    is_less = _is_less(reading)
    about = _about(reading)
    same = [one for one in tests if _is_of(one, about)]
    if is_less is None or not same:
        return None
    against = {_compare(reading, one, is_less=is_less) for one in same}
    if len(against) != 1 or (verdict := against.pop()) is None:
        return None
    start = len(reading.before)
    return TestedEffect(start=start, stop=start + len(reading.words), against=verdict, test=same[0])


def _about(reading: Reading) -> frozenset[str]:
    """Stems of the outcome, which stands behind the words, or before them in the passive: `falls were reduced`."""
    end = _CLAUSE_END.search(reading.after)
    after = telling_stems(reading.after[: end.start()] if end else reading.after)
    return after or telling_stems(reading.before.rsplit(",", 1)[-1])


def _without_arms(text: str, tests: Sequence[StatisticalTest]) -> str:
    """The words without the names of arms, which may be `no surgery` or `lower dose` themselves."""
    for arm in {datum.arm for test in tests for datum in test.extract.data if datum.arm}:
        text = text.replace(arm.lower(), "")
    return text


def _is_less(reading: Reading) -> bool | None:
    """Whether the words speak of less of the outcome; None where they say only that nothing changed."""
    if reading.stance is not Stance.NO_EFFECT:
        return reading.stance is Stance.LESS
    if _LESSENS.search(reading.words):
        return True
    return False if _RAISES.search(reading.words) else None


def _is_of(test: StatisticalTest, about: frozenset[str]) -> bool:
    label = test.datum.what.lower()
    stems = {one for one in telling_stems(label) if not _SPAN.fullmatch(one)} - _NO_TELLING
    return bool(stems) and stems <= about and not _OF_TIME.search(label)


def _is_of_the_others(datum: Datum, subject: str) -> bool:
    """Whether a ratio is that of those without the treatment against those with it: relapse on placebo, 2.1."""
    arm, versus = datum.arm.lower(), datum.versus.lower()
    return _UNTREATED.search(arm) is not None or (versus != "" and versus in subject and arm not in subject)


def _compare(reading: Reading, test: StatisticalTest, *, is_less: bool) -> Against | None:
    """How one test goes against the words; None where it does not, or where it gives no direction."""
    datum = test.datum
    if not test.is_significant:
        is_sure = reading.stance is not Stance.NO_EFFECT and not _UNSURE.search(reading.before + reading.after)
        return Against.NOT_SHOWN if is_sure else None
    if datum.measure not in RATIOS or datum.value is None or _is_of_the_others(datum, reading.before):
        return None
    shows_less = datum.value < Decimal(1)
    if reading.stance is Stance.NO_EFFECT:
        return Against.SHOWN if shows_less is is_less else None
    return None if shows_less is is_less else Against.TURNED
