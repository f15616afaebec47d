"""What somebody typed from the sheets of a pack: a text file, one line for each claim that was decided on.

    pack 0XJ6-VARD
    meaning 1
    day 2026-11-24
    interest none
    19VY-6FCY 1 a1
    K0SS-4MKS 3 a3 b1
    comment: The figure is of hips, not of patients.
    words: Of 100 hips …

The numbers are those in the boxes, the letters those of the cited works. `comment:` and `words:` belong to the claim
above them; a line that begins with a blank goes on with the line above it. `#` begins a remark of who types.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from mkdocs_evidence.intake.returned.days import read_day
from mkdocs_evidence.intake.returned.filled import FilledDecision, FilledPack, Unread
from mkdocs_evidence.model.review import Meaning, Support, Verdict
from mkdocs_evidence.render.board.ballot_words import MEANING, SUPPORT, VERDICT
from mkdocs_evidence.render.words import Term

Choice = TypeVar("Choice", Verdict, Support, Meaning)

NO_INTEREST = "none"
_SUPPORT = re.compile(r"([a-z]{1,2})(?:=|(?=[0-9]))([0-9a-z-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    number: int
    text: str

    def at(self, word: str = "") -> str:
        """Line and column of a word of it."""
        return f"line {self.number}, column {max(self.text.find(word), 0) + 1}"


@dataclass(slots=True, kw_only=True)
class _Sheet:
    code: str = ""
    meaning: Meaning | None = None
    day: date | None = None
    has_no_interest: bool = False
    interests: list[tuple[str, str]] = field(default_factory=list)
    decisions: list[FilledDecision] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def read_sheet(text: str, *, article: str) -> FilledPack:
    """What was typed.

    Args:
        text: The file.
        article: Id of the article that the sheets are about.
    """
    sheet = _Sheet()
    for line in _joined(text):
        _read_line(line, sheet)
    return FilledPack(
        article=article,
        code=sheet.code,
        meaning=sheet.meaning,
        day=sheet.day,
        has_no_interest=sheet.has_no_interest,
        interests=tuple(sheet.interests),
        decisions=tuple(sheet.decisions),
        unread=tuple(sheet.unread),
    )


def _joined(text: str) -> list[_Line]:
    """The lines that say something, each with those that go on with it."""
    lines: list[_Line] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace() and lines:
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {line.strip()}")
        else:
            lines.append(_Line(number=number, text=line.strip()))
    return lines


def _read_line(line: _Line, sheet: _Sheet) -> None:
    head, _, rest = line.text.partition(" ")
    said = rest.strip()
    match head.rstrip(":").casefold():
        case "pack":
            sheet.code = said
        case "meaning":
            sheet.meaning = _choice(said, MEANING, line, sheet)
        case "day":
            sheet.day = read_day(said)
            if sheet.day is None:
                sheet.unread.append(Unread(where=line.at(said), words=said, why="It is no day. Write 2026-11-24."))
        case "interest":
            _read_interest(line, said, sheet)
        case "comment" | "words" as name:
            _read_remark(line, name, said, sheet)
        case _:
            sheet.decisions.append(_decision(line, head, said.split(), sheet))


def _read_interest(line: _Line, said: str, sheet: _Sheet) -> None:
    if said.casefold() == NO_INTEREST:
        sheet.has_no_interest = True
        return
    topic, colon, what = said.partition(":")
    if not (colon and topic.strip() and what.strip()):
        why = "Write `interest none`, or `interest everything: what it is`."
        sheet.unread.append(Unread(where=line.at(said), words=said, why=why))
        return
    sheet.interests.append((topic.strip(), what.strip()))


def _read_remark(line: _Line, name: str, said: str, sheet: _Sheet) -> None:
    if not sheet.decisions:
        why = "It stands above the first code, so it belongs to no claim."
        sheet.unread.append(Unread(where=line.at(), words=line.text, why=why))
        return
    last = sheet.decisions[-1]
    if name == "comment":
        sheet.decisions[-1] = replace(last, comment="\n".join(filter(None, [last.comment, said])))
    else:
        sheet.decisions[-1] = replace(last, wording=said)


def _decision(line: _Line, code: str, words: list[str], sheet: _Sheet) -> FilledDecision:
    verdict: Verdict | None = None
    supports: dict[str, Support] = {}
    for word in words:
        if found := _SUPPORT.fullmatch(word.casefold()):
            if (support := _known(found[2], SUPPORT)) is not None and found[1] not in supports:
                supports[found[1]] = support
                continue
        elif verdict is None and (verdict := _known(word, VERDICT)) is not None:
            continue
        why = "Write the number of the verdict, then for each work its letter with a number: `1 a1 b2`."
        sheet.unread.append(Unread(where=line.at(word), words=word, why=why))
    return FilledDecision(
        code=code, verdict=verdict, supports=MappingProxyType(supports), where=line.at().partition(",")[0]
    )


def _choice(said: str, terms: Mapping[Choice, Term], line: _Line, sheet: _Sheet) -> Choice | None:
    found = _known(said, terms)
    if found is None:
        known = ", ".join(f"{term.shape} {term.name}" for term in terms.values())
        sheet.unread.append(Unread(where=line.at(said), words=said, why=f"It is none of: {known}."))
    return found


def _known(said: str, terms: Mapping[Choice, Term]) -> Choice | None:
    """The choice that a number or its name stands for."""
    plain = said.casefold()
    return next((choice for choice, term in terms.items() if plain in (term.shape, choice.value)), None)
