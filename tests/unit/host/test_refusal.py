"""What is said at the terminal of what was found."""

from pathlib import Path

import pytest

from mkdocs_evidence.host.refusal import report_diagnostics
from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.place import Place


def _found(severity: Severity, number: int) -> Diagnostic:
    at = Place(f"content/pages/{severity}-{number}.md", 1, 1)
    return Diagnostic(code="EV1", name="a-rule", severity=severity, at=at, message="Found.", remedy="")


FOUND = (
    _found(Severity.ERROR, 0),
    *(_found(Severity.INFO, number) for number in range(5)),
    *(_found(Severity.WARNING, number) for number in range(5)),
)


def test_many_notes_are_counted_and_errors_and_warnings_listed_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report_diagnostics(FOUND, Layout.of(tmp_path), most_notes=4)
    told = capsys.readouterr().err
    assert "error-0.md" in told
    assert told.count("warning-") == 5
    assert "info-" not in told
    assert "5 notes in 5 files: 5 a-rule." in told


@pytest.mark.parametrize("most_notes", [5, None])
def test_few_notes_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str], most_notes: int | None) -> None:
    report_diagnostics(FOUND, Layout.of(tmp_path), most_notes=most_notes)
    told = capsys.readouterr().err
    assert told.count("info-") == 5
    assert "Pages show" not in told
