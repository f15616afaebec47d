"""A small project of somebody else."""

import shutil
from pathlib import Path

import pytest
from clinic_project import CLINIC


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A copy of the sample project."""
    return Path(shutil.copytree(CLINIC, tmp_path / "clinic"))
