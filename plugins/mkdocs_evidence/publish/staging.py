"""The folder beside the site in which the next one is built."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.publish.swap import put_in_place, restore_previous

if sys.platform != "win32":
    import fcntl

_FORMER = "site"
"""The folder of the former site within the one that hides it."""
_FREE_BYTES = 2_000_000_000
"""What must be free on the disk for a former site to be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging:
    """A site in the making. The site that readers see is not touched before `publish`."""

    live: Path
    """Where the finished site goes."""
    folder: Path
    """Where it is built, on the same disk: `.site.building-<pid>` for the site `site`, or `.site.former/site`."""
    lock: int
    """Descriptor whose lock tells other builds that this folder is in use; -1 where there are no such locks."""
    home: Path | None = None
    """The folder in which the former site is kept for the next build to change; None where it is removed."""

    def publish(self) -> None:
        """Swaps the finished folder in, and removes the old one unless the next build is to be made of it.

        Entries of the old site whose names begin with a dot (`.git`, `.nojekyll`) come along, as in MkDocs.

        Raises:
            OSError: The disk refused; then the old site is as it was.
        """
        if self.live.is_dir():
            shutil.copymode(self.live, self.folder)
        for kept in _hidden_entries(self.live):
            _copy_entry(kept, self.folder / kept.name)
        put_in_place(self.folder, self.live)
        if self.home is not None and self.folder.exists() and shutil.disk_usage(self.home).free > _FREE_BYTES:
            self._let_go()
        else:
            self.discard()

    def discard(self) -> None:
        """Removes what was built, or after `publish` the old site."""
        shutil.rmtree(self.home or self.folder, ignore_errors=True)
        self._let_go()

    def _let_go(self) -> None:
        if self.lock >= 0:
            with contextlib.suppress(OSError):
                os.close(self.lock)


def open_staging(site: Path, *, keeps_former: bool = False) -> Staging:
    """A folder to build `site` in, after clearing up what killed builds have left.

    Args:
        site: Where it goes.
        keeps_former: Whether the folder may hold the site before the last one, and the site that is there now may be
            kept in its place; otherwise, and where another build has that folder, it is empty.

    Raises:
        OSError: The folder above `site` cannot be written to.
    """
    live = site.resolve()
    live.parent.mkdir(parents=True, exist_ok=True)
    restore_previous(live)
    for abandoned in _staging_folders(live):
        _remove_unless_in_use(abandoned)
    former = _open_former(live) if keeps_former else None
    if former is not None:
        return former
    folder = live.with_name(f"{_prefix(live)}{os.getpid()}")
    while True:
        # A folder of this name that is still there belongs to a process of another container with the same number.
        while folder.exists():
            folder = folder.with_name(folder.name + "x")
        folder.mkdir()
        lock = _lock(folder)
        if folder.exists():  # Another start may have cleared it up before it was locked.
            return Staging(live=live, folder=folder, lock=lock)


def former_site(site: Path) -> Path:
    """The folder that hides the site before the one that is there; it need not exist."""
    return site.with_name(f".{site.name}.former")


def discard_former(site: Path) -> bool:
    """Removes what is kept of the site before; False where nothing is, or a build is using it."""
    staging = _open_former(site) if former_site(site).is_dir() else None
    if staging is None:
        return False
    staging.discard()
    return True


def _open_former(live: Path) -> Staging | None:
    """The folder of the site before the last one; None where another build has it, or nothing can tell."""
    if sys.platform == "win32":
        return None
    home = former_site(live)
    if home.is_symlink() or (home / _FORMER).is_symlink():
        return None
    # What readers are no longer to see must not be served, nor be taken into a repository.
    home.mkdir(mode=0o700, exist_ok=True)
    lock = os.open(home, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_gone = not os.path.samestat(os.fstat(lock), os.stat(home))
    except OSError:
        is_gone = True
    if is_gone:  # or in use by another build
        os.close(lock)
        return None
    (home / ".gitignore").write_text("*\n", encoding="utf-8")
    (home / _FORMER).mkdir(exist_ok=True)
    return Staging(live=live, folder=home / _FORMER, lock=lock, home=home)


def _prefix(live: Path) -> str:
    return f".{live.name}.building-"


def _staging_folders(live: Path) -> Iterator[Path]:
    yield from sorted(path for path in live.parent.iterdir() if path.name.startswith(_prefix(live)) and path.is_dir())


def _lock(folder: Path) -> int:
    if sys.platform == "win32":
        return -1
    descriptor = os.open(folder, os.O_RDONLY)
    with contextlib.suppress(
        OSError
    ):  # Some network disks have no locks; then two builds at once may disturb each other.
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def _remove_unless_in_use(folder: Path) -> None:
    """A lock dies with its process, so a folder that can be locked was left behind."""
    if sys.platform == "win32":
        shutil.rmtree(folder, ignore_errors=True)
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    else:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(descriptor)


def _hidden_entries(site: Path) -> Iterator[Path]:
    if site.is_dir():
        yield from (path for path in sorted(site.iterdir()) if path.name.startswith("."))


def _copy_entry(source: Path, target: Path) -> None:
    if target.exists() or target.is_symlink():
        return
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)
