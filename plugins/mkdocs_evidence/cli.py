"""The command `evidence`: its commands by name, and how it ends."""

import json
import os
import signal
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from mkdocs_evidence import __version__
from mkdocs_evidence.cluster.access import ClusterError
from mkdocs_evidence.commands.arguments import Pages, Project
from mkdocs_evidence.commands.build import build
from mkdocs_evidence.commands.check import check, fix
from mkdocs_evidence.commands.flow import flow_app
from mkdocs_evidence.commands.impact import impact
from mkdocs_evidence.commands.pdf import pdf
from mkdocs_evidence.commands.project import COULD_NOT_RUN, FINDINGS, printed, stop
from mkdocs_evidence.commands.reviewing.app import review_app
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.report.forms import Format
from mkdocs_evidence.terminal import count_of, say, size_of

app = typer.Typer(
    name="evidence",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="Clinical guidance in which every claim opens the evidence that carries it.",
    epilog="Exit status: 0 clean, 1 findings, 2 could not run.",
)
app.add_typer(flow_app, name="flow")
app.add_typer(review_app, name="review")


def _print_version(is_asked: bool) -> None:
    if is_asked:
        sys.stdout.write(f"{__version__}\n")
        raise typer.Exit()


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


app.command(epilog="Example: evidence check --format sarif > findings.sarif")(check)
app.command(epilog="Example: evidence build --strict")(build)


@app.command(epilog="Example: evidence serve --address 127.0.0.1:9000")
def serve(
    project: Project = Path(),
    address: Annotated[str | None, typer.Option("--address", metavar="HOST:PORT", help="Where to listen.")] = None,
    is_polling: Annotated[
        bool, typer.Option("--poll", help="Look for changes twice a second, where the disk does not tell of them.")
    ] = False,
) -> None:
    """Preview the site in the browser: each page is made when it is looked at, and follows every file of content."""
    from mkdocs_evidence.mkdocs_run import find_mkdocs_file, serve_project
    from mkdocs_evidence.opening import UnusableProjectError

    try:
        serve_project(find_mkdocs_file(project), address=address, is_polling=is_polling)
    except UnusableProjectError as problem:
        stop(str(problem))


@app.command(epilog="Example: evidence verify site/")
def verify(site: Annotated[Path, typer.Argument(metavar="SITE", help="The folder of a built site.")]) -> None:
    """Prove from the HTML alone that every claim, citation and reference of the ledger is there."""
    from mkdocs_evidence.verify.site import verify_site

    if not site.is_dir():
        stop(f"There is no folder `{site}`.")
    found = verify_site(site)
    for discrepancy in found:
        sys.stdout.write(f"{discrepancy}\n")
    if found:
        say(f"{count_of(len(found), 'difference')} between the site and its ledger.")
        raise typer.Exit(FINDINGS)
    say(f"{site} shows everything that its ledger holds.")


@app.command(epilog="Example: evidence cache --clear")
def cache(
    is_clearing: Annotated[
        bool, typer.Option("--clear", help="Delete it; the next run makes everything anew.")
    ] = False,
) -> None:
    """Show what is kept between runs so that they need not read and make everything anew, or clear it."""
    from mkdocs_evidence.host.kept.sites import clear_kept_sites, find_kept_sites
    from mkdocs_evidence.load.kept.listing import clear_kept, find_kept

    if is_clearing:
        say(f"{size_of(clear_kept_sites() + clear_kept())} deleted.")
        return
    found = (*find_kept(), *find_kept_sites())
    for one in found:
        sys.stdout.write(f"{size_of(one.bytes):>9}  {one.path}\n")
    if not found:
        say("Nothing is kept.")


@app.command(epilog="Example: evidence explain uncited-claim")
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="Name or code: uncited-claim, EV101.")] = "",
) -> None:
    """Print the page of a rule: what it catches, why, and what to write instead. Without a rule, list them all."""
    from mkdocs_evidence.checks import explain as pages
    from mkdocs_evidence.intake.import_findings import explain_import

    try:
        sys.stdout.write((explain_import(rule) or pages.explain(rule) if rule else pages.list_rules()) + "\n")
        if rule and (url := _rules_url()):
            say(f"On the site: {url.rstrip('/')}/{pages.look_up(rule).name}/")
    except pages.UnknownRuleError as problem:
        stop(str(problem))


app.command(epilog="Example: evidence fix --diff")(fix)


@app.command("import", epilog="Example: evidence import answer.txt --name hip/avn-stage-2")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A pasted answer with numbers and a reference list.")],
    name: Annotated[str, typer.Option("--name", help="Id of the article; made from its title if left out.")] = "",
    project: Annotated[Path, typer.Option("--into", metavar="DIR", help="The project to write to.")] = Path(),
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace files of the same names.")] = False,
    pages: Pages = None,
) -> None:
    """Make a draft article and reference files of a pasted text, keep every word, and say what is wrong with it."""
    from mkdocs_evidence.intake.draft import import_draft, write_draft

    try:
        text = file.read_text(encoding="utf-8")
    except OSError as problem:
        stop(f"Cannot read `{file}`: {problem.strerror}.")
    except UnicodeDecodeError:
        stop(f"Cannot read `{file}`: it is not UTF-8. Save it as UTF-8 text first.")
    layout = Layout.of(project, pages=pages)
    taken = [path.stem for path in layout.references.glob("*.yml")]
    draft = import_draft(text, name=name, file=str(file), taken=[] if overwrite else taken)
    sys.stdout.write(printed(draft.diagnostics, Layout.of(Path()), Format.TEXT))
    written = write_draft(draft, layout, overwrite=overwrite)
    if written.in_the_way:
        stop(f"Nothing was written: {', '.join(written.in_the_way)} would be replaced. Allow it with --overwrite.")
    say(f"Wrote {', '.join(written.files)}.")
    raise typer.Exit(FINDINGS if draft.diagnostics else 0)


app.command(epilog="Example: evidence pdf hip/avn-stage-2 -o handout.pdf")(pdf)
app.command(epilog="Example: evidence impact castro-2000")(impact)


@app.command(epilog="Example: evidence schema --write .vscode/schemas")
def schema(
    folder: Annotated[Path | None, typer.Option("--write", metavar="DIR", help="Write one file each.")] = None,
) -> None:
    """Print the JSON Schemas of all files that authors write, for editors that complete and check YAML."""
    from mkdocs_evidence.load.schema import schema_texts, write_schemas

    if folder is None:
        schemas = {name: json.loads(text) for name, text in schema_texts().items()}
        sys.stdout.write(json.dumps(schemas, indent=2, ensure_ascii=False) + "\n")
    else:
        write_schemas(folder)
        say(f"Wrote the schemas to {folder}.")


def main() -> None:
    """Runs the command line. What the disk refuses is one plain line; status 1 always means findings, never a crash."""
    # Services are ended by SIGTERM, and what a command made for itself only has to go then too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        app()
    except SystemExit as ending:
        _end_now(ending)
        raise
    except ClusterError as problem:
        say(str(problem))
        sys.exit(COULD_NOT_RUN)
    except OSError as problem:
        where = f" `{problem.filename}`" if problem.filename else ""
        say(f"Could not go on:{where} {problem.strerror or problem}.")
        sys.exit(COULD_NOT_RUN)
    except Exception:
        traceback.print_exc()
        say("This is a fault of the program, not of your files: nothing is known about them.")
        sys.exit(COULD_NOT_RUN)


def _end_now(ending: SystemExit) -> None:
    """Ends the process without giving back one object after the other, a fifth of the time of a small check.

    Where there are other threads, or what was printed does not get through, Python ends in its own way.
    """
    if threading.active_count() > 1 or not isinstance(ending.code, int | None):
        return
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ending.code or 0)


def _rules_url() -> str:
    """Where the project in this folder publishes its pages of rules; empty when it says nothing of it."""
    from mkdocs_evidence.load.config.settings import load_settings

    layout = Layout.of(Path())
    file = layout.site_config / "evidence.yml"
    if not file.is_file():
        return ""
    settings, _ = load_settings(file.read_text(encoding="utf-8", errors="replace"), file=layout.name(file))
    return settings.rules_url
