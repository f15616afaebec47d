"""A file of a site is written to its end, or somebody hears of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mkdocs_evidence.publish.whole_files import write_whole


@contextmanager
def _room_for(size: int) -> Iterator[None]:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_is_written_with_the_folders_it_lies_in_and_over_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "hip" / "history" / "index.html"
    for data in (b"a longer page", b"a page"):
        write_whole(str(file), data)
        assert file.read_bytes() == data


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as POSIX does")
def test_a_file_that_cannot_be_written_to_its_end_is_told(tmp_path: Path) -> None:
    with _room_for(4096), pytest.raises(OSError):
        write_whole(str(tmp_path / "page.html"), b"x" * 100_000)
