"""The rule `mixed-terms`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reading.terms import (
    AvoidedTerm,
    TermUse,
    avoided_terms,
    find_avoided,
    is_explained,
    is_quoted,
)
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import TextMap


@rule(
    "EV507",
    on=Article,
    since="0.2",
    severity=Severity.INFO,
    remedy="Use the name of the glossary, or explain the other one once: `avascular necrosis (aseptic necrosis)`.",
)
def mixed_terms(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A term that the glossary asks authors not to use, so that one thing goes by two names."""
    avoided = avoided_terms(ledger)
    if not avoided:
        return
    blocks = [
        (block.at, block.text, block.text_map)
        for holder in (article.answer, article.claims, article.prose, article.captions)
        for block in holder
    ]
    spoken = "\n".join(text for _, text, _ in blocks).casefold()
    lay_texts = [(lay.at, lay.text, lay.text_map) for lay in article.lay_texts]
    everything = spoken + "".join(text for _, text, _ in lay_texts).casefold()
    present = {term for term, one in avoided.items() if term in everything and _is_wrong(one, spoken)}
    if not present:
        return
    uses = [
        (text, text_map, use)
        for _, text, text_map in sorted((*blocks, *lay_texts), key=lambda block: block[0])
        for use in find_avoided(text, ledger)
        if use.avoided.term.casefold() in present and not is_quoted(text, use.start)
    ]
    settled = {use.avoided.term for text, _, use in uses if is_explained(text, use.start, use.stop)}
    for text, text_map, use in uses:
        if use.avoided.term not in settled:
            settled.add(use.avoided.term)
            yield _describe(text, text_map, use, everything)


def _is_wrong(avoided: AvoidedTerm, spoken: str) -> bool:
    """Whether a term is wrong in an article: one to avoid always is, another name only where claims mix the two."""
    both = (avoided.term.casefold(), avoided.entry.name.casefold())
    return not avoided.is_alias or all(name in spoken for name in both)


def _describe(text: str, text_map: TextMap, use: TermUse, everything: str) -> Finding:
    entry, words = use.avoided.entry, text[use.start : use.stop]
    name = f"`{entry.name}`" if use.avoided.is_alias or entry.id == entry.name else f"`{entry.name}` (`{entry.id}`)"
    is_mixed = any(form.casefold() in everything for form in (entry.name, entry.id))
    fault = f"`{words}` is another name" if use.avoided.is_alias else f"`{words}` is a term to avoid"
    mixed = f"this article also says {name} for the same thing" if is_mixed else f"the name on this site is {name}"
    return Finding(
        at=text_map.place(use.start, use.stop),
        message=f"{fault}; {mixed}.",
        remedy=f"Write `{entry.name}`, or explain the other name once: `{entry.name} ({use.avoided.term})`.",
    )
