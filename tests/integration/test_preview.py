"""The server of a preview follows every folder of content and survives errors."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

_PATIENCE_SECONDS = 60


@pytest.fixture
def address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture
def preview(clinic: Path, address: str) -> Iterator[tuple[Path, Callable[[str], str], Path]]:
    """A served project, how to fetch a page of it, and the file that what it prints goes to."""
    printed = clinic.with_name("printed.txt")
    temporary = clinic.with_name("temporary")
    temporary.mkdir()
    with printed.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs_evidence", "serve", "--address", address],
            cwd=clinic, stdout=output, stderr=output, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(temporary)},
        )  # fmt: skip

    def fetch(path: str) -> str:
        with urllib.request.urlopen(f"http://{address}/{path}", timeout=_PATIENCE_SECONDS) as answer:
            return answer.read().decode()

    try:
        _wait(lambda: "Serving on" in printed.read_text())
        yield clinic, fetch, printed
    finally:
        process.terminate()
        process.wait(timeout=30)
    assert not list(temporary.iterdir()), "what a preview is shown from goes with it"
    _wait(lambda: not _processes_of(temporary))


def _processes_of(temporary: Path) -> list[int]:
    """Numbers of the processes that were begun with a folder for temporary files, where the system tells of such."""
    found = []
    for one in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"TMPDIR={temporary}\0".encode() in (one / "environ").read_bytes():
                found.append(int(one.name))
    return sorted(found)


def _wait(is_so: Callable[[], bool]) -> None:
    ends = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < ends:
        with suppress(OSError):
            if is_so():
                return
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


def _edit(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


def test_a_changed_reference_reaches_the_page_and_an_error_keeps_the_last_good_one(
    preview: tuple[Path, Callable[[str], str], Path],
) -> None:
    project, fetch, printed = preview
    reference = project / "content" / "references" / "lamp-2001.yml"
    _edit(reference, "A fictional trial of a fictional lamp", "A renamed fictional trial")
    _wait(lambda: "A renamed fictional trial" in fetch("lamp/"))

    page = project / "docs" / "lamp.md"
    _edit(page, "@lamp-2001#score", "@lamp-2002#score")
    _wait(lambda: "error[unknown-reference]" in printed.read_text())
    _wait(lambda: "A build would be refused: " in fetch("lamp/"))
    assert "A renamed fictional trial" in fetch("lamp/")

    _edit(page, "@lamp-2002#score", "@lamp-2001#score")
    _edit(reference, "A renamed fictional trial", "A fictional trial, mended")
    _wait(lambda: "A fictional trial, mended" in fetch("lamp/"))
    assert "Nothing was found on this page" in fetch("lamp/")


def test_a_preview_has_no_policy_since_it_reloads_by_a_script_in_the_page(
    preview: tuple[Path, Callable[[str], str], Path],
) -> None:
    _, fetch, _ = preview
    html = fetch("lamp/")
    assert "livereload(" in html
    assert "Content-Security-Policy" not in html


def test_after_an_edit_the_index_for_searches_follows_though_nobody_asks(
    preview: tuple[Path, Callable[[str], str], Path],
) -> None:
    project, fetch, _ = preview
    _edit(project / "mkdocs.yml", "  - evidence", "  - evidence: {search: true}")
    _wait(lambda: "is being made" not in fetch("search/"))
    before = _sums(fetch)
    _edit(project / "docs" / "lamp.md", "points under the", "points beneath the")
    _wait(lambda: "points beneath the" in fetch("lamp/"))
    _wait(lambda: _sums(fetch) != before)
    assert "Search still answered" not in fetch("lamp/")


def _sums(fetch: Callable[[str], str]) -> str:
    return fetch("search/claims/SHA256SUMS")


def test_what_goes_wrong_while_nobody_waits_stands_on_every_page_and_in_the_terminal(
    preview: tuple[Path, Callable[[str], str], Path],
) -> None:
    project, fetch, printed = preview
    (project / "fall.py").write_text(
        "def on_nav(nav, files, **_):\n"
        "    if files.get_file_from_path('search/index.md') is not None:\n"
        "        raise ValueError('the moon is full')\n"
        "    return nav\n"
    )
    _edit(project / "mkdocs.yml", "plugins:\n  - evidence", "hooks: [fall.py]\nplugins:\n  - evidence: {search: true}")
    _wait(lambda: "the moon is full" in fetch("lamp/"))
    assert "The mean fictional score" in fetch("lamp/")
    assert "could not be brought up: ValueError: the moon is full." in printed.read_text()
    assert "Traceback" not in printed.read_text()
    _edit(project / "mkdocs.yml", "hooks: [fall.py]\n", "")
    _wait(lambda: "the moon is full" not in fetch("lamp/"))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the system does not tell which processes there are")
def test_a_preview_whose_process_was_killed_ends_and_says_so(
    preview: tuple[Path, Callable[[str], str], Path],
) -> None:
    project, _, printed = preview
    served, *others = _processes_of(project.with_name("temporary"))
    for one in others:
        os.kill(one, signal.SIGKILL)
    _wait(lambda: "The process that holds the preview was killed." in printed.read_text())
    _wait(lambda: served not in _processes_of(project.with_name("temporary")))
    assert "Traceback" not in printed.read_text()
