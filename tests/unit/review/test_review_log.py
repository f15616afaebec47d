"""The log of all records: whatever somebody does to it, to a record or to a key, shows."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sample_guidance import ACCEPT, ARTICLE, LEDGER, key_of, public_key_of, sign
from typer.testing import CliRunner

from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.analysis.reviews.form import record_digest
from mkdocs_evidence.analysis.reviews.log import find_log_flaws, log_text
from mkdocs_evidence.cli import app
from mkdocs_evidence.intake.review_writing import make_head
from mkdocs_evidence.load.board.review_log import UnusableLogError, decode_review_log
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import Membership
from mkdocs_evidence.model.review_log import ReviewLog

DIGESTS = claim_digests(ARTICLE, LEDGER)
FIRST = date(2026, 3, 1)


def private(who: str) -> bytes:
    return key_of(who).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def seal(log: ReviewLog | None, ledger: Ledger, day: date, *, member: str = "reviewer-a", key: str = "") -> ReviewLog:
    return make_head(log, ledger, member=member, private_key=private(key or member), day=day)


def history() -> Iterator[tuple[Ledger, ReviewLog]]:
    """A site after each of four sittings, each sealed on its day."""
    ledger, log = LEDGER, None
    for number, claim in enumerate([*DIGESTS][:4]):
        day = FIRST + timedelta(days=number)
        ledger = sign(ledger, day, verdicts=[(claim, DIGESTS[claim], ACCEPT)])
        log = seal(log, ledger, day)
        yield ledger, log


STEPS = [*history()]
LEDGER_NOW, LOG = STEPS[-1]
SEEN = [(head.size, head.root) for head in LOG.heads]


def flaws(log: ReviewLog, ledger: Ledger = LEDGER_NOW, seen: list[tuple[int, str]] = SEEN) -> list[str]:
    return [*find_log_flaws(log, ledger, seen=seen)]


def with_seat(**changes: object) -> Ledger:
    """The site with another seat of the member who sealed the log."""
    seats = tuple(replace(one, **changes) if one.person == "reviewer-a" else one for one in LEDGER_NOW.board.members)
    return replace(LEDGER_NOW, board=replace(LEDGER_NOW.board, members=seats))


def test_a_log_that_only_grew_has_no_flaw_for_anybody_who_kept_a_head() -> None:
    for _, log in STEPS:
        assert flaws(LOG, seen=[(log.heads[-1].size, log.heads[-1].root)]) == []
    assert decode_review_log(log_text(LOG)) == LOG


OTHER = sign(LEDGER, FIRST, verdicts=[("discuss", DIGESTS["discuss"], ACCEPT)])
FOREIGN = record_digest(OTHER.reviews[0])
HEADS, RECORDS = LOG.heads, LOG.records


@pytest.mark.parametrize(
    ("log", "words"),
    [
        pytest.param(
            replace(LOG, heads=(*HEADS[:3], replace(HEADS[3], signatures=()))), "signed by nobody", id="unsigned"
        ),
        pytest.param(seal(STEPS[2][1], LEDGER_NOW, HEADS[3].date, key="reviewer-b"), "not that of", id="forged"),
        pytest.param(seal(STEPS[2][1], LEDGER_NOW, HEADS[3].date, member="stranger"), "has no seat", id="stranger"),
        pytest.param(seal(LOG, LEDGER_NOW, FIRST - timedelta(days=1)), "follows one of", id="back-dated"),
        pytest.param(seal(LOG, LEDGER_NOW, date(2026, 7, 1), member="reviewer-b"), "held no seat", id="expired term"),
        pytest.param(replace(LOG, records=(RECORDS[1], RECORDS[0], *RECORDS[2:])), "is not that of the", id="moved"),
        pytest.param(replace(LOG, records=(*RECORDS[:3], RECORDS[0])), "a record twice", id="replayed"),
        pytest.param(replace(LOG, records=(*RECORDS[:3], FOREIGN)), "is not that of the", id="put in place"),
        pytest.param(replace(LOG, records=(*RECORDS, FOREIGN)), "under no signed head", id="put at the end"),
        pytest.param(replace(LOG, records=RECORDS[:3]), "is not that of the", id="truncated"),
        pytest.param(STEPS[1][1], "cut short, or is an older one", id="rolled back"),
        pytest.param(replace(STEPS[1][1], heads=HEADS), "is not that of the", id="mixed, heads newer"),
        pytest.param(replace(LOG, heads=HEADS[:2]), "under no signed head", id="mixed, entries newer"),
        pytest.param(seal(None, OTHER, FIRST), "not those that were there before", id="another history"),
        pytest.param(
            replace(LOG, heads=(*HEADS[:3], replace(HEADS[2], size=4))), "is not that of the", id="head moved to more"
        ),
    ],
)
def test_an_attack_on_the_log_is_refused(log: ReviewLog, words: str) -> None:
    assert any(words in one for one in flaws(log)), flaws(log)


@pytest.mark.parametrize(
    ("ledger", "words"),
    [
        pytest.param(with_seat(revoked=FIRST), "had been revoked", id="revoked key"),
        pytest.param(with_seat(until=FIRST), "held no seat", id="term ended"),
        pytest.param(with_seat(key=public_key_of("reviewer-b")), "is not that of `reviewer-a`", id="exchanged key"),
        pytest.param(replace(LEDGER_NOW, reviews=LEDGER_NOW.reviews[1:]), "changed or is gone", id="record gone"),
    ],
)
def test_an_attack_on_what_the_log_stands_for_is_refused(ledger: Ledger, words: str) -> None:
    assert any(words in one for one in flaws(LOG, ledger)), flaws(LOG, ledger)


def test_a_revocation_later_on_leaves_earlier_heads_as_they_are() -> None:
    assert flaws(LOG, with_seat(revoked=HEADS[-1].date + timedelta(days=1))) == []


def test_a_new_key_of_the_same_member_signs_on() -> None:
    day = HEADS[-1].date + timedelta(days=1)
    new = Membership(person="reviewer-a", role="x", since=day, key=public_key_of("new-key"), at=ARTICLE.at)
    old = with_seat(revoked=day)
    ledger = replace(old, board=replace(old.board, members=(*old.board.members, new)))
    assert flaws(seal(LOG, ledger, day, key="new-key"), ledger) == []
    assert any("had been revoked" in one or "not that of" in one for one in flaws(seal(LOG, ledger, day), ledger))


def test_any_changed_byte_of_the_log_shows() -> None:
    text = log_text(LOG).encode()
    chance = random.Random(7)
    for _ in range(1500):
        place = chance.randrange(len(text))
        other = chance.choice([one for one in range(256) if one != text[place]])
        changed = text[:place] + bytes([other]) + text[place + 1 :]
        try:
            log = decode_review_log(changed.decode())
        except (UnusableLogError, UnicodeDecodeError):
            continue
        assert flaws(log, seen=[]), changed


@pytest.fixture
def project(tmp_path: Path) -> Path:
    keys = {one: public_key_of(one) for one in ("reviewer-a", "site-editors")}
    files = {
        "content/pages/a.md": "---\ntype: guidance\ntitle: A\nquestion: Q?\n---\n\nIt helped. [@b-2000]\n{: #one }\n",
        "content/references/b-2000.yml": "type: book\ntitle: A work\n",
        "site_config/people.yml": "".join(f"{one}: {{name: {one}}}\n" for one in keys),
        "site_config/board.yml": "name: Board\nmembers:\n"
        + "".join(f"  - {{person: {one}, role: x, key: '{key}'}}\n" for one, key in keys.items()),
        "key.pem": private("site-editors").decode(),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(project: Path, *given: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["review", *given, "--project", str(project), "--as-of", "2026-03-02"])
    return result.exit_code, result.stdout + result.stderr


def test_commands_seal_records_and_find_what_was_taken_from_them(project: Path) -> None:
    as_editor = ["--member", "site-editors", "--key", str(project / "key.pem")]
    assert run(project, "seal", *as_editor)[0] == 0
    given = ["withdraw", "a", "one", *as_editor, "--reason", "Not so."]
    assert run(project, *given)[0] == 0
    assert "1 record not sealed yet" in run(project, "verify")[1]
    assert run(project, "seal", *as_editor)[0] == 0
    status, output = run(project, "verify")
    assert status == 0, output
    assert "the log of 1 record has the root" in output
    kept, log = project / "kept.txt", project / "content" / "reviews.log.json"
    kept.write_text(output, encoding="utf-8")
    assert run(project, "verify", "--seen", str(kept))[0] == 0
    (record,) = (project / "content" / "reviews" / "a").iterdir()
    whole, sealed = record.read_bytes(), log.read_bytes()
    record.unlink()
    assert "was changed or is gone" in run(project, "verify")[1]
    record.write_bytes(whole)
    log.unlink()
    assert "was there before and is gone" in run(project, "verify", "--seen", str(kept))[1]
    log.write_bytes(sealed + b" ")
    assert "is not as `evidence review seal` wrote it" in run(project, "verify")[1]
    log.write_text(json.dumps([1]), encoding="utf-8")
    assert run(project, "seal", *as_editor)[0] == 2
    assert log.read_text(encoding="utf-8") == "[1]"


def test_a_member_seals_with_no_key_but_their_own(project: Path) -> None:
    assert run(project, "seal", "--member", "reviewer-a", "--key", str(project / "key.pem"))[0] == 2
    assert not (project / "content" / "reviews.log.json").exists()
