"""Signed records of the board: `import`, `withdraw`, `comments`, `answer`."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mkdocs_evidence.commands.arguments import AsOf
from mkdocs_evidence.commands.project import FINDINGS, find_layout, stop
from mkdocs_evidence.commands.reviewing.given import (
    Key,
    Project,
    claims_in_words,
    day_of,
    expect_claim,
    find_article,
    load_ledger,
    read_given_text,
    read_key,
)
from mkdocs_evidence.commands.reviewing.returned import import_word
from mkdocs_evidence.terminal import count_of, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_evidence.model.ids import ClaimName
    from mkdocs_evidence.model.ledger import Ledger
    from mkdocs_evidence.model.review import ReviewRecord


_ARMOUR = "What the reviewer made of the output of `review bytes` with `ssh-keygen -Y sign -n mkdocs-evidence`."


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The signed file that a reviewer sent.")],
    ssh_signature: Annotated[Path | None, typer.Option("--ssh-signature", metavar="FILE", help=_ARMOUR)] = None,
    signer: Annotated[
        str, typer.Option("--signer", metavar="ID", help="Who vouches that a Word file came from its member.")
    ] = "",
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE", help="Private Ed25519 key of who vouches.")
    ] = None,
    member: Annotated[
        str, typer.Option("--member", metavar="ID", help="Who filled in a Word file that was made for anybody.")
    ] = "",
    project: Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Check a reviewer's signed file, say what is wrong with it, and add it to the records if nothing is.

    Of an enrolment file it says which line belongs into the board file.
    A Word file is signed by who vouches that it came from the member's known address.
    """
    if file.suffix.casefold() in (".docx", ".docm", ".doc"):
        import_word(file, project, as_of, member=member, signer=signer, key=key)
        return
    from mkdocs_evidence.intake.enrolment import receive_enrolment
    from mkdocs_evidence.intake.review_import import receive_record, write_record
    from mkdocs_evidence.load.board.enrolment import is_enrolment

    layout = find_layout(project, None)
    text, ledger = _given_record(file, ssh_signature), load_ledger(project, as_of)
    is_record = not is_enrolment(text)
    if is_record:
        reception = receive_record(text, ledger, file=file.name, today=day_of(as_of))
    else:
        reception = receive_enrolment(text, ledger, file=file.name)
    for line in (*reception.refusals, *reception.remarks):
        sys.stdout.write(f"{line}\n")
    if not (is_record or reception.refusals):
        return
    if reception.refusals or reception.record is None:
        say(f"Nothing was written: {count_of(len(reception.refusals), 'reason')} against it.")
        raise typer.Exit(FINDINGS)
    path = write_record(reception.record, layout)
    record = reception.record
    say(f"Wrote {os.path.relpath(path)}: `{record.reviewer}`, {record.meaning}, {claims_in_words(len(record.claims))}.")


def bytes_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A reviewer's file, signed or not.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write them.")],
) -> None:
    """Write exactly the bytes that a reviewer signs, for `ssh-keygen -Y sign`."""
    from mkdocs_evidence.intake.review_import import bytes_to_sign

    content = bytes_to_sign(read_given_text(file), file=file.name)
    if content is None:
        stop(f"`{file}` holds no board record.")
    output.write_bytes(content)
    say(f"Wrote {output}. Sign it with `ssh-keygen -Y sign -n mkdocs-evidence -f KEY {output}`.")


def _given_record(file: Path, ssh_signature: Path | None) -> str:
    from mkdocs_evidence.intake.review_import import sign_by_ssh
    from mkdocs_evidence.signing.sshsig import UnreadableSignatureError

    text = read_given_text(file)
    if ssh_signature is None:
        return text
    try:
        return sign_by_ssh(text, read_given_text(ssh_signature), file=file.name)
    except UnreadableSignatureError as problem:
        stop(f"`{ssh_signature}` is no signature: {problem}")


def withdraw(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of the article: hip/avn-stage-2.")],
    member: Annotated[str, typer.Option("--member", metavar="ID", help="Member of the board who withdraws.")],
    key: Key,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; shown to readers.")],
    claims: Annotated[
        list[str] | None, typer.Argument(metavar="CLAIM", help="Ids of claims; all when left out.")
    ] = None,
    signer: Annotated[
        str, typer.Option("--signer", metavar="ID", help="Whose key it is, when another vouches for the member.")
    ] = "",
    project: Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Withdraw claims at once, on the word of one member of the board."""
    from mkdocs_evidence.intake.review_writing import make_withdrawal
    from mkdocs_evidence.model.ids import ClaimId, PersonId, claim_name
    from mkdocs_evidence.signing.ed25519 import UnreadableKeyError

    ledger = load_ledger(project, as_of)
    found = find_article(article, ledger)
    for one in claims or ():
        expect_claim(found, one)
    try:
        record = make_withdrawal(
            found,
            [ClaimId(one) for one in claims or ()],
            ledger,
            member=PersonId(member),
            signer=PersonId(signer or member),
            private_key=read_key(key),
            reason=reason,
            day=day_of(as_of),
        )
    except UnreadableKeyError as problem:
        stop(f"Cannot sign with `{key}`: {problem}")
    path = _add(record, ledger, project)
    say(f"Wrote {path}: {claims_in_words(len(record.claims))} withdrawn.")
    resting = [line for one in record.claims for line in _what_rests_on(claim_name(found.id, one.claim), ledger)]
    if resting:
        say("\n".join(["No new site is made before these rest on other claims, or are taken out:", *resting]))


def _what_rests_on(name: "ClaimName", ledger: "Ledger") -> "Iterator[str]":
    """The parts of a site that may not rest on a withdrawn claim, as `withdrawn-claim-in-use` has it."""
    from mkdocs_evidence.analysis.impact import find_impact_of_claim

    touched = find_impact_of_claim(name, ledger)
    for article, sentence in touched.answers:
        yield f"  bottom line of {article}: {sentence} ({name})"
    for part in touched.flows:
        if part.part != "scope":
            yield f"  flow {part.flow}, {part.part} ({name})"


def comments(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of an article; all when left out.")] = "",
    project: Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Show what members said of claims and nobody has answered."""
    from mkdocs_evidence.analysis.reviews.comments import find_comments

    ledger = load_ledger(project, as_of)
    names = [find_article(article, ledger).id] if article else [*ledger.articles]
    found = [(name, one) for name in names for one in find_comments(name, ledger) if one.is_open]
    for name, one in found:
        sys.stdout.write(f"{name}#{one.verdict.claim}, {one.record.reviewer}, {one.record.date}: {one.line}\n")
    say(f"{count_of(len(found), 'comment')} without an answer.")


def answer(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of the article: hip/avn-stage-2.")],
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of the claim.")],
    member: Annotated[str, typer.Option("--member", metavar="ID", help="Who answers, with a key on the board.")],
    key: Key,
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="The answer; published with the comment.")],
    to: Annotated[str, typer.Option("--to", metavar="ID", help="Only the comments of this member.")] = "",
    project: Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Answer the open comments on a claim, in a signed record."""
    from mkdocs_evidence.analysis.reviews.comments import find_comments
    from mkdocs_evidence.intake.review_writing import make_answers
    from mkdocs_evidence.model.ids import PersonId
    from mkdocs_evidence.signing.ed25519 import UnreadableKeyError

    ledger = load_ledger(project, as_of)
    found = find_article(article, ledger)
    expect_claim(found, claim)
    about = [one for one in find_comments(found.id, ledger) if one.verdict.claim == claim]
    opened = [one for one in about if one.is_open and to in ("", one.record.reviewer)]
    if not opened:
        stop(f"`{claim}` has no comment{f' of `{to}`' if to else ''} that waits for an answer.")
    if not text.strip():
        stop("The answer is empty.")
    try:
        record = make_answers(
            found,
            opened,
            ledger,
            member=PersonId(member),
            private_key=read_key(key),
            text=text,
            day=day_of(as_of),
        )
    except UnreadableKeyError as problem:
        stop(f"Cannot sign with `{key}`: {problem}")
    path = _add(record, ledger, project)
    say(f"Wrote {path}: {count_of(len(opened), 'comment')} answered.")


def _add(record: "ReviewRecord", ledger: "Ledger", project: Path) -> str:
    """Writes a record that counts, and gives the path of its file; ends the command when it would not count."""
    from mkdocs_evidence.analysis.reviews.chain import judge_records
    from mkdocs_evidence.intake.review_import import write_record

    others = [one for one in ledger.reviews if one.article == record.article]
    for one in judge_records((*others, record), ledger):
        if one.record is record and one.flaws:
            stop(f"{one.flaws[0].message} {one.flaws[0].remedy}")
    return os.path.relpath(write_record(record, find_layout(project, None)))
