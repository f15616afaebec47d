"""`references.lock.json`: what registries said of each work, and when. Written by `evidence refs`; the build reads it.

```json
{"form": "mkdocs-evidence references lock 1",
 "references": {"castro-2000": {"checked": "2026-11-01",
                                "notices": [{"kind": "retraction", "date": "2026-10-05", "by": "PubMed 12345"}]}}}
```

Only the day and the notices matter to the build. Whatever else stands beside them is for `evidence refs` alone and is
passed over.
JSON is YAML too, so the strict reader gives every notice its place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mkdocs_evidence.load.files import FoundFile, read_file
from mkdocs_evidence.load.strict_yaml.documents import read_group
from mkdocs_evidence.load.strict_yaml.fields import Group, Values, keyed, optional, required
from mkdocs_evidence.load.strict_yaml.scalars import DAY, TEXT, choice
from mkdocs_evidence.load.works.reference import NOTICES
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.reference import Notice, Reference

FORM = "mkdocs-evidence references lock 1"
"""Names the form of the file; a file of another form is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedReference:
    """What the lock says of one work."""

    key: ReferenceKey
    checked: date | None
    """Day on which the registries were asked."""
    notices: tuple[Notice, ...]


_NOTICES = optional("notices", NOTICES, "What happened to the work after publication, as registries say.")
_CHECKED = optional("checked", DAY, "Day on which the registries were asked.")
_REGISTRY_FIELDS = frozenset(("digest", "found", "registry", "response", "title", "DOI", "PMID", "PMCID"))
_ENTRY = Group(what="an entry of the lock", fields=(_CHECKED, _NOTICES), passing=_REGISTRY_FIELDS)


def _entry(key: str, values: Values) -> LockedReference:
    return LockedReference(
        key=ReferenceKey(key), checked=values.get_or(_CHECKED, None), notices=values.get_or(_NOTICES, ())
    )


_FORM = required("form", choice((FORM,)), "Names the form of the file.")
_REFERENCES = optional("references", keyed(_ENTRY, _entry), "What registries said, by the key of the reference.")
_WRITTEN = optional("written_by", TEXT, "Name and version of the program that wrote the file.")
LOCK = Group(what="the lock", fields=(_FORM, _WRITTEN, _REFERENCES))


def load_site_lock(layout: Layout) -> tuple[Mapping[ReferenceKey, LockedReference], tuple[Fault, ...]]:
    """What the lock of a project holds; nothing when it has no lock."""
    if not layout.lock.is_file():
        return {}, ()
    file = layout.name(layout.lock)
    text, faults = read_file(FoundFile(path=str(layout.lock), file=file, inside=layout.lock.name))
    return ({}, faults) if text is None else load_lock(text, file=file)


def load_lock(text: str, *, file: str) -> tuple[Mapping[ReferenceKey, LockedReference], tuple[Fault, ...]]:
    """What registries said of each work, and everything wrong with the file."""
    values, faults = read_group(text, LOCK, file=file)
    if values is None or not values.has(_FORM):
        return {}, tuple(faults)
    entries = values.get_or(_REFERENCES, ())
    return {entry.key: entry for entry in entries if entry.notices or entry.checked}, tuple(faults)


def add_locked(
    references: Mapping[ReferenceKey, Reference], locked: Mapping[ReferenceKey, LockedReference]
) -> dict[ReferenceKey, Reference]:
    """The references with what the lock says of them.

    Its notices follow their own; what both tell stands where the author put it.
    """
    return {
        key: replace(_with_notices(reference, locked[key].notices), checked=locked[key].checked)
        if key in locked
        else reference
        for key, reference in references.items()
    }


def _with_notices(reference: Reference, locked: Iterable[Notice]) -> Reference:
    own = reference.notices
    new = tuple(one for one in locked if not any(_is_same(one, other) for other in own))
    return replace(reference, notices=(*own, *new)) if new else reference


def _is_same(one: Notice, other: Notice) -> bool:
    return one.kind == other.kind and (one.date == other.date or one.date is None or other.date is None)
