"""One content, two channels: production shows what its policy allows, a draft shows all and says so on every page."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from clinic_project import Run, read_tree
from test_withheld_claims import FILES, NAMES, make_project

ADDRESS = "https://lamps.example"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site that hides what its board has not approved, of which one claim is approved."""
    made = make_project(tmp_path, shown=("amber",))
    options = "{dashboard: true, review_dashboard: true, review_room: true, site: {harden: true}}"
    (made / "mkdocs.yml").write_text(FILES["mkdocs.yml"].replace("{dashboard: true}", options), encoding="utf-8")
    return made


def build(project: Path, run: Run, *options: str) -> Path:
    built = run("-m", "mkdocs_evidence", "build", *options, cwd=project)
    assert built.returncode == 0, built.stdout + built.stderr
    return project / "site"


def pages_of(site: Path) -> dict[str, str]:
    """Every page of the theme, and those that are documents of their own."""
    return {name: content.decode() for name, content in read_tree(site).items() if name.endswith(".html")}


def own_documents(name: str) -> bool:
    return name.startswith(("review/", "verify/"))


def test_a_draft_shows_every_claim_and_says_so_on_every_page_to_people_and_search_engines(
    project: Path, run: Run
) -> None:
    site = build(project, run, "--channel", "draft")
    pages = pages_of(site)
    article = pages["a/index.html"].casefold()
    assert all(name in article for name in NAMES)
    assert {name for name, page in pages.items() if 'name="robots" content="noindex' not in page} == set()
    themed = {name: page for name, page in pages.items() if not own_documents(name) and name != "404.html"}
    assert len(themed) > 4
    assert {name for name, page in themed.items() if "for those who work on it" not in page} == set()
    assert {name for name, page in themed.items() if "assets/evidence/evidence.css" not in page} == set()
    assert not (site / "sitemap.xml").exists()
    assert "X-Robots-Tag: noindex, nofollow" in (site / "_headers").read_text(encoding="utf-8")


def test_production_hides_the_same_claims_and_is_listed_but_for_pages_of_the_boards_work(
    project: Path, run: Run
) -> None:
    site = build(project, run)
    pages = pages_of(site)
    article = pages["a/index.html"].casefold()
    assert {name for name in NAMES if name in article} == {"amber"}
    unlisted = {name for name, page in pages.items() if 'name="robots" content="noindex' in page}
    assert {name for name in unlisted if not own_documents(name)} == {"a/history/index.html", "reviews/index.html"}
    assert not any("for those who work on it" in page for page in pages.values())
    listed = {one.text for one in ElementTree.parse(site / "sitemap.xml").iter() if one.tag.endswith("}loc")}
    assert f"{ADDRESS}/a/" in listed
    assert not {one for one in listed if one and one.endswith(("/history/", "/reviews/"))}
    assert "X-Robots-Tag" not in (site / "_headers").read_text(encoding="utf-8")


def test_what_editors_see_of_the_work_does_not_name_what_is_held_back(project: Path, run: Run) -> None:
    site = build(project, run)
    for name in ("reviews/index.html", "reviews.xml", "a/history/index.html"):
        words = (site / name).read_text(encoding="utf-8").casefold()
        assert not any(one in words for one in NAMES[1:]), name
    assert "9 claims wait for approval" in (site / "reviews/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "setting",
    [
        pytest.param(("site_config/evidence.yml", "publishing: {unapproved: refuse, channel: draft}\n"), id="settings"),
        pytest.param(("mkdocs.yml", FILES["mkdocs.yml"].replace("{dashboard: true}", "{channel: draft}")), id="option"),
    ],
)
def test_a_draft_is_not_refused_for_what_is_not_approved(project: Path, run: Run, setting: tuple[str, str]) -> None:
    (project / "site_config/evidence.yml").write_text("publishing: {unapproved: refuse}\n", encoding="utf-8")
    refused = run("-m", "mkdocs_evidence", "build", cwd=project)
    assert refused.returncode == 1
    assert "This claim is not approved" in refused.stderr
    name, text = setting
    (project / name).write_text(text, encoding="utf-8")
    assert "for those who work on it" in pages_of(build(project, run))["index.html"]


def test_the_channel_of_a_command_counts_before_that_of_the_settings(project: Path, run: Run) -> None:
    (project / "site_config/evidence.yml").write_text(
        "publishing: {unapproved: hide, channel: draft}\n", encoding="utf-8"
    )
    pages = pages_of(build(project, run, "--channel", "production"))
    assert not any("for those who work on it" in page for page in pages.values())
    assert "birch" not in pages["a/index.html"].casefold()


def test_a_channel_that_is_none_is_named_with_those_that_are(project: Path, run: Run) -> None:
    (project / "site_config/evidence.yml").write_text("publishing: {channel: drafts}\n", encoding="utf-8")
    said = run("-m", "mkdocs_evidence", "check", cwd=project).stdout
    assert "drafts" in said
    assert "draft" in said.replace("drafts", "")
