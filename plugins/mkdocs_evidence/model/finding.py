"""What rules find and what people are shown."""

from dataclasses import dataclass
from enum import StrEnum

from mkdocs_evidence.model.place import Place


class Severity(StrEnum):
    """How much a finding weighs. Only errors refuse a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another place that belongs to a finding."""

    at: Place
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A mechanical cure: put `text` in place of the stretch `at`; an empty stretch inserts."""

    at: Place
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule saw, before severity and waivers."""

    at: Place
    message: str
    """What is wrong, in the author's words; one or two sentences that end in a full stop."""
    remedy: str = ""
    """What to do about it; empty when the rule's own remedy says it all."""
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
    severity: Severity | None = None
    """How much this case weighs when that is not the rule's own severity; the site's settings are stronger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A finding as a person is shown it."""

    code: str
    name: str
    severity: Severity
    at: Place
    message: str
    remedy: str
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong with a file as a file, found while loading; the rule of the same name reports it."""

    name: str
    """Name of the rule that reports it: malformed-yaml, unknown-field, missing-field, wrong-value, unreadable-file."""
    finding: Finding
