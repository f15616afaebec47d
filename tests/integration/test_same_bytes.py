"""The same content gives the same bytes, wherever, whenever, by whomever and by how many processes it is built."""

import os
import shutil
from pathlib import Path

from clinic_project import COMMANDS, REPOSITORY, Run, read_tree

ARTICLES = int(os.environ.get("EVIDENCE_ARTICLES", "6"))
"""Of the generated library: few in everyday runs, 200 before a release."""
HERE = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}
THERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711"}
MKDOCS_FILE = """\
site_name: Generated library
docs_dir: content/pages
theme: {name: material, font: false, features: [navigation.prune]}
plugins:
  - evidence: {rules: true, dashboard: true, search: true, review_room: true, site: {harden: true, lean: true}}
"""


def _copy_elsewhere(project: Path, target: Path) -> Path:
    """A copy in a place with another name, whose files have other times, in another order."""
    shutil.copytree(project, target)
    for path in sorted(target.rglob("*"), reverse=True):
        path.touch()
    return target


def _built(project: Path, start: Run, *arguments: str, **environment: str) -> dict[str, bytes]:
    done = start(*COMMANDS["evidence build"], *arguments, cwd=project, **environment)
    assert done.returncode == 0, done.stderr
    return read_tree(project / "site")


def _assert_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_path_zone_locale_umask_hash_seed_processes_and_what_is_kept_do_not_show(
    clinic: Path, start: Run, tmp_path: Path
) -> None:
    elsewhere = _copy_elsewhere(clinic, tmp_path / "another place" / "with spaces")
    here = _built(clinic, start, "--jobs", "1", "--no-cache", **HERE)
    _assert_same(here, _built(elsewhere, start, "--jobs", "2", **THERE))
    _assert_same(here, _built(elsewhere, start, "--jobs", "2", **THERE))


def test_a_generated_library_is_the_same_by_one_process_and_by_two_elsewhere(start: Run, tmp_path: Path) -> None:
    project = tmp_path / "library"
    emitter = str(REPOSITORY / "benchmarks" / "emit_corpus.py")
    emitted = start(emitter, "--n", str(ARTICLES), "--out", str(project), "--seed", "11", cwd=tmp_path)
    assert emitted.returncode == 0, emitted.stderr
    (project / "mkdocs.yml").write_text(MKDOCS_FILE)
    elsewhere = _copy_elsewhere(project, tmp_path / "another place" / "with spaces")
    here = _built(project, start, "--jobs", "1", "--no-cache", **HERE)
    assert sum(name.startswith("section-") and name.endswith("index.html") for name in here) >= ARTICLES
    _assert_same(here, _built(elsewhere, start, "--jobs", "2", **THERE))


def test_the_day_does_not_show(clinic: Path, run: Run) -> None:
    """MkDocs writes the day of the build into the map of the site; the content's own last date takes its place."""
    assert run(*COMMANDS["evidence build"], cwd=clinic).returncode == 0
    sitemap = (clinic / "site" / "sitemap.xml").read_text()
    assert "<lastmod>2026-11-01</lastmod>" in sitemap
    assert sitemap.count("<lastmod>") == sitemap.count("<lastmod>2026-11-01</lastmod>")
