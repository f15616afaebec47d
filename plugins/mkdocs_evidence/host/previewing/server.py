"""Serves a preview: MkDocs' own live server, told at once which files changed, with pages made when asked for."""

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, Protocol
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from mkdocs_evidence.host.previewing.apart import LostPreviewError
from mkdocs_evidence.host.previewing.preview import Answer
from mkdocs_evidence.render.preview_banner import render_preview_banner

_CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""Events after which a file may be another; that somebody has read one is no change."""
_SETTLED_SECONDS = 0.03
"""How long nothing may change before a change is taken in: editors write a file in several steps."""
_POLLING_SECONDS = 0.5
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

    def make(self, path: str) -> Answer | None:
        """Makes a page unless it is there already; None for what is no page."""

    def follow(self, changed: Iterable[Path]) -> None:
        """Takes in what somebody changed."""


class PreviewServer(LiveReloadServer):
    """Shows a preview in browsers, and has them load a page again when the content changed."""

    def __init__(self, preview: ShownPreview, config: MkDocsConfig, *, is_polling: bool) -> None:
        """Takes a preview that was started.

        Args:
            preview: Makes the pages.
            config: Says where to listen, and what else to watch.
            is_polling: Whether to look at all files twice a second, since nothing tells when one changes.
        """
        host, port = config.dev_addr
        self._preview = preview
        self._changes = Changes()
        super().__init__(
            builder=self._follow,
            host=host,
            port=port,
            root=str(preview.folder),
            mount_path=urlsplit(config.site_url or "/").path,
        )
        self.build_delay = _SETTLED_SECONDS
        self._watcher = Watcher(self._changes, is_polling=is_polling)
        observer: Any = self._watcher  # Any: not the class that MkDocs names, but its way
        self.observer = observer
        self.error_handler = self._error_page
        self._is_renewed = False

    def renew(self) -> None:
        """Has browsers load their pages again, since more is there than was shown; may be called from any thread."""
        self._is_renewed = True
        self._watcher.wake()

    def _follow(self) -> None:
        is_renewed, self._is_renewed = self._is_renewed, False
        changed = self._changes.take()
        # That the preview is gone is said when the server ends because of it.
        with suppress(LostPreviewError):
            if changed or not is_renewed:
                self._preview.follow(changed)

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
            self.root = root = str(self._preview.folder)
            reply = _Reply()
            if answer is not None and not answer.is_there:
                environ = {**environ, "PATH_INFO": self._stand_in(root)}
            reply.take(super().serve_request(environ, reply.start))
            # The site may have given way to the next while MkDocs waited for that one.
            if root == str(self._preview.folder):
                return reply.send(start_response, answer)

    def _path_in_site(self, environ: dict[str, Any]) -> str | None:
        """The file that is asked for; None where the request is about the reloading of pages, or outside the site."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/") or not path.startswith(self.mount_path):
            return None
        inside = path[len(self.mount_path) :]
        return f"{inside}index.html" if path.endswith("/") else inside

    def _stand_in(self, folder: str) -> str:
        """Address of an empty page, as WSGI has it."""
        # The folder may be on its way out, and is looked for again then.
        with suppress(FileNotFoundError):
            (Path(folder) / _STAND_IN).write_bytes(_NO_PAGE)
        return f"{self.mount_path}{_STAND_IN}".encode().decode("latin-1")

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self.root) / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


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


class Changes:
    """The files that changed since somebody took them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._paths: set[Path] = set()
        self._fresh: set[Path] = set()

    def take(self) -> set[Path]:
        """Them, once; without those that came and went, as when an editor puts a new file in the place of the old."""
        with self._lock:
            paths, fresh = self._paths, self._fresh
            self._paths, self._fresh = set(), set()
        return {path for path in paths if path not in fresh or path.exists()}

    def note(self, event: FileSystemEvent) -> bool:
        """Whether an event is about a file of somebody, and no trace of an editor's work; then it is noted."""
        paths = {Path(os.fsdecode(one)) for one in (event.src_path, event.dest_path) if one}
        ours = {one for one in paths if not _is_trace(one.name)}
        with self._lock:
            self._fresh |= ours - self._paths if isinstance(event, FileCreatedEvent) else set()
            self._paths |= ours
        return bool(ours)


class Watcher:
    """What watches folders for a server, in the way of `watchdog`, and notes which files changed before it tells."""

    def __init__(self, changes: Changes, *, is_polling: bool) -> None:
        """Takes what is told first, and whether files must be looked at, since nothing tells when one changes."""
        self._changes = changes
        self._observer: BaseObserver = PollingObserver(timeout=_POLLING_SECONDS) if is_polling else Observer()
        self._handlers: list[FileSystemEventHandler] = []

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> ObservedWatch:
        """Watches a folder or a file."""
        self._handlers.append(handler)
        noting = _NotingHandler(handler, self._changes)
        return self._observer.schedule(noting, path, recursive=recursive, event_filter=_CHANGES)

    def wake(self) -> None:
        """Tells the server, as if a file had changed; none is noted."""
        for handler in self._handlers[:1]:
            handler.dispatch(FileModifiedEvent(""))

    def unschedule(self, watch: ObservedWatch) -> None:
        """Watches it no longer."""
        self._observer.unschedule(watch)

    def start(self) -> None:
        """Begins."""
        self._observer.start()

    def stop(self) -> None:
        """Ends."""
        self._observer.stop()

    def join(self) -> None:
        """Waits until it has ended."""
        self._observer.join()


class _NotingHandler(FileSystemEventHandler):
    def __init__(self, inner: FileSystemEventHandler, changes: Changes) -> None:
        self._inner = inner
        self._changes = changes

    def dispatch(self, event: FileSystemEvent) -> None:
        if self._changes.note(event):
            self._inner.dispatch(event)


def _is_trace(name: str) -> bool:
    """Whether a file is what editors leave beside the one that is written."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp")) or name == "4913"
