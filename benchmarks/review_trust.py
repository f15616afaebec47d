"""Whether damage to what a board signed is found, every time, and how long it takes to check a large board's work.

Run from the root of the project:

    PYTHONPATH=tests/unit/render:tests/unit/review python benchmarks/review_trust.py damage 10000
    PYTHONPATH=tests/unit/render:tests/unit/review python benchmarks/review_trust.py time

`damage` takes a byte out, puts one in or exchanges one, somewhere in the roll of the board (with its keys), the log or
a record, and runs all of `evidence review verify` over the project. `time` counts processor seconds.
"""

import argparse
import random
import sys
import tempfile
import time
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sample_guidance import ARTICLE, LEDGER, key_of, public_key_of
from signed_project import LOG, RECORDS, ROLL, make_stages, read, verify, write
from spoiling import spoil

from mkdocs_evidence.analysis.reviews.form import record_digest
from mkdocs_evidence.analysis.reviews.log import find_log_flaws, head_bytes, log_text, next_head
from mkdocs_evidence.load.board.review_log import decode_review_log
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import Meaning, ReviewRecord
from mkdocs_evidence.model.review_log import ReviewLog
from mkdocs_evidence.signing.signatures import verify as holds

SIGNATURES, ENTRIES, HEADS = 10_000, 100_000, 100
FIRST_DAY = date(2026, 1, 2)


def main() -> None:
    """Runs one of the two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("damage", "time"))
    parser.add_argument("changes", type=int, nargs="?", default=10_000)
    given = parser.parse_args()
    if given.what == "time":
        measure_time()
    else:
        measure_damage(given.changes)


def measure_damage(changes: int) -> None:
    """Damages files, one byte at a time, and counts what is found."""
    chance = random.Random(20261122)
    found: Counter[str] = Counter()
    missed: list[tuple[str, bytes]] = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_stages(root)
        whole = read(root)
        names = (ROLL, LOG, *RECORDS)
        for number in range(changes):
            name = names[number % len(names)]
            spoilt = spoil(whole[name], chance)
            while spoilt == whole[name]:
                spoilt = spoil(whole[name], chance)
            write({name: spoilt}, root)
            if verify(root).flaws:
                found[name] += 1
            else:
                missed.append((name, spoilt))
            write({name: whole[name]}, root)
    for name, number in sorted(found.items()):
        print(f"{name}: {number} changes found")
    print(f"{sum(found.values())} of {changes} found")
    for name, spoilt in missed[:10]:
        print(f"missed in {name}: {spoilt[:200]!r}")
    sys.exit(bool(missed))


def measure_time() -> None:
    """Checks 10,000 signatures, and a log of 100,000 records under 100 heads, in processor seconds."""
    private, public = key_of("reviewer-a"), public_key_of("reviewer-a")
    contents = [f"record {number}".encode() for number in range(SIGNATURES)]
    signatures = [b64encode(private.sign(one)).decode() for one in contents]
    start = time.process_time()
    if not all(holds(public, made, one) for made, one in zip(signatures, contents, strict=True)):
        raise SystemExit("a good signature was refused")
    for_signatures = time.process_time() - start
    ledger = replace(LEDGER, reviews=tuple(_record(number) for number in range(ENTRIES)))
    text = log_text(_log([record_digest(one) for one in ledger.reviews], ledger))
    start = time.process_time()
    flaws = [*find_log_flaws(decode_review_log(text), ledger)]
    for_log = time.process_time() - start
    if flaws:
        raise SystemExit(flaws[0])
    print(f"{SIGNATURES:,} signatures: {for_signatures:.2f} s")
    print(f"a log of {ENTRIES:,} records under {HEADS} heads, and the digests of the records: {for_log:.2f} s")


def _record(number: int) -> ReviewRecord:
    day = FIRST_DAY + timedelta(days=number // 100)
    return ReviewRecord(
        file=f"content/reviews/hip/{number}.yml",
        article=ARTICLE.id,
        reviewer=PersonId("reviewer-a"),
        date=day,
        meaning=Meaning.RECUSED,
        claims=(),
        previous=(f"{number:064x}",),
        source_digest="",
        at=Place("", 1, 1),
    )


def _log(digests: list[str], ledger: Ledger) -> ReviewLog:
    """A log that grew in as many steps as it has heads, each signed."""
    heads = []
    for number in range(1, HEADS + 1):
        head = next_head(digests[: len(digests) * number // HEADS], FIRST_DAY, ledger)
        signature = b64encode(key_of("reviewer-a").sign(head_bytes(head))).decode()
        heads.append(replace(head, signatures=((PersonId("reviewer-a"), signature),)))
    return ReviewLog(records=tuple(digests), heads=tuple(heads))


if __name__ == "__main__":
    main()
