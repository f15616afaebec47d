"""Checking needs neither a site generator nor a Markdown engine."""

from pathlib import Path

import pytest
from clinic_project import Run

_BLOCKED = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"mkdocs", "markdown", "pymdownx", "material", "jinja2"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Blocker())
from mkdocs_evidence.cli import main
sys.argv = ["evidence", *sys.argv[1:]]
main()
"""


def test_check_runs_without_mkdocs_and_markdown(clinic: Path, start: Run) -> None:
    done = start("-c", _BLOCKED, "check", cwd=clinic)
    assert done.returncode == 0, done.stderr + done.stdout


def test_check_finds_what_is_wrong_without_mkdocs_and_markdown(clinic: Path, start: Run) -> None:
    page = clinic / "docs" / "lamp.md"
    page.write_text(page.read_text().replace(" [@lamp-2001#score]", "", 1))
    done = start("-c", _BLOCKED, "check", cwd=clinic)
    assert done.returncode == 1, done.stderr
    assert "error[uncited-claim]" in done.stdout


@pytest.mark.parametrize("command", [["verify", "site"], ["explain", "EV101"], ["schema"], ["fix", "--diff"]])
def test_other_commands_run_without_mkdocs_and_markdown(command: list[str], clinic: Path, run: Run, start: Run) -> None:
    assert run("-m", "mkdocs_evidence", "build", cwd=clinic).returncode == 0
    done = start("-c", _BLOCKED, *command, cwd=clinic)
    assert done.returncode == 0, done.stderr
