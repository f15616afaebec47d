"""Everything that can be checked of the board, its records and their log without a network, and what to keep of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.chain import judge_reviews, last_digests
from mkdocs_evidence.analysis.reviews.log import find_log_flaws, unlogged
from mkdocs_evidence.analysis.reviews.roll import trusted_edition
from mkdocs_evidence.analysis.reviews.roll_form import edition_digest
from mkdocs_evidence.analysis.reviews.roll_judgement import find_missing_editions, judge_roll
from mkdocs_evidence.load.board.review_log import UnusableLogError, load_review_log
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.terminal import count_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What somebody kept of an earlier day: that the site can only have grown since."""

    records: tuple[tuple[str, str], ...] = ()
    """(article, digest of a last record of it)."""
    heads: tuple[tuple[int, str], ...] = ()
    """(records in the log, root of their tree)."""
    editions: tuple[tuple[int, str], ...] = ()
    """(number of an edition of the board roll, its digest)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was found."""

    records: int
    """How many were checked."""
    unsealed: int
    """How many of those that count are not in the log, where there is one."""
    flaws: tuple[str, ...]
    """What does not hold, in words for the editor."""
    lines: tuple[str, ...]
    """What to keep; `read_kept` reads it."""


def verify_reviews(layout: Layout, ledger: Ledger, kept: Kept | None = None) -> Verification:
    """Checks the roll of the board, every record, every chain and the log.

    Args:
        layout: Where the files are.
        ledger: The site as it was read, with the day for which it is judged.
        kept: What must still be there.
    """
    kept = kept or Kept()
    judged = judge_reviews(ledger)
    unusable = () if ledger.log else _unusable_log(layout)
    log_flaws = find_log_flaws(ledger.log, ledger, seen=kept.heads) if ledger.log else _lost_log(kept, unusable)
    return Verification(
        records=len(ledger.reviews),
        unsealed=len(unlogged(ledger.log, ledger)) if ledger.log else 0,
        flaws=(
            *_unread(layout, ledger),
            *_flaws_of_roll(ledger, kept),
            *_flaws_of_records(ledger, kept),
            *unusable,
            *log_flaws,
        ),
        lines=(
            *(f"{article} ends in {digest}" for article, records in judged.items() for digest in last_digests(records)),
            *_lines_of_site(ledger),
        ),
    )


def read_kept(text: str) -> Kept:
    """What an earlier verification printed; lines of other programs are passed over."""
    records = re.findall(r"^(.+) ends in ([0-9a-f]{64})$", text, re.MULTILINE)
    heads = re.findall(r"^the log of (\d+) records? has the root ([0-9a-f]{64})$", text, re.MULTILINE)
    pattern = r"^the roll of the board has edition (\d+) with the code ([0-9a-f]{64})$"
    editions = re.findall(pattern, text, re.MULTILINE)
    return Kept(
        records=tuple(records),
        heads=tuple((int(size), root) for size, root in heads),
        editions=tuple((int(number), digest) for number, digest in editions),
    )


def say_edition(ledger: Ledger) -> str:
    """The line about the roll of the board that is worth keeping; empty where there is none that holds."""
    edition = trusted_edition(ledger)
    if edition is None:
        return ""
    return f"the roll of the board has edition {edition.number} with the code {edition_digest(edition)}"


def _lines_of_site(ledger: Ledger) -> Iterator[str]:
    if line := say_edition(ledger):
        yield line
    for head in ledger.log.heads[-1:] if ledger.log else ():
        yield f"the log of {count_of(head.size, 'record')} has the root {head.root}"


def _unread(layout: Layout, ledger: Ledger) -> Iterator[str]:
    """What could not be read of the files that decide; each of them may have been damaged on purpose."""
    config = layout.name(layout.site_config)
    decide = (f"{layout.name(layout.reviews)}/", f"{config}/board.", f"{config}/people.")
    for fault in ledger.faults:
        if fault.finding.at.file.startswith(decide):
            yield f"{fault.finding.at}: {fault.finding.message} {fault.finding.remedy}"


def _flaws_of_roll(ledger: Ledger, kept: Kept) -> Iterator[str]:
    for flaw in judge_roll(ledger):
        yield f"{flaw.at}: {flaw.message} {flaw.remedy}"
    yield from find_missing_editions(ledger, kept.editions)


def _flaws_of_records(ledger: Ledger, kept: Kept) -> Iterator[str]:
    judged = judge_reviews(ledger)
    articles = set(ledger.articles)
    for article, records in judged.items():
        if article not in articles:
            yield f"{records[0].record.at}: There is no article `{article}`."
        for one in records:
            yield from (f"{flaw.at}: {flaw.message} {flaw.remedy}" for flaw in one.flaws)
    there = {(str(article), one.digest) for article, records in judged.items() for one in records}
    for name, digest in kept.records:
        if (name, digest) not in there:
            yield f"{name}: the record {digest[:8]}… was there before and is gone. Bring it back; git has it."


def _unusable_log(layout: Layout) -> tuple[str, ...]:
    try:
        load_review_log(layout)
    except UnusableLogError as problem:
        return (str(problem),)
    return ()


def _lost_log(kept: Kept, unusable: tuple[str, ...]) -> tuple[str, ...]:
    is_lost = kept.heads and not unusable
    return ("The log of the records was there before and is gone. Bring it back; git has it.",) if is_lost else ()
