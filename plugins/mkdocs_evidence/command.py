"""Runs MkDocs in this process with our exit status and without its banners."""

import logging
import os
from dataclasses import dataclass
from pathlib import Path

# Both camps of MkDocs' successors print advertisements into builds; they read these when they are imported.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")

from mkdocs.commands.serve import serve  # after the two lines above
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from mkdocs_evidence.host.effort import Effort
from mkdocs_evidence.host.options import layout_of
from mkdocs_evidence.host.site_build import BuildSummary
from mkdocs_evidence.host.site_loop import build_site
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.settings import Channel
from mkdocs_evidence.plugin import EvidencePlugin
from mkdocs_evidence.terminal import say

_HANDLER = "evidence"


class UnusableProjectError(Exception):
    """MkDocs cannot read the project, or the project does not use the plugin; the message is for people."""


def build_project(
    config_file: Path, *, is_strict: bool = False, effort: Effort | None = None, channel: Channel | None = None
) -> BuildSummary | None:
    """Builds the site of a project; None when it was refused, which has been reported.

    Args:
        config_file: The project's `mkdocs.yml`.
        is_strict: Whether warnings refuse the site too, those of MkDocs included.
        effort: What the build may use; None leaves all to the size of the site.
        channel: For whom the site is made; None leaves that to the project.

    Raises:
        UnusableProjectError: There is no project to build.
        KeyboardInterrupt: Somebody ended it; the site is as it was.
    """
    _print_log(logging.WARNING)
    config, plugin = _open_project(config_file, is_strict=is_strict)
    plugin.is_dated_by_content = True
    plugin.effort = effort or Effort()
    if channel is not None:
        plugin.config["channel"] = channel.value
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build_site(config, lambda: plugin.current)
    except Abort as refusal:
        _print_unless_told(refusal)
        return None
    finally:
        config.plugins.on_shutdown()
    return plugin.summary


def serve_project(config_file: Path, *, address: str | None = None) -> bool:
    """Serves the preview until it is interrupted; False when its first build was refused, which has been reported.

    Args:
        config_file: The project's `mkdocs.yml`.
        address: Host and port to listen on; None leaves it to the project, or else 127.0.0.1:8000.

    Raises:
        UnusableProjectError: There is no project to serve, or nobody may listen at that address.
    """
    _print_log(logging.INFO)
    _open_project(config_file, is_strict=False)
    try:
        serve(str(config_file), dev_addr=address)
    except Abort as refusal:
        _print_unless_told(refusal)
        return False
    except (OSError, OverflowError) as problem:
        raise UnusableProjectError(
            f"Cannot listen at {address or 'the address of the project'}: {problem}."
        ) from problem
    return True


def find_mkdocs_file(project: Path) -> Path:
    """The project's `mkdocs.yml`.

    Args:
        project: A folder, or the file itself.

    Raises:
        UnusableProjectError: There is none.
    """
    files = [project] if project.is_file() else [project / "mkdocs.yml", project / "mkdocs.yaml"]
    found = next((file for file in files if file.is_file()), None)
    if found is None:
        raise UnusableProjectError(f"There is no `mkdocs.yml` in `{project}`.")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenProject:
    """What MkDocs' settings say of a project."""

    layout: Layout
    name: str
    url: str
    """Where it is published, with a slash at its end; empty when nobody has said."""
    directory_urls: bool
    language: str
    """Of the authors' words, as in `lang`."""


def look_at_project(config_file: Path) -> SeenProject:
    """Reads a project's settings and does nothing with them.

    Raises:
        UnusableProjectError: They cannot be used.
    """
    config, plugin = _open_project(config_file, is_strict=False)
    return SeenProject(
        layout=layout_of(plugin.config, config),
        name=config.site_name or "",
        url=config.site_url or "",
        directory_urls=config.use_directory_urls,
        language=str(config.theme.get("language") or "en"),
    )


def _open_project(config_file: Path, *, is_strict: bool) -> tuple[MkDocsConfig, EvidencePlugin]:
    try:
        config = load_config(str(config_file), strict=is_strict or None)
    except MkDocsException as problem:
        message = " ".join(problem.format_message().split())
        raise UnusableProjectError(f"`{config_file}` cannot be used: {message}") from problem
    plugin = next((one for one in config.plugins.values() if isinstance(one, EvidencePlugin)), None)
    if plugin is None:
        raise UnusableProjectError(f"`{config_file}` does not list the plugin: add `evidence` under `plugins:`.")
    return config, plugin


def _print_unless_told(refusal: Abort) -> None:
    """A refusal of ours was reported when it was raised; others, such as MkDocs' strict mode, were not."""
    if "BuildError" not in refusal.format_message():
        say(refusal.format_message())


def _print_log(level: int) -> None:
    """Shows MkDocs' own messages as plain lines."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    logger.propagate = False
    if not any(handler.name == _HANDLER for handler in logger.handlers):
        handler = logging.StreamHandler()
        handler.name = _HANDLER
        handler.setFormatter(_PlainLine())
        logger.addHandler(handler)


class _PlainLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        message = super().format(record)
        return message if record.levelno == logging.INFO else f"{record.levelname.lower()}: {message}"
