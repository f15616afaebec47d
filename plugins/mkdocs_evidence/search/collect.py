"""What search finds, taken out of the ledger: published claims with their standing, and the glossary."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.standing import ArticleStanding, ClaimStanding
from mkdocs_evidence.model.claim import Article, Claim, Relation
from mkdocs_evidence.model.flow import Fact, FactType, Flow
from mkdocs_evidence.model.ids import ArticleId, FlowId, QuestionId, ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.search.analyser import stems
from mkdocs_evidence.search.claim_list import ClaimList
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, FactEntry, Synonyms

_PATIENT = "patient"
_LONGEST_TERM = 3
_SAYS_NOTHING = frozenset({"none", "other", "unknown"})
"""Answers whose words belong to no fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the pages of the site give to results."""

    standing: Callable[[Article], ArticleStanding]
    """Where an article and its claims stand with the board."""
    work_name: Callable[[ReferenceKey], str]
    """A work in a few words."""
    question_url: Callable[[FlowId, QuestionId], str]
    """Address of a question of a flow, from the root of the site."""


def collect_articles(ledger: Ledger, *, urls: Mapping[ArticleId, str], shown: Shown) -> Iterator[ArticleEntry]:
    """Every published article, in the order of its name.

    Args:
        ledger: Holds the articles.
        urls: Address of each published article from the root of the site; articles that have none are left out.
        shown: What the pages of the site give to results.
    """
    for name in sorted(urls):
        article = ledger.articles[name]
        lay = _lay_texts(article)
        claims = ClaimList(
            _claim_entry(claim, stands, lay.get(claim.id or "", {}), ledger)
            for claim, stands in zip(article.claims, shown.standing(article).claims, strict=True)
            if claim.id
        )
        keys = dict.fromkeys(ReferenceKey(key) for claim in claims for key in claim.references)
        flow = ledger.flows.get(article.flow) if article.flow else None
        yield ArticleEntry(
            id=article.id,
            url=urls[name],
            title=article.title,
            questions=tuple(dict.fromkeys(one for one in (article.question, *article.aliases) if one)),
            not_covered=article.not_covered,
            area=article.id.rpartition("/")[0],
            written=article.written.isoformat() if article.written else "",
            works=tuple((key, shown.work_name(key)) for key in keys),
            flow=flow.title if flow else "",
            facts=tuple(_facts(flow, article, shown)) if flow else (),
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


def _lay_texts(article: Article) -> Mapping[str, Mapping[str, str]]:
    """By claim and audience."""
    texts: dict[str, dict[str, str]] = {}
    for lay in article.lay_texts:
        of_claim = texts.setdefault(lay.claim, {})
        of_claim[lay.audience] = f"{of_claim[lay.audience]} {lay.text}" if lay.audience in of_claim else lay.text
    return texts


def _facts(flow: Flow, article: Article, shown: Shown) -> Iterator[FactEntry]:
    """What a flow asks, each fact once, with the terms that belong to it alone and not to the flow's subject."""
    facts = {fact.id: fact for fact in flow.facts if not fact.is_derived}
    terms = {fact.id: dict.fromkeys(_terms(fact)) for fact in facts.values()}
    shared = Counter(term for own in terms.values() for term in own)
    subject = frozenset(stems(" ".join((flow.title, article.title, article.question, *article.aliases))))
    for question in flow.questions:
        own = terms.pop(question.fact, {})
        telling = tuple(" ".join(term) for term in own if shared[term] == 1 and not subject.intersection(term))
        if telling:
            yield FactEntry(url=shown.question_url(flow.id, question.id), ask=question.ask, terms=telling)


def _terms(fact: Fact) -> Iterator[tuple[str, ...]]:
    """Each word of its name, and each of its answers as a whole when it is short, as stems."""
    yield from ((stem,) for stem in stems(fact.id.replace("-", " ")))
    for option in fact.options if fact.type is not FactType.BOOLEAN else ():
        for _, label in option.label if option.id not in _SAYS_NOTHING else ():
            term = tuple(stems(label))
            if 0 < len(term) <= _LONGEST_TERM:
                yield term


@dataclass(frozen=True, slots=True)
class _Carried:
    kinds: tuple[str, ...]
    keys: tuple[str, ...]
    bearing: tuple[str, ...]


def _carried(claim: Claim, ledger: Ledger) -> _Carried:
    keys = tuple(dict.fromkeys(citation.key for citation in claim.citations))
    carrying = dict.fromkeys(citation.key for citation in claim.citations if citation.relation.carries)
    works = [ledger.references[key] for key in carrying if key in ledger.references]
    kinds = {str(work.kind) for work in works if work.kind}
    disputing = dict.fromkeys(one.key for one in claim.citations if one.relation is Relation.DISPUTES)
    background = [key for key in keys if key not in carrying and key not in disputing]
    bearing = (*carrying, *(f"-{key}" for key in disputing), *(f".{key}" for key in background))
    return _Carried(tuple(sorted(kinds)), keys, bearing)


def _claim_entry(claim: Claim, stands: ClaimStanding, lay: Mapping[str, str], ledger: Ledger) -> ClaimEntry:
    carried = _carried(claim, ledger)
    return ClaimEntry(
        id=claim.id or "",
        text=claim.text,
        lay=lay.get(_PATIENT, ""),
        wordings=tuple((audience, text) for audience, text in lay.items() if audience != _PATIENT),
        asks=claim.asks,
        section=claim.section,
        certainty=claim.certainty or "",
        status=stands.state,
        since=stands.since.isoformat() if stands.since else "",
        kinds=carried.kinds,
        references=carried.keys,
        bearing=carried.bearing,
    )
