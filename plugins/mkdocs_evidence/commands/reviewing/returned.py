"""What comes back from members in Word and on paper: `import FILE.docx` and `transcribe`."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from mkdocs_evidence.commands.arguments import AsOf
from mkdocs_evidence.commands.project import FINDINGS, find_layout, stop
from mkdocs_evidence.commands.reviewing.given import (
    Project,
    claims_in_words,
    compile_project,
    day_of,
    find_article,
    load_ledger,
    read_given_text,
    read_key,
)
from mkdocs_evidence.terminal import count_of, say

if TYPE_CHECKING:
    from mkdocs_evidence.intake.returned.filled import FilledPack
    from mkdocs_evidence.intake.returned.receiving import Reading
    from mkdocs_evidence.model.ledger import Ledger
    from mkdocs_evidence.model.review import ReviewRecord
    from mkdocs_evidence.pipeline import Compilation


def import_word(file: Path, project: Path, as_of: str, *, member: str, signer: str, key: Path | None) -> None:
    """Takes in a Word file that a member filled in; the signer vouches that it came from the member."""
    from mkdocs_evidence.intake.returned.receiving import read_pack
    from mkdocs_evidence.model.ids import PersonId
    from mkdocs_evidence.model.review import Identity

    found = compile_project(project, day_of(as_of))
    filled = _read_word(file, found)
    reading = read_pack(
        filled, found.ledger, member=PersonId(member) if member else None, identity=Identity.COUNTERSIGNED
    )
    record = _accepted(reading)
    if not signer or key is None:
        say(f"It can be read: {_in_words(record)}. Say who vouches for it: `--signer ID --key FILE`.")
        raise typer.Exit(FINDINGS)
    _take_in(_signed(record, signer, key), found.ledger, project, as_of)


def transcribe(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of the article: hip/avn-stage-2.")],
    sheet: Annotated[Path, typer.Argument(metavar="FILE", help="What you typed from the sheets, a line a claim.")],
    member: Annotated[str, typer.Option("--member", metavar="ID", help="Who filled in the sheets.")],
    by: Annotated[str, typer.Option("--by", metavar="ID", help="Who typed it, with a key on the board.")],
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help="Private Ed25519 key of who typed it.")],
    first: Annotated[
        Path | None, typer.Option("--first", metavar="FILE", help="What the first of two wrote, to compare with.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where the first of two writes the signed copy.")
    ] = None,
    project: Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Key in what a member ticked on paper. Two people do it, each alone; when both say the same, it is a record.

    A line is the code of a claim, the number of the verdict, and of each work its letter and number: `19VY-6FCY 1 a1`.
    Lines that begin with `comment:` or `words:` belong to the claim above.
    `pack`, `meaning`, `day` and `interest` say what stands on the first and the last sheet.
    """
    from mkdocs_evidence.analysis.reviews.form import record_text
    from mkdocs_evidence.intake.returned.receiving import read_pack
    from mkdocs_evidence.intake.returned.two_readings import find_differences
    from mkdocs_evidence.intake.returned.typed_sheet import read_sheet
    from mkdocs_evidence.intake.review_import import weigh_decisions
    from mkdocs_evidence.model.ids import PersonId
    from mkdocs_evidence.model.review import Identity

    ledger = load_ledger(project, as_of)
    filled = read_sheet(read_given_text(sheet), article=find_article(article, ledger).id)
    mine = _accepted(read_pack(filled, ledger, member=PersonId(member), identity=Identity.PAPER))
    if by == member:
        stop(f"`{by}` filled in the sheets. Two others copy them.")
    if first is None:
        if gaps := weigh_decisions(mine, ledger).refusals:
            _print(gaps)
            _refuse(gaps)
        path = output or Path(f"copied-{filled.code}-{by}.yml")
        path.write_text(record_text(_signed(mine, by, key)), encoding="utf-8", newline="\n")
        say(
            f"Wrote {os.path.relpath(path)}: {_in_words(mine)}. Now somebody else copies the sheets, without seeing it."
        )
        return
    theirs = _first_copy(first)
    if any(who == by for who, _ in theirs.signatures):
        stop(f"`{by}` made the first copy too. Somebody else makes the second.")
    if differences := [*find_differences(theirs, mine)]:
        _print(differences)
        say(f"Nothing was written: the two copies differ in {count_of(len(differences), 'place')}. Look at the sheets.")
        raise typer.Exit(FINDINGS)
    _take_in(_signed(theirs, by, key), ledger, project, as_of)


def _read_word(file: Path, found: "Compilation") -> "FilledPack":
    from mkdocs_evidence.intake.returned.word_package import UnusableWordFileError
    from mkdocs_evidence.intake.returned.word_return import read_word_file

    try:
        return read_word_file(file.read_bytes(), found)
    except OSError as problem:
        stop(f"Cannot read `{file}`: {problem.strerror}.")
    except UnusableWordFileError as problem:
        stop(f"`{file.name}`: {problem}")


def _accepted(reading: "Reading") -> "ReviewRecord":
    """The record of a reading; says everything and ends the command when there is none."""
    _print(reading.remarks)
    if reading.record is None:
        _print((*reading.refusals, *reading.kept))
        _refuse(reading.refusals)
    return reading.record


def _signed(record: "ReviewRecord", signer: str, key: Path) -> "ReviewRecord":
    from mkdocs_evidence.intake.returned.receiving import add_signature
    from mkdocs_evidence.model.ids import PersonId
    from mkdocs_evidence.signing.ed25519 import UnreadableKeyError

    try:
        return add_signature(record, PersonId(signer), read_key(key))
    except UnreadableKeyError as problem:
        stop(f"Cannot sign with `{key}`: {problem}")


def _first_copy(file: Path) -> "ReviewRecord":
    from mkdocs_evidence.load.board.reviews import load_review
    from mkdocs_evidence.model.review import Identity

    record, faults = load_review(read_given_text(file), file=file.name)
    if record is None or faults or record.identity is not Identity.PAPER:
        _print(f"{fault.finding.at}: {fault.finding.message} {fault.finding.remedy}" for fault in faults)
        stop(f"`{file}` is not what `evidence review transcribe` wrote for the first of two.")
    return record


def _take_in(record: "ReviewRecord", ledger: "Ledger", project: Path, as_of: str) -> None:
    """Judges a signed record as one that came by itself, and writes it when nothing is against it."""
    from mkdocs_evidence.analysis.reviews.form import record_text
    from mkdocs_evidence.intake.review_import import receive_record, write_record

    reception = receive_record(record_text(record), ledger, file="the record", today=day_of(as_of))
    _print((*reception.refusals, *reception.remarks))
    if reception.refusals or reception.record is None:
        _refuse(reception.refusals)
    path = write_record(reception.record, find_layout(project, None))
    say(f"Wrote {os.path.relpath(path)}: {_in_words(record)}, identity level {record.identity}.")


def _in_words(record: "ReviewRecord") -> str:
    flows = f" and {count_of(len(record.flows), 'flow')}" if record.flows else ""
    return f"`{record.reviewer}`, {record.meaning}, {claims_in_words(len(record.claims))}{flows}"


def _refuse(reasons: Sequence[str]) -> NoReturn:
    say(f"Nothing was written: {count_of(len(reasons), 'reason')} against it.")
    raise typer.Exit(FINDINGS)


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
