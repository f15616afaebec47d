"""`evidence pdf`: a document that can be handed on, or none and a reason."""

import re
import shutil
from pathlib import Path

import pytest
from clinic_project import CLINIC, COMMANDS, Run
from pypdf import PdfReader

PDF = [*COMMANDS["evidence build"][:-1], "pdf"]

WITHOUT_WEASYPRINT = """
import builtins, sys
real = builtins.__import__
def without(name, *args, **kwargs):
    if name == "weasyprint":
        raise OSError("cannot load library 'libpango-1.0-0'")
    return real(name, *args, **kwargs)
builtins.__import__ = without
sys.argv = ["evidence", "pdf", "lamp"]
from mkdocs_evidence.cli import main
main()
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The sample article as a PDF, made once."""
    project = Path(shutil.copytree(CLINIC, tmp_path_factory.mktemp("pdf") / "clinic"))
    run(*PDF, "lamp", cwd=project).check_returncode()
    return project / "lamp.pdf"


@pytest.fixture(scope="module")
def paper(made: Path) -> PdfReader:
    return PdfReader(made)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_it_is_tagged_and_names_its_language_title_and_author(paper: PdfReader) -> None:
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paper.metadata is not None
    assert paper.metadata.title == "Does the fictional lamp lower the fictional score?"
    assert paper.metadata.author == "A. Tester"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_headings_lists_and_links_are_tagged_as_such(paper: PdfReader) -> None:
    kinds = set()

    def walk(part: object) -> None:
        part = part.get_object() if hasattr(part, "get_object") else part
        if isinstance(part, list):
            for one in part:
                walk(one)
        elif isinstance(part, dict):
            kinds.add(part.get("/S"))
            walk(part.get("/K", []))

    walk(paper.trailer["/Root"]["/StructTreeRoot"])
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Link"} <= kinds


def test_every_sheet_says_version_status_and_its_number(paper: PdfReader) -> None:
    of = len(paper.pages)
    for number, sheet in enumerate(paper.pages, 1):
        words = " ".join(sheet.extract_text().split())
        assert re.search(r"Version [0-9a-f]{4}-[0-9a-f]{4}, text changed 1 November 2026\. ", words), number
        assert "claims approved" in words
        assert f"{number} of {of}" in words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The fictional lamp probably lowers the fictional score.", id="bottom line"),
        pytest.param("The mean fictional score fell by 12 points under the lamp.", id="paragraph"),
        pytest.param("In a second trial, the score did not change.", id="list item"),
        pytest.param("We suggest the lamp only in trials.", id="item below it"),
        pytest.param("3 of 40 people", id="table row"),
        pytest.param("You could ask whether there is a trial near you.", id="words for patients"),
        pytest.param("Nothing else is told here.", id="prose"),
        pytest.param("10.5555/", id="reference"),
    ],
)
def test_everything_that_the_author_wrote_is_there(paper: PdfReader, text: str) -> None:
    assert _squeezed(text) in _squeezed("".join(sheet.extract_text() for sheet in paper.pages))


def test_with_all_evidence_it_tells_what_the_copy_to_hand_on_leaves_out(made: Path, run: Run) -> None:
    done = run(*PDF, "lamp", "--all-evidence", "-o", "whole.pdf", cwd=made.parent)
    assert done.returncode == 0, done.stderr
    said = [
        _squeezed("".join(sheet.extract_text() for sheet in PdfReader(made.parent / name).pages))
        for name in ("lamp.pdf", "whole.pdf")
    ]
    assert ["outcome:Glare" in words for words in said] == [False, True]
    assert ["Versioncode" in words for words in said] == [False, True]


def test_the_same_article_gives_the_same_bytes_on_any_day_and_in_any_zone(made: Path, start: Run) -> None:
    done = start(*PDF, "lamp", "-o", "again.pdf", cwd=made.parent, TZ="Pacific/Kiritimati", PYTHONHASHSEED="4711")
    assert done.returncode == 0, done.stderr
    assert (made.parent / "again.pdf").read_bytes() == made.read_bytes()


def test_what_has_errors_is_not_handed_on(clinic: Path, run: Run) -> None:
    page = clinic / "docs" / "lamp.md"
    page.write_text(page.read_text() + "\nA claim that nothing carries was added to the fictional page.\n{: #bare }\n")
    done = run(*PDF, "lamp", cwd=clinic)
    assert done.returncode == 1
    assert "uncited-claim" in done.stdout
    assert "No PDF was made" in done.stderr
    assert not list(clinic.glob("*.pdf"))


def test_an_unknown_article_is_named_with_its_nearest(clinic: Path, run: Run) -> None:
    done = run(*PDF, "lmap", cwd=clinic)
    assert done.returncode == 2
    assert done.stderr == "There is no article `lmap`. Did you mean `lamp`?\n"


def test_without_weasyprint_it_says_what_to_install(clinic: Path, run: Run) -> None:
    done = run("-c", WITHOUT_WEASYPRINT, cwd=clinic)
    assert done.returncode == 2
    for words in ("mkdocs-evidence[pdf]", "libpango-1.0-0", "brew install pango", "cannot load library"):
        assert words in done.stderr
    assert "Traceback" not in done.stderr
