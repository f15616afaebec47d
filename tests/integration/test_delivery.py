"""A site in other forms than pages on a server: in a folder, kept on a device, as a picture on other sites."""

import hashlib
import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from clinic_project import CLINIC, COMMANDS, Run, read_tree
from selectolax.lexbor import LexborHTMLParser

EVERYTHING = "{search: true, site: {from_folder: true, offline: true, cards: true}}"


def _settings(*, url: str = "https://clinic.example/base/", options: str = EVERYTHING, theme: str = "mkdocs") -> str:
    return f"site_name: Clinic\nsite_url: {url}\ntheme: {theme}\nplugins: [evidence: {options}]\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The sample project with every form switched on, built once."""
    project = Path(shutil.copytree(CLINIC, tmp_path_factory.mktemp("forms") / "clinic"))
    (project / "mkdocs.yml").write_text(_settings())
    run(*COMMANDS["evidence build"], cwd=project).check_returncode()
    return project / "site"


def _listing(site: Path) -> dict[str, dict[str, str]]:
    return json.loads((site / "assets/evidence/kept-files.json").read_text())  # type: ignore[no-any-return] # a test


def test_every_link_between_pages_leads_to_a_file_on_the_disk(site: Path) -> None:
    followed = 0
    for page in site.rglob("*.html"):
        if page.name == "404.html":  # a server shows it for any address, so its links are those of the server
            continue
        for link in LexborHTMLParser(page.read_bytes()).css("a[href], link[href], form[action], script[src], img[src]"):
            address = link.attributes.get("href") or link.attributes.get("action") or link.attributes.get("src") or ""
            path = unquote(re.sub(r"\?.*", "", urldefrag(address).url, flags=re.DOTALL))
            if path and not re.match(r"[a-z]+:", path):
                followed += 1
                assert (page.parent / path).is_file(), (page, address)
    assert followed > 50


def test_where_a_server_has_no_page_the_ways_on_begin_at_its_root(site: Path) -> None:
    page = LexborHTMLParser((site / "404.html").read_bytes())
    ways = [one.attributes["href"] or "" for one in page.css(".ev:not(.ev-box) a, head [href*='assets/evidence']")]
    assert len(ways) >= 4
    for way in ways:
        path = site / way.removeprefix("/base/")
        assert way.startswith("/base/"), way
        assert path.is_file() or (path / "index.html").is_file(), way


def test_an_article_is_described_by_its_bottom_line_and_once(site: Path) -> None:
    page = LexborHTMLParser((site / "lamp/index.html").read_bytes())
    (said,) = page.css('meta[name="description"]')
    assert said.attributes["content"] == "The fictional lamp probably lowers the fictional score."


def test_what_is_kept_is_every_file_that_a_page_may_ask_for(site: Path) -> None:
    kept = _listing(site)["files"]
    files = read_tree(site)
    assert {*files} - {*kept} == {"sw.js", "assets/evidence/kept-files.json", "sitemap.xml", "sitemap.xml.gz"}
    assert {name: hashlib.sha256(files[name]).hexdigest() for name in kept} == kept
    assert files["sw.js"].decode().startswith(f'self.edition = {{"version": "{_listing(site)["version"]}"')


def test_every_page_names_the_manifest_and_the_worker(site: Path) -> None:
    manifest = json.loads((site / "site.webmanifest").read_text())
    assert manifest["name"] == "Clinic"
    for icon in manifest["icons"]:
        assert (site / icon["src"]).is_file()
    for page in site.rglob("*.html"):
        if page.name != "404.html":
            (link,) = LexborHTMLParser(page.read_bytes()).css("link[rel=manifest]")
            assert (page.parent / (link.attributes["href"] or "")).resolve() == site / "site.webmanifest"
            assert (page.parent / (link.attributes["data-ev-worker"] or "")).resolve() == site / "sw.js"


def test_another_edition_is_another_worker_and_the_same_is_the_same(clinic: Path, run: Run) -> None:
    (clinic / "mkdocs.yml").write_text(_settings(options="{site: {offline: true}}"))
    workers = []
    for words in ("", "", "\nMore words.\n"):
        page = clinic / "docs" / "notes" / "hours.md"
        page.write_text(page.read_text() + words)
        assert run(*COMMANDS["evidence build"], cwd=clinic).returncode == 0
        workers.append((clinic / "site" / "sw.js").read_text())
    assert workers[0] == workers[1] != workers[2]


def test_an_article_says_to_other_sites_what_it_is_and_has_a_picture(site: Path) -> None:
    page = LexborHTMLParser((site / "lamp/index.html").read_bytes())
    told = {one.attributes["property"]: one.attributes["content"] for one in page.css('meta[property^="og:"]')}
    assert told == {
        "og:type": "article",
        "og:title": "Does the fictional lamp lower the fictional score?",
        "og:description": "For adults who read test projects.",
        "og:url": "https://clinic.example/base/lamp/",
        "og:site_name": "Clinic",
        "og:image": "https://clinic.example/base/assets/evidence/cards/lamp.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Does the fictional lamp lower the fictional score?",
    }
    assert (site / "assets/evidence/cards/lamp.png").read_bytes().startswith(b"\x89PNG")
    assert not LexborHTMLParser((site / "notes/hours/index.html").read_bytes()).css('meta[property^="og:"]')


def test_without_an_address_there_is_no_picture_and_the_reason_is_said(clinic: Path, run: Run) -> None:
    (clinic / "mkdocs.yml").write_text(_settings(url="''", options="{site: {cards: true}}"))
    done = run(*COMMANDS["evidence build"], cwd=clinic)
    assert done.returncode == 0
    assert "`site_url` is not set" in done.stderr
    files = read_tree(clinic / "site")
    assert not [name for name in files if "cards/" in name]
    assert "sitemap.xml" not in files
    assert "there is no sitemap" in done.stderr


@pytest.mark.parametrize("theme", ["material", "readthedocs"])
def test_other_themes_are_delivered_in_the_same_forms(theme: str, clinic: Path, run: Run) -> None:
    (clinic / "mkdocs.yml").write_text(_settings(theme=theme, options="{site: {from_folder: true, offline: true}}"))
    done = run(*COMMANDS["evidence build"], cwd=clinic)
    assert done.returncode == 0, done.stderr
    for name in ("index.html", "lamp/index.html", "notes/hours/index.html"):
        page = LexborHTMLParser((clinic / "site" / name).read_bytes())
        assert len(page.css("link[rel=manifest]")) == 1
        paths = [re.sub(r"[?#].*", "", one.attributes["href"] or "") for one in page.css("a[href]")]
        assert [one for one in paths if re.fullmatch(r"(?!https?:)(?:.*/)?\.{0,2}", one) and one] == []
