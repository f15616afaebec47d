"""Pages shared among processes: the same bytes, the same words to the author, and nothing half done."""

import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from clinic_project import CLINIC, Run, read_tree
from ready_python import Command, ReadyPython

_PATIENCE_SECONDS = 180
BUILD = ["-m", "mkdocs_evidence", "build", "--no-cache", "--jobs"]
ONLOOKER = "def on_post_page(output, page, config):\n    return output\n"


@pytest.fixture(scope="module")
def by_three(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The sample project with so many ordinary pages that every process gets some, and its site, made by three."""
    project = Path(shutil.copytree(CLINIC, tmp_path_factory.mktemp("large") / "clinic"))
    for number in range(60):
        page = project / "docs" / f"note-{number:02}.md"
        page.write_text(f"# Note {number}\n\n[Another](note-{(number + 1) % 60:02}.md), [the lamp](lamp.md#harm).\n")
    run(*BUILD, "3", cwd=project).check_returncode()
    return project


@pytest.fixture
def large(by_three: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(by_three, tmp_path / "clinic"))


def test_one_process_and_three_make_the_same_site(large: Path, run: Run) -> None:
    by_three = read_tree(large / "site")
    shutil.rmtree(large / "site")
    run(*BUILD, "1", cwd=large).check_returncode()
    assert read_tree(large / "site") == by_three


def test_a_plugin_that_looks_at_pages_sees_them_in_order_and_in_one_process(large: Path, run: Run) -> None:
    expected = read_tree(large / "site")
    shutil.rmtree(large / "site")
    (large / "onlooker.py").write_text(
        "import os\nfrom pathlib import Path\n"
        "def on_page_content(html, page, config, files):\n"
        "    with Path('seen.txt').open('a') as seen:\n"
        "        print(os.getpid(), page.file.src_uri, bool(html), file=seen)\n"
    )
    settings = large / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}\nhooks: [onlooker.py]\n")
    done = run(*BUILD, "3", cwd=large)
    assert done.returncode == 0, done.stderr
    seen = [line.split() for line in (large / "seen.txt").read_text().splitlines()]
    assert len({process for process, _, _ in seen}) == 1
    assert {has_content for _, _, has_content in seen} == {"True"}
    assert "lamp.md" in [page for _, page, _ in seen]
    assert read_tree(large / "site") == expected


def test_many_pages_and_an_onlooker_the_author_is_told_why_one_process_works(large: Path, run: Run) -> None:
    for number in range(200):
        (large / "docs" / f"more-{number}.md").write_text("# More\n\nWords.\n")
    (large / "onlooker.py").write_text(ONLOOKER)
    settings = large / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}\nhooks: [onlooker.py]\n")
    done = run(*BUILD, "2", cwd=large)
    assert done.returncode == 0, done.stderr
    assert re.search(r"made by one process, since `[^`]*onlooker[^`]*` looks", done.stderr), done.stderr


def test_warnings_come_in_the_order_of_the_pages_and_count_when_strict(large: Path, run: Run) -> None:
    """Articles are read in the process that makes their page, so what is said of their links is said there."""
    lamp = (large / "docs" / "lamp.md").read_text()
    for number in (2, 0, 1):
        (large / "docs" / f"lamp-{number}.md").write_text(f"{lamp}\nSee [the note](gone.md).\n{{: .prose}}\n")
    for jobs in ("1", "3"):
        done = run(*BUILD, jobs, "--strict", cwd=large)
        found = re.findall(r"'(lamp-\d)\.md' contains a link 'gone.md'", done.stderr)
        assert found == ["lamp-0", "lamp-1", "lamp-2"]
        assert done.returncode == 1


def test_links_to_parts_that_no_page_has_are_found_across_processes(large: Path, run: Run) -> None:
    settings = large / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}\nvalidation: {{links: {{anchors: warn}}}}\n")
    lamp, note = large / "docs" / "lamp.md", large / "docs" / "note-40.md"
    lamp.write_text(f"{lamp.read_text()}\nSee [a note](note-02.md#lost), [it](note-03.md#note-3).\n{{: .prose}}\n")
    note.write_text(f"{note.read_text()}\n[Harm](lamp.md#harm), [pain](lamp.md#pain)\n")
    told = {jobs: run(*BUILD, jobs, cwd=large).stderr for jobs in ("1", "3")}
    assert re.findall(r"does not contain an anchor '#(\w+)'", told["3"]) == ["lost", "pain"]
    assert told["1"] == told["3"]


def test_a_page_that_cannot_be_made_refuses_the_site_with_its_own_message(large: Path, run: Run) -> None:
    before = read_tree(large / "site")
    (large / "docs" / "note-40.md").write_text("---\ntemplate: missing.html\n---\n\n# Note\n")
    for jobs in ("1", "3"):
        done = run(*BUILD, jobs, cwd=large)
        assert done.returncode != 0
        assert "note-40.md" in done.stderr
        assert read_tree(large / "site") == before
        assert not list(large.glob(".site*"))


@pytest.mark.skipif(sys.platform != "linux", reason="finds the processes of a build in /proc")
def test_a_worker_that_is_killed_refuses_the_site_and_leaves_the_old_one(
    large: Path, ready_python: ReadyPython
) -> None:
    before = read_tree(large / "site")
    build = _slow_build(large, ready_python)
    os.kill(_workers(build.pid)[0], signal.SIGKILL)
    (large / "pages-go-on").touch()
    done = build.wait()
    assert done.returncode == 1
    assert "was killed by signal 9" in done.stderr
    assert read_tree(large / "site") == before
    assert not list(large.glob(".site*"))


@pytest.mark.skipif(sys.platform != "linux", reason="finds the processes of a build in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["interrupted", "killed"])
def test_no_worker_outlives_a_build_that_ends_early(
    how: signal.Signals, large: Path, run: Run, ready_python: ReadyPython
) -> None:
    before = read_tree(large / "site")
    build = _slow_build(large, ready_python)
    workers = _workers(build.pid)
    build.send_signal(how)
    (large / "pages-go-on").touch()
    assert build.wait().returncode == (130 if how is signal.SIGINT else -how)
    _wait_until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
    assert read_tree(large / "site") == before
    assert run(*BUILD, "3", cwd=large).returncode == 0
    assert not list(large.glob(".site*"))


_SLOWLY = """
import os, sys, time
from mkdocs.commands import build
real = build._build_page
def slow(*arguments, **options):
    open("pages-begun", "w").close()
    while not os.path.exists("pages-go-on"):
        time.sleep(0.01)
    real(*arguments, **options)
build._build_page = slow
sys.argv = ["evidence", "build", "--no-cache", "--jobs", "3"]
from mkdocs_evidence.cli import main
main()
"""


def _slow_build(project: Path, ready_python: ReadyPython) -> Command:
    begun = project / "pages-begun"
    build = ready_python.begin("-c", _SLOWLY, cwd=project, environment=os.environ)
    # Other work is shared too, before: a worker that has no more to do is killed unnoticed, and rightly.
    _wait_until(lambda: begun.exists() and len(_workers(build.pid)) == 3)
    return build


def _workers(parent: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def _wait_until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < ends:
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("it never came about")
