"""Opens a project in MkDocs, without its banners."""

import os
from pathlib import Path

# Both camps of MkDocs' successors print advertisements into builds; they read these when they are imported.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")

from mkdocs.config import load_config  # after the two lines above
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from mkdocs_evidence.plugin import EvidencePlugin


class UnusableProjectError(Exception):
    """MkDocs cannot read the project, or the project does not use the plugin; the message is for people."""


def open_project(
    config_file: Path, *, is_strict: bool, site_dir: Path | None = None, address: str | None = None
) -> tuple[MkDocsConfig, EvidencePlugin]:
    """Reads a project's settings.

    Args:
        config_file: The project's `mkdocs.yml`.
        is_strict: Whether MkDocs is to refuse for warnings, whatever the project says.
        site_dir: Where the site is to go; None leaves that to the project.
        address: Host and port to listen on; None leaves that to the project.

    Returns:
        MkDocs' configuration, and our plugin in it.

    Raises:
        UnusableProjectError: They cannot be used.
    """
    given = {"site_dir": site_dir, "dev_addr": address}
    changes = {name: str(value) for name, value in given.items() if value is not None}
    try:
        config = load_config(str(config_file), strict=is_strict or None, **changes)
    except MkDocsException as problem:
        message = " ".join(problem.format_message().split())
        raise UnusableProjectError(f"`{config_file}` cannot be used: {message}") from problem
    plugin = next((one for one in config.plugins.values() if isinstance(one, EvidencePlugin)), None)
    if plugin is None:
        raise UnusableProjectError(f"`{config_file}` does not list the plugin: add `evidence` under `plugins:`.")
    return config, plugin
