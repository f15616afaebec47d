"""What search finds, taken out of the ledger: published claims with their standing, and the glossary."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.standing import ArticleStanding, ClaimStanding
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms


def collect_articles(
    ledger: Ledger, *, urls: Mapping[ArticleId, str], standing: Callable[[Article], ArticleStanding]
) -> Iterator[ArticleEntry]:
    """Every published article, in the order of its name.

    Args:
        ledger: Holds the articles.
        urls: Address of each published article from the root of the site; articles that have none are left out.
        standing: Where an article and its claims stand with the board.
    """
    for name in sorted(urls):
        article = ledger.articles[name]
        lay = _lay_texts(article)
        claims = tuple(
            _claim_entry(claim, stands, lay.get(claim.id or "", ""), ledger)
            for claim, stands in zip(article.claims, standing(article).claims, strict=True)
            if claim.id
        )
        yield ArticleEntry(
            id=article.id,
            url=urls[name],
            title=article.title,
            questions=tuple(dict.fromkeys(one for one in (article.question, *article.aliases) if one)),
            area=article.id.rpartition("/")[0],
            claims=claims,
        )


def collect_synonyms(ledger: Ledger) -> tuple[Synonyms, ...]:
    """The glossary, and the other names of interventions and outcomes, as terms that mean the same."""
    vocabulary = ledger.vocabulary
    return (
        *(
            Synonyms(name=entry.name, forms=_unlike(entry.id, entry.name, *entry.avoid), plain=entry.plain)
            for entry in vocabulary.glossary
        ),
        *(
            Synonyms(name=term.name, forms=_unlike(term.name, *term.also))
            for term in vocabulary.interventions
            if term.also
        ),
        *(Synonyms(name=term.name, forms=_unlike(term.name, *term.also)) for term in vocabulary.outcomes if term.also),
    )


def _unlike(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))


def _lay_texts(article: Article) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for lay in article.lay_texts:
        texts[lay.claim] = f"{texts[lay.claim]} {lay.text}" if lay.claim in texts else lay.text
    return texts


@dataclass(frozen=True, slots=True)
class _Carried:
    kinds: tuple[str, ...]
    keys: tuple[str, ...]


def _carried(claim: Claim, ledger: Ledger) -> _Carried:
    keys = tuple(dict.fromkeys(citation.key for citation in claim.citations))
    carrying = dict.fromkeys(citation.key for citation in claim.citations if citation.relation.carries)
    works = [ledger.references[key] for key in carrying if key in ledger.references]
    kinds = {str(work.kind) for work in works if work.kind}
    return _Carried(tuple(sorted(kinds)), keys)


def _claim_entry(claim: Claim, stands: ClaimStanding, lay: str, ledger: Ledger) -> ClaimEntry:
    carried = _carried(claim, ledger)
    return ClaimEntry(
        id=claim.id or "",
        text=claim.text,
        lay=lay,
        asks=claim.asks,
        section=claim.section,
        certainty=claim.certainty or "",
        status=stands.state,
        since=stands.since.isoformat() if stands.since else "",
        kinds=carried.kinds,
        references=carried.keys,
    )
