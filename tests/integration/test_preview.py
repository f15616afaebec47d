"""The server of a preview follows every folder of content and survives errors."""

import os
import shutil
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
from clinic_project import CLINIC
from free_port import free_port

_PATIENCE_SECONDS = 180


@pytest.fixture
def address() -> str:
    return f"127.0.0.1:{free_port()}"


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
        process.wait(timeout=_PATIENCE_SECONDS)
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
        "def on_nav(nav, config, **_):\n"
        "    if not config.plugins['evidence'].effort.leaves_search:\n"
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


def test_content_in_folders_that_were_not_there_at_first_is_followed(
    preview: tuple[Path, Callable[[str], str], Path],
) -> None:
    project, fetch, printed = preview
    for name in ("content/flows/first.yml", "content/reviews.log.json", "content/references.lock.json"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text("{")
        _wait(lambda name=name: name in fetch("lamp/"))  # type: ignore[misc] # this turn's name
        (project / name).unlink()
        _wait(lambda: "Nothing was found on this page" in fetch("lamp/"))
    shutil.rmtree(project / "content" / "references")
    _wait(lambda: "A build would be refused: " in fetch("lamp/"))
    shutil.copytree(CLINIC / "content" / "references", project / "content" / "references")
    _wait(lambda: "Nothing was found on this page" in fetch("lamp/"))
    _edit(project / "content/references/lamp-2001.yml", "A fictional trial", "A renamed trial")
    _wait(lambda: "A renamed trial" in fetch("lamp/"))
    assert "Traceback" not in printed.read_text()


def test_what_is_read_and_where_it_will_be_is_said_and_when_the_rest_is_there(
    preview: tuple[Path, Callable[[str], str], Path],
) -> None:
    project, _, printed = preview
    first = printed.read_text().splitlines()[0]
    assert first.startswith("The preview will be at http://127.0.0.1:")
    before = printed.read_text().count("The search, the lists and the rest are there")
    _edit(project / "docs" / "lamp.md", "points under the", "points beneath the")
    _wait(lambda: printed.read_text().count("The search, the lists and the rest are there") > before)


def test_what_is_so_of_every_page_is_said_once(preview: tuple[Path, Callable[[str], str], Path]) -> None:
    _, fetch, printed = preview
    for path in ("lamp/", "references/lamp-2001/", "references/"):
        fetch(path)
    assert printed.read_text().count("left out what the theme loads from cdnjs.cloudflare.com") == 1


def test_settings_that_others_go_on_from_are_followed(preview: tuple[Path, Callable[[str], str], Path]) -> None:
    project, fetch, _ = preview
    (project / "base.yml").write_text("site_author: One\n")
    _edit(project / "mkdocs.yml", "site_name: Clinic", "INHERIT: base.yml\nsite_name: Ward")
    _wait(lambda: "One" in fetch("lamp/"))
    (project / "base.yml").write_text("site_author: Another\n")
    _wait(lambda: "Another" in fetch("lamp/"))


def test_an_address_that_is_taken_is_known_before_anything_is_read(clinic: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = _serve(clinic, f"127.0.0.1:{port}")
    assert ended.returncode == 2
    assert "listens at" in ended.stderr
    assert f"evidence serve --address 127.0.0.1:{port + 1}" in ended.stderr
    assert "Watching" not in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("address", ["127.0.0.1:99999", "nobody.invalid:8000"])
def test_an_address_that_cannot_be_is_named(address: str, clinic: Path) -> None:
    ended = _serve(clinic, address)
    assert ended.returncode == 2
    assert address in ended.stderr
    assert "Traceback" not in ended.stderr


def _serve(project: Path, address: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs_evidence", "serve", "--address", address]
    return subprocess.run(
        command, cwd=project, capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False,
    )  # fmt: skip
