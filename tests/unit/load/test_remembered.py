"""What a process remembers of files is what it would read of them, and no more than it needs."""

from functools import partial
from pathlib import Path

import pytest

from mkdocs_evidence.load.files import FoundFile
from mkdocs_evidence.load.kept.remembered import Memory, Remembered
from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.load.sharing import MadeRecords
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import ReadProject, compile_site, judge_project, read_project

FILE = FoundFile(path="/site/a.yml", file="content/a.yml", inside="a.yml")
OTHER = FoundFile(path="/site/a.yml", file="a.yml", inside="a.yml")
ARTICLE = """\
---
type: guidance
title: {0}
question: What of {0}?
---

Success in 63 % of hips. [@castro-2000#success]
{{: #{0} }}
"""
WORK = """\
type: article-journal
title: A trial
extracts:
  success:
    locator: {{page: "1"}}
    finding: Success.
    data: [{{what: success, measure: proportion, value: {0}, unit: "%"}}]
"""


@pytest.mark.parametrize(
    ("kind", "found", "digest"), [(b"k", FILE, b"other"), (b"other", FILE, b"d"), (b"k", OTHER, b"d")]
)
def test_nothing_is_remembered_of_other_bytes_or_made_for_something_else(
    kind: bytes, found: FoundFile, digest: bytes
) -> None:
    remembered: Remembered[str] = Remembered()
    remembered.keep(Memory(b"k", FILE, b"d", "made"))
    assert remembered.recall(b"k", FILE, b"d") == "made"
    assert remembered.recall(kind, found, digest) is None


def test_what_nobody_asks_for_is_forgotten_when_a_project_is_read_again() -> None:
    remembered: Remembered[str] = Remembered()
    remembered.keep(Memory(b"k", FILE, b"d", "made"))
    for _ in range(3):
        remembered.turn()
        assert remembered.recall(b"k", FILE, b"d") == "made"
    remembered.turn()
    remembered.turn()
    assert remembered.recall(b"k", FILE, b"d") is None


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """Two articles that cite a work."""
    layout = Layout.of(tmp_path / "project")
    for name in ("a", "b"):
        _write(layout.pages / f"{name}.md", ARTICLE.format(name))
    _write(layout.references / "castro-2000.yml", WORK.format(63))
    return layout


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _read(layout: Layout, remembered: MadeRecords) -> ReadProject:
    remembered.turn()
    store = Store(layout.root.parent / "store.sqlite", code=b"c")
    return read_project(layout, store=store, remembered=remembered)


def test_of_a_project_that_is_read_again_only_what_changed_is_made_anew(layout: Layout) -> None:
    read = partial(_read, layout, MadeRecords())
    before = read().site.ledger
    _write(layout.pages / "a.md", ARTICLE.format("a").replace("Success", "Relief"))
    after = read().site.ledger
    (old_a, old_b), (new_a, new_b) = before.articles.values(), after.articles.values()
    assert new_a != old_a
    assert new_b is old_b
    assert after.references["castro-2000"] is before.references["castro-2000"]


def test_articles_are_examined_again_when_a_work_that_they_looked_at_is_another(layout: Layout) -> None:
    read = partial(_read, layout, MadeRecords())
    before = judge_project(read(), layout).diagnostics
    _write(layout.references / "castro-2000.yml", WORK.format(36))
    after = judge_project(read(), layout).diagnostics
    assert after == compile_site(layout).diagnostics
    assert {one.at.file for one in after if one not in before} == {"content/pages/a.md", "content/pages/b.md"}
    _write(layout.references / "castro-2000.yml", WORK.format(63))
    assert judge_project(read(), layout).diagnostics == before
