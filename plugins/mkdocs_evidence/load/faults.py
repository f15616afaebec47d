"""The things that can be wrong with a file as a file, each worded for its author."""

from mkdocs_evidence.model.finding import Fault, Finding, Related
from mkdocs_evidence.model.place import Place


def unreadable_file(at: Place, message: str, remedy: str) -> Fault:
    """A file that is no text, is not ours to read, or cannot be read at all."""
    return Fault(name="unreadable-file", finding=Finding(at=at, message=message, remedy=remedy))


def malformed_yaml(at: Place, message: str, remedy: str, *, related: tuple[Related, ...] = ()) -> Fault:
    """YAML that breaks off, says something twice, or uses what the strict reader refuses."""
    return Fault(name="malformed-yaml", finding=Finding(at=at, message=message, remedy=remedy, related=related))


def unknown_field(at: Place, message: str, remedy: str) -> Fault:
    """A name that the file has no use for."""
    return Fault(name="unknown-field", finding=Finding(at=at, message=message, remedy=remedy))


def missing_field(at: Place, message: str, remedy: str) -> Fault:
    """A name that the file needs and does not have."""
    return Fault(name="missing-field", finding=Finding(at=at, message=message, remedy=remedy))


def wrong_value(at: Place, message: str, remedy: str, *, related: tuple[Related, ...] = ()) -> Fault:
    """A value that its name cannot take."""
    return Fault(name="wrong-value", finding=Finding(at=at, message=message, remedy=remedy, related=related))


def path_outside_content(at: Place, message: str, remedy: str) -> Fault:
    """A symbolic link to something outside of the project."""
    return Fault(name="path-outside-content", finding=Finding(at=at, message=message, remedy=remedy))
