"""What `evidence flow` takes, prints and leaves as its status."""

import csv
import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from mkdocs_evidence.cli import app
from mkdocs_evidence.commands.flow import ExportFormat
from mkdocs_evidence.export.flow_formats import FLOW_FORMATS
from mkdocs_evidence.export.flow_svg import NAMESPACE

WARD = Path(__file__).parents[2] / "projects" / "ward"
COMMANDS = sorted(get_command(app).commands["flow"].commands)  # type: ignore[attr-defined] # a group of commands


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample project, in whose folder commands are run."""
    folder = Path(shutil.copytree(WARD, tmp_path / "ward"))
    monkeypatch.chdir(folder)
    return folder


def flow(*arguments: str) -> Result:
    result = CliRunner().invoke(app, ["flow", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def change(project: Path, written: str, instead: str) -> None:
    file = project / "content" / "flows" / "rash.yml"
    text = file.read_text(encoding="utf-8")
    assert written in text
    file.write_text(text.replace(written, instead), encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example_that_names_the_command(command: str) -> None:
    answer = flow(command, "--help")
    assert answer.exit_code == 0
    assert f"Example: evidence flow {command}" in answer.output


def test_check_counts_what_is_proven_and_how_well_it_is_guarded(ward: Path) -> None:
    result = flow("check", "rash")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[-6:-1] == [
        "rash, edition 1: proven: every combination of answers leads to one outcome",
        "  2 questions, 2 outcomes, 3 paths",
        "  3 cells, for 157 combinations of answers",
        "  scenarios: 3 of 3 reach what they expect; they take 4 of 4 branches and reach 2 of 2 outcomes",
        lines[-2],
    ]
    assert lines[-2].startswith("  mutation score 100.0%")


def test_check_names_the_faults_that_nobody_would_notice(ward: Path) -> None:
    change(ward, "  - {name: 64 years, given: {age: 64}, expect: nothing}\n", "")
    (told,) = json.loads(flow("check", "rash", "--format", "json").stdout)["flows"]
    assert told["proven"] is True
    assert told["covered"]["branches"] == [3, 4]
    assert any(one.startswith("redirect: age: < 65") for one in told["mutants"]["unnoticed"])
    assert told["mutants"]["noticed"] < 1


def test_check_of_a_flow_with_a_gap_says_where_and_leaves_1(ward: Path) -> None:
    change(ward, '">= 65"', '"> 65"')
    result = flow("check", "rash")
    assert result.exit_code == 1
    assert "error[gap]" in result.stdout
    assert "age = 65" in result.stdout
    assert "rash, edition 1: NOT proven" in result.stdout


def test_check_of_one_flow_says_nothing_of_others(ward: Path) -> None:
    change(ward, '">= 65"', '"> 65"')
    assert "content/flows/rash.yml" not in flow("check", "fever", "--quick").stdout
    assert "content/flows/rash.yml" in flow("check", "--quick").stdout


def test_check_tells_of_a_file_that_is_no_flow(ward: Path) -> None:
    (ward / "content" / "flows" / "torn.yml").write_text("title: [", encoding="utf-8")
    result = flow("check", "--quick")
    assert result.exit_code == 1
    assert "content/flows/torn.yml" in result.stdout


def test_paths_are_sentences_with_claims_and_an_example(ward: Path) -> None:
    text = flow("paths", "rash").stdout
    assert "1. Age? 0 to 64 years. → Nothing.\n" in text
    assert "   claims: fever#itching\n" in text
    assert "   for example: age = 65; itching = yes\n" in text


def test_paths_as_data_are_the_same_in_both_forms(ward: Path) -> None:
    told = json.loads(flow("paths", "fever", "--format", "json").stdout)["paths"]
    flow("paths", "fever", "--format", "csv", "-o", "book.csv")
    with Path("book.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["row"] == "1"]
    assert [one["outcome"] for one in told] == [row["outcome"] for row in rows]
    assert [one["sentence"] for one in told] == [row["sentence"] for row in rows]
    assert [" ".join(one["claims"]) for one in told] == [row["claims"] for row in rows]


def test_diff_says_who_is_led_elsewhere_and_leaves_1(ward: Path) -> None:
    shutil.copy("content/flows/rash.yml", "old.yml")
    change(ward, '"< 65"', '"< 60"')
    change(ward, '">= 65"', '">= 60"')
    result = flow("diff", "old.yml", "content/flows/rash.yml")
    assert result.exit_code == 1
    assert result.stdout == (
        "The fictional rash: edition 1 → 1\nage 60 to 64 years, itching yes: Nothing → See again\n"
    )
    (told,) = json.loads(flow("diff", "old.yml", "content/flows/rash.yml", "--format", "json").stdout)["changes"]
    assert (told["before"], told["after"]) == ("nothing", "see-again")


def test_diff_of_the_same_in_other_words_leaves_0(ward: Path) -> None:
    shutil.copy("content/flows/rash.yml", "old.yml")
    change(ward, '">= 65"', '"> 64"')
    result = flow("diff", "old.yml", "content/flows/rash.yml")
    assert result.exit_code == 0
    assert "Every combination of answers leads to the same outcome as before." in result.stdout


@pytest.fixture
def kept(ward: Path) -> Path:
    """The project under git, with two commits of the rash: of edition 1, and of edition 2 with another limit."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    _git("init", "--quiet", "--initial-branch=main")
    _commit("first", tag="v1")
    change(ward, "edition: 1", "edition: 2")
    change(ward, '"< 65"', '"< 60"')
    change(ward, '">= 65"', '">= 60"')
    _commit("second")
    return ward


def _git(*arguments: str) -> None:
    who = ["-c", "user.name=A. Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def _commit(message: str, *, tag: str = "") -> None:
    _git("add", "--all")
    _git("commit", "--quiet", "--message", message)
    if tag:
        _git("tag", tag)


@pytest.mark.parametrize("before", ["rash@1", "v1:rash", "HEAD~1:content/flows/rash.yml"])
def test_diff_finds_an_edition_of_the_past_in_git(kept: Path, before: str) -> None:
    told = "The fictional rash: edition 1 → 2\nage 60 to 64 years, itching yes: Nothing → See again\n"
    assert flow("diff", before).stdout == told
    assert flow("diff", before, "main:rash").stdout == told


def test_diff_of_a_flow_alone_compares_it_with_what_was_committed_last(kept: Path) -> None:
    assert flow("diff", "rash").exit_code == 0
    change(kept, "to: see-again}", "to: nothing}")
    result = flow("diff", "rash")
    assert result.exit_code == 1
    assert "age 60 to 110 years, itching yes: See again → Nothing" in result.stdout


def test_diff_compares_with_another_copy_of_the_project_without_git(ward: Path, tmp_path: Path) -> None:
    shutil.copytree(ward, tmp_path / "older")
    change(ward, "to: see-again}", "to: nothing}")
    result = flow("diff", f"{tmp_path / 'older'}:rash")
    assert result.exit_code == 1
    assert "See again → Nothing" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rash@7"], "No commit holds edition 7 of `rash`. Name a file, or a revision: `v1.0:rash`."),
        (["gone:rash"], "Git knows no `content/flows/rash.yml` at `gone`."),
        (["v1:rush"], "Git knows no `content/flows/rush.yml` at `v1`."),
        (["--", "--output=x:rash"], "`--output=x` is no revision of git."),
        (["rush"], "Cannot read `rush`: No such file or directory."),
    ],
)
def test_an_edition_that_nobody_kept_is_one_line_and_leaves_2(kept: Path, arguments: list[str], said: str) -> None:
    result = flow("diff", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(said)


def test_a_flow_that_asks_what_cannot_be_read_is_not_written_for_other_tools(ward: Path) -> None:
    change(ward, "max: 110", "max: -110")
    result = flow("export", "rash", "--format", "dmn")
    assert result.exit_code == 2
    assert result.stderr.startswith("`rash` asks a fact that cannot be read.")


@pytest.mark.parametrize("form", ExportFormat)
def test_every_format_is_written_to_a_file_or_printed(ward: Path, form: ExportFormat) -> None:
    printed = flow("export", "fever", "--format", form).stdout_bytes
    assert flow("export", "content/flows/fever.yml", "--format", form, "--output", "out").stdout == ""
    assert Path("out").read_bytes() == printed
    assert len(printed) > 200


def test_the_command_offers_every_format_there_is() -> None:
    assert {one.value for one in ExportFormat} == {*FLOW_FORMATS, "svg"}


def test_a_picture_says_of_what_edition_it_is_and_on_what_its_parts_rest(ward: Path) -> None:
    picture = ET.fromstring(flow("draw", "fever").stdout)
    (about,) = picture.iter(f"{{{NAMESPACE}}}flow")
    (told,) = json.loads(flow("check", "fever", "--quick", "--format", "json").stdout)["flows"]
    assert (about.attrib["edition"], about.attrib["digest"]) == ("2", told["digest"])
    claims = {part.attrib["id"]: [claim.text for claim in part] for part in about}
    assert claims["temperature"] == ["fever#temperature"]
    assert claims["flow:rash/see-again"] == ["fever#itching"]
    assert picture.attrib["role"] == "img"


def test_what_is_written_of_a_flow_that_is_not_proven_comes_with_a_word(ward: Path) -> None:
    change(ward, '">= 65"', '"> 65"')
    result = flow("export", "rash", "--format", "mermaid")
    assert result.exit_code == 0
    assert "`rash` is not proven" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["paths", "rashh"], "There is no flow `rashh`. Did you mean `rash`?"),
        (["export", "zzz", "--format", "dmn"], "There is no flow `zzz`. These there are: fever, rash."),
        (["diff", "gone.yml", "content/flows/rash.yml"], "Cannot read `gone.yml`: No such file or directory."),
        (["check", "--project", "nowhere"], "There is no folder `nowhere`."),
    ],
)
def test_what_cannot_be_done_is_one_line_and_leaves_2(ward: Path, arguments: list[str], said: str) -> None:
    result = flow(*arguments)
    assert result.exit_code == 2
    assert result.stderr == f"{said}\n"


def test_an_edition_that_cannot_be_read_whole_is_not_compared(ward: Path) -> None:
    Path("torn.yml").write_text("title: T\nedition: 1\n", encoding="utf-8")
    result = flow("diff", "content/flows/rash.yml", "torn.yml")
    assert result.exit_code == 2
    assert result.stderr.startswith("Cannot compare `torn.yml`: 1: ")


def test_a_project_without_flows_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    result = flow("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "There is no flow in this project.\n"
