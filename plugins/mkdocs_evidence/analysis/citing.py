"""Who cites what: the acts of citing in an article, what each points at, and one index of them for the ledger."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mkdocs_evidence.model.claim import Article, Citation
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.packed_article import CitedAs, ClaimWords, cited_keys, citing_claims
from mkdocs_evidence.model.reference import Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingClaim:
    """One claim that cites a work."""

    article: Article
    claim: ClaimWords
    citation: CitedAs


class _CitingArticle(NamedTuple):
    article: Article
    claims: int
    """How many of its claims cite the work."""


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


def index_citing(ledger: Ledger) -> "Citing":
    """The claims that cite each work, in the order of the articles and of their text.

    Works that no claim cites are left out; a key that no reference has is kept, since the text says it.
    """
    found: dict[ReferenceKey, list[_CitingArticle]] = {}
    for article in ledger.articles.values():
        for key, claims in cited_keys(article):
            found.setdefault(key, []).append(_CitingArticle(article, claims))
    return Citing(found)


class Citing(Mapping[ReferenceKey, tuple[CitingClaim, ...]]):
    """The claims that cite each work. Known is which articles have them; these are looked at when somebody asks."""

    def __init__(self, found: Mapping[ReferenceKey, Sequence[_CitingArticle]]) -> None:
        """Takes the articles that cite each work, in their order."""
        self._found = found

    def __getitem__(self, key: ReferenceKey) -> tuple[CitingClaim, ...]:
        return tuple(
            CitingClaim(article=one.article, claim=claim, citation=citation)
            for one in self._found[key]
            for claim, citation in citing_claims(one.article, key)
        )

    def __contains__(self, key: object) -> bool:
        return key in self._found

    def __iter__(self) -> Iterator[ReferenceKey]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def count(self, key: ReferenceKey) -> int:
        """How many claims cite a work."""
        return sum(one.claims for one in self._found.get(key, ()))

    def first(self, key: ReferenceKey) -> Article:
        """The first article of which a claim cites a work."""
        return self._found[key][0].article

    def follow(self, before: Article, after: Article, ledger: Ledger) -> "Citing":
        """What `index_citing` gives of a ledger, when this is what it gave while one article was another.

        Args:
            before: The article as it was.
            after: The article as it is in the ledger, under the same id.
            ledger: As it is now.
        """
        order = {name: place for place, name in enumerate(ledger.articles)}
        fresh = dict(cited_keys(after))
        followed = dict(self._found)
        for key in {**dict(cited_keys(before)), **fresh}:
            others = [one for one in followed.pop(key, ()) if one.article.id != after.id]
            own = [_CitingArticle(after, fresh[key])] if key in fresh else []
            if found := sorted([*others, *own], key=lambda one: order[one.article.id]):
                followed[key] = found
        return Citing(followed)
