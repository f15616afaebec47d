"""The page that takes a stranger from an empty folder to a site says nothing that does not work."""

import re
from datetime import date
from pathlib import Path

import pytest

from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

PAGE = (Path(__file__).parents[2] / "docs" / "a-first-article.md").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for file, text in re.findall(r'```\w+ title="(.+?)"\n(.+?)```', PAGE, re.DOTALL):
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def _faults(root: Path) -> list[Diagnostic]:
    found = compile_site(Layout.of(root), as_of=date(2026, 11, 23)).diagnostics
    return [one for one in found if one.severity is Severity.ERROR]


def test_the_first_article_has_no_error(project: Path) -> None:
    assert _faults(project) == []


def test_a_figure_that_the_work_does_not_print_is_refused_as_the_page_promises(project: Path) -> None:
    article = project / "content" / "pages" / "index.md"
    article.write_text(article.read_text(encoding="utf-8").replace("63%", "73%"), encoding="utf-8")
    assert [one.name for one in _faults(project)] == ["figure-not-in-evidence"]


def test_each_field_of_the_head_that_the_page_tells_of_is_needed(project: Path) -> None:
    article = project / "content" / "pages" / "index.md"
    whole = article.read_text(encoding="utf-8")
    for field in re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE):
        article.write_text(re.sub(rf"^{field}: .+\n", "", whole, flags=re.MULTILINE), encoding="utf-8")
        assert [one.name for one in _faults(project)] == ["missing-field"], field
