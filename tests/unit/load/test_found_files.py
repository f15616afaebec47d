"""Parts of the names of files, which are taken apart without `pathlib`."""

import os
from pathlib import Path

import pytest

from mkdocs_evidence.load.files import FoundFile

NAMES = ("a.md", "a.b.yml", "README", ".hidden", "ends.", "a..md", "..md", "2.0-draft.yaml", "wörter.md")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_has_the_parts_that_python_gives_it(name: str) -> None:
    path = Path("site.d", "hip", name)
    found = FoundFile(path=os.fspath(path), file=path.as_posix(), inside=f"hip/{name}")
    assert (found.name, found.name_stem, found.suffix) == (path.name, path.stem, path.suffix)
    assert found.stem == f"hip/{path.stem}"
