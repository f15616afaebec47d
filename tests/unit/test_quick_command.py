"""A quick command takes what people type as typer's own does, and says the same when something is wrong with it."""

import subprocess
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from mkdocs_evidence.quick_command import QuickCommand


class Form(StrEnum):
    TEXT = "text"
    JSON = "json"


def _paint(
    project: Annotated[Path, typer.Argument()] = Path(),
    form: Annotated[Form, typer.Option("--format")] = Form.TEXT,
    day: Annotated[str, typer.Option()] = "",
    jobs: Annotated[int, typer.Option(min=0)] = 0,
    most: Annotated[int, typer.Option(min=2, max=5)] = 3,
    folder: Annotated[Path | None, typer.Option(exists=True, file_okay=False)] = None,
    select: Annotated[list[str] | None, typer.Option()] = None,
    is_strict: Annotated[bool, typer.Option("--strict")] = False,
) -> None:
    typer.echo([project, form, day, jobs, most, folder, select, is_strict])


def _said(arguments: list[str], *, is_quick: bool) -> tuple[int, str]:
    app = typer.Typer()
    app.command(cls=QuickCommand if is_quick else None)(_paint)
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.output


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="nothing"),
        pytest.param([".", "--format", "json", "--day", "2026-01-31", "--jobs", "4", "--strict"], id="all plain"),
        pytest.param(["--select", "a", "--select", "b"], id="many"),
        pytest.param(["--folder", "."], id="a folder that is there"),
        pytest.param(["--folder", "nowhere"], id="a folder that is not there"),
        pytest.param(["nowhere/at all"], id="a project that is not there"),
        pytest.param(["--format", "JSON"], id="a choice in capitals"),
        pytest.param(["--format", "pdf"], id="no choice"),
        pytest.param(["--jobs", "-1"], id="too few jobs"),
        pytest.param(["--jobs", "+2"], id="a number with a sign"),
        pytest.param(["--jobs", "many"], id="no number"),
        pytest.param(["--most", "7"], id="too many"),
        pytest.param(["--most", "4"], id="enough"),
        pytest.param(["--jobs"], id="a value left out"),
    ],
)
def test_a_quick_command_takes_what_typer_takes_and_refuses_what_it_refuses(arguments: list[str]) -> None:
    assert _said(arguments, is_quick=True) == _said(arguments, is_quick=False)


def test_a_check_loads_no_library_only_to_convert_its_arguments(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    code = (
        "import atexit, sys\n"
        "from mkdocs_evidence import cli\n"
        "cli._end_now = lambda _: None\n"
        "atexit.register(lambda: sys.stderr.write('pydantic' if 'pydantic' in sys.modules else 'none'))\n"
        "sys.argv = ['evidence', 'check', '.', '--jobs', '1', '--format', 'json', '--as-of', '2026-01-31']\n"
        "cli.main()\n"
    )
    done = run("-c", code, cwd=tmp_path)
    assert done.stderr.endswith("none")
