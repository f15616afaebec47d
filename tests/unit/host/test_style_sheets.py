"""Which style sheets a site has is told by MkDocs where nobody else can have written one."""

from pathlib import Path
from types import ModuleType

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_evidence.host.style_sheets import known_styles


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Trees\nplugins: [search]\n", encoding="utf-8")
    return load_config(str(tmp_path / "mkdocs.yml"))


@pytest.fixture
def files(config: MkDocsConfig) -> Files:
    site = config.site_dir
    return Files([File(path, config.docs_dir, site, True) for path in ("a.md", "a.css", "b/c.css", "d.js")])


def test_without_anybody_else_they_are_those_that_mkdocs_knows(config: MkDocsConfig, files: Files) -> None:
    assert known_styles(config, files) == ["a.css", "b/c.css"]


def test_before_mkdocs_knows_its_files_they_are_not_known(config: MkDocsConfig) -> None:
    assert known_styles(config, None) is None


def test_another_plugin_may_have_written_some(config: MkDocsConfig, files: Files) -> None:
    config.plugins["privacy"] = config.plugins["search"]
    assert known_styles(config, files) is None


def test_a_hook_may_have_written_some(config: MkDocsConfig, files: Files) -> None:
    config.hooks = {"hook.py": ModuleType("hook")}  # type: ignore[assignment] # what is listed there was imported
    assert known_styles(config, files) is None


@pytest.mark.parametrize("place", ["static_templates", "extra_templates"])
def test_a_template_may_be_one(place: str, config: MkDocsConfig, files: Files) -> None:
    if place == "static_templates":
        config.theme.static_templates.add("own.css")
    else:
        config.extra_templates = ["own.css"]
    assert known_styles(config, files) is None
