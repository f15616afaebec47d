"""Files as text, before anything is made of them."""

from dataclasses import dataclass
from enum import StrEnum

from mkdocs_evidence.model.place import Place


class SourceKind(StrEnum):
    """What a file is to us."""

    ARTICLE = "article"
    PAGE = "page"
    """A Markdown page that is not guidance."""
    DATA = "data"
    """A YAML file."""
    ASSET = "asset"
    """HTML, a drawing or a style sheet that reaches readers as it is: beside the pages, or a block of the theme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """One file of the author's, decoded; for rules that look at characters."""

    file: str
    inside: str = ""
    """Path from the folder in which files of its kind are looked for: `hip/avn.md`."""
    kind: SourceKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """The text of a cited work, or of its abstract, which somebody mounted for comparing quotations."""

    file: str
    """As people are shown it."""
    text: str
    """Empty when it could not be read."""
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal; empty when it could not be read."""
    problem: str = ""
    """Why it could not be read, as a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A place where the scanner and the renderer read the same article differently."""

    at: Place
    scanned: str
    """What the checks saw; empty when they saw nothing here."""
    rendered: str
    """What readers would have seen; empty when the page showed nothing here."""
