"""The log of board records: its one form, how it grows, and everything that shows it was tampered with.

Chains tie the records of one article. The log ties all records of a site, so that one who kept a single line (the head
of some day) can tell whether anything that was there on that day has been changed, taken away or put in between.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from mkdocs_evidence.analysis.reviews.chain import judge_reviews
from mkdocs_evidence.analysis.reviews.form import record_digest
from mkdocs_evidence.analysis.reviews.roll import find_seats, trusted_edition
from mkdocs_evidence.analysis.reviews.roll_form import edition_digest
from mkdocs_evidence.analysis.reviews.seats import holds_seat
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review_log import ReviewLog, TreeHead
from mkdocs_evidence.signing.canonical_json import Plain, canonical_texts
from mkdocs_evidence.signing.merkle import leaf_hash, root_of, roots_at

FORM = "mkdocs-evidence review log 1"
_HEAD_FORM = "mkdocs-evidence tree head 1"
"""Names what is signed, so that no signature over something else is one over a head."""


def head_bytes(head: TreeHead) -> bytes:
    """What a signature of a head is made over."""
    content = {"form": _HEAD_FORM, "size": str(head.size), "root": head.root, "date": head.date.isoformat()}
    if head.roll:
        content["roll"] = head.roll
    return canonical_texts(content).encode()


def log_text(log: ReviewLog) -> str:
    """The file of a log. There is one text for one log, so that any byte that changes shows."""
    heads = ",\n".join(_written(head_content(head)) for head in log.heads)
    records = ",\n".join(_written(one) for one in log.records)
    return f'{{"form":{_written(FORM)},"heads":[\n{heads}\n],"records":[\n{records}\n]}}\n'


def unlogged(log: ReviewLog, ledger: Ledger) -> tuple[str, ...]:
    """Digests of the records that count and that the log does not hold, by date and then digest.

    One that counts for nothing is left out: what is in the log once can never be taken away.
    """
    known = set(log.records)
    judged = (one for records in judge_reviews(ledger).values() for one in records)
    found = {one.digest: one.record.date for one in judged if one.counts}
    return tuple(sorted(found.keys() - known, key=lambda digest: (found[digest], digest)))


def next_head(records: Sequence[str], day: date, ledger: Ledger) -> TreeHead:
    """The head of a log that holds these records, not yet signed; it names the edition of the roll that is in force."""
    root = root_of([leaf_hash(bytes.fromhex(one)) for one in records])
    edition = trusted_edition(ledger)
    roll = edition_digest(edition) if edition else ""
    return TreeHead(size=len(records), root=root.hex(), date=day, roll=roll, signatures=())


def find_log_flaws(log: ReviewLog, ledger: Ledger, *, seen: Iterable[tuple[int, str]] = ()) -> Iterator[str]:
    """Everything that is wrong with a log, in words for the editor. Linear in its length.

    Args:
        log: As it was read.
        ledger: Gives the records, the board and the people.
        seen: (size, root) of heads that somebody kept.
    """
    there = {record_digest(one) for one in ledger.reviews}
    for place, digest in enumerate(log.records, 1):
        if digest not in there:
            yield f"Entry {place} of the log is the record {digest[:8]}…, which was changed or is gone. git has it."
    if len(set(log.records)) != len(log.records):
        yield "The log names a record twice."
    told = [one.log for one in ledger.roll.editions if one.log] if ledger.roll else []
    kept = (*seen, *told)
    sizes = {head.size for head in log.heads} | {size for size, _ in kept}
    roots = roots_at((leaf_hash(bytes.fromhex(one)) for one in log.records), sizes)
    yield from _flaws_of_order(log)
    for head in log.heads:
        if roots.get(head.size, b"").hex() != head.root:
            yield f"The head of {head.date} is not that of the {head.size} entries it was signed for."
        yield from _flaws_of_signatures(head, ledger)
    for size, root in kept:
        if size not in roots:
            yield f"The log had {size} entries before and has {len(log.records)}: it was cut short, or is an older one."
        elif roots[size].hex() != root:
            yield f"The first {size} entries of the log are not those that were there before."


def _flaws_of_order(log: ReviewLog) -> Iterator[str]:
    last = log.heads[-1].size if log.heads else 0
    if last < len(log.records):
        yield f"{len(log.records) - last} of the {len(log.records)} entries stand under no signed head."
    for before, after in zip(log.heads, log.heads[1:], strict=False):
        if after.size < before.size or after.date < before.date:
            yield f"The head of {after.date} over {after.size} entries follows one of {before.date} over {before.size}."


def _flaws_of_signatures(head: TreeHead, ledger: Ledger) -> Iterator[str]:
    if not head.signatures:
        yield f"The head of {head.date} is signed by nobody."
    for person, signature in head.signatures:
        if message := _wrong_signature(head, person, signature, ledger):
            yield f"The head of {head.date} over {head.size} entries: {message}"


def _wrong_signature(head: TreeHead, person: PersonId, signature: str, ledger: Ledger) -> str:
    # Loaded here, since most sites have no signatures and the library takes as long as a small site.
    from mkdocs_evidence.signing.signatures import verify

    seats = find_seats(person, ledger)
    if not seats or person not in ledger.people:
        return f"`{person}` has no seat on the board."
    content = head_bytes(head)
    signed = [seat for seat in seats if seat.key and verify(seat.key, signature, content)]
    if not signed:
        return f"the signature is not that of `{person}`."
    held = [seat for seat in signed if holds_seat(seat, head.date)]
    if not held:
        return f"`{person}` held no seat on that day."
    if all(seat.revoked is not None and seat.revoked <= head.date for seat in held):
        return f"the key of `{person}` had been revoked."
    return ""


def head_content(head: TreeHead) -> dict[str, Plain]:
    """A head as plain data under the names of the log's file, with its signatures."""
    return {
        **({"roll": head.roll} if head.roll else {}),
        "date": head.date.isoformat(),
        "root": head.root,
        "signatures": dict(head.signatures),
        "size": head.size,
    }


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
