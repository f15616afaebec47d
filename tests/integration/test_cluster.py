"""A site built by the workers of a cluster: the same bytes and the same words as by one process, whoever is lost."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from clinic_project import Run, read_tree

_PATIENCE_SECONDS = 180
BUILD = ["-m", "mkdocs_evidence", "build", "--no-cache"]
WATCHED = """
import os, signal, sys, time
from pathlib import Path

class Watched:
    '''Stands in every page, as nothing; one file beside the project kills the first worker that shows it.'''
    def __str__(self):
        if "distributed.worker" in sys.modules:
            (BESIDE / "begun").touch()
            if (BESIDE / "slowly").exists():
                time.sleep(0.25)
            try:
                (BESIDE / "kill").rename(BESIDE / "killed")
            except FileNotFoundError:
                return ""
            os.kill(os.getpid(), signal.SIGKILL)
        return ""

def on_config(config):
    config.extra["watched"] = Watched()
    return config
"""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers on this machine."""
    folder = tmp_path_factory.mktemp("cluster")
    told = folder / "scheduler.json"
    python = [sys.executable, "-m"]
    here = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(told)]
    worker = [*python, "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", *here]
    log = folder / "scheduler.log"
    with log.open("w") as written:
        scheduler = [*python, "distributed.cli.dask_scheduler", "--port", "0", *here]
        processes = [subprocess.Popen(scheduler, stderr=written)]
    for number in range(2):
        local = ["--local-directory", str(folder / f"worker-{number}")]
        processes.append(subprocess.Popen([*worker, *local], stderr=subprocess.DEVNULL))

    def address() -> str:
        # The file is there before it is written.
        return told.read_text().partition('"address": "')[2].partition('"')[0] if told.exists() else ""

    try:
        _wait_until(lambda: bool(address()) and log.read_text().count("Register worker") == 2)
        yield address()
    finally:
        for process in processes:
            process.kill()  # asked to end, they would first wait for one another
        for process in processes:
            process.wait()


@pytest.fixture
def large(clinic: Path) -> Path:
    """The sample project with so many pages that both workers get some, and something to watch them by."""
    for number in range(120):
        page = clinic / "docs" / f"note-{number:03}.md"
        page.write_text(f"# Note {number}\n\n[Another](note-{(number + 1) % 120:03}.md), [the lamp](lamp.md#harm).\n")
    lamp = (clinic / "docs" / "lamp.md").read_text()
    for number in (2, 0, 1):
        (clinic / "docs" / f"lamp-{number}.md").write_text(f"{lamp}\nSee [the note](gone.md).\n{{: .prose}}\n")
    (clinic / "watched.py").write_text(f"{WATCHED}\nBESIDE = Path({str(clinic.parent)!r})\n")
    (clinic / "theme").mkdir()
    block = "{% block extrahead %}{{ config.extra.watched }}{% endblock %}"
    (clinic / "theme" / "main.html").write_text(f'{{% extends "base.html" %}}{block}\n')
    settings = (clinic / "mkdocs.yml").read_text().replace("theme: mkdocs", "theme: {name: mkdocs, custom_dir: theme}")
    (clinic / "mkdocs.yml").write_text(f"{settings}\nhooks: [watched.py]\n")
    return clinic


@pytest.fixture
def alone(large: Path, run: Run) -> subprocess.CompletedProcess[str]:
    """How the site is built by one process."""
    done = run(*BUILD, "--jobs", "1", cwd=large)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("contains a link 'gone.md'") == 3
    return done


def test_a_cluster_makes_the_same_site_and_finds_the_same(
    cluster: str, large: Path, alone: subprocess.CompletedProcess[str], run: Run
) -> None:
    expected = read_tree(large / "site")
    (large / "site" / "index.html").write_text("old")
    done = run(*BUILD, "--cluster", cluster, "--storage", str(large.parent / "storage"), cwd=large)
    assert done.returncode == 0, done.stderr
    assert (large.parent / "begun").exists(), "no worker made a page"
    assert read_tree(large / "site") == expected
    assert done.stderr == alone.stderr
    assert not [*(large.parent / "storage" / "runs").glob("*")]
    faulty = large / "docs" / "lamp-1.md"
    faulty.write_text(faulty.read_text().replace("@lamp-2001", "@lamp-1999"))
    check = ["-m", "mkdocs_evidence", "check", "--no-cache"]
    here, there = (run(*check, *more, cwd=large) for more in ([], ["--cluster", cluster]))
    assert here.stdout.count("unknown-reference") >= 1
    assert (there.returncode, there.stdout) == (here.returncode, here.stdout), there.stderr


def test_an_interrupted_build_leaves_the_old_site_and_nothing_behind(
    cluster: str, large: Path, alone: subprocess.CompletedProcess[str]
) -> None:
    before = read_tree(large / "site")
    begun = large.parent / "begun"
    (large.parent / "slowly").touch()
    with subprocess.Popen(
        [sys.executable, *BUILD, "--cluster", cluster], cwd=large, stderr=subprocess.PIPE, text=True
    ) as build:
        _wait_until(begun.exists)
        build.send_signal(signal.SIGINT)
        _, told = build.communicate(timeout=_PATIENCE_SECONDS)
    (large.parent / "slowly").unlink()
    assert build.returncode == 130, told
    assert read_tree(large / "site") == before
    assert not [*large.glob(".site*")]


def test_a_worker_that_is_killed_is_named_and_its_pages_are_made_by_another(
    cluster: str, large: Path, alone: subprocess.CompletedProcess[str], run: Run
) -> None:
    expected = read_tree(large / "site")
    (large / "site" / "index.html").write_text("old")
    (large.parent / "kill").touch()
    done = run(*BUILD, "--cluster", cluster, cwd=large)
    assert done.returncode == 0, done.stderr
    assert (large.parent / "killed").exists()
    assert "The worker tcp://127.0.0.1:" in done.stderr
    assert " was lost. " in done.stderr
    assert read_tree(large / "site") == expected


def _wait_until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < ends:
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("it never came about")
