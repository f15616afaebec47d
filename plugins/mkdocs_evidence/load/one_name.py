"""Files that would have one name: the first is used, and the others are told of."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from mkdocs_evidence.load.faults import unreadable_file
from mkdocs_evidence.load.files import FoundFile
from mkdocs_evidence.model.finding import Fault, Related
from mkdocs_evidence.model.place import Place

Record = TypeVar("Record")
Key = TypeVar("Key")


def by_key(
    found: Iterable[tuple[FoundFile, Record]], key: Callable[[Record], Key], faults: list[Fault]
) -> dict[Key, Record]:
    """The records by their key, in order; a fault for each whose key an earlier one has."""
    records: dict[Key, Record] = {}
    files: dict[Key, FoundFile] = {}
    for file, record in found:
        name = key(record)
        if name in records:
            faults.append(_same_name(str(name), file, files[name]))
        else:
            records[name], files[name] = record, file
    return records


def _same_name(name: str, file: FoundFile, first: FoundFile) -> Fault:
    message = f"Two files are called `{name}`; only `{first.file}` is used."
    fault = unreadable_file(Place(file.file, 1, 1), message, "Rename one of them.")
    related = (Related(at=Place(first.file, 1, 1), message="The other file."),)
    return Fault(name=fault.name, finding=replace(fault.finding, related=related))
