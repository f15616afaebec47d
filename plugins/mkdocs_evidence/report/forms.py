"""The forms in which diagnostics are printed, under the names that people type."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from mkdocs_evidence.analysis.fingerprints import Sources, fingerprint_findings
from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.report.github import report_github
from mkdocs_evidence.report.json_ import report_json
from mkdocs_evidence.report.sarif import DescribedRule, report_sarif
from mkdocs_evidence.report.text import report_text

WIDTH_OF_FILES = 100
"""Columns of a text that no terminal shows."""


class Format(StrEnum):
    """The forms in which diagnostics are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def report_as(
    form: Format,
    diagnostics: Sequence[Diagnostic],
    *,
    sources: Sources,
    rules: Iterable[DescribedRule],
    rules_url: str = "",
    color: bool = False,
    width: int = WIDTH_OF_FILES,
) -> str:
    """Diagnostics in one of the forms.

    Args:
        form: Which.
        diagnostics: In the order in which they are shown.
        sources: Reads the files that are named.
        rules: Those that were run.
        rules_url: Address of the folder that holds the pages of rules; empty when there is none.
        color: Whether to colour text.
        width: Columns of text.
    """
    match form:
        case Format.JSON:
            return report_json(diagnostics)
        case Format.SARIF:
            prints = fingerprint_findings(diagnostics, sources)
            return report_sarif(diagnostics, rules=rules, fingerprints=prints, rules_url=rules_url)
        case Format.GITHUB:
            return report_github(diagnostics)
        case Format.TEXT:
            return report_text(diagnostics, sources=sources, color=color, width=width)
