"""Holds for all tests: what passes may depend neither on how fast the machine is, nor on chance, nor on earlier runs."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from ready_python import ReadyPython

# What they draw is the same in every run: a new counterexample is found by who looks for one, not by who changed
# something else. `EVIDENCE_EXPLORE=1` looks for one.
settings.register_profile(
    "unhurried",
    deadline=None,
    derandomize="EVIDENCE_EXPLORE" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("unhurried")

# Commands that tests start inherit it, and keep nothing in the cache of whoever runs the tests.
_STORE = tempfile.TemporaryDirectory(prefix="evidence-tests-")
os.environ["EVIDENCE_CACHE"] = _STORE.name
# Nor do they compile every module anew, though the user's Python keeps no bytecode: theirs is thrown away.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    os.environ.setdefault("PYTHONPYCACHEPREFIX", f"{_STORE.name}/bytecode")


@pytest.fixture(scope="session")
def ready_python() -> Iterator[ReadyPython]:
    """The Python of this worker whose forks run commands."""
    with ReadyPython() as python:
        yield python


@pytest.fixture(scope="session")
def run(ready_python: ReadyPython) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `python ARGUMENTS` in a folder, in a process of its own, without the second that a start takes."""

    def run_ready(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return ready_python.begin(
            *arguments, cwd=cwd, environment={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
        ).wait()

    return run_ready


@pytest.fixture(scope="session")
def start() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The same in a Python that is started for it: for tests of the start, and of what a Python takes from there."""

    def start_python(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=cwd,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
            capture_output=True,
            text=True,
            timeout=600,
        )

    return start_python
