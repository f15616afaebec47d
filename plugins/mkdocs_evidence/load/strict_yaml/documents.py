"""Whole YAML files: one group of fields, or one group of entries under names that the author chooses."""

from dataclasses import dataclass
from hashlib import sha256

from mkdocs_evidence.load.faults import missing_field
from mkdocs_evidence.load.strict_yaml.fields import Group, Values
from mkdocs_evidence.load.strict_yaml.nodes import Node
from mkdocs_evidence.load.strict_yaml.reader import read_yaml
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A YAML file as read: its root, and the list that takes everything wrong with it."""

    root: Node | None
    faults: list[Fault]
    at: Place
    """The first line of the file."""


def read_document(text: str, *, file: str, what: str) -> Document:
    """Reads a YAML file; an empty one is reported as missing `what` it should describe."""
    reading = read_yaml(without_mark(text), file=file)
    faults = [*reading.faults, *reading.sharing]
    at = Place(file, 1, 1)
    if reading.root is None and not faults:
        faults.append(missing_field(at, f"The file is empty; it should describe {what}.", "Fill it in, or delete it."))
    return Document(root=None if reading.sharing else reading.root, faults=faults, at=at)


def read_group(text: str, group: Group, *, file: str) -> tuple[Values | None, list[Fault]]:
    """Reads a YAML file that is one group; the values are None when nothing of it can be trusted."""
    document = read_document(text, file=file, what=group.what)
    return group.read(document.root, "", document.faults, at=document.at), document.faults


def without_mark(text: str) -> str:
    """The text without the byte order mark that some editors put before it."""
    return text.removeprefix("\ufeff")


def text_digest(text: str) -> str:
    """SHA-256 of the file whose text this is, byte order mark and line ends as they were, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
