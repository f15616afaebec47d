"""The rule `quotation-not-in-evidence`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.citing import cited_extracts
from mkdocs_evidence.analysis.quotes.misquotes import holds_words
from mkdocs_evidence.analysis.quotes.quotations import Quotation, find_quotations
from mkdocs_evidence.checks.quote_flaws import describe_absence
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Citation, Claim
from mkdocs_evidence.model.finding import Finding, Related, Severity
from mkdocs_evidence.model.ledger import Ledger

_MOST_WORDS = 6
"""Words of a quotation that a message repeats."""


@rule(
    "EV127",
    on=Article,
    since="0.2",
    remedy="Write the words as the work prints them and keep them as the `quote:` of the extract, or take the "
    "quotation marks away and say it in your own words.",
)
def quotation_not_in_evidence(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """Words in quotation marks that no cited work is shown to say."""
    for claim in article.claims:
        for quotation in find_quotations(claim.text):
            yield from _check(claim, quotation, ledger)


def _check(claim: Claim, quotation: Quotation, ledger: Ledger) -> Iterator[Finding]:
    if not claim.citations or any(_leads_nowhere(one, ledger) for one in claim.citations):
        return
    extracts = [extract for one in claim.citations for extract in cited_extracts(one, ledger)]
    quotes = [extract for extract in extracts if extract.quote]
    texts = [extract.quote for extract in quotes] + _find_sources(claim, ledger)
    if any(holds_words(quotation.words, text) for text in texts):
        return
    told = [describe_absence(quotation.words, text) for text in texts]
    near = next((one for one in told if one.is_near), None)
    yield Finding(
        at=claim.text_map.place(quotation.start, quotation.stop),
        message=f"{_opening(quotation.words)} stands in quotation marks, and no cited extract or text holds these "
        "words." + (f" {near.message}" if near else ""),
        remedy=near.remedy if near else "",
        # Without a word of who said so they may be a title, a saying or what patients are told.
        severity=None if quotation.is_attributed or near else Severity.WARNING,
        related=tuple(Related(at=one.quote_at or one.at, message=f"`{one.id}` quotes this.") for one in quotes),
    )


def _opening(words: str) -> str:
    first = words.split()
    return f"“{words}”" if len(first) <= _MOST_WORDS else f"“{' '.join(first[:_MOST_WORDS])} …”"


def _leads_nowhere(citation: Citation, ledger: Ledger) -> bool:
    reference = ledger.references.get(citation.key)
    if reference is None:
        return True
    return citation.extract is not None and reference.extract(citation.extract) is None


def _find_sources(claim: Claim, ledger: Ledger) -> list[str]:
    if ledger.sources is None:
        return []
    keys = dict.fromkeys(one.key for one in claim.citations if one.key in ledger.sources)
    return [ledger.sources[key].text for key in keys]
