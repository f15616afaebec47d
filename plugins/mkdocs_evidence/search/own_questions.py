"""The questions that authors wrote, asked of their own site: each finds its claim, and what is excluded no answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.search.analyser import stems
from mkdocs_evidence.search.calibration import LEAST_THRESHOLD
from mkdocs_evidence.search.collect import collect_synonyms
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry
from mkdocs_evidence.search.gate import MOST_LOOKED_AT, Outcome, decide
from mkdocs_evidence.search.kinds import asking_part
from mkdocs_evidence.search.question_keys import question_key
from mkdocs_evidence.search.ranking import Asker
from mkdocs_evidence.search.site_index import SiteIndex, index_site

FIRST = 3
"""Among the first so many results an authored question must find its claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """An authored question that does not find its claim."""

    article: ArticleId
    claim: str
    question: str
    instead: tuple[str, ...]
    """The claims that come first, as `article#claim`, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question that an article says it does not cover, and that a claim of it answers, by the gate or its `asks`."""

    article: ArticleId
    question: str
    claim: str


@once_per_ledger
def index_ledger(ledger: Ledger) -> SiteIndex:
    """The index of what articles say, without what only results show. Takes a tenth of a millisecond a claim."""
    return index_site(map(_entry, ledger.articles.values()), collect_synonyms(ledger))


def find_lost(ledger: Ledger, most: int) -> Iterator[Lost]:
    """Authored questions that do not find their claim, in the order of articles and claims.

    Args:
        ledger: Holds the articles.
        most: Questions to try; of more than so many, those whose keys come first, so that they stay the same.
    """
    site = index_ledger(ledger)
    asked = [
        (article.id, number, claim.id, question)
        for number, (article, claim) in site.claims.items()
        for question in claim.asks
    ]
    chosen = nsmallest(most, asked, key=lambda one: (question_key(one[3]), one)) if len(asked) > most else asked
    for article, number, claim_id, question in sorted(chosen, key=lambda one: one[:2]):
        first = [hit.number for hit in site.asker.ask(question, most=FIRST, is_brief=True).hits]
        if number not in first:
            yield Lost(
                article=ArticleId(article),
                claim=claim_id,
                question=question,
                instead=tuple(f"{site.claims[one][0].id}#{site.claims[one][1].id}" for one in first),
            )


def find_answered(ledger: Ledger, articles: frozenset[ArticleId]) -> Iterator[Answered]:
    """Questions that articles do not cover, and that would get an answer from them.

    Args:
        ledger: Holds the articles.
        articles: Those that name such questions.
    """
    site = index_ledger(ledger)
    for article in (ledger.articles[name] for name in sorted(articles)):
        asked = {question_key(ask): claim.id for claim in article.claims if claim.id for ask in claim.asks}
        put = frozenset(frozenset(stems(ask)) for claim in article.claims if claim.id for ask in claim.asks)
        for question in article.not_covered:
            claim = asked.get(question_key(question)) or _answering(question, article.id, put, site)
            if claim:
                yield Answered(article=article.id, question=question, claim=claim)


def is_put_otherwise(question: str, asks: Iterable[frozenset[str]], asker: Asker) -> bool:
    """Whether an article that excludes a question has none with the same words, and so never answers it.

    What an article excludes in those words it answers only where a claim is asked for in words as like, and a question
    that has one word more or less is less alike. One of no words, or of more than count, is like nothing.

    Args:
        question: Excluded by the article.
        asks: The stems of each question that the article's claims answer.
        asker: Tells what the words of a question may stand for.
    """
    asked = asker.ask(question, most=0).asked
    forms = frozenset[str]().union(*(one.forms for one in asked))
    own = frozenset(stems(question))
    if not own or not own <= forms:
        return False
    near = [ask for ask in asks if ask and ask <= forms]
    put = frozenset(stems(asking_part(question))) if near else own
    words = [one.forms for one in asked if one.stem in put]
    return not any(all(not ask.isdisjoint(forms) for forms in words) for ask in near)


def _answering(question: str, article: ArticleId, asks: Iterable[frozenset[str]], site: SiteIndex) -> str:
    """The claim of an article with which readers would be answered; empty when they would not be."""
    if is_put_otherwise(question, asks, site.asker):
        return ""
    found = site.asker.ask(question, most=10 * MOST_LOOKED_AT)
    own = found.without(hit for hit in found.hits if site.claims[hit.number][0].id != article)
    if decide(question, own, site.claims, LEAST_THRESHOLD).outcome is not Outcome.ANSWER:
        # No site asks for less; how much it asks for is dear to find out.
        return ""
    verdict = decide(question, own, site.claims, site.calibration.threshold)
    return site.claims[verdict.shown[0].hit.number][1].id if verdict.outcome is Outcome.ANSWER else ""


def _entry(article: Article) -> ArticleEntry:
    lay: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in article.lay_texts:
        lay[one.claim].append((one.audience, one.text))
    return ArticleEntry(
        id=article.id,
        url="",
        title=article.title,
        questions=tuple(dict.fromkeys(one for one in (article.question, *article.aliases) if one)),
        not_covered=article.not_covered,
        claims=tuple(
            ClaimEntry(
                id=claim.id,
                text=claim.text,
                wordings=tuple(lay[claim.id]),
                asks=claim.asks,
                section=claim.section,
            )
            for claim in article.claims
            if claim.id
        ),
    )
