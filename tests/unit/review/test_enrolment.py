"""A member sends a key: the editor is told whom to call, what to compare and which line to add, or why not."""

import base64
import json
from pathlib import Path

import pytest
from sample_guidance import key_of, public_key_of
from typer.testing import CliRunner

from mkdocs_evidence.cli import app
from mkdocs_evidence.signing.canonical_json import canonical_json
from mkdocs_evidence.signing.key_code import key_code

BOARD = "name: Board\nmembers:\n  - {person: reviewer-a, role: x}\n  - {person: reviewer-b, role: x, key: 'KEY'}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "content/pages/index.md": "# Home\n",
        "site_config/people.yml": "reviewer-a: {name: Ann}\nreviewer-b: {name: Ben}\n",
        "site_config/board.yml": BOARD.replace("KEY", public_key_of("reviewer-b")),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def enrolment(signer: str = "reviewer-a", **changes: str) -> str:
    said = {
        "form": "mkdocs-evidence enrolment 1",
        "board": "Board",
        "person": "reviewer-a",
        "name": "Ann",
        "date": "2026-03-01",
        "key": public_key_of("reviewer-a"),
        **changes,
    }
    signature = key_of(signer).sign(canonical_json(said).encode())
    return json.dumps({**said, "signature": base64.b64encode(signature).decode()}, indent=2)


def take_in(text: str, project: Path) -> tuple[int, str]:
    file = project / "enrolment.json"
    file.write_text(text, encoding="utf-8")
    ran = CliRunner().invoke(app, ["review", "import", str(file), "--project", str(project)])
    return ran.exit_code, ran.stdout


def test_the_editor_is_told_what_to_compare_and_which_line_to_add(project: Path) -> None:
    board = (project / "site_config/board.yml").read_bytes()
    status, said = take_in(enrolment(), project)
    assert status == 0
    assert f"Call Ann and ask for the key code. It must be {key_code(public_key_of('reviewer-a'))}." in said
    assert f"    key: {public_key_of('reviewer-a')}\n" in said
    assert (project / "site_config/board.yml").read_bytes() == board


def test_a_key_that_the_board_has_needs_nothing(project: Path) -> None:
    text = enrolment("reviewer-b", person="reviewer-b", key=public_key_of("reviewer-b"))
    assert take_in(text, project) == (0, "The board has this key of `reviewer-b` already.\n")


def test_a_second_key_of_a_seat_ends_the_first(project: Path) -> None:
    status, said = take_in(enrolment(person="reviewer-b"), project)
    assert status == 0
    assert "`revoked:`" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(enrolment().replace("Ann", "Eve"), "was changed after it was signed", id="another name"),
        pytest.param(enrolment("reviewer-b"), "was changed after it was signed", id="signed with another key"),
        pytest.param(enrolment(board="Other"), "for the board `Other`", id="of another board"),
        pytest.param(enrolment(person="nobody"), "`nobody` has no seat", id="of nobody"),
        pytest.param(enrolment(key="ed25519:AA=="), "no key that this version reads", id="without a key"),
        pytest.param(enrolment(form="mkdocs-evidence enrolment 12"), "no key that this version reads", id="newer form"),
        pytest.param('{"form": "mkdocs-evidence enrolment 1"}', "enrolment.json:1:", id="cut short"),
        pytest.param('{"form": "mkdocs-evidence enrolment 1",', "enrolment.json:", id="no JSON"),
    ],
)
def test_what_cannot_be_trusted_is_refused_with_its_reason(text: str, said: str, project: Path) -> None:
    status, shown = take_in(text, project)
    assert status == 1
    assert said in shown
    assert "key: ed25519" not in shown
