"""A little project on the disk with everything that is signed: a roll in two editions, records, and a sealed log.

Made a second time it is the same, byte for byte: its keys are made of names, for tests alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sample_guidance import key_of, public_key_of, with_signature

from mkdocs_evidence.analysis.reviews.chain import judged_records, last_digests
from mkdocs_evidence.analysis.reviews.digests import claim_parts, digest_of_parts
from mkdocs_evidence.analysis.reviews.form import record_text
from mkdocs_evidence.analysis.reviews.log import log_text
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.intake.board_roll import adopt_edition, propose_edition, sign_edition
from mkdocs_evidence.intake.review_verification import Kept, Verification, read_kept, verify_reviews
from mkdocs_evidence.intake.review_writing import make_head
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.ids import ArticleId, ClaimId, PersonId, ReferenceKey
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import ClaimVerdict, Meaning, ReviewRecord, Support, Verdict

ROLL = "site_config/board.roll.json"
BOARD = "site_config/board.yml"
LOG = "content/reviews.log.json"
RECORDS = ("content/reviews/a/first.yml", "content/reviews/a/second.yml", "content/reviews/b/third.yml")
TODAY = date(2026, 6, 1)
A, B, C = (PersonId(f"reviewer-{letter}") for letter in "abc")
NEW_B = "reviewer-b, second key"

Files = dict[str, bytes]

_HEAD = "---\ntype: guidance\ntitle: {0}\nquestion: What of {0}?\n---\n\n"
_SITE = {
    "content/pages/a.md": _HEAD.format("a")
    + "It helped in old studies. [@b-2000]\n{: #one }\n\nIt harmed in none. [@b-2000]\n{: #two }\n",
    "content/pages/b.md": _HEAD.format("b") + "It was seen. [@b-2000]\n{: #one }\n",
    "content/references/b-2000.yml": "type: book\ntitle: A work\n",
    "site_config/people.yml": "".join(f"{one}: {{name: {one}}}\n" for one in (A, B, C)),
}
SEATS_BEFORE = (
    f"  - {{person: {A}, role: x, since: 2026-01-01, key: '{public_key_of(A)}'}}\n"
    f"  - {{person: {B}, role: x, since: 2026-01-01, key: '{public_key_of(B)}'}}\n"
    f"  - {{person: {C}, role: x, since: 2026-01-01, key: '{public_key_of(C)}'}}\n"
)
SEATS_AFTER = SEATS_BEFORE.replace(f"{public_key_of(B)}'", f"{public_key_of(B)}', revoked: 2026-03-01") + (
    f"  - {{person: {B}, role: x, since: 2026-03-01, key: '{public_key_of(NEW_B)}'}}\n"
)


def private(key: str) -> bytes:
    """The file of a private key that is made of a name."""
    return key_of(key).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def board(seats: str, *, threshold: int = 2) -> str:
    """A board file with three keepers."""
    return f"name: Board\nkeepers: [{A}, {B}, {C}]\nthreshold: {threshold}\nmembers:\n{seats}"


def make_stages(root: Path) -> tuple[Files, ...]:
    """The project after each of four days: first edition, first record sealed, second edition, all records sealed."""
    write({name: text.encode() for name, text in _SITE.items()}, root)
    stages = []
    for step in _STEPS:
        step(root)
        stages.append(read(root))
    return tuple(stages)


def add_edition(root: Path, seats: str, day: date, signers: Sequence[tuple[PersonId, str]]) -> None:
    """A new edition of the roll, for these seats, signed by (member, key)."""
    (root / BOARD).write_text(board(seats), encoding="utf-8")
    layout, ledger = Layout.of(root), ledger_of(root, day)
    assert ledger.board is not None
    roll = propose_edition(ledger, ledger.board, day=day, expires=day.replace(year=day.year + 1))
    for member, key in signers:
        roll = sign_edition(roll, member, private(key))
    adopt_edition(roll, ledger, layout)


def add_record(root: Path, file: str, who: PersonId, day: date, claims: Sequence[str], *, key: str = "") -> None:
    """A record that accepts claims, made upon those that are there."""
    article = ArticleId(file.split("/")[2])
    ledger = ledger_of(root, day)
    record = ReviewRecord(
        file=file,
        article=article,
        reviewer=who,
        date=day,
        meaning=Meaning.APPROVED,
        claims=tuple(_accepted(ClaimId(one), article, ledger) for one in claims),
        previous=last_digests(judged_records(article, ledger)),
        source_digest="",
        at=Place(file, 1, 1),
    )
    signed = with_signature(record, PersonId(key or who))
    write({file: record_text(replace(signed, signatures=((who, signed.signatures[0][1]),))).encode()}, root)


def add_seal(root: Path, day: date) -> None:
    """A new head over all records."""
    ledger = ledger_of(root, day)
    log = make_head(ledger.log, ledger, member=A, private_key=private(A), day=day)
    (root / LOG).write_text(log_text(log), encoding="utf-8")


def verify(root: Path, kept: Kept | None = None, *, today: date = TODAY) -> Verification:
    """What `evidence review verify` finds."""
    return verify_reviews(Layout.of(root), ledger_of(root, today), kept)


def keep(found: Verification) -> Kept:
    """What somebody kept who kept everything that was printed."""
    return read_kept("\n".join(found.lines))


def write(files: Files, root: Path) -> None:
    """Puts files into a folder."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)


def read(root: Path) -> Files:
    """Every file of a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def ledger_of(root: Path, day: date) -> Ledger:
    """The project as it is read on a day."""
    return replace(load_site(Layout.of(root)), as_of=day)


def _accepted(claim: ClaimId, article: ArticleId, ledger: Ledger) -> ClaimVerdict:
    found = ledger.articles[article]
    parts = claim_parts(found, ledger)[claim]
    words = next(signed_words(one) for one in found.claims if one.id == claim)
    return ClaimVerdict(
        claim=claim,
        digest=digest_of_parts(parts),
        verdict=Verdict.ACCEPT,
        citations=((ReferenceKey("b-2000"), Support.SUPPORTS),),
        words=words,
        parts=parts,
        at=Place("", 1, 1),
    )


def _first_edition(root: Path) -> None:
    add_edition(root, SEATS_BEFORE, date(2026, 1, 10), [(A, A), (B, B)])


def _first_record(root: Path) -> None:
    add_record(root, RECORDS[0], A, date(2026, 2, 1), ["one"])
    add_seal(root, date(2026, 2, 2))


def _second_edition(root: Path) -> None:
    add_edition(root, SEATS_AFTER, date(2026, 3, 1), [(A, A), (C, C)])


def _last_records(root: Path) -> None:
    add_record(root, RECORDS[1], B, date(2026, 3, 10), ["one", "two"], key=NEW_B)
    add_record(root, RECORDS[2], C, date(2026, 3, 11), ["one"])
    add_seal(root, date(2026, 3, 12))


_STEPS: tuple[Callable[[Path], None], ...] = (_first_edition, _first_record, _second_edition, _last_records)
