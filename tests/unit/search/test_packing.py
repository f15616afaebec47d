"""Files of the index have names of their own."""

import json
import zlib

from mkdocs_evidence.search.encoding import encode_shard
from mkdocs_evidence.search.packing import NO_FILE, PackedFile, file_name, keep_apart, pack_file


def test_of_two_unlike_files_of_one_name_the_later_gets_another_and_says_the_same() -> None:
    first, later = (PackedFile("same", pack_file(content).packed) for content in (b"[1]", b"[2]"))
    kept, moved = keep_apart((first, later))
    unpacked = zlib.decompress(moved.packed)
    assert kept == first
    assert moved.name == file_name(unpacked) != kept.name
    assert json.loads(unpacked) == [2]


def test_files_that_are_alike_are_one_and_those_of_other_names_stay_as_they_are() -> None:
    files = [pack_file(b"one"), NO_FILE, pack_file(b"two"), NO_FILE, pack_file(*encode_shard([], 9))]
    assert [*keep_apart([*files, *files])] == [*files, *files]
