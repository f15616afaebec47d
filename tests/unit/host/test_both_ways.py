"""Which articles go both ways to a page, our own and Python-Markdown's, whoever makes them."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown import Markdown

from mkdocs_evidence.host.article_text import choose_both_ways
from mkdocs_evidence.host.effort import Effort
from mkdocs_evidence.host.late_pages import render_late
from mkdocs_evidence.host.site_loop import Work, gather_work, read_pages
from mkdocs_evidence.opening import open_project

CLINIC = Path(__file__).parents[2] / "projects" / "clinic"
LAMPS = [f"lamps/lamp-{number}.md" for number in range(6)]
"""Articles; none of them is among those that are always compared."""


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    """All that is known before the first page is written."""
    project = Path(shutil.copytree(CLINIC, tmp_path / "clinic"))
    article = (project / "docs" / "lamp.md").read_text(encoding="utf-8")
    (project / "docs" / "lamps").mkdir()
    for path in LAMPS:
        (project / "docs" / path).write_text(re.sub(r"title: .*", f"title: {path}", article), encoding="utf-8")
    settings = "site_name: Clinic\ndocs_dir: docs\nplugins: [evidence]\n"
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    config, plugin = open_project(project / "mkdocs.yml", is_strict=False)
    plugin.effort = Effort(jobs=1, is_anew=True)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    yield gather_work(*read_pages(config), plugin.current)
    plugin.on_build_error(error=Exception("no site is wanted"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gains each text that Python-Markdown reads."""
    texts: list[str] = []
    convert = Markdown.convert

    def watched(self: Markdown, source: str) -> str:
        texts.append(source)
        return convert(self, source)

    monkeypatch.setattr(Markdown, "convert", watched)
    return texts


def are_compared(paths: list[str], work: Work, read: list[str]) -> list[bool]:
    """Of each page, made one after another, whether its article went both ways."""
    told = []
    for path in paths:
        before = len(read)
        page = next(file.page for file in work.pages if file.src_uri == path)
        assert page is not None
        render_late(page, work.build)
        told.append(len(read) > before)
    return told


def test_the_first_articles_that_a_process_makes_go_both_ways(work: Work, read: list[str]) -> None:
    work.build.both_ways = 2
    assert are_compared(LAMPS, work, read) == [True, True, False, False, False, False]


def test_articles_that_were_chosen_go_both_ways_in_whatever_order_they_are_made(work: Work, read: list[str]) -> None:
    work.build.both_ways = 2
    choose_both_ways(["index.md", *LAMPS], work.build)
    assert are_compared(LAMPS[::-1], work, read) == [False, False, False, False, True, True]


def test_what_is_made_after_a_shared_build_is_counted_from_the_start(work: Work, read: list[str]) -> None:
    work.build.both_ways = 1
    choose_both_ways(LAMPS[:1], work.build)
    assert are_compared(LAMPS[:2], work, read) == [True, False]
    work.build.both_ways_too = None
    assert are_compared(LAMPS[2:], work, read) == [True, False, False, False]
