"""Which documents of earlier sites are taken over into the next one, found out before anything of it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from mkdocs.structure.files import File

from mkdocs_evidence.host.kept.pages import KeptPage
from mkdocs_evidence.host.kept.shown_facts import ShownFacts
from mkdocs_evidence.host.search import is_of_index
from mkdocs_evidence.host.site_build import SiteBuild, share_out


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """The documents of the next site that need not be made, and by what each is known."""

    keys: Mapping[str, str] = field(default_factory=dict)
    """Digest of what each document depends on, by its path in the site; without those of which it is not known."""
    pages: Mapping[str, KeptPage] = field(default_factory=dict)
    """What is known of those that are in their place already, by their path in the site."""

    def used(self) -> dict[str, KeptPage]:
        """What is known of them, by the digest of what each depends on."""
        return {self.keys[path]: page for path, page in self.pages.items()}


def take_over(build: SiteBuild, files: Sequence[File], shown: ShownFacts | None) -> TakenOver:
    """Brings into the next site what would be the same bytes, and removes all else that is in its folder.

    Args:
        build: Whose memory and tree are used.
        files: Of the pages.
        shown: Tells what each document depends on; None where nothing is to be taken over.
    """
    keys: dict[str, str] = {}
    if shown is not None:
        of_pages = ((file.dest_uri, shown.digest(file.page)) for file in files if file.page is not None)
        of_rooms = ((path, shown.digest_room(path)) for path, _ in build.rooms)
        keys = {path: key for path, key in (*of_pages, *of_rooms) if key is not None}
    known = build.kept.recall([*keys.values()]) if build.kept is not None else {}
    pages = {path: known[key] for path, key in keys.items() if key in known}
    if build.tree is None:
        return TakenOver(keys=keys)
    share = partial(share_out, build=build, doing="taking pages over")
    wanted = {path: page.digest for path, page in pages.items()}
    there = build.tree.take(wanted, share, spares=partial(is_of_index, build))
    return TakenOver(keys=keys, pages={path: page for path, page in pages.items() if path in there})
