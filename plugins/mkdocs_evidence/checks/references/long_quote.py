"""The rule `long-quote`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.quotes.misquotes import count_words
from mkdocs_evidence.checks.registry import Option, rule
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.settings import option

_MAX_WORDS = Option(name="max_words", default=40, about="Most words that a quote may have.")


@rule(
    "EV211",
    on=Reference,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Quote only the words that the claim needs; `…` may stand for what is left out between them.",
    options=(_MAX_WORDS,),
)
def long_quote(reference: Reference, ledger: Ledger) -> Iterator[Finding]:
    """A quote of more words than the law of quotation commonly allows."""
    for extract in reference.extracts:
        if not extract.quote:
            continue
        most = option("long-quote", _MAX_WORDS.name, _MAX_WORDS.default, ledger.settings)
        count = count_words(extract.quote)
        if count > most:
            yield Finding(
                at=extract.quote_at or extract.at,
                message=f"The quote of the extract `{extract.id}` has {count} words; at most {most} may be quoted.",
            )
