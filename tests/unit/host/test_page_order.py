"""Pages that show what an article shows are made next to it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_evidence.host.effort import Effort
from mkdocs_evidence.host.page_order import in_order
from mkdocs_evidence.host.site_loop import Work, gather_work, read_pages
from mkdocs_evidence.opening import open_project
from mkdocs_evidence.render.claim_search.report import SEARCH_REPORT

CLINIC = Path(__file__).parents[2] / "projects" / "clinic"


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    """All that is known before the first page is written."""
    project = Path(shutil.copytree(CLINIC, tmp_path / "clinic"))
    config, plugin = open_project(project / "mkdocs.yml", is_strict=False)
    plugin.effort = Effort(jobs=1, is_anew=True)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    yield gather_work(*read_pages(config), plugin.current)
    plugin.on_build_error(error=Exception("no site is wanted"))


def test_every_page_is_made_once(work: Work) -> None:
    assert sorted(one.src_uri for one in in_order(work.pages, work.build)) == sorted(one.src_uri for one in work.pages)


def test_works_and_the_history_of_an_article_come_right_after_it(work: Work) -> None:
    order = [one.src_uri for one in in_order(work.pages, work.build) if one.src_uri != SEARCH_REPORT]
    at = order.index("lamp.md")
    beside = {path for path in order if path.startswith("references/") and path.count("/") == 1} - {
        "references/index.md"
    }
    cited = {f"references/{key}.md" for key in work.build.facts.citing}
    near = (cited & beside) | ({"lamp/history.md"} & {*order})
    assert near
    assert {*order[at + 1 : at + 1 + len(near)]} == near


def test_pages_that_belong_to_no_article_stay_in_their_order(work: Work) -> None:
    cited = {f"references/{key}.md" for key in work.build.facts.citing}
    moved = cited | {SEARCH_REPORT} | {f"{name}/history.md" for name in work.build.facts.reviews}
    before = [one.src_uri for one in work.pages if one.src_uri not in moved]
    assert [one.src_uri for one in in_order(work.pages, work.build) if one.src_uri not in moved] == before
