"""The words of a pack as the rows of its Word file: what stands there, and where a member answers.

The writer of the file prints these rows. Who reads a file back compares it with them, so that words which a member
wrote beside a box are found and not lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_evidence.render.board.ballot_words import MEANING, SUPPORT, VERDICT
from mkdocs_evidence.render.cards.evidence import ExtractView
from mkdocs_evidence.render.cards.figures import FigureView
from mkdocs_evidence.render.review_pack.view import (
    PackChange,
    PackClaim,
    PackFlow,
    PackOutcome,
    PackReference,
    PackView,
    PackWork,
)


class Label(StrEnum):
    """What stands in the first column; files are read back by it."""

    ARTICLE = "Article"
    PACK = "This pack"
    CODE = "Code"
    CLAIM = "Claim"
    CHANGED = "Since you signed"
    WITHDRAWN = "Withdrawn"
    GRADE = "Grade"
    ABOUT = "About"
    RESTS = "Rests on it"
    CHECKS = "The checks"
    PATHS = "Paths to"
    VERDICT = "Your verdict"
    COMMENT = "Your comment"
    WORDING = "Your wording"
    INTEREST = "My interest"
    MEANING = "My signature means"
    NAME = "Name"
    ROLE = "Role"
    DAY = "Day"


WORK = "Work "
"""Begins the label of a cited work; its letter follows."""

SUPPORT_OF = "Support of "
"""Begins the label of the boxes for a cited work; its letter follows."""

NO_INTEREST = "No, none"

VERDICT_OPTIONS = {verdict: term.name for verdict, term in VERDICT.items()}
SUPPORT_OPTIONS = {support: term.name for support, term in SUPPORT.items()}
MEANING_OPTIONS = {meaning: term.name for meaning, term in MEANING.items()}

HOW = (
    "Read a claim, then what each cited work says. Tick for each work whether it supports the claim: click on a box.",
    "Tick one verdict. A comment is needed unless you accept or it is not your field. Accepting needs a tick at every "
    "work.",
    "Where you would rather see other words, change them in the row “Your wording”. Word marks what you change.",
    "A claim that you leave empty stays open. You may send some claims now and others later.",
    "At the end, declare your interests, say what your signature means, and fill in name and day.",
    "Send the file from the address that the editor knows. The editor signs that it came from you.",
)
"""What a member is told first."""

ABOUT_CODES = (
    "The code of each claim stands for exactly these words and this evidence. If one of them changes before your file "
    "arrives, the editor sends you the claim again."
)
ABOUT_INTERESTS = (
    "Money, shares, research, a role, your own cited work: anything that a reader would want to know. It is printed "
    "with your decisions. You cannot accept a claim in which you have an interest; you can still comment on it."
)
DEMONSTRATION = "Demonstration. The seats on this board are roles, not people."
HOW_HEADING = "How it goes"
ANSWER_HEADING = "The bottom line that rests on these claims"
REFERENCES_HEADING = "References"
SIGNATURE_HEADING = "Interests and signature"
AT_THE_END = "Save the file and send it back. Thank you."


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """One row: a label, what is printed beside it, and how the member answers there."""

    label: str
    lines: tuple[str, ...] = ()
    """Printed; empty where only an answer stands."""
    options: tuple[str, ...] = ()
    """Boxes to tick, by their words."""
    is_answer: bool = False
    """Whether the member writes there; a printed line is then what they may change."""


def claim_rows(claim: PackClaim) -> tuple[WordRow, ...]:
    """The table of one claim."""
    return tuple(_claim_rows(claim))


def _claim_rows(claim: PackClaim) -> Iterator[WordRow]:
    yield WordRow(label=Label.CODE, lines=(code_line(claim.code, claim.id),))
    yield WordRow(label=Label.CLAIM, lines=(claim.text,))
    if claim.change:
        yield WordRow(label=Label.CHANGED, lines=tuple(_change_lines(claim.change)))
    for one in claim.withdrawals:
        yield WordRow(label=Label.WITHDRAWN, lines=(f"{one.name}: {one.reason}".rstrip(": "),))
    if claim.grade:
        yield WordRow(label=Label.GRADE, lines=(f"{'. '.join(claim.grade)}.",))
    for heading, text in claim.lay:
        yield WordRow(label=heading, lines=(text,))
    if claim.scope:
        yield WordRow(label=Label.ABOUT, lines=tuple(f"{name}: {said}" for name, said in claim.scope))
    for work in claim.works:
        yield WordRow(label=f"{WORK}{work.letter}", lines=tuple(_work_lines(work)))
        yield WordRow(label=f"{SUPPORT_OF}{work.letter}", options=tuple(SUPPORT_OPTIONS.values()), is_answer=True)
    if claim.uses:
        yield WordRow(label=Label.RESTS, lines=tuple(f"{where}: {text}" for where, text in claim.uses))
    if claim.findings:
        yield WordRow(label=Label.CHECKS, lines=tuple(f"{one.severity}: {one.message}" for one in claim.findings))
    yield WordRow(label=Label.VERDICT, options=tuple(VERDICT_OPTIONS.values()), is_answer=True)
    yield WordRow(label=Label.COMMENT, is_answer=True)
    yield WordRow(label=Label.WORDING, lines=(claim.text,), is_answer=True)


def flow_rows(flow: PackFlow) -> tuple[WordRow, ...]:
    """The table of the flow."""
    return (
        WordRow(label=Label.CODE, lines=(code_line(flow.code, flow.id),)),
        *(WordRow(label=f"{Label.PATHS} {one.title}", lines=tuple(_outcome_lines(one))) for one in flow.outcomes),
        WordRow(label=Label.VERDICT, options=tuple(VERDICT_OPTIONS.values()), is_answer=True),
        WordRow(label=Label.COMMENT, is_answer=True),
    )


def fact_rows(pack: PackView, *, asked: str, time: str) -> tuple[WordRow, ...]:
    """The table on the first page.

    Args:
        pack: The pack.
        asked: What the member is to decide on, in words.
        time: How long that takes, in words.
    """
    who = ", ".join(filter(None, [pack.member, pack.role])) or "any member of the board"
    return (
        WordRow(label="For", lines=(who,)),
        WordRow(label="What is asked", lines=(asked,)),
        WordRow(label="Time", lines=(time,)),
        WordRow(label="Wanted by", lines=(pack.wanted_by or "no day was set",)),
        WordRow(label="Send back to", lines=(pack.contact or "the editor who sent you this",)),
        WordRow(label=Label.ARTICLE, lines=(pack.article,)),
        WordRow(label="Version code", lines=(pack.version,)),
        WordRow(label=Label.PACK, lines=(pack.code,)),
    )


def signature_rows(pack: PackView) -> tuple[WordRow, ...]:
    """The table at the end: interests, what the signature means, name and day."""
    return (
        WordRow(label=Label.INTEREST, options=(NO_INTEREST,), is_answer=True),
        *(WordRow(label=interest_label(topic, name), is_answer=True) for topic, name in pack.topics),
        WordRow(label=Label.MEANING, options=tuple(MEANING_OPTIONS.values()), is_answer=True),
        WordRow(label=Label.NAME, is_answer=True),
        WordRow(label=Label.ROLE, lines=(pack.role,) if pack.role else (), is_answer=True),
        WordRow(label=Label.DAY, is_answer=True),
    )


def interest_label(topic: str, name: str) -> str:
    """The label of the row in which an interest in something is declared."""
    return f"{Label.INTEREST} in: {name} ({topic})"


def code_line(code: str, name: str) -> str:
    """A code with the name by which editors know what it stands for.

    >>> code_line("04HM-ASCW", "cd-stage-ii")
    '04HM-ASCW (cd-stage-ii)'
    """
    return f"{code} ({name})"


def claim_heading(claim: PackClaim) -> str:
    """What stands above the table of a claim."""
    return f"Claim {claim.number}: {claim.section}" if claim.section else f"Claim {claim.number}"


def flow_heading(flow: PackFlow) -> str:
    """What stands above the table of the flow."""
    return f"The decision flow: {flow.title}, edition {flow.edition}"


def reference_line(reference: PackReference) -> str:
    """One entry of the list of references."""
    notices = "".join(f" {notice}." for notice in reference.notices)
    return f"{reference.number}. {reference.text} {reference.kind}.{notices}"


def about_lines(pack: PackView) -> tuple[str, ...]:
    """What stands below the instructions."""
    said = ", ".join(f"{said} ({name.lower()})" for name, said in pack.scope)
    return (ABOUT_CODES, *((f"Unless a claim says otherwise, it is about: {said}.",) if said else ()))


def printed_paragraphs(pack: PackView) -> tuple[str, ...]:
    """Every paragraph outside tables that is the same in all packs of an article, but for its figures."""
    return (
        pack.board,
        DEMONSTRATION,
        pack.question,
        HOW_HEADING,
        *HOW,
        *about_lines(pack),
        ANSWER_HEADING,
        *pack.answer,
        *(claim_heading(claim) for claim in pack.claims),
        *((flow_heading(pack.flow),) if pack.flow else ()),
        REFERENCES_HEADING,
        *(reference_line(one) for one in pack.references),
        SIGNATURE_HEADING,
        ABOUT_INTERESTS,
        AT_THE_END,
    )


def _change_lines(change: PackChange) -> Iterator[str]:
    yield " ".join(filter(None, [f"{change.need}.", f"{change.past}." if change.past else ""]))
    if change.stretches:
        yield " ".join(_marked(one.signed, one.now) for one in change.stretches)
    if change.parts:
        yield f"Changed besides: {'; '.join(change.parts)}."
    if change.comment:
        yield f"You said: {change.comment}"
    if change.answer:
        yield f"The authors replied: {change.answer}"


def _marked(signed: str, now: str) -> str:
    if signed == now:
        return now
    return " ".join(filter(None, [f"[before: {signed}]" if signed else "", f"[now: {now}]" if now else ""]))


def _work_lines(work: PackWork) -> Iterator[str]:
    number = f" [{work.number}]" if work.number is not None else ""
    yield f"{work.name}{number}, {work.kind.lower()}."
    yield from (f"{notice}." for notice in work.notices)
    for place in work.places:
        if place.relation or place.locator:
            yield ", ".join(filter(None, [place.relation, place.locator]))
        for extract in place.extracts:
            yield from _extract_lines(extract)
    if work.unverified:
        yield work.unverified


def _extract_lines(extract: ExtractView) -> Iterator[str]:
    yield f"{extract.locator}: {extract.finding}" if extract.locator else extract.finding
    if extract.figures:
        yield from (_figure_line(row) for row in extract.figures.rows)
    if extract.quote:
        yield f"“{extract.quote}”{'' if extract.is_verified else ' (not compared with the work)'}"
    if extract.scope:
        yield "; ".join(f"{part.name}: {part.value}" for part in extract.scope)
    if extract.note:
        yield f"Note of the editors: {extract.note}"


def _figure_line(row: FigureView) -> str:
    return f"{row.what}: {', '.join(filter(None, [row.result, row.interval, row.p, row.follow_up]))}"


def _outcome_lines(outcome: PackOutcome) -> Iterator[str]:
    if outcome.urgency:
        yield f"{outcome.urgency}."
    yield from (f"Patient of the authors: {scenario}" for scenario in outcome.scenarios)
    if outcome.shared:
        yield f"Every path to it has: {_steps(outcome.shared)}"
    for path in outcome.paths:
        yield f"Path {path.number}: {_steps(path.steps)}. For example {path.example}"


def _steps(steps: tuple[tuple[str, str], ...]) -> str:
    return "; ".join(f"{ask} {answers}" for ask, answers in steps)
