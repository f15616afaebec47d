"""No command makes a site of content that has errors, and what was there before stays."""

from pathlib import Path

import pytest
from clinic_project import COMMANDS, Run, read_tree


@pytest.mark.parametrize("command", COMMANDS)
def test_clean_content_becomes_a_site(command: str, clinic: Path, start: Run) -> None:
    done = start(*COMMANDS[command], cwd=clinic)
    assert done.returncode == 0, done.stderr
    site = read_tree(clinic / "site")
    assert {"ledger.json", "index.html", "lamp/index.html", "references/lamp-2001/index.html"} <= site.keys()
    assert sorted(path.name for path in clinic.iterdir()) == ["content", "docs", "mkdocs.yml", "site", "site_config"]


@pytest.mark.parametrize("command", COMMANDS)
def test_an_error_refuses_the_site_with_our_message_and_keeps_the_old_one(command: str, clinic: Path, run: Run) -> None:
    assert run(*COMMANDS["evidence build"], cwd=clinic).returncode == 0
    before = read_tree(clinic / "site")
    page = clinic / "docs" / "lamp.md"
    page.write_text(page.read_text().replace("@lamp-2001#score]", "@lamp-2002#score]", 1))
    lines = page.read_text().splitlines()
    line = next(number for number, words in enumerate(lines) if "@lamp-2002" in words)
    done = run(*COMMANDS[command], cwd=clinic)
    assert done.returncode == 1
    place = f"docs/lamp.md:{line + 1}:{lines[line].index('@lamp-2002') + 1}"
    assert f"{place}: error[unknown-reference]" in done.stderr
    assert "lamp-2001" in done.stderr, "the nearest key is named"
    assert "Traceback" not in done.stderr
    assert read_tree(clinic / "site") == before
    assert not list(clinic.glob(".site*"))


def test_a_failure_in_the_middle_of_the_build_keeps_the_old_site(clinic: Path, run: Run) -> None:
    assert run(*COMMANDS["mkdocs build"], cwd=clinic).returncode == 0
    before = read_tree(clinic / "site")
    (clinic / "docs" / "index.md").write_text("# Changed\n")
    (clinic / "fails.py").write_text("def on_post_page(output, page, config):\n    raise ValueError('in the middle')\n")
    (clinic / "mkdocs.yml").write_text((clinic / "mkdocs.yml").read_text() + "hooks: [fails.py]\n")
    done = run(*COMMANDS["mkdocs build"], cwd=clinic)
    assert done.returncode != 0
    assert "in the middle" in done.stderr
    assert read_tree(clinic / "site") == before
    assert not list(clinic.glob(".site*"))


def test_a_page_that_another_plugin_changes_is_refused(clinic: Path, run: Run) -> None:
    (clinic / "alters.py").write_text(
        "def on_post_page(output, page, config):\n    return output.replace('by 12 points', 'by 21 points')\n"
    )
    (clinic / "mkdocs.yml").write_text((clinic / "mkdocs.yml").read_text() + "hooks: [alters.py]\n")
    done = run(*COMMANDS["mkdocs build"], cwd=clinic)
    assert done.returncode == 1
    assert "lamp/index.html: claim lamp-score: The page says" in done.stderr
    assert not (clinic / "site").exists()


def test_a_plugin_that_rewrites_the_markdown_of_an_article_is_refused(clinic: Path, run: Run) -> None:
    (clinic / "rewrites.py").write_text(
        "def on_page_markdown(markdown, page, config, files):\n    return markdown.replace('12 points', '15 points')\n"
    )
    (clinic / "mkdocs.yml").write_text((clinic / "mkdocs.yml").read_text() + "hooks: [rewrites.py]\n")
    done = run(*COMMANDS["mkdocs build"], cwd=clinic)
    assert done.returncode == 1
    assert "error[readers-disagree]" in done.stderr
    assert not (clinic / "site").exists()


def test_a_strict_build_that_mkdocs_refuses_keeps_the_old_site(clinic: Path, run: Run) -> None:
    assert run(*COMMANDS["mkdocs build"], cwd=clinic).returncode == 0
    before = read_tree(clinic / "site")
    (clinic / "docs" / "index.md").write_text("# Clinic\n\n[nowhere](missing.md)\n")
    done = run(*COMMANDS["mkdocs build --strict"], cwd=clinic)
    assert done.returncode == 1
    assert read_tree(clinic / "site") == before
    assert not list(clinic.glob(".site*"))


def test_a_dirty_build_still_makes_a_whole_site(clinic: Path, run: Run) -> None:
    assert run(*COMMANDS["mkdocs build"], cwd=clinic).returncode == 0
    before = read_tree(clinic / "site")
    done = run("-m", "mkdocs", "build", "--dirty", cwd=clinic)
    assert done.returncode == 0, done.stderr
    assert read_tree(clinic / "site").keys() == before.keys()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "nowhere"], "There is no folder `nowhere`."),
        (["check", "docs/notes"], "nothing to check"),
        (["build", "docs"], "There is no `mkdocs.yml` in `docs`."),
        (["verify", "nowhere"], "There is no folder `nowhere`."),
        (["explain", "no-such-rule"], "no-such-rule"),
        (["import", "nowhere.txt"], "Cannot read `nowhere.txt`"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_what_cannot_run_says_so_in_one_line(arguments: list[str], says: str, clinic: Path, run: Run) -> None:
    done = run("-m", "mkdocs_evidence", *arguments, cwd=clinic)
    assert done.returncode == 2, done.stderr
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


@pytest.mark.parametrize(
    "content",
    ["site_name: [", "- a list", "site_name: Clinic\nplugins: [search]\n", "site_name: Clinic\nplugins: [no-such]\n"],
    ids=["broken YAML", "a list", "without the plugin", "an unknown plugin"],
)
def test_an_mkdocs_file_that_cannot_be_used_says_why_without_a_traceback(content: str, clinic: Path, run: Run) -> None:
    (clinic / "mkdocs.yml").write_text(content)
    done = run(*COMMANDS["evidence build"], cwd=clinic)
    assert done.returncode == 2, done.stderr
    assert "`mkdocs.yml`" in done.stderr
    assert "Traceback" not in done.stderr
