"""Policies, headers and what machines read, on sites built through the public door."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from clinic_project import COMMANDS, Run, read_tree
from selectolax.lexbor import LexborHTMLParser

_OUTSIDE = re.compile(r'<(?:link|script)\b[^>]*(?:href|src)="(?:https?:)?//(?!clinic\.example)')

READTHEDOCS = "{name: readthedocs}"
"""Writes the title of each page into an inline script, which so is not its own alone and does not run."""


def _build(project: Path, run: Run, *, theme: str = "{name: material}", options: str = "{}", more: str = "") -> str:
    (project / "mkdocs.yml").write_text(
        f"site_name: Clinic\nsite_url: https://clinic.example/base/\ntheme: {theme}\n"
        f"plugins: [search, evidence: {options}]\nmarkdown_extensions: [attr_list, pymdownx.snippets]\n{more}"
    )
    done = run(*COMMANDS["evidence build"], cwd=project)
    assert done.returncode == 0, done.stderr
    return done.stderr


def _page(project: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((project / "site" / name).read_bytes())


def _policy(page: LexborHTMLParser) -> dict[str, list[str]]:
    (meta,) = page.css('meta[http-equiv="Content-Security-Policy"]')
    parts = (part.split() for part in (meta.attributes["content"] or "").split(";"))
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize("theme", ["{name: mkdocs}", READTHEDOCS, "{name: material}"])
def test_a_page_of_guidance_runs_only_the_inline_scripts_of_its_theme(theme: str, clinic: Path, run: Run) -> None:
    _build(clinic, run, theme=theme)
    for name in ("lamp/index.html", "references/index.html", "references/lamp-2001/index.html"):
        page = _page(clinic, name)
        policy = _policy(page)
        assert policy["default-src"] == ["'none'"]
        assert not any("unsafe" in source for sources in policy.values() for source in sources)
        inline = [one for one in page.css("script") if not one.attributes.get("src") and not one.attributes.get("type")]
        digests = {hashlib.sha256(one.text().encode()).digest() for one in inline}
        expected = {"'self'", *(f"'sha256-{base64.b64encode(one).decode()}'" for one in digests)}
        if theme != READTHEDOCS:
            assert set(policy["script-src"]) == expected, name
    assert not _page(clinic, "notes/hours/index.html").css('meta[http-equiv="Content-Security-Policy"]')


def test_the_policy_stands_before_everything_that_could_run(clinic: Path, run: Run) -> None:
    _build(clinic, run)
    html = (clinic / "site" / "lamp" / "index.html").read_text()
    policy = html.index("Content-Security-Policy")
    assert html.index("charset") < 1024
    assert policy < min(html.index("<script"), html.index("<link"))


def test_guidance_loads_nothing_that_its_theme_has_from_elsewhere(clinic: Path, run: Run) -> None:
    _build(clinic, run, more="extra_javascript: [https://cdn.example/x.js]\nextra_css: [//cdn.example/x.css]\n")
    for name in ("lamp/index.html", "references/index.html"):
        assert not _OUTSIDE.search((clinic / "site" / name).read_text())
    assert "https://cdn.example/x.js" in (clinic / "site" / "notes" / "hours" / "index.html").read_text()


def test_a_hardened_site_has_a_policy_on_every_page_and_headers_for_its_host(clinic: Path, run: Run) -> None:
    _build(clinic, run, options="{site: {harden: true}}")
    pages = sorted((clinic / "site").rglob("*.html"))
    assert clinic / "site" / "404.html" in pages
    for page in pages:
        assert _policy(LexborHTMLParser(page.read_bytes()))["default-src"] == ["'none'"], page
    files = read_tree(clinic / "site")
    for name in ("_headers", "assets/evidence/headers-nginx.conf", "assets/evidence/headers-apache.conf"):
        assert b"frame-ancestors 'none'" in files[name]
        assert b"nosniff" in files[name]


def test_a_site_that_is_not_hardened_gets_no_headers(clinic: Path, run: Run) -> None:
    _build(clinic, run)
    assert not [name for name in read_tree(clinic / "site") if "headers" in name]


def test_the_headers_of_the_author_stand(clinic: Path, run: Run) -> None:
    (clinic / "docs" / "_headers").write_text("/*\n  X-Mine: 1\n")
    _build(clinic, run, options="{site: {harden: true}}")
    assert (clinic / "site" / "_headers").read_text() == "/*\n  X-Mine: 1\n"


def test_what_a_hardened_site_leaves_out_of_a_page_is_named(clinic: Path, run: Run) -> None:
    page = clinic / "docs" / "notes" / "hours.md"
    page.write_text('# Hours\n\n<p style="color:red">Kept words.</p>\n<video src="x.mp4"></video>\n')
    printed = _build(clinic, run, options="{site: {harden: true}}")
    assert "notes/hours.md: left out <video>, src=, style=" in printed
    html = (clinic / "site" / "notes" / "hours" / "index.html").read_text()
    assert "<p>Kept words.</p>" in html
    assert "<video" not in html


def test_a_hardened_site_includes_no_file_from_outside_its_pages(clinic: Path, run: Run) -> None:
    (clinic / "secret.txt").write_text("OUTSIDE-THE-PAGES")
    (clinic / "docs" / "inside.txt").write_text("INSIDE-THE-PAGES")
    (clinic / "docs" / "notes" / "hours.md").write_text('# Hours\n\n--8<-- "secret.txt"\n\n--8<-- "inside.txt"\n')
    _build(clinic, run, options="{site: {harden: true}}")
    html = (clinic / "site" / "notes" / "hours" / "index.html").read_text()
    assert "INSIDE-THE-PAGES" in html
    assert "OUTSIDE-THE-PAGES" not in html


def test_an_article_says_who_it_is_to_search_engines_and_citation_managers(clinic: Path, run: Run) -> None:
    _build(clinic, run, theme="{name: mkdocs}")
    page = _page(clinic, "lamp/index.html")
    tags = [(one.attributes["name"], one.attributes["content"]) for one in page.css('meta[name^="citation_"]')]
    assert tags == [
        ("citation_title", "Does the fictional lamp lower the fictional score?"),
        ("citation_author", "A. Tester"),
        ("citation_publication_date", "2026/11/01"),
        ("citation_publisher", "Clinic"),
        ("citation_public_url", "https://clinic.example/base/lamp/"),
    ]
    assert [one.attributes["href"] for one in page.css('link[rel="canonical"]')] == [
        "https://clinic.example/base/lamp/"
    ]
    assert [one.attributes["href"] for one in page.css('link[type="application/atom+xml"]')] == ["../feed.xml"]
    assert "2026-11-01T00:00:00Z" in (clinic / "site" / "feed.xml").read_text()
