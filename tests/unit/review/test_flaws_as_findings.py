"""What is wrong with board records, as the findings of a check."""

from pathlib import Path

import pytest
from signed_project import RECORDS, TODAY, make_stages, write

from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "last"
    write(make_stages(tmp_path / "stages")[-1], root)
    return root


def found(root: Path) -> list[tuple[str, str]]:
    """Rule and file of everything that is said of board records."""
    shown = compile_site(Layout.of(root), as_of=TODAY).diagnostics
    return [(one.name, one.at.file) for one in shown if one.at.file in RECORDS]


def spoil(root: Path, file: str) -> None:
    record = root / file
    record.write_text(record.read_text(encoding="utf-8").replace('"accept"', '"reject"', 1), encoding="utf-8")


def test_records_as_they_were_signed_have_no_findings(project: Path) -> None:
    assert found(project) == []


@pytest.mark.parametrize("file", RECORDS)
def test_a_record_that_was_edited_is_reported(project: Path, file: str) -> None:
    spoil(project, file)
    assert ("forged-signature", file) in found(project)


def test_a_record_about_an_article_that_is_gone_is_judged_like_any_other(project: Path) -> None:
    (project / "content/pages/b.md").unlink()
    spoil(project, RECORDS[2])
    assert found(project) == [("forged-signature", RECORDS[2]), ("broken-chain", RECORDS[2])]
