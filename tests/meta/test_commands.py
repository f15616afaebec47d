"""What a person may type or set is told in the README."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from mkdocs_evidence.checks.codes import CODES
from mkdocs_evidence.cli import app
from mkdocs_evidence.host.options import EvidenceOptions
from mkdocs_evidence.load.config.settings import load_settings

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
GROUP = get_command(app)


def _commands(group: TyperGroup) -> Iterator[TyperCommand]:
    for command in group.commands.values():
        if isinstance(command, TyperGroup):
            yield from _commands(command)
        elif isinstance(command, TyperCommand):
            yield command


@pytest.mark.parametrize("command", sorted(GROUP.commands))  # type: ignore[attr-defined] # a group of commands
def test_the_readme_tells_of_every_command(command: str) -> None:
    assert f"`evidence {command}" in README


@pytest.mark.parametrize("command", sorted(GROUP.commands))  # type: ignore[attr-defined] # as above
def test_every_option_of_a_command_says_what_it_does(command: str) -> None:
    for parameter in GROUP.commands[command].params:  # type: ignore[attr-defined] # as above
        if parameter.param_type_name == "option" and parameter.name != "help":
            assert getattr(parameter, "help", ""), parameter.name


@pytest.mark.parametrize("command", [pytest.param(one, id=one.name) for one in _commands(GROUP)])  # type: ignore[arg-type] # a group of commands
def test_the_example_of_a_command_gives_all_that_the_command_needs(command: TyperCommand) -> None:
    words = shlex.split((command.epilog or "").removeprefix("Example: ").partition(" > ")[0])
    assert words[0] == "evidence"
    given = words[words.index(command.name or "") + 1 :]
    command.make_context(command.name, given)


@pytest.mark.parametrize("option", [name for name, _ in EvidenceOptions._schema])
def test_the_readme_tells_of_every_option_of_the_plugin(option: str) -> None:
    assert f"`{option}`" in README


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"`evidence ([a-z]+)", README))
    assert named <= set(GROUP.commands)  # type: ignore[attr-defined] # as above


def test_every_target_of_make_has_a_line_of_help() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split())  # type: ignore[index] # it is there
    assert set(re.findall(r"^## ([a-z]+):", makefile, re.MULTILINE)) == targets


@pytest.mark.parametrize("lock", ["site", "test", "lint"])
def test_locks_hold_every_package_with_a_hash_and_name_no_index(lock: str) -> None:
    text = (REPOSITORY / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    pins = re.findall(
        r"^([a-z0-9][a-z0-9._-]*)==(?:.+\\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE
    )
    assert len(pins) == len(re.findall(r"^[a-z0-9][a-z0-9._-]*==", text, re.MULTILINE)) > 20
    assert not re.search(r"--(index|extra-index|find-links|trusted)", text)
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {"site": [], "test": ["cards", "pdf", "test"], "lint": ["cards", "pdf", "test", "lint"]}[lock]
    wanted = [*project["dependencies"], *(one for extra in extras for one in project["optional-dependencies"][extra])]
    assert {re.split(r"[><=]", one)[0].lower() for one in wanted} <= set(pins)


def test_the_settings_in_the_readme_are_read_without_a_fault() -> None:
    (example,) = [text for text in re.findall(r"```yaml\n(.+?)```", README, re.DOTALL) if text.startswith("rules:")]
    settings, faults = load_settings(example, file="README.md")
    assert faults == ()
    assert settings.waivers
    assert set(settings.rules) | {name for folder in settings.folders for name in folder.severities} <= set(CODES)
