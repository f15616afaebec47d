"""What was kept by other code is not used: a changed file of any room makes everything anew."""

import os
from pathlib import Path

import pytest

import mkdocs_evidence.cli
from mkdocs_evidence.load.kept.store import digest_code


@pytest.mark.parametrize("file", ["cli.py", "render/page.py", "render/templates/article.html", "checks/codes.py"])
def test_a_change_of_any_file_of_the_package_is_seen(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    changed, stat = Path(mkdocs_evidence.cli.__file__).parent / file, os.stat
    before = digest_code.__wrapped__()
    newer = os.stat_result((*stat(changed)[:6], 1, *stat(changed)[7:]))
    monkeypatch.setattr(os, "stat", lambda path, **how: newer if Path(path) == changed else stat(path, **how))
    assert digest_code.__wrapped__() != before
