"""The commands `evidence check` and `evidence fix`: what is wrong, and what a machine may mend of it."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mkdocs_evidence.collection import making_what_stays
from mkdocs_evidence.commands.arguments import (
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
from mkdocs_evidence.commands.project import FINDINGS, access_of, find_layout, printed, refuses, stop
from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.report.forms import Format
from mkdocs_evidence.terminal import count_of, say, show_progress

if TYPE_CHECKING:
    from mkdocs_evidence.model.baseline import Baseline
    from mkdocs_evidence.model.judgement import Judgement
    from mkdocs_evidence.pipeline import Compilation


@making_what_stays()
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
    from mkdocs_evidence.load.kept.store import Store
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
