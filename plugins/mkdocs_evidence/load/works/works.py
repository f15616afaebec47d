"""The works of a site. Those that did not change since the last run are taken from the store when somebody asks."""

import pickle
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mkdocs_evidence.load.faults import unreadable_file
from mkdocs_evidence.load.files import FoundFile, shown_name
from mkdocs_evidence.load.kept.store import Store, digest_bytes
from mkdocs_evidence.load.kept.traces import WorkDigests
from mkdocs_evidence.load.one_name import by_key
from mkdocs_evidence.load.sharing import FileReader, Keeping
from mkdocs_evidence.load.works.extracts import CITABLE
from mkdocs_evidence.load.works.lock import LockedReference, add_locked, load_site_lock
from mkdocs_evidence.load.works.reference import load_reference
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.syntax.citations import KEY

_KEEPING = Keeping(kind=b"reference")
_FEW = 100
"""After so many were asked for one by one, somebody wants them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteWorks:
    """The works of a site, with what the lock says of them."""

    works: Mapping[ReferenceKey, Reference]
    """In the order of their files."""
    digests: WorkDigests | None
    """What each is made of; None without a store."""
    files: tuple[FoundFile, ...] = ()
    """All of them, whether a work could be made of them or not."""
    locked: Mapping[ReferenceKey, LockedReference] = field(default_factory=dict)
    """What the lock says."""


class WorksOnDemand(Mapping[ReferenceKey, Reference]):
    """Works that are known to be there. Each is made when it is first asked for, and then kept."""

    def __init__(
        self,
        files: Mapping[ReferenceKey, FoundFile],
        read: Callable[[Sequence[FoundFile]], Sequence[Reference]],
    ) -> None:
        """Takes the file of each work, and what makes works of files."""
        self._files = files
        self._load = read
        self._locked: Mapping[ReferenceKey, LockedReference] = {}
        self._known: dict[ReferenceKey, Reference] = {}

    def lock(self, locked: Mapping[ReferenceKey, LockedReference]) -> None:
        """Takes what the lock says of the works; to be called before any is asked for."""
        self._locked = locked

    def __getitem__(self, key: ReferenceKey) -> Reference:
        if key not in self._known:
            is_many = len(self._known) >= _FEW
            wanted = [one for one in self._files if one not in self._known] if is_many else [key]
            read = self._load([self._files[one] for one in wanted])
            self._known |= add_locked({one.key: one for one in read}, self._locked)
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        return key in self._files

    def __iter__(self) -> Iterator[ReferenceKey]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __reduce__(self) -> tuple[type, tuple[dict[ReferenceKey, Reference]]]:
        # Where it travels to there may be no store.
        return dict, (dict(self),)


def read_works(files: Sequence[FoundFile], layout: Layout, reader: FileReader, store: Store | None) -> SiteWorks:
    """The works of a project; what is wrong with their files, and with the lock, joins the reader's faults."""
    kept = _recall_listing(files, store) if store is not None else None
    works: Mapping[ReferenceKey, Reference] = (
        _read_all(files, reader, store) if kept is None else _take_over(kept, files, reader)
    )
    locked, faults = load_site_lock(layout)
    reader.faults.extend(faults)
    if isinstance(works, WorksOnDemand):
        works.lock(locked)
    elif locked:
        works = add_locked(works, locked)
    digests = WorkDigests(reader.digests[len(reader.digests) - len(files) :], locked, works)
    return SiteWorks(works=works, digests=None if store is None else digests, files=tuple(files), locked=locked)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing:
    """What is known of the works of a site without looking into any."""

    places: tuple[tuple[ReferenceKey, int], ...]
    """Each key, and which of the files gave the work."""
    faults: tuple[Fault, ...]
    digests: tuple[bytes, ...]
    """Of each file."""


def _recall_listing(files: Sequence[FoundFile], store: Store) -> _Listing | None:
    digests = store.digest(files)
    packed = store.recall_one(_kind(files, digests))
    if packed is None:
        return None
    places, faults = pickle.loads(packed)
    return _Listing(places=places, faults=faults, digests=tuple(digests))


def _take_over(kept: _Listing, files: Sequence[FoundFile], reader: FileReader) -> WorksOnDemand:
    reader.take_over(files, kept.digests, kept.faults)
    by_name = {key: files[place] for key, place in kept.places}
    return WorksOnDemand(by_name, lambda some: reader.read_again(some, load_work, keeping=_KEEPING))


def _read_all(files: Sequence[FoundFile], reader: FileReader, store: Store | None) -> dict[ReferenceKey, Reference]:
    before = len(reader.faults)
    read = reader.read(files, load_work, keeping=_KEEPING)
    works = by_key(read, lambda one: one.key, reader.faults)
    digests = [digest for _, digest in reader.digests[len(reader.digests) - len(files) :]]
    if store is not None and all(digests):
        number = {found: place for place, found in enumerate(files)}
        first = {work.key: number[found] for found, work in reversed(read)}
        listing = (tuple((key, first[key]) for key in works), tuple(reader.faults[before:]))
        store.keep_one(_kind(files, digests), pickle.dumps(listing, protocol=pickle.HIGHEST_PROTOCOL))
    return works


def _kind(files: Sequence[FoundFile], digests: Sequence[bytes]) -> bytes:
    parts = (part for found, digest in zip(files, digests, strict=True) for part in (found.file.encode(), digest))
    return b"listing" + digest_bytes(b"".join(len(part).to_bytes(4, "big") + part for part in parts))


def load_work(text: str, found: FoundFile) -> tuple[Reference | None, tuple[Fault, ...]]:
    """The work that a file holds, and everything wrong with it; None when it holds none."""
    name = shown_name(found.name_stem)
    reference, faults = load_reference(text, file=found.file, key=ReferenceKey(name))
    if re.fullmatch(KEY, name):
        return reference, faults
    message = f"No citation can name the file `{found.name}`."
    return reference, (*faults, unreadable_file(Place(found.file, 1, 1), shown_name(message), f"Rename it. {CITABLE}"))
