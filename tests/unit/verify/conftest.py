"""A really built site of the sample project, and copies of it to change."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

_CLINIC = Path(__file__).parents[2] / "projects" / "clinic"


@pytest.fixture(scope="session")
def built_clinic(
    tmp_path_factory: pytest.TempPathFactory, run: Callable[..., subprocess.CompletedProcess[str]]
) -> Path:
    project = Path(shutil.copytree(_CLINIC, tmp_path_factory.mktemp("built") / "clinic"))
    done = run("-m", "mkdocs_evidence", "build", cwd=project)
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture
def site(built_clinic: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_clinic, tmp_path / "site"))
