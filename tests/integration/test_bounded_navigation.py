"""A page's navigation stays as large as it is, however many pages a site has."""

import re
from pathlib import Path

import pytest
from clinic_project import Run
from selectolax.lexbor import LexborHTMLParser

BUILD = ["-m", "mkdocs_evidence", "build", "--no-cache", "--jobs", "1"]


def write_pages(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"page-{number:04}.md").write_text(f"# Page {number}\n\nWords.\n")


def nav_links(project: Path, page: str) -> list[tuple[str, str]]:
    html = LexborHTMLParser((project / "site" / page).read_bytes())
    return [(link.text().strip(), link.attributes["href"] or "") for link in html.css("nav a, .navbar a")]


def built(project: Path, run: Run) -> None:
    done = run(*BUILD, cwd=project)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def pruned(clinic: Path) -> Path:
    """The sample project with Material, whose sidebar prints all siblings of what is open."""
    settings = (clinic / "mkdocs.yml").read_text()
    theme = "theme: {name: material, font: false, features: [navigation.prune]}"
    (clinic / "mkdocs.yml").write_text(settings.replace("theme: mkdocs", theme))
    return clinic


def test_a_page_of_a_huge_folder_shows_its_neighbours_and_leads_to_all(pruned: Path, run: Run) -> None:
    write_pages(pruned / "docs" / "huge", 420)
    built(pruned, run)
    shown = nav_links(pruned, "huge/page-0200/index.html")
    names = [name for name, _ in shown]
    assert {"Page 199", "Page 200", "Page 201", "Page 0"} <= set(names)
    assert "Page 0" in names
    assert not {"Page 100", "Page 300"} & set(names)
    assert ("All 420", "../../all-pages/huge/") in shown
    assert len(shown) < 80
    listed = [
        (pruned / "site" / "all-pages" / "huge" / part / "index.html").read_text() for part in ("", "part-2", "part-3")
    ]
    titles = [title for text in listed for title in re.findall(r'<li><a href="[^"]*">(Page \d+)</a>', text)]
    assert titles == [f"Page {number}" for number in range(420)]


def test_a_page_weighs_the_same_in_a_site_ten_times_as_large(pruned: Path, run: Run) -> None:
    weights = {}
    for sections in (60, 600):
        for number in range(sections):
            write_pages(pruned / "docs" / f"section-{number:04}", 1)
        built(pruned, run)
        weights[sections] = len((pruned / "site" / "section-0030" / "page-0000" / "index.html").read_bytes())
        home = nav_links(pruned, "index.html")
        assert [url for name, url in home if name.startswith("All ")] == ["all-pages/"]
    assert abs(weights[600] - weights[60]) < 200
    whole = (pruned / "site" / "all-pages" / "index.html").read_text()
    assert re.search(r'<a href="\.\./section-0007/page-0000/">Section 0007</a> <span[^>]*>1 page<', whole)


def test_a_small_site_and_a_navigation_of_the_authors_are_left_whole(pruned: Path, run: Run) -> None:
    built(pruned, run)
    assert not (pruned / "site" / "all-pages").exists()
    write_pages(pruned / "docs" / "huge", 90)
    settings = pruned / "mkdocs.yml"
    nav = "".join(f"    - huge/page-{number:04}.md\n" for number in range(90))
    settings.write_text(f"{settings.read_text()}\nnav:\n  - index.md\n  - lamp.md\n  - Huge:\n{nav}")
    built(pruned, run)
    assert not (pruned / "site" / "all-pages").exists()
    assert {f"Page {number}" for number in range(90)} <= {
        name for name, _ in nav_links(pruned, "huge/page-0001/index.html")
    }
