"""Serves a preview: MkDocs' own live server, told at once which files changed, with pages made when asked for."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from mkdocs_evidence.host.previewing.apart import LostPreviewError
from mkdocs_evidence.host.previewing.changes import Changes
from mkdocs_evidence.host.previewing.preview import Answer
from mkdocs_evidence.host.previewing.watcher import Watcher
from mkdocs_evidence.render.preview_banner import render_preview_banner

_SETTLED_SECONDS = 0.03
"""How long nothing may change before a change is taken in: editors write a file in several steps."""
_STAND_IN = "evidence-preview.html"
"""What is served in the place of a page that is not there; what is to be said stands above it."""
_BODY = re.compile(rb"<body\b[^>]*>")
_NO_PAGE = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Preview</title></head><body></body></html>
"""

StartResponse = Callable[[str, list[tuple[str, str]]], object]


class ShownPreview(Protocol):
    """A preview, as its server sees it."""

    @property
    def folder(self) -> Path | None:
        """Where the files of the site are; None before there is one."""

    @property
    def places(self) -> tuple[Path, ...]:
        """What is to be watched as the settings have it now; none before they could be read."""

    def make(self, path: str) -> Answer | None:
        """Makes a page unless it is there already; None for what is no page."""

    def follow(self, changed: Iterable[Path]) -> None:
        """Takes in what somebody changed."""


class PreviewServer(LiveReloadServer):
    """Shows a preview in browsers, and has them load a page again when the content changed."""

    def __init__(self, preview: ShownPreview, config: MkDocsConfig, changes: Changes, *, is_polling: bool) -> None:
        """Takes a preview.

        Args:
            preview: Makes the pages.
            config: Says where to listen, and where the site is to be.
            changes: Knows what was there before the preview read it.
            is_polling: Whether to look at all files twice a second, since nothing tells when one changes.
        """
        host, port = config.dev_addr
        self._preview = preview
        self._changes = changes
        self._nowhere = Path(config.site_dir).with_name("nothing")
        self._is_listening = False
        super().__init__(
            builder=self._follow,
            host=host,
            port=port,
            root=str(self._nowhere),
            mount_path=urlsplit(config.site_url or "/").path,
        )
        self.build_delay = _SETTLED_SECONDS
        self._watcher = Watcher(changes, is_polling=is_polling)
        observer: Any = self._watcher  # Any: not the class that MkDocs names, but its way
        self.observer = observer
        self.error_handler = self._error_page

    def listen(self) -> None:
        """Takes the address, if nobody has it, long before the first answer; browsers that ask wait until then.

        Raises:
            OSError: Nobody may listen there, or somebody does.
        """
        self.server_bind()
        self.server_activate()
        self._is_listening = True

    def server_bind(self) -> None:
        """Takes the address, once."""
        if not self._is_listening:
            super().server_bind()

    def server_activate(self) -> None:
        """Lets browsers knock, once."""
        if not self._is_listening:
            super().server_activate()

    def watch_places(self, places: Iterable[Path]) -> None:
        """Watches these too, whether they are there or not."""
        for place in places:
            if str(place) not in self._watched_paths:
                self.watch(str(place))

    def renew(self) -> None:
        """Has browsers load their pages again, since more is there than was shown; may be called from any thread."""
        self._watcher.wake()

    def _follow(self) -> None:
        changed = self._changes.take()
        # That the preview is gone is said when the server ends because of it.
        with suppress(LostPreviewError):
            if changed:
                self._preview.follow(changed)
                self.watch_places(self._preview.places)

    def serve_request(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answers one request, as WSGI does it; `Any` since its environment holds whatever a server puts there."""
        path = self._path_in_site(environ)
        if path is None:
            return super().serve_request(environ, start_response)
        try:
            return self._serve_file(path, environ, start_response)
        except LostPreviewError:
            start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
            return [b"The preview has ended."]

    def _serve_file(self, path: str, environ: dict[str, Any], start_response: StartResponse) -> list[bytes]:
        while True:
            answer = self._preview.make(path)
            self.root = root = self._folder()
            reply = _Reply()
            if answer is not None and not answer.is_there:
                environ = {**environ, "PATH_INFO": self._stand_in(root)}
            reply.take(super().serve_request(environ, reply.start))
            # The site may have given way to the next while MkDocs waited for that one.
            if root == self._folder():
                return reply.send(start_response, answer)

    def _path_in_site(self, environ: dict[str, Any]) -> str | None:
        """The file that is asked for; None where the request is about the reloading of pages, or outside the site."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/") or not path.startswith(self.mount_path):
            return None
        inside = path[len(self.mount_path) :]
        return f"{inside}index.html" if path.endswith("/") else inside

    def _folder(self) -> str:
        folder = self._preview.folder
        if folder is None:
            self._nowhere.mkdir(parents=True, exist_ok=True)
        return str(folder or self._nowhere)

    def _stand_in(self, folder: str) -> str:
        """Address of an empty page, as WSGI has it."""
        # The folder may be on its way out, and is looked for again then.
        with suppress(FileNotFoundError):
            (Path(folder) / _STAND_IN).write_bytes(_NO_PAGE)
        return f"{self.mount_path}{_STAND_IN}".encode().decode("latin-1")

    def _error_page(self, code: int) -> bytes:
        """What is said of a page that is not there, which shows the page when it is."""
        page = Path(self.root) / f"{code}.html"
        told = page.read_bytes() if page.is_file() else _NO_PAGE.replace(b"<body>", b"<body>%d" % code)
        shown: bytes = self._inject_js_into_html(told, self._visible_epoch)  # type: ignore[no-untyped-call]
        return shown


class _Reply:
    """An answer that is held back until it is complete."""

    def __init__(self) -> None:
        self._status = ""
        self._headers: list[tuple[str, str]] = []
        self._body = b""

    def start(self, status: str, headers: list[tuple[str, str]]) -> None:
        self._status, self._headers = status, headers

    def take(self, body: Iterable[bytes]) -> None:
        self._body = b"".join(body)
        close = getattr(body, "close", None)
        if close is not None:
            close()

    def send(self, start_response: StartResponse, answer: Answer | None) -> list[bytes]:
        body = self._body
        if answer is not None and self._status.startswith("200"):
            banner = render_preview_banner(answer.banner).encode()
            body = _BODY.sub(lambda start: start[0] + banner, body, count=1)
        headers = [(name, value) for name, value in self._headers if name != "Content-Length"]
        # A browser that keeps a page would show findings that are mended.
        start_response(self._status, [*headers, ("Content-Length", str(len(body))), ("Cache-Control", "no-cache")])
        return [body]
