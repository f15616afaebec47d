"""The rule `stale-baseline`."""

from collections.abc import Iterator

from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.baseline import Baseline
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place


@rule(
    "EV009",
    on=Baseline,
    since="0.1",
    severity=Severity.INFO,
    remedy="Run `evidence check --prune`, which takes out what is mended and adds nothing.",
)
def stale_baseline(stale: Baseline, ledger: Ledger) -> Iterator[Finding]:
    """A baseline that holds findings which are no longer there."""
    number = len(stale.entries)
    if number:
        first = stale.entries[0]
        verb = "findings that are" if number > 1 else "a finding that is"
        yield Finding(
            at=Place(stale.file, 1, 1),
            message=f"The baseline holds {f'{number} ' if number > 1 else ''}{verb} no longer there, "
            f"{'such as' if number > 1 else 'namely'} `{first.rule}` in {first.file} (“{first.words}”).",
        )
