"""A page that would be the same is taken from the site that is there; one that shows anything new is made anew."""

import logging
import logging.handlers
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from clinic_project import Run, read_tree
from mkdocs.structure.files import File
from trees_project import add, sign_off, write_files, write_over

from mkdocs_evidence.host import site_loop
from mkdocs_evidence.host.build_summary import BuildSummary
from mkdocs_evidence.host.effort import Effort
from mkdocs_evidence.host.kept.shown_facts import ShownFacts
from mkdocs_evidence.host.kept.taking_over import TakenOver
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.mkdocs_run import build_project
from mkdocs_evidence.model.review import Meaning

pytestmark = pytest.mark.usefixtures("unchanged_process")

ARTICLES = {"bark/alder", "bark/birch", "leaf/cedar"}
WORKS = {"references/rowan-2001", "references/thorn-2002", "references/hazel-2003", "references/yew-2004"}
ROOMS = {f"review/{one}.html" for one in ARTICLES}
SIGNED = {"bark/birch/history", "verify/bark/birch.html"}
"""What is shown of an article that has records, besides its page and its room."""
OWN = ARTICLES | WORKS | ROOMS | SIGNED
"""Documents of which each shows only a part of the content; all others are of the whole."""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The documents that the last build could take over, and had to make; others that are kept were taken over."""
    names: set[str] = set()
    take_over = site_loop.take_over

    def watch(build: SiteBuild, files: Sequence[File], shown: ShownFacts | None) -> TakenOver:
        taken = take_over(build, files, shown)
        names.clear()
        names.update(path.removesuffix("/index.html") for path in taken.keys.keys() - taken.pages.keys())
        return taken

    monkeypatch.setattr(site_loop, "take_over", watch)
    return names


def built(project: Path, *, is_anew: bool = False) -> BuildSummary:
    summary = build_project(project / "mkdocs.yml", effort=Effort(jobs=1, is_anew=is_anew))
    assert summary is not None
    return summary


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A folder with a project whose site was built, and with what was kept of that."""
    folder = tmp_path_factory.mktemp("grown")
    project = folder / "trees"
    write_files(project)
    sign_off(project, "reviewer-a", "bark/birch")
    sign_off(project, "reviewer-b", "bark/birch")
    environment = {"EVIDENCE_CACHE": str(folder / "cache"), "SOURCE_DATE_EPOCH": "1767225600"}
    run("-m", "mkdocs_evidence", "build", "--jobs", "1", cwd=project, **environment).check_returncode()
    return folder


@pytest.fixture
def trees(grown: Path, tmp_path: Path) -> Path:
    """A project whose site was built, so that its pages are known."""
    shutil.copytree(grown, tmp_path, dirs_exist_ok=True)
    return tmp_path / "trees"


LOCK = """\
{"form": "mkdocs-evidence references lock 1", "references": {"yew-2004": {"checked":
"2026-05-01", "notices": [{"kind": "correction", "date": "2026-04-01", "by": "10.5555/x"}]}}}
"""


@dataclass(frozen=True)
class Change:
    """What somebody does to the project, and which pages show it."""

    make: Callable[[Path], None]
    shown_on: set[str]


CHANGES = {
    "nothing": Change(lambda project: None, set()),
    "a title, shown beside it, at the foot of the next page and nowhere else": Change(
        write_over("content/pages/bark/alder.md", "title: Alder", "title: Elder"),
        {"bark/alder", "bark/birch", "review/bark/alder.html"},
    ),
    "a question, which works name": Change(
        write_over("content/pages/leaf/cedar.md", "Does the cedar help?", "Will the cedar help?"),
        {"leaf/cedar", "review/leaf/cedar.html", "references/hazel-2003", "references/yew-2004"},
    ),
    "the words of a claim": Change(
        write_over("content/pages/leaf/cedar.md", "was seen by some", "was seen by many"),
        {"leaf/cedar", "review/leaf/cedar.html", "references/hazel-2003"},
    ),
    "a work": Change(
        write_over("content/references/thorn-2002.yml", "Press", "Other Press"),
        {"bark/alder", "review/bark/alder.html", "references/thorn-2002"},
    ),
    "a notice of its publisher": Change(
        write_over(
            "content/references/hazel-2003.yml",
            "evidence:",
            "notices: [{kind: correction, date: 2026-01-01, by: Press}]\nevidence:",
        ),
        {
            *("bark/birch", "review/bark/birch.html", *SIGNED),
            *("leaf/cedar", "review/leaf/cedar.html", "references/hazel-2003"),
        },
    ),
    "a withdrawn sign-off": Change(
        lambda project: sign_off(project, "reviewer-a", "bark/birch", meaning=Meaning.WITHDRAWN),
        {"bark/birch", "review/bark/birch.html", *SIGNED},
    ),
    "the first sign-off of an article, of which lists say that it is under review": Change(
        lambda project: sign_off(project, "reviewer-a", "bark/alder"),
        {"bark/alder", "review/bark/alder.html"},
    ),
    "a member's name": Change(write_over("site_config/people.yml", "A. Reviewer", "C. Reviewer"), OWN),
    "the glossary": Change(write_over("site_config/vocabulary/glossary.yml", "a tree", "a plant"), OWN),
    "the name of the site": Change(write_over("mkdocs.yml", "site_name: Trees", "site_name: Woods"), OWN),
    "a new page of the same folder": Change(
        add("content/pages/bark/zelkova.md", "# Zelkova\n"), {"bark/alder", "bark/birch"}
    ),
}


@pytest.mark.parametrize("change", [pytest.param(one, id=name) for name, one in CHANGES.items()])
def test_what_changed_is_made_anew_and_nothing_else(
    change: Change, trees: Path, tmp_path: Path, made: set[str]
) -> None:
    change.make(trees)
    fresh = Path(shutil.copytree(trees, tmp_path / "fresh"))
    warm = built(trees)
    assert made & OWN == change.shown_on
    assert bool(made - OWN) == bool(change.shown_on), "lists of the whole content"
    cold = built(fresh, is_anew=True)
    assert read_tree(trees / "site") == read_tree(fresh / "site")
    assert cold.as_before == 0
    assert replace(warm, as_before=0, site=cold.site) == cold


def test_a_retraction_in_the_lock_is_on_the_pages_and_refuses_where_it_must(
    trees: Path, tmp_path: Path, made: set[str]
) -> None:
    lock = trees / "content" / "references.lock.json"
    lock.write_text(LOCK, encoding="utf-8")
    fresh = Path(shutil.copytree(trees, tmp_path / "fresh"))
    built(trees)
    assert made & OWN == {"leaf/cedar", "review/leaf/cedar.html", "references/yew-2004"}
    built(fresh, is_anew=True)
    assert read_tree(trees / "site") == read_tree(fresh / "site")
    before = read_tree(trees / "site")
    lock.write_text(LOCK.replace("correction", "retraction"), encoding="utf-8")
    assert build_project(trees / "mkdocs.yml", effort=Effort(jobs=1)) is None
    assert read_tree(trees / "site") == before


def test_a_link_whose_page_is_gone_is_told_of_again_and_again(trees: Path, made: set[str]) -> None:
    write_over("content/pages/leaf/cedar.md", "also heard", "also [heard](../bark/alder.md)")(trees)
    built(trees)
    built(trees)
    assert made == set()
    (trees / "content" / "pages" / "bark" / "alder.md").unlink()
    (trees / "content" / "references" / "thorn-2002.yml").unlink()
    told = logging.handlers.BufferingHandler(1000)
    logging.getLogger("mkdocs").addHandler(told)
    for _ in range(2):
        told.flush()
        built(trees)
        assert [one for one in told.buffer if "'../bark/alder.md'" in one.getMessage()]


def test_another_checkout_in_another_place_takes_its_own_pages_over(
    trees: Path, tmp_path: Path, made: set[str]
) -> None:
    elsewhere = Path(shutil.copytree(trees, tmp_path / "another place" / "trees"))
    before = read_tree(trees / "site")
    assert built(elsewhere).as_before >= len(ARTICLES | WORKS)
    assert made == set()
    assert read_tree(elsewhere / "site") == before


def test_without_the_memory_all_is_made_anew_and_nothing_is_kept(trees: Path) -> None:
    memory = trees.parent / "cache" / "pages.sqlite"
    memory.unlink()
    assert built(trees, is_anew=True).as_before == 0
    assert not memory.exists()


def test_a_flipped_byte_costs_making_a_page_anew(trees: Path, made: set[str]) -> None:
    before = read_tree(trees / "site")
    page = trees / "site" / "leaf" / "cedar" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"seen by some", b"seen by none"))
    (trees / "site" / "references" / "yew-2004" / "index.html").unlink()
    (trees / "site" / "review" / "leaf" / "cedar.html").write_bytes(b"")
    built(trees)
    assert made == {"leaf/cedar", "references/yew-2004", "review/leaf/cedar.html"}
    assert read_tree(trees / "site") == before


def test_a_damaged_memory_costs_making_pages_anew(trees: Path, made: set[str]) -> None:
    before = read_tree(trees / "site")
    for memory in (trees.parent / "cache").glob("pages.sqlite*"):
        data = bytearray(memory.read_bytes())
        for place in range(0, len(data), 97):
            data[place] ^= 0x55
        memory.write_bytes(bytes(data))
    assert built(trees).as_before == 0
    assert read_tree(trees / "site") == before
    built(trees)
    built(trees)
    assert made == set()


def test_a_page_that_nobody_has_any_more_leaves_the_site(trees: Path) -> None:
    (trees / "content" / "pages" / "leaf" / "cedar.md").unlink()
    (trees / "content" / "references" / "yew-2004.yml").unlink()
    built(trees)
    assert not (trees / "site" / "leaf" / "cedar").exists()
    assert not (trees / "site" / "references" / "yew-2004").exists()
