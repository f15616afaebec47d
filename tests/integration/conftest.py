"""A small project of somebody else."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from clinic_project import CLINIC


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A copy of the sample project."""
    return Path(shutil.copytree(CLINIC, tmp_path / "clinic"))


@pytest.fixture
def unchanged_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Builds are run in this process; what they change of it is put back."""
    monkeypatch.setenv("EVIDENCE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    logger = logging.getLogger("mkdocs")
    level, propagates, handlers = logger.level, logger.propagate, [*logger.handlers]
    yield
    logger.level, logger.propagate, logger.handlers = level, propagates, handlers
