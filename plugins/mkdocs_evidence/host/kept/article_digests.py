"""What a page can show of an article, of a work and of all content, each as one digest that is worked out once.

The digests hold everything but what the whole site shares: code, settings, theme, people and words.
"""

from functools import cached_property
from hashlib import blake2b

from mkdocs_evidence.analysis.citing import cited_in
from mkdocs_evidence.load.articles.withholding import Publication
from mkdocs_evidence.load.kept.traces import WorkDigests
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId, ReferenceKey
from mkdocs_evidence.render.facts import SiteFacts


class ArticleDigests:
    """Gives the digests of one state of the content."""

    def __init__(self, publication: Publication, facts: SiteFacts, works: WorkDigests | None) -> None:
        """Takes what is published, what was gathered of it, and what the works are made of, where that is known."""
        self._ledger = publication.ledger
        self._texts = publication.texts
        self._reviews = facts.reviews
        self._parts = works
        self._works: dict[ReferenceKey, str] = {}
        self._articles: dict[ArticleId, str] = {}

    def article(self, article: Article) -> str:
        """Of an article's file, the works it cites, and what the board decided on it."""
        if article.id not in self._articles:
            self._articles[article.id] = self._digest_article(article)
        return self._articles[article.id]

    def work(self, key: ReferenceKey) -> str:
        """Of a work with what happened to it; of one that is not there, too."""
        if key not in self._works:
            self._works[key] = self._digest_work(key)
        return self._works[key]

    @cached_property
    def content(self) -> str:
        """Of all content of the site."""
        ledger = self._ledger
        articles = (f"{one.id} {one.source_digest}" for one in ledger.articles.values())
        works = map(self.work, ledger.references)
        records = (f"{one.digest} {one.flaws}" for found in self._reviews.values() for one in found)
        texts = (f"{name} {text}" for name, text in self._texts.items())
        return digest_texts(*articles, "", *works, "", *records, "", *map(repr, ledger.flows.values()), "", *texts)

    def _digest_work(self, key: ReferenceKey) -> str:
        # To look into thousands of works for an edit of one article takes longer than to examine that article.
        part = self._parts.of(key) if self._parts is not None else b""
        return f"{key in self._ledger.references} {part.hex()}" if part else repr(self._ledger.references.get(key))

    def _digest_article(self, article: Article) -> str:
        judged = self._reviews.get(article.id, ())
        records = (f"{one.digest} {one.flaws} {sorted(one.withdrawals_seen)}" for one in judged)
        cited = {one.key for one in cited_in(article)}
        # A record may speak of works that the article no longer cites.
        cited.update(key for one in judged for claim in one.record.claims for key, _ in claim.citations)
        shows_more = article.flow is not None or any(claim.conflicts_with for claim in article.claims)
        return digest_texts(
            article.source_digest,
            self._texts.get(article.id, ""),
            repr(self._ledger.withheld.get(article.id)),
            *records,
            *map(self.work, sorted(cited)),
            self.content if shows_more else "",
        )


def digest_texts(*parts: str) -> str:
    """Of texts, each with its length, so that no two lists of texts are one."""
    state = blake2b(digest_size=24)
    for part in parts:
        data = part.encode(errors="surrogatepass")
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()
