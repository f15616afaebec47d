"""In somebody else's project the plugin changes nothing but the guidance."""

import json
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from clinic_project import COMMANDS, REPOSITORY, Run, read_tree

_OURS = re.compile(r"^(lamp/|references/|flows/|assets/evidence/|ledger\.json$|feed\.xml$)")
_LISTS_OF_PAGES = ("search/", "sitemap.xml")
"""Files that name every page of a site, and so the added ones too."""


def _build(project: Path, run: Run, *, theme: str, plugins: str) -> dict[str, bytes]:
    (project / "mkdocs.yml").write_text(
        f"site_name: Clinic\nsite_url: https://clinic.example/\ntheme:\n  name: {theme}\n"
        f"plugins: {plugins}\nmarkdown_extensions: [attr_list, admonition, toc]\n"
    )
    done = run(*COMMANDS["mkdocs build"], cwd=project, SOURCE_DATE_EPOCH="1760000000")
    assert done.returncode == 0, done.stderr
    return read_tree(project / "site")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_pages_that_are_no_guidance_are_the_same_to_the_byte(theme: str, clinic: Path, run: Run) -> None:
    without = _build(clinic, run, theme=theme, plugins="[search]")
    with_plugin = _build(clinic, run, theme=theme, plugins="[search, evidence]")
    compared = [name for name in without if not _OURS.match(name) and not name.startswith(_LISTS_OF_PAGES)]
    assert {"index.html", "notes/hours/index.html", "404.html"} <= set(compared)
    assert [name for name in compared if with_plugin.get(name) != without[name]] == []
    assert {name for name in with_plugin if name not in without} == {
        name for name in with_plugin if _OURS.match(name) and name not in without
    }
    found, expected = (_search_entries(tree) for tree in (with_plugin, without))
    assert [one for one in expected if one not in found] == []


def _search_entries(tree: dict[str, bytes]) -> list[tuple[str, str]]:
    entries = json.loads(tree["search/search_index.json"])["docs"]
    return [(one["location"], one["text"]) for one in entries if not _OURS.match(one["location"])]


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_a_project_without_guidance_gains_only_an_empty_ledger(theme: str, clinic: Path, run: Run) -> None:
    (clinic / "docs" / "lamp.md").unlink()
    (clinic / "docs" / "notes" / "hours.md").write_text("# Hours\n")
    shutil.rmtree(clinic / "content")
    shutil.rmtree(clinic / "site_config")
    without = _build(clinic, run, theme=theme, plugins="[search]")
    with_plugin = _build(clinic, run, theme=theme, plugins="[search, evidence]")
    assert json.loads(with_plugin.pop("ledger.json"))["articles"] == []
    assert with_plugin == without


def test_guidance_titles_cannot_bring_markup_into_a_theme(clinic: Path, run: Run) -> None:
    page = clinic / "docs" / "lamp.md"
    title = "Lamp </title><b>bold</b> &lt;/title&gt;&amp;lt;i&gt;"
    page.write_text(page.read_text().replace("title: Lamp & score, 10–20 %", f"title: '{title}'"))
    for theme in ("mkdocs", "material"):
        tree = _build(clinic, run, theme=theme, plugins="[search, evidence]")
        for name in ("lamp/index.html", "index.html"):
            html = tree[name].decode()
            assert "<b>bold" not in html, (theme, name)
            assert html.count("</title>") == html.count("<title>"), (theme, name)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=REPOSITORY, check=True
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def fresh_python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A Python that has our dependencies, and of ours only the wheel."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    purelib = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)],
        check=True,
    )
    # A folder named in a .pth file is searched for packages, but its own .pth files, ours among them, are not read.
    dependencies = "\n".join(path for path in sys.path if path.endswith("-packages"))
    (Path(purelib) / "dependencies.pth").write_text(dependencies)
    return str(python)


def test_the_wheel_works_in_a_project_that_only_names_the_plugin(clinic: Path, fresh_python: str) -> None:
    where = "import mkdocs_evidence; print(mkdocs_evidence.__file__)"
    imported = subprocess.run(
        [fresh_python, "-c", where], capture_output=True, text=True, check=True, cwd=clinic
    ).stdout
    assert str(REPOSITORY) not in imported
    done = subprocess.run([fresh_python, "-m", "mkdocs", "build"], capture_output=True, text=True, cwd=clinic)
    assert done.returncode == 0, done.stderr
    evidence = Path(fresh_python).with_name("evidence")
    verified = subprocess.run([evidence, "verify", "site"], capture_output=True, text=True, cwd=clinic)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    explained = subprocess.run([evidence, "explain", "uncited-claim"], capture_output=True, text=True, cwd=clinic)
    assert "Why it matters" in explained.stdout, "pages of rules are in the wheel"
