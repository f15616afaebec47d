"""Who cites what: the acts of citing in an article, what each points at, and one index of them for the ledger."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_evidence.model.claim import Article, Citation, Claim
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingClaim:
    """One claim that cites a work."""

    article: Article
    claim: Claim
    citation: Citation


def cited_in(article: Article) -> Sequence[Citation]:
    """Every citation of an article, wherever it stands; a row that takes its caption's citations gives them again."""
    parts = (article.answer, article.claims, article.prose, article.headings, article.captions)
    return [citation for part in parts for block in part for citation in block.citations]


def cited_extracts(citation: Citation, ledger: Ledger) -> tuple[Extract, ...]:
    """What a citation points at: the extract it names, or all of the work's when it names none."""
    reference = ledger.references.get(citation.key)
    if reference is None:
        return ()
    if citation.extract is None:
        return reference.extracts
    extract = reference.extract(citation.extract)
    return (extract,) if extract is not None else ()


def index_citing(ledger: Ledger) -> Mapping[ReferenceKey, tuple[CitingClaim, ...]]:
    """The claims that cite each work, in the order of the articles and of their text.

    Works that no claim cites are left out; a key that no reference has is kept, since the text says it.
    """
    citing: defaultdict[ReferenceKey, list[CitingClaim]] = defaultdict(list)
    for article in ledger.articles.values():
        for claim in article.claims:
            for citation in claim.citations:
                citing[citation.key].append(CitingClaim(article=article, claim=claim, citation=citation))
    return {key: tuple(claims) for key, claims in citing.items()}
