"""The pages about the checking are there for who asks for them, and in nobody's way."""

import json
from pathlib import Path

import pytest
from clinic_project import COMMANDS, Run, read_tree

OPTIONS = "plugins:\n  - search\n  - evidence:\n      rules: true\n      dashboard: true\n"


def set_options(clinic: Path, options: str) -> None:
    settings = clinic / "mkdocs.yml"
    head, _, _ = settings.read_text().partition("plugins:")
    settings.write_text(head + options)


def test_who_does_not_ask_gets_no_such_page(clinic: Path, run: Run) -> None:
    assert run(*COMMANDS["evidence build"], cwd=clinic).returncode == 0
    assert not [name for name in read_tree(clinic / "site") if name.startswith(("rules", "checks"))]


@pytest.mark.parametrize("command", COMMANDS)
def test_who_asks_gets_a_page_for_each_rule_and_one_of_what_was_checked(command: str, clinic: Path, run: Run) -> None:
    set_options(clinic, OPTIONS)
    done = run(*COMMANDS[command], cwd=clinic)
    assert done.returncode == 0, done.stderr
    site = read_tree(clinic / "site")
    assert {"rules/index.html", "rules/uncited-claim/index.html", "rules/kept-aside/index.html"} <= site.keys()
    assert b'href="../rules/"' in site["checks/index.html"]


def test_examples_of_faults_are_found_by_nobody_who_searches_for_guidance(clinic: Path, run: Run) -> None:
    set_options(clinic, OPTIONS)
    (clinic / "mkdocs.yml").write_text((clinic / "mkdocs.yml").read_text() + "theme: material\n")
    assert run(*COMMANDS["evidence build"], cwd=clinic, NO_MKDOCS_2_WARNING="1").returncode == 0
    index = json.loads((clinic / "site" / "search" / "search_index.json").read_text())
    places = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert "lamp/" in places
    assert not [place for place in places if place.startswith(("rules/", "checks/"))]


def test_the_same_content_gives_the_same_pages_on_any_day(clinic: Path, run: Run) -> None:
    set_options(clinic, OPTIONS)
    waiver = (
        "waivers:\n- {rule: uncited-claim, where: lamp#lamp-score, reason: Known., signer: T, expires: 2020-01-01}\n"
    )
    settings = clinic / "site_config" / "evidence.yml"
    settings.write_text(settings.read_text() + "  unused-waiver: info\n" + waiver)
    pages = []
    for zone in ("UTC", "Pacific/Kiritimati"):
        done = run(*COMMANDS["evidence build"], cwd=clinic, TZ=zone)
        assert done.returncode == 0, done.stderr
        pages.append((clinic / "site" / "checks" / "index.html").read_bytes())
    assert pages[0] == pages[1]
    assert b"until" in pages[0]


OLD = "\nNobody says so.\n{: #nobody }\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_build_refuses_old_findings_unless_the_settings_name_the_baseline(
    command: str, clinic: Path, run: Run
) -> None:
    page = clinic / "docs" / "lamp.md"
    page.write_text(page.read_text() + OLD)
    kept = run("-m", "mkdocs_evidence", "check", "--write-baseline", "--pages", "docs", cwd=clinic)
    assert kept.returncode == 0, kept.stderr
    assert run(*COMMANDS[command], cwd=clinic).returncode == 1
    settings = clinic / "site_config" / "evidence.yml"
    settings.write_text(settings.read_text() + "\npublishing: {baseline: evidence-baseline.json}\n")
    done = run(*COMMANDS[command], cwd=clinic)
    assert done.returncode == 0, done.stderr
    if command == "evidence build":
        assert "0 errors, 1 old finding: " in done.stderr
    page.write_text(page.read_text() + OLD.replace("#nobody", "#no-one").replace("Nobody", "No one"))
    again = run(*COMMANDS[command], cwd=clinic)
    assert again.returncode == 1
    assert "No one says so." in again.stderr
    assert "Nobody says so." not in again.stderr
