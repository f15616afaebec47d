"""Pages whose content is made when they are written, and what the theme prints around them, known from others."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.commands.build import get_context
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from mkdocs_evidence.host.effort import Effort
from mkdocs_evidence.host.late_pages import render_late, text_of, write_late
from mkdocs_evidence.host.page_head import finish_page
from mkdocs_evidence.host.search import SLOT
from mkdocs_evidence.host.shells.frames import mark
from mkdocs_evidence.host.site_loop import Work, gather_work, make_page, read_pages
from mkdocs_evidence.opening import open_project

CLINIC = Path(__file__).parents[2] / "projects" / "clinic"
THEME = """<!doctype html><html><head><title>{{ page.title }}</title></head><body>
<nav>{% for one in nav.items recursive %}{% if one.children %}{{ loop(one.children) }}{% else %}
<a href="{{ one.url|url }}"{% if one.active %} class="open"{% endif %}>{{ one.title }}</a>{% endif %}{% endfor %}</nav>
{{ page.content }}</body></html>"""
COMPARED, LAST = [f"lamps/lamp-{number}.md" for number in range(1, 5)], "lamps/lamp-5.md"
"""Pages after which the kind is known, and one of that kind; none of them is among those that are always compared."""


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    """All that is known before the first page is written, of a folder of seven articles."""
    project = Path(shutil.copytree(CLINIC, tmp_path / "clinic"))
    article = (project / "docs" / "lamp.md").read_text(encoding="utf-8")
    (project / "docs" / "lamps").mkdir()
    for number in range(7):
        text = re.sub(r"title: .*", f"title: Lamp {number}", article)
        (project / "docs" / "lamps" / f"lamp-{number}.md").write_text(text, encoding="utf-8")
    (project / "theme").mkdir()
    (project / "theme" / "main.html").write_text(THEME, encoding="utf-8")
    settings = "site_name: Clinic\ndocs_dir: docs\ntheme: {name: null, custom_dir: theme}\nplugins: [evidence]\n"
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    config, plugin = open_project(project / "mkdocs.yml", is_strict=False)
    plugin.effort = Effort(jobs=1, is_anew=True)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    yield gather_work(*read_pages(config), plugin.current)
    plugin.on_build_error(error=Exception("no site is wanted"))


def file_of(work: Work, path: str) -> File:
    return next(file for file in work.pages if file.src_uri == path)


def page_of(work: Work, path: str) -> Page:
    page = file_of(work, path).page
    assert page is not None
    return page


def fill(work: Work, page: Page) -> bytes | None:
    assert work.build.fill is not None
    page.active = True
    try:
        return work.build.fill(page, work.nav)
    finally:
        page.active = False


@pytest.mark.parametrize("path", ["index.md", "lamps/lamp-3.md"], ids=["not left for later", "of a kind nobody met"])
def test_a_page_of_which_too_little_is_known_is_not_written(work: Work, path: str) -> None:
    page = page_of(work, path)
    assert write_late(page, work.nav, work.build) is None
    assert not Path(page.file.abs_dest_path).exists()
    assert not page.active


def test_a_page_of_a_known_kind_is_written_as_the_theme_makes_it(work: Work) -> None:
    for path in COMPARED:
        make_page(work, file_of(work, path))
    page = page_of(work, LAST)
    render_late(page, work.build)
    page.active = True
    # With its context as keywords, a template of the theme makes the page itself.
    whole = work.env.get_template("main.html").render(**get_context(work.nav, work.files, work.build.config, page))
    expected = finish_page(whole, page, work.build).encode()
    assert write_late(page, work.nav, work.build) == expected
    assert Path(page.file.abs_dest_path).read_bytes() == expected


def test_a_page_that_is_written_lets_go_of_its_content(work: Work) -> None:
    for path in COMPARED:
        make_page(work, file_of(work, path))
    page = page_of(work, LAST)
    assert write_late(page, work.nav, work.build)
    assert (page.content, page.active, LAST in work.build.late) == ("", False, False)


def test_the_text_of_a_page_waits_packed_until_the_page_is_made(work: Work) -> None:
    page, written = page_of(work, LAST), (work.build.layout.pages / LAST).read_text(encoding="utf-8")
    text = text_of(page, work.build)
    assert (page.markdown, bool(text), text.strip() in written) == ("", True, True)
    render_late(page, work.build)
    assert page.markdown == text


def test_a_page_that_is_read_again_without_a_text_has_none(work: Work) -> None:
    page = page_of(work, LAST)
    page.markdown = ""
    page.render(work.build.config, work.files)
    assert text_of(page, work.build) == ""


def test_a_page_that_cannot_be_made_is_no_longer_open_in_the_navigation(work: Work) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a mistake of ours")

    work.build.late[LAST] = fail
    page = page_of(work, LAST)
    with pytest.raises(ValueError, match="a mistake of ours"):
        write_late(page, work.nav, work.build)
    assert not page.active


@pytest.mark.parametrize(
    ("title", "more"),
    [
        pytest.param("Lamp \ue0005", "", id="a title with the sign of a mark"),
        pytest.param(" Lamp 5", "", id="a title that a theme may strip"),
        pytest.param("Lamp 5", SLOT, id="a place for the search"),
    ],
)
def test_a_page_that_no_mark_can_stand_for_is_left_to_the_theme(work: Work, title: str, more: str) -> None:
    for path in COMPARED:
        make_page(work, file_of(work, path))
    page = page_of(work, LAST)
    render_late(page, work.build)
    assert fill(work, page) is not None
    page.title, page.content = title, f"{page.content}{more}"
    assert fill(work, page) is None


def test_a_page_that_says_in_its_head_what_stands_for_content_is_left_to_the_theme(work: Work) -> None:
    for path in COMPARED:
        make_page(work, file_of(work, path))
    page = page_of(work, LAST)
    render_late(page, work.build)
    about = work.build.abouts[LAST]
    for said, is_left in (("What lamps do", False), (f"What {mark('content')} lamps do", True)):
        work.build.abouts[LAST] = replace(about, description=said)
        assert (fill(work, page) is None) is is_left
