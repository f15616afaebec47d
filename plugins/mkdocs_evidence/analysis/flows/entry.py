"""Reads what somebody enters as the answer to a fact, exactly as the browser does.

Numbers are read digit by digit into whole steps, never as floating point. Digits are 0 to 9 and nothing else; blanks
around an entry are dropped; every other spelling is refused with a reason, never guessed at.
"""

from enum import StrEnum

from mkdocs_evidence.analysis.flows.table import NOT_KNOWN, CompiledFact
from mkdocs_evidence.model.flow import UNKNOWN, Entry, FactType
from mkdocs_evidence.syntax.patterns import regex


class Refusal(StrEnum):
    """Why an entry is no answer."""

    EMPTY = "empty"
    NO_OPTION = "no-option"
    """It is none of the options, or not known where that is no answer."""
    NO_NUMBER = "no-number"
    OUT_OF_RANGE = "out-of-range"
    BETWEEN_STEPS = "between-steps"
    """It lies between two values of the fact."""


_BLANKS = " \t\r\n"
_NUMBER = regex(r"(-?)([0-9]{1,15})(?:\.([0-9]{1,15}))?")


def read_entry(fact: CompiledFact, entry: Entry) -> int | Refusal:
    """The number of an answer in the compiled flow, or why the entry is none.

    Args:
        fact: A fact that is asked.
        entry: Text as typed, or the id of an option; for a `many` fact the ids of the chosen options.
    """
    if isinstance(entry, tuple):
        return _read_many(fact, entry)
    text = entry.strip(_BLANKS)
    if not text:
        return Refusal.EMPTY
    if text == UNKNOWN:
        return NOT_KNOWN if fact.fact.unknown else Refusal.NO_OPTION
    if fact.fact.type is FactType.NUMBER:
        return _read_number(fact, text)
    if fact.fact.type is FactType.MANY:
        return _read_many(fact, (text,))
    return fact.names.index(text) if text in fact.names else Refusal.NO_OPTION


def _read_many(fact: CompiledFact, chosen: tuple[str, ...]) -> int | Refusal:
    if fact.fact.type is not FactType.MANY or any(one not in fact.names for one in chosen):
        return Refusal.NO_OPTION
    return sum(1 << fact.names.index(one) for one in set(chosen))


def _read_number(fact: CompiledFact, text: str) -> int | Refusal:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return Refusal.NO_NUMBER
    sign, whole, part = found[1], found[2], found[3] or ""
    finer = max(0, len(part) - fact.decimals)
    digits = int(whole + part.ljust(fact.decimals, "0"))
    # All in units of the last decimal that either the entry or the fact has.
    value, scale = (-digits if sign else digits), 10**finer
    low, step = fact.low * scale, fact.step * scale
    if value < low or value > low + fact.last * step:
        return Refusal.OUT_OF_RANGE
    return Refusal.BETWEEN_STEPS if (value - low) % step else (value - low) // step


def entry_of(fact: CompiledFact, answer: int) -> Entry:
    """What to enter to give this answer; `read_entry` gives the answer back."""
    if answer == NOT_KNOWN:
        return UNKNOWN
    if fact.fact.type is FactType.MANY:
        return tuple(name for at, name in enumerate(fact.names) if answer >> at & 1)
    return fact.names[answer] if fact.names else fact.number_text(answer)
