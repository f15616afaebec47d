"""The formats in which readers may take references away."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mkdocs_evidence.export.bibtex import export_bibtex
from mkdocs_evidence.export.csl_json import export_csl_json
from mkdocs_evidence.export.ris import export_ris
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.references.styles import format_reference


@dataclass(frozen=True, slots=True, kw_only=True)
class BibliographyFormat:
    """One format of exported references."""

    name: str
    """As commands name it: `bibtex`."""
    label: str
    """As readers see it: `BibTeX`."""
    suffix: str
    """Of files, with the full stop."""
    media_type: str
    export: Callable[[Iterable[Reference]], str]


def export_bibliography(references: Iterable[Reference], name: str) -> str:
    """References in one of `FORMATS`, in the order given.

    Raises:
        KeyError: when there is no such format.
    """
    return FORMATS[name].export(references)


def export_text(references: Iterable[Reference]) -> str:
    """A numbered list in NLM style, one reference a line."""
    lines = (f"{number}. {format_reference(reference).text}" for number, reference in enumerate(references, start=1))
    return "".join(f"{line}\n" for line in lines)


FORMATS: Mapping[str, BibliographyFormat] = MappingProxyType(
    {
        form.name: form
        for form in (
            BibliographyFormat(
                name="bibtex", label="BibTeX", suffix=".bib", media_type="application/x-bibtex", export=export_bibtex
            ),
            BibliographyFormat(
                name="ris",
                label="RIS",
                suffix=".ris",
                media_type="application/x-research-info-systems",
                export=export_ris,
            ),
            BibliographyFormat(
                name="csl-json",
                label="CSL-JSON",
                suffix=".json",
                media_type="application/vnd.citationstyles.csl+json",
                export=export_csl_json,
            ),
            BibliographyFormat(
                name="text", label="NLM text", suffix=".txt", media_type="text/plain", export=export_text
            ),
        )
    }
)
