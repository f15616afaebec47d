"""With `search: true` readers find one box on every page, whatever the theme, and only what is published in it."""

import json
import zlib
from pathlib import Path

import pytest
from clinic_project import COMMANDS, Run, read_tree
from selectolax.lexbor import LexborHTMLParser


def build(project: Path, run: Run, *, theme: str, more: str = "") -> dict[str, bytes]:
    (project / "mkdocs.yml").write_text(
        f"site_name: Clinic\nsite_url: https://clinic.example/\ntheme:\n  name: {theme}\n"
        f"plugins: [search, evidence: {{search: true}}]\n{more}"
    )
    done = run(*COMMANDS["mkdocs build"], cwd=project)
    assert done.returncode == 0, done.stderr
    return read_tree(project / "site")


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_every_page_has_one_box_that_leads_to_the_search_page(theme: str, clinic: Path, run: Run) -> None:
    site = build(clinic, run, theme=theme)
    for name, root in (("index.html", "./"), ("lamp/index.html", "../"), ("notes/hours/index.html", "../../")):
        page = LexborHTMLParser(site[name])
        (box,) = page.css(".ev-box")
        assert box.attributes["data-ev-root"] == root, name
        assert page.css_first('script[src$="evidence.js"]'), name
        assert bool(page.css_first("header .ev-box")) is (theme == "material"), name
    lost = LexborHTMLParser(site["404.html"]).css_first(".ev-box")  # where the theme has a place for it there
    assert lost is not None or theme != "material"
    assert lost is None or (lost.attributes["action"], lost.attributes["data-ev-root"]) == ("/search/", "/")
    assert not LexborHTMLParser(site["search/index.html"]).css(".ev-box")
    assert LexborHTMLParser(site["search/index.html"]).css_first(".ev-asking")


def test_the_search_of_material_gives_way_and_without_the_option_it_stays(clinic: Path, run: Run) -> None:
    assert b"md-search" not in build(clinic, run, theme="material")["index.html"]
    (clinic / "mkdocs.yml").write_text("site_name: Clinic\ntheme: material\nplugins: [search, evidence]\n")
    assert run(*COMMANDS["mkdocs build"], cwd=clinic).returncode == 0
    site = read_tree(clinic / "site")
    assert b"md-search" in site["index.html"]
    assert [name for name in site if name.startswith(("search/claims", "concepts/"))] == []
    assert b"ev-follow" not in site["lamp/index.html"]


def test_an_article_that_is_not_published_is_found_nowhere(clinic: Path, run: Run) -> None:
    lamp = (clinic / "docs" / "lamp.md").read_text()
    (clinic / "docs" / "secret.md").write_text(lamp.replace("title: Lamp", "title: Secret lamp"))
    site = build(clinic, run, theme="mkdocs", more="exclude_docs: secret.md\n")
    blocks = [
        zlib.decompress(content)
        for name, content in site.items()
        if name.startswith("search/claims/") and name.endswith(".bin")
    ]
    found = [article["id"] for block in blocks if block.startswith(b"[[{") for article in json.loads(block)[0]]
    assert found == ["lamp"]
    assert [name for name, content in site.items() if b"Secret" in content and not name.startswith("references/")] == []


def smooth(project: Path) -> None:
    (project / "mkdocs.yml").write_text(
        "site_name: Clinic\ntheme: mkdocs\nplugins: [evidence: {search: true, search_smoothing: true}]\n"
    )


def test_without_its_extra_a_smoothed_search_refuses_the_build_and_says_what_to_install(clinic: Path, run: Run) -> None:
    smooth(clinic)
    (clinic / "tokenizers.py").write_text("raise ImportError('as if it were not installed')\n")
    done = run(*COMMANDS["mkdocs build"], cwd=clinic)
    assert done.returncode == 1
    assert 'Install it with `pip install "mkdocs-evidence[smoothing]"`' in done.stderr
    assert "Traceback" not in done.stderr
    assert not (clinic / "site").exists()


def test_a_smoothed_search_names_its_encoder(clinic: Path, run: Run) -> None:
    smooth(clinic)
    done = run(*COMMANDS["mkdocs build"], cwd=clinic)
    assert done.returncode == 0, done.stderr
    assert (
        "0.4.0.post1, MIT License" in LexborHTMLParser((clinic / "site/search/report/index.html").read_bytes()).text()
    )


def test_a_switch_of_smoothing_that_is_neither_on_nor_off_is_refused(clinic: Path, run: Run) -> None:
    (clinic / "mkdocs.yml").write_text(
        "site_name: Clinic\ntheme: mkdocs\nplugins: [evidence: {search: true, search_smoothing: much}]\n"
    )
    done = run(*COMMANDS["mkdocs build"], cwd=clinic)
    assert done.returncode == 1
    assert "search_smoothing" in done.stderr
