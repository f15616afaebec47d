"""What is kept between runs never shows in the findings: not when files change, not when the store is spoilt."""

import os
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from mkdocs_evidence.load.articles import reading as article_reading
from mkdocs_evidence.load.files import find_files
from mkdocs_evidence.load.kept import store as store_room
from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

ARTICLE = """\
---
type: guidance
title: A title
question: A question?
population: adults
authors: [{name: An editor}]
written: 2026-01-15
searched: 2026-01-10
review_due: 2028-01-15
---

Success in 63 % of hips. [@castro-2000]
{: #a }

Nobody says so.
{: #b }
"""
REFERENCE = """\
type: article-journal
title: Core decompression and conservative treatment
author: [{family: Castro, given: FP}]
container-title: American Journal of Orthopedics
container-title-short: Am J Orthop
issued: 2000
volume: "29"
issue: "3"
page: 187-94
evidence: {kind: systematic-review}
extracts:
  all:
    locator: {section: Abstract}
    finding: Success.
    data: [{what: success, value: 63, unit: "%"}]
"""


class Project:
    """A site on disk, checked with a store and without."""

    def __init__(self, root: Path) -> None:
        self.layout = Layout.of(root)
        self.store = Store(root / "store.sqlite", code=b"code")
        self.write("content/references/castro-2000.yml", REFERENCE)
        self.write("site_config/vocabulary/populations.yml", "adults: {name: Adults}\n")
        for name in ("one", "two"):
            self.write(f"content/pages/{name}.md", ARTICLE)

    def write(self, file: str, text: str) -> None:
        """Writes one file."""
        path = self.layout.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def check(self, **more: object) -> tuple[Diagnostic, ...]:
        """Findings with the store, after those without were seen to be the same."""
        plain = compile_site(self.layout, keeps_articles=False, as_of=more.get("as_of")).diagnostics  # type: ignore[arg-type]
        kept = compile_site(self.layout, keeps_articles=False, store=self.store, **more).diagnostics  # type: ignore[arg-type]
        assert kept == plain
        return kept


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that were read from their files, in order."""
    names: list[str] = []
    load = article_reading.load_article

    def spy(text: str, *, file: str, article_id: object) -> object:
        names.append(file)
        return load(text, file=file, article_id=article_id)  # type: ignore[arg-type]

    monkeypatch.setattr(article_reading, "load_article", spy)
    return names


def test_only_what_changed_is_read_again(project: Project, examined: list[str]) -> None:
    project.check()
    examined.clear()
    compile_site(project.layout, keeps_articles=False, store=project.store)
    assert examined == []
    project.write("content/pages/two.md", ARTICLE.replace("63 %", "36 %"))
    found = compile_site(project.layout, keeps_articles=False, store=project.store).diagnostics
    assert examined == ["content/pages/two.md"]
    assert [one.at.file for one in found if one.name == "figure-not-in-evidence"] == ["content/pages/two.md"]


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("content/references/castro-2000.yml", lambda text: text.replace("value: 63", "value: 36")),
        ("content/references/castro-2000.yml", None),
        ("content/references/new-2001.yml", lambda _: REFERENCE.replace("Core decompression", "Another thing")),
        ("content/references.lock.json", lambda _: "{"),
        ("site_config/vocabulary/populations.yml", lambda _: "children: {name: Children}\n"),
        ("site_config/evidence.yml", lambda _: "rules: {uncited-claim: warning}\n"),
        ("content/pages/two.md", None),
        ("content/pages/three.md", lambda _: ARTICLE.replace("#a }", "#no way }")),
        ("content/pages/two.md", lambda text: text.replace("63 %", "64 %")),
    ],
)
def test_whatever_changes_the_findings_are_those_of_a_first_run(
    project: Project, file: str, change: Callable[[str], str] | None
) -> None:
    before = project.check()
    path = project.layout.root / file
    if change is None:
        path.unlink()
    else:
        project.write(file, change(path.read_text(encoding="utf-8") if path.exists() else ""))
    assert project.check() != before


def test_findings_on_works_come_and_go_with_the_works(project: Project) -> None:
    reference = "content/references/castro-2000.yml"
    plain = [one.name for one in project.check()]
    project.write(reference, REFERENCE.replace('volume: "29"', 'volume: ""'))
    assert "incomplete-reference" not in plain
    assert "incomplete-reference" in [one.name for one in project.check()]
    project.write(reference, REFERENCE)
    assert [one.name for one in project.check()] == plain


def test_findings_on_works_stay_while_articles_change(project: Project) -> None:
    project.write("content/references/castro-2000.yml", REFERENCE.replace('volume: "29"', 'volume: ""'))
    project.check()
    project.write("content/pages/two.md", ARTICLE.replace("63 %", "64 %"))
    assert "incomplete-reference" in [one.name for one in project.check()]


def test_more_files_than_one_question_to_the_store_can_name_are_all_remembered(project: Project) -> None:
    for number in range(1100):
        project.write(f"content/references/made-{number}.yml", REFERENCE.replace("Core", f"Core {number}"))
    project.check()
    files, _ = find_files(project.layout.references, project.layout)
    assert None not in project.store.recall(b"reference", files)


def test_a_change_of_the_same_length_and_time_is_seen(project: Project) -> None:
    path = project.layout.root / "content/pages/one.md"
    project.check()
    seen = path.stat()
    project.write("content/pages/one.md", ARTICLE.replace("63 %", "36 %"))
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert "figure-not-in-evidence" in [one.name for one in project.check()]


def test_the_day_counts(project: Project) -> None:
    assert project.check(as_of=date(2027, 1, 1)) != project.check(as_of=date(2030, 1, 1))


def test_other_code_makes_everything_anew(project: Project, examined: list[str]) -> None:
    project.check()
    examined.clear()
    project.store = Store(project.layout.root / "store.sqlite", code=b"other")
    compile_site(project.layout, keeps_articles=False, store=project.store)
    assert len(examined) == 2


def test_a_spoilt_value_is_never_used(project: Project, examined: list[str]) -> None:
    project.check()
    with sqlite3.connect(project.layout.root / "store.sqlite") as db:
        for key, value in db.execute("SELECT key, value FROM entries").fetchall():
            spoilt = value[:-3] + bytes([value[-3] ^ 1]) + value[-2:]
            db.execute("UPDATE entries SET value = ? WHERE key = ?", (spoilt, key))
    db.close()
    examined.clear()
    project.check()
    assert sorted(set(examined)) == ["content/pages/one.md", "content/pages/two.md"]


def test_a_value_under_the_key_of_another_is_never_used(project: Project) -> None:
    project.write("content/pages/two.md", ARTICLE.replace("63 %", "36 %"))
    project.check()
    with sqlite3.connect(project.layout.root / "store.sqlite") as db:
        rows = db.execute("SELECT key, seal, value FROM entries").fetchall()
        for (key, _, _), (_, seal, value) in zip(rows, (*rows[1:], rows[0]), strict=True):
            db.execute("UPDATE entries SET seal = ?, value = ? WHERE key = ?", (seal, value, key))
    db.close()
    project.check()


@pytest.mark.parametrize("place", range(0, 4096 * 6, 997))
def test_a_byte_flipped_anywhere_costs_time_and_nothing_else(project: Project, place: int) -> None:
    path = project.layout.root / "store.sqlite"
    compile_site(project.layout, keeps_articles=False, store=project.store)
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 0xFF
    path.write_bytes(data)
    project.check()
    project.store = Store(path, code=b"code")
    project.check()


def test_a_file_that_is_no_store_is_replaced(project: Project) -> None:
    path = project.layout.root / "store.sqlite"
    path.write_text("Somebody's notes, long enough to be taken for a database of some kind." * 20)
    project.check()
    project.store = Store(path, code=b"code")
    project.check()
    assert path.read_bytes().startswith(b"SQLite format 3")


def test_where_nothing_can_be_written_all_is_read(project: Project, tmp_path: Path) -> None:
    project.store = Store(tmp_path / "missing" / "store.sqlite", code=b"code")
    assert project.check()


def test_two_runs_at_once_agree(project: Project) -> None:
    for number in range(30):
        project.write(f"content/pages/more-{number}.md", ARTICLE)
    expected = compile_site(project.layout, keeps_articles=False).diagnostics
    stores = [Store(project.layout.root / "store.sqlite", code=b"code") for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        runs = pool.map(lambda one: compile_site(project.layout, keeps_articles=False, store=one).diagnostics, stores)
        assert all(one == expected for one in runs)


def test_what_was_made_by_the_light_of_another_article_is_not_kept(
    project: Project, examined: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    look = article_reading.ArticleReading.looked_at_others
    assert isinstance(look, property)
    monkeypatch.setattr(article_reading.ArticleReading, "looked_at_others", property(lambda _: True))
    project.check()
    examined.clear()
    compile_site(project.layout, keeps_articles=False, store=project.store)
    assert len(examined) == 2


def test_a_store_that_grew_too_large_drops_what_nobody_used_today(
    project: Project, monkeypatch: pytest.MonkeyPatch, examined: list[str]
) -> None:
    project.check()
    path = project.layout.root / "store.sqlite"
    tomorrow = time.time() + 86_400
    monkeypatch.setattr(store_room.time, "time", lambda: tomorrow)
    monkeypatch.setattr(store_room, "MAX_STORE_BYTES", 4096)
    (project.layout.root / "content/pages/two.md").unlink()
    compile_site(project.layout, keeps_articles=False, store=project.store)
    monkeypatch.setattr(store_room, "MAX_STORE_BYTES", path.stat().st_size if path.exists() else 0)
    project.write("content/pages/two.md", ARTICLE)
    assert project.check()
