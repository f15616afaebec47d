"""The command `evidence review`: what an editor does with the signed files of a board."""

import json
import os
import re
import sys
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mkdocs_evidence.arguments import AsOf
from mkdocs_evidence.project import FINDINGS, find_layout, stop
from mkdocs_evidence.terminal import count_of, say

if TYPE_CHECKING:
    from mkdocs_evidence.analysis.reviews.duties import ArticleDuties
    from mkdocs_evidence.model.claim import Article
    from mkdocs_evidence.model.layout import Layout
    from mkdocs_evidence.model.ledger import Ledger
    from mkdocs_evidence.model.review import ReviewRecord

review_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="Board review: take in signed files, check all of them, see who owes what, withdraw a claim.",
    epilog="Example: evidence review status",
)

_Project = Annotated[Path, typer.Option("--project", metavar="DIR", help="The folder that holds content/.")]


class StatusFormat(StrEnum):
    """How the status is printed."""

    TEXT = "text"
    JSON = "json"


@review_app.command("import", epilog="Example: evidence review import sign-off.yml")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The signed file that a reviewer sent.")],
    project: _Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Check a reviewer's signed file, say what is wrong with it, and add it to the records if nothing is.

    Of an enrolment file it says which line belongs into the board file.
    """
    from mkdocs_evidence.intake.enrolment import receive_enrolment
    from mkdocs_evidence.intake.review_import import receive_record, write_record
    from mkdocs_evidence.load.enrolment import is_enrolment

    layout = find_layout(project, None)
    text, ledger = _text(file), _ledger(project, as_of)
    is_record = not is_enrolment(text)
    if is_record:
        reception = receive_record(text, ledger, file=file.name, today=_day(as_of))
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
    say(f"Wrote {os.path.relpath(path)}: `{record.reviewer}`, {record.meaning}, {_claims(len(record.claims))}.")


@review_app.command(epilog="Example: evidence review verify")
def verify(
    project: _Project = Path(),
    as_of: AsOf = "",
    seen: Annotated[
        Path | None, typer.Option("--seen", metavar="FILE", help="What an earlier verify printed: none may be gone.")
    ] = None,
) -> None:
    """Check every signature, term and chain of every record, without a network."""
    from mkdocs_evidence.analysis.reviews.chain import judge_reviews, last_digests

    layout = find_layout(project, None)
    ledger = _ledger(project, as_of)
    folder = f"{layout.name(layout.reviews)}/"
    flaws = [
        f"{fault.finding.at}: {fault.finding.message} {fault.finding.remedy}"
        for fault in ledger.faults
        if fault.finding.at.file.startswith(folder)
    ]
    judged = judge_reviews(ledger)
    articles = set(ledger.articles)
    for article, records in judged.items():
        if article not in articles:
            flaws.append(f"{records[0].record.at}: There is no article `{article}`.")
        flaws += [f"{flaw.at}: {flaw.message} {flaw.remedy}" for one in records for flaw in one.flaws]
        for digest in last_digests(records):
            sys.stdout.write(f"{article} ends in {digest}\n")
    there = {(article, one.digest) for article, records in judged.items() for one in records}
    flaws += [
        f"{article}: the record {digest[:8]}… was there before and is gone. Bring it back; git has it."
        for article, digest in _ends(seen)
        if (article, digest) not in there
    ]
    flaws += _about_log(layout, ledger, seen)
    for line in flaws:
        sys.stdout.write(f"{line}\n")
    total = sum(len(records) for records in judged.values())
    if flaws:
        say(f"{count_of(len(flaws), 'fault')} in {count_of(total, 'record')}.")
        raise typer.Exit(FINDINGS)
    say(f"{count_of(total, 'record')} checked: every signature and every chain holds.")


def _about_log(layout: "Layout", ledger: "Ledger", seen: Path | None) -> list[str]:
    """Prints the heads of the log, to be kept, and gives what is wrong with it."""
    from mkdocs_evidence.analysis.reviews.log import find_log_flaws, unlogged
    from mkdocs_evidence.load.review_log import UnusableLogError, load_review_log

    kept = [(int(size), root) for size, root in _heads(seen)]
    try:
        log = load_review_log(layout)
    except UnusableLogError as problem:
        return [str(problem)]
    if log is None:
        return ["The log of the records was there before and is gone. Bring it back; git has it."] if kept else []
    for head in log.heads[-1:]:
        sys.stdout.write(f"the log of {count_of(head.size, 'record')} has the root {head.root}\n")
    if left := unlogged(log, ledger):
        say(f"{count_of(len(left), 'record')} not sealed yet: run `evidence review seal`.")
    return [*find_log_flaws(log, ledger, seen=kept)]


@review_app.command(epilog="Example: evidence review seal --member editor --key id_ed25519")
def seal(
    member: Annotated[str, typer.Option("--member", metavar="ID", help="Who signs, with a key on the board.")],
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help="Private Ed25519 key, as ssh-keygen writes it.")],
    project: _Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Add new records to the log, and sign its new head: from then on nothing before it can change unseen."""
    from mkdocs_evidence.analysis.reviews.log import find_log_flaws, log_text
    from mkdocs_evidence.intake.review_writing import make_head
    from mkdocs_evidence.load.review_log import UnusableLogError, load_review_log
    from mkdocs_evidence.model.ids import PersonId
    from mkdocs_evidence.signing.ed25519 import UnreadableKeyError

    layout, ledger = find_layout(project, None), _ledger(project, as_of)
    try:
        before = load_review_log(layout)
        log = make_head(before, ledger, member=PersonId(member), private_key=_key(key), day=_day(as_of))
    except UnusableLogError as problem:
        stop(str(problem))
    except UnreadableKeyError as problem:
        stop(f"Cannot sign with `{key}`: {problem}")
    if flaws := [*find_log_flaws(log, ledger)]:
        stop(flaws[0])
    layout.review_log.write_text(log_text(log), encoding="utf-8", newline="\n")
    new = len(log.records) - (len(before.records) if before else 0)
    say(f"Wrote {os.path.relpath(layout.review_log)}: {count_of(new, 'record')} added.")


@review_app.command(epilog="Example: evidence review status --format json")
def status(
    project: _Project = Path(),
    as_of: AsOf = "",
    form: Annotated[StatusFormat, typer.Option("--format", help="How to print it.")] = StatusFormat.TEXT,
) -> None:
    """Say how far each article is, which members have claims to read, and which approvals run out when."""
    from mkdocs_evidence.analysis.reviews.duties import find_duties

    ledger = _ledger(project, as_of)
    duties = [find_duties(article, ledger) for article in ledger.articles.values()]
    if form is StatusFormat.JSON:
        sys.stdout.write(json.dumps([_plain(one) for one in duties], indent=2, ensure_ascii=False) + "\n")
        return
    for one in duties:
        sys.stdout.write("\n".join(_lines(one)) + "\n")


@review_app.command(epilog="Example: evidence review withdraw hip/avn cd-stage-ii --member reviewer-a --key id_ed25519")
def withdraw(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of the article: hip/avn-stage-2.")],
    member: Annotated[str, typer.Option("--member", metavar="ID", help="Member of the board who withdraws.")],
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help="Private Ed25519 key, as ssh-keygen writes it.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; shown to readers.")],
    claims: Annotated[
        list[str] | None, typer.Argument(metavar="[CLAIM]...", help="Ids of claims; all when left out.")
    ] = None,
    signer: Annotated[
        str, typer.Option("--signer", metavar="ID", help="Whose key it is, when another vouches for the member.")
    ] = "",
    project: _Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Withdraw claims at once, on the word of one member of the board."""
    from mkdocs_evidence.intake.review_writing import make_withdrawal
    from mkdocs_evidence.model.ids import ClaimId, PersonId
    from mkdocs_evidence.signing.ed25519 import UnreadableKeyError

    ledger = _ledger(project, as_of)
    found = _article(article, ledger)
    for one in claims or ():
        _known_claim(found, one)
    try:
        record = make_withdrawal(
            found,
            [ClaimId(one) for one in claims or ()],
            ledger,
            member=PersonId(member),
            signer=PersonId(signer or member),
            private_key=_key(key),
            reason=reason,
            day=_day(as_of),
        )
    except UnreadableKeyError as problem:
        stop(f"Cannot sign with `{key}`: {problem}")
    path = _add(record, ledger, project)
    say(f"Wrote {path}: {_claims(len(record.claims))} withdrawn.")


@review_app.command(epilog="Example: evidence review comments hip/avn-stage-2")
def comments(
    article: Annotated[str, typer.Argument(metavar="[ARTICLE]", help="Id of an article; all when left out.")] = "",
    project: _Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Show what members said of claims and nobody has answered."""
    from mkdocs_evidence.analysis.reviews.comments import find_comments

    ledger = _ledger(project, as_of)
    names = [_article(article, ledger).id] if article else [*ledger.articles]
    found = [(name, one) for name in names for one in find_comments(name, ledger) if one.is_open]
    for name, one in found:
        sys.stdout.write(f"{name}#{one.verdict.claim}, {one.record.reviewer}, {one.record.date}: {one.line}\n")
    say(f"{count_of(len(found), 'comment')} without an answer.")


@review_app.command(
    epilog='Example: evidence review answer hip/avn cd-stage-ii --member editor --key id_ed25519 --text "Done."'
)
def answer(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of the article: hip/avn-stage-2.")],
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of the claim.")],
    member: Annotated[str, typer.Option("--member", metavar="ID", help="Who answers, with a key on the board.")],
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help="Private Ed25519 key, as ssh-keygen writes it.")],
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="The answer; published with the comment.")],
    to: Annotated[str, typer.Option("--to", metavar="ID", help="Only the comments of this member.")] = "",
    project: _Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Answer the open comments on a claim, in a signed record."""
    from mkdocs_evidence.analysis.reviews.comments import find_comments
    from mkdocs_evidence.intake.review_writing import make_answers
    from mkdocs_evidence.model.ids import PersonId
    from mkdocs_evidence.signing.ed25519 import UnreadableKeyError

    ledger = _ledger(project, as_of)
    found = _article(article, ledger)
    _known_claim(found, claim)
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
            private_key=_key(key),
            text=text,
            day=_day(as_of),
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


def _known_claim(article: "Article", name: str) -> None:
    from mkdocs_evidence.analysis.nearest import find_nearest

    known = [claim.id for claim in article.claims if claim.id is not None]
    if name not in known:
        near = find_nearest(name, known)
        stop(f"`{article.id}` has no claim `{name}`.{f' Did you mean `{near}`?' if near else ''}")


def _key(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        stop(f"Cannot read `{file}`: {problem.strerror}.")


def _ledger(project: Path, as_of: str) -> "Ledger":
    from mkdocs_evidence.load.site import load_site

    return replace(load_site(find_layout(project, None)), as_of=_day(as_of))


def _article(name: str, ledger: "Ledger") -> "Article":
    from mkdocs_evidence.analysis.nearest import find_nearest
    from mkdocs_evidence.model.ids import ArticleId

    found = ledger.articles.get(ArticleId(name))
    if found is None:
        near = find_nearest(name, [*ledger.articles])
        stop(f"There is no article `{name}`.{f' Did you mean `{near}`?' if near else ''}")
    return found


def _ends(file: Path | None) -> list[tuple[str, str]]:
    """The last records of articles, as an earlier `verify` printed them."""
    lines = _text(file).splitlines() if file else ()
    return [(article, digest) for article, found, digest in (line.rpartition(" ends in ") for line in lines) if found]


def _heads(file: Path | None) -> list[tuple[str, str]]:
    """Length and root of the log, as an earlier `verify` printed them."""
    return re.findall(r"^the log of (\d+) records? has the root ([0-9a-f]{64})$", _text(file) if file else "", re.M)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as problem:
        stop(f"Cannot read `{file}`: {problem.strerror}.")
    except UnicodeDecodeError:
        stop(f"Cannot read `{file}`: it is not UTF-8. Ask for the file again, as an attachment.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        stop(f"`{text}` is no day. Write it as 2027-01-31.")


def _claims(number: int) -> str:
    return count_of(number, "claim")


def _lines(duties: "ArticleDuties") -> list[str]:
    states = _states(duties)
    counts = ", ".join(f"{number} {state}" for state, number in states.items())
    lines = [f"{duties.article}: {counts or 'no claims'}"]
    if duties.next_due:
        lines.append(f"  approved until {duties.next_due}")
    lines += [f"  {member} has {_claims(len(claims))} to read" for member, claims in duties.waiting.items()]
    return lines


def _states(duties: "ArticleDuties") -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in duties.standing.claims:
        counts[one.state.value] = counts.get(one.state.value, 0) + 1
    return dict(sorted(counts.items()))


def _plain(duties: "ArticleDuties") -> dict[str, object]:
    return {
        "article": duties.article,
        "state": duties.standing.state.value,
        "claims": _states(duties),
        "approved_until": duties.next_due.isoformat() if duties.next_due else None,
        "waiting": {member: list(claims) for member, claims in duties.waiting.items()},
    }
