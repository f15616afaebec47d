"""How far the articles are, and who owes what: `status`."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mkdocs_evidence.commands.arguments import AsOf
from mkdocs_evidence.commands.reviewing.given import Project, claims_in_words, load_ledger

if TYPE_CHECKING:
    from mkdocs_evidence.analysis.reviews.duties import ArticleDuties


class StatusFormat(StrEnum):
    """How the status is printed."""

    TEXT = "text"
    JSON = "json"


def status(
    project: Project = Path(),
    as_of: AsOf = "",
    form: Annotated[StatusFormat, typer.Option("--format", help="How to print it.")] = StatusFormat.TEXT,
) -> None:
    """Say how far each article is, which members have claims to read, and which approvals run out when."""
    from mkdocs_evidence.analysis.reviews.duties import find_duties

    ledger = load_ledger(project, as_of)
    duties = [find_duties(article, ledger) for article in ledger.articles.values()]
    if form is StatusFormat.JSON:
        sys.stdout.write(json.dumps([_plain(one) for one in duties], indent=2, ensure_ascii=False) + "\n")
        return
    for one in duties:
        sys.stdout.write("\n".join(_lines(one)) + "\n")


def _lines(duties: "ArticleDuties") -> list[str]:
    states = _states(duties)
    counts = ", ".join(f"{number} {state}" for state, number in states.items())
    lines = [f"{duties.article}: {counts or 'no claims'}"]
    if duties.next_due:
        lines.append(f"  approved until {duties.next_due}")
    lines += [f"  {member} has {claims_in_words(len(claims))} to read" for member, claims in duties.waiting.items()]
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
