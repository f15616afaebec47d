"""Whatever changes in a site, what is kept of its articles gives the very site and findings that are made anew.

Kept are where articles stand with the board, what search finds of them, and what works are called.
"""

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from clinic_project import read_tree
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sample_guidance import key_of
from trees_project import ARTICLE, FILES, WORK, add, sign_off, write_files, write_over

from mkdocs_evidence.analysis.reviews.log import log_text
from mkdocs_evidence.host.build_summary import BuildSummary
from mkdocs_evidence.host.effort import Effort
from mkdocs_evidence.intake.review_writing import make_head
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.mkdocs_run import build_project
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.review import Meaning

pytestmark = pytest.mark.usefixtures("unchanged_process")

NAMES = ("bark/alder", "bark/birch", "leaf/cedar")
WORKS = ("rowan-2001", "thorn-2002", "hazel-2003", "yew-2004")
WORDS = ("alder", "birch", "oak", "copper lamp", "hawthorn")
REVIEWERS = ("reviewer-a", "reviewer-b")


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A project whose claims are searched."""
    project = tmp_path / "trees"
    write_files(project)
    settings = project / "mkdocs.yml"
    settings.write_text(FILES["mkdocs.yml"].replace("{review_room", "{search: true, review_room"), encoding="utf-8")
    return project


def write_article(project: Path, chance: random.Random) -> None:
    first, second = chance.sample(WORKS, 2)
    word = chance.choice(WORDS)
    text = ARTICLE.format(title=f"On {chance.choice(WORDS)}", name=word, first=first, second=second)
    (project / f"content/pages/{chance.choice(NAMES)}.md").write_text(text, encoding="utf-8")


def remove_article(project: Path, chance: random.Random) -> None:
    (project / f"content/pages/{chance.choice(NAMES[1:])}.md").unlink(missing_ok=True)


def write_work(project: Path, chance: random.Random) -> None:
    key = chance.choice(WORKS)
    text = WORK.format(name=key, author=chance.choice(WORDS).title(), year=chance.choice((1999, 2001)))
    text = text.replace("cohort", chance.choice(("cohort", "rct")))
    notice = chance.choice(("", "notices: [{kind: superseded, date: 2026-04-01, by: yew-2004}]\n"))
    (project / f"content/references/{key}.yml").write_text(text + notice, encoding="utf-8")


def decide(project: Path, chance: random.Random) -> None:
    name = chance.choice(NAMES)
    if (project / f"content/pages/{name}.md").exists():
        meaning = chance.choice((Meaning.APPROVED, Meaning.APPROVED, Meaning.WITHDRAWN))
        sign_off(project, chance.choice(REVIEWERS), name, meaning=meaning)


def take_a_record_away(project: Path, chance: random.Random) -> None:
    if records := sorted((project / "content/reviews").rglob("*.yml")):
        chance.choice(records).unlink()


def change_the_quorum(project: Path, chance: random.Random) -> None:
    text = f"review: {{quorum_claim: {chance.choice((1, 2))}}}\n"
    (project / "site_config/evidence.yml").write_text(text, encoding="utf-8")


def change_the_glossary(project: Path, chance: random.Random) -> None:
    text = f"oak: {{name: oak, avoid: [{chance.choice(WORDS)}], plain: a tree}}\n"
    (project / "site_config/vocabulary/glossary.yml").write_text(text, encoding="utf-8")


CHANGES: tuple[Callable[[Path, random.Random], None], ...] = (
    write_article,
    write_article,
    remove_article,
    write_work,
    write_work,
    decide,
    decide,
    decide,
    take_a_record_away,
    change_the_quorum,
    change_the_glossary,
)


def built(project: Path, *, is_anew: bool = False) -> BuildSummary | None:
    return build_project(project / "mkdocs.yml", effort=Effort(jobs=1, is_anew=is_anew))


def is_built_as_if_anew(project: Path) -> bool:
    """Whether the project was built at all, after comparing that with a build which keeps nothing."""
    fresh = Path(shutil.copytree(project, project.with_name("fresh")))
    warm, cold = built(project), built(fresh, is_anew=True)
    assert (warm is None) == (cold is None)
    if warm is not None and cold is not None:
        assert replace(warm, as_before=0, site=cold.site) == cold
        assert read_tree(project / "site") == read_tree(fresh / "site")
    shutil.rmtree(fresh)
    return warm is not None


def test_after_any_edits_a_site_is_the_one_made_anew(trees: Path) -> None:
    chance = random.Random(4)
    sign_off(trees, "reviewer-a", "bark/birch")
    built(trees)
    turns = 10
    sites = 0
    for _ in range(turns):
        for _ in range(chance.randint(0, 3)):
            chance.choice(CHANGES)(trees, chance)
        sites += is_built_as_if_anew(trees)
    assert sites >= turns // 2, "most are not refused"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(add("site_config/evidence.yml", "review: {quorum_claim: 2}\n"), id="a setting"),
        pytest.param(write_over("content/references/hazel-2003.yml", "Hazel", "Witch"), id="the author of a work"),
        pytest.param(
            lambda project: sign_off(project, "reviewer-b", "bark/birch", meaning=Meaning.WITHDRAWN), id="a withdrawal"
        ),
    ],
)
def test_what_search_says_of_an_article_follows_what_it_depends_on(change: Callable[[Path], None], trees: Path) -> None:
    sign_off(trees, "reviewer-a", "bark/birch")
    built(trees)
    before = read_tree(trees / "site/search/claims")
    change(trees)
    assert is_built_as_if_anew(trees)
    assert read_tree(trees / "site/search/claims") != before


def seal(project: Path, day: date) -> None:
    layout = Layout.of(project)
    ledger = load_site(layout)
    key = key_of("reviewer-a").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    log = make_head(ledger.log, ledger, member=PersonId("reviewer-a"), private_key=key, day=day)
    layout.review_log.write_text(log_text(log), encoding="utf-8")


def test_a_sealed_log_changes_what_proves_it_and_no_page(trees: Path) -> None:
    sign_off(trees, "reviewer-a", "bark/birch")
    seal(trees, date(2026, 5, 1))
    built(trees)
    again, before = built(trees), read_tree(trees / "site/verify")
    assert again is not None
    seal(trees, date(2026, 5, 2))
    sealed = built(trees)
    assert sealed is not None
    assert sealed.as_before == again.as_before
    changed = {name for name, data in read_tree(trees / "site/verify").items() if data != before[name]}
    assert changed == {"bark/birch.html", "heads.js"}
    assert is_built_as_if_anew(trees)


def test_a_forged_record_refuses_a_site_of_which_all_is_kept(trees: Path) -> None:
    sign_off(trees, "reviewer-a", "bark/birch")
    built(trees)
    assert built(trees) is not None
    (record,) = (trees / "content/reviews").rglob("*.yml")
    signed = record.read_text(encoding="utf-8")
    record.write_text(signed.replace("2026-03-01", "2026-03-02"), encoding="utf-8")
    assert not is_built_as_if_anew(trees)
    record.write_text(signed, encoding="utf-8")
    assert is_built_as_if_anew(trees)


def test_an_index_that_somebody_changed_is_written_again(trees: Path) -> None:
    built(trees)
    built(trees)
    before = read_tree(trees / "site")
    for folder in (trees / "site", trees / ".site.former/site"):
        for number, file in enumerate(sorted((folder / "search/claims").glob("*.bin"))):
            if number % 2:
                file.write_bytes(file.read_bytes()[::-1])
            else:
                file.unlink()
        (folder / "search/claims/strange.bin").write_bytes(b"strange")
    built(trees)
    assert read_tree(trees / "site") == before


def test_a_file_of_an_author_beside_the_index_stays(trees: Path) -> None:
    file = trees / "content/pages/search/claims/own.bin"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"of an author")
    for _ in range(4):
        built(trees)
        assert (trees / "site/search/claims/own.bin").read_bytes() == b"of an author"


def test_a_site_that_is_searched_no_more_has_no_index(trees: Path) -> None:
    built(trees)
    built(trees)
    (trees / "mkdocs.yml").write_text(FILES["mkdocs.yml"], encoding="utf-8")
    built(trees)
    assert not (trees / "site/search/claims").exists()
