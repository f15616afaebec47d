"""What stands in `editors/` and `.pre-commit-hooks.yaml` reads and runs the real command."""

import json
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

REPOSITORY = Path(__file__).parents[2]
EDITORS = REPOSITORY / "editors"
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

The ABCX of rope: frays early, see `a.md:3:4: error[no] x`.
{: #rope }
"""
FOUND = [
    ("content/pages/a b.md", 12, "error", "uncited-claim"),
    ("content/pages/a b.md", 12, "warning", "undefined-abbreviation"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    article = tmp_path / "content" / "pages" / "a b.md"
    article.parent.mkdir(parents=True)
    article.write_text(ARTICLE, encoding="utf-8")
    return tmp_path


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def printed(project: Path, run: Run) -> list[str]:
    return run("-m", "mkdocs_evidence", "check", cwd=project).stdout.splitlines()


def test_the_problem_matcher_of_vs_code_finds_each_finding_once(printed: list[str]) -> None:
    (task,) = json.loads((EDITORS / "vscode" / "tasks.json").read_text())["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    found = [hit for line in printed if (hit := re.search(pattern["regexp"], line))]
    assert [
        (hit[pattern["file"]], int(hit[pattern["line"]]), hit[pattern["severity"]], hit[pattern["code"]])
        for hit in found
    ] == FOUND
    assert all(hit[pattern["message"]] and int(hit[pattern["column"]]) for hit in found)


def test_the_error_format_of_vim_finds_each_finding_once(printed: list[str]) -> None:
    source = (EDITORS / "vim" / "compiler" / "evidence.vim").read_text()
    setting = re.search(r"^CompilerSet errorformat=(.+)$", source, re.MULTILINE)[1].replace("\\ ", " ")
    parts = {"%f": "(?P<f>.+?)", "%l": r"(?P<l>\d+)", "%c": r"(?P<c>\d+)", "%t": "(?P<t>.)", "%m": "(?P<m>.*)"}
    pieces = [re.split(r"(%[flctm])", one) for one in setting.replace("%.%#", "%m").split(",")]
    patterns = ["".join(parts.get(piece, re.escape(piece)) for piece in one) for one in pieces]
    ignored = [pattern.removeprefix("%\\-G") for pattern in patterns]
    found = []
    for line in printed:
        first = next(place for place, pattern in enumerate(ignored) if re.fullmatch(pattern, line))
        if not patterns[first].startswith("%\\-G"):
            found.append(re.fullmatch(patterns[first], line))
    assert [(hit["f"], int(hit["l"]), hit["t"]) for hit in found] == [
        (file, line, severity[0]) for file, line, severity, _ in FOUND
    ]


def test_the_expression_of_emacs_finds_each_finding_once(printed: list[str]) -> None:
    source = (EDITORS / "emacs" / "evidence.el").read_text()
    lisp = re.search(r'^\s+"(\^.+)"$', source, re.MULTILINE)[1].replace("\\\\", "\\").replace("\\n", "\n")
    # Emacs writes groups and alternatives with a backslash and brackets without one, except within a class.
    python = lisp.replace("\\[", "\0").replace("\\]", "\1")
    python = re.sub(r"\\([(|)])", r"\1", python).replace("\0", r"\[").replace("\1", r"\]")
    found = [hit for line in printed if (hit := re.match(python, line))]
    severities = ["warning" if hit[4] else "info" if hit[5] else "error" for hit in found]
    assert [(hit[1], int(hit[2]), kind) for hit, kind in zip(found, severities, strict=True)] == [
        (file, line, severity) for file, line, severity, _ in FOUND
    ]


HOOKS = {hook["id"]: hook for hook in yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text())}


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_runs_on_a_project_and_refuses_what_is_wrong(hook: str, project: Path, run: Run) -> None:
    program, *arguments = shlex.split(HOOKS[hook]["entry"])
    assert program == "evidence"
    assert not HOOKS[hook]["pass_filenames"]
    assert re.search(HOOKS[hook]["files"], "content/pages/a b.md")
    article = project / "content" / "pages" / "a b.md"
    article.write_text(ARTICLE.replace("{: #rope }\n", "") if hook == "evidence-fix" else ARTICLE, encoding="utf-8")
    before = article.read_text(encoding="utf-8")
    done = run("-m", "mkdocs_evidence", *arguments, cwd=project)
    assert "Traceback" not in done.stderr
    # pre-commit refuses a commit when a hook fails or when it changed a file.
    assert done.returncode == 1 or article.read_text(encoding="utf-8") != before


def test_the_page_on_editors_tells_of_each_file_and_hook() -> None:
    page = (EDITORS / "README.md").read_text(encoding="utf-8")
    files = [path for path in EDITORS.rglob("*") if path.is_file() and path.name != "README.md"]
    assert files
    for path in files:
        assert f"`{path.relative_to(EDITORS).as_posix()}`" in page
    for hook in HOOKS:
        assert f"`{hook}`" in page
