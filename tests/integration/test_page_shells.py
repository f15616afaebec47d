"""Pages of one folder share what the theme prints around them, and are the bytes that the theme would make of each."""

import re
from pathlib import Path

import pytest
from clinic_project import Run, read_tree

BUILD = ["-m", "mkdocs_evidence", "build", "--no-cache", "--jobs", "1"]
TITLES = ['What "dark" means', "Crohn's <i>lamp</i>", "Lamp & dark", "Lamp &amp; dark", "Lamp < dark", "Two  spaces"]
THEME = """<!doctype html><html lang="en"><head><title>{{ page.title|striptags }}</title>
{% if page and page.canonical_url %}<link rel="canonical" href="{{ page.canonical_url }}">{% endif %}QUIRK</head><body>
{% macro list(items) %}<ul>{% for one in items %}<li{% if one.active %} class="open"{% endif %}>{% if one.children %}
{{ one.title }}{{ list(one.children) }}{% else %}<a href="{{ one.url|url }}">{{ one.title }}</a>{% endif %}
{% if one.meta and one.meta.status %}<b>{{ one.meta.status }}</b>{% endif %}</li>
{% endfor %}</ul>{% endmacro %}<nav>{{ list(nav.items) }}</nav>
<main>{{ page.content }}</main>{% for near in (page.previous_page, page.next_page) if near %}
<a href="{{ near.url|url }}" title="{{ near.title|e }}">{{ near.title }}</a>{% endfor %}</body></html>"""
TOLD = "the theme does not make this page as it makes others of its folder"


def write_article(page: Path, article: str, title: str) -> None:
    page.parent.mkdir(exist_ok=True)
    quoted = title.replace("'", "''")
    page.write_text(re.sub(r"title: .*", f"title: '{quoted}'", article))


@pytest.fixture
def folder(clinic: Path) -> Path:
    """The sample project with a theme of its own, a folder of 12 articles, and one of 6 of which one has a status."""
    article = (clinic / "docs" / "lamp.md").read_text()
    for number in range(12):
        title = TITLES[number // 2] if number % 2 else f"Lamp {number}"
        write_article(clinic / "docs" / "lamps" / f"lamp-{number:02}.md", article, title)
    for number in range(6):
        new = article.replace("type: guidance", "type: guidance\nstatus: new") if number == 4 else article
        write_article(clinic / "docs" / "new" / f"lamp-{number}.md", new, f"New {number}")
    return clinic


OWN_THEME = "theme: {name: null, custom_dir: theme}\nplugins: [evidence]\n"
LEAN = "theme: {name: material, font: false}\nplugins: [evidence: {search: true, site: {lean: true}}]\n"


def build(project: Path, run: Run, *, theme: str = OWN_THEME, quirk: str = "", is_watched: bool = False) -> str:
    """Builds with a theme that has a quirk in its head, or with another, and gives what was said."""
    (project / "theme").mkdir(exist_ok=True)
    (project / "theme" / "main.html").write_text(THEME.replace("QUIRK", quirk))
    (project / "watcher.py").write_text("def on_post_page(output, page, config):\n    return output\n")
    settings = "site_name: Clinic\nsite_url: https://clinic.example/\ndocs_dir: docs\n"
    watcher = "hooks: [watcher.py]\n" if is_watched else ""
    (project / "mkdocs.yml").write_text(settings + theme + watcher)
    done = run(*BUILD, cwd=project)
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_shared_pages_are_those_that_the_theme_makes_one_by_one(folder: Path, run: Run) -> None:
    quirk = (
        "<meta name=place content='{% if page %}{{ page.meta.question }} {{ \"Harm\" in page.content }}{% endif %}'>"
    )
    assert TOLD not in build(folder, run, quirk=quirk)
    shared = read_tree(folder / "site")
    # Where a hook looks at pages, each of them is made by the theme.
    build(folder, run, quirk=quirk, is_watched=True)
    assert shared == read_tree(folder / "site")


def test_a_lean_page_has_no_empty_line_in_whichever_way_it_is_made(folder: Path, run: Run) -> None:
    assert TOLD not in build(folder, run, theme=LEAN)
    shared = read_tree(folder / "site")
    build(folder, run, theme=LEAN, is_watched=True)
    assert shared == read_tree(folder / "site")
    page = (folder / "site" / "lamps" / "lamp-05" / "index.html").read_text()
    assert "\n\n" not in re.sub(r"<(pre|script|style)\b.*?</\1>", "...", page, flags=re.DOTALL)


def test_a_history_is_told_from_others_where_the_theme_leads_to_the_page_above_it(folder: Path, run: Run) -> None:
    article = (folder / "docs" / "lamp.md").read_text()
    for number in range(8):
        write_article(folder / "docs" / "lamps" / f"lamp-{number:02}" / "history.md", article, f"History {number}")
    theme = f"{OWN_THEME}nav: [index.md, lamps/lamp-03.md]\n"
    assert TOLD not in build(folder, run, theme=theme)
    shared = read_tree(folder / "site")
    build(folder, run, theme=theme, is_watched=True)
    assert shared == read_tree(folder / "site")
    below = {number: shared[f"lamps/lamp-{number:02}/history/index.html"].decode() for number in (2, 3, 4)}
    assert [f'href="{way}"' in below[number] for number in below for way in ("../../lamp-03/", "../")] == [
        *(True, False),
        *(False, True),
        *(True, False),
    ]


def test_a_theme_that_asks_for_more_makes_each_page_itself(folder: Path, run: Run) -> None:
    told = build(folder, run, quirk="<i>{% if page %}{{ page.file.src_uri }}{% endif %}</i>")
    assert TOLD not in told
    for number in range(12):
        page = (folder / "site" / "lamps" / f"lamp-{number:02}" / "index.html").read_text()
        assert f"<i>lamps/lamp-{number:02}.md</i>" in page


def test_a_theme_that_counts_in_secret_is_found_out_and_named(folder: Path, run: Run) -> None:
    told = build(folder, run, quirk="<i>{{ page.content|default('', true)|length }}</i>")
    assert re.search(rf"^lamps/lamp-\d\d\.md: {TOLD}", told, re.MULTILINE)
    assert "takes longer" in told
    surplus = set()
    for number in range(12):
        page = (folder / "site" / "lamps" / f"lamp-{number:02}" / "index.html").read_text()
        found = re.search(r"<i>(\d+)</i>.*<main>(.*)</main>", page, re.DOTALL)
        assert found is not None
        surplus.add(len(found[2]) - int(found[1]))
    # What is put into the main part of every page is as long on all of them.
    assert len(surplus) == 1
