"""What the attribute list of a claim says: `{: #id certainty=low strength=conditional due=2027-06-01 }`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from mkdocs_evidence.load.faults import unknown_field, wrong_value
from mkdocs_evidence.load.nearest import nearest, one_of
from mkdocs_evidence.load.strict_yaml.scalars import parse_day
from mkdocs_evidence.model.claim import Certainty, Strength, StrongBecause
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ClaimId, TermId
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.syntax.attributes import SHOWN_NAMES, split_names
from mkdocs_evidence.syntax.patterns import regex
from mkdocs_evidence.syntax.records import Attribute

Word = TypeVar("Word", bound=StrEnum)
_CLAIM_ID = regex(r"[^\s#|\"'<>&]+")


class ClaimMark(NamedTuple):
    """The attribute list of a claim, read. Fields are those of `Claim`; a named tuple for the reason of `Place`."""

    id: ClaimId | None = None
    certainty: Certainty | None = None
    strength: Strength | None = None
    strong_because: StrongBecause | None = None
    population: TermId | None = None
    outcome: TermId | None = None
    intervention: TermId | None = None
    staging: TermId | None = None
    indirect: str = ""
    conflicts_with: tuple[str, ...] = ()
    conflict_note: str = ""
    due: date | None = None
    asks: tuple[str, ...] = ()


NAMES = (
    "id",
    "certainty",
    "strength",
    "strong-because",
    "population",
    "outcome",
    "intervention",
    "staging",
    "indirect",
    "conflicts-with",
    "conflict-note",
    "due",
    "asks",
)
"""What the attribute list of a claim may hold, besides `SHOWN_NAMES`."""

WRITTEN_FOR = "written-for"
"""What that of a lay text may hold: the code of the words it was written for."""


def read_claim_mark(attributes: Sequence[Attribute], faults: list[Fault]) -> ClaimMark:
    """Reads the attribute list of a claim; what is unknown, doubled or wrong becomes a fault and is left out."""
    if len(attributes) == 1 and attributes[0].name == "id":
        # Nine claims in ten have an id and nothing else.
        return ClaimMark(id=_claim_id(attributes[0], faults))
    given = _once_each(attributes, NAMES, "a claim", faults)
    asks = given.get("asks")
    return ClaimMark(
        id=_claim_id(given.get("id"), faults),
        certainty=_word(Certainty, given.get("certainty"), faults),
        strength=_word(Strength, given.get("strength"), faults),
        strong_because=_word(StrongBecause, given.get("strong-because"), faults),
        population=_term(given.get("population")),
        outcome=_term(given.get("outcome")),
        intervention=_term(given.get("intervention")),
        staging=_term(given.get("staging")),
        indirect=_reason(given.get("indirect"), faults),
        conflicts_with=_conflicts(given, faults),
        conflict_note=given["conflict-note"].value.strip() if "conflict-note" in given else "",
        due=_day(given.get("due"), faults),
        asks=() if asks is None else parse_asks(asks.value),
    )


def read_sentence_mark(attributes: Iterable[Attribute], faults: list[Fault]) -> tuple[ClaimId, ...]:
    """The claims that a sentence of the answer rests on: `{: from="a b" }`."""
    found = _once_each(attributes, ("from",), "an answer", faults).get("from")
    return tuple(ClaimId(name) for name in split_names(found.value)) if found is not None else ()


def read_lay_mark(attributes: Iterable[Attribute], faults: list[Fault]) -> Attribute | None:
    """The `written-for` of a lay text, None when it has none; what else its attribute list says becomes a fault."""
    return _once_each(attributes, (WRITTEN_FOR,), "a lay text", faults).get(WRITTEN_FOR)


def parse_asks(text: str) -> tuple[str, ...]:
    """The questions of `asks="…"`, which end at a question mark or at `|`.

    >>> parse_asks("Is surgery better? How long | Who decides?")
    ('Is surgery better?', 'How long', 'Who decides?')
    """
    parts = (part.strip() for piece in text.split("|") for part in re.split(r"(?<=\?)\s+", piece))
    return tuple(part for part in parts if part)


def _once_each(
    attributes: Iterable[Attribute], names: tuple[str, ...], whose: str, faults: list[Fault]
) -> dict[str, Attribute]:
    kept: dict[str, Attribute] = {}
    for attribute in attributes:
        name = attribute.name
        if name not in names and name not in SHOWN_NAMES:
            faults.append(_unknown(attribute, names, whose, len(faults)))
        elif name in kept and name != "class":
            message = f"`{name}` stands twice in the same attribute list."
            faults.append(wrong_value(attribute.at, message, "Keep one of the two."))
        else:
            kept[name] = attribute
    return kept


def _unknown(attribute: Attribute, names: tuple[str, ...], whose: str, told: int) -> Fault:
    near = nearest(attribute.name, (*names, *sorted(SHOWN_NAMES)), told=told)
    remedy = f"Did you mean `{near}`?" if near else f"Delete it, or use {one_of(names or sorted(SHOWN_NAMES))}."
    message = f"`{attribute.name}` has no meaning in the attribute list of {whose}."
    return unknown_field(attribute.at, message, remedy)


def _value_place(attribute: Attribute) -> Place:
    at = attribute.at
    start = at.column + len(attribute.name) + 1
    inside = at.line == at.end_line and start < at.end_column
    return Place(at.file, at.line, start, at.end_line, at.end_column) if inside else at


def _claim_id(attribute: Attribute | None, faults: list[Fault]) -> ClaimId | None:
    if attribute is None:
        return None
    if _CLAIM_ID.fullmatch(attribute.value):
        return ClaimId(attribute.value)
    message = f"`{attribute.value}` cannot be the id of a claim."
    faults.append(wrong_value(attribute.at, message, "Use letters, digits and hyphens: `#cd-stage-ii`."))
    return None


def _word(kind: type[Word], attribute: Attribute | None, faults: list[Fault]) -> Word | None:
    if attribute is None:
        return None
    try:
        return kind(attribute.value)
    except ValueError:
        known = [member.value for member in kind]
    near = nearest(attribute.value, known, told=len(faults))
    hint = f"Did you mean `{near}`? " if near else ""
    message = f"`{attribute.name}` cannot be `{attribute.value}`."
    faults.append(wrong_value(_value_place(attribute), message, f"{hint}Write {one_of(known)}."))
    return None


def _term(attribute: Attribute | None) -> TermId | None:
    return None if attribute is None else TermId(attribute.value)


def _reason(attribute: Attribute | None, faults: list[Fault]) -> str:
    if attribute is None:
        return ""
    # A bare word reads as its own value, and `indirect` alone is no reason.
    if attribute.value != attribute.name and attribute.value.strip():
        return attribute.value
    remedy = 'Say why: `indirect="only adults were studied"`.'
    faults.append(wrong_value(attribute.at, "`indirect` gives no reason.", remedy))
    return ""


def _conflicts(given: Mapping[str, Attribute], faults: list[Fault]) -> tuple[str, ...]:
    named, note = given.get("conflicts-with"), given.get("conflict-note")
    names = () if named is None else tuple(split_names(named.value))
    if named is not None and (note is None or not note.value.strip()):
        remedy = 'Add `conflict-note="…"` and say why both claims stand.'
        faults.append(wrong_value(named.at, "`conflicts-with` stands without a note.", remedy))
    if note is not None and not names:
        remedy = (
            'Add `conflicts-with="…"` with the id of the other claim, or `article#claim` where it stands elsewhere.'
        )
        faults.append(wrong_value(note.at, "`conflict-note` names no claim that it is about.", remedy))
    return names


def _day(attribute: Attribute | None, faults: list[Fault]) -> date | None:
    if attribute is None:
        return None
    found = parse_day(attribute.value)
    if found is None:
        message = f"`{attribute.name}` is `{attribute.value}`, which is no day of the calendar."
        remedy = "Write year, month and day: `due=2027-06-30`."
        faults.append(wrong_value(_value_place(attribute), message, remedy))
    return found
