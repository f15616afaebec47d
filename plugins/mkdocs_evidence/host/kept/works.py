"""What works are called, kept between builds, so that works that did not change are not looked into for that."""

import json

from mkdocs_evidence.analysis.watching import EVERY_KEY
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.load.kept.store import Store


def recall_work_names(build: SiteBuild) -> None:
    """Gives a build the names of all works, where all are as they were."""
    store, key = _where(build)
    if store is not None and (packed := store.recall_one(key)) is not None:
        build.facts.work_names.update(json.loads(packed))


def keep_work_names(build: SiteBuild) -> None:
    """Keeps them for the next build, when all are known."""
    store, key = _where(build)
    names = build.facts.work_names
    if store is not None and names.keys() >= build.ledger.references.keys() and store.recall_one(key) is None:
        store.keep_one(key, json.dumps(names).encode())


def _where(build: SiteBuild) -> tuple[Store | None, bytes]:
    """The store, if there is one, and the digest of all works, told without looking into them."""
    works = build.compilation.works
    if works is None:
        return None, b""
    return build.effort.store(), b"work names" + works.together((*build.ledger.references, EVERY_KEY))
