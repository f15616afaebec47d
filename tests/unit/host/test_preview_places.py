"""What a preview watches is all that a site is made of."""

from pathlib import Path

import pytest
from mkdocs.config import load_config

from mkdocs_evidence.host.previewing.places import hooks_of, places_of
from mkdocs_evidence.model.layout import Layout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose settings go on from those of others, with a theme and Python of its own."""
    files = {
        "mkdocs.yml": "INHERIT: base/mkdocs.yml  # ours\nsite_name: Clinic\ntheme: {name: mkdocs, custom_dir: own}\n"
        "hooks: [hooks/words.py]\nwatch: [more]\n",
        "base/mkdocs.yml": 'INHERIT: "../root.yml"\nsite_description: A clinic\n',
        "root.yml": "site_author: Nobody\n",
        "docs/index.md": "# Clinic\n",
        "own/main.html": "{% extends 'base.html' %}\n",
        "hooks/words.py": "",
        "more/words.txt": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path.resolve()


def test_everything_that_a_site_is_made_of_is_watched_there_or_not(project: Path) -> None:
    config = load_config(str(project / "mkdocs.yml"))
    layout = Layout.of(project, pages=project / "docs", sources=project / "texts")
    names = {place.relative_to(project).as_posix() for place in places_of(config, layout)}
    assert names == {
        "mkdocs.yml", "base/mkdocs.yml", "root.yml", "docs", "own", "hooks/words.py", "more", "texts",
        "content/references", "content/flows", "content/reviews", "content/reviews.log.json",
        "content/references.lock.json", "site_config",
    }  # fmt: skip
    assert hooks_of(config) == (project / "hooks" / "words.py",)


def test_a_project_of_one_file_of_settings_has_no_others(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: Clinic\n# INHERIT: base/mkdocs.yml\n", encoding="utf-8")
    config = load_config(str(project / "mkdocs.yml"))
    places = places_of(config, Layout.of(project))
    assert [one.name for one in places if one.suffix == ".yml"] == ["mkdocs.yml"]


def test_a_theme_behind_a_link_is_watched_where_it_is(project: Path) -> None:
    (project / "own").rename(project / "real")
    (project / "own").symlink_to(project / "real")
    config = load_config(str(project / "mkdocs.yml"))
    assert project / "real" in places_of(config, Layout.of(project))
