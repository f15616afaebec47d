"""Tells the author why there is no site."""

import logging
import sys
from collections.abc import Iterable, Sequence
from functools import partial

from mkdocs.exceptions import PluginError

from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import read_text
from mkdocs_evidence.report.text import count_rules, report_text, summarise
from mkdocs_evidence.terminal import count_of, say, wants_color
from mkdocs_evidence.verify.discrepancy import Discrepancy

_WHAT_REMAINS = "No site was made; the one that was there before is as it was."


def report_diagnostics(diagnostics: Sequence[Diagnostic], layout: Layout, *, most_notes: int | None = None) -> None:
    """Prints the diagnostics to the standard error, past MkDocs' logging, which `-q` turns off.

    With `-q` only errors are shown.

    Args:
        diagnostics: In the order in which they are shown.
        layout: Where their files are.
        most_notes: Beyond so many, notes are counted and not listed; for who shows each elsewhere. None lists all.
    """
    is_quiet = logging.getLogger("mkdocs").getEffectiveLevel() > logging.WARNING
    shown = [one for one in diagnostics if one.severity is Severity.ERROR or not is_quiet]
    notes = [one for one in shown if one.severity is Severity.INFO]
    are_counted = most_notes is not None and len(notes) > most_notes
    if are_counted:
        shown = [one for one in shown if one.severity is not Severity.INFO]
    if shown:
        color = wants_color(is_terminal=sys.stderr.isatty())
        say(report_text(shown, sources=partial(read_text, layout), color=color).rstrip("\n"))
    if are_counted:
        say(f"{summarise(notes)}: {count_rules(notes)}. Pages show their own; `evidence check` lists all.")


def refuse(diagnostics: Sequence[Diagnostic]) -> PluginError:
    """The exception that ends a build whose diagnostics were reported."""
    errors = sum(one.severity is Severity.ERROR for one in diagnostics)
    found = count_of(errors, "error") if errors else "warnings, which --strict refuses"
    return PluginError(f"evidence: {found}. {_WHAT_REMAINS}")


def refuse_pages(discrepancies: Iterable[Discrepancy]) -> PluginError:
    """Prints what the built pages lost or changed, and gives the exception that ends the build."""
    found = tuple(discrepancies)
    say("\n".join(f"error[verify] {one}" for one in found))
    pages = count_of(len({one.page for one in found}), "built page")
    return PluginError(f"evidence: {pages} would not say what was checked. {_WHAT_REMAINS}")
