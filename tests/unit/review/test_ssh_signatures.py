"""Signatures of `ssh-keygen -Y sign` count as those of browsers do, and only those that were made for us."""

import base64
import json
import random
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sample_guidance import ACCEPT, ARTICLE, LEDGER, key_of, public_key_of, sign
from signed_project import RECORDS, A, make_stages
from signed_project import verify as verify_project
from spoiling import spoil
from typer.testing import CliRunner

from mkdocs_evidence.analysis.reviews.chain import FlawKind, judge_records
from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.analysis.reviews.form import record_text
from mkdocs_evidence.cli import app
from mkdocs_evidence.intake.review_import import bytes_to_sign, receive_record, sign_by_ssh
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.signing.ed25519 import UnreadableKeyError
from mkdocs_evidence.signing.ed25519 import sign as sign_bytes
from mkdocs_evidence.signing.key_backup import is_backup, open_backup
from mkdocs_evidence.signing.signatures import is_public_key, verify
from mkdocs_evidence.signing.sshsig import (
    NAMESPACE,
    PREFIX,
    UnreadableSignatureError,
    allowed_signers,
    read_armour,
    ssh_line,
    write_armour,
)

VECTORS = Path(__file__).parents[2] / "vectors" / "review"
SSH = json.loads((VECTORS / "ssh.json").read_text(encoding="utf-8"))
CONTENT = SSH["content"].encode()
KEYGEN = shutil.which("ssh-keygen")
MARCH = date(2026, 3, 1)

each = pytest.mark.parametrize("one", SSH["signatures"], ids=lambda one: one["name"])
with_openssh = pytest.mark.skipif(
    KEYGEN is None, reason="ssh-keygen is not installed here; stored signatures are checked"
)


@each
def test_a_signature_of_openssh_holds_for_its_key_and_content_alone(one: dict[str, str]) -> None:
    signature = read_armour(one["armour"])
    assert is_public_key(one["key"])
    assert verify(one["key"], signature, CONTENT)
    assert not verify(one["key"], signature, CONTENT + b" ")
    others = {other["key"] for other in SSH["signatures"]} - {one["key"]}
    assert not any(verify(other, signature, CONTENT) for other in others)


@each
def test_the_armour_comes_back_as_it_was(one: dict[str, str]) -> None:
    assert write_armour(read_armour(one["armour"])) == one["armour"]


@each
def test_every_changed_byte_of_a_signature_is_found(one: dict[str, str]) -> None:
    signature, chance = read_armour(one["armour"]), random.Random(3)
    blob = base64.b64decode(signature.removeprefix(PREFIX))
    for _ in range(60):
        assert not verify(one["key"], PREFIX + base64.b64encode(spoil(blob, chance)).decode(), CONTENT)
        assert not verify(one["key"], spoil(signature.encode(), chance).decode("latin-1"), CONTENT)


def test_a_signature_for_another_purpose_is_refused() -> None:
    other = SSH["for_another_purpose"]
    with pytest.raises(UnreadableSignatureError, match=NAMESPACE):
        read_armour(other["armour"])
    body = "".join(other["armour"].splitlines()[1:-1])
    assert not verify(other["key"], PREFIX + body, CONTENT)


@pytest.mark.parametrize("text", ["", "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n", "U1NIU0lH"])
def test_what_is_no_signature_is_said_to_be_none(text: str) -> None:
    with pytest.raises(UnreadableSignatureError):
        read_armour(text)


@pytest.mark.parametrize(
    "key", ["", "ssh-dss AAAA", "ssh-rsa AAAA", "ssh-ed25519", "ecdsa-sha2-nistp256 !!!!", "ed25519:AA"]
)
def test_what_is_no_key_has_signed_nothing(key: str) -> None:
    assert not is_public_key(key)
    assert not verify(key, read_armour(SSH["signatures"][0]["armour"]), CONTENT)


def with_key(key: str) -> Ledger:
    seats = tuple(replace(one, key=key) if one.person == "reviewer-a" else one for one in LEDGER.board.members)
    return replace(LEDGER, board=replace(LEDGER.board, members=seats))


@with_openssh
@pytest.mark.parametrize("kind", [["ed25519"], ["ecdsa"], ["rsa", "-b", "2048"]], ids=lambda kind: kind[0])
def test_a_record_signed_with_an_ssh_key_is_taken_in_and_counts(kind: list[str], tmp_path: Path) -> None:
    def keygen(*given: str) -> None:
        subprocess.run([KEYGEN, *given], check=True, capture_output=True, cwd=tmp_path)

    keygen("-q", "-N", "", "-C", "", "-f", "key", "-t", *kind)
    digests = claim_digests(ARTICLE, LEDGER)
    unsigned = sign(LEDGER, MARCH, verdicts=[("cd-stage-ii", digests["cd-stage-ii"], ACCEPT)]).reviews[0]
    text = record_text(unsigned)
    (tmp_path / "record").write_bytes(bytes_to_sign(text, file="r.yml") or b"")
    keygen("-q", "-Y", "sign", "-n", NAMESPACE, "-f", "key", "record")
    signed = sign_by_ssh(text, (tmp_path / "record.sig").read_text(encoding="utf-8"), file="r.yml")
    ledger = with_key((tmp_path / "key.pub").read_text(encoding="utf-8").strip())
    record = receive_record(signed, ledger, file="r.yml", today=MARCH).record
    assert record is not None
    assert [one.flaws for one in judge_records([record], ledger)] == [()]
    assert [flaw.kind for one in judge_records([record], LEDGER) for flaw in one.flaws] == [FlawKind.FORGED_SIGNATURE]


@with_openssh
def test_the_commands_hand_out_what_is_signed_and_take_the_signature_in(tmp_path: Path) -> None:
    root, record = tmp_path / "project", tmp_path / "record.yml"
    make_stages(root)
    (tmp_path / "key").write_bytes(openssh_key(A))
    (tmp_path / "key").chmod(0o600)
    first = root / RECORDS[0]
    record.write_bytes(first.read_bytes())

    def run(*given: object) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["review", *(str(one) for one in given)])
        return result.exit_code, result.stdout + result.stderr

    assert run("bytes", record, "-o", tmp_path / "bytes")[0] == 0
    given = ["-q", "-Y", "sign", "-n", NAMESPACE, "-f", tmp_path / "key", tmp_path / "bytes"]
    subprocess.run([KEYGEN, *given], check=True, capture_output=True)
    taken = ["import", record, "--ssh-signature", tmp_path / "bytes.sig", "--project", root, "--as-of", "2026-04-01"]
    for name in ("content/reviews.log.json", *RECORDS):
        (root / name).unlink()
    status, output = run(*taken)
    assert status == 0, output
    (written,) = (root / "content" / "reviews" / "a").iterdir()
    assert "sshsig:U1NIU0lH" in written.read_text(encoding="utf-8")
    assert verify_project(root, today=date(2026, 4, 1)).flaws == ()
    (tmp_path / "bytes.sig").write_text("no signature", encoding="utf-8")
    assert "is no signature" in run(*taken)[1]
    (tmp_path / "other.yml").write_text("a: b\n", encoding="utf-8")
    assert "holds no board record" in run("bytes", tmp_path / "other.yml", "-o", tmp_path / "x")[1]


def openssh_key(name: str) -> bytes:
    return key_of(name).private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())


@with_openssh
def test_openssh_verifies_with_the_file_of_allowed_signers(tmp_path: Path) -> None:
    signed = SSH["signatures"][1]
    seats = [("reviewer-a", signed["key"], date(2026, 1, 1), date(2027, 1, 1)), ("b", public_key_of("b"), None, None)]
    (tmp_path / "allowed").write_text(allowed_signers(seats), encoding="utf-8")
    (tmp_path / "sig").write_text(write_armour(read_armour(signed["armour"])), encoding="utf-8")

    def status(when: str) -> int:
        given = [
            "-Y",
            "verify",
            "-f",
            "allowed",
            "-I",
            "reviewer-a",
            "-n",
            NAMESPACE,
            "-s",
            "sig",
            "-O",
            f"verify-time={when}",
        ]
        return subprocess.run(
            [KEYGEN, *given], input=CONTENT, capture_output=True, cwd=tmp_path, check=False
        ).returncode

    assert [status(when) for when in ("20260601Z", "20270101Z", "20251231Z", "20270103Z")] == [0, 0, 255, 255]


def test_a_key_of_a_browser_is_written_as_openssh_writes_it() -> None:
    line = ssh_line(public_key_of("b"))
    assert line.startswith("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA")
    assert ssh_line(f"{line} a comment") == line


BACKUP = (VECTORS / "key_backup.json").read_bytes()
PASSPHRASE = "a long fine passphrase"


def test_the_backup_of_a_review_room_opens_at_the_command_line() -> None:
    assert is_backup(BACKUP)
    signature, public = sign_bytes(open_backup(BACKUP, PASSPHRASE), b"x")
    assert public == json.loads(BACKUP)["key"]
    assert verify(public, signature, b"x")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b"", b"", "does not open"),
        (b"reviewer-a", b"reviewer-b", "does not open"),
        (b'"rounds": 600000', b'"rounds": 99999999999', "damaged"),
        (b'"salt"', b'"pepper"', "damaged"),
        (b"{", b"[", "damaged"),
    ],
)
def test_a_backup_that_does_not_open_says_so(old: bytes, new: bytes, words: str) -> None:
    with pytest.raises(UnreadableKeyError, match=words):
        open_backup(BACKUP.replace(old, new) if old else BACKUP, PASSPHRASE if old else "another")
