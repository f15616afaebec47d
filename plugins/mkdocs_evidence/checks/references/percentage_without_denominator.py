"""The rule `percentage-without-denominator`."""

import re
from collections.abc import Iterator

from mkdocs_evidence.analysis.figures.units import parse_unit, read_counted
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Datum, Extract, Reference
from mkdocs_evidence.syntax.patterns import regex

_ESTIMATED = regex(r"\b(?:survival|freedom|free|cumulative|actuarial|estimated?|Kaplan)\b", re.IGNORECASE)
"""Words of shares that are read off a curve over time and are a share of no count."""


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
        and not (datum.follow_up and _ESTIMATED.search(datum.what))
    )


def _is_counted(datum: Datum, extract: Extract) -> bool:
    """Whether another datum of the same arm gives the count, as in "63 of 100" beside "63%", or "200 patients"."""
    return any(
        one.arm == datum.arm
        and (one.of is not None or (one.value is not None and (parse_unit(one.unit)[1] or _counts(one))))
        for one in extract.data
    )


def _counts(datum: Datum) -> str:
    return "" if datum.unit else read_counted(datum.what, 0)
