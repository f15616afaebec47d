"""`evidence review pack` writes what it can, and says what is in its way."""

import sys
from pathlib import Path

import pytest
from pack_project import NAME, make_project, run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path)


def test_without_python_docx_there_is_a_pdf_and_a_word_on_what_to_install(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    status, output = run(project, "pack", NAME, "--for", "reviewer-a", "--out", str(project / "packs"))
    assert status == 0
    assert "pip install 'mkdocs-evidence[word]'" in output
    assert [path.suffix for path in (project / "packs").iterdir()] == [".pdf"]


def test_without_either_nothing_is_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    status, output = run(project, "pack", NAME, "--for", "reviewer-a", "--out", str(project / "packs"))
    assert status == 2
    assert output.rstrip().endswith("Nothing was written.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["hip/b"], "There is no article `hip/b`. Did you mean `hip/a`?", id="another article"),
        pytest.param([NAME, "--for", "reviewer-x"], "`reviewer-x` has no seat on the board. Did you mean", id="nobody"),
        pytest.param(
            [NAME, "--for", "reviewer-a", "--sitting", "4"],
            "The claims make 1 sitting; none has the number 4.",
            id="no such sitting",
        ),
        pytest.param([NAME, "--by", "soon"], "`soon` is no day", id="no day"),
    ],
)
def test_what_is_in_the_way_is_said(project: Path, arguments: list[str], said: str) -> None:
    status, output = run(project, "pack", *arguments, "--out", str(project / "packs"))
    assert status == 2
    assert said in " ".join(output.split())
    assert not (project / "packs").exists()
