"""The command `evidence`: packs arguments for the pipeline and prints what it gives back."""

import json
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mkdocs_evidence import __version__
from mkdocs_evidence.arguments import (
    Anew,
    AsOf,
    BaselineFile,
    Cluster,
    ClusterCa,
    ClusterCertificate,
    ClusterKey,
    Diff,
    Fixing,
    Ignore,
    Jobs,
    Pages,
    Project,
    Prune,
    Select,
    Sources,
    Storage,
    Strict,
    WriteBaseline,
)
from mkdocs_evidence.build_command import build
from mkdocs_evidence.cluster.access import ClusterError
from mkdocs_evidence.collection import without_collection
from mkdocs_evidence.flow_commands import flow_app
from mkdocs_evidence.impact_command import impact
from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pdf_command import pdf
from mkdocs_evidence.project import COULD_NOT_RUN, FINDINGS, access_of, find_layout, printed, refuses, stop
from mkdocs_evidence.report.forms import Format
from mkdocs_evidence.reviewing.app import review_app
from mkdocs_evidence.terminal import count_of, say, show_progress, size_of

if TYPE_CHECKING:
    from mkdocs_evidence.model.baseline import Baseline
    from mkdocs_evidence.model.judgement import Judgement
    from mkdocs_evidence.pipeline import Compilation

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


@app.command(epilog="Example: evidence check --format sarif > findings.sarif")
@without_collection()
def check(
    project: Project = Path(),
    form: Annotated[Format, typer.Option("--format", help="How to print what is found.")] = Format.TEXT,
    as_of: AsOf = "",
    strict: Strict = False,
    select: Select = None,
    ignore: Ignore = None,
    is_fixing: Fixing = False,
    is_diff: Diff = False,
    baseline: BaselineFile = None,
    is_anew: WriteBaseline = False,
    is_pruning: Prune = False,
    jobs: Jobs = 0,
    is_anew_read: Anew = False,
    pages: Pages = None,
    sources: Sources = None,
    cluster: Cluster = None,
    storage: Storage = "",
    cluster_ca: ClusterCa = None,
    cluster_certificate: ClusterCertificate = None,
    cluster_key: ClusterKey = None,
) -> None:
    """Read everything and run every rule, without building anything."""
    from mkdocs_evidence.cluster.crew import join_crew
    from mkdocs_evidence.load.store import Store
    from mkdocs_evidence.pipeline import compile_site, sensible_jobs

    layout = replace(find_layout(project, pages), sources=_sources(sources))
    day = _day(as_of)
    chosen, left_out = _rules(select), _rules(ignore)
    known = _baseline(baseline, layout, is_anew=is_anew)
    access = access_of(cluster, storage=storage, ca=cluster_ca, certificate=cluster_certificate, key=cluster_key)
    if is_fixing or is_diff:
        _fix(layout, is_diff=is_diff)
    folders = (*layout.folders, *([layout.sources] if layout.sources else []))
    with show_progress() as progress, join_crew(access, folders) as crew:
        compilation = compile_site(
            layout,
            as_of=day,
            keeps_articles=False,
            baseline=known,
            store=None if is_anew_read or crew else Store.of_user(),
            jobs=jobs or sensible_jobs(layout),
            progress=progress,
            crew=crew,
        )
    shown = compilation.diagnostics
    if is_anew or is_pruning:
        shown = _tend_baseline(compilation, layout, baseline, is_anew=is_anew)
    shown = tuple(one for one in shown if (not chosen or one.name in chosen) and one.name not in left_out)
    sys.stdout.write(printed(shown, layout, form, compilation))
    _say_what_is_hidden(compilation.judgement, is_anew=is_anew)
    raise typer.Exit(FINDINGS if refuses(shown, strict=strict) else 0)


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
    from mkdocs_evidence.command import find_mkdocs_file, serve_project
    from mkdocs_evidence.opening import UnusableProjectError

    try:
        is_served = serve_project(find_mkdocs_file(project), address=address, is_polling=is_polling)
    except UnusableProjectError as problem:
        stop(str(problem))
    if not is_served:
        raise typer.Exit(FINDINGS)


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
    from mkdocs_evidence.host.kept_sites import clear_kept_sites, find_kept_sites
    from mkdocs_evidence.load.kept_files import clear_kept, find_kept

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


@app.command(epilog="Example: evidence fix --diff")
def fix(
    project: Project = Path(),
    diff: Diff = False,
    pages: Pages = None,
) -> None:
    """Write what a machine may write, such as missing claim ids, and change nothing else."""
    layout = find_layout(project, pages)
    left = _fix(layout, is_diff=diff)
    if left:
        sys.stdout.write(printed(left, layout, Format.TEXT))
    raise typer.Exit(FINDINGS if left else 0)


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


def _sources(folder: Path | None) -> Path | None:
    if folder is not None and not folder.is_dir():
        stop(f"There is no folder `{folder}`.")
    return folder and folder.resolve()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        stop(f"`{text}` is no day. Write it as 2027-01-31.")


def _rules(names: Sequence[str] | None) -> frozenset[str]:
    """The names of rules that a person named, by name or code."""
    from mkdocs_evidence.checks.explain import UnknownRuleError, look_up

    try:
        return frozenset(look_up(name).name for name in names or ())
    except UnknownRuleError as problem:
        stop(str(problem))


def _baseline(path: Path | None, layout: Layout, *, is_anew: bool) -> "Baseline | None":
    """The baseline that a person named; an empty one when it is about to be written anew."""
    from mkdocs_evidence.intake.old_findings import UnusableBaselineError, no_findings, open_baseline

    try:
        return no_findings() if is_anew else open_baseline(path, layout) if path else None
    except UnusableBaselineError as problem:
        stop(str(problem))


def _tend_baseline(
    compilation: "Compilation", layout: Layout, path: Path | None, *, is_anew: bool
) -> tuple[Diagnostic, ...]:
    """Writes the baseline anew or prunes it; gives what is left to report."""
    from mkdocs_evidence.intake.old_findings import baseline_path, keep_findings, prune_findings, without_stale

    path = path or baseline_path(compilation, layout)
    if is_anew:
        kept = keep_findings(compilation, layout, path)
        say(f"{count_of(kept.number, 'finding')} kept for later in {os.path.relpath(path)}.")
        return kept.left
    if compilation.judgement.baseline is None:
        stop("There is no baseline to prune. Name it with --baseline FILE, or in `evidence.yml`.")
    gone = prune_findings(compilation, layout, path)
    say(f"{count_of(gone, 'mended finding')} taken out of {os.path.relpath(path)}.")
    return without_stale(compilation).diagnostics


def _say_what_is_hidden(judgement: "Judgement", *, is_anew: bool) -> None:
    if judgement.excused:
        say(f"{count_of(len(judgement.excused), 'finding')} excused by waivers.")
    if judgement.baseline is not None and judgement.old and not is_anew:
        say(f"{count_of(len(judgement.old), 'old finding')} in {judgement.baseline.file} not shown.")


def _fix(layout: Layout, *, is_diff: bool) -> tuple[Diagnostic, ...]:
    """Makes the mechanical changes, or prints them and ends; gives what a person has to mend."""
    from mkdocs_evidence.intake.fix import fix_site
    from mkdocs_evidence.pipeline import sensible_jobs

    with show_progress() as progress:
        result = fix_site(layout, write=not is_diff, jobs=sensible_jobs(layout), progress=progress)
    edits = sum(one.edits for one in result.fixes)
    if is_diff:
        sys.stdout.write(result.diff)
    say(f"{count_of(edits, 'change')} in {count_of(len(result.fixes), 'file')}{' to make' if is_diff else ''}.")
    if is_diff and result.left:
        say(f"{count_of(len(result.left), 'finding')} that only a person can mend; `evidence check` shows what.")
    if is_diff:
        raise typer.Exit(FINDINGS if edits or result.left else 0)
    return result.left


def _rules_url() -> str:
    """Where the project in this folder publishes its pages of rules; empty when it says nothing of it."""
    from mkdocs_evidence.load.settings import load_settings

    layout = Layout.of(Path())
    file = layout.site_config / "evidence.yml"
    if not file.is_file():
        return ""
    settings, _ = load_settings(file.read_text(encoding="utf-8", errors="replace"), file=layout.name(file))
    return settings.rules_url
