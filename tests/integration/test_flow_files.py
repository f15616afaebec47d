"""A built site offers every flow to other tools, with the same bytes whoever builds it, and a path book to the board."""

import os
import re
import shutil
from pathlib import Path

import pytest
from clinic_project import COMMANDS, REPOSITORY, Run, read_tree

_ADDRESSES = pytest.mark.parametrize("directory_urls", [True, False], ids=["folders", "files"])


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """A copy of a project with two flows."""
    folder = Path(shutil.copytree(REPOSITORY / "tests" / "projects" / "ward", tmp_path / "ward"))
    (folder / "mkdocs.yml").write_text(
        "site_name: Ward\ndocs_dir: content/pages\ntheme: mkdocs\nplugins: [evidence]\n", encoding="utf-8"
    )
    return folder


@_ADDRESSES
def test_the_links_of_the_flows_page_lead_to_files_that_are_there(ward: Path, run: Run, directory_urls: bool) -> None:
    with (ward / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"use_directory_urls: {str(directory_urls).lower()}\n")
    built = run(*COMMANDS["evidence build"], cwd=ward)
    assert built.returncode == 0, built.stderr
    page = ward / "site" / "flows" / ("fever/index.html" if directory_urls else "fever.html")
    part = page.read_text(encoding="utf-8").partition('id="ev-flow-files"')[2]
    book, *files = re.findall(r'href="([^"#]+)"', part.partition("</ul>")[0])
    target = page.parent / book / "index.html" if directory_urls else page.parent / book
    assert "Path book: The fictional fever" in target.read_text(encoding="utf-8")
    names = [os.path.basename(one) for one in files]
    assert names == [f"fever{one}" for one in (".dmn", ".fhir.json", ".mmd", ".csv", ".table.json", ".svg")]
    assert all((page.parent / one).stat().st_size for one in files)


def test_their_bytes_are_the_same_wherever_they_are_made(ward: Path, run: Run, tmp_path: Path) -> None:
    elsewhere = Path(shutil.copytree(ward, tmp_path / "another place"))
    assert run(*COMMANDS["evidence build"], cwd=ward, PYTHONHASHSEED="0", LC_ALL="C").returncode == 0
    assert run(*COMMANDS["evidence build"], cwd=elsewhere, PYTHONHASHSEED="7", LC_ALL="C.UTF-8").returncode == 0
    assert read_tree(ward / "site" / "flows") == read_tree(elsewhere / "site" / "flows")


def test_a_file_that_the_author_put_there_stands(ward: Path, run: Run) -> None:
    own = ward / "content" / "pages" / "flows" / "fever.dmn"
    own.parent.mkdir()
    own.write_text("mine", encoding="utf-8")
    built = run(*COMMANDS["evidence build"], cwd=ward)
    assert built.returncode == 0, built.stderr
    assert (ward / "site" / "flows" / "fever.dmn").read_text(encoding="utf-8") == "mine"
