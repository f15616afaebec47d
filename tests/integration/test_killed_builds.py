"""A build that is killed, at any point, leaves the old site or the new one."""

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest
from clinic_project import CLINIC, COMMANDS, Run, read_tree
from ready_python import ReadyPython

_KILL_AT = """
import importlib, os, signal, sys
module, name, when = sys.argv[1:4]
place = importlib.import_module(module)
real = getattr(place, name)

def deadly(*arguments, **options):
    if when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    real(*arguments, **options)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(place, name, deadly)
sys.argv = ["evidence", "build"]
from mkdocs_evidence.cli import main
main()
"""


Versions = tuple[Path, dict[str, bytes], dict[str, bytes]]
"""A project whose content is newer than its site; the bytes of that site, and of the one a build would make."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Versions:
    project = Path(shutil.copytree(CLINIC, tmp_path_factory.mktemp("killed") / "clinic"))
    run(*COMMANDS["evidence build"], cwd=project).check_returncode()
    page = project / "docs" / "index.md"
    page.write_text(page.read_text() + "\nOne sentence.\n")
    run(*COMMANDS["evidence build"], cwd=project).check_returncode()
    assert (project / ".site.former" / "site").is_dir(), "of which the next build makes its site"
    old = read_tree(project / "site")
    page.write_text(page.read_text() + "\nOne more sentence.\n")
    newer = Path(shutil.copytree(project, project.with_name("newer")))
    run(*COMMANDS["evidence build"], cwd=newer).check_returncode()
    new = read_tree(newer / "site")
    assert old != new
    return project, old, new


@pytest.fixture
def versions(built: Versions, tmp_path: Path) -> Versions:
    project, old, new = built
    return Path(shutil.copytree(project, tmp_path / "clinic")), old, new


@pytest.mark.parametrize(
    ("module", "name", "when", "published"),
    [
        ("mkdocs_evidence.host.site_build", "open_staging", "after", False),
        ("mkdocs_evidence.host.site_loop", "get_files", "before", False),
        ("mkdocs.commands.build", "_build_page", "after", False),
        ("mkdocs_evidence.host.finishing", "_write_ledger", "after", False),
        ("mkdocs_evidence.host.finishing", "verify_site", "after", False),
        ("mkdocs_evidence.publish.staging", "put_in_place", "before", False),
        ("mkdocs_evidence.publish.staging", "put_in_place", "after", True),
        ("mkdocs_evidence.host.site_build", "_recall_sites", "after", False),
        ("mkdocs_evidence.host.site_loop", "take_over", "after", False),
    ],
    ids=lambda value: str(value).rpartition(".")[2],
)
def test_killed_at_a_step_the_site_is_whole(
    module: str,
    name: str,
    when: str,
    published: bool,
    versions: Versions,
    run: Run,
) -> None:
    project, old, new = versions
    done = run("-c", _KILL_AT, module, name, when, cwd=project)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert read_tree(project / "site") == (new if published else old)
    assert run(*COMMANDS["evidence build"], cwd=project).returncode == 0
    assert read_tree(project / "site") == new
    assert not list(project.glob(".site.building*")), "what the killed build left is cleared up"


def test_killed_at_any_moment_the_site_is_whole(versions: Versions, ready_python: ReadyPython) -> None:
    project, old, new = versions
    moments = random.Random(3405)
    for _ in range(12):
        build = ready_python.begin(*COMMANDS["evidence build"], cwd=project, environment=os.environ)
        time.sleep(moments.uniform(0.01, 0.8))
        build.send_signal(signal.SIGKILL)
        build.wait()
        assert read_tree(project / "site") in (old, new)
