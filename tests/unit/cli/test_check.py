"""What `evidence check` takes, prints and leaves as its status."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from mkdocs_evidence.cli import app, main

ARTICLE = """\
---
type: guidance
title: Knots
question: Do knots hold?
population: all
authors: [{name: An editor}]
written: 2026-01-01
searched: 2026-01-01
review_due: 2028-01-01
---

Rope frays early.

Knots slip.
{: #knots }
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    article = tmp_path / "content" / "pages" / "knots.md"
    article.parent.mkdir(parents=True)
    article.write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str) -> Result:
    result = CliRunner().invoke(app, ["check", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def names(*arguments: str) -> list[str]:
    return [one["name"] for one in json.loads(check(*arguments, "--format", "json").stdout)]


def test_data_goes_to_the_output_and_talk_to_the_error_stream(project: Path) -> None:
    result = check("--write-baseline", "--format", "json")
    assert json.loads(result.stdout) == []
    assert result.stderr == "3 findings kept for later in evidence-baseline.json.\n"
    assert result.exit_code == 0


def test_old_findings_do_not_count_once_they_are_kept(project: Path) -> None:
    assert check().exit_code == 1
    check("--write-baseline", "--baseline", "old.json")
    result = check("--baseline", "old.json")
    assert result.exit_code == 0
    assert "3 old findings in old.json not shown." in result.stderr
    assert check().exit_code == 1, "nothing is hidden unless somebody asks"


def test_pruning_shrinks_the_baseline_and_stops_the_note(project: Path) -> None:
    check("--write-baseline")
    article = project / "content" / "pages" / "knots.md"
    article.write_text(ARTICLE.replace("Knots slip.\n{: #knots }\n", ""), encoding="utf-8")
    baseline = ["--baseline", "evidence-baseline.json"]
    assert names(*baseline) == ["stale-baseline"]
    result = check(*baseline, "--prune")
    assert "1 mended finding taken out of evidence-baseline.json." in result.stderr
    assert "stale-baseline" not in result.stdout
    assert names(*baseline) == []


def test_rules_are_chosen_and_left_out_by_name_or_code(project: Path) -> None:
    assert names() == ["uncited-claim", "missing-claim-id", "uncited-claim"]
    assert names("--select", "ev102") == ["missing-claim-id"]
    assert names("--select", "uncited-claim", "--select", "EV102", "--ignore", "EV101") == ["missing-claim-id"]
    assert check("--ignore", "uncited-claim", "--ignore", "missing-claim-id").exit_code == 0


def test_a_diff_shows_the_changes_and_makes_none(project: Path) -> None:
    result = check("--diff")
    assert result.exit_code == 1
    assert "+{: #rope-frays-early }\n" in result.stdout
    assert (project / "content" / "pages" / "knots.md").read_text(encoding="utf-8") == ARTICLE


def test_fixing_makes_the_changes_and_reports_the_rest(project: Path) -> None:
    result = check("--fix", "--format", "json")
    assert "{: #rope-frays-early }" in (project / "content" / "pages" / "knots.md").read_text(encoding="utf-8")
    assert [one["name"] for one in json.loads(result.stdout)] == ["uncited-claim", "uncited-claim"]
    assert result.exit_code == 1
    again = check("--diff")
    assert (again.exit_code, again.stdout) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere"], "There is no folder `nowhere`."),
        (["--as-of", "soon"], "`soon` is no day."),
        (["--baseline", "nowhere.json"], "There is no baseline `nowhere.json`."),
        (["--baseline", "content"], "There is no baseline `content`."),
        (["--baseline", "content/pages/knots.md"], "content/pages/knots.md:1:1: The baseline breaks off"),
        (["--prune"], "There is no baseline to prune."),
        (["--select", "uncited-clam"], "Did you mean `uncited-claim`?"),
        (["--ignore", "EV999"], "No rule has the name or code `EV999`."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_run_says_why_and_leaves_two(arguments: list[str], says: str, project: Path) -> None:
    result = check(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""


def test_sarif_links_to_the_pages_of_rules_that_the_settings_name(project: Path) -> None:
    (project / "site_config").mkdir()
    (project / "site_config" / "evidence.yml").write_text("rules_url: https://guidance.example.org/rules\n")
    (run,) = json.loads(check("--format", "sarif").stdout)["runs"]
    by_id = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert by_id["EV101"]["helpUri"] == "https://guidance.example.org/rules/uncited-claim/"
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(hashes)) == 3


def test_explaining_a_rule_names_its_page_on_the_site_when_there_is_one(project: Path) -> None:
    explain = ["explain", "EV101"]
    assert "On the site" not in CliRunner().invoke(app, explain).stderr
    (project / "site_config").mkdir()
    (project / "site_config" / "evidence.yml").write_text("rules_url: https://guidance.example.org/rules\n")
    result = CliRunner().invoke(app, explain)
    assert result.stderr == "On the site: https://guidance.example.org/rules/uncited-claim/\n"
    assert "On the site" not in result.stdout


def test_a_fault_of_the_program_is_never_mistaken_for_findings(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr("mkdocs_evidence.pipeline.compile_site", fail)
    monkeypatch.setattr("sys.argv", ["evidence", "check"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "a wheel came off" in said
    assert "not of your files" in said


def test_quotes_are_compared_with_the_texts_of_the_folder_that_is_named(project: Path) -> None:
    work = project / "content" / "references" / "rope-2001.yml"
    work.parent.mkdir()
    work.write_text(
        "type: book\ntitle: Rope\nextracts:\n  slip:\n    finding: Knots slip.\n"
        "    quote: more than 30% of wet knots slipped at sea\n",
        encoding="utf-8",
    )
    texts = project.parent / f"{project.name}-texts"
    texts.mkdir()
    (texts / "rope-2001.txt").write_text("Less than 30% of wet knots slipped at sea.", encoding="utf-8")
    one_rule = ("--select", "quote-not-in-source", "--format", "json")
    assert json.loads(check(*one_rule).stdout) == []
    (found,) = json.loads(check(*one_rule, "--sources", str(texts)).stdout)
    assert (found["severity"], found["line"], found["column"]) == ("error", 6, 12)
    assert "it says “Less” where the quote says “more”" in found["message"]


def test_a_folder_of_texts_that_is_not_there_is_a_plain_sentence(project: Path) -> None:
    result = check("--sources", "nowhere")
    assert result.exit_code == 2
    assert "There is no folder `nowhere`." in result.stderr
