"""Who cites what: the acts of citing in an article, what each points at, and one index of them for the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    return _index(ledger.articles.values())


def follow_citing(
    citing: Mapping[ReferenceKey, tuple[CitingClaim, ...]], before: Article, after: Article, ledger: Ledger
) -> Mapping[ReferenceKey, tuple[CitingClaim, ...]]:
    """What `index_citing` gives of a ledger, from what it gave while one article was another.

    Args:
        citing: From before.
        before: The article as it was.
        after: The article as it is in the ledger, under the same id.
        ledger: As it is now.
    """
    places = {name: place for place, name in enumerate(ledger.articles)}
    fresh = _index([after])
    followed = dict(citing)
    for key in {*_index([before]), *fresh}:
        others = [one for one in citing.get(key, ()) if one.article.id != after.id]
        ahead = sum(places[one.article.id] < places[after.id] for one in others)
        claims = (*others[:ahead], *fresh.get(key, ()), *others[ahead:])
        followed.pop(key, None)
        if claims:
            followed[key] = claims
    return followed


def _index(articles: Iterable[Article]) -> dict[ReferenceKey, tuple[CitingClaim, ...]]:
    citing: defaultdict[ReferenceKey, list[CitingClaim]] = defaultdict(list)
    for article in articles:
        for claim in article.claims:
            for citation in claim.citations:
                citing[citation.key].append(CitingClaim(article=article, claim=claim, citation=citation))
    return {key: tuple(claims) for key, claims in citing.items()}
