"""The rule `quote-not-in-source`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.nearest import find_nearest
from mkdocs_evidence.analysis.quotes.arms import find_arms
from mkdocs_evidence.analysis.quotes.misquotes import find_misquote, find_structural_flaw
from mkdocs_evidence.checks.quote_flaws import describe_misquote
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Extract, Reference


@rule(
    "EV210",
    on=Reference,
    since="0.2",
    remedy="Quote the words as they stand in the work, or leave the quote out and keep the figures.",
)
def quote_not_in_source(reference: Reference, ledger: Ledger) -> Iterator[Finding]:
    """A quote that the work does not print word for word, or that is cut so that it says something else."""
    for extract in reference.extracts:
        if extract.quote:
            yield from _check(extract, reference, ledger)


def _check(extract: Extract, reference: Reference, ledger: Ledger) -> Iterator[Finding]:
    at = extract.quote_at or extract.at
    source = None if ledger.sources is None else ledger.sources.get(reference.key)
    if source is None or source.problem:
        flaw = find_structural_flaw(extract.quote)
        if flaw is not None:
            message, remedy = describe_misquote(flaw, extract.quote, "")
            yield Finding(at=at, message=message, remedy=remedy, severity=Severity.WARNING)
        elif ledger.sources is not None:
            problem = source.problem if source is not None else _missing(reference, ledger)
            message = f"The quote of the extract `{extract.id}` was not compared. {problem}"
            remedy = f"Put the text of the work into `{reference.key}.txt` in the folder of sources."
            yield Finding(at=at, message=message, remedy=remedy, severity=Severity.INFO)
        return
    misquote = find_misquote(extract.quote, source.text, arms=find_arms(extract, ledger))
    if misquote is not None:
        message, remedy = describe_misquote(misquote, extract.quote, source.text)
        severity = Severity.WARNING if misquote.is_doubt else None
        yield Finding(at=at, message=message, remedy=remedy, severity=severity)


def _missing(reference: Reference, ledger: Ledger) -> str:
    others = [key for key in ledger.sources or () if key not in ledger.references]
    nearest = find_nearest(reference.key, others)
    hint = f" Is it `{nearest}.txt`?" if nearest else ""
    return f"The sources hold no `{reference.key}.txt`.{hint}"
