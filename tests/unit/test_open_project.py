"""An article that is taken into an open project is judged as if everything had been read again."""

import gc
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.load.sharing import MadeRecords
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.open_project import OpenProject
from mkdocs_evidence.pipeline import compile_site, read_project
from mkdocs_evidence.render.facts import follow_site, gather_site

WARD = Path(__file__).parents[1] / "projects" / "ward"


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A project with a flow, an article that shows it, and two others that cite the same works."""
    layout = Layout.of(Path(shutil.copytree(WARD, tmp_path / "ward")))
    first = layout.pages / "fever.md"
    lines = first.read_text(encoding="utf-8").splitlines(keepends=True)
    for name in ("cough", "rash"):
        text = "".join(line for line in lines if not line.startswith("flow:"))
        (layout.pages / f"{name}.md").write_text(text, encoding="utf-8")
    return layout


def _opened(layout: Layout, store: Store | None = None) -> OpenProject:
    project = OpenProject(layout, partial(read_project, layout, store=store, remembered=MadeRecords()))
    project.compile()
    return project


def _spoil(text: str, chance: random.Random) -> str:
    """What somebody may do to an article while writing: mostly to one line of it."""
    lines = text.splitlines(keepends=True)
    place = chance.randrange(len(lines))
    line = lines[place]
    kinds: list[Callable[[], str]] = [
        lambda: "",
        lambda: line + line,
        lambda: line.replace("#", "#other-", 1),
        lambda: line.replace("[@", "[@no", 1),
        lambda: line.replace(":", ": [", 1),
        lambda: line.replace("]", "; disputes @nobody-2001]", 1),
        lambda: line.rstrip("\n") + " It should be given to 12% of all.\n",
        lambda: line + "\n<script>alert(1)</script>\n\n",
    ]
    lines[place] = chance.choice(kinds)()
    return "".join(lines)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_the_findings_and_facts_are_those_of_a_first_reading(layout: Layout, seed: int) -> None:
    chance = random.Random(seed)
    project, files = _opened(layout), sorted(layout.pages.rglob("*.md"))
    before = gather_site(compile_site(layout).ledger)
    original = {file: file.read_text(encoding="utf-8") for file in files}
    taken = 0
    for _ in range(8):
        file = chance.choice(files)
        mended = chance.random() < 0.3
        text = original[file] if mended else _spoil(file.read_text(encoding="utf-8"), chance)
        file.write_text(text, encoding="utf-8")
        compilation = project.take_in([layout.name(file)])
        fresh = compile_site(layout)
        if compilation is None:
            project.compile()
            before = gather_site(fresh.ledger)
            continue
        taken += 1
        assert compilation.diagnostics == fresh.diagnostics
        assert compilation.ledger.articles == fresh.ledger.articles
        assert compilation.ledger.flows == fresh.ledger.flows
        changed = [one.id for one in compilation.ledger.articles.values() if one.file == layout.name(file)]
        before = follow_site(before, changed, compilation.ledger)
        assert before == gather_site(compilation.ledger)
    assert taken >= 4


def test_a_renamed_claim_is_found_in_the_flow_that_names_it_and_found_to_be_mended(layout: Layout) -> None:
    project = _opened(layout)
    file = layout.pages / "fever.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("{: #", "{: #other-"), encoding="utf-8")
    broken, name = project.take_in([layout.name(file)]), layout.name(file)
    assert broken is not None
    assert any("No claim is called" in one.message and one.at.file != name for one in broken.diagnostics)
    file.write_text(text, encoding="utf-8")
    mended = project.take_in([name])
    assert mended is not None
    assert not mended.errors


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda file: file.unlink(), id="an article that is gone"),
        pytest.param(
            lambda file: file.write_text(file.read_text().replace("type: guidance", "type: page")), id="none any more"
        ),
        pytest.param(lambda file: file.write_bytes(b"\xff"), id="a file that is no text"),
    ],
)
def test_more_than_words_makes_everything_be_read_again(layout: Layout, change: Callable[[Path], object]) -> None:
    project = _opened(layout)
    file = min(layout.pages.rglob("*.md"))
    change(file)
    assert project.take_in([layout.name(file)]) is None


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.sqlite", code=b"code")


WORK = "gauge-2004.yml"


def _rewrite(file: Path, old: str, new: str, into: Path | None = None) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    (into or file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_work_that_is_spoilt_is_told_of_and_one_that_is_mended_no_longer(layout: Layout, store: Store) -> None:
    project, work = _opened(layout, store), layout.references / WORK
    _rewrite(work, "DOI: 10.", "DOI: 9.")
    spoilt = project.take_in([layout.name(work)])
    assert spoilt is not None
    assert "malformed-identifier" in {one.name for one in spoilt.errors}
    _rewrite(work, "DOI: 9.", "DOI: 10.")
    mended = project.take_in([layout.name(work)])
    assert mended is not None
    assert mended.diagnostics == compile_site(layout).diagnostics
    assert not mended.errors


def test_a_work_that_comes_changes_what_is_said_of_another_whose_text_is_missing(layout: Layout, store: Store) -> None:
    layout = replace(layout, sources=layout.root / "sources")
    (layout.root / "sources").mkdir()
    (layout.root / "sources" / "gauge-2005.txt").write_text("Nothing of it.", encoding="utf-8")
    work, other = layout.references / WORK, layout.references / "gauge-2005.yml"
    _rewrite(
        work,
        "    finding: Nobody",
        "    quote: Nobody under 12 years of age was ever seen pregnant in this hospital.\n    finding: Nobody",
    )
    project = _opened(layout, store)
    hint = "Is it `gauge-2005.txt`?"
    assert any(hint in one.message for one in compile_site(layout).diagnostics)
    other.write_text("type: book\ntitle: Another book\n", encoding="utf-8")
    followed = project.take_in([layout.name(other)])
    assert followed is not None
    assert followed.diagnostics == compile_site(layout).diagnostics
    assert not any(hint in one.message for one in followed.diagnostics)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param("references/more/" + WORK, lambda file: file.write_text("title: x\n"), id="two of one name"),
        pytest.param("references/other.yml", lambda file: file.symlink_to(WORK), id="a link"),
        pytest.param("references/other.yml", lambda file: file.mkdir(), id="a folder"),
        pytest.param("references/other.yaml", lambda file: file.write_text("title: x\n"), id="no work"),
        pytest.param("references/.other.yml", lambda file: file.write_text("title: x\n"), id="a hidden file"),
        pytest.param("references/" + WORK, lambda file: file.write_bytes(b"\xff"), id="a work that is no text"),
        pytest.param("reviews/fever/notes.txt", lambda file: file.write_text("x\n"), id="no record"),
        pytest.param("reviews/fever/1.yml", lambda file: file.write_text("x: [\n"), id="a record that cannot be read"),
        pytest.param("flows/rash.yml", lambda file: file.unlink(), id="a flow that is gone"),
        pytest.param("flows/rash.yml", lambda file: file.write_text("facts: [\n"), id="a flow that cannot be read"),
        pytest.param("flows/new.yml", lambda file: file.write_text("title: x\n"), id="a flow that comes"),
        pytest.param("references.lock.json", lambda file: file.write_text("{}"), id="what registries say"),
    ],
)
def test_files_that_do_not_tell_all_make_everything_be_read_again(
    layout: Layout, store: Store, name: str, change: Callable[[Path], object]
) -> None:
    project, file = _opened(layout, store), layout.references.parent / name
    file.parent.mkdir(parents=True, exist_ok=True)
    change(file)
    assert project.take_in([layout.name(file)]) is None


def test_works_that_nobody_remembers_looking_at_make_everything_be_read_again(layout: Layout) -> None:
    project, work = _opened(layout), layout.references / WORK
    _rewrite(work, "title: ", "title: New ")
    assert project.take_in([layout.name(work)]) is None


def test_a_changed_flow_is_judged_as_if_everything_had_been_read_again(layout: Layout, store: Store) -> None:
    project, flow = _opened(layout, store), layout.flows / "rash.yml"
    _rewrite(flow, "claims: ", "claims: no-")
    followed, first = project.take_in([layout.name(flow)]), compile_site(layout)
    assert followed is not None
    assert followed.diagnostics == first.diagnostics
    assert followed.ledger.flows == first.ledger.flows
    assert followed.errors


def test_an_edit_has_nobody_look_through_all_that_is_known(layout: Layout, store: Store) -> None:
    project, work = _opened(layout, store), layout.references / WORK
    gc.freeze()
    _rewrite(work, "title: ", "title: New ")
    assert project.take_in([layout.name(work)]) is not None
    is_left_alone = gc.get_freeze_count() > 0
    gc.unfreeze()
    assert is_left_alone


def test_an_edit_leaves_nothing_that_only_a_search_for_garbage_finds(layout: Layout, store: Store) -> None:
    project, work = _opened(layout, store), layout.references / WORK
    for number in range(2):
        _rewrite(work, "title: ", f"title: New {number} ")
        gc.collect()
        gc.disable()
        assert project.take_in([layout.name(work)]) is not None
    found = _ledgers()
    gc.enable()
    gc.collect()
    assert found == _ledgers()


def _ledgers() -> int:
    return sum(isinstance(one, Ledger) for one in gc.get_objects())


def test_a_file_that_is_no_article_makes_everything_be_read_again(layout: Layout) -> None:
    project = _opened(layout)
    assert project.take_in(["site_config/evidence.yml"]) is None
