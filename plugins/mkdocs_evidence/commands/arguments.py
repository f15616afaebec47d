"""What people type after a command: names, kinds and the help for each."""

from pathlib import Path
from typing import Annotated

import typer

_OLD = "Old content"
_MACHINES = "Other machines"

Project = Annotated[Path, typer.Argument(metavar="DIR", help="The folder that holds content/ and site_config/.")]
Pages = Annotated[
    Path | None, typer.Option("--pages", metavar="DIR", help="Where the articles are, when not in content/pages.")
]
Sources = Annotated[
    Path | None,
    typer.Option("--sources", metavar="DIR", help="Texts of works, KEY.txt, to compare quotes with; never published."),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes to use; 0 chooses by the size of the site.")]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="Take this day for today.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings count as errors in the exit status.")]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="RULE", help="Show only this rule; may be repeated.")
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULE", help="Leave this rule out; may be repeated.")
]
Fixing = Annotated[bool, typer.Option("--fix", help="Make the mechanical changes first.")]
Anew = Annotated[bool, typer.Option("--no-cache", help="Make everything anew, and keep nothing of it.")]
Diff = Annotated[bool, typer.Option("--diff", help="Only print the mechanical changes, and make none.")]
BaselineFile = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Old findings that do not count.", rich_help_panel=_OLD),
]
WriteBaseline = Annotated[
    bool,
    typer.Option("--write-baseline", help="Write all that is found into the baseline.", rich_help_panel=_OLD),
]
Prune = Annotated[bool, typer.Option("--prune", help="Take out of the baseline what is mended.", rich_help_panel=_OLD)]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster", metavar="ADDRESS", help="The Dask scheduler whose workers help.", rich_help_panel=_MACHINES
    ),
]
Storage = Annotated[
    str,
    typer.Option(
        "--storage",
        metavar="URL",
        help="A folder or bucket that all machines share, as s3://bucket/folder; one of this machine if left out.",
        rich_help_panel=_MACHINES,
    ),
]
ClusterCa = Annotated[
    Path | None,
    typer.Option(
        "--cluster-ca", metavar="FILE", help="Who signed the cluster's certificates.", rich_help_panel=_MACHINES
    ),
]
ClusterCertificate = Annotated[
    Path | None,
    typer.Option("--cluster-cert", metavar="FILE", help="Our own certificate.", rich_help_panel=_MACHINES),
]
ClusterKey = Annotated[
    Path | None,
    typer.Option("--cluster-key", metavar="FILE", help="The key of our certificate.", rich_help_panel=_MACHINES),
]
