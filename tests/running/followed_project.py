"""A project that stays open while its files change by chance, as a preview holds it."""

from datetime import date

from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.load.sharing import MadeRecords
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.open_project import OpenProject
from mkdocs_evidence.pipeline import Compilation, ReadProject, compile_site, read_project


class FollowedProject:
    """Follows what changed on the disk since it looked last."""

    def __init__(self, layout: Layout, store: Store) -> None:
        self._layout = layout
        self._store = store
        self._day: date | None = None
        self._files: dict[str, bytes] = {}
        self._remembered = MadeRecords()
        self._project = OpenProject(layout, self._read)
        self.taken_in = 0
        """How often nothing but what changed was read."""

    def look(self, day: date) -> Compilation:
        """What there is on the disk and what the rules say of it, on a day; then it is ready for the next change."""
        before, before_day = self._files, self._day
        self._files, self._day = self._find(), day
        either = before.keys() | self._files.keys()
        changed = [file for file in either if before.get(file) != self._files.get(file)]
        followed = self._project.take_in(changed) if before and changed and day == before_day else None
        self.taken_in += followed is not None
        found = followed or self._project.compile()
        self._project.prepare()
        return found

    def first_look(self, day: date) -> Compilation:
        """The same by somebody who knows nothing yet, and keeps nothing but digests."""
        with_nothing = Store(self._layout.root.parent / "nothing" / "store.sqlite", code=b"code")
        return compile_site(self._layout, as_of=day, store=with_nothing)

    def _find(self) -> dict[str, bytes]:
        root = self._layout.root
        return {one.relative_to(root).as_posix(): one.read_bytes() for one in root.rglob("*") if one.is_file()}

    def _read(self) -> ReadProject:
        self._remembered.turn()
        return read_project(self._layout, as_of=self._day, store=self._store, remembered=self._remembered)


def assert_same(followed: Compilation, first: Compilation) -> None:
    """Whether nothing can tell who followed what changed from who reads everything now."""
    assert followed.diagnostics == first.diagnostics
    assert followed.judgement == first.judgement
    ours, theirs = followed.ledger, first.ledger
    assert dict(ours.articles) == dict(theirs.articles)
    assert [*ours.references] == [*theirs.references]
    for key in theirs.references:
        assert ours.references[key] == theirs.references[key], (key, ours.references[key], theirs.references[key])
    assert (ours.flows, ours.reviews, ours.log) == (theirs.flows, theirs.reviews, theirs.log)
    keys = (*theirs.references, "*")
    assert followed.works is not None
    assert first.works is not None
    assert [*map(followed.works.of, keys)] == [*map(first.works.of, keys)]
