"""A site is replaced whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_evidence.publish import swap
from mkdocs_evidence.publish.staging import open_staging


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one page that says `old`."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old")
    return folder


def _tree(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_publishing_replaces_the_site_and_leaves_nothing_beside_it(site: Path) -> None:
    staging = open_staging(site)
    (staging.folder / "new.html").write_text("new")
    assert _tree(site) == {"index.html": "old"}
    staging.publish()
    assert _tree(site) == {"new.html": "new"}
    assert os.listdir(site.parent) == ["site"]


def test_the_first_site_needs_none_before_it(tmp_path: Path) -> None:
    staging = open_staging(tmp_path / "deep" / "site")
    (staging.folder / "index.html").write_text("new")
    staging.publish()
    assert _tree(tmp_path / "deep") == {"site/index.html": "new"}


def test_discarding_leaves_the_site_as_it_was(site: Path) -> None:
    staging = open_staging(site)
    (staging.folder / "index.html").write_text("new")
    staging.discard()
    assert _tree(site.parent) == {"site/index.html": "old"}


def test_hidden_entries_of_the_old_site_come_along_and_new_ones_win(site: Path) -> None:
    (site / ".nojekyll").write_text("")
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")
    (site / ".well-known").write_text("old")
    staging = open_staging(site)
    (staging.folder / ".well-known").write_text("new")
    staging.publish()
    assert _tree(site) == {".nojekyll": "", ".git/HEAD": "ref", ".well-known": "new"}


def test_the_folder_of_a_dead_build_is_cleared_up_and_that_of_a_living_one_is_not(site: Path) -> None:
    other = (
        "import sys, time; from pathlib import Path; from mkdocs_evidence.publish.staging import open_staging;"
        "print(open_staging(Path(sys.argv[1])).folder, flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", other, str(site)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        abandoned = Path(process.stdout.readline().strip())
        open_staging(site).discard()
        assert abandoned.is_dir()
        process.kill()
    open_staging(site).discard()
    assert not abandoned.exists()


def test_a_former_site_that_is_kept_is_what_the_next_one_is_made_of(site: Path) -> None:
    staging = open_staging(site, keeps_former=True)
    (staging.folder / "index.html").write_text("new")
    staging.publish()
    assert _tree(site) == {"index.html": "new"}
    assert _tree(open_staging(site, keeps_former=True).folder) == {"index.html": "old"}


def test_nobody_else_can_read_a_former_site_and_no_repository_takes_it_in(site: Path) -> None:
    staging = open_staging(site, keeps_former=True)
    staging.publish()
    home = site.parent / ".site.former"
    assert home.stat().st_mode & 0o077 == 0
    assert (home / ".gitignore").read_text() == "*\n"
    assert ".gitignore" not in _tree(site)


def test_the_first_site_leaves_no_former_one(tmp_path: Path) -> None:
    staging = open_staging(tmp_path / "site", keeps_former=True)
    (staging.folder / "index.html").write_text("new")
    staging.publish()
    assert _tree(tmp_path) == {"site/index.html": "new"}
    assert os.listdir(tmp_path) == ["site"]


def test_two_builds_at_once_do_not_share_a_former_site(site: Path) -> None:
    one, other = (open_staging(site, keeps_former=True) for _ in range(2))
    assert one.folder != other.folder
    (one.folder / "index.html").write_text("one")
    (other.folder / "index.html").write_text("other")
    one.publish()
    other.publish()
    assert _tree(site) == {"index.html": "other"}
    assert _tree(open_staging(site, keeps_former=True).folder) == {"index.html": "old"}


@pytest.mark.parametrize("place", [".site.former", ".site.former/site"])
def test_a_link_in_the_place_of_a_former_site_is_not_followed(place: str, site: Path) -> None:
    target = site.parent / "elsewhere"
    target.mkdir()
    link = site.parent / place
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(target)
    staging = open_staging(site, keeps_former=True)
    assert target not in staging.folder.resolve().parents
    assert staging.folder.resolve() != target


def test_a_site_behind_a_symbolic_link_is_replaced_where_it_really_is(site: Path) -> None:
    link = site.parent / "public"
    link.symlink_to(site)
    staging = open_staging(link)
    (staging.folder / "index.html").write_text("new")
    staging.publish()
    assert link.is_symlink()
    assert _tree(site) == {"index.html": "new"}


def test_without_an_exchange_two_renames_do_the_same(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    staging = open_staging(site)
    (staging.folder / "index.html").write_text("new")
    staging.publish()
    assert _tree(site.parent) == {"site/index.html": "new"}


def test_a_kill_between_two_renames_is_mended_at_the_next_start(site: Path) -> None:
    """The state that such a kill leaves: the old site under the name of the previous one, and no site."""
    site.rename(site.with_name(".site.previous"))
    open_staging(site).discard()
    assert _tree(site.parent) == {"site/index.html": "old"}


def test_the_old_site_stays_when_the_second_rename_fails(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    staging = open_staging(site)
    staging.folder.rmdir()
    with pytest.raises(OSError, match="No such file"):
        staging.publish()
    assert _tree(site) == {"index.html": "old"}
