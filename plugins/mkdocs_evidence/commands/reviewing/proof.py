"""Whether the records can be believed: `verify` checks all of them, `seal` adds them to the log."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from mkdocs_evidence.commands.arguments import AsOf
from mkdocs_evidence.commands.project import FINDINGS, find_layout, stop
from mkdocs_evidence.commands.reviewing.board import say_trust
from mkdocs_evidence.commands.reviewing.given import (
    Key,
    Member,
    Project,
    day_of,
    load_ledger,
    read_given_text,
    read_key,
)
from mkdocs_evidence.terminal import count_of, say


def verify(
    project: Project = Path(),
    as_of: AsOf = "",
    seen: Annotated[
        Path | None, typer.Option("--seen", metavar="FILE", help="What an earlier verify printed: none may be gone.")
    ] = None,
) -> None:
    """Check the roll of the board, every signature, term and chain of every record, and the log, without a network."""
    from mkdocs_evidence.intake.review_verification import Kept, read_kept, verify_reviews

    ledger = load_ledger(project, as_of)
    kept = read_kept(read_given_text(seen)) if seen else Kept()
    found = verify_reviews(find_layout(project, None), ledger, kept)
    say_trust(ledger)
    for line in (*found.lines, *found.flaws):
        sys.stdout.write(f"{line}\n")
    if found.unsealed:
        say(f"{count_of(found.unsealed, 'record')} not sealed yet: run `evidence review seal`.")
    if found.flaws:
        say(f"{count_of(len(found.flaws), 'fault')} in {count_of(found.records, 'record')}.")
        raise typer.Exit(FINDINGS)
    if found.records:
        say(f"{count_of(found.records, 'record')} checked: every signature and every chain holds.")
    else:
        say("The board has decided nothing yet: there is no record.")


def seal(
    member: Member,
    key: Key,
    project: Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Add new records to the log, and sign its new head: from then on nothing before it can change unseen."""
    from mkdocs_evidence.analysis.reviews.log import find_log_flaws, log_text
    from mkdocs_evidence.intake.review_writing import make_head
    from mkdocs_evidence.load.board.review_log import UnusableLogError, load_review_log
    from mkdocs_evidence.model.ids import PersonId
    from mkdocs_evidence.signing.ed25519 import UnreadableKeyError

    layout, ledger = find_layout(project, None), load_ledger(project, as_of)
    try:
        before = load_review_log(layout)
        log = make_head(before, ledger, member=PersonId(member), private_key=read_key(key), day=day_of(as_of))
    except UnusableLogError as problem:
        stop(str(problem))
    except UnreadableKeyError as problem:
        stop(f"Cannot sign with `{key}`: {problem}")
    if flaws := [*find_log_flaws(log, ledger)]:
        stop(flaws[0])
    layout.review_log.write_text(log_text(log), encoding="utf-8", newline="\n")
    new = len(log.records) - (len(before.records) if before else 0)
    say(f"Wrote {os.path.relpath(layout.review_log)}: {count_of(new, 'record')} added.")
