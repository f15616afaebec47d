"""A build that is killed, at any point, leaves the old site or the new one."""

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from clinic_project import CLINIC, COMMANDS, Run, read_tree

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
def built(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    project = Path(shutil.copytree(CLINIC, tmp_path_factory.mktemp("killed") / "clinic"))
    _build(project)
    old = read_tree(project / "site")
    page = project / "docs" / "index.md"
    page.write_text(page.read_text() + "\nOne more sentence.\n")
    newer = Path(shutil.copytree(project, project.with_name("newer")))
    _build(newer)
    new = read_tree(newer / "site")
    assert old != new
    return project, old, new


@pytest.fixture
def versions(built: Versions, tmp_path: Path) -> Versions:
    project, old, new = built
    return Path(shutil.copytree(project, tmp_path / "clinic")), old, new


def _build(project: Path) -> None:
    subprocess.run([sys.executable, *COMMANDS["evidence build"]], cwd=project, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("module", "name", "when", "published"),
    [
        ("mkdocs_evidence.host.site_build", "open_staging", "after", False),
        ("mkdocs_evidence.host.site_loop", "get_files", "before", False),
        ("mkdocs.commands.build", "_build_page", "after", False),
        ("mkdocs_evidence.host.site_build", "export_ledger", "after", False),
        ("mkdocs_evidence.host.site_build", "verify_site", "after", False),
        ("mkdocs_evidence.publish.staging", "put_in_place", "before", False),
        ("mkdocs_evidence.publish.staging", "put_in_place", "after", True),
        ("mkdocs_evidence.publish.staging.shutil", "rmtree", "before", True),
        ("mkdocs_evidence.publish.staging.shutil", "rmtree", "after", True),
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
    module = "shutil" if module.endswith(".shutil") else module
    done = run("-c", _KILL_AT, module, name, when, cwd=project)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert read_tree(project / "site") == (new if published else old)
    assert run(*COMMANDS["evidence build"], cwd=project).returncode == 0
    assert read_tree(project / "site") == new
    assert not list(project.glob(".site*")), "what the killed build left is cleared up"


def test_killed_at_any_moment_the_site_is_whole(versions: Versions) -> None:
    project, old, new = versions
    moments = random.Random(3405)
    for _ in range(12):
        with subprocess.Popen(
            [sys.executable, *COMMANDS["evidence build"]], cwd=project, stderr=subprocess.DEVNULL
        ) as process:
            try:
                process.wait(timeout=moments.uniform(0.3, 1.8))
            except subprocess.TimeoutExpired:
                process.kill()
        assert read_tree(project / "site") in (old, new)
