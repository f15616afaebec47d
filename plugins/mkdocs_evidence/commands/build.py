"""The command `evidence build`: checks, builds aside, verifies and swaps, alone or with a cluster's help."""

import os
from pathlib import Path
from typing import Annotated

import typer

from mkdocs_evidence.cluster.access import ClusterError
from mkdocs_evidence.commands.arguments import (
    Anew,
    Cluster,
    ClusterCa,
    ClusterCertificate,
    ClusterKey,
    Jobs,
    Project,
    Storage,
)
from mkdocs_evidence.commands.project import FINDINGS, INTERRUPTED, access_of, stop
from mkdocs_evidence.model.settings import Channel
from mkdocs_evidence.terminal import say, show_progress, size_of

_WORTH_TELLING_BYTES = 500_000_000
"""What is kept between runs is spoken of when it is more: people who have room for it need not hear of it each time."""


def build(
    project: Project = Path(),
    strict: Annotated[bool, typer.Option("--strict", help="Refuse for warnings too, MkDocs' included.")] = False,
    jobs: Jobs = 0,
    is_anew: Anew = False,
    channel: Annotated[
        Channel | None, typer.Option("--channel", help="For whom; what the project says when left out.")
    ] = None,
    cluster: Cluster = None,
    storage: Storage = "",
    cluster_ca: ClusterCa = None,
    cluster_certificate: ClusterCertificate = None,
    cluster_key: ClusterKey = None,
) -> None:
    """Check, build aside, verify, and swap the new site in; on any error the old site stays."""
    from mkdocs_evidence.host.effort import Effort
    from mkdocs_evidence.load.kept.listing import find_kept
    from mkdocs_evidence.mkdocs_run import build_project, find_mkdocs_file
    from mkdocs_evidence.opening import UnusableProjectError

    access = access_of(cluster, storage=storage, ca=cluster_ca, certificate=cluster_certificate, key=cluster_key)
    try:
        with show_progress() as progress:
            effort = Effort(jobs=jobs, is_anew=is_anew, progress=progress)
            summary = build_project(
                find_mkdocs_file(project), is_strict=strict, effort=effort, channel=channel, cluster=access
            )
    except UnusableProjectError as problem:
        stop(str(problem))
    except ClusterError as problem:
        stop(f"{problem} The site is as it was.")
    except KeyboardInterrupt:
        say("Interrupted. The site is as it was.")
        raise typer.Exit(INTERRUPTED) from None
    if summary is None:
        raise typer.Exit(FINDINGS)
    say(f"{summary}: {os.path.relpath(summary.site)}{os.sep} is new.")
    kept = 0 if is_anew or access is not None else sum(one.bytes for one in find_kept())
    if kept > _WORTH_TELLING_BYTES:
        say(f"{size_of(kept)} are kept for the next run; `evidence cache` tells where.")
    for remark in filter(None, (summary.address_remark, summary.long_way_remark)):
        say(remark)
