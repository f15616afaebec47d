"""The rule `percentage-without-denominator`."""

from collections.abc import Iterator

from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Datum, Extract, Reference


@rule(
    "EV219",
    on=Reference,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Add what the work gives: `n` and `of`, or `ci`. Where it gives neither, say so in the extract's `note`.",
)
def percentage_without_denominator(reference: Reference, _: Ledger) -> Iterator[Finding]:
    """A percentage of patients without the number it is of, and without an interval."""
    for extract in reference.extracts:
        if extract.outcome is not None and not extract.note:
            for datum in extract.data:
                if _is_bare(datum) and not _is_counted(datum, extract):
                    yield Finding(
                        at=datum.at,
                        message=f"Of how many is “{datum.what}” {datum.comparator}{datum.value}%? "
                        f"The extract `{extract.id}` gives neither a denominator nor an interval.",
                    )


def _is_bare(datum: Datum) -> bool:
    return (
        datum.unit in ("%", "percent", "per cent")
        and datum.measure in ("", "proportion")
        and datum.value is not None
        and datum.of is None
        and datum.ci is None
    )


def _is_counted(datum: Datum, extract: Extract) -> bool:
    """Whether another datum of the same arm gives the count, as in "63 of 100" beside "63%"."""
    return any(one.of is not None and one.arm == datum.arm for one in extract.data)
