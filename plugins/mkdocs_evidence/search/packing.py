"""Files of the index as they lie on a site: packed, and named by what they hold."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

SIZE_UNIT = 256
"""Bytes in which the manifest tells what files weigh."""
_LARGEST = 255
NAME_BYTES = 4
"""Of a digest. Every first question pays for them; `SHA256SUMS` has the whole digests."""


class PackedFile(NamedTuple):
    """A file, or none where it has no bytes."""

    name: str
    packed: bytes


NO_FILE = PackedFile("", b"")


def file_name(content: bytes) -> str:
    """The name of a file by what it holds, before it is packed.

    >>> file_name(b"")
    'e3b0c442'
    """
    return hashlib.sha256(content).digest()[:NAME_BYTES].hex()


def told_size(size: int) -> int:
    """What the manifest tells of so many bytes, in one byte.

    >>> told_size(257)
    2
    """
    return min(_LARGEST, -(-size // SIZE_UNIT))


def pack_file(*parts: bytes) -> PackedFile:
    """A file of parts, each with codes of its own."""
    return PackedFile(file_name(b"".join(parts)), pack_parts(*parts))


def pack_parts(*parts: bytes) -> bytes:
    """Parts as one stream, each with codes of its own: what is unlike packs better apart."""
    packer = zlib.compressobj(9)
    *others, last = parts
    packed = b"".join([packer.compress(part) + packer.flush(zlib.Z_BLOCK) for part in others])
    return packed + packer.compress(last) + packer.flush()


def keep_apart(files: Iterable[PackedFile]) -> Iterator[PackedFile]:
    """The same files, no two unlike ones of one name: of 1,500, two have one in some 4,000 sites.

    Line ends are added to the later one, which neither a shard nor JSON minds.
    """
    known: dict[str, bytes] = {}
    for file in files:
        while known.setdefault(file.name, file.packed) != file.packed:
            file = pack_file(zlib.decompress(file.packed) + b"\n")
        yield file
