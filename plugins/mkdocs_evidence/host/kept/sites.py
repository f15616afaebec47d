"""The former sites beside those that readers see, for people who ask how large they are or want to be rid of them.

They are found by what was noted of the sites, so only those of this user and this machine are.
"""

from collections.abc import Iterator
from pathlib import Path

from mkdocs_evidence.host.kept.pages import KeptPages
from mkdocs_evidence.load.kept.listing import KeptFile
from mkdocs_evidence.publish.site_tree import files_below
from mkdocs_evidence.publish.staging import discard_former, former_site


def find_kept_sites() -> tuple[KeptFile, ...]:
    """Those that are there, with the bytes of their files."""
    return tuple(KeptFile(path=former_site(site), bytes=_size_of(former_site(site))) for site in _sites())


def clear_kept_sites() -> int:
    """Deletes them, but for those that a build is using; gives how many bytes they had.

    To be called before what was noted of the sites is deleted: without that nobody knows where they are.
    """
    sizes = {site: _size_of(former_site(site)) for site in _sites()}
    return sum(size for site, size in sizes.items() if discard_former(site))


def _sites() -> Iterator[Path]:
    kept = KeptPages.of_user()
    sites = kept.sites() if kept is not None else ()
    return (site for site in sites if former_site(site).is_dir())


def _size_of(folder: Path) -> int:
    return sum((folder / path).lstat().st_size for path in files_below(folder))
