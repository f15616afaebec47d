"""The project that a command works on: found, its findings printed, and a way to stop that says why."""

import shutil
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from mkdocs_evidence.cluster.access import Access
from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.report.forms import WIDTH_OF_FILES, Format, report_as
from mkdocs_evidence.terminal import say, wants_color

if TYPE_CHECKING:
    from mkdocs_evidence.pipeline import Compilation

FINDINGS, COULD_NOT_RUN, INTERRUPTED = 1, 2, 130
"""Statuses with which commands end."""


def stop(message: str) -> NoReturn:
    """Says one line and ends the command with the status that means it could not run."""
    say(message)
    raise typer.Exit(COULD_NOT_RUN)


def find_layout(project: Path, pages: Path | None) -> Layout:
    """The folders of a project; stops where there is none.

    Args:
        project: The folder that holds content/ and site_config/.
        pages: Where the articles are, when a person named it.
    """
    if not project.is_dir():
        stop(f"There is no folder `{project}`.")
    if pages is not None and not pages.is_dir():
        stop(f"There is no folder `{pages}`.")
    layout = Layout.of(project, pages=pages)
    if not layout.pages.is_dir() and (layout.root / "docs").is_dir():
        layout = Layout.of(project, pages=layout.root / "docs")
    if not any(folder.is_dir() for folder in (layout.pages, layout.references, layout.site_config)):
        stop(f"`{project}` holds neither content/ nor site_config/ nor docs/, so there is nothing to check.")
    return layout


def refuses(diagnostics: Sequence[Diagnostic], *, strict: bool) -> bool:
    """Whether any of them is an error, or, where asked for, a warning."""
    refusing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(one.severity in refusing for one in diagnostics)


def printed(
    diagnostics: Sequence[Diagnostic], layout: Layout, form: Format, compilation: "Compilation | None" = None
) -> str:
    """The findings as somebody at this terminal wants to read them."""
    from mkdocs_evidence.checks import RULES
    from mkdocs_evidence.pipeline import read_text

    is_terminal = sys.stdout.isatty()
    return report_as(
        form,
        diagnostics,
        sources=partial(read_text, layout),
        rules=RULES,
        rules_url=compilation.ledger.settings.rules_url if compilation else "",
        color=wants_color(is_terminal=is_terminal),
        width=shutil.get_terminal_size().columns if is_terminal else WIDTH_OF_FILES,
    )


def access_of(
    scheduler: str | None, *, storage: str, ca: Path | None, certificate: Path | None, key: Path | None
) -> Access | None:
    """The cluster that a person named; None when none was."""
    if scheduler is None:
        if storage or ca or certificate or key:
            stop("`--storage` and the certificates are of use only with `--cluster ADDRESS`.")
        return None
    if not scheduler:
        stop("`--cluster` names no address. `dask scheduler` prints its own when it starts.")
    missing = next((one for one in (ca, certificate, key) if one is not None and not one.is_file()), None)
    if missing is not None:
        stop(f"There is no file `{missing}`.")
    url = storage if not storage or "://" in storage else Path(storage).resolve().as_uri()
    return Access(scheduler=scheduler, storage=url, ca=ca, certificate=certificate, key=key)
