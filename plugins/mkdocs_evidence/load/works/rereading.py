"""Some works of a project that was read, read again: what an author waits for who mends what a work says."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from mkdocs_evidence.analysis.watching import EVERY_KEY
from mkdocs_evidence.load.files import FoundFile, find_again
from mkdocs_evidence.load.kept.store import digest_bytes
from mkdocs_evidence.load.sharing import FileReader
from mkdocs_evidence.load.works.lock import add_locked
from mkdocs_evidence.load.works.works import SiteWorks, load_work
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class RereadWorks:
    """The works of a project as some of their files are now."""

    works: SiteWorks
    changed: frozenset[ReferenceKey]
    """Which works may be other than they were, as those say who looked at works (`analysis/watching.py`)."""
    fresh: tuple[Reference, ...]
    """Those of them that are there."""


def reread_works(before: SiteWorks, files: Iterable[str], layout: Layout, reader: FileReader) -> RereadWorks | None:
    """The works with some files read again, just as if all had been.

    Args:
        before: What was known of all works, with digests.
        files: Paths of what may be other, from the root of the project, in the folder of the works.
        layout: Where that is.
        reader: Reads them, and takes what is wrong with them.

    Returns:
        None when the files do not tell all: one is no file of a work, could not be read, or shares its name.
    """
    if before.digests is None:
        return None
    listed = {one.file: one for one in before.files}
    known = dict(listed)
    digests: dict[ReferenceKey, bytes | None] = {}
    fresh: dict[ReferenceKey, Reference] = {}
    for file in files:
        found = find_again(file, layout.references, layout)
        if found is None or found.suffix != ".yml" or _is_called_alike(found, known):
            return None
        key = _key(found)
        if os.path.lexists(found.path):
            digests[key], work = _read(found, reader)
            if not digests[key]:
                return None
            known[file] = found
            if work is not None:
                fresh[key] = work
        else:
            digests[key] = None
            known.pop(file, None)
    fresh = add_locked(fresh, before.locked)
    # Works that are made when they are asked for are asked for but those that changed, whose files hold others now.
    stay = (key for key in before.works if key in fresh or key not in digests)
    works = {key: fresh[key] if key in fresh else before.works[key] for key in stay} | fresh
    changed = frozenset(digests)
    if known.keys() != listed.keys() or fresh.keys() != before.works.keys() & changed:
        known = dict(sorted(known.items()))
        works = dict(sorted(works.items(), key=lambda one: one[1].file))
        changed |= {EVERY_KEY}
    return RereadWorks(
        works=SiteWorks(
            works=works,
            digests=before.digests.follow(digests, before.locked, works),
            files=tuple(known.values()),
            locked=before.locked,
        ),
        changed=changed,
        fresh=tuple(fresh.values()),
    )


def _read(found: FoundFile, reader: FileReader) -> tuple[bytes, Reference | None]:
    """The digest of a file's bytes, empty where it is no text, and what it holds."""
    texts: list[str] = []
    read = reader.read([found], partial(_load, texts))
    # What UTF-8 says can be written in one way only, so that these are the bytes that were read.
    return digest_bytes(texts[0].encode()) if texts else b"", read[0][1] if read else None


def _load(texts: list[str], text: str, found: FoundFile) -> tuple[Reference | None, tuple[Fault, ...]]:
    texts.append(text)
    return load_work(text, found)


def _key(found: FoundFile) -> ReferenceKey:
    return ReferenceKey(found.name_stem)


def _is_called_alike(found: FoundFile, files: Iterable[str]) -> bool:
    """Whether another file would give a work of the same key."""
    name = f"/{found.name}"
    return any(f"/{one}".endswith(name) and one != found.file for one in files)
