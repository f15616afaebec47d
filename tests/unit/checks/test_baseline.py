"""Old findings are known again by what they are about, and new ones are told from them."""

import json
from pathlib import Path

import pytest

from mkdocs_evidence.intake.old_findings import keep_findings, prune_findings
from mkdocs_evidence.load.baseline import encode_baseline, load_baseline
from mkdocs_evidence.load.files import FoundFile
from mkdocs_evidence.model.baseline import Baseline
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import Compilation, compile_site

HEAD = """\
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

"""
FILE = "content/pages/knots.md"
NO_BASELINE = Baseline(file="none", entries=())


class Project:
    """One article, one baseline."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.layout = Layout.of(root)
        self.baseline = root / "baseline.json"
        self.write(FILE, "")

    def write(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + text if file.endswith(".md") else text, encoding="utf-8")

    def compile(self) -> Compilation:
        found = FoundFile(path=str(self.baseline), file=self.baseline.name, inside=self.baseline.name)
        baseline, faults = load_baseline(found) if self.baseline.exists() else (NO_BASELINE, ())
        assert faults == ()
        return compile_site(self.layout, baseline=baseline)

    def keep(self) -> None:
        keep_findings(compile_site(self.layout, baseline=NO_BASELINE), self.layout, self.baseline)

    def names(self) -> list[tuple[str, int]]:
        return [(one.name, one.at.line) for one in self.compile().diagnostics]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


OLD = "Rope frays early in wet and cold weather.\n{: #rope }\n\nKnots slip.\n{: #knots }\n"


def test_old_findings_are_hidden_and_counted(project: Project) -> None:
    project.write(FILE, OLD)
    project.keep()
    judgement = project.compile().judgement
    assert judgement.shown == ()
    assert [(one.name, one.at.line) for one in judgement.old] == [("uncited-claim", 12), ("uncited-claim", 15)]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("First.\n{: .prose }\n\n" + OLD, id="moved down"),
        pytest.param(OLD.replace("early in", "early\nin"), id="rewrapped"),
        pytest.param("\n\n\n" + OLD.replace("Knots slip", "Knots  slip"), id="white space"),
        pytest.param("Knots slip.\n{: #knots }\n\n" + OLD.partition("\n\n")[0] + "\n", id="changed order"),
        pytest.param(OLD.replace("#rope ", "#cord "), id="another id"),
    ],
)
def test_an_old_finding_stays_old_wherever_its_words_move(after: str, project: Project) -> None:
    project.write(FILE, OLD)
    project.keep()
    project.write(FILE, after)
    assert [name for name, _ in project.names()] == []


def test_who_changes_a_claim_answers_for_it(project: Project) -> None:
    project.write(FILE, OLD)
    project.keep()
    project.write(FILE, OLD.replace("wet and cold", "wet"))
    assert project.names() == [("stale-baseline", 1), ("uncited-claim", 12)]


def test_a_second_finding_of_the_same_words_is_new(project: Project) -> None:
    project.write(FILE, OLD)
    project.keep()
    project.write(FILE, OLD + "\nKnots slip.\n{: #knots-too }\n")
    assert project.names() == [("uncited-claim", 18)]


def test_the_same_words_in_another_file_are_new(project: Project) -> None:
    project.write(FILE, OLD)
    project.keep()
    project.write("content/pages/more.md", OLD.replace("#rope", "#a").replace("#knots", "#b"))
    assert [one.at.file for one in project.compile().diagnostics] == ["content/pages/more.md"] * 2


def test_findings_of_one_line_of_data_are_told_apart_by_what_they_name(project: Project) -> None:
    work = "type: article-journal\ntitle: Ropes\nissued: 2001\nvolume: '1'\nevidence: {kind: cohort}\n"
    project.write("content/references/rope-2001.yml", work)
    project.keep()
    kept = len(json.loads(project.baseline.read_text())["findings"])
    project.write("content/references/rope-2001.yml", work.replace("volume: '1'", "page: 3-4"))
    judgement = project.compile().judgement
    assert len(judgement.old) < kept
    assert any("volume" in one.message for one in judgement.shown)


def test_what_endangers_readers_is_never_old(project: Project) -> None:
    project.write(FILE, OLD + "\nA <script>alert(1)</script> word.\n{: #script }\n")
    project.keep()
    shown = {one.name for one in project.compile().diagnostics}
    assert "script-in-content" in shown
    assert "uncited-claim" not in shown


def test_what_cannot_be_read_is_never_old(project: Project) -> None:
    project.write("content/references/rope-2001.yml", "type: [")
    project.keep()
    assert [name for name, _ in project.names()] == ["malformed-yaml"]


def test_mended_findings_are_named_and_pruned_and_nothing_is_added(project: Project) -> None:
    project.write(FILE, OLD)
    project.keep()
    project.write(FILE, OLD.replace("Knots slip.", "Knots hold."))
    (stale, new) = project.compile().diagnostics
    assert (new.name, stale.name, stale.severity) == ("uncited-claim", "stale-baseline", "info")
    assert "“Knots slip.”" in stale.message
    assert prune_findings(project.compile(), project.layout, project.baseline) == 1
    assert [name for name, _ in project.names()] == ["uncited-claim"]
    before = project.baseline.stat()
    assert prune_findings(project.compile(), project.layout, project.baseline) == 0
    assert project.baseline.stat().st_mtime_ns == before.st_mtime_ns


def test_the_same_findings_give_the_same_file(project: Project) -> None:
    project.write(FILE, OLD)
    project.keep()
    first = project.baseline.read_bytes()
    project.write(FILE, "\n\n" + OLD)
    project.keep()
    assert project.baseline.read_bytes() == first
    assert first.count(b'"rule": "uncited-claim"') == len(first.splitlines()) - 5


def test_a_baseline_is_read_as_it_was_written(project: Project) -> None:
    project.write(FILE, OLD.replace("Knots", "Knots “ü” ≤ 3 \u202e"))
    project.keep()
    found = FoundFile(path=str(project.baseline), file="baseline.json", inside="baseline.json")
    baseline, _ = load_baseline(found)
    assert baseline is not None
    assert encode_baseline(reversed(baseline.entries)) == project.baseline.read_bytes()
    assert "\u202e" not in project.baseline.read_text(encoding="utf-8"), "nothing turns the text of a review around"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("{\n  oops", 2, "breaks off"),
        ("[]", 1, "`format`"),
        ('{"format": "evidence-baseline-9", "findings": []}', 1, "`format`"),
        ('{"format": "evidence-baseline-1"}', 1, "`findings`"),
        ('{"format": "evidence-baseline-1", "findings": [{"rule": "x"}]}', 1, "finding 1"),
        ("[" * 100_000, 1, "too deep"),
    ],
    ids=["broken", "a list", "another format", "no findings", "half a finding", "deep"],
)
def test_a_file_that_is_no_baseline_says_where_and_why(text: str, line: int, says: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text)
    baseline, (fault,) = load_baseline(FoundFile(path=str(path), file="baseline.json", inside="baseline.json"))
    assert baseline is None
    assert (fault.finding.at.file, fault.finding.at.line) == ("baseline.json", line)
    assert says in fault.finding.message


SETTING = "publishing:\n  baseline: {}\n"


def test_the_settings_may_name_the_baseline(project: Project) -> None:
    project.write(FILE, OLD)
    project.keep()
    assert len(compile_site(project.layout).errors) == 2
    project.write("site_config/evidence.yml", SETTING.format("baseline.json"))
    assert compile_site(project.layout).diagnostics == ()


@pytest.mark.parametrize(
    ("name", "says"),
    [("../elsewhere.json", "lies outside"), ("nowhere.json", "There is no baseline"), ("/etc/passwd", "lies outside")],
)
def test_a_baseline_that_is_not_in_the_project_is_a_finding(name: str, says: str, project: Project) -> None:
    project.write(FILE, OLD)
    project.write("site_config/evidence.yml", SETTING.format(name))
    found = compile_site(project.layout).diagnostics
    (wrong,) = [one for one in found if one.name == "wrong-value"]
    assert says in wrong.message
    assert (wrong.at.file, wrong.at.line) == ("site_config/evidence.yml", 2)
    assert len(found) == 3
