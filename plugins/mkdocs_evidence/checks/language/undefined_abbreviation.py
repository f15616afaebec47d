"""The rule `undefined-abbreviation`."""

from collections.abc import Iterator
from operator import itemgetter

from mkdocs_evidence.analysis.lexicons import site_lexicon
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.reading.abbreviations import find_abbreviations, find_written_out, with_parts
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place, TextMap


@rule(
    "EV502",
    on=Article,
    since="0.1",
    severity=Severity.WARNING,
    remedy="Write it out once, as in `avascular necrosis (AVN)`, or add it to `site_config/vocabulary/glossary.yml`.",
)
def undefined_abbreviation(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """An abbreviation that neither the article nor the glossary writes out."""
    texts = [*_texts(article)]
    known = set(_glossary(ledger)) if texts else set[str]()
    for text, _ in texts:
        known.update(find_written_out(text))
    uses = [(found, where) for text, where in texts for found in find_abbreviations(text, known)]
    known.update(found.short for found, _ in uses if found.is_name)
    for found, where in uses:
        if found.short not in known:
            known.add(found.short)
            at = where.place(found.start, found.stop) if isinstance(where, TextMap) else where
            yield Finding(at=at, message=f"`{found.short}` is written out nowhere in this article or the glossary.")


def _texts(article: Article) -> Iterator[tuple[str, TextMap | Place]]:
    """The texts that may hold an abbreviation, in the order in which they are read."""
    for text, field in ((article.question, "question"), (article.title, "title")):
        if _may_abbreviate(text):
            yield text, article.field_place(field)
    blocks = [
        (block.at, block.text, block.text_map)
        for holder in (
            article.answer,
            article.claims,
            article.prose,
            article.lay_texts,
            article.headings,
            article.captions,
        )
        for block in holder
        if _may_abbreviate(block.text)
    ]
    for _, text, text_map in sorted(blocks, key=itemgetter(0)):
        yield text, text_map


def _may_abbreviate(text: str) -> bool:
    """Whether a text has a capital elsewhere than at its beginning."""
    return not text[1:].islower()


@once_per_ledger
def _glossary(ledger: Ledger) -> frozenset[str]:
    """What needs no writing out: well-known abbreviations, glossary entries, staging schemes with their stages."""
    known = set(site_lexicon("abbreviations-known", ledger.settings))
    for entry in ledger.vocabulary.glossary:
        known |= {entry.name, entry.id.upper(), *with_parts(entry.id)}
        known.update(find_written_out(entry.name), find_written_out(entry.plain))
    for scheme in ledger.vocabulary.staging:
        known |= {scheme.id.partition("-")[0].upper(), *scheme.name.replace("(", " ").replace(")", " ").split()}
        known |= {stage for stage, _ in scheme.stages}
    return frozenset(known)
