"""Officers change who may sign, at the command line: proposed, signed one by one, taken in when enough have signed."""

import json
from datetime import date
from pathlib import Path

import pytest
from sample_guidance import public_key_of
from signed_project import (
    BOARD,
    ROLL,
    SEATS_AFTER,
    A,
    B,
    C,
    Files,
    board,
    keep,
    make_stages,
    private,
    verify,
    write,
)
from typer.testing import CliRunner

from mkdocs_evidence.cli import app
from mkdocs_evidence.load.board.roll import load_roll

VECTORS = Path(__file__).parents[2] / "vectors" / "review"


def run(*given: object, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, ["review", *(str(one) for one in given)], input=typed)
    return result.exit_code, result.stdout + result.stderr


@pytest.fixture(scope="module")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return make_stages(tmp_path_factory.mktemp("stages"))[0]


@pytest.fixture
def project(first_day: Files, tmp_path: Path) -> Path:
    """A project whose first edition is signed, and in whose board file one role has changed since."""
    root = tmp_path / "project"
    write(first_day, root)
    (root / BOARD).write_text(board(SEATS_AFTER), encoding="utf-8")
    for key in (A, B, C):
        (tmp_path / key).write_bytes(private(key))
    return root


def test_a_change_counts_when_enough_keepers_have_signed_their_copies(project: Path, tmp_path: Path) -> None:
    of_day = ["--project", project, "--as-of", "2026-03-05"]
    before = (project / ROLL).read_text(encoding="utf-8")
    assert run("board", "show", *of_day)[0] == 1
    mine, theirs = tmp_path / "mine.json", tmp_path / "theirs.json"
    assert "2 of them must sign" in run("board", "propose", "-o", mine, *of_day)[1]
    theirs.write_bytes(mine.read_bytes())
    assert run("board", "sign", mine, "--member", A, "--key", tmp_path / A)[0] == 0
    status, output = run("board", "adopt", mine, *of_day)
    assert (status, (project / ROLL).read_text(encoding="utf-8")) == (1, before)
    assert "Edition 2 has 1 of the 2 signatures" in output
    assert run("board", "sign", theirs, "--member", C, "--key", tmp_path / C)[0] == 0
    assert run("board", "adopt", mine, theirs, *of_day)[0] == 0
    status, output = run("board", "show", *of_day)
    assert status == 0, output
    assert f"edition 2 of 2026-03-05, until 2027-03-05: 4 seats, 2 of 3 keepers must sign, signed by {A}, {C}" in output
    assert verify(project).flaws == ()


def test_a_proposal_that_was_edited_or_follows_another_roll_is_refused(project: Path, tmp_path: Path) -> None:
    of_day = ["--project", project, "--as-of", "2026-03-05"]
    file = tmp_path / "edition.json"
    run("board", "propose", "-o", file, *of_day)
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace('"threshold": 2', '"threshold":  2'), encoding="utf-8")
    assert "is not as `evidence review board` wrote it" in run("board", "adopt", file, *of_day)[1]
    file.write_text(whole, encoding="utf-8")
    run("board", "sign", file, "--member", A, "--key", tmp_path / A)
    run("board", "sign", file, "--member", C, "--key", tmp_path / C)
    (project / ROLL).unlink()
    status, output = run("board", "adopt", file, *of_day)
    assert (status, "It does not follow the roll of this site" in output) == (1, True)
    assert not (project / ROLL).exists()


def test_who_signs_with_the_key_of_another_signs_nothing(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "edition.json"
    run("board", "propose", "-o", file, "--project", project, "--as-of", "2026-03-05")
    before = file.read_bytes()
    for member, key in ((B, A), ("mallory", A)):
        status, output = run("board", "sign", file, "--member", member, "--key", tmp_path / key)
        assert (status, f"Edition 2 is not signed by `{member}`" in output) == (2, True)
        assert file.read_bytes() == before


def test_a_board_without_keepers_has_no_roll_to_propose(project: Path, tmp_path: Path) -> None:
    text = (project / BOARD).read_text(encoding="utf-8")
    (project / BOARD).write_text(text.replace("threshold: 2", "threshold: 4"), encoding="utf-8")
    status, output = run("board", "propose", "-o", tmp_path / "x.json", "--project", project)
    assert status == 2
    assert "asks for 4 signatures and has 3 keepers" in output
    assert not (tmp_path / "x.json").exists()


def test_a_keeper_signs_with_the_backup_of_a_review_room(project: Path, tmp_path: Path) -> None:
    file, backup = tmp_path / "edition.json", VECTORS / "key_backup.json"
    run("board", "propose", "-o", file, "--project", project, "--as-of", "2026-03-05")
    status, output = run("board", "sign", file, "--member", A, "--key", backup, typed="wrong\n")
    assert (status, "The passphrase does not open this backup." in output) == (2, True)
    status, output = run("board", "sign", file, "--member", A, "--key", backup, typed="a long fine passphrase\n")
    # It opened; and it is not the key that this board has of the member.
    assert (status, f"Edition 2 is not signed by `{A}`" in output) == (2, True)
    seats = SEATS_AFTER.replace(public_key_of(A), json.loads(backup.read_text(encoding="utf-8"))["key"])
    (project / BOARD).write_text(board(seats), encoding="utf-8")
    run("board", "propose", "-o", file, "--project", project, "--as-of", "2026-03-05")
    assert run("board", "sign", file, "--member", A, "--key", backup, typed="a long fine passphrase\n")[0] == 0
    (made,) = json.loads(file.read_text(encoding="utf-8"))["editions"][-1]["signatures"]
    assert made["by"] == A


def test_signers_are_printed_for_openssh_from_the_edition_that_counts(project: Path) -> None:
    status, output = run("board", "signers", "--project", project, "--as-of", "2026-03-05")
    lines = output.splitlines()
    assert (status, len(lines)) == (0, 3)
    # The board file revokes a key, and that counts at once.
    assert (
        'reviewer-b namespaces="mkdocs-evidence",valid-after="20260101Z",valid-before="20260301Z" ssh-ed25519'
        in lines[1]
    )


def test_verify_says_what_the_keys_rest_on(project: Path) -> None:
    assert "Keys are those of edition 1 of the roll, signed by 2 keepers." in run("verify", "--project", project)[1]
    (project / ROLL).unlink()
    text = (project / BOARD).read_text(encoding="utf-8").replace(f"keepers: [{A}, {B}, {C}]\nthreshold: 2\n", "")
    (project / BOARD).write_text(text, encoding="utf-8")
    status, output = run("verify", "--project", project)
    assert (status, "signed by nobody: whoever changes that file can change a key" in output) == (0, True)


def test_what_verify_prints_is_what_it_reads_again(project: Path, tmp_path: Path) -> None:
    (project / BOARD).write_text(
        board(SEATS_AFTER.split(f"  - {{person: {B}, role: x, since: 2026-03-01")[0]).replace(
            ", revoked: 2026-03-01", ""
        ),
        encoding="utf-8",
    )
    status, output = run("verify", "--project", project, "--as-of", "2026-03-05")
    assert status == 0, output
    (tmp_path / "kept.txt").write_text(output, encoding="utf-8")
    assert keep(verify(project)).editions[0][0] == 1
    assert run("verify", "--project", project, "--as-of", "2026-03-05", "--seen", tmp_path / "kept.txt")[0] == 0
    (project / ROLL).unlink()
    output = run("verify", "--project", project, "--as-of", "2026-03-05", "--seen", tmp_path / "kept.txt")[1]
    assert "Edition 1 of the roll of the board was there before and is gone" in output


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('"number": 1', '"number": "one"', 5, "`number` is `one`, which is no whole number."),
        ('"threshold": 2', '"treshold": 2', 10, "`treshold` has no meaning in an edition of the roll."),
        ('"expires": "2027-01-10"', '"expires": "2027-02-30"', 9, "which is no day of the calendar."),
        ('      "date": "2026-01-10",\n', "", 4, "`date` is missing in an edition of the roll."),
    ],
)
def test_damage_to_a_roll_is_told_with_its_place(project: Path, old: str, new: str, line: int, words: str) -> None:
    text = (project / ROLL).read_text(encoding="utf-8")
    assert old in text
    roll, faults = load_roll(text.replace(old, new), file=ROLL)
    assert not roll.is_as_written
    assert (faults[0].finding.at.line, words in faults[0].finding.message) == (line, True)


def test_a_roll_that_cannot_be_read_leaves_no_key_trusted(project: Path) -> None:
    (project / ROLL).write_bytes(b"\xff\xfe")
    found = verify(project, today=date(2026, 3, 5))
    assert any("The roll is not as" in one for one in found.flaws)
    assert found.lines == ()
