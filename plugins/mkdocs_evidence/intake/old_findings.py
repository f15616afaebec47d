"""Makes and shrinks the file of old findings with which a site begins to be checked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from mkdocs_evidence.analysis.fingerprints import fingerprint_findings
from mkdocs_evidence.checks.baseline import may_be_old
from mkdocs_evidence.intake.fix import replace_file
from mkdocs_evidence.load.baseline import encode_baseline, load_baseline
from mkdocs_evidence.load.files import FoundFile
from mkdocs_evidence.model.baseline import Baseline, Fingerprint
from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import Compilation, read_text

DEFAULT_FILE = "evidence-baseline.json"
"""Where the baseline of a project is, unless somebody says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptForLater:
    """What `keep_findings` wrote."""

    number: int
    """Findings in the file."""
    left: tuple[Diagnostic, ...]
    """Findings that no baseline may hold."""


class UnusableBaselineError(Exception):
    """The file that was named is no baseline; the message is for people."""


def no_findings() -> Baseline:
    """A baseline that holds nothing, so that everything counts."""
    return Baseline(file=DEFAULT_FILE, entries=())


def open_baseline(path: Path, layout: Layout) -> Baseline:
    """The baseline in a file that a person named.

    Raises:
        UnusableBaselineError: There is none, or it cannot be read.
    """
    if not path.is_file():
        raise UnusableBaselineError(f"There is no baseline `{path}`. Write it with --write-baseline.")
    file = layout.name(path.resolve())
    known, faults = load_baseline(FoundFile(path=str(path), file=file, inside=file))
    if known is None:
        told = (f"{one.finding.at}: {one.finding.message} {one.finding.remedy}" for one in faults)
        raise UnusableBaselineError("\n".join(told))
    return known


def baseline_path(compilation: Compilation, layout: Layout) -> Path:
    """Where the baseline of a project is when nobody names another place."""
    setting = compilation.ledger.settings.baseline
    return layout.root / (setting.file if setting else DEFAULT_FILE)


def keep_findings(compilation: Compilation, layout: Layout, path: Path) -> KeptForLater:
    """Writes everything that was found, and that may wait, into a baseline.

    Args:
        compilation: Made without a baseline.
        layout: Where the files are.
        path: The baseline; replaced when it is there.

    Raises:
        OSError: The disk failed; the file is as it was.
    """
    kept = [one for one in compilation.diagnostics if may_be_old(one)]
    _write(path, fingerprint_findings(kept, partial(read_text, layout)))
    return KeptForLater(number=len(kept), left=tuple(one for one in compilation.diagnostics if not may_be_old(one)))


def prune_findings(compilation: Compilation, layout: Layout, path: Path) -> int:
    """Takes out of a baseline what is no longer found, and adds nothing.

    Args:
        compilation: Made with that baseline.
        layout: Where the files are.
        path: The baseline.

    Returns:
        How many findings were taken out; the file is not written when there were none.

    Raises:
        OSError: The disk failed; the file is as it was.
    """
    judgement = compilation.judgement
    if judgement.baseline is None:
        return 0
    there = fingerprint_findings(judgement.old, partial(read_text, layout))
    left = Counter(one.digest for one in there)
    kept: list[Fingerprint] = []
    for entry in judgement.baseline.entries:
        if left[entry.digest]:
            left[entry.digest] -= 1
            kept.append(entry)
    gone = len(judgement.baseline.entries) - len(kept)
    if gone:
        _write(path, kept)
    return gone


def without_stale(compilation: Compilation) -> Compilation:
    """The compilation without the complaint about a baseline that has just been pruned."""
    shown = tuple(one for one in compilation.diagnostics if one.name != "stale-baseline")
    return replace(compilation, judgement=replace(compilation.judgement, shown=shown))


def _write(path: Path, entries: Sequence[Fingerprint]) -> None:
    replace_file(path, encode_baseline(entries))
