"""The command `evidence flow`: what an editor or a member of the board asks about a decision flow."""

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mkdocs_evidence.commands.project import FINDINGS, find_layout, printed, refuses, stop
from mkdocs_evidence.report.forms import Format
from mkdocs_evidence.terminal import say, show_progress

if TYPE_CHECKING:
    from mkdocs_evidence.commands.flow_editions import Found
    from mkdocs_evidence.model.flow import Flow
    from mkdocs_evidence.model.ledger import Ledger

flow_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="Decision flows: proofs, paths, differences between editions, pictures, files for other tools.",
    epilog="Example: evidence flow check",
)

_Flow = Annotated[str, typer.Argument(metavar="FLOW", help="Id of a flow, or its file: hip-avn.")]
_Project = Annotated[Path, typer.Option("--project", metavar="DIR", help="The folder that holds content/.")]
_Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there and print nothing.")]


class ExportFormat(StrEnum):
    """Formats of other tools."""

    DMN = "dmn"
    FHIR = "fhir"
    MERMAID = "mermaid"
    CSV = "csv"
    JSON = "json"
    SVG = "svg"


class PathFormat(StrEnum):
    """How paths are printed."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


class ReportFormat(StrEnum):
    """How what was found out about flows is printed."""

    TEXT = "text"
    JSON = "json"


_ReportForm = Annotated[ReportFormat, typer.Option("--format", help="How to print it.")]


@flow_app.command(epilog="Example: evidence flow check hip-avn")
def check(
    flow: Annotated[str, typer.Argument(metavar="FLOW", help="Id of a flow, or its file; all when left out.")] = "",
    project: _Project = Path(),
    form: _ReportForm = ReportFormat.TEXT,
    is_quick: Annotated[
        bool, typer.Option("--quick", help="Leave out the mutation score, which takes seconds.")
    ] = False,
) -> None:
    """Prove flows, show every finding about them, and count what is proven and how well scenarios guard it."""
    from mkdocs_evidence.pipeline import compile_site
    from mkdocs_evidence.report.flow_numbers import json_numbers, number_flow, text_numbers

    layout = find_layout(project, None)
    with show_progress() as progress:
        compilation = compile_site(layout, progress=progress)
    ledger = compilation.ledger
    flows = [_named(flow, ledger)] if flow else list(ledger.flows.values())
    files = {one.file for one in flows}
    # Faults of a file that could not be read as a flow belong to no flow, and are what a person wants to see.
    unread = {one.at.file for one in compilation.diagnostics if one.at.file.startswith(f"{layout.name(layout.flows)}/")}
    found = tuple(one for one in compilation.diagnostics if one.at.file in (files if flow else files | unread))
    numbers = [number_flow(one, ledger, has_score=not is_quick) for one in flows]
    if form is ReportFormat.JSON:
        _write(json_numbers(numbers, found), None)
    else:
        _write(printed(found, layout, Format.TEXT, compilation) if found else "", None)
        _write("\n".join(text_numbers(one) for one in numbers), None)
        if not flows:
            say("There is no flow in this project.")
    raise typer.Exit(FINDINGS if refuses(found, strict=False) else 0)


@flow_app.command(epilog="Example: evidence flow paths hip-avn --format csv -o paths.csv")
def paths(
    flow: _Flow,
    project: _Project = Path(),
    form: Annotated[PathFormat, typer.Option("--format", help="How to print the paths.")] = PathFormat.TEXT,
    output: _Output = None,
) -> None:
    """Print the path book: every path as a sentence, with its outcome, its claims and an example patient."""
    from mkdocs_evidence.analysis.flows.paths import find_paths
    from mkdocs_evidence.analysis.flows.study import study_flow
    from mkdocs_evidence.export.flow_csv import export_flow_csv
    from mkdocs_evidence.report.path_book import json_paths, text_paths

    ledger = _ledger(project)
    compiled = study_flow(_named(flow, ledger), ledger).compiled
    if form is PathFormat.CSV:
        _write(export_flow_csv(compiled), output)
        return
    book = find_paths(compiled)
    _write(json_paths(compiled, book) if form is PathFormat.JSON else text_paths(compiled, book), output)


@flow_app.command(epilog="Example: evidence flow diff hip-avn@1")
def diff(
    before: Annotated[
        str,
        typer.Argument(
            metavar="BEFORE",
            help="The earlier edition: old.yml, FLOW@1, v1.0:FLOW (git), DIR:FLOW; of FLOW alone the last commit.",
        ),
    ],
    after: Annotated[
        str, typer.Argument(metavar="AFTER", help="The later one, named alike; as it stands when left out.")
    ] = "",
    project: _Project = Path(),
    form: _ReportForm = ReportFormat.TEXT,
) -> None:
    """Say which combinations of answers lead to another outcome than before; status 1 when any do.

    Flows that an edition leads on to are taken as they stand in the project.
    """
    from mkdocs_evidence.analysis.flows.cells import TooManyCellsError
    from mkdocs_evidence.analysis.flows.diff import diff_flows
    from mkdocs_evidence.commands.flow_editions import find_editions
    from mkdocs_evidence.report.flow_differences import json_differences, text_differences

    flows = _ledger(project).flows if (project / "content").is_dir() else {}
    old, new = map(_edition, find_editions(before, after, project))
    try:
        difference = diff_flows(old, new, flows)
    except TooManyCellsError:
        stop("These flows have too many combinations of answers to compare. Split them into smaller flows.")
    report = json_differences if form is ReportFormat.JSON else text_differences
    _write(report(difference, old, new), None)
    raise typer.Exit(FINDINGS if difference.changes else 0)


@flow_app.command(epilog="Example: evidence flow draw hip-avn -o hip-avn.svg")
def draw(flow: _Flow, project: _Project = Path(), output: _Output = None) -> None:
    """Draw a flow as SVG."""
    export(flow, ExportFormat.SVG, project, output)


@flow_app.command(epilog="Example: evidence flow export hip-avn --format dmn -o hip-avn.dmn")
def export(
    flow: _Flow,
    form: Annotated[ExportFormat, typer.Option("--format", help="The format to write.")],
    project: _Project = Path(),
    output: _Output = None,
) -> None:
    """Write a flow for other tools: DMN 1.3, FHIR R5, Mermaid, a path book as CSV, the compiled table, a picture."""
    ledger = _ledger(project)
    chosen = _named(flow, ledger)
    if form is ExportFormat.SVG:
        from mkdocs_evidence.export.flow_svg import export_flow_svg

        _write(export_flow_svg(chosen, ledger), output)
        return
    from mkdocs_evidence.analysis.flows.study import study_flow
    from mkdocs_evidence.export.flow_formats import FLOW_FORMATS

    study = study_flow(chosen, ledger)
    if not study.compiled.is_expressible:
        stop(f"`{chosen.id}` asks a fact that cannot be read. See evidence flow check {chosen.id}.")
    if not (study.proof.is_complete and study.compiled.is_whole):
        say(f"`{chosen.id}` is not proven: what is written is as incomplete. See evidence flow check {chosen.id}.")
    _write(FLOW_FORMATS[form].export(study.compiled), output)


def _ledger(project: Path) -> "Ledger":
    from mkdocs_evidence.load.site import load_site

    return load_site(find_layout(project, None))


def _named(name: str, ledger: "Ledger") -> "Flow":
    """The flow of an id, or of the path of its file."""
    from mkdocs_evidence.analysis.nearest import find_nearest

    for flow in ledger.flows.values():
        if name == flow.id or (name.endswith(".yml") and Path(name).as_posix().endswith(flow.file)):
            return flow
    names: Sequence[str] = [str(one) for one in ledger.flows]
    near = find_nearest(name, names)
    known = f"Did you mean `{near}`?" if near else f"These there are: {', '.join(names) or 'none'}."
    return stop(f"There is no flow `{name}`. {known}")


def _edition(found: "Found") -> "Flow":
    """A flow of a text from anywhere, which need not belong to a project."""
    from mkdocs_evidence.load.flows.flow import load_flow
    from mkdocs_evidence.model.ids import FlowId

    flow, faults = load_flow(found.text, file=found.name, flow_id=FlowId(found.flow))
    # A file kept aside may have another name than the flow says.
    first = next((fault.finding for fault in faults), None)
    if flow is None or not flow.is_whole:
        stop(
            f"Cannot compare `{found.name}`: {first.at.line}: {first.message}"
            if first
            else f"Cannot compare `{found.name}`."
        )
    return flow


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    output.write_text(text, encoding="utf-8", newline="")
    say(f"Wrote {os.path.relpath(output)}.")
