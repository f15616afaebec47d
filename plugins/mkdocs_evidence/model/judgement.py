"""What became of every finding: shown, excused by a waiver, or known of old."""

from dataclasses import dataclass

from mkdocs_evidence.model.baseline import Baseline
from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.settings import Waiver


@dataclass(frozen=True, slots=True, kw_only=True)
class Excused:
    """A diagnostic that nobody is shown, and the waiver that excuses it."""

    diagnostic: Diagnostic
    waiver: Waiver


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Everything that the rules found in a site. Each part is in order of file, line, column and code."""

    shown: tuple[Diagnostic, ...]
    """What is reported; errors among them refuse a build."""
    excused: tuple[Excused, ...] = ()
    """By waivers; one of several that fit is named."""
    old: tuple[Diagnostic, ...] = ()
    """Those that the baseline holds."""
    baseline: Baseline | None = None
    """The one they were compared with; None when there is none."""
