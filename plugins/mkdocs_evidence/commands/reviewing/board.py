"""Who may sign for the board: `board show`, `board propose`, `board sign`, `board adopt`, `board signers`."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mkdocs_evidence.commands.arguments import AsOf
from mkdocs_evidence.commands.project import FINDINGS, find_layout, stop
from mkdocs_evidence.commands.reviewing.given import Member, Project, day_of, load_ledger, read_given_text, read_key
from mkdocs_evidence.terminal import count_of, say

if TYPE_CHECKING:
    from mkdocs_evidence.model.ledger import Ledger
    from mkdocs_evidence.model.roll import BoardRoll, RollEdition

_Proposal = Annotated[Path, typer.Argument(metavar="FILE", help="A proposal, as `board propose` wrote it.")]
_ARMOUR = "What `ssh-keygen -Y sign -n mkdocs-evidence` made of the output of `board bytes`; instead of a key."

board_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="Who may sign for the board: the roll of seats and keys, which its keepers sign together.",
    epilog="Example: evidence review board show",
)


@board_app.command(epilog="Example: evidence review board show")
def show(project: Project = Path(), as_of: AsOf = "") -> None:
    """Show every edition of the roll, who signed it, and what is wrong with it."""
    from mkdocs_evidence.analysis.reviews.roll_judgement import judge_roll
    from mkdocs_evidence.intake.review_verification import say_edition

    ledger = load_ledger(project, as_of)
    say_trust(ledger)
    if line := say_edition(ledger):
        sys.stdout.write(f"{line}\n")
    for edition in ledger.roll.editions if ledger.roll else ():
        sys.stdout.write(f"{_say_edition(edition)}\n")
    flaws = judge_roll(ledger)
    for flaw in flaws:
        sys.stdout.write(f"{flaw.at}: {flaw.message} {flaw.remedy}\n")
    if flaws:
        raise typer.Exit(FINDINGS)


def _say_edition(edition: "RollEdition") -> str:
    signers = ", ".join(sorted({who for who, _ in edition.signatures})) or "nobody"
    rule = f"{edition.threshold} of {count_of(len(edition.keepers), 'keeper')} must sign"
    seats = count_of(len(edition.seats), "seat")
    return f"edition {edition.number} of {edition.date}, until {edition.expires}: {seats}, {rule}, signed by {signers}"


@board_app.command(epilog="Example: evidence review board propose -o board-2027.json")
def propose(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the proposal.")],
    expires: Annotated[
        str, typer.Option("--expires", metavar="DATE", help="Last day of the edition; a year from now if left out.")
    ] = "",
    project: Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Write what `board.yml` says as a new edition of the roll, for the keepers to sign."""
    from mkdocs_evidence.intake.board_roll import UnusableRollError, propose_edition

    ledger, day = load_ledger(project, as_of), day_of(as_of)
    if ledger.board is None:
        stop("There is no `site_config/board.yml` to make a roll of.")
    try:
        roll = propose_edition(ledger, ledger.board, day=day, expires=day_of(expires) if expires else _next_year(day))
    except UnusableRollError as problem:
        stop(str(problem))
    _write(roll, output)
    last = roll.editions[-1]
    say(f"Send it to the keepers: {', '.join(last.keepers)}. {last.threshold} of them must sign.")


@board_app.command(epilog="Example: evidence review board sign board-2027.json --member chair --key id_ed25519")
def sign(
    file: _Proposal,
    member: Member,
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE", help="Private Ed25519 key, or a backup of a review room.")
    ] = None,
    ssh_signature: Annotated[Path | None, typer.Option("--ssh-signature", metavar="FILE", help=_ARMOUR)] = None,
) -> None:
    """Add the signature of one keeper to a proposal, in the same file."""
    from mkdocs_evidence.intake.board_roll import find_broken, sign_edition, sign_edition_by_ssh
    from mkdocs_evidence.model.ids import PersonId
    from mkdocs_evidence.signing.ed25519 import UnreadableKeyError
    from mkdocs_evidence.signing.sshsig import UnreadableSignatureError

    (roll,) = _proposals([file])
    if (key is None) == (ssh_signature is None):
        stop("Give either `--key` or `--ssh-signature`.")
    try:
        if ssh_signature is not None:
            signed = sign_edition_by_ssh(roll, PersonId(member), read_given_text(ssh_signature))
        elif key is not None:
            signed = sign_edition(roll, PersonId(member), read_key(key))
    except (UnreadableKeyError, UnreadableSignatureError) as problem:
        stop(f"Cannot sign with `{ssh_signature or key}`: {problem}")
    if message := find_broken(signed):
        stop(f"Nothing was signed: {message}")
    _write(signed, file)


@board_app.command("bytes", epilog="Example: evidence review board bytes board-2027.json -o edition.bin")
def bytes_(
    file: _Proposal,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write them.")],
) -> None:
    """Write exactly the bytes that a keeper signs, for `ssh-keygen -Y sign`."""
    from mkdocs_evidence.intake.board_roll import bytes_to_sign

    (roll,) = _proposals([file])
    output.write_bytes(bytes_to_sign(roll))
    say(f"Wrote {output}. Sign it with `ssh-keygen -Y sign -n mkdocs-evidence -f KEY {output}`.")


@board_app.command(epilog="Example: evidence review board adopt board-2027.json board-2027-from-chair.json")
def adopt(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Signed copies of one proposal.")],
    project: Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Put the signatures of all copies together and, when they are enough, write the roll."""
    from mkdocs_evidence.intake.board_roll import UnusableRollError, adopt_edition, join_proposals

    ledger = load_ledger(project, as_of)
    try:
        path = adopt_edition(join_proposals(_proposals(files)), ledger, find_layout(project, None))
    except UnusableRollError as problem:
        say(f"Nothing was written: {problem}")
        raise typer.Exit(FINDINGS) from None
    say(f"Wrote {os.path.relpath(path)}.")
    say_trust(load_ledger(project, as_of))


@board_app.command(epilog="Example: evidence review board signers > allowed_signers")
def signers(project: Project = Path(), as_of: AsOf = "") -> None:
    """Print the keys as the file of allowed signers that `ssh-keygen -Y verify` reads."""
    from mkdocs_evidence.analysis.reviews.roll import all_seats
    from mkdocs_evidence.signing.sshsig import allowed_signers

    seats = [one for one in all_seats(load_ledger(project, as_of)) if one.key]
    sys.stdout.write(allowed_signers((one.person, one.key, one.since, one.last_day_of_key) for one in seats))


def say_trust(ledger: "Ledger") -> None:
    """Says how far the keys can be believed."""
    from mkdocs_evidence.analysis.reviews.roll import trusted_edition

    edition = trusted_edition(ledger)
    if ledger.roll is None:
        say("Keys are those of `site_config/board.yml`, signed by nobody: whoever changes that file can change a key.")
    elif edition is None:
        say("The roll of the board does not hold, so no key counts.")
    else:
        signed = len({who for who, _ in edition.signatures})
        say(f"Keys are those of edition {edition.number} of the roll, signed by {count_of(signed, 'keeper')}.")


def _proposals(files: Sequence[Path]) -> "list[BoardRoll]":
    from mkdocs_evidence.intake.board_roll import UnusableRollError, read_proposal

    try:
        return [read_proposal(read_given_text(one), file=one.name) for one in files]
    except UnusableRollError as problem:
        stop(str(problem))


def _write(roll: "BoardRoll", file: Path) -> None:
    from mkdocs_evidence.analysis.reviews.roll_form import roll_text

    file.write_text(roll_text(roll), encoding="utf-8", newline="\n")
    say(f"Wrote {file}.")


def _next_year(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
