"""Watches files and folders for the server of a preview, in the way of `watchdog`, whether they are there or not.

The system tells what changes in a folder as long as it is that folder: one that is deleted and made again, as by a
change of branches, is another, of which it tells nothing. Nor does it tell of what is not there yet. So four times a
second each place that is watched is looked at itself, which are a dozen questions to the disk.
"""

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, RLock, Thread

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
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

from mkdocs_evidence.host.previewing.changes import Changes, Mark, mark_of
from mkdocs_evidence.terminal import say

_CHANGES: list[type[FileSystemEvent]] = [
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
    FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent,
]  # fmt: skip
"""Events after which a file may be another; that somebody has read one is no change."""
_LOOKING_SECONDS = 0.25
_POLLING_SECONDS = 0.5
_USED_UP = (errno.ENOSPC, errno.EMFILE, errno.ENFILE)
"""What the system answers when it can watch no more folders."""


@dataclass(slots=True, kw_only=True)
class _Place:
    """A file or folder that is watched. Not frozen: it comes and goes."""

    path: str
    handler: FileSystemEventHandler
    seen: Mark | None = None
    """Of it when it was last looked at; None while it is not there."""
    watch: ObservedWatch | None = None
    """What tells of changes in it; None for a file, and for what is not there."""


class Watcher:
    """Notes which files changed, and tells the server."""

    def __init__(self, changes: Changes, *, is_polling: bool) -> None:
        """Takes what is told first, and whether files must be looked at, since nothing tells when one changes."""
        self._changes = changes
        self._observer: BaseObserver = _polling() if is_polling else Observer()
        self._is_polling = is_polling
        self._places: dict[str, _Place] = {}
        self._lock = RLock()
        self._ended = Event()
        self._looking = Thread(target=self._keep_looking, daemon=True)

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> ObservedWatch:
        """Watches a folder with all that is in it, or a file; either may be missing."""
        path = os.path.realpath(path)
        with self._lock:
            self._changes.look(path)
            self._places[path] = _Place(path=path, handler=handler)
            if self._looking.is_alive():
                self._look_at(self._places[path])
        return ObservedWatch(path, recursive=recursive)

    def unschedule(self, watch: ObservedWatch) -> None:
        """Watches it no longer."""
        with self._lock:
            self._let_go(self._places.pop(os.fsdecode(watch.path)))

    def start(self) -> None:
        """Begins, and tells of what changed since `Changes` was first asked to look."""
        self._observer.start()
        self.look()
        self._looking.start()

    def stop(self) -> None:
        """Ends."""
        self._ended.set()
        self._observer.stop()

    def join(self) -> None:
        """Waits until it has ended."""
        self._looking.join()
        self._observer.join()

    def wake(self) -> None:
        """Tells the server, as if a file had changed; none is noted."""
        for place in [*self._places.values()][:1]:
            place.handler.dispatch(FileModifiedEvent(""))

    def look(self) -> None:
        """Looks whether any place is another than the one that is watched, as when it comes into being."""
        with self._lock:
            told = [self._look_at(one) for one in self._places.values()]
        if any(told):
            self.wake()

    def _keep_looking(self) -> None:
        while not self._ended.wait(_LOOKING_SECONDS):
            self.look()

    def _look_at(self, place: _Place) -> bool:
        """Whether anything in a place changed meanwhile; then it is noted."""
        found = mark_of(place.path)
        if found == place.seen and self._is_told_of(place):
            return False
        self._let_go(place)
        try:
            place.watch = self._watch(place) if os.path.isdir(place.path) else None
        except OSError:  # it has just gone, or may not be read, and is looked at again soon
            found = None
        # Only what is watched by now can be compared without missing a change in between.
        place.seen = found
        return self._changes.look(place.path)

    def _is_told_of(self, place: _Place) -> bool:
        """Whether nothing that was watched in a place has ended, as it does when a folder is deleted."""
        emitters = [*self._observer.emitters]
        return place.watch is None or any(one.watch == place.watch and one.should_keep_running() for one in emitters)

    def _watch(self, place: _Place) -> ObservedWatch:
        handler = _NotingHandler(place, self._changes)
        try:
            return self._observer.schedule(handler, place.path, recursive=True, event_filter=_CHANGES)
        except OSError as problem:
            if self._is_polling or problem.errno not in _USED_UP:
                raise
        self._poll()
        return self._observer.schedule(handler, place.path, recursive=True, event_filter=_CHANGES)

    def _poll(self) -> None:
        """Goes on by looking at all files, where the system can watch no more folders."""
        say(
            "The system cannot watch so many folders: all files are looked at twice a second instead. "
            "On Linux, raise `fs.inotify.max_user_watches`."
        )
        self._observer.stop()
        self._is_polling, self._observer = True, _polling()
        self._observer.start()
        for place in self._places.values():
            place.seen = place.watch = None

    def _let_go(self, place: _Place) -> None:
        if place.watch is not None:
            with suppress(KeyError):
                self._observer.unschedule(place.watch)
            place.watch = None


class _NotingHandler(FileSystemEventHandler):
    def __init__(self, place: _Place, changes: Changes) -> None:
        self._place = place
        self._changes = changes

    def dispatch(self, event: FileSystemEvent) -> None:
        if self._changes.note(event, self._place.path):
            # MkDocs does not listen to what happens to folders.
            self._place.handler.dispatch(FileModifiedEvent(event.src_path))


def _polling() -> BaseObserver:
    return PollingObserver(timeout=_POLLING_SECONDS)
