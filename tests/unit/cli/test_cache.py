"""People can see what is kept between runs, and be rid of it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from mkdocs_evidence.cli import app
from mkdocs_evidence.host.kept.pages import KeptPages
from mkdocs_evidence.load.files import FoundFile
from mkdocs_evidence.load.kept.store import Kept, Store, store_folder
from mkdocs_evidence.publish.staging import open_staging


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EVIDENCE_CACHE", str(tmp_path / "kept"))
    folder = store_folder()
    assert folder is not None
    return folder


def _keep_something() -> FoundFile:
    store, found = Store.of_user(), FoundFile(path="a.md", file="a.md", inside="a.md")
    assert store is not None
    store.keep(b"kind", [Kept(found=found, stamp=b"", digest=b"digest", value=b"value")])
    return found


def test_what_is_kept_is_listed_with_its_size(folder: Path) -> None:
    _keep_something()
    listed = CliRunner().invoke(app, ["cache"])
    assert listed.exit_code == 0
    assert str(folder / "store.sqlite") in listed.stdout
    assert " MB " in listed.stdout


def test_clearing_deletes_what_is_ours_and_nothing_else(folder: Path) -> None:
    _keep_something()
    (folder / "notes.txt").write_text("Somebody's own.")
    assert CliRunner().invoke(app, ["cache", "--clear"]).exit_code == 0
    assert [one.name for one in folder.iterdir()] == ["notes.txt"]
    assert "Nothing is kept." in CliRunner().invoke(app, ["cache"]).output


def _keep_a_site(site: Path) -> Path:
    """A site of which an earlier one is kept beside it."""
    site.mkdir()
    (site / "index.html").write_text("old")
    staging = open_staging(site, keeps_former=True)
    staging.publish()
    kept = KeptPages.of_user()
    assert kept is not None
    kept.note_trees(site, [{}])
    return site.parent / ".site.former"


def test_the_site_before_the_one_that_is_there_is_listed_and_deleted_too(tmp_path: Path) -> None:
    former = _keep_a_site(tmp_path / "site")
    assert str(former) in CliRunner().invoke(app, ["cache"]).stdout
    CliRunner().invoke(app, ["cache", "--clear"])
    assert not former.exists()
    assert (tmp_path / "site").is_dir()


def test_a_former_site_that_a_build_is_using_is_not_deleted(tmp_path: Path) -> None:
    former = _keep_a_site(tmp_path / "site")
    staging = open_staging(tmp_path / "site", keeps_former=True)
    CliRunner().invoke(app, ["cache", "--clear"])
    assert former.is_dir()
    staging.discard()


def test_a_run_goes_on_when_somebody_clears_meanwhile(folder: Path) -> None:
    store = Store.of_user()
    assert store is not None
    _keep_something()
    CliRunner().invoke(app, ["cache", "--clear"])
    assert store.recall_one(b"kind") is None
    store.keep_one(b"kind", b"value")
    assert store.recall_one(b"kind") == b"value"
