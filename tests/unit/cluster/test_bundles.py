"""The files of a project on their way to other machines."""

from pathlib import Path

import pytest

from mkdocs_evidence.cluster.access import ClusterError
from mkdocs_evidence.cluster.bundle import receive_files, send_files
from mkdocs_evidence.cluster.storage import Storage


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage((tmp_path / "storage").as_uri())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    for name in (
        "pages/hip/a.md",
        "pages/b.md",
        "mkdocs.yml",
        "site/index.html",
        ".git/HEAD",
        "env/pyvenv.cfg",
        "env/x",
    ):
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(f"{name}\r\n\xff".encode("latin-1"))
    (project / "pages" / "again.md").symlink_to("b.md")
    (project / "linked").symlink_to("pages")
    return project


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_and_links_arrive_as_they_are_but_for_what_no_site_needs(
    project: Path, storage: Storage, tmp_path: Path
) -> None:
    packs = send_files([project, project / "pages", project / "missing"], storage, without=[project / "site"])
    mirror = tmp_path / "mirror"
    receive_files(packs, storage, mirror)
    there = Path(f"{mirror}{project}")
    expected = {
        name: data for name, data in _tree(project).items() if name.split("/")[0] not in ("site", ".git", "env")
    }
    assert _tree(there) == expected
    assert (there / "pages" / "again.md").readlink() == Path("b.md")
    assert (there / "linked").readlink() == Path("pages")


def test_after_an_edit_only_the_pack_of_that_file_is_sent(project: Path, storage: Storage, tmp_path: Path) -> None:
    for number in range(40):
        (project / f"large-{number}").write_bytes(bytes([number]) * 1_000_000)
    before = send_files([project], storage)
    assert len(before) > 4
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "storage" / "files").iterdir()}
    (project / "large-7").write_bytes(b"!" * 1_000_000)
    after = send_files([project], storage)
    assert len(set(after) - set(before)) == 1
    assert all(path.stat().st_mtime_ns == stamp for path, stamp in stamps.items())


def test_a_pack_that_was_broken_off_is_sent_again(project: Path, storage: Storage, tmp_path: Path) -> None:
    [name] = send_files([project], storage)
    pack = tmp_path / "storage" / name
    whole = pack.read_bytes()
    pack.write_bytes(whole[:-1])
    assert send_files([project], storage) == (name,)
    assert pack.read_bytes() == whole


def test_a_pack_that_somebody_changed_is_refused(project: Path, storage: Storage, tmp_path: Path) -> None:
    packs = send_files([project], storage)
    pack = tmp_path / "storage" / packs[0]
    pack.write_bytes(pack.read_bytes()[:-1] + b"!")
    with pytest.raises(ClusterError, match="was changed since it was written"):
        receive_files(packs, storage, tmp_path / "mirror")
    assert not (tmp_path / "mirror").exists()


def test_what_is_cleared_is_gone_and_the_rest_is_not(storage: Storage) -> None:
    kept, cleared = storage.put("files", b"one"), storage.put("runs/7", b"two")
    storage.clear("runs/7")
    storage.clear("runs/8")
    assert storage.fetch(kept) == b"one"
    assert storage.sizes("files") == {kept: 3}
    assert storage.sizes("runs/7") == {}
    with pytest.raises(ClusterError, match="Cannot read from"):
        storage.fetch(cleared)


@pytest.mark.parametrize("url", ["gopher://x/y", "file+nothing://x"])
def test_a_storage_that_nobody_knows_is_named(url: str) -> None:
    with pytest.raises(ClusterError, match="is no storage that can be used"):
        Storage(url)
