"""A site is made of the one before the last: what is right in it stays, and nothing else does."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from mkdocs_evidence.publish.site_tree import SiteTree, digest_of

OLD = {"index.html": "front", "a/index.html": "one", "b/c/index.html": "two", "d/index.html": "three"}
LONG_AGO = 1_700_000_000


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The site before the last one, and the one that is live; both are trusted as soon as they are written."""
    monkeypatch.setattr("mkdocs_evidence.publish.site_tree._SETTLED_NS", -1_000_000_000)
    former, live = tmp_path / "former", tmp_path / "live"
    write(former, OLD)
    write(live, OLD | {"a/index.html": "one, changed"})
    return former, live


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def digests(files: dict[str, str]) -> dict[str, str]:
    return {path: digest_of(text.encode()) for path, text in files.items()}


def noted(folder: Path, files: dict[str, str]) -> dict[str, str]:
    """What a build that wrote these files would have noted of them."""
    tree = SiteTree(folder, folder, {})
    for path, digest in digests(files).items():
        tree.put(path, digest)
    return tree.noted()


def one_by_one(work: Callable[[str], bool], paths: list[str]) -> Iterable[bool]:
    return map(work, paths)


def texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_what_is_right_stays_and_what_is_newer_comes_from_the_live_site(folders: tuple[Path, Path]) -> None:
    former, live = folders
    stays = (former / "b/c/index.html").stat()
    tree = SiteTree(former, live, noted(former, OLD))
    tree.clear()
    wanted = digests(
        {"index.html": "front", "a/index.html": "one, changed", "b/c/index.html": "two", "e": "none has it"}
    )
    assert tree.take(wanted, one_by_one) == {"index.html", "a/index.html", "b/c/index.html"}
    assert texts(former) == {"index.html": "front", "a/index.html": "one, changed", "b/c/index.html": "two"}
    assert (former / "b/c/index.html").stat() == stays, "it was not written again"
    assert not (former / "d").exists(), "no empty folder is left"


def test_what_no_build_noted_is_removed_before_anything_is_written(folders: tuple[Path, Path]) -> None:
    former, live = folders
    write(former, {"strange.html": "x", "b/c/strange.txt": "y"})
    (former / "link").symlink_to(live)
    SiteTree(former, live, noted(former, OLD)).clear()
    assert texts(former) == OLD
    assert not (former / "link").is_symlink()
    assert texts(live) == OLD | {"a/index.html": "one, changed"}


@pytest.mark.parametrize("time", [LONG_AGO, None], ids=["with its old time", "now"])
def test_a_document_that_somebody_changed_is_not_taken(time: int | None, folders: tuple[Path, Path]) -> None:
    former, live = folders
    known = noted(former, OLD)
    (former / "d/index.html").write_text("THREE")
    (live / "d/index.html").write_text("THREE")
    if time is not None:
        os.utime(former / "d/index.html", (time, time))
    tree = SiteTree(former, live, known)
    tree.clear()
    assert tree.take(digests(OLD), one_by_one) == OLD.keys() - {"d/index.html"}
    assert not (former / "d").exists()


def is_in_a(path: str) -> bool:
    return path.startswith("a/")


def test_documents_that_are_renewed_stay_where_they_are_right_and_are_written_where_not(
    folders: tuple[Path, Path],
) -> None:
    former, live = folders
    old = {"a/right": "right", "a/wrong": "wrong", "a/changed": "as noted", "a/gone": "gone", "b/c/index.html": "two"}
    write(former, old)
    known = noted(former, old)
    (former / "a/changed").write_text("by hand!")
    stays = (former / "a/right").stat()
    tree = SiteTree(former, live, known)
    tree.clear()
    assert tree.take({}, one_by_one, spares=is_in_a) == set()
    tree.renew(is_in_a, {f"a/{name}": name.encode() for name in ("right", "wrong!", "changed", "new")})
    new = {"a/right": "right", "a/wrong!": "wrong!", "a/changed": "changed", "a/new": "new"}
    assert texts(former) == new
    assert (former / "a/right").stat() == stays, "it was not written again"
    assert {path: tree.digest(path) for path in new} == digests(new)


def test_what_was_written_over_a_renewed_document_meanwhile_does_not_stay(folders: tuple[Path, Path]) -> None:
    former, live = folders
    tree = SiteTree(former, live, noted(former, OLD))
    tree.clear()
    tree.take({}, one_by_one, spares=is_in_a)
    (former / "a/index.html").write_text("of an author")
    tree.renew(is_in_a, {"a/index.html": b"one"})
    assert texts(former) == {"a/index.html": "one"}


def test_a_document_that_is_changed_after_it_was_written_is_not_noted(folders: tuple[Path, Path]) -> None:
    former, live = folders
    tree = SiteTree(former, live, {})
    for path, digest in digests(OLD).items():
        tree.put(path, digest)
    (former / "a/index.html").write_text("another plugin was here")
    assert {name.partition("\0")[0] for name in tree.noted()} == OLD.keys() - {"a/index.html"}
    assert tree.digest("a/index.html") == ""
    assert tree.digest("index.html") == digest_of(b"front")


def test_a_document_changed_less_than_two_seconds_ago_is_compared_by_its_bytes(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    former, _ = folders
    monkeypatch.setattr("mkdocs_evidence.publish.site_tree._SETTLED_NS", 2_000_000_000)
    assert noted(former, OLD) == {}
