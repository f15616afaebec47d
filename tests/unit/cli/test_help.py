"""Every command says what it does and shows how."""

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from mkdocs_evidence.cli import app

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined] # a group of commands


def test_the_commands_are_these() -> None:
    assert COMMANDS == [
        "build",
        "cache",
        "check",
        "explain",
        "fix",
        "flow",
        "impact",
        "import",
        "pdf",
        "review",
        "schema",
        "serve",
        "verify",
    ]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example_that_names_the_command(command: str) -> None:
    answer = CliRunner().invoke(app, [command, "--help"])
    assert answer.exit_code == 0
    assert f"Example: evidence {command}" in answer.output
