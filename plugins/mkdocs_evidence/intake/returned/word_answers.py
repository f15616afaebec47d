"""What a member filled into a Word file, and whatever else they wrote there.

Rows are known by their labels. What stands in a row for answers is read as one; words anywhere else in the table of a
claim, and comments in the margin there, become part of the comment on that claim. What belongs to nothing is reported.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from mkdocs_evidence.analysis.reviews.changes import say_changes
from mkdocs_evidence.analysis.reviews.digests import plain_words
from mkdocs_evidence.analysis.reviews.short_codes import read_code
from mkdocs_evidence.intake.returned.choices import UnclearChoiceError, read_choice
from mkdocs_evidence.intake.returned.days import read_day
from mkdocs_evidence.intake.returned.filled import FilledDecision, FilledPack, Unread
from mkdocs_evidence.intake.returned.word_text import WordDocument, WordTable, WordTableRow, WordText
from mkdocs_evidence.model.review import Meaning, Support, Verdict
from mkdocs_evidence.render.review_pack.view import PackView
from mkdocs_evidence.render.review_pack.word_rows import (
    MEANING_OPTIONS,
    NO_INTEREST,
    SUPPORT_OF,
    SUPPORT_OPTIONS,
    VERDICT_OPTIONS,
    Label,
    WordRow,
    claim_rows,
    flow_rows,
    printed_paragraphs,
)

Choice = TypeVar("Choice", Verdict, Support, Meaning, bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a pack of today prints, with which a file is compared."""

    rows: Mapping[str, tuple[WordRow, ...]]
    """By code: the rows of the table."""
    paragraphs: frozenset[str] | None
    """Words of the paragraphs outside tables, as `without_figures` gives them; None when nobody knows them."""


def printed_by(pack: PackView) -> Printed:
    """What the Word file of a pack prints."""
    return Printed(
        rows=MappingProxyType(
            {
                **{claim.code: claim_rows(claim) for claim in pack.claims},
                **({pack.flow.code: flow_rows(pack.flow)} if pack.flow else {}),
            }
        ),
        paragraphs=frozenset(map(without_figures, printed_paragraphs(pack))),
    )


def without_figures(text: str) -> str:
    """A paragraph as it is known again: numbers of claims and times differ from pack to pack.

    >>> without_figures("Claim 4: Stages"), without_figures("Claim 12: Stages")
    ('claim : stages', 'claim : stages')
    """
    return " ".join("".join(letter for letter in plain_words(text) if not letter.isdigit()).split()).casefold()


def read_answers(document: WordDocument, printed: Printed) -> FilledPack:
    """What a file says.

    Args:
        document: The words of the file.
        printed: What stood there when nobody had written anything.
    """
    unread: list[Unread] = []
    decisions: list[FilledDecision] = []
    ending = _Ending()
    for table in document.tables:
        if _first(table, Label.CODE) is not None:
            decisions.append(_Decision(table, printed, unread).read())
        elif _first(table, Label.MEANING) is not None:
            ending = _read_ending(table, unread)
        elif _first(table, Label.PACK) is None:
            unread += (
                Unread(where=_where(table, row), words=_words(row), why="No such table was in the pack.")
                for row in table.rows
            )
        else:
            unread += _strange_in_facts(table)
    unread += _strange_paragraphs(document, printed)
    article, code = read_cover(document)
    return FilledPack(
        article=article,
        code=code,
        meaning=ending.meaning,
        day=ending.day,
        name=ending.name,
        has_no_interest=ending.has_no_interest,
        interests=tuple(ending.interests),
        decisions=tuple(decisions),
        unread=tuple(unread),
    )


def _first(table: WordTable, label: Label) -> WordTableRow | None:
    return next((row for row in table.rows if row.cells and row.cells[0].text == label), None)


def read_cover(document: WordDocument) -> tuple[str, str]:
    """The id of the article and the code of the pack, as they stand on the first page; empty where they do not."""
    rows = {cell.text: row for table in document.tables for row in table.rows for cell in row.cells[:1]}
    article, code = rows.get(Label.ARTICLE), rows.get(Label.PACK)
    return _answer(article).text if article else "", _answer(code).text if code else ""


def _answer(row: WordTableRow) -> WordText:
    return row.cells[1] if len(row.cells) > 1 else WordText(lines=())


def _words(row: WordTableRow) -> str:
    return " | ".join(filter(None, (cell.text for cell in row.cells)))


def _where(table: WordTable, row: WordTableRow) -> str:
    return f"table {table.number}, row {row.number}"


class _Decision:
    """Reads the table of one claim or of the flow."""

    def __init__(self, table: WordTable, printed: Printed, unread: list[Unread]) -> None:
        self._table = table
        self._unread = unread
        self._verdict: Verdict | None = None
        self._supports: dict[str, Support] = {}
        self._wording: str | None = None
        self._remarks: list[str] = []
        first = _first(table, Label.CODE)
        self._code, _, name = _answer(first).text.partition(" ") if first else ("", "", "")
        self._name = name.strip(" ()")
        rows = printed.rows.get(read_code(self._code).code, ())
        self._known = bool(rows)
        self._printed = {row.label: " ".join(row.lines) for row in rows}
        claim = _first(table, Label.CLAIM)
        # Of words that have changed since, only the file knows how they were.
        self._words = self._printed.get(Label.WORDING) or (_answer(claim).text if claim else "")

    def read(self) -> FilledDecision:
        """The decision, with all that was written about it."""
        for row in self._table.rows:
            self._read_row(row)
        first = self._table.rows[0]
        return FilledDecision(
            code=self._code,
            name=self._name,
            verdict=self._verdict,
            supports=MappingProxyType(self._supports),
            comment="\n".join(self._remarks),
            wording=self._wording,
            where=_where(self._table, first),
        )

    def _read_row(self, row: WordTableRow) -> None:
        label = row.cells[0].text if row.cells else ""
        answer = _answer(row)
        where = f"{_where(self._table, row)}, “{label}”"
        self._unread += (
            Unread(where=where, words="", why=f"Here is {what}, which cannot be read.")
            for cell in row.cells
            for what in cell.others
        )
        for cell in row.cells:
            self._remarks += cell.notes
        if row.is_removed and label != Label.WORDING:
            self._remarks.append(f"[Took out “{label}”]")
        for cell in row.cells[2:]:
            self._remarks += cell.lines
        if label == Label.VERDICT:
            self._verdict = _chosen(answer, VERDICT_OPTIONS, where, self._unread)
        elif label.startswith(SUPPORT_OF):
            support = _chosen(answer, SUPPORT_OPTIONS, where, self._unread)
            if support is not None:
                self._supports[label.removeprefix(SUPPORT_OF)] = support
        elif label == Label.COMMENT:
            self._remarks += answer.lines
        elif label == Label.WORDING:
            self._wording = self._new_wording(answer, row)
        elif label != Label.CODE:
            self._read_printed(label, answer, where)

    def _new_wording(self, answer: WordText, row: WordTableRow) -> str | None:
        """What the member would rather see, where that is not what was printed."""
        if row.is_removed or not answer.text:
            where = f"{_where(self._table, row)}, “{Label.WORDING}”"
            why = "The words were taken out and none put in. Reject the claim if it should go."
            self._unread.append(Unread(where=where, words="", why=why))
            return None
        return answer.text if _squeezed(answer.text) != _squeezed(self._words) else None

    def _read_printed(self, label: str, answer: WordText, where: str) -> None:
        """A row in which nothing is asked: what was written into it is a comment, with the place where it stands."""
        if not self._known or label == Label.CHECKS:
            if answer.is_touched:
                self._remarks.append(f"[In “{label}”:] {answer.text}")
        elif label not in self._printed:
            self._unread.append(Unread(where=where, words=answer.text, why="No such row was in the pack."))
        elif _squeezed(answer.text) != _squeezed(self._printed[label]):
            self._remarks.append(f"[In “{label}”:] {say_changes(self._printed[label], answer.text)}")


def _squeezed(text: str) -> str:
    return "".join(plain_words(text).split())


def _chosen(answer: WordText, options: dict[Choice, str], where: str, unread: list[Unread]) -> Choice | None:
    try:
        return read_choice(answer.text, options)
    except UnclearChoiceError as problem:
        unread.append(Unread(where=where, words=answer.text, why=str(problem)))
        return None


@dataclass(slots=True, kw_only=True)
class _Ending:
    """The last table."""

    meaning: Meaning | None = None
    day: date | None = None
    name: str = ""
    has_no_interest: bool = False
    interests: list[tuple[str, str]] = field(default_factory=list)


def _read_ending(table: WordTable, unread: list[Unread]) -> _Ending:
    ending = _Ending()
    for row in table.rows:
        label = row.cells[0].text if row.cells else ""
        answer, where = _answer(row), f"{_where(table, row)}, “{label}”"
        for cell in row.cells:
            unread += _loose(cell, where)
        if label == Label.MEANING:
            ending.meaning = _chosen(answer, MEANING_OPTIONS, where, unread)
        elif label == Label.INTEREST:
            ending.has_no_interest = _chosen(answer, {True: NO_INTEREST}, where, unread) is True
        elif label.startswith(Label.INTEREST) and answer.text:
            ending.interests.append((label.rpartition("(")[2].rstrip(") "), answer.text))
        elif label == Label.NAME:
            ending.name = answer.text
        elif label == Label.DAY and answer.text:
            ending.day = read_day(answer.text)
            if ending.day is None:
                unread.append(Unread(where=where, words=answer.text, why="It is no day. Write it as 24 November 2026."))
    return ending


def _strange_in_facts(table: WordTable) -> Iterator[Unread]:
    for row in table.rows:
        for cell in row.cells:
            if cell.is_touched or cell.notes:
                words = "; ".join(filter(None, [cell.text if cell.is_touched else "", *cell.notes]))
                yield Unread(where=_where(table, row), words=words, why="It is about no claim.")


def _strange_paragraphs(document: WordDocument, printed: Printed) -> Iterator[Unread]:
    for number, paragraph in enumerate(document.paragraphs, 1):
        where = f"paragraph {number}"
        is_ours = _is_printed(paragraph.text, printed)
        if paragraph.text and (paragraph.is_touched or not is_ours):
            yield Unread(where=where, words=paragraph.text, why="It is about no claim.")
        yield from _loose(paragraph, where)
    for note in document.loose_notes:
        yield Unread(where="the margin", words=note, why="What this comment was about is gone.")


def _is_printed(text: str, printed: Printed) -> bool:
    if printed.paragraphs is None or _PASSING.fullmatch(text):
        return True
    return without_figures(text) in printed.paragraphs


_PASSING = re.compile(r"Sitting \d+ of \d+: claims \d+ to \d+, [a-z0-9. ]+|Not in this pack: [^.]*\.")
"""Paragraphs that only this one pack has."""


def _loose(text: WordText, where: str) -> Iterator[Unread]:
    """What stands where no claim is and is no text of the place."""
    for note in text.notes:
        yield Unread(where=where, words=note, why="This comment in the margin is about no claim.")
    for what in text.others:
        yield Unread(where=where, words="", why=f"Here is {what}, which cannot be read.")
