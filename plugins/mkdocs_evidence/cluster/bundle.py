"""The files of a project, put down in a storage and taken up again on another machine.

They travel in packs of a few megabytes. Which pack a file is in depends on its path alone, so that after an edit all
other packs are the same bytes, have the same name, and need not be sent again.
"""

import os
import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from mkdocs_evidence.cluster.storage import Storage, digest_of

PACKS = "files"
"""Their folder in the storage. They stay there for the next time."""
_PACK_BYTES = 4_000_000
_NO_CONTENT = frozenset({".git", ".hg", ".svn", "__pycache__", "node_modules"})
"""Folders that are in many projects and in no site."""
_OF_AN_ENVIRONMENT = "pyvenv.cfg"


class _Packed(NamedTuple):
    path: str
    """Absolute, as on the machine where it was packed."""
    data: bytes
    is_link: bool


def send_files(folders: Iterable[Path], storage: Storage, *, without: Iterable[Path] = ()) -> tuple[str, ...]:
    """Puts the files of some folders down, as far as they are not there yet; gives the names of the packs.

    Args:
        folders: Or files; what is missing is left out.
        storage: Where to.
        without: Folders within them that stay here.

    Raises:
        OSError: A file cannot be read.
        ClusterError: The storage does not take them.
    """
    left_out = frozenset(map(str, without))
    found = sorted({path for folder in _outermost(folders) for path in _files_below(folder, left_out)})
    there = storage.sizes(PACKS)
    return tuple(_send(pack, storage, there) for pack in _in_packs(found))


def receive_files(packs: Iterable[str], storage: Storage, mirror: Path) -> None:
    """Writes the files of some packs under a folder, by the paths that they had.

    Raises:
        ClusterError: A pack cannot be had.
        OSError: The disk refused.
    """
    for name in packs:
        for one in pickle.loads(zlib.decompress(storage.fetch(name))):
            target = Path(f"{mirror}{one.path}")
            target.parent.mkdir(parents=True, exist_ok=True)
            if one.is_link:
                target.symlink_to(os.fsdecode(one.data))
            else:
                target.write_bytes(one.data)


def _outermost(folders: Iterable[Path]) -> Iterator[Path]:
    wanted = {folder for folder in folders if folder.exists()}
    return (one for one in wanted if not any(other in one.parents for other in wanted))


def _files_below(folder: Path, left_out: frozenset[str]) -> Iterator[str]:
    if not folder.is_dir():
        yield str(folder)
    for parent, folders, files in os.walk(folder):
        if _OF_AN_ENVIRONMENT in files:
            folders.clear()
            continue
        paths = {name: os.path.join(parent, name) for name in folders}
        folders[:] = [name for name, path in paths.items() if name not in _NO_CONTENT and path not in left_out]
        # The walk does not go through links to folders: such a link is packed as one.
        yield from (paths[name] for name in folders if os.path.islink(paths[name]))
        yield from (os.path.join(parent, name) for name in files)


def _in_packs(paths: Sequence[str]) -> Iterator[list[str]]:
    size = sum(os.lstat(path).st_size for path in paths)
    count = 1
    while size > count * _PACK_BYTES:
        count *= 2
    packs: list[list[str]] = [[] for _ in range(count)]
    for path in paths:
        state = blake2b(os.fsencode(path), digest_size=4).digest()
        packs[int.from_bytes(state, "big") % count].append(path)
    return filter(None, packs)


def _send(paths: Iterable[str], storage: Storage, there: dict[str, int]) -> str:
    data = zlib.compress(pickle.dumps([_pack(path) for path in paths], protocol=pickle.HIGHEST_PROTOCOL), level=1)
    name = f"{PACKS}/{digest_of(data)}"
    # What was broken off has the right name and the wrong length.
    return name if there.get(name) == len(data) else storage.put(PACKS, data)


def _pack(path: str) -> _Packed:
    if os.path.islink(path):
        return _Packed(path, os.fsencode(os.readlink(path)), is_link=True)
    with open(path, "rb") as file:
        return _Packed(path, file.read(), is_link=False)
