"""An article that is taken into an open project is judged as if everything had been read again."""

import random
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from mkdocs_evidence.model.layout import Layout
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


def _opened(layout: Layout) -> OpenProject:
    project = OpenProject(layout, partial(read_project, layout))
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


def test_a_file_that_is_no_article_makes_everything_be_read_again(layout: Layout) -> None:
    project = _opened(layout)
    assert project.take_in(["site_config/evidence.yml"]) is None
