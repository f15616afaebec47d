"""Anything, packed for the way to another machine, with the paths in it made to fit that machine.

A machine of the cluster holds the project's files under a folder of its own, its mirror, by the paths that they have
here. So a path that was packed here names the same file there once the mirror's path is put before it.
"""

import copyreg
import io
import pickle
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from pathlib import Path, PosixPath
from types import MappingProxyType
from typing import Any

from mkdocs_evidence.collection import without_collection

_MIRROR: ContextVar[str] = ContextVar("mirror", default="")
"""Path of the folder that mirrors the machine on which a parcel was packed; empty where it is unpacked at home."""
_QUICKLY = 1
_Copied = tuple[Callable[[dict[Any, Any]], Mapping[Any, Any]], tuple[dict[Any, Any]]]
"""How a read-only mapping is made anew."""


def pack(value: object, folders: Sequence[Path] = ()) -> bytes:
    """A value as bytes.

    Args:
        value: Anything that can be pickled; read-only mappings can be too.
        folders: What lies below these is found in the mirror of whoever unpacks it; other paths stay as they are.
    """
    target = io.BytesIO()
    pickler = pickle.Pickler(target, protocol=pickle.HIGHEST_PROTOCOL)

    def place(path: Path) -> tuple[Callable[[str], Path], tuple[str]]:
        is_mirrored = any(path.is_relative_to(folder) for folder in folders)
        return (_mirrored if is_mirrored else Path), (str(path),)

    pickler.dispatch_table = {**copyreg.dispatch_table, PosixPath: place, MappingProxyType: _copied}
    with without_collection():
        pickler.dump(value)
    return zlib.compress(target.getbuffer(), _QUICKLY)


def unpack(data: bytes, mirror: str = "") -> Any:  # Any: what a parcel holds is known to whoever asked for it
    """What was packed.

    Args:
        data: From `pack`.
        mirror: Where the files of the packing machine are.
    """
    before = _MIRROR.set(mirror)
    try:
        with without_collection():
            return pickle.loads(zlib.decompress(data))
    finally:
        _MIRROR.reset(before)


def _mirrored(path: str) -> Path:
    return Path(_MIRROR.get() + path)


def _copied(mapping: "MappingProxyType[Any, Any]") -> _Copied:  # Any: of every type
    return _read_only, (dict(mapping),)


def _read_only(mapping: dict[Any, Any]) -> Mapping[Any, Any]:  # Any: as above
    return MappingProxyType(mapping)
