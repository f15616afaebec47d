"""Where in an article's text the ids of its claims are written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_evidence.analysis.claim_ids import propose_claim_ids
from mkdocs_evidence.model.claim import Article, Claim, ClaimKind, Oddity, OddityKind
from mkdocs_evidence.model.finding import Diagnostic, Edit
from mkdocs_evidence.model.ids import ClaimId
from mkdocs_evidence.model.place import LINE_END, Place

_CONTAINERS = re.compile(r"(?:\s*>[ \t]?|\s*(?:[-*+]|\d+\.)[ \t]+)*\s*")
_LIST_MARKER = re.compile(r"[-*+]|\d+\.")
_OPENING = re.compile(r"\{:?")
_HAS_ID = re.compile(r"(?:^|[\s{:])#[^\s#}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cure:
    """A change to a file that mends one finding, made whole or not at all."""

    diagnostic: Diagnostic
    edits: tuple[Edit, ...]
    """All in one file."""
    taken_out: Edit | None = None
    """What the cure takes out of the words that readers see, and puts where it is understood; None for nothing."""


def find_id_cures(article: Article, text: str, missing: Mapping[int, Diagnostic]) -> Iterator[Cure]:
    """What gives each claim its id; new ids are those that `missing-claim-id` proposes.

    An attribute list that the author left at the end of the claim's last line is moved below it. A claim that holds
    one anywhere else is left alone: nobody but the author knows what it belongs to.

    Args:
        article: The article as loaded from `text`.
        text: All of the file.
        missing: What says so of each claim that is to be given one, by the claim's first line.
    """
    rows = LINE_END.split(text)
    astray = [oddity for oddity in article.oddities if oddity.kind is OddityKind.STRAY_MARK]
    for claim, proposed in propose_claim_ids(article):
        diagnostic = missing.get(claim.at.line)
        if diagnostic is None:
            continue
        inside = [one for one in astray if claim.at.line <= one.at.line <= claim.at.end[0]]
        if not inside:
            yield Cure(diagnostic=diagnostic, edits=(_id_edit(claim, proposed, rows),))
        elif moved := _move_list(claim, proposed, inside, rows):
            yield Cure(diagnostic=diagnostic, edits=(moved,), taken_out=replace(moved, text=""))


def _move_list(claim: Claim, proposed: ClaimId, astray: Sequence[Oddity], rows: list[str]) -> Edit | None:
    """The list at the end of a claim's words, moved to a line of its own; None where that is not what it is."""
    at, (end_line, end_column) = astray[0].at, astray[0].at.end
    row = rows[end_line - 1]
    is_last = end_line == claim.at.end[0] and not row[end_column - 1 :].strip()
    if len(astray) > 1 or claim.mark_at is not None or claim.kind is ClaimKind.ROW or not is_last:
        return None
    before = row[: at.column - 1].rstrip()
    if at.line != end_line or _CONTAINERS.fullmatch(before):
        return None
    words = row[at.column - 1 : end_column - 1]
    opening = _OPENING.match(words)
    if opening is None:
        return None
    if not _HAS_ID.search(words):
        words = f"{opening[0]} #{proposed} {words[opening.end() :].lstrip()}"
    whole = Place(at.file, at.line, len(before) + 1, at.line, len(row) + 1)
    return Edit(at=whole, text=f"\n{_prefix(row)}{words}")


def _id_edit(claim: Claim, proposed: ClaimId, rows: list[str]) -> Edit:
    if claim.mark_at is not None:
        return _into_list(claim.mark_at, proposed, rows)
    line, column = claim.at.end
    if claim.kind is ClaimKind.ROW:
        words = rows[line - 1].rstrip()
        if words.endswith("|") and not words.endswith("\\|"):
            words = words[:-1].rstrip()
        return _insertion(claim, line, len(words) + 1, f" {{: #{proposed} }}")
    return _insertion(claim, line, column, f"\n{_prefix(rows[line - 1])}{{: #{proposed} }}")


def _into_list(mark: Place, proposed: ClaimId, rows: list[str]) -> Edit:
    """The id as first entry of the attribute list that the claim has."""
    row = rows[mark.line - 1]
    start = mark.column - 1
    opening = _OPENING.match(row, start)
    stop = opening.end() if opening else start + 1
    after = "" if row[stop : stop + 1] == " " else " "
    return Edit(at=Place(mark.file, mark.line, stop + 1, mark.line, stop + 1), text=f" #{proposed}{after}")


def _prefix(row: str) -> str:
    """What a further line of the same block begins with: quotation marks, and spaces in place of bullets.

    >>> _prefix("> 1. words")
    '>    '
    """
    found = _CONTAINERS.match(row)
    return _LIST_MARKER.sub(lambda marker: " " * len(marker[0]), found[0] if found else "")


def _insertion(claim: Claim, line: int, column: int, text: str) -> Edit:
    return Edit(at=Place(claim.at.file, line, column, line, column), text=text)
