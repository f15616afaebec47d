"""Runs MkDocs in this process with our exit status and without its banners."""

import errno
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from mkdocs.config.base import ValidationError
from mkdocs.config.config_options import IpAddress
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError

from mkdocs_evidence.cluster.access import Access, ClusterError
from mkdocs_evidence.cluster.crew import ClusterCrew, join_crew
from mkdocs_evidence.distant_pages import DistantPages, asked_for
from mkdocs_evidence.forking import can_fork
from mkdocs_evidence.host.build_summary import BuildSummary
from mkdocs_evidence.host.effort import Effort
from mkdocs_evidence.host.options import delivery_of, layout_of
from mkdocs_evidence.host.previewing.apart import LostPreviewError, PreviewApart
from mkdocs_evidence.host.previewing.changes import Changes
from mkdocs_evidence.host.previewing.places import places_of
from mkdocs_evidence.host.previewing.preview import OpenedSite, Preview
from mkdocs_evidence.host.previewing.server import PreviewServer
from mkdocs_evidence.host.site_loop import build_site
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.settings import Channel
from mkdocs_evidence.opening import UnusableProjectError, open_project
from mkdocs_evidence.pipeline import Compilation
from mkdocs_evidence.plugin import EvidencePlugin
from mkdocs_evidence.terminal import say

_HANDLER = "evidence"
_LAST_PORT = 65535
_WHERE_TO_LISTEN = "Give a host of this machine and a port, as in `--address 127.0.0.1:8001`."
_SERVED_APART = ("evidence", "search", "material/search", "material/social")
"""Plugins that want nothing of a build when MkDocs begins to serve."""


def build_project(
    config_file: Path,
    *,
    is_strict: bool = False,
    effort: Effort | None = None,
    channel: Channel | None = None,
    cluster: Access | None = None,
) -> BuildSummary | None:
    """Builds the site of a project; None when it was refused, which has been reported.

    Args:
        config_file: The project's `mkdocs.yml`.
        is_strict: Whether warnings refuse the site too, those of MkDocs included.
        effort: What the build may use; None leaves all to the size of the site.
        channel: For whom the site is made; None leaves that to the project.
        cluster: Whose machines read the files and make the pages, all of them anew; None for this one alone.

    Raises:
        UnusableProjectError: There is no project to build.
        ClusterError: The cluster cannot be used, or can no longer be; the site is as it was.
        KeyboardInterrupt: Somebody ended it; the site is as it was.
    """
    _print_log(logging.WARNING)
    config, plugin = open_project(config_file, is_strict=is_strict)
    plugin.is_dated_by_content = True
    if channel is not None:
        plugin.config["channel"] = channel.value
    make_elsewhere = partial(_make_elsewhere, config_file.resolve(), is_strict, channel)
    with _crew(cluster, config, plugin) as crew:
        effort = effort or Effort()
        is_anew = effort.is_anew or crew is not None
        plugin.effort = replace(effort, crew=crew, is_anew=is_anew, keeps_sites=not is_anew)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build_site(config, lambda: plugin.current, elsewhere=make_elsewhere)
        except Abort as refusal:
            _print_unless_told(refusal)
            return None
        finally:
            config.plugins.on_shutdown()
    return plugin.summary


def _crew(
    cluster: Access | None, config: MkDocsConfig, plugin: EvidencePlugin
) -> AbstractContextManager[ClusterCrew | None]:
    layout = layout_of(plugin.config, config)
    outside = next((one for one in layout.folders if not one.is_relative_to(layout.root)), None)
    if cluster is not None and outside is not None:
        raise ClusterError(f"`{outside}` lies outside `{layout.root}`, and the workers get only what is in it.")
    project = Path(config.config_file_path).parent.resolve()
    theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    return join_crew(cluster, (project, *theme, *layout.folders), without=(Path(config.site_dir).resolve(),))


def _make_elsewhere(
    config_file: Path, is_strict: bool, channel: Channel | None, compilation: Compilation
) -> DistantPages:
    return DistantPages(
        config_file=config_file,
        name=str(config_file),
        is_strict=is_strict,
        channel=channel,
        compilation=compilation,
        environment=asked_for(config_file),
    )


def serve_project(config_file: Path, *, address: str | None = None, is_polling: bool = False) -> None:
    """Serves the preview until it is interrupted.

    Args:
        config_file: The project's `mkdocs.yml`.
        address: Host and port to listen on; None leaves it to the project, or else 127.0.0.1:8000.
        is_polling: Whether to look for changes, where the disk does not tell of them.

    Raises:
        UnusableProjectError: There is no project to serve, or nobody may listen at that address.
    """
    if address is not None:
        _refuse_unless_address(address)
    _print_log(logging.INFO)
    with TemporaryDirectory(prefix="evidence-") as folder:
        site = Path(folder) / "site"
        config, plugin = open_project(config_file, is_strict=False, site_dir=site, address=address)
        config.plugins.on_startup(command="serve", dirty=False)
        preview = _new_preview(partial(open_for_preview, config_file, site, address), config)
        places = places_of(config, layout_of(plugin.config, config))
        changes = Changes()
        for place in places:
            changes.look(str(place))
        try:
            with _listening(preview, config, changes, is_polling=is_polling) as server:
                say(f"The preview will be at {server.url} when the content is read.")
                if not preview.start():
                    say("Every page says so until that is mended, and is shown then.")
                server.watch_places(places)
                _serve(server, preview, config)
        except LostPreviewError as problem:
            raise UnusableProjectError(f"{problem} What it has said stands above.") from problem
        finally:
            preview.stop()
            if isinstance(preview, Preview):
                config.plugins.on_shutdown()


def _refuse_unless_address(text: str) -> None:
    try:
        port = IpAddress().validate(text).port  # type: ignore[no-untyped-call] # MkDocs has no types there
    except ValidationError:
        port = -1
    if not 0 <= port <= _LAST_PORT:
        raise UnusableProjectError(f"`{text}` is no address to listen at. {_WHERE_TO_LISTEN}")


@contextmanager
def _listening(
    preview: Preview | PreviewApart, config: MkDocsConfig, changes: Changes, *, is_polling: bool
) -> Iterator[PreviewServer]:
    """A server that has its address before the content is read, which may take minutes."""
    server = PreviewServer(preview, config, changes, is_polling=is_polling)
    host, port = config.dev_addr
    try:
        server.listen()
    except OSError as problem:
        server.server_close()
        if problem.errno == errno.EADDRINUSE:
            raise UnusableProjectError(
                f"Something else listens at {host}:{port} already, perhaps another preview. "
                f"End it, or give this one another address: `evidence serve --address {host}:{port + 1}`."
            ) from problem
        raise UnusableProjectError(
            f"Cannot listen at {host}:{port}: {problem.strerror}. {_WHERE_TO_LISTEN}"
        ) from problem
    try:
        yield server
    except KeyboardInterrupt:
        say("The preview has ended.")
    finally:
        server.shutdown()


def _new_preview(open_site: Callable[[], OpenedSite], config: MkDocsConfig) -> Preview | PreviewApart:
    """A preview in a process of its own; in this one where none may be forked, or another plugin joins in the serving.

    Plugins are told of the end in the process in which they were told of the beginning of a build.
    """
    serving = {id(getattr(method, "__self__", None)) for method in config.plugins.events["serve"]}
    others = [name for name, plugin in config.plugins.items() if id(plugin) in serving and name not in _SERVED_APART]
    if others or not can_fork():
        return Preview(open_site)
    return PreviewApart(partial(Preview, open_site, leaves_rest=True), config.plugins.on_shutdown)


def _serve(previewing: PreviewServer, preview: Preview | PreviewApart, config: MkDocsConfig) -> None:
    if isinstance(preview, PreviewApart):
        preview.listen(previewing.renew, previewing.shutdown)
    server = config.plugins.on_serve(previewing, config=config, builder=previewing.builder)
    server.serve()  # type: ignore[no-untyped-call] # MkDocs has no types there
    if isinstance(preview, PreviewApart) and preview.is_lost:
        raise LostPreviewError("The process that holds the preview was killed.")


def open_for_preview(config_file: Path, site: Path, address: str | None) -> OpenedSite:
    """Reads a project's settings for a preview, whose pages lie where it is served.

    Args:
        config_file: The project's `mkdocs.yml`.
        site: Where the preview's files are to be.
        address: Host and port to listen on; None leaves that to the project.

    Raises:
        PluginError: The settings cannot be used.
    """
    try:
        config, plugin = open_project(config_file, is_strict=False, site_dir=site, address=address)
    except UnusableProjectError as problem:
        raise PluginError(str(problem)) from problem
    host, port = config.dev_addr
    config.site_url = f"http://{host}:{port}{urlsplit(config.site_url or '/').path or '/'}"
    layout = layout_of(plugin.config, config)
    return OpenedSite(
        config=config,
        plugin=plugin,
        layout=layout,
        channel=delivery_of(plugin.config).channel,
        places=places_of(config, layout),
    )


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
    config, plugin = open_project(config_file, is_strict=False)
    return SeenProject(
        layout=layout_of(plugin.config, config),
        name=config.site_name or "",
        url=config.site_url or "",
        directory_urls=config.use_directory_urls,
        language=str(config.theme.get("language") or "en"),
    )


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
        handler.addFilter(_SaidOnce())
        logger.addHandler(handler)


class _SaidOnce(logging.Filter):
    """Lets a note of ours through once: what is so of each page of a preview is so of the site."""

    def __init__(self) -> None:
        super().__init__()
        self._said: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno > logging.INFO or not record.name.startswith("mkdocs.plugins.mkdocs_evidence"):
            return True
        message = record.getMessage()
        is_new = message not in self._said
        self._said.add(message)
        return is_new


class _PlainLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        message = super().format(record)
        return message if record.levelno == logging.INFO else f"{record.levelname.lower()}: {message}"
